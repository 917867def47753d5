"""Our own files in Markdown: changed since, of earlier releases, and files of others that only look alike."""

import pytest

from editor.core.file.postfile import PostFile
from editor.core.importers.own_markdown import as_post, carries
from editor.core.post import Commentary, News, Related, Status

HUGO = """---
title: "協議を開始―【私の論評】覇権"
date: 2025-04-02T07:30:00+09:00
draft: true
tags: ["米国", "中国"]
slug: "talks"
description: "説明"
ronpyo:
  id: 0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10
  date: 2025-04-02T07:30:00+09:00
  status: ready
  labels: [米国, 中国]
  permalink: talks
  description: 説明
  news:
    headline: 協議を開始
    source: 例の新聞
    url: https://e.jp/n
    date: 2025-04-01
    accessed: 2025-04-02
    summary:
      - 一つ目。
      - 二つ目。
  commentary:
    headline: 覇権
  related:
    - title: 前の記事
      url: https://e.jp/a
      date: 2025-03-31
---

## 協議を開始

**まとめ**

- 一つ目。
- 二つ目。

ニュースの段落。

出典：[例の新聞](<https://e.jp/n>)、2025年4月2日閲覧

<!-- commentary -->

## 【私の論評】覇権

論評の段落。

## 【関連記事】

- [前の記事](<https://e.jp/a>) 2025年3月31日
"""


def read(text: str) -> PostFile:
    made = as_post(PostFile.parse(text.encode()))
    assert made is not None
    return made


def test_as_it_was_written() -> None:
    made = read(HUGO)
    assert made.fields.status is Status.READY and made.fields.title == ""
    assert made.fields.news == News(
        "協議を開始", "例の新聞", "https://e.jp/n", "2025-04-01", "2025-04-02", ("一つ目。", "二つ目。")
    )
    assert made.fields.commentary == Commentary("覇権")
    assert made.fields.related == (Related("前の記事", "https://e.jp/a", "2025-03-31"),)
    assert made.body == "\nニュースの段落。\n\n<!-- commentary -->\n\n論評の段落。\n"


@pytest.mark.parametrize(
    ("old", "new", "name", "value"),
    [
        ('title: "協議を開始―【私の論評】覇権"', "title: 別の題", "title", "別の題"),
        ("draft: true", "draft: false", "status", Status.PUBLISHED),
        ('tags: ["米国", "中国"]', "tags: [米国]", "labels", ("米国",)),
        ('slug: "talks"', "slug: other", "permalink", "other"),
        ('description: "説明"', "description: 別", "description", "別"),
        ('"説明"\n', '"説明"\nweight: 3\n', "extra", (("weight", "3"),)),
        ("date: 2025-04-02T07:30:00+09:00\ndraft", "date: 2025-05-06\ndraft", "date", "2025-05-06"),
        ("\n## 協議を開始\n", "\n## 協議を*再開*\n", "news.headline", "協議を*再開*"),
        ("\n## 協議を開始\n", "", "news.headline", ""),
        ("\n- 二つ目。", "\n* 直した。\n* 三つ目 `a`。", "news.summary", ("一つ目。", "直した。", "三つ目 `a`。")),
        ("\n**まとめ**\n\n- 一つ目。\n- 二つ目。\n", "", "news.summary", ()),
        ("[例の新聞](<https://e.jp/n>)", "[他社](https://e.jp/m)", "news.source", "他社"),
        ("[例の新聞](<https://e.jp/n>)", "[他社](https://e.jp/m)", "news.url", "https://e.jp/m"),
        ("[例の新聞](<https://e.jp/n>)", "[他社](https://e.jp/m)", "news.accessed", "2025-04-02"),
        ("[例の新聞](<https://e.jp/n>)", "[他社](https://e.jp/m)", "news.date", "2025-04-01"),
        ("4月2日閲覧", "4月3日閲覧", "news.accessed", "2025-04-03"),
        ("## 【私の論評】覇権", "## 【私の論評】覇権の後", "commentary.headline", "覇権の後"),
        ("2025年3月31日\n", "2025年3月31日\n- [次](https://e.jp/b) 2025年4月1日\n", "related.1.url", "https://e.jp/b"),
        ("- [前の記事](<https://e.jp/a>) 2025年3月31日\n", "", "related", ()),
    ],
)
def test_what_was_changed_there_counts(old: str, new: str, name: str, value: object) -> None:
    assert HUGO.count(old) == 1
    found: object = read(HUGO.replace(old, new)).fields
    for part in name.split("."):
        found = found[int(part)] if part.isdecimal() else getattr(found, part)  # type: ignore[index]
    assert found == value


@pytest.mark.parametrize(
    ("line", "title", "date"),
    [
        ("2025年3月31日（追記）", "前の記事 （追記）", "2025-03-31"),
        ("2025年3月31日改", "前の記事 2025年3月31日改", ""),
        ("近日", "前の記事 近日", ""),
    ],
)
def test_words_behind_a_related_post_are_kept(line: str, title: str, date: str) -> None:
    made = read(HUGO.replace("2025年3月31日\n", f"{line}\n"))
    assert made.fields.related == (Related(title, "https://e.jp/a", date),)


def test_text_that_is_no_field_stays_in_the_body() -> None:
    made = read(HUGO.replace("- [前の記事](<https://e.jp/a>) 2025年3月31日\n", "- 文。\n\n最後の段落。\n"))
    assert made.body.endswith("論評の段落。\n\n最後の段落。\n") and made.fields.related == (Related("文。"),)
    made = read(HUGO.replace("閲覧\n", "閲覧\n\n後の段落。\n"))
    assert "ニュースの段落。\n\n後の段落。\n" in made.body and made.fields.news.source == "例の新聞"
    made = read(HUGO.replace("出典：[", "参考：["))
    assert "参考：[例の新聞]" in made.body and made.fields.news.source == ""


def test_an_export_of_an_earlier_release_is_known_by_its_headlines() -> None:
    """Without the fields, and without the divider."""
    start, end = HUGO.index("ronpyo:"), HUGO.index("---\n\n##")
    earlier = HUGO[:start] + HUGO[end:].replace("<!-- commentary -->\n\n", "").replace("、2025年4月2日閲覧", "")
    made = read(earlier)
    assert made.fields.news == News("協議を開始", "例の新聞", "https://e.jp/n", "", "", ("一つ目。", "二つ目。"))
    assert made.fields.related == (Related("前の記事", "https://e.jp/a", "2025-03-31"),)
    assert made.fields.title == "" and made.fields.permalink == "talks" and made.fields.labels == ("米国", "中国")
    assert made.body == "\nニュースの段落。\n\n<!-- commentary -->\n\n論評の段落。\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# 題\n\n本文。\n",
        "---\ntitle: 題\n---\n## 見出し\n\n**まとめ**\n\n- 一\n",
        "---\ntitle: 別の題\n---\n## 協議を開始\n\n## 【私の論評】覇権\n",
        "---\ntitle: 題\nronpyo: true\n---\n本文。\n",
        "---\nnews:\n  headline: 協議を開始\ncommentary:\n  headline: 覇権\n---\n## 協議を開始\n",
        '本文。\n<!-- ronpyo {"id": 5} -->\n',
        "本文。\n<!-- ronpyo {broken} -->\n",
        '書き方。\n\n```\n<!-- ronpyo {"title": "例"} -->\n```\n\n続き。\n',
        "本文。\n<!-- ronpyo " + '{"a":' * 500 + "1" + "}" * 500 + " -->\n",
    ],
)
def test_files_of_others_stay_as_they_are(text: str) -> None:
    assert as_post(PostFile.parse(text.encode())) is None


def test_a_text_with_the_comment_is_ours() -> None:
    assert carries('# 題\n\n本文。\n\n<!-- ronpyo {"status": "draft"} -->\n') and not carries("# 題\n")
