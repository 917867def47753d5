import copy
import importlib
import pickle
import pkgutil
import re
from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest

import editor.core
from editor.core.text import patterns
from editor.core.text.patterns import pattern


@pytest.mark.parametrize(
    "use",
    [
        lambda found: found.search("a12b3").span(),
        lambda found: found.match("12").group(),
        lambda found: found.fullmatch("12x"),
        lambda found: found.findall("1 22"),
        lambda found: [each.group() for each in found.finditer("1 22")],
        lambda found: found.sub("_", "1a2"),
        lambda found: found.subn("_", "1a2"),
        lambda found: found.split("a1b2c"),
        lambda found: (found.pattern, found.flags, found.groups, dict(found.groupindex)),
        lambda found: found.scanner("12").search().group(),
    ],
)
@pytest.mark.parametrize(("source", "flags"), [(r"(?P<digits>\d+)", 0), (r"(?P<digits>[0-9]+)", re.ASCII)])
def test_it_is_as_the_compiled_expression(use: Callable[[Any], object], source: str, flags: int) -> None:
    lazy = pattern(source, flags)
    assert use(lazy) == use(re.compile(source, flags))
    assert use(lazy) == use(re.compile(source, flags))  # held now


def test_bytes_too() -> None:
    assert pattern(rb"\r\n?").sub(b"\n", b"a\r\nb\rc") == b"a\nb\nc"


def test_nothing_is_compiled_before_the_first_use() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.match("")


@pytest.mark.parametrize("ask", [copy.copy, pickle.dumps, repr])
def test_what_is_asked_of_any_object_is_answered(ask: Callable[[object], object]) -> None:
    assert ask(pattern("a"))


def test_threads_that_come_at_once_get_the_same() -> None:
    lazy, start, found = pattern(r"\w+"), Barrier(4), list[str]()

    def look() -> None:
        start.wait(10)
        found.append(lazy.findall("新聞 記事")[1])

    threads = [Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["記事"] * 4


def test_each_of_the_core_compiles() -> None:
    names = [found.name for found in pkgutil.walk_packages(editor.core.__path__, "editor.core.")]
    lazies = [
        value
        for name in names
        if not name.endswith("__main__")
        for value in vars(importlib.import_module(name)).values()
        if isinstance(value, patterns._LazyPattern)
    ]
    assert len(lazies) > 100
    for each in lazies:
        re.compile(each._source, each._flags)
