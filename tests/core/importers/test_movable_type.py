import io
from pathlib import Path
from typing import BinaryIO

import pytest

from editor.core.file.postfile import PostFile
from editor.core.importers.entry import Entry
from editor.core.importers.movable_type import read, recognises
from editor.core.importers.report import Report
from editor.core.importers.source import Member, Source
from editor.core.importers.work import Wish, import_files
from editor.core.originals.record import original_html
from editor.core.post import Post, Status
from editor.core.text.parts import JUMP_BREAK
from tests.core.importers.conftest import Import
from tests.shared_data import shared_data

ENTRY = """AUTHOR: 著者
TITLE: 港の朝
BASENAME: 2025/01/15/103000
STATUS: Publish
ALLOW COMMENTS: 1
CONVERT BREAKS: 0
DATE: 01/15/2025 10:30:00
CATEGORY: 日本
CATEGORY: 海, 山
IMAGE: https://e.jp/eye.jpg
-----
BODY:
<p>一段落め。</p>
<p>二段落め。</p>
-----
EXTENDED BODY:
<p>続き</p>
-----
EXCERPT:

-----
COMMENT:
AUTHOR: 読者
EMAIL: a@e.jp
DATE: 01/16/2025 08:00:00
よい話。
二行め
-----
--------
"""
LIVEDOOR = """AUTHOR: a
TITLE: 改行
STATUS: Draft
CONVERT BREAKS: 1
PRIMARY CATEGORY: 日記
TAGS: 朝,"夜 と, 昼"
DATE: 12/31/2024 11:59:59 PM
-----
BODY:
一行め
二行め

<b>次の</b>段落
--------
-----
これも本文

-----
EXTENDED BODY:

-----
EXCERPT:

-----
KEYWORDS:

-----


--------
"""


def files(report: Report) -> list[PostFile]:
    return [PostFile.parse(path.read_bytes()) for _name, path in report.files]


def test_hatena(take_in: Import, library: Path) -> None:
    report = take_in(ENTRY, host="neko.hatenablog.com", zone="Asia/Tokyo")
    assert report.formats == ["movable-type"]
    assert report.comments.written == report.jump_breaks == 1
    (file,) = files(report)
    assert file.body == "\n一段落め。\n\n二段落め。\n\n<!--more-->\n\n続き\n"
    assert (file.fields.title, file.fields.labels, file.fields.date) == (
        "港の朝",
        ("日本", "海, 山"),
        "2025-01-15T10:30:00+09:00",
    )
    assert file.fields.blogger.url == "https://neko.hatenablog.com/entry/2025/01/15/103000"
    assert report.files[0][1].relative_to(library).as_posix() == "2025/2025-01-15-港の朝.md"


def test_line_ends_that_are_breaks_and_hyphens_that_end_nothing(take_in: Import) -> None:
    (file,) = files(take_in(LIVEDOOR))
    assert file.fields.labels == ("日記", "朝", "夜 と, 昼")
    assert (file.fields.status, file.fields.date) == (Status.DRAFT, "2024-12-31T23:59:59")
    assert file.body.startswith("\n一行め  \n二行め\n\n**次の**段落  \n")
    assert "これも本文" in file.body


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "euc-jp"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encodings_and_line_ends(take_in: Import, encoding: str, end: str) -> None:
    first, second = files(take_in((ENTRY + LIVEDOOR).replace("\n", end).encode(encoding)))
    assert (first.fields.title, second.fields.title) == ("港の朝", "改行")
    assert "二段落め" in first.body


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (ENTRY.replace("一段落め", "①一段落め").encode("euc_jis_2004"), "①一段落め。"),
        (ENTRY.replace("一段落め", "①一段落め").encode("cp932"), "①一段落め。"),
        (ENTRY.encode().replace("一段落め".encode(), b"\xabcaf\xe9\xbb \x93x\x94"), "«café» “x”。"),
    ],
)
def test_signs_of_vendors_and_bytes_of_older_texts(take_in: Import, data: bytes, seen: str) -> None:
    (file,) = files(take_in(data))
    assert seen in file.body
    assert "二段落め" in file.body


def test_the_original_is_what_the_file_holds(take_in: Import) -> None:
    report = take_in(LIVEDOOR)
    (file,) = files(report)
    html = original_html(Post(file.fields, file.body), report.files[0][1].parent)
    assert html == "一行め\n二行め\n\n<b>次の</b>段落\n--------\n-----\nこれも本文\n"


def test_entries_without_a_name_are_told_apart(take_in: Import) -> None:
    plain = LIVEDOOR.replace("これも本文", "別の本文")
    report = take_in(LIVEDOOR + plain)
    assert report.posts.written == 2
    assert take_in(LIVEDOOR + plain).posts.unchanged == 2


@pytest.mark.parametrize(
    ("date", "read"),
    [
        ("01/02/2003 12:04:05 AM", "2003-01-02T00:04:05"),
        ("01/02/2003 12:04:05 PM", "2003-01-02T12:04:05"),
        ("01/02/2003 15:04:05", "2003-01-02T15:04:05"),
        ("01/02/03 15:04", "2003-01-02T15:04:00"),
        ("01/02/99 15:04", "1999-01-02T15:04:00"),
        ("2003年01月02日 15:04:05", "2003-01-02T15:04:05"),
        ("平成15年1月2日", "2003-01-02T00:00:00"),
        ("2003/01/02 15:04:05", "2003-01-02T15:04:05"),
        ("13/32/2003 15:04:05", ""),
    ],
)
def test_dates(take_in: Import, date: str, read: str) -> None:
    (file,) = files(take_in(ENTRY.replace("01/15/2025 10:30:00", date)))
    assert file.fields.date == read


def test_a_date_that_cannot_be_read_is_said(take_in: Import) -> None:
    report = take_in(ENTRY.replace("01/15/2025 10:30:00", "13/32/2003 15:04:05"))
    assert [note for note in report.notes if "13/32/2003" in note]
    assert not [
        note for note in take_in(LIVEDOOR.replace("DATE: 12/31/2024 11:59:59 PM\n", "")).notes if "date" in note
    ]


def test_a_file_that_was_cut_off(take_in: Import) -> None:
    report = take_in(ENTRY + LIVEDOOR[:-20])
    assert report.posts.written == 2
    assert any("ends in the middle" in note for note in report.notes)


def test_markdown_stays_markdown(take_in: Import) -> None:
    (file,) = files(
        take_in(ENTRY.replace("CONVERT BREAKS: 0", "CONVERT BREAKS: markdown").replace("<p>一段落め。</p>", "**太字**"))
    )
    assert "**太字**" in file.body
    assert "<!--more-->" in file.body


HEAD = "AUTHOR: 甲\nTITLE: 書式\nDATE: 04/02/2025 07:30:00\nSTATUS: Publish\nCONVERT BREAKS: 0\n"


@pytest.mark.parametrize(
    ("sections", "words"),
    [
        ("-----\nBODY:\n初め\n-----\nBODY:\n次\n-----\nEXTENDED BODY:\n\n-----\n", ["初め", "BODY:", "次"]),
        ("-----\nBODY:\n初め\n-----\nEXTENDED BODY:\n続\n-----\nBODY:\n次\n-----\n", ["初め", "続", "次"]),
        ("-----\nBODY:\n初め\n-----\nCOMMENT:\nと書く\n-----\n", ["初め", "COMMENT:", "と書く"]),
        ("-----\nBODY:\n初め\n-----\nCOMMENT:\n", ["初め", "COMMENT:"]),
        ("-----\nBODY:\n初め\n-----\n次\n-----\n", ["初め", "次"]),
        ("BODY:\n初め\n-----\nEXTENDED BODY:\n続\n-----\n", ["初め", "続"]),
        ("BODY:\n初め\n-----\nBODY:\n次\n-----\n", ["初め", "次"]),
        ("-----\n名のない文\n-----\nEXCERPT:\n抄\n-----\n", ["名のない文"]),
        ("-----\nBODY: 同じ行\n次の行\n-----\n", ["同じ行", "次の行"]),
        ("-----\nBODY:\n-----\nEXTENDED BODY:\n追記だけ\n-----\n", ["追記だけ"]),
        ("-----\nBODY:\n初め\n-----\nEXCERPT:\n抄\n-----\nEXCERPT:\n次\n-----\n", ["初め"]),
    ],
)
def test_no_word_of_a_body_is_lost(take_in: Import, sections: str, words: list[str]) -> None:
    (file,) = files(take_in(f"{HEAD}{sections}--------\n"))
    assert [word for word in words if word not in file.body] == []


@pytest.mark.parametrize(
    ("date", "read"),
    [
        ("2025-04-02 07:30", "2025-04-02T07:30:00"),
        ("04/02/2025", "2025-04-02T00:00:00"),
        ("25/04/2025 07:30:00", "2025-04-25T07:30:00"),
        ("2025/04/02 午後 7:30:00", "2025-04-02T19:30:00"),
        ("04/02/2025 7:30:00 pm", "2025-04-02T19:30:00"),
        ("04/02/2025 19:30:00 PM", "2025-04-02T19:30:00"),
        ("04/02/2025 12:30:00 AM", "2025-04-02T00:30:00"),
    ],
)
def test_dates_of_services(take_in: Import, date: str, read: str) -> None:
    (file,) = files(take_in(ENTRY.replace("01/15/2025 10:30:00", date)))
    assert file.fields.date == read


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "cp932", "euc-jp", "utf-8-sig"]
)
def test_encodings_of_all_widths(take_in: Import, encoding: str) -> None:
    text = ENTRY.replace("<p>二段落め。</p>", "<p>二段落め。</p>\n" * 1_000)
    (file,) = files(take_in(text.encode(encoding)))
    assert (file.fields.title, file.body.count("二段落め。")) == ("港の朝", 1_000)


@pytest.mark.parametrize("line", ["", "-----", "-----\nBODY:", "-----\nCOMMENT:\nAUTHOR: a", "x", "--------"])
def test_heaps_of_lines(take_in: Import, line: str) -> None:
    assert take_in(f"{HEAD}-----\nBODY:\nx\n{f'{line}{chr(10)}' * 15_000}").posts.found == 1


def test_the_shared_case_of_two_bodies(take_in: Import) -> None:
    (file,) = files(take_in(shared_data("cases/import/11-mt-two-body-sections.txt")))
    assert "はじめの文。消えてはいけない。" in file.body
    assert "と書く行が要る。" in file.body


def found(*lines: str) -> Entry:
    (reading,) = read(_given("\n".join(lines) + "\n--------\n"))
    (entry,) = reading.found
    assert isinstance(entry, Entry)
    return entry


def _given(text: str) -> Source:
    class Given(Member):
        def open(self) -> BinaryIO:
            return io.BytesIO(text.encode())

    return Source(Path("given"), Given("given", len(text.encode()), Path("given")))


BODY = ("-----", "BODY:", "文", "-----")


@pytest.mark.parametrize(
    ("said", "status", "url"),
    [
        ("Publish", Status.PUBLISHED, "https://e.jp/a"),
        ("Draft", Status.DRAFT, ""),
        ("FUTURE", Status.READY, "https://e.jp/a"),
        ("review", Status.DRAFT, ""),
        ("Unpublish", Status.DRAFT, ""),
        ("", Status.PUBLISHED, "https://e.jp/a"),
    ],
)
def test_a_status(said: str, status: Status, url: str) -> None:
    entry = found("AUTHOR: a", f"STATUS: {said}", "URL: https://e.jp/a", *BODY)
    assert (entry.status, entry.url) == (status, url)


@pytest.mark.parametrize(
    ("convert", "html", "reading", "markdown"),
    [
        ("", "a\nb", "", b""),
        ("0", "a\nb", "", b""),
        ("RichText", "a\nb", "", b""),
        ("1", "a\nb", "<p>a<br />\nb</p>", b""),
        ("__default__", "a\nb", "<p>a<br />\nb</p>", b""),
        ("markdown_with_smartypants", "", "", b"a\nb"),
    ],
)
def test_line_ends_of_a_body(convert: str, html: str, reading: str, markdown: bytes) -> None:
    entry = found("TITLE: t", f"CONVERT BREAKS: {convert}", "-----", "BODY:", "a", "b", "-----")
    assert (entry.html, entry.reading, entry.markdown) == (html, reading, markdown)


@pytest.mark.parametrize(("more", "parts"), [("二", 2), ("  ", 1)])
def test_what_is_behind_the_fold(more: str, parts: int) -> None:
    entry = found("TITLE: t", "-----", "BODY:", "一", "-----", "EXTENDED BODY:", more, "-----")
    assert entry.html.count(JUMP_BREAK) == parts - 1
    assert [piece.strip() for piece in entry.html.split(JUMP_BREAK)] == ["一", "二"][:parts]


def test_what_is_said_of_an_entry() -> None:
    entry = found(
        "AUTHOR: 著者", "TITLE: a &amp; b", "BASENAME: 2024/01/02/030405", "DATE: 01/02/2024 03:04:05",
        "PRIMARY CATEGORY: 一", "CATEGORY: 二", "CATEGORY: 一", 'TAGS: 三,"四, 五",', "IMAGE: https://e.jp/a.png",
        *BODY, "EXCERPT:", "<b>要約</b> &amp; 他", "-----",
    )  # fmt: skip
    assert (entry.id, entry.key) == ("2024/01/02/030405", "movable-type:著者:2024/01/02/030405")
    assert (entry.title, entry.labels, entry.published) == (
        "a & b",
        ("一", "二", "三", "四, 五"),
        "2024-01-02T03:04:05",
    )
    assert (entry.url, entry.permalink, entry.slug) == ("/entry/2024/01/02/030405", "", "")  # Hatena Blog
    assert (entry.description, entry.author) == ("要約 & 他", "著者")
    assert entry.extra == (("image", "https://e.jp/a.png"),)
    named = found("TITLE: t", "BASENAME: a_b.html", *BODY)
    assert (named.permalink, named.slug, named.url) == ("a_b", "a_b", "")
    assert found("TITLE: t", "UNIQUE URL: https://e.jp/u", "URL: https://e.jp/v", *BODY).url == "https://e.jp/u"


def test_entries_of_one_name_are_told_apart_and_what_is_none_is_left() -> None:
    one = "\n".join(["TITLE: t", "DATE: 01/02/2024", *BODY])
    text = "\n--------\n".join([one, one, "NO ENTRY: 1\n-----", "", one]) + "\n--------\n"
    (reading,) = read(_given(text))
    keys = [entry.key for entry in reading.found if isinstance(entry, Entry)]
    assert keys == [f"movable-type::2024-01-02T00:00:00 t{number}" for number in ("", " #2", " #3")]
    assert (reading.blog.truncated, reading.progress()) == (False, 1.0)


@pytest.mark.parametrize(
    ("lines", "author", "html"),
    [
        (("AUTHOR: 人", "URL: https://u.jp", "DATE: 01/02/2024 03:04:05", "一", "二"), "人", "一<br />二"),
        (("AUTHOR: 人", "AUTHOR: 二人", "a < b & c"), "人", "a < b & c"),
        (("AUTHOR: 人", "a & b"), "人", "a &amp; b"),
        (("AUTHOR: 人", "&lt;b&gt;a&lt;/b&gt;", "c"), "人", "<b>a</b><br />c"),
        (("DATE: x", "", "a"), "", "a"),
    ],
)
def test_comments(lines: tuple[str, ...], author: str, html: str) -> None:
    entry = found("TITLE: t", *BODY, "COMMENT:", *lines, "-----")
    (comment,) = entry.comments
    assert (comment.id, comment.parent) == (f"{entry.key}#comment-1", entry.key)
    assert (comment.author, comment.html) == (author, html)
    if "URL" in lines[1]:
        assert (comment.author_url, comment.published) == ("https://u.jp", "2024-01-02T03:04:05")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("AUTHOR: a\nTITLE: t\n-----\nBODY:\nx\n", True),
        ("--------\n\nTITLE: t\r\n-----\r\nEXCERPT:\n", True),
        ("\ufeffTITLE: t\n-----  \nCOMMENT:\n", True),
        ("TITLE: t\nBODY:\nx\n", False),
        ("Note: t\n-----\nBODY:\n", False),
        ("TITLE: t\n-----\nTEXT:\n", False),
        ("", False),
    ],
)
def test_the_format_is_known_by_its_beginning(text: str, is_one: bool) -> None:
    assert recognises(_given(text)) is is_one


def test_entries_without_any_name_do_not_replace_each_other(tmp_path: Path) -> None:
    """Each in a file of its own, as an export of single posts writes them; imported again they are the same."""
    for number in ("一", "二"):
        text = f"TITLE: \nSTATUS: Draft\n-----\nBODY:\n<p>{number}</p>\n-----\n--------\n"
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    files = [tmp_path / "一.txt", tmp_path / "二.txt"]
    for _time in range(2):
        import_files(files, Wish(tmp_path / "library"))
        posts = [PostFile.parse(path.read_bytes()) for path in (tmp_path / "library").rglob("*.md")]
        assert sorted(post.body.strip() for post in posts) == ["一", "二"]
