"""What is imported from: files, folders, and what lies beside a saved page."""

import os
import unicodedata
from pathlib import Path

import pytest

from editor.core.errors import ImportFileError
from editor.core.importers import source as module
from editor.core.importers.source import HEAD, Member, Source, source


def put(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(name.encode())


def test_the_files_of_a_folder(tmp_path: Path) -> None:
    put(tmp_path, "b.md", "a/c.md", "a/d/e.png", ".hidden", ".git/config", "out/.x")
    (tmp_path / "link.md").symlink_to("b.md")
    (tmp_path / "away.md").symlink_to(tmp_path.parent / "x.md")
    (tmp_path / "hidden.md").symlink_to(".hidden")
    (tmp_path / "folder").symlink_to("a")
    (tmp_path / "circle").symlink_to("circle")
    found = source(tmp_path)
    assert [member.name for member in found.members] == ["a/c.md", "a/d/e.png", "b.md", "link.md"]
    assert [(one.base, one.size) for one in found.members][:2] == [("c.md", 6), ("e.png", 9)]
    assert (found.is_folder, found.file, found.open, found.size, found.head, found.notes) == (
        True,
        None,
        None,
        0,
        b"",
        (),
    )
    with found.members[0].open() as stream:
        assert stream.read() == b"a/c.md"


@pytest.mark.parametrize(("count", "says"), [(1, "Devices or pipes that were not read (1): p0"), (4, "p0, p1, p2 …")])
def test_pipes_in_a_folder_are_said(tmp_path: Path, count: int, says: str) -> None:
    for number in range(count):
        os.mkfifo(tmp_path / f"p{number}")
    (note,) = source(tmp_path).notes
    assert note.endswith(says)


def test_bounds_of_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a", "b", "1/2/3/c")
    monkeypatch.setattr(module, "MOST_MEMBERS", 3)
    assert len(source(tmp_path).members) == 3
    monkeypatch.setattr(module, "_DEEPEST", 2)
    assert [member.name for member in source(tmp_path).members] == ["a", "b"]
    monkeypatch.setattr(module, "MOST_MEMBERS", 1)
    with pytest.raises(ImportFileError, match="more than 1 files"):
        source(tmp_path)


@pytest.mark.parametrize(
    ("name", "says"), [("gone", "There is no file"), ("pipe", "a device or a pipe"), ("a\0b", "There is no file")]
)
def test_what_is_no_source(tmp_path: Path, name: str, says: str) -> None:
    if name == "pipe":
        os.mkfifo(tmp_path / name)
    with pytest.raises(ImportFileError, match=says):
        source(tmp_path / name)


def test_a_file_that_goes_away_is_said(tmp_path: Path) -> None:
    put(tmp_path, "a.md")
    found = source(tmp_path)
    (tmp_path / "a.md").unlink()
    with pytest.raises(ImportFileError, match=r"a\.md could not be read: the file or its folder was not found"):
        found.members[0].open()


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        ("\ufeff題".encode(), "題"),
        ("日本語です。".encode("euc-jp"), "日本語です。"),
        ("題\n".encode() * 10_000 + b"x" * HEAD, None),
        ("<a/>題".encode("utf-16"), "<a/>題"),
    ],
)
def test_the_beginning_of_a_file(tmp_path: Path, data: bytes, text: str | None) -> None:
    path = tmp_path / "a"
    path.write_bytes(data)
    found = source(path)
    assert (found.head, found.size, found.file) == (data[:HEAD], len(data), Member("a", len(data), path))
    if text is None:  # cut behind a line: the last character may be half of one
        assert found.head_text == "題\n" * 10_000
    else:
        assert found.head_text == text


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("page_files/a.png", "a.png"),
        ("./page_files/a.png?x#y", "a.png"),
        ("page_files\\a.png", "a.png"),
        ("page_files/%E6%B8%AF.png", "港.png"),
        ("page_files/ガ.png", "ガ.png"),
        ("inside.png", "inside.png"),  # a link that stays below
        ("away.png", None),
        ("hidden.png", None),
        ("circle.png", None),
        ("page_files", None),
        (".hidden", None),
        ("page_files/.secret", None),
        ("../a.png", None),
        ("/etc/passwd", None),
        ("gone.png", None),
        ("", None),
        ("?x", None),
        ("a%00b", None),
        ("x" * 300, None),
    ],
)
def test_the_file_beside_a_page(tmp_path: Path, address: str, name: str | None) -> None:
    page = tmp_path / "saved"
    put(page, "page.html", "page_files/a.png", "page_files/港.png", ".hidden", "page_files/.secret")
    put(page, "page_files/" + unicodedata.normalize("NFD", "ガ.png"))
    put(tmp_path, "a.png")
    for link, target in (
        ("inside", "page_files/a.png"),
        ("away", "../a.png"),
        ("hidden", ".hidden"),
        ("circle", "circle.png"),
    ):
        (page / f"{link}.png").symlink_to(target)
    found = source(page / "page.html").beside(address)
    assert (unicodedata.normalize("NFC", found.name) if found else None) == name


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("page_files/a.png", "x/page_files/a.png"),
        ("page_files/ガ.png", "x/page_files/ガ.png"),
        ("a.png", None),
        ("../a.png", None),
    ],
)
def test_the_file_beside_a_page_in_a_zip(address: str, name: str | None) -> None:
    names = ("x/page.html", "x/page_files/a.png", "x/page_files/" + unicodedata.normalize("NFD", "ガ.png"), "a.png")
    members = tuple(Member(one, 1, Path("a.zip"), number) for number, one in enumerate(names))
    found = Source(Path("a.zip"), members=members).member(members[0]).beside(address)
    assert (unicodedata.normalize("NFC", found.name) if found else None) == name
    assert Source(Path("folder"), members=members).beside(address) is None  # no single file


def test_a_disk_that_fails_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.md")
    stream = source(tmp_path / "a.md").file.open()  # type: ignore[union-attr]

    class Failing:
        def read(self, _size: int) -> bytes:
            raise OSError(5, "EIO")

        close = read

    stream._stream = Failing()  # type: ignore[attr-defined]
    with pytest.raises(ImportFileError, match=r"a\.md could not be read: the disk reports an error"):
        stream.read()
    with pytest.raises(TypeError):
        stream.close()
