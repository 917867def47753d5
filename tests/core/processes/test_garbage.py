"""Garbage is collected when it is due, as the interpreter would have done."""

import gc
import weakref

import pytest

from editor.core.processes.garbage import collect_if_due


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
