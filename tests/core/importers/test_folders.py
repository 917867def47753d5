import os
import unicodedata
import zipfile
from pathlib import Path

import pytest

from editor.core.errors import ImportFileError
from editor.core.file.postfile import PostFile
from editor.core.importers.report import Report
from editor.core.post import Status
from tests.core.importers.conftest import Import
from tests.core.importers.samples import BODY, legacy, legacy_entry, new, new_entry

PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
SETTINGS = "blog_subdomain,blog_time_zone,blog_locale\ntameshi,Asia/Tokyo,ja\n"


def first(report: Report) -> PostFile:
    return PostFile.parse(report.files[0][1].read_bytes())


@pytest.fixture
def takeout(tmp_path: Path) -> Path:
    blogs = tmp_path / "Takeout/Blogger/Blogs/試し"
    albums = tmp_path / "Takeout/Blogger/Albums/試し"
    others = tmp_path / "Takeout/Blogger/Comments/他"
    for folder in (blogs, albums, others):
        folder.mkdir(parents=True)
    (blogs / "feed.atom").write_text(new(new_entry(9, "題", BODY, file="/2025/04/asa.html")), "utf-8")
    (blogs / "settings.csv").write_text(SETTINGS, "utf-8")
    (albums / "港.jpg").write_bytes(PICTURE)
    (albums / "港.jpg.json").write_text("{}")
    (others / "feed.atom").write_text(new(new_entry(1, "他人の", "x")), "utf-8")
    return tmp_path / "Takeout"


def check(report: Report, library: Path) -> None:
    assert report.formats == ["takeout"]
    assert report.posts.found == 1
    post = first(report)
    assert post.fields.date == "2025-04-02T07:30:00+09:00"
    assert post.fields.blogger.url == "https://tameshi.blogspot.com/2025/04/asa.html"
    assert "![](2025-04-02-asa/港.jpg)" in post.body
    assert post.fields.image("2025-04-02-asa/港.jpg").url.endswith("/s1600/%E6%B8%AF.jpg")
    assert (library / "2025/2025-04-02-asa/港.jpg").read_bytes() == PICTURE


def test_a_takeout_folder(take_in: Import, library: Path, takeout: Path) -> None:
    check(take_in(takeout), library)


def test_a_takeout_zip(take_in: Import, library: Path, takeout: Path) -> None:
    path = takeout.parent / "takeout-x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in takeout.rglob("*.*"):
            archive.write(file, file.relative_to(takeout.parent))
    check(take_in(path), library)


def test_a_zip_with_one_backup(take_in: Import, tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("export.bin", new(new_entry(9, "題", "文")))
    report = take_in(path)
    assert (report.formats, report.posts.written) == (["blogger"], 1)


def test_a_folder_of_backups(take_in: Import, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    (folder / "page_files").mkdir(parents=True)
    (folder / "a").write_text(new(new_entry(9, "題", "文")), "utf-8")
    (folder / "b").write_text(legacy(legacy_entry(9, "題", "文")), "utf-8")
    (folder / "c.jpg").write_bytes(PICTURE)
    (folder / "page_files/frame.html").write_text("<html><body>x</body></html>")
    report = take_in(folder)
    assert report.formats == ["blogger", "blogger-legacy"]
    assert report.posts.written == 2


@pytest.mark.parametrize("damage", [b"PK\x03\x04rest", b"PK\x05\x06" + b"\0" * 18])
def test_damaged_and_empty_zips(take_in: Import, damage: bytes) -> None:
    with pytest.raises(ImportFileError):
        take_in(damage)


def test_a_zip_that_unpacks_to_far_more_is_refused(take_in: Import, tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("feed.atom", "w") as stream:
        for _number in range(64):
            stream.write(b"\0" * (1 << 20))
    # zlib alone cannot exceed a thousand; the table may claim anything
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (0xF0000000).to_bytes(4, "little")
    path.write_bytes(data)
    with pytest.raises(ImportFileError, match="unpack"):
        take_in(path)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "_posts").mkdir(parents=True)
    (folder / "_drafts").mkdir()
    (folder / "images").mkdir()
    (folder / "_posts/2020-01-02-hello.md").write_text(
        "---\ntitle: 'こんにちは' # 注\ntags: [a]\nx: 1\n---\n![絵](/images/p.png)\n", "utf-8"
    )
    (folder / "_drafts/idea.md").write_text("ただの文\n", "utf-8")
    (folder / "_posts/toml.md").write_text('+++\ntitle = "とむる"\ndate = 2021-03-04\n+++\n文\n', "utf-8")
    (folder / "images/p.png").write_bytes(PICTURE)
    return folder


def test_a_folder_of_markdown(take_in: Import, library: Path, site: Path) -> None:
    report = take_in(site)
    assert report.formats == ["markdown"]
    assert (report.posts.written, report.drafts.written) == (3, 1)
    post = PostFile.parse((library / "2020/2020-01-02-hello.md").read_bytes())
    assert post.fields.id
    assert "title: 'こんにちは' # 注\n" in post.text
    assert "x: 1\n" in post.text
    assert post.body == "![絵](2020-01-02-hello/p.png)\n"
    assert (library / "2020/2020-01-02-hello/p.png").read_bytes() == PICTURE
    assert (library / "2021/2021-03-04-toml.md").read_text("utf-8").startswith("+++\n")
    assert take_in(site).posts.unchanged == 3


def test_empty_files_of_a_folder_or_zip_are_no_posts(take_in: Import, library: Path, tmp_path: Path) -> None:
    packed = tmp_path / "site.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for number, text in enumerate(("", "\ufeff", " \r\n\n", "文\n")):
            archive.writestr(f"{number}.md", text.encode())
    report = take_in(packed)
    assert (report.posts.written, report.posts.skipped, report.failed) == (1, 3, 0)
    assert {skipped.reason for skipped in report.skipped} == {"It is empty."}
    assert len([*library.rglob("*.md")]) == 1


def test_posts_of_another_library_keep_their_ids(take_in: Import, tmp_path: Path, library: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    text = "---\nformat: 1\nid: 0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10\ndate: 2025-04-02\nstatus: ready\n---\n文\n"
    (other / "a.md").write_text(text, "utf-8")
    report = take_in(other)
    assert (library / "2025/2025-04-02-a.md").read_text("utf-8") == text
    assert first(report).fields.status is Status.READY


PAGE = """<!DOCTYPE html><html><head><meta charset="CHARSET"><title>題 | ブログ</title>
<meta property="og:title" content="港の朝"><link rel="canonical" href="https://t.blogspot.com/2025/04/asa.html">
</head><body><nav>案内</nav><h2 class="date-header">2025年4月2日水曜日</h2><div class="post">
<h3 class="post-title">港の朝</h3><div class="post-body"><p>本文<a href="/p/x.html">これ</a></p>
<img src="asa_files/p.png"></div><span class="post-labels"><a rel="tag">日本</a></span></div><footer>足</footer></body>
</html>"""


@pytest.mark.parametrize("charset", ["utf-8", "shift_jis", "euc-jp"])
def test_a_saved_page(take_in: Import, tmp_path: Path, library: Path, charset: str) -> None:
    (tmp_path / "asa_files").mkdir()
    (tmp_path / "asa_files/p.png").write_bytes(PICTURE)
    report = take_in(PAGE.replace("CHARSET", charset).encode(charset))
    assert report.formats == ["html"]
    post = first(report)
    assert post.body == "\n本文[これ](https://t.blogspot.com/p/x.html)\n\n![](2025-04-02-asa/p.png)\n"
    assert (post.fields.title, post.fields.labels, post.fields.date) == ("港の朝", ("日本",), "2025-04-02T00:00:00")
    assert post.fields.blogger.url == "https://t.blogspot.com/2025/04/asa.html"
    assert (library / "2025/2025-04-02-asa/p.png").is_file()


def test_other_formats_beside_markdown_posts_are_said(take_in: Import, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    for name, text in {
        "a.md": "---\ntitle: 題\n---\n文",
        "old/blog.xml": legacy(legacy_entry(1, "一", BODY)),
        "old/page.html": "<html><body><article><h1>題</h1><p>長い文。</p></article></body></html>",
        "_layouts/default.html": "<html><body><article><h1>型</h1><p>長い文。</p></article></body></html>",
        "layouts/_default/single.html": "<html><body><article><h1>型</h1><p>長い文。</p></article></body></html>",
        "static/style.css": "p{}",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    report = take_in(folder)
    assert report.posts.written == 1
    [note] = report.notes
    assert note.startswith("Files beside the Markdown posts that are in other formats and were not read (2)")
    assert note.endswith("old/blog.xml, old/page.html")


def test_markdown_posts_beside_a_takeout_are_said(take_in: Import, takeout: Path) -> None:
    (takeout / "mine.md").write_text("---\ntitle: 題\n---\n文", "utf-8")
    assert any(
        "Markdown files beside the backup that were not read (1)" in note and "mine.md" in note
        for note in take_in(takeout).notes
    )


@pytest.mark.parametrize("on_disk", ["NFC", "NFD"])
@pytest.mark.parametrize("in_text", ["NFC", "NFD"])
@pytest.mark.parametrize("kind", ["a.md", "page.html", "in a folder"])
def test_names_of_pictures_in_either_unicode_form(
    take_in: Import, tmp_path: Path, library: Path, on_disk: str, in_text: str, kind: str
) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / unicodedata.normalize(on_disk, "パガ.png")).write_bytes(PICTURE)
    name = unicodedata.normalize(in_text, "パガ.png")
    if kind == "a.md":
        (folder / "a.md").write_text(f"---\ntitle: 題\n---\n![図]({name})\n", "utf-8")
    else:
        page = f'<html><body><article><h1>題</h1><p>長い文。</p><img src="{name}"></article></body></html>'
        (folder / "page.html").write_text(page, "utf-8")
    report = take_in(folder if kind != "page.html" else folder / "page.html")
    assert report.posts.written == 1
    assert [path.read_bytes() for path in library.rglob("*.png")] == [PICTURE]


def test_a_path_beside_a_page_is_no_address_on_the_blog(take_in: Import, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    (folder / "_posts").mkdir(parents=True)
    (folder / "assets").mkdir()
    (folder / "assets/a.png").write_bytes(PICTURE)
    (folder / "_posts/2008-08-07-h.html").write_text('---\ntitle: 題\n---\n<p>文</p><img src="/assets/a.png">', "utf-8")
    post = first(take_in(folder))
    assert "![](2008-08-07-h/a.png)" in post.body
    assert post.fields.image("2008-08-07-h/a.png").url == ""


def test_a_pipe_in_a_folder_is_said(take_in: Import, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "a.md").write_text("---\ntitle: 題\n---\n文", "utf-8")
    os.mkfifo(folder / "b.md")
    report = take_in(folder)
    assert report.posts.written == 1
    assert report.notes == ["Devices or pipes that were not read (1): b.md"]
