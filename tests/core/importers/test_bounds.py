"""Files made to take all time or all memory: each is read in a moment or refused with a sentence.

The heaps are so large that a reader whose time grows with the square of their length would not come back.
"""

import os
import stat
import zipfile
from pathlib import Path

import pytest

from editor.core.errors import ImportFileError
from editor.core.importers.source import source
from editor.core.importers.titles import clean
from tests.core.importers.conftest import Import
from tests.core.importers.samples import legacy, legacy_entry, new, new_entry
from tests.shared_data import shared_data

MANY = 100_000
HEAD = "<feed xmlns='http://www.w3.org/2005/Atom'><id>tag:blogger.com,1999:blog-1.archive</id>"
ENTRY = "<entry><id>tag:blogger.com,1999:blog-1.post-1</id><title>t</title>"


@pytest.mark.parametrize("piece", ["<!--", "<?x ", "<![CDATA[", "<link ", "<entry ", "<a b='", "<!-", " ", "<x:"])
@pytest.mark.parametrize(
    "begin", [HEAD, HEAD + ENTRY, f"{HEAD}{ENTRY}<content>x</content></entry>"], ids=["head", "entry", "tail"]
)
def test_heaps_in_a_feed(take_in: Import, begin: str, piece: str) -> None:
    report = take_in(begin + piece * MANY)
    assert report.posts.skipped <= 1
    assert any("ends in the middle" in note for note in report.notes)


@pytest.mark.parametrize(
    "content",
    [
        "<!--" * MANY,
        "<![CDATA[" * MANY,
        "&" * MANY,
        "&#" * MANY,
        "&lt;!--" * MANY,
        "<a>" * MANY,
        "<a/>" * 3 * MANY,
        "".join(f"<a xmlns:p{number}='u'>" for number in range(5_000)),
        "<id " * MANY,
        "<title>" * MANY,
    ],
    ids=["comments", "sections", "ampersands", "characters", "hidden", "nested", "elements", "names", "ids", "titles"],
)
def test_heaps_in_an_entry(take_in: Import, content: str) -> None:
    report = take_in(f"{HEAD}{ENTRY}<content type='html'>{content}</content></entry></feed>")
    assert report.posts.written + report.posts.skipped == 1


def test_unclosed_comments_of_the_shared_case(take_in: Import) -> None:
    report = take_in(shared_data("cases/security/xml-comments/comments.xml"))
    assert report.posts.written == 0


def test_a_comment_without_end_is_not_kept(take_in: Import) -> None:
    whole = legacy(legacy_entry(1, "一", "文"), end="<!-- ")
    assert take_in(whole + "x" * 5_000_000).posts.written == 1


def test_titles_of_blanks() -> None:
    assert clean(" " * MANY * 10 + "a \x00 b" + " " * MANY) == "a b"


def zipped(path: Path, files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


POST = new(new_entry(9, "題", "文")).encode()


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_that_is_small_for_what_it_holds_is_refused(take_in: Import, tmp_path: Path, method: int) -> None:
    path = zipped(tmp_path / "a.zip", {"Takeout/Blogger/Blogs/b/feed.atom": POST + b" " * 20_000_000}, method)
    with pytest.raises(ImportFileError, match="unpack"):
        take_in(path)


def test_a_zip_of_many_small_bombs_is_refused(take_in: Import, tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {f"{number}.txt": b"x" * 4_000_000 for number in range(5)})
    with pytest.raises(ImportFileError, match="unpack"):
        take_in(path)


def test_a_zip_with_a_table_too_long_is_refused(take_in: Import, tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a": POST})
    data = bytearray(path.read_bytes())
    data[-10:-6] = (1 << 30).to_bytes(4, "little")  # the size of the table
    path.write_bytes(data)
    with pytest.raises(ImportFileError, match="more than"):
        take_in(path)


def test_an_ordinary_zip_is_no_bomb(take_in: Import, tmp_path: Path) -> None:
    entries = "".join(new_entry(number, f"題{number}", "同じ文。" * 50) for number in range(1, 40))
    path = zipped(
        tmp_path / "a.zip", {"feed.atom": new(entries).encode(), "empty": b"", "Albums/b/a.png": bytes(5_000)}
    )
    assert take_in(path).posts.written == 39


@pytest.mark.parametrize("name", ["../../feed.atom", "/feed.atom", "C:\\x\\feed.atom", "a/../../b/feed.atom"])
def test_names_that_lead_out_stay_inside(take_in: Import, tmp_path: Path, library: Path, name: str) -> None:
    path = zipped(tmp_path / "a.zip", {name: POST})
    assert [".." in member.name or member.name.startswith("/") for member in source(path).members] == [False]
    report = take_in(path)
    assert report.posts.written == 1
    assert all(file.is_relative_to(library) for _name, file in report.files)


def test_names_that_windows_wrote_in_japanese(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"xx": POST})
    path.write_bytes(path.read_bytes().replace(b"xx", "港".encode("cp932")))
    assert [member.name for member in source(path).members] == ["港"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_both_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a", b"one")
        archive.writestr("a", b"two")
    read = [member.open().read() for member in source(path).members]
    assert read == [b"one", b"two"]


def test_links_in_a_zip_are_no_files(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("feed.atom")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert source(path).members == ()


def locked(path: Path, name: bytes) -> None:
    """Mark the file `name` as encrypted, in its own head and in the table."""
    data = bytearray(path.read_bytes())
    for mark, place, flag in ((b"PK\x03\x04", 30, 6), (b"PK\x01\x02", 46, 8)):
        at = data.find(mark)
        while at >= 0:
            if data[at + place :].startswith(name):
                data[at + flag] |= 1
            at = data.find(mark, at + 1)
    path.write_bytes(data)


def test_what_is_locked_or_a_zip_itself_is_said(take_in: Import, tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"feed": POST, "secret": b"x", "b.zip": b"PK"}, zipfile.ZIP_STORED)
    locked(path, b"secret")
    report = take_in(path)
    assert report.posts.written == 1
    assert any("locked with a password and were not read: 1." in note for note in report.notes)
    assert any("zip files inside it that were not read: 1." in note for note in report.notes)


def test_a_zip_of_what_cannot_be_read_is_refused_with_the_reason(take_in: Import, tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"secret": b"x"}, zipfile.ZIP_STORED)
    locked(path, b"secret")
    with pytest.raises(ImportFileError, match="password"):
        take_in(path)
    with pytest.raises(ImportFileError, match="only other zip"):
        take_in(zipped(tmp_path / "b.zip", {"c.zip": b"PK"}))


def test_files_of_no_format_are_named(take_in: Import, tmp_path: Path) -> None:
    report = take_in(zipped(tmp_path / "a.zip", {"feed": POST, "list.txt": b"milk"}))
    assert report.posts.written == 1
    assert any("list.txt" in note for note in report.notes)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipes_and_devices_are_not_waited_for(take_in: Import, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    os.mkfifo(folder / "post.md")
    (folder / "a.md").write_text("---\ntitle: a\n---\nb\n")
    assert take_in(folder).posts.written == 1
    with pytest.raises(ImportFileError, match="no file"):
        take_in(folder / "post.md")
    with pytest.raises(ImportFileError, match="no file"):
        take_in(Path("/dev/zero"))
