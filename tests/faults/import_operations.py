"""What an import writes: posts, pictures and the records of both, new and over older ones.

Each operation is judged by the tree of an import that nothing disturbed: it is what "saved" promises, and what a second
import must end in whatever happened to the first, byte by byte and with no other file beside.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from editor.core.importers.summary import sentences
from editor.core.importers.work import Wish, import_files
from tests.core.importers.samples import BODY, legacy, legacy_entry, link, new, new_entry
from tests.faults.core_operations import PNG
from tests.faults.operation import Box, Found, Operation, Told

Tree = dict[str, bytes]
"""Contents by name, relative to the box."""

_STATE = (
    r"person/state/ronpyo/(?:versions/[0-9a-f]{32}/(?:list|[0-9a-f]{64}\.z)|libraries\.json|imports/[0-9a-f]+\.lock)"
)
_GIVEN = "outside/given"
_INSIDE = '<p>絵</p><img src="data:image/png;base64,iVBORw0KGgo' + "A" * 800 + '=" />'


def _backup(text: str, updated: str, *numbers: int) -> Tree:
    entries = {
        1: legacy_entry(1, "港の朝", BODY + text, extra=link("https://tameshi.blogspot.com/2024/03/asa.html")),
        2: legacy_entry(2, "絵" + text, _INSIDE + text),  # its name follows its title
    }
    given = legacy(*(entries[number] for number in numbers))
    return {_GIVEN: given.replace("<updated>2024", f"<updated>{updated}").encode()}


def _takeout(text: str, picture: bytes) -> Tree:
    blog = "outside/given/Takeout/Blogger/Blogs/試し"
    return {
        f"{blog}/feed.atom": new(new_entry(9, "題", BODY + text, file="/2025/04/asa.html")).encode(),
        f"{blog}/settings.csv": b"blog_subdomain,blog_time_zone,blog_locale\ntameshi,Asia/Tokyo,ja\n",
        "outside/given/Takeout/Blogger/Albums/試し/港.jpg": picture,
    }


def _folder(text: str, picture: bytes) -> Tree:
    return {
        f"{_GIVEN}/2024/a.md": f"---\ntitle: 題 # 注\ndate: 2024-03-01\n---\n![絵](p.png)\n{text}\n".encode(),
        f"{_GIVEN}/2024/p.png": picture,
        f"{_GIVEN}/b.md": f"---\nid: ../b\ndate: 2024-03-02\n---\n二つめ{text}\n".encode(),
    }


@contextmanager
def _apart(folder: Path) -> Iterator[None]:
    """The person's folders are below `folder` meanwhile."""
    before = dict(os.environ)
    os.environ.update(HOME=str(folder), XDG_STATE_HOME=str(folder / "state"), RONPYO_LIBRARY=str(folder / "none"))
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _lay(root: Path, files: Tree) -> None:
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _undisturbed(library: Tree, given: Tree) -> Tree:
    """The files of the library after an import that nothing disturbs."""
    with tempfile.TemporaryDirectory() as folder, _apart(Path(folder) / "person"):
        root = Path(folder) / "box"
        _lay(root, {**library, **given})
        report = import_files([root / _GIVEN], Wish(root / "library"))
        assert not report.failed, report
        found = [path for path in (root / "library").rglob("*") if path.is_file()]
        return {str(path.relative_to(root)): path.read_bytes() for path in found}


def _import(box: Box, _state: object) -> Told:
    report = import_files([box.root / _GIVEN], Wish(box.library))
    told = "\n".join(sentences(report))
    return Told("refused", told) if report.failed else Told("saved", told)


def _operation(
    name: str, given: Tree, before: Tree | None = None, edit: Callable[[Tree], Tree] = lambda library: library
) -> Operation:
    """An import of `given` into a library that an import of `before` has made, and the author has edited since."""
    library = edit(_undisturbed({}, before)) if before else {}
    after = _undisturbed(library, given)
    contents = {name: data for name, data in after.items() if not name.startswith("library/originals/")}
    gone = {name: data for name, data in library.items() if name not in after}

    def judge(_operation: Operation, _box: Box, files: Tree) -> Found:
        return Found(missing=[f"{name} is still there" for name in gone if name in files])

    return Operation(
        name,
        prepare=lambda box: _lay(box.root, {**library, **given}),
        begin=lambda box: None,
        act=_import,
        allowed={
            **{name: (library[name], data) for name, data in contents.items() if name in library},
            **{name: (None, data, *gone.values()) for name, data in contents.items() if name not in library},
            **{name: (data, None) for name, data in gone.items()},
            **{name: (data,) for name, data in given.items()},
        },
        promised=after,
        subject="",
        judge=judge,
        known=_STATE,
        changes_nothing=after == library,
        rarity=4,
    )


def _edited(library: Tree) -> Tree:
    """The author has written on, and changed a picture."""
    changed = {name: data + "\n手元の加筆\n".encode() for name, data in library.items() if name.endswith("-asa.md")}
    changed |= {name: data + b"mine" for name, data in library.items() if name.endswith("picture.jpg")}
    return {**library, **changed}


@cache
def operations() -> tuple[Operation, ...]:
    """All of them; each is done once undisturbed to know what is to come of it."""
    text, other = "", "<p>加筆</p>"
    return (
        _operation("import a backup", _backup(text, "2024", 1, 2)),
        _operation("import an update", _backup(other, "2025", 2), _backup(text, "2024", 2)),
        _operation("import an older backup", _backup(text, "2024", 1), _backup(other, "2025", 1)),
        _operation("import over the author's edits", _backup(other, "2025", 1), _backup(text, "2024", 1), _edited),
        _operation("import with pictures", _takeout(text, PNG)),
        _operation("import changed pictures", _takeout(other, PNG + b"2"), _takeout(text, PNG)),
        _operation("import a folder of Markdown", _folder(text, PNG)),
    )
