"""A folder of Markdown posts: what is one, what its file name says, and where its pictures lie."""

from pathlib import Path, PurePosixPath

import pytest

from editor.core.file.postfile import PostFile
from editor.core.importers.entry import Entry, Skipped
from editor.core.importers.markdown_folder import (
    _entry,
    _heading,
    _lying,
    _may_be_copy,
    _plain,
    _with_yaml,
    read,
    recognises,
)
from editor.core.importers.source import Member, source
from editor.core.importers.work import Wish, import_files
from editor.core.post import Status

OURS = '# 表\n\n予定の表。\n\n<!-- ronpyo {"status": "ready", "title": "表"} -->\n'
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def put(root: Path, files: dict[str, str | bytes]) -> None:
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data.encode() if isinstance(data, str) else data)


@pytest.mark.parametrize(
    ("name", "data", "is_one"),
    [
        ("a.md", "---\ntitle: t\n---\n", True),
        ("a.txt", "+++\r\ntitle = 't'\r\n+++\r\n", True),
        ("a.md", "# text", False),  # a single file must have a header
        ("a.bin", "---\n\0", False),
        ("a.md", "---\ntitle: t\n---\n".encode("utf-16"), True),
        ("a.md", OURS, True),
        ("a.md", OURS.replace("\n", "\r\n"), True),
        ("a.md", OURS.replace("\n", "\r"), True),
        ("a.md", OURS.encode("utf-16"), True),
        ("a.md", OURS.encode("cp932"), True),
        ("x/a.md", "# text", True),
        ("x/a.MKD", "", True),
        ("x/a.html", "---\n---\n", False),
        ("x/_posts/a.html", "---\n---\nx", True),
        ("x/_posts/a.html", "<p>no header", False),
        ("x/2024-01-02-a.htm", "--- \r\n---\nx", True),  # the folder itself is given
        ("x/y/2024-01-02-a.html", "---\n---\nx", False),
        ("x/a.rst", "x", False),
    ],
)
def test_what_is_a_post(tmp_path: Path, name: str, data: str | bytes, is_one: bool) -> None:
    put(tmp_path, {name: data})
    assert recognises(source(tmp_path / name.partition("/")[0])) is is_one


def entry(name: str, header: str = "", body: str = "x") -> Entry:
    return _entry(name, PostFile.parse(f"---\n{header}\n---\n{body}".encode()), {})


@pytest.mark.parametrize(
    ("name", "header", "date", "slug", "status"),
    [
        ("2024-01-02-a-b.md", "title: t", "2024-01-02", "a-b", Status.PUBLISHED),
        ("2024-1-2-a.md", "title: t", "2024-01-02", "a", Status.PUBLISHED),
        ("2024-13-2-a.md", "title: t", "", "a", Status.DRAFT),  # no date of any day
        ("a.md", "date: 2024-01-02T03:04:05+09:00", "2024-01-02T03:04:05+09:00", "a", Status.PUBLISHED),
        ("2024-01-02-a.md", "date: 2023-05-06", "2023-05-06", "a", Status.PUBLISHED),
        ("2024-01-02-a.md", "date: soon", "2024-01-02", "a", Status.PUBLISHED),
        ("a.md", "title: t", "", "a", Status.DRAFT),
        ("x/2024-01-02-a/index.md", "title: t", "2024-01-02", "a", Status.PUBLISHED),  # a page bundle of Hugo
        ("x/b/_index.md", "title: t", "", "b", Status.DRAFT),
        ("index.md", "title: t", "", "index", Status.DRAFT),
        # what is said counts
        ("2024-01-02-a.md", "draft: true", "2024-01-02", "a", Status.DRAFT),
        ("a.md", "draft: false", "", "a", Status.PUBLISHED),
        ("2024-01-02-a.md", "status: ready", "2024-01-02", "a", Status.READY),
        ("2024-01-02-a.md", "published: false", "2024-01-02", "a", Status.DRAFT),
        ("2024-01-02-a.md", "published: No", "2024-01-02", "a", Status.DRAFT),
        ("2024-01-02-a.md", "published: true", "2024-01-02", "a", Status.PUBLISHED),
        ("_drafts/2024-01-02-a.md", "status: published", "2024-01-02", "a", Status.DRAFT),
    ],
)
def test_what_names_and_headers_say(name: str, header: str, date: str, slug: str, status: Status) -> None:
    found = entry(name, header)
    assert (found.published, found.slug, found.status) == (date, slug, status)
    assert (found.id, found.key) == (name, f"markdown:{name}")


@pytest.mark.parametrize(
    ("name", "text", "status"),
    [
        ("2024-01-02-a.md", "---\ntitle: t\n---\nx", "published"),
        ("a.md", '+++\ntitle = "t"\ndate = 2024-01-02\n+++\nx', "published"),
        ("2024-01-02-a.md", "---\ntitle: t\npublished: false\n---\nx", ""),
        ("_drafts/2024-01-02-a.md", "---\ntitle: t\n---\nx", ""),
        ("2024-01-02-a.md", "---\nformat: 1\ntitle: t\n---\nx", ""),  # a post of our own says it, or is a draft
        ("a.md", "---\ntitle: t\n---\nx", ""),
    ],
)
def test_what_others_have_published_says_so_here(name: str, text: str, status: str) -> None:
    made = PostFile.parse(_entry(name, PostFile.parse(text.encode()), {}).markdown)
    assert made.header.data.get("status", "") == status
    assert made.fields.status is (Status.PUBLISHED if status else Status.DRAFT)


@pytest.mark.parametrize("start", ["", "\ufeff", "\n"])
def test_a_header_of_json(tmp_path: Path, start: str) -> None:
    values = '{\n\t"title": "題: 一",\n\t"date": "2024-01-02",\n\t"tags": ["政治"], "a b": {"c": null}\n}'
    put(tmp_path, {"a.md": f"{start}{values}\n\n本文\n"})
    report = import_files([tmp_path / "a.md"], Wish(tmp_path / "library"))
    assert report.posts.written == 1
    (path,) = (tmp_path / "library").rglob("*.md")
    file = PostFile.parse(path.read_bytes())
    assert (file.fields.title, file.fields.date, file.fields.labels) == ("題: 一", "2024-01-02", ("政治",))
    assert file.fields.status is Status.PUBLISHED and file.body.strip() == "本文"
    assert file.header.data["a b"] == {"c": None}


@pytest.mark.parametrize("text", ['{"title": ', '{"a" 1}\n\nx', "{"])
def test_a_text_that_only_begins_like_json_is_left(text: str) -> None:
    assert _with_yaml(text.encode()) == text.encode()


def test_a_page_of_a_section_is_no_post(tmp_path: Path) -> None:
    header = "---\ntitle: t\n---\n"
    put(tmp_path, {"c/_index.md": f"{header}x", "d/_index.md": header, "d/a.md": f"{header}y"})
    report = import_files([tmp_path], Wish(tmp_path / "library"))
    assert (report.posts.found, report.pages.written, report.pages.skipped) == (1, 1, 1)


def test_a_post_with_an_id_keeps_it() -> None:
    found = entry("a.md", "id: 0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10\nlabels: [一]\npermalink: a-b\ndescription: d")
    assert found.key == f"id:{found.id}" == "id:0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10"
    assert (found.labels, found.permalink, found.description) == (("一",), "a-b", "d")


@pytest.mark.parametrize(
    ("header", "body", "title"),
    [
        ("title: t", "# h", "t"),
        ("news:\n  headline: n", "# h", "n"),
        ("x: y", "text\n#  h ##\n# other", "h"),
        ("x: y", "## h", ""),
        ("x: y", "#h", ""),
        ("x: y", "# #", ""),
    ],
)
def test_a_title_is_in_the_header_or_the_first_heading(header: str, body: str, title: str) -> None:
    assert entry("a.md", header, body).title == title
    assert _heading("") == ""


TOP = {
    name: Member(name, 1, Path(name))
    for name in ("a.png", "x/a.png", "x/y/b.png", "static/c.png", "港.png", "x/が.png")
}


@pytest.mark.parametrize(
    ("folder", "address", "found"),
    [
        ("x", "a.png", "x/a.png"),
        ("x", "./a.png?v=1#f", "x/a.png"),
        ("x", "../a.png", "a.png"),
        ("x", "../../a.png", None),
        ("x/y", "b.png", "x/y/b.png"),
        ("", "%E6%B8%AF.png", "港.png"),
        ("x", "/a.png", "a.png"),
        ("x", "/c.png", "static/c.png"),
        ("x", "か\u3099.png", "x/が.png"),
        ("x", "https://e.jp/a.png", None),
        ("x", "//e.jp/a.png", None),
        ("x", "data:image/png,x", None),
        ("x", "", None),
        ("x", "#a.png", None),
        ("x", "gone.png", None),
    ],
)
def test_where_a_picture_lies(folder: str, address: str, found: str | None) -> None:
    member = _lying(PurePosixPath(folder), address, TOP)
    assert (member.name if member else None) == found


@pytest.mark.parametrize(
    ("path", "plain"),
    [("a/./b", "a/b"), ("a/../b", "b"), ("a/b/../../c", "c"), ("../a", ""), ("a/../../b", ""), (".", "")],
)
def test_a_path_stays_below(path: str, plain: str) -> None:
    assert _plain(PurePosixPath(path)) == plain


def test_a_post_comes_before_its_copies() -> None:
    names = ("a.md", "a (conflicted copy 2024-01-02).md", "x/a.sync-conflict-20240102-030405-ABCDEFG.md", "b.md")
    others = {name: Member(name, 1, Path(name)) for name in names}
    assert [_may_be_copy(member, others) for member in others.values()] == [False, True, False, False]


def test_a_folder_is_read(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "_posts/2024-01-02-a.md": "---\ntitle: 題\n---\n![x](img/a.png) ![y](https://e.jp/b.png)\n![z](<img/text.png>)\n",
            "_posts/img/a.png": PNG,
            "_posts/img/text.png": "no picture",
            "_posts/2024-01-03-b.html": "---\ntitle: 頁\n---\n<p><img src='img/a.png'></p>\n",
            "_posts/c.md": "---\nx: [\n---\n",
            "_posts/d.rst": "x",
            "notes.txt": "x",
            "e.md": "---\ntitle: 日本語のテキスト\n---\n本文です。\n".encode("cp932"),
            "f.md": b"x" * 5_000_001,
        },
    )
    (reading,) = read(source(tmp_path))
    found = {one.id: one for one in reading.found}
    post, page = found["_posts/2024-01-02-a.md"], found["_posts/2024-01-03-b.html"]
    assert isinstance(post, Entry) and isinstance(page, Entry)
    assert [name for name, _member in post.files] == ["a.png"]
    assert b"(img/a.png)" not in post.markdown and b"(https://e.jp/b.png)" in post.markdown
    assert (page.markdown, page.html, page.title) == (b"", "<p><img src='img/a.png'></p>", "頁")
    assert (page.pictures, [name for name, _member in page.files]) == ((("img/a.png", "a.png"),), ["a.png"])
    other = found["e.md"]
    assert isinstance(other, Entry) and "本文です。".encode() in other.markdown and other.title == "日本語のテキスト"
    skipped = {name: one.reason for name, one in found.items() if isinstance(one, Skipped)}
    assert set(skipped) == {"_posts/c.md", "_posts/d.rst", "f.md"}
    assert "larger than 5 MB" in skipped["f.md"] and "not read here" in skipped["_posts/d.rst"]
    assert reading.progress() == 1.0
