import dataclasses
import json
import re
from pathlib import Path

import pytest

from editor.core.errors import ImportFileError
from editor.core.file.postfile import PostFile
from editor.core.history.version_list import Reason
from editor.core.history.versions import PostPlace, Versions, versions_folder
from editor.core.importers.report import Report
from editor.core.importers.summary import sentences
from editor.core.post import Fields, Post, Status
from editor.core.workers.guarded_export import export_post
from tests.core.importers.conftest import Import
from tests.core.importers.samples import BODY, DRAFT, label, legacy, legacy_entry, link, new, new_entry, reply

PARENT = "<blogger:parent>tag:blogger.com,1999:blog-88.post-9</blogger:parent>"
FULL = "https://blogger.googleusercontent.com/img/b/R29/AVv/s1600/%E6%B8%AF.jpg"
SMALL = "https://blogger.googleusercontent.com/img/b/R29/AVv/s320/%E6%B8%AF.jpg"


def posts(report: Report) -> dict[str, PostFile]:
    """The files that were written, by the last part of their entry's id."""
    return {name.rpartition("-")[2]: PostFile.parse(path.read_bytes()) for name, path in report.files}


def fields(report: Report, number: int = 1) -> Fields:
    return posts(report)[str(number)].fields


def test_the_old_backup(take_in: Import, library: Path) -> None:
    given = legacy(
        legacy_entry(1, "港の朝、はじまる", BODY, extra=label("日本") + label("a, b") + link("https://t.blogspot.com/2024/03/blog-post_1.html")),
        legacy_entry(2, "下書き", "x", extra=DRAFT),
        legacy_entry(3, "自己紹介", "p", kind="page", extra=link("https://t.blogspot.com/p/about.html")),
        legacy_entry(4, "", "一<br />二", kind="comment", extra=reply(1)),
    )  # fmt: skip
    report = take_in(given)
    assert report.as_json() | {"files": [], "left_out": {}} == {
        "format": "blogger-legacy",
        "posts": {"found": 2, "written": 2, "unchanged": 0, "skipped": 0},
        "drafts": {"found": 1, "written": 1, "unchanged": 0, "skipped": 0},
        "pages": {"found": 1, "written": 1, "unchanged": 0, "skipped": 0},
        "comments": {"found": 1, "written": 1, "unchanged": 0, "skipped": 0},
        "labels": 2,
        "label_uses": 2,
        "images": 2,
        "captions": 1,
        "jump_breaks": 1,
        "skipped": [],
        "files": [],
        "structured": 0,
        "kept_html": {},
        "left_out": {},
        "notes": [],
        "cancelled": False,
    }
    assert [path.relative_to(library).as_posix() for _name, path in report.files] == [
        "2024/2024-03-01-blog-post_1.md",
        "2024/2024-03-02-下書き.md",
        "pages/about.md",
    ]
    file = posts(report)["1"]
    assert file.problems == ()
    assert file.body == (
        f"\n![]({SMALL})\n\n港の**朝**。\n\n二段落め\xa0です。\n\n<!--more-->\n\n"
        "![説明*文*](https://example.com/a.png)\n\n続き\n"
    )
    assert (file.fields.title, file.fields.labels, file.fields.status) == (
        "港の朝、はじまる",
        ("日本", "a, b"),
        Status.PUBLISHED,
    )
    assert file.fields.date == "2024-03-01T08:30:00+09:00"
    assert file.fields.permalink == "blog-post_1"
    assert file.fields.image(SMALL).url == FULL
    assert file.fields.blogger.url == "https://t.blogspot.com/2024/03/blog-post_1.html"
    assert fields(report, 2).status is Status.DRAFT
    assert not fields(report, 2).blogger.url


def test_the_new_backup(take_in: Import, library: Path) -> None:
    given = new(
        new_entry(
            5, "c", "", kind="COMMENT", extra="<blogger:parent>tag:blogger.com,1999:blog-88.post-9</blogger:parent>"
        ),
        new_entry(6, "s", "spam", kind="COMMENT", status="SPAM_COMMENT"),
        new_entry(7, "前", "早い", status="DRAFT"),
        new_entry(8, "ごみ", "t", status="SOFT_TRASHED"),
        new_entry(9, "朝 &quot;引用&quot;", BODY, file="/2025/04/asa.html", labels=("a, b",)),
        new_entry(10, "予約", "r", status="SCHEDULED", file="/2025/05/r.html"),
        new_entry(11, "紹介", "p", kind="PAGE", file="/p/about.html"),
    )
    report = take_in(given, host="https://tameshi.blogspot.com/", zone="Asia/Tokyo")
    assert report.formats == ["blogger"]
    assert (report.posts.found, report.posts.written, report.posts.skipped) == (4, 3, 1)
    assert (report.comments.found, report.comments.written, report.comments.skipped) == (2, 1, 1)
    assert report.pages.written == report.drafts.written == 1
    assert [skipped.reason for skipped in report.skipped] == ["It is spam.", "It is in the trash."]
    # half past seven in the evening of the first is half past seven in the morning of the second
    assert (library / "2025/2025-04-02-asa.md").is_file()
    post = fields(report, 9)
    assert (post.title, post.labels, post.date) == ('朝 "引用"', ("a, b",), "2025-04-02T07:30:00+09:00")
    assert post.blogger.url == "https://tameshi.blogspot.com/2025/04/asa.html"
    assert fields(report, 10).status is Status.READY
    assert fields(report, 7).status is Status.DRAFT


def test_without_a_host_or_a_zone_none_is_invented(take_in: Import) -> None:
    post = fields(take_in(new(new_entry(1, "t", "b", file="/2025/04/t.html"))))
    assert (post.blogger.url, post.permalink, post.date) == ("", "t", "2025-04-01T22:30:00+00:00")


@pytest.mark.parametrize(("host", "number"), [("", 1), ("tameshi.blogspot.com", 0)])
def test_posts_that_a_url_of_the_blog_would_help_are_counted(take_in: Import, host: str, number: int) -> None:
    given = new(
        new_entry(1, "公開", "b", file="/2025/04/t.html"),
        new_entry(2, "下書き", "b", status="DRAFT", file="/2025/04/u.html"),
        new_entry(3, "紹介", "p", kind="PAGE", file="/p/about.html"),
        new_entry(4, "場所なし", "b"),
    )
    report = take_in(given, host=host)
    assert report.without_url == report.as_json().get("without_url", 0) == number
    assert any("URL of the blog" in line for line in sentences(report)) is bool(number)


def test_the_public_feed(take_in: Import) -> None:
    where = link("http://t.blogspot.jp/2024/03/a.html")
    given = legacy(legacy_entry(1, "公開", "文", extra=label("l") + where))
    given = re.sub(r"<entry><id>[^<]*settings.*?</entry>|<category scheme='[^']*#kind'[^>]*/>", "", given)
    report = take_in(given)
    assert report.formats == ["feed"]
    assert fields(report).labels == ("l",)
    assert report.posts.written == 1


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("DUNGEONS &amp;amp; DRAGONS", "DUNGEONS & DRAGONS"),
        ("a\n  b", "a b"),
        ("&lt;b&gt;x&lt;/b&gt;", "<b>x</b>"),
        ("", ""),
        ("../../etc/passwd", "../../etc/passwd"),
        ("首相: 増税せず # 本当か", "首相: 増税せず # 本当か"),
    ],
)
def test_titles(take_in: Import, library: Path, title: str, shown: str) -> None:
    report = take_in(legacy(legacy_entry(1, "TITLE", "文")).replace("TITLE", title))
    assert fields(report).title == shown
    assert report.files[0][1].is_relative_to(library)


def test_two_posts_of_one_name_get_two_files(take_in: Import, library: Path) -> None:
    when = "2024-03-01T10:00:00+09:00"
    titles = ["が", "か\u3099", "Word", "word", "WORD"]  # composed and not, and letter case
    report = take_in(legacy(*(legacy_entry(number, title, "文", when=when) for number, title in enumerate(titles, 1))))
    names = sorted(path.name for _name, path in report.files)
    assert len({name.casefold() for name in names}) == 5
    assert names == [
        "2024-03-01-word-2.md",
        "2024-03-01-word-3.md",
        "2024-03-01-word.md",
        "2024-03-01-が-2.md",
        "2024-03-01-が.md",
    ]


def test_unedited_the_export_is_the_original(take_in: Import) -> None:
    report = take_in(legacy(legacy_entry(1, "題", BODY + "\n<script>x < 1</script> ")))
    path = report.files[0][1]
    file = PostFile.parse(path.read_bytes())

    def exported(edited: PostFile) -> str:
        return export_post(Post(edited.fields, edited.body), path.parent, "blogger-html").text

    assert exported(file) == BODY + "\n<script>x < 1</script> "
    other = file.with_fields(dataclasses.replace(file.fields, status=Status.DRAFT, labels=("x",)))
    assert exported(other) == BODY + "\n<script>x < 1</script> "
    assert exported(other.with_body(file.body + "\n加筆\n")) != exported(other)
    assert "加筆" in exported(other.with_body(file.body + "\n加筆\n"))


def test_what_is_imported_again_is_known(take_in: Import, library: Path) -> None:
    first = legacy(*(legacy_entry(number, f"題{number}", "文", extra=label("x")) for number in (1, 2, 3)))
    report = take_in(first)
    paths = dict(report.files)
    assert take_in(first).posts.as_json() == {"found": 3, "written": 0, "unchanged": 3, "skipped": 0}
    # the author edits one, renames another; the blog has new versions of all
    edited = paths["tag:blogger.com,1999:blog-77.post-1"]
    edited.write_bytes(edited.read_bytes() + "手元の文\n".encode())
    paths["tag:blogger.com,1999:blog-77.post-2"].rename(library / "2024/moved.md")
    report = take_in(first.replace("文", "新しい文"))
    assert (report.posts.written, report.posts.skipped) == (2, 1)
    assert [entry.title for entry in report.skipped] == ["題1"]
    assert "手元の文" in edited.read_text("utf-8")
    moved = library / "2024/moved.md"
    assert "新しい文" in moved.read_text("utf-8")
    kept = Versions(versions_folder()).listing(PostPlace(moved, PostFile.parse(moved.read_bytes()).fields.id))
    assert [version.reason for version in kept.versions] == [Reason.BEFORE_IMPORT]
    assert len(list(library.rglob("*.md"))) == 3


def test_an_edited_post_without_news_from_the_blog_is_unchanged(take_in: Import) -> None:
    given = legacy(legacy_entry(1, "題", "文"))
    path = take_in(given).files[0][1]
    path.write_bytes(path.read_bytes() + b"x\n")
    assert take_in(given).posts.unchanged == 1
    assert path.read_bytes().endswith(b"x\n")


def test_a_run_that_was_killed_between_two_files_goes_on(take_in: Import) -> None:
    given = legacy(legacy_entry(1, "題", "文"))
    path = take_in(given).files[0][1]
    whole = path.read_bytes()
    path.unlink()
    assert take_in(given).posts.written == 1
    assert path.read_bytes() == whole


def test_pages_of_both_backups_are_the_same(take_in: Import) -> None:
    take_in(legacy(legacy_entry(3, "紹介", "p", kind="page", extra=link("https://t.blogspot.com/p/about.html"))))
    again = new(new_entry(3, "紹介", "p", kind="PAGE", file="/p/about.html")).replace("blog-88", "blog-77")
    report = take_in(again)
    assert report.files[0][1].name == "about.md"


def test_a_broken_entry_loses_no_other(take_in: Import) -> None:
    broken = "<entry><id>tag:blogger.com,1999:blog-77.post-2</id><title>壊れ</title><content type='html'>x</entry>"
    last = legacy_entry(3, "三", "文&nbsp;と").replace("&amp;nbsp;", "&nbsp;")
    report = take_in(legacy(legacy_entry(1, "一", "文"), broken, last))
    assert sorted(posts(report)) in (["1", "3"], ["1", "2", "3"])
    assert "\xa0" in posts(report)["3"].body


def test_a_file_that_was_cut_off_gives_what_was_whole(take_in: Import) -> None:
    whole = legacy(legacy_entry(1, "一", "文"), legacy_entry(2, "二", "長い文" * 50))
    report = take_in(whole[:-120])
    assert list(posts(report)) == ["1"]
    assert [(entry.title, entry.reason) for entry in report.skipped] == [("二", "The file ends in the middle of it.")]
    assert any("ends in the middle" in note for note in report.notes)


def test_control_characters_and_undeclared_prefixes_are_no_harm(take_in: Import) -> None:
    entry = legacy_entry(
        1, "題\x0b名", "文&#11;と\x08字", extra=DRAFT.replace(" xmlns:app='http://purl.org/atom/app#'", "")
    )
    report = take_in(legacy(entry))
    assert fields(report).status is Status.DRAFT
    assert posts(report)["1"].body.strip() == "文  \nと字"


def test_other_prefixes_for_the_same_names(take_in: Import) -> None:
    given = new(new_entry(9, "題", "文", file="/2025/04/x.html"))
    given = given.replace("xmlns:blogger", "xmlns:ns1").replace("blogger:", "ns1:")
    given = given.replace("http://schemas.google.com/ns1:2018", "http://schemas.google.com/blogger/2018")
    assert fields(take_in(given), 9).permalink == "x"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "shift_jis", "euc-jp"])
def test_encodings(take_in: Import, encoding: str) -> None:
    text = legacy(legacy_entry(1, "港の朝", "本文")).replace(
        "encoding='utf-8'", f"encoding='{encoding.removesuffix('-sig')}'"
    )
    assert fields(take_in(text.encode(encoding))).title == "港の朝"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize(
    "type_",
    [
        '<!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE feed SYSTEM "http://127.0.0.1/x.dtd">',
        '<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_a_document_type_is_refused(take_in: Import, library: Path, encoding: str, type_: str) -> None:
    given = legacy(legacy_entry(1, "題", "x")).replace("?><feed", f"?>{type_}<feed").replace("'utf-8'", f"'{encoding}'")
    with pytest.raises(ImportFileError, match="document type"):
        take_in(given.encode(encoding))
    assert not library.exists()


@pytest.mark.parametrize("given", ["", "ただの文", "<a><b/></a>", '{"a": 1}', b"\x00\x01\x02", b"\x89PNG\r\n\x1a\n"])
def test_what_is_none_of_the_formats_is_said_so(take_in: Import, given: str | bytes) -> None:
    with pytest.raises(ImportFileError, match="in no format that is known"):
        take_in(given)


def test_links_in_the_library_lead_nowhere(take_in: Import, library: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    library.mkdir()
    (library / "2024").symlink_to(outside)
    report = take_in(legacy(legacy_entry(1, "題", "文")))
    assert report.posts.skipped == report.failed == 1
    assert not list(outside.iterdir())


def test_a_post_twice_in_a_file_is_taken_once(take_in: Import) -> None:
    report = take_in(legacy(legacy_entry(1, "一", "文"), legacy_entry(1, "二", "文")))
    assert (report.posts.written, report.posts.skipped) == (1, 1)


def test_comments_may_come_before_their_post(take_in: Import, library: Path) -> None:
    take_in(legacy(legacy_entry(4, "c", "返事", kind="comment", extra=reply(1)), legacy_entry(1, "題", "文")))
    record = json.loads(next((library / "originals").iterdir()).read_text("utf-8"))
    assert [comment["html"] for comment in record["comments"]] == ["返事"]
