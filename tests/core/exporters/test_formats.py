"""Every format that holds several posts, read back by the importer of the same format: the same posts."""

import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from editor.core.exporters import Portion, exporter
from editor.core.exporters.several import contents, folder_files
from editor.core.file.postfile import PostFile
from editor.core.importers import work
from editor.core.importers.work import Wish, import_files
from editor.core.post import Blogger, Commentary, Fields, Image, News, Post, Related, Status
from editor.core.profile.load import load_profile
from editor.core.workers.guarded_export import export_post
from tests.picture_files import pixels

PROFILE, _ = load_profile()
SMALL = "https://blogger.googleusercontent.com/img/b/R/A/w640-h360/ship.jpg"
BODY = f"""![船]({SMALL})

甲国と**乙国**が[協議](https://e.jp/?a=1&b=2)した[^1]。電話は[こちら](tel:0312345678)。

<!-- commentary -->

{{軽|かる}}く見ては[^2]いけない。 ]]> と [gallery ids="1"] と -----

<!--more-->

| 表 | 値 |
|---|---|
| 一 | 二 |

```
a  b

--------
```

[^1]: 注の一。
[^2]: 注の*二*。
"""
FULL = Fields(
    id="0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10",
    date="2025-04-02T07:30:00+09:00",
    status=Status.PUBLISHED,
    labels=("米国", "ロシア & <中国>"),
    permalink="rare-earth-talks",
    description="説明 & <文>",
    news=News(
        "協議を開始=報道官", "例の新聞", "https://e.jp/n?x=1", "2025-04-01", "2025-04-02", ("一つ目。", "二つ目。")
    ),
    commentary=Commentary("裏で動く覇権", ("三つ目。",)),
    related=(Related("前の記事", "https://e.jp/a", "2025-03-31"),),
    images=(Image(SMALL, "灰色の船", "通信社", SMALL.replace("w640-h360", "s1600")),),
    blogger=Blogger(
        "tag:blogger.com,1999:blog-77.post-5", "https://tameshi.blogspot.com/2025/04/rare-earth-talks.html"
    ),
)
DRAFT = Fields(id="0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b11", date="2025-05-01", title="下書き & <題>")
NOW = datetime(2025, 4, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "_ALONE", 10**9)


def portion(post: Post, form: str, folder: Path, stem: str = "2025-04-02-talks") -> Portion:
    return Portion(post, PROFILE, export_post(post, folder, form), folder, stem)


def both(form: str, folder: Path) -> list[Portion]:
    return [
        portion(Post(FULL, BODY), form, folder),
        portion(Post(DRAFT, "まだ**途中**。\n"), form, folder, "2025-05-01-draft"),
    ]


def read_back(data: bytes, folder: Path) -> dict[str, tuple[PostFile, dict[str, object]]]:
    """The imported posts and their records, by title."""
    (folder / "given").write_bytes(data)
    report = import_files([folder / "given"], Wish(folder / "library", zone="Asia/Tokyo"))
    assert report.posts.found == 2 and not report.failed
    found = {}
    for path in (folder / "library").rglob("*.md"):
        file = PostFile.parse(path.read_bytes())
        record = folder / "library" / "originals" / f"{file.fields.id}.json"
        found[PROFILE.compose_title(file.fields)] = file, json.loads(record.read_bytes())
    return found


FEEDS = ["blogger", "blogger-legacy", "movable-type", "wordpress"]


@pytest.mark.parametrize("form", FEEDS)
def test_the_same_posts_come_back(form: str, tmp_path: Path) -> None:
    portions = both(form, tmp_path)
    found = read_back(contents(exporter(form), portions), tmp_path)
    file, record = found[PROFILE.compose_title(FULL)]
    fields = file.fields
    assert (fields.news, fields.commentary) == (FULL.news, FULL.commentary)
    assert fields.related == FULL.related
    assert (fields.labels, fields.permalink) == (FULL.labels, FULL.permalink)
    assert (fields.date, fields.status) == (FULL.date, Status.PUBLISHED)
    assert fields.description == (FULL.description if form != "blogger-legacy" else "")
    assert [(image.alt, image.credit) for image in fields.images] == [("灰色の船", "通信社")]
    assert "見ては[^2]いけない" in file.body and "[こちら](tel:0312345678)" in file.body and "<!--more-->" in file.body
    html = str(record["html"])
    expected = portions[0].export.text
    if form == "wordpress":
        expected = expected.replace("[gallery", "&#91;gallery")
    assert html.strip("\n") == expected.strip("\n")
    draft, _record = found["下書き & <題>"]
    assert (draft.fields.status, draft.body.strip()) == (Status.DRAFT, "まだ**途中**。")


@pytest.mark.parametrize("form", FEEDS)
def test_exported_again_it_is_the_same_html(form: str, tmp_path: Path) -> None:
    """The way out and back changes no word, link or element."""
    found = read_back(contents(exporter(form), both(form, tmp_path)), tmp_path)
    file, _record = found[PROFILE.compose_title(FULL)]
    again = export_post(Post(replace(file.fields, id=FULL.id), file.body), tmp_path, "blogger-html").text
    once = export_post(Post(FULL, BODY), tmp_path, "blogger-html").text
    assert re.sub("/s16000/", "/s1600/", again) == re.sub("/s16000/", "/s1600/", once)


def test_the_blogger_feed_has_what_its_importer_needs(tmp_path: Path) -> None:
    feed = contents(exporter("blogger"), both("blogger", tmp_path))
    root = etree.fromstring(feed)
    names = {"a": "http://www.w3.org/2005/Atom", "b": "http://schemas.google.com/blogger/2018"}
    first, second = root.findall("a:entry", names)
    assert [child.tag.partition("}")[2] for child in first] == [
        "id", "type", "status", "author", "title", "content", "metaDescription", "created", "published", "updated",
        "location", "category", "category", "filename", "link", "enclosure", "trashed",
    ]  # fmt: skip
    assert first.findtext("a:id", namespaces=names) == "tag:blogger.com,1999:blog-77.post-5"
    assert first.findtext("b:filename", namespaces=names) == "/2025/04/rare-earth-talks.html"
    assert {label.get("scheme") for label in first.findall("a:category", names)} == {"tag:blogger.com,1999:blog-77"}
    assert first.findtext("a:published", namespaces=names) == "2025-04-01T22:30:00Z"
    assert [entry.findtext("b:status", namespaces=names) for entry in (first, second)] == ["LIVE", "DRAFT"]


STATES = [
    ("blogger", Status.READY, "SCHEDULED"),
    ("movable-type", Status.READY, "Future"),
    ("wordpress", Status.READY, "future"),
    ("blogger", Status.DRAFT, "DRAFT"),
    ("movable-type", Status.DRAFT, "Draft"),
    ("wordpress", Status.DRAFT, "draft"),
    ("movable-type", Status.PUBLISHED, "Publish"),
]


@pytest.mark.parametrize(("form", "status", "said"), STATES)
def test_a_post_that_is_ready_is_scheduled_for_its_day(form: str, status: Status, said: str, tmp_path: Path) -> None:
    fields = replace(DRAFT, date="9000-01-01", status=status)
    text = contents(exporter(form), [portion(Post(fields, "文。"), form, tmp_path)]).decode()
    assert re.search(rf"(?:status>|STATUS: ){said}\b", text)


HOSTILE = [
    "]]>",
    "-----",
    "--------",
    "TITLE: x",
    "a\x00b\x1fc",
    "\u2028",
    "[caption]x[/caption]",
    "<b>",
    "𠮷",
]


@pytest.mark.parametrize("form", FEEDS)
@pytest.mark.parametrize("text", HOSTILE)
def test_any_title_label_and_text_is_held(form: str, text: str, tmp_path: Path) -> None:
    fields = replace(DRAFT, title=f"題 {text}", labels=(f"札 {text}",), description=text)
    post = Post(fields, f"前\n\n```\n{text}\n```\n\n後\n")
    one = portion(post, form, tmp_path)
    data = contents(exporter(form), [one, portion(Post(replace(DRAFT, id="b" * 8), "二つ目"), form, tmp_path)])
    if form != "movable-type":
        etree.fromstring(data)
    found = read_back(data, tmp_path)
    file = next(file for title, (file, _record) in found.items() if title.startswith("題"))
    assert file.fields.title == one.title and file.fields.labels == one.labels
    assert "前" in file.body and "後" in file.body


def test_hugo_has_bundles_and_jekyll_posts(tmp_path: Path) -> None:
    (tmp_path / "pics").mkdir()
    (tmp_path / "pics" / "船.png").write_bytes(pixels("png"))
    body = "![港の{軽|かる}い船](pics/船.png)\n\n`{軽|かる}` {{< x >}}\n"
    post = Post(replace(FULL, news=News(), commentary=Commentary(), title='題: "名"', related=()), body)
    hugo = folder_files(exporter("hugo"), [portion(post, "hugo", tmp_path)])
    assert sorted(hugo) == ["rare-earth-talks/index.md", "rare-earth-talks/船.png"]
    text = hugo["rare-earth-talks/index.md"].decode()
    assert text.startswith('---\ntitle: "題: \\"名\\""\ndate: 2025-04-02T07:30:00+09:00\ndraft: false\n')
    assert "](船.png)" in text and "<ruby>軽" in text and "`{軽|かる}`" in text and "{{&lt; x" in text
    jekyll = folder_files(exporter("jekyll"), [portion(post, "jekyll", tmp_path)])
    assert sorted(jekyll) == ["_posts/2025-04-02-rare-earth-talks.md", "assets/rare-earth-talks/船.png"]
    assert b"render_with_liquid: false" in jekyll["_posts/2025-04-02-rare-earth-talks.md"]


@pytest.mark.parametrize("form", ["hugo", "jekyll"])
def test_sites_come_back(form: str, tmp_path: Path) -> None:
    (tmp_path / "pics").mkdir()
    (tmp_path / "pics" / "a.png").write_bytes(pixels("png"))
    fields = replace(DRAFT, title="題: 名", labels=("米国", "a b"), permalink="x-y", date="2025-04-02T07:30:00+09:00")
    posts = [
        Post(replace(fields, status=Status.PUBLISHED), "![船](pics/a.png)\n\n本文。\n"),
        Post(replace(fields, id="b" * 8), "二。\n"),
    ]
    portions = [portion(post, form, tmp_path, stem) for post, stem in zip(posts, ("one", "two"), strict=True)]
    (tmp_path / "site.zip").write_bytes(contents(exporter(form), portions))
    report = import_files([tmp_path / "site.zip"], Wish(tmp_path / "library"))
    assert report.posts.found == 2 and not report.failed
    files = {
        file.fields.status: file
        for path in (tmp_path / "library").rglob("*.md")
        if (file := PostFile.parse(path.read_bytes()))
    }
    published = files[Status.PUBLISHED]
    assert (published.fields.title, published.fields.labels) == ("題: 名", ("米国", "a b"))
    assert published.fields.date == "2025-04-02T07:30:00+09:00"
    assert re.search(r"!\[船\]\([^)]+a\.png\)\n\n本文。", published.body)
    assert len(list((tmp_path / "library").rglob("a.png"))) == 1
    assert files[Status.DRAFT].body.strip() == "二。"


def test_a_book_is_well_formed_and_whole(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(pixels("png"))
    post = Post(FULL, "![船](a.png)\n\n<b>未閉じ & <br>\n\n" + BODY)
    form = exporter("epub")
    data = contents(form, [portion(post, "epub", tmp_path), portion(Post(DRAFT, "二。"), "epub", tmp_path)])
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        names = book.namelist()
        assert names[0] == "mimetype" and book.read("mimetype") == b"application/epub+zip"
        assert book.getinfo("mimetype").compress_type == zipfile.ZIP_STORED
        trees = {name: etree.fromstring(book.read(name)) for name in names if name.endswith((".xhtml", ".opf", ".xml"))}
    package = trees["OEBPS/content.opf"]
    opf = "{http://www.idpf.org/2007/opf}"
    listed = {item.get("href") for item in package.iter(f"{opf}item")}
    assert {f"OEBPS/{name}" for name in listed} == set(names) - {
        "mimetype",
        "META-INF/container.xml",
        "OEBPS/content.opf",
    }
    xhtml = "{http://www.w3.org/1999/xhtml}"
    sources = {image.get("src") for tree in trees.values() for image in tree.iter(f"{xhtml}img")}
    assert len(sources) == 1 and sources <= listed
    page = trees["OEBPS/post-0001.xhtml"]
    ids = {element.get("id") for element in page.iter() if element.get("id")}
    inside = {link.get("href") for link in page.iter(f"{xhtml}a") if (link.get("href") or "").startswith("#")}
    assert inside and {href[1:] for href in inside} <= ids


def test_the_same_posts_give_the_same_bytes(tmp_path: Path) -> None:
    for form in ("hugo", "jekyll"):
        assert contents(exporter(form), both(form, tmp_path)) == contents(exporter(form), both(form, tmp_path))


def test_the_command_takes_many_or_nothing(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    from editor import cli

    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(
            f"---\nid: {name * 8}\ntitle: 題{name}\n---\n文{name}。\n", encoding="utf-8"
        )
    posts = [str(tmp_path / f"{name}.md") for name in "ab"]
    assert cli.main(["export", "--to", "movable-type", *posts, "-o", str(tmp_path / "all.txt")]) == 0
    assert (tmp_path / "all.txt").read_text(encoding="utf-8").count("--------\n") == 2
    assert cli.main(["export", "--to", "movable-type", str(tmp_path), "-o", str(tmp_path / "again.txt")]) == 0
    assert (tmp_path / "again.txt").read_bytes() == (tmp_path / "all.txt").read_bytes()
    assert cli.main(["export", "--to", "text", *posts, "-o", str(tmp_path / "texts")]) == 0
    assert sorted(path.name for path in (tmp_path / "texts").iterdir()) == ["a.txt", "b.txt"]
    assert cli.main(["export", "--to", "text", *posts]) != 0
    capfdbinary.readouterr()
    missing = [*posts, str(tmp_path / "none.md")]
    assert cli.main(["export", "--to", "epub", *missing, "-o", str(tmp_path / "book.epub")]) != 0
    assert b"none.md" in capfdbinary.readouterr().err
    assert not (tmp_path / "book.epub").exists()
    assert cli.main(["export", "--to", "hugo", *posts, "-o", str(tmp_path / "site")]) == 0
    assert (tmp_path / "site" / "a" / "index.md").exists()
    assert cli.main(["export", "--to", "blogger", posts[0]]) == 0
    assert capfdbinary.readouterr().out.startswith(b"<?xml")
