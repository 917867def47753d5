import json
import re
from pathlib import Path

import pytest

from editor.core.file.postfile import PostFile
from editor.core.importers.line_breaks import broken
from editor.core.importers.report import Report
from editor.core.importers.shortcodes import left, shown
from editor.core.post import Fields, Status
from tests.core.importers.conftest import Import
from tests.shared_data import shared_data

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!-- generator="WordPress/6.5" -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>試し</title><link>https://wp.example.jp</link>
<wp:base_blog_url>https://wp.example.jp</wp:base_blog_url>
"""


def item(
    number: int,
    title: str,
    body: str,
    *,
    kind: str = "post",
    status: str = "publish",
    date: str = "2024-05-01",
    more: str = "",
) -> str:
    zero = date.startswith("0000")
    return f"""<item><title><![CDATA[{title}]]></title><link>https://wp.example.jp/{number}/</link>
<pubDate>Wed, 30 Apr 2024 22:30:00 +0000</pubDate><dc:creator><![CDATA[a]]></dc:creator>
<guid isPermaLink="false">https://wp.example.jp/?p={number}</guid><description></description>
<content:encoded><![CDATA[{body}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date>{date} {"00:00:00" if zero else "07:30:00"}</wp:post_date>
<wp:post_date_gmt>{"0000-00-00 00:00:00" if zero else "2024-04-30 22:30:00"}</wp:post_date_gmt>
<wp:post_name>%e6%b8%af-{number}</wp:post_name><wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>
<category domain="category" nicename="x"><![CDATA[日本 &amp; 海]]></category>
<category domain="post_tag" nicename="t"><![CDATA[札]]></category>{more}</item>
"""


def comment(number: int, approved: str, text: str) -> str:
    return (
        f"<wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_author>読者</wp:comment_author>"
        f"<wp:comment_date_gmt>2024-05-02 00:00:00</wp:comment_date_gmt><wp:comment_content><![CDATA[{text}]]>"
        f"</wp:comment_content><wp:comment_approved>{approved}</wp:comment_approved></wp:comment>"
    )


def wxr(*items: str) -> str:
    return f"{HEAD}{''.join(items)}</channel></rss>"


def first(report: Report) -> PostFile:
    return PostFile.parse(report.files[0][1].read_bytes())


def fields(report: Report) -> Fields:
    return first(report).fields


def test_posts_pages_and_what_is_neither(take_in: Import, library: Path) -> None:
    report = take_in(
        wxr(
            item(1, "港の朝", "一\n二\n\n三<!--more-->四", more=comment(1, "1", "よい\n話") + comment(2, "spam", "x")),
            item(2, "下書き", "x", status="draft", date="0000-00-00"),
            item(3, "紹介", "p", kind="page"),
            item(4, "写真", "", kind="attachment", status="inherit"),
            item(5, "ごみ", "t", status="trash"),
            item(6, "予約", "r", status="future"),
        )
    )
    assert report.formats == ["wordpress"]
    assert (report.posts.found, report.posts.written, report.pages.written, report.drafts.written) == (4, 3, 1, 1)
    assert (report.comments.found, report.comments.written, report.comments.skipped) == (2, 1, 1)
    assert any("attachment 1" in note for note in report.notes)
    post = fields(report)
    assert (post.title, post.labels, post.date) == ("港の朝", ("日本 & 海", "札"), "2024-05-01T07:30:00+09:00")
    assert post.blogger.url == "https://wp.example.jp/1/"
    assert report.files[0][1].relative_to(library).as_posix() == "2024/2024-05-01-港-1.md"
    assert first(report).body == "\n一  \n二\n\n三\n\n<!--more-->\n\n四\n"
    record = json.loads((library / "originals" / f"{post.id}.json").read_text("utf-8"))
    assert record["comments"][0]["html"] == "よい<br />話"
    assert Status.READY in [PostFile.parse(path.read_bytes()).fields.status for _name, path in report.files]


@pytest.mark.parametrize(
    ("body", "markdown"),
    [
        (
            "<!-- wp:paragraph -->\n<p>一</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:list --><ul><li>二</li></ul>",
            "一\n\n- 二",
        ),
        (
            '[caption id="a"]<a href="https://e.jp/x.jpg"><img src="https://e.jp/x-300x200.jpg" /></a> 説明[/caption]',
            "![説明](https://e.jp/x-300x200.jpg)",
        ),
        ('[caption caption="古い説明"]<img src="https://e.jp/x.jpg" />[/caption]', "![古い説明](https://e.jp/x.jpg)"),
        ("<pre>a\n\nb</pre>\n\n文", "```\na\n\nb\n```\n\n文"),
        ("<ul>\n<li>一</li>\n<li>二</li>\n</ul>\n文", "- 一\n- 二\n\n文"),
        ("a & b </item> <item>", "a & b"),
        ("[embed]https://youtu.be/x[/embed]", "https://youtu.be/x"),
    ],
)
def test_bodies(take_in: Import, body: str, markdown: str) -> None:
    assert first(take_in(wxr(item(1, "題", body)))).body.strip() == markdown


def test_plain_rss(take_in: Import) -> None:
    report = take_in(
        "<rss version='2.0'><channel><item><title>題</title><link>https://e.jp/a</link><guid>g1</guid>"
        "<pubDate>Wed, 02 Apr 2025 07:30:00 +0900</pubDate><description>&lt;p&gt;文&lt;/p&gt;</description></item>"
        "</channel></rss>"
    )
    assert (fields(report).title, fields(report).date, first(report).body) == (
        "題",
        "2025-04-02T07:30:00+09:00",
        "\n文\n",
    )


@pytest.mark.parametrize(
    ("here", "there", "date"),
    [
        ("2025-04-02T07:30:00", "2025-04-01T22:30:00", "2025-04-02T07:30:00+09:00"),
        ("2025-04-02 07:30", "2025-04-01 22:30", "2025-04-02T07:30:00+09:00"),
        ("2025/4/2 7:30:05", "2025/4/1 22:30:05", "2025-04-02T07:30:05+09:00"),
        ("2025-04-02T07:30:00.5", "2025-04-01T22:30:00Z", "2025-04-02T07:30:00+09:00"),
        ("2025-04-02T07:30:00+09:00", "", "2025-04-02T07:30:00+09:00"),
        ("2025-02-30 07:30:00", "2025-04-01 22:30:00", "2025-04-01T22:30:00+00:00"),
    ],
)
def test_times_as_tools_write_them(take_in: Import, here: str, there: str, date: str) -> None:
    text = wxr(item(1, "題", "文"))
    text = re.sub(r"(<wp:post_date>).*?(</)", rf"\g<1>{here}\2", text)
    text = re.sub(r"(<wp:post_date_gmt>).*?(</)", rf"\g<1>{there}\2", text)
    assert fields(take_in(text)).date == date


@pytest.mark.parametrize(
    "before", ["PHP Notice:  Undefined index: x in /a/b.php on line 3\n", "<br />\n<b>Warning</b>: x\n\n", "\n\n  "]
)
def test_what_the_server_said_before_the_file(take_in: Import, before: str) -> None:
    assert take_in(before + wxr(item(1, "題", "文"))).posts.written == 1


def test_posts_without_an_id_are_taken_in_and_known_again(take_in: Import) -> None:
    text = re.sub(r"<(wp:post_id|guid|link)\b[^>]*>.*?</\1>", "", wxr(item(1, "題", "大事な本文"), item(2, "二", "文")))
    assert take_in(text).posts.written == 2
    assert take_in(text).posts.unchanged == 2


def test_two_posts_of_one_id_are_two(take_in: Import) -> None:
    text = wxr(item(1, "一", "文"), item(1, "別", "別の文"), item(1, "一", "文"))
    report = take_in(text)
    assert (report.posts.written, report.posts.skipped) == (2, 1)
    assert [entry.reason for entry in report.skipped] == ["It is in the file twice; the first one was taken."]
    assert take_in(text).posts.unchanged == 2


@pytest.mark.parametrize("text", [wxr(), "<rss version='2.0'><channel><title>例</title></channel></rss>"])
def test_a_file_without_posts_is_whole(take_in: Import, text: str) -> None:
    report = take_in(text)
    assert (report.posts.found, report.notes) == (0, [])


PICTURES = "".join(
    f"<item><title>p</title><wp:post_id>{number}</wp:post_id><wp:post_type>attachment</wp:post_type>"
    f"<wp:attachment_url>https://e.jp/{number}.jpg</wp:attachment_url>"
    f"<excerpt:encoded>説明{number}</excerpt:encoded></item>"
    for number in (8, 9)
)


@pytest.mark.parametrize(
    ("body", "markdown"),
    [
        ('[gallery ids="8,9"]', "![説明8](https://e.jp/8.jpg)\n\n![説明9](https://e.jp/9.jpg)"),
        ('[gallery ids="8,7"]', '\\[gallery ids="8,7"\\]'),
        ("[youtube https://youtu.be/abc]", "https://youtu.be/abc"),
        ("一\n\nhttps://youtu.be/abc\n\n二", "一\n\nhttps://youtu.be/abc\n\n二"),
        ('[audio src="https://e.jp/a.mp3"][/audio]', "https://e.jp/a.mp3"),
        ('[video mp4="https://e.jp/a.mp4" width="3"][/video]', "https://e.jp/a.mp4"),
        ('[code lang="php"]<?php echo "<b>"; ?>[/code]', '```\n<?php echo "<b>"; ?>\n```'),
        ("本文[1]と[注] [sic]", "本文\\[1\\]と\\[注\\] \\[sic\\]"),
        ("[caption]言葉[/caption]", "言葉"),
        ("[caption", "\\[caption"),
    ],
)
def test_shortcodes(take_in: Import, body: str, markdown: str) -> None:
    assert first(take_in(wxr(item(1, "題", body), PICTURES))).body.strip() == markdown


def test_shortcodes_that_stay_are_counted(take_in: Import) -> None:
    report = take_in(wxr(item(1, "題", '[toc]\n\n[my-box color="red"]文[/my-box]\n\n[1] [sic] [注]')))
    assert report.notes == ["Shortcodes of WordPress that stay in the text as they are: my-box 1, toc 1."]


@pytest.mark.parametrize(
    "piece",
    [
        "[caption ",
        "[caption]",
        "[embed",
        "[code]",
        "<pre>",
        "<ul>\n",
        "<!--",
        "[gallery ids='",
        "[a b=",
        "<p>\n\n",
        "[/code]",
    ],
)
def test_heaps_in_a_body_take_no_time(piece: str) -> None:
    text = piece * 100_000
    assert shown(text, {}).startswith(piece.strip())
    assert left(text).total() in (0, 100_000)
    assert broken(text).count(piece.strip()) == 100_000


def test_a_description_alone_is_said(take_in: Import) -> None:
    report = take_in("<rss><channel><item><guid>g</guid><description>はじめだけ…</description></item></channel></rss>")
    assert any("only a description" in note for note in report.notes)


def test_the_shared_export(take_in: Import) -> None:
    report = take_in(shared_data("cases/import/06-wxr-own.xml"))
    assert (report.posts.found, report.posts.written) == (15, 15)
    assert take_in(shared_data("cases/import/12-wxr-without-items.xml")).notes == []
