"""Saved pages with one article and with several; Jekyll's posts in HTML."""

from pathlib import Path

import pytest

from editor.core.file.postfile import PostFile
from editor.core.importers.report import Report
from editor.core.post import Status
from tests.core.importers.conftest import Import
from tests.shared_data import shared_data

PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def posts(report: Report) -> dict[str, PostFile]:
    read = [PostFile.parse(path.read_bytes()) for _name, path in report.files]
    return {file.fields.title: file for file in read}


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>頁</title>{head}</head><body>{body}</body></html>"


def blogger_post(number: int, text: str) -> str:
    return (
        f'<div class="post hentry"><h3 class="post-title entry-title"><a href="https://b.jp/{number}.html">題{number}</a></h3>'
        f'<div class="post-body entry-content">{text}</div>'
        f'<abbr class="published" title="2025-04-0{number}T07:30:00+09:00">x</abbr>'
        f'<span class="post-labels"><a rel="tag">札{number}</a></span></div>'
    )


def test_the_front_page_of_a_blog_is_all_its_posts(take_in: Import) -> None:
    given = page(blogger_post(1, "短い。") + blogger_post(2, "長い文章。" * 400))
    read = posts(take_in(given))
    assert list(read) == ["題1", "題2"]
    assert read["題1"].body.strip() == "短い。"
    assert read["題2"].fields.blogger.url == "https://b.jp/2.html"
    assert read["題2"].fields.date == "2025-04-02T07:30:00+09:00"
    assert read["題2"].fields.labels == ("札2",)
    assert take_in(given).posts.unchanged == 2


def test_articles_of_one_length_are_posts_each(take_in: Import) -> None:
    report = take_in(page("<article><h1>一</h1><p>あ。</p></article><article><h2>二</h2><p>い。</p></article>"))
    read = posts(report)
    assert list(read) == ["一", "二"]
    assert [("あ。" in file.body, "い。" in file.body) for file in read.values()] == [(True, False), (False, True)]


def test_the_longest_article_is_the_page_and_the_others_are_said(take_in: Import) -> None:
    teaser = "<article><h2>他の記事</h2></article>"
    report = take_in(page(f"{teaser}<article><h1>本題</h1><p>{'本文。' * 200}</p></article>{teaser}"))
    assert report.posts.written == 1
    assert "本文。" in next(iter(posts(report).values())).body
    assert any("Shorter articles on its page that were not imported: 2." in note for note in report.notes)


def test_parts_of_one_text_are_one_post(take_in: Import) -> None:
    parts = '<div class="entry-content">前</div><p>広告</p><div class="entry-content">後</div>'
    (file,) = posts(take_in(page(f"<article><h1>題</h1>{parts}</article>"))).values()
    assert file.body.split() == ["前", "後"]


def test_pages_of_a_folder_are_told_apart_without_an_address(take_in: Import, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in ("a.html", "b.html"):
        (folder / name).write_text(page(f"<article><h1>{name}</h1><p>文</p></article>"), "utf-8")
    assert take_in(folder).posts.written == 2


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "cp932", "euc-jp"])
def test_pages_in_encodings(take_in: Import, encoding: str) -> None:
    head = "" if encoding.startswith("utf") else f'<meta charset="{encoding.replace("cp932", "Shift_JIS")}">'
    given = page(f"<article><h1>港の朝</h1><p>{'本文です。' * 50}</p></article>", head)
    (file,) = posts(take_in(given.encode(encoding))).values()
    assert "本文です。" in file.body


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "cp932", "euc-jp"])
def test_markdown_in_encodings(take_in: Import, encoding: str) -> None:
    given = f"---\ntitle: 港の朝\ndate: 2025-04-02\n---\n{'本文です。' * 50}\n"
    (file,) = posts(take_in(given.encode(encoding))).values()
    assert (file.fields.title, "本文です。" in file.body) == ("港の朝", True)


@pytest.mark.parametrize("deep", [300, 5_000])
def test_what_is_nested_deep_is_not_dropped(take_in: Import, deep: int) -> None:
    given = page(f"<article><h1>題</h1>{'<div>' * deep}底の文{'</div>' * deep}</article>")
    (file,) = posts(take_in(given)).values()
    assert "底の文" in file.body


def test_posts_of_jekyll_in_html(take_in: Import, tmp_path: Path) -> None:
    site = tmp_path / "site"
    for name, text in {
        "_posts/2008-8-7-old.html": "---\ntitle: 古い\n---\n<p><b>本文</b>です。</p><img src='/img/a.png'>",
        "_posts/2009-01-02-hidden.html": "---\ntitle: 伏せた\npublished: false\n---\n<p>伏</p>",
        "_posts/2010-01-02-new.md": "---\ntitle: 新しい\npublished: false\n---\n文\n",
        "_posts/2011-01-02-x.textile": "h1. x",
        "_drafts/idea.html": "---\ntitle: 案\n---\n<p>案文</p>",
        "_layouts/default.html": "---\nlayout: none\n---\n<html></html>",
        "index.html": "---\ntitle: 入口\n---\n{% for post in site.posts %}",
    }.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf-8")
    (site / "img").mkdir()
    (site / "img/a.png").write_bytes(PICTURE)
    report = take_in(site)
    read = posts(report)
    assert sorted(read) == ["伏せた", "古い", "新しい", "案"]
    assert read["古い"].fields.date.startswith("2008-08-07")
    assert "**本文** です。" in read["古い"].body.replace("**本文**で", "**本文** で")
    assert "/a.png)" in read["古い"].body
    assert [read[title].fields.status for title in ("古い", "伏せた", "新しい", "案")] == [
        Status.PUBLISHED,
        Status.DRAFT,
        Status.DRAFT,
        Status.DRAFT,
    ]
    assert [entry.reason for entry in report.skipped] == ["It is in a format that is not read here."]


def test_the_shared_site(take_in: Import) -> None:
    for given in ("cases/import/07-jekyll", "cases/import/07-jekyll/_posts"):
        assert sorted(posts(take_in(shared_data(given)))) == ["古い記事", "新しい"]
