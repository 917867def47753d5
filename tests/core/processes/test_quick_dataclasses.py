"""Data classes with late methods are what `dataclasses` makes of the same class."""

import dataclasses
import inspect
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pytest

from editor.core.processes import children, quick_dataclasses
from tests.guard.repository import ROOT


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Classes that are made meanwhile have late methods, in the versions of Python that can."""
    name = quick_dataclasses._NAME
    if not hasattr(dataclasses, name):
        pytest.skip("this Python compiles a class at once")
    monkeypatch.setattr(dataclasses, name, getattr(dataclasses, name))
    quick_dataclasses.install()
    monkeypatch.setattr(quick_dataclasses, "_OURS", "tests")
    yield


def _plain() -> Any:
    @dataclass
    class Made:
        """A class."""

        name: str
        count: int = 3
        parts: list[int] = field(default_factory=list)
        kind: ClassVar[str] = "kind"

    return Made


def _frozen() -> Any:
    @dataclass(frozen=True, slots=True, order=True)
    class Made:
        """A class."""

        name: str
        count: int = 3
        parts: tuple[int, ...] = ()

    return Made


def _derived() -> Any:
    base = _frozen()

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Made(base):  # type: ignore[misc, valid-type]
        """A class."""

        extra: str = "extra"

        def __post_init__(self) -> None:
            if self.count < 0:
                raise ValueError(self.name)

    return Made


MAKERS = (_plain, _frozen, _derived)


@pytest.mark.parametrize("make", MAKERS)
def test_what_it_does_is_the_same(make: Callable[[], Any], monkeypatch: pytest.MonkeyPatch, late: None) -> None:
    ours = make()
    monkeypatch.undo()
    usual = make()
    for arguments, named in ((("a",), {}), (("a", 4), {}), (("b",), {"count": 1})):
        one, other = ours(*arguments, **named), usual(*arguments, **named)
        assert repr(one) == repr(other)
        assert dataclasses.asdict(one) == dataclasses.asdict(other)
        for _ in range(2):  # late the first time, in its place the second
            assert one == ours(*arguments, **named) != ours("other")
            assert one != other
        assert repr(dataclasses.replace(one, name="new")) == repr(dataclasses.replace(other, name="new"))
    assert str(usual.__init__.__qualname__) == str(ours.__init__.__qualname__)
    none: tuple[object, ...] = ()
    for broken in (none, ("a", 1, [], 7, 8)):
        with pytest.raises(TypeError):
            ours(*broken)


def test_a_frozen_one_stays_so_and_is_hashed(late: None) -> None:
    made = _frozen()
    one, same = made("a", 1), made("a", 1)
    assert len({one, same, made("b")}) == 2
    assert made("a", 1) < made("a", 2) <= made("b")
    for _ in range(2):
        with pytest.raises(dataclasses.FrozenInstanceError):
            one.name = "other"
        with pytest.raises(dataclasses.FrozenInstanceError):
            del one.name


def test_a_derived_class_checks_itself(late: None) -> None:
    derived = _derived()
    assert derived("a", 1, extra="x").extra == "x"
    with pytest.raises(ValueError, match="bad"):
        derived("bad", -1)


def test_a_method_without_its_object_says_so_or_takes_it_by_name(late: None) -> None:
    for name in ("__init__", "__eq__"):
        with pytest.raises(TypeError, match="missing"):
            getattr(_plain(), name)()
    made = _plain()
    one = object.__new__(made)
    made.__init__(self=one, name="a")
    assert one == made("a")


def test_the_method_takes_its_place_at_the_first_call(late: None) -> None:
    made = _frozen()
    stand_in = made.__init__
    made("a")
    assert made.__init__ is not stand_in
    assert made.__init__.__code__.co_varnames[:3] == ("self", "name", "count")


def test_those_of_other_libraries_are_as_python_makes_them(monkeypatch: pytest.MonkeyPatch, late: None) -> None:
    monkeypatch.setattr(quick_dataclasses, "_OURS", "editor")
    for make in MAKERS:
        made = make()
        assert [*inspect.signature(made).parameters][:3] == ["name", "count", "parts"]
        assert made.__init__.__annotations__["count"] in (int, "int")
    without_doc = dataclasses.make_dataclass("Made", [("name", str)])
    assert without_doc.__doc__ == "Made(name: str)"


@dataclass(frozen=True, slots=True)
class _Sent:
    """A value that travels."""

    name: str
    parts: tuple[int, ...] = ()


def test_values_travel_from_one_process_to_another(late: None, monkeypatch: pytest.MonkeyPatch) -> None:
    made = _frozen()
    made.__module__, made.__qualname__ = __name__, "Late"
    monkeypatch.setitem(globals(), "Late", made)
    assert pickle.loads(pickle.dumps(made("a", 1))) == made("a", 1)
    assert pickle.loads(pickle.dumps(_Sent("a", (1,)))) == _Sent("a", (1,))


def test_where_python_makes_them_otherwise_nothing_is_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_dataclasses, "_compiled", None)
    before = getattr(dataclasses, quick_dataclasses._NAME, None)
    quick_dataclasses.install()
    assert getattr(dataclasses, quick_dataclasses._NAME, None) is before


@pytest.mark.parametrize(
    ("module", "made"),
    [
        ("editor.core.workers.post_worker", "editor.core.post.Post"),
        ("editor.core.library.worker", "editor.core.post.Post"),
    ],
)
def test_the_processes_of_page_and_library_make_theirs_late(module: str, made: str) -> None:
    if not hasattr(dataclasses, quick_dataclasses._NAME):
        pytest.skip("this Python compiles a class at once")
    home, _, name = made.rpartition(".")
    code = f"""
import {module}, {home}
method = {home}.{name}.__eq__
assert method.__code__.co_filename.endswith("quick_dataclasses.py"), method.__code__.co_filename
assert {made}() == {made}()
assert {home}.{name}.__eq__ is not method
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=children.environment(), check=True)
