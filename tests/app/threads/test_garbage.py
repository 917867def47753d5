"""Cyclic garbage is collected in the window's thread alone, and only when it is due."""

import gc
import weakref

import pytest

from editor.app.threads.garbage import Garbage, collect_if_due


class Ring:
    """An object that only the search for cycles can free."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def as_it_was():
    limits, enabled = gc.get_threshold(), gc.isenabled()
    gc.collect()
    yield
    gc.set_threshold(*limits)
    (gc.enable if enabled else gc.disable)()


@pytest.mark.parametrize(("limit", "freed"), [(1, True), (10**6, False)])
def test_it_is_collected_when_it_is_due(limit: int, freed: bool) -> None:
    gc.disable()
    gc.set_threshold(limit, 10, 10)
    ring = weakref.ref(Ring())
    kept = [[] for _number in range(10)]  # more new objects than the limit
    collect_if_due()
    assert (ring() is None) == freed and len(kept) == 10
    gc.collect()


def test_the_interpreter_does_not_collect_by_itself_any_more(qapp) -> None:
    gc.enable()
    garbage = Garbage()
    assert not gc.isenabled()
    garbage.deleteLater()
