"""Each rule with what it must find and what it must leave alone."""

import time
from pathlib import Path

import pytest

from editor.core.checks.families import check
from editor.core.file.postfile import PostFile
from editor.core.problem import Problem, Severity
from editor.core.profile.load import load_profile

PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)
UPLOADED = "https://blogger.googleusercontent.com/img/b/R29/AV/s320/a.png"
GOOD = f"""\
---
format: 1
id: 0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10
date: 2025-04-02T07:30:00+09:00
status: draft
labels: [経済, 為替]
permalink: yen-2025_04.02
description: 円相場の説明
news:
  headline: 円が上がる
  source: 架空新聞
  url: https://news.example/1
  accessed: 2025-04-02
  summary:
    - 1.5兆円が動いた
    - -5%だった
commentary:
  headline: 円高をどう見るか
  summary:
    - 2、3年は続く
related:
  - title: 前の記事
    url: https://blog.example/2025/03/a.html
    date: 2025-03-31
images:
  post/a.png:
    url: {UPLOADED}
---
文。[^1]

![説明](post/a.png)

<!--more-->

<!-- commentary -->

論。`[^x]` と `<!--more-->`

```
<!--more-->
[^y]
```

[^1]: 注。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library folder with the picture of the post, and a drawing, which may hold scripts."""
    (tmp_path / "library" / "post").mkdir(parents=True)
    (tmp_path / "library" / "post" / "a.png").write_bytes(PNG)
    (tmp_path / "library" / "post" / "a.svg").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "secret.png").write_bytes(PNG)
    return tmp_path / "library"


def found(text: str, folder: Path | None = None) -> tuple[Problem, ...]:
    file = PostFile.parse(text.encode("utf-8"))
    profile, _problems = load_profile(file.fields.profile)
    return check(file, profile, folder / "post.md" if folder is not None else None)


def test_a_good_post_has_no_problems(folder: Path) -> None:
    assert found(GOOD, folder) == ()


# rule, what is replaced, by what, and the text of the line that is named
HITS = [
    ("profile-unknown", "status: draft", "status: draft\nprofile: none", "profile: none"),
    ("news-headline-missing", "  headline: 円が上がる\n", "", "news:"),
    ("commentary-headline-missing", "  headline: 円高をどう見るか\n", "", "commentary:"),
    ("date-missing", "date: 2025-04-02T07:30:00+09:00\n", "", None),
    ("date-unreadable", "2025-04-02T07:30:00+09:00", "2025-02-30", "date: 2025-02-30"),
    ("news-accessed-unreadable", "accessed: 2025-04-02", "accessed: きのう", "  accessed: きのう"),
    ("news-date-unreadable", "accessed: 2025-04-02", "date: きのう\n  accessed: 2025-04-02", "  date: きのう"),
    ("source-missing", "  source: 架空新聞\n", "", "news:"),
    ("source-url", "  url: https://news.example/1\n", "", "news:"),
    ("source-url", "https://news.example/1", "javascript:alert(1)", "  url: javascript:alert(1)"),
    ("source-url", "https://news.example/1", "news.example/1", "  url: news.example/1"),
    ("summary-missing", "  summary:\n    - 2、3年は続く\n", "", "commentary:"),
    ("bullet-empty", "- 2、3年は続く", '- 2、3年は続く\n    - " "', '    - " "'),
    ("bullet-mark", "- 2、3年は続く", "- ・続く", "    - ・続く"),
    ("bullet-mark", "- 2、3年は続く", "- • 続く", "    - • 続く"),
    ("bullet-mark", "- 2、3年は続く", "- '- 続く'", "    - '- 続く'"),
    ("bullet-mark", "- 2、3年は続く", "- ①続く", "    - ①続く"),
    (
        "related-title-missing",
        "  - title: 前の記事\n    url",
        "  - url",
        "  - url: https://blog.example/2025/03/a.html",
    ),
    ("related-url-missing", "    url: https://blog.example/2025/03/a.html\n", "", "  - title: 前の記事"),
    ("related-date-missing", "    date: 2025-03-31\n", "", "  - title: 前の記事"),
    ("related-date-unreadable", "date: 2025-03-31", "date: 三月", "    date: 三月"),
    ("related-url-scheme", "https://blog.example/2025/03/a.html", "file:///etc/passwd", "    url: file:///etc/passwd"),
    ("related-empty", "images:", "  - title: ''\nimages:", "  - title: ''"),
    (
        "related-duplicate",
        "images:",
        "  - title: 別\n    url: http://BLOG.example/2025/03/a.html?m=1#more\n    date: 2025-03-31\nimages:",
        "  - title: 別",
    ),
    (
        "related-self",
        "images:",
        "blogger:\n  url: http://blog.example/2025/03/a.html\nimages:",
        "    url: https://blog.example/2025/03/a.html",
    ),
    (
        "labels-many",
        "[経済, 為替]",
        f"[{', '.join(map(str, range(21)))}]",
        f"labels: [{', '.join(map(str, range(21)))}]",
    ),
    ("labels-long", "[経済, 為替]", f"[{'経' * 100}, {'為' * 99}]", f"labels: [{'経' * 100}, {'為' * 99}]"),
    ("label-comma", "[経済, 為替]", "['経済,為替']", "labels: ['経済,為替']"),
    ("label-duplicate", "[経済, 為替]", "[経済, 為替, 経済]", "labels: [経済, 為替, 経済]"),
    ("label-similar", "[経済, 為替]", "[ＵＳＡ, usa]", "labels: [ＵＳＡ, usa]"),
    ("permalink-characters", "yen-2025_04.02", "円高", "permalink: 円高"),
    ("permalink-characters", "yen-2025_04.02", "a/b", "permalink: a/b"),
    ("blog-address", "images:\n", "blogger:\n  url: example.com\nimages:\n", "  url: example.com"),
    ("description-long", "円相場の説明", "円" * 151, f"description: {'円' * 151}"),
    ("title-dash", "status: draft", "status: draft\ntitle: 円—【私の論評】見方", "title: 円—【私の論評】見方"),
    ("title-dash", "status: draft", "status: draft\ntitle: 円-【私の論評】見方", "title: 円-【私の論評】見方"),
    ("image-text-missing", "![説明](post/a.png)", "![](post/a.png)", "![](post/a.png)"),
    ("image-not-uploaded", f"images:\n  post/a.png:\n    url: {UPLOADED}\n", "", "![説明](post/a.png)"),
    ("image-missing", "![説明](post/a.png)", "![説明](post/b.png)", "![説明](post/b.png)"),
    ("image-kind", "![説明](post/a.png)", "![説明](post/a.svg)", "![説明](post/a.svg)"),
    ("image-outside", "![説明](post/a.png)", "![説明](../secret.png)", "![説明](../secret.png)"),
    ("image-outside", "![説明](post/a.png)", "![説明](%2e%2e/secret.png)", "![説明](%2e%2e/secret.png)"),
    ("image-outside", "![説明](post/a.png)", "![説明](/etc/passwd)", "![説明](/etc/passwd)"),
    ("image-outside", "![説明](post/a.png)", "![説明](file:///etc/passwd)", "![説明](file:///etc/passwd)"),
    ("image-outside", "![説明](post/a.png)", "![説明](C:/a.png)", "![説明](C:/a.png)"),
    ("image-data", "(post/a.png)", "(data:image/png;base64,AAAA)", "![説明](data:image/png;base64,AAAA)"),
    ("image-url-scheme", UPLOADED, "post/a.png", "    url: post/a.png"),
    ("image-host", UPLOADED, "https://drive.google.com/uc?id=1", "![説明](post/a.png)"),
    ("image-insecure", "(post/a.png)", "(http://b.example/a.png)", "![説明](http://b.example/a.png)"),
    ("divider-missing", "<!-- commentary -->\n", "", "文。[^1]"),
    ("divider-repeated", "論。", "<!-- commentary -->\n\n論。", "<!-- commentary -->"),
    ("jump-break-repeated", "論。", "<!-- more -->\n\n論。", "<!-- more -->"),
    ("jump-break-not-alone", "<!--more-->\n\n<!-- c", "文<!--more-->\n\n<!-- c", "文<!--more-->"),
    ("jump-break-in-code", "<!--more-->\n\n<!-- c", "<!-- c", "<!--more-->"),
    ("fence-unclosed", "[^y]\n```\n", "[^y]\n", "```"),
    ("fence-unclosed", "[^y]\n```\n", "[^y]\n~~~\n", "```"),
    ("fence-unclosed", "<!-- commentary -->\n\n論。", "```\n\n<!-- commentary -->\n\n論。", "```"),
    ("footnote-undefined", "論。", "論。[^z]", "論。[^z]`[^x]` と `<!--more-->`"),
    ("footnote-unused", "文。[^1]", "文。", "[^1]: 注。"),
    ("footnote-repeated", "[^1]: 注。", "[^1]: 注。\n[^1]: 注二。", "[^1]: 注二。"),
]


@pytest.mark.parametrize(("rule", "old", "new", "place"), HITS)
def test_found_at_its_line(rule: str, old: str, new: str, place: str | None, folder: Path) -> None:
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    problems = [problem for problem in found(text, folder) if problem.rule == rule]
    assert problems, [problem.rule for problem in found(text, folder)]
    if place is not None:
        lines = text.split("\n")
        assert place in {lines[problem.line - 1] for problem in problems}


NO_HITS = [
    ("fence-unclosed", "[^y]\n```\n", "[^y]\n````\n"),
    ("footnote-undefined", "論。", "- 箇条\n\n  ```\n  [^z]\n  ```\n\n論。"),
    ("title-dash", "status: draft", "status: draft\ntitle: 円――【私の論評】見方"),
    ("title-dash", "status: draft", "status: draft\ntitle: 円―【私の論評】見方"),
    ("title-dash", "status: draft", "status: draft\ntitle: 全く別の題 - 副題"),
    ("news-headline-missing", "news:\n  headline: 円が上がる", "title: 独自の題\nx:\n  headline: 円が上がる"),
    ("bullet-mark", "- 2、3年は続く", "- ※ただし"),
    ("bullet-mark", "- 2、3年は続く", "- 2025年に始まる"),
    ("bullet-mark", "- 2、3年は続く", "- '**強調**から'"),
    ("label-duplicate", "[経済, 為替]", "[経済, 為替政策]"),
    ("labels-long", "[経済, 為替]", f"[{'経' * 99}, {'為' * 99}]"),
    ("labels-many", "[経済, 為替]", f"[{', '.join(map(str, range(20)))}]"),
    ("description-long", "円相場の説明", "円" * 150),
    ("date-unreadable", "2025-04-02T07:30:00+09:00", "2025年4月2日"),
    ("image-missing", "![説明](post/a.png)", "![説明](post/%61.png)"),
    ("image-missing", "![説明](post/a.png)", "`![説明](post/none.png)`"),
    ("image-text-missing", "url: https://blogger", "alt: 代替\n    url: https://blogger"),
    ("image-not-uploaded", "(post/a.png)", "(https://b.example/a.png)"),
    ("footnote-undefined", "論。", "論。\\[^z]"),
    ("footnote-undefined", "論。", "\\[^z\\] と\n\n\\[^z\\]: 注"),
    ("footnote-undefined", "論。", "論。[^ z]"),
    ("fence-unclosed", "```\n<!--more-->", "~~~\n```\n~~~\n\n```\n<!--more-->"),
    (
        "related-duplicate",
        "images:",
        "  - title: 別\n    url: https://blog.example/b.html\n    date: 2025-03-31\nimages:",
    ),
]


@pytest.mark.parametrize(("rule", "old", "new"), NO_HITS)
def test_left_alone(rule: str, old: str, new: str, folder: Path) -> None:
    assert old in GOOD
    assert rule not in {problem.rule for problem in found(GOOD.replace(old, new, 1), folder)}


def test_a_post_without_any_title_has_one_problem_for_it() -> None:
    problems = found("本文だけ。\n")
    assert [problem.rule for problem in problems if "title" in problem.rule or "headline" in problem.rule] == [
        "title-missing"
    ]
    assert next(problem for problem in problems if problem.rule == "title-missing").severity is Severity.ERROR


def test_without_a_place_on_the_disk_no_file_is_missed() -> None:
    assert not [problem for problem in found(GOOD.replace("post/a.png", "none.png")) if problem.rule == "image-missing"]


def test_problems_come_in_the_order_of_their_lines(folder: Path) -> None:
    text = GOOD.replace("文。[^1]", "![](none.png)[^z]").replace("円相場の説明", "円" * 151)
    lines = [problem.line for problem in found(text, folder)]
    assert len(lines) > 3
    assert lines == sorted(lines)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_those_of_the_file_whatever_ends_them(ending: str, folder: Path) -> None:
    text = GOOD.replace("論。", "論。[^z]")
    expected = [(problem.rule, problem.line) for problem in found(text, folder)]
    assert expected
    assert [(problem.rule, problem.line) for problem in found(text.replace("\n", ending), folder)] == expected


@pytest.mark.usefixtures("japanese")
def test_problems_are_told_in_japanese(folder: Path) -> None:
    (problem,) = found(GOOD.replace("論。", "論。[^z]"), folder)
    assert problem.message == "脚注「z」がありません。本文にはそのまま [^z] と表示されます。"


HOSTILE = [
    "[^" * 40_000,
    "![" * 40_000,
    "`" * 80_000,
    "![a](" * 20_000,
    "<!--" * 20_000,
    "```\n" * 20_001,
    "\\" * 80_000,
    "[^a]: x\n" * 20_000,
]


@pytest.mark.parametrize("body", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_checked_in_a_moment(body: str) -> None:
    start = time.process_time()
    found(body)
    assert time.process_time() - start < 10


@pytest.mark.parametrize(("count", "found"), [(1, 1), (3, 3), (4, 1), (40, 1)])
def test_pictures_without_words_are_told_one_by_one_or_once(count: int, found: int) -> None:
    body = "\n\n".join(f"![](https://b.example/{n}.png)" for n in range(count))
    problems = check(PostFile.parse(f"---\ntitle: 題\n---\n{body}\n".encode()), load_profile()[0])
    assert sum(problem.rule == "image-text-missing" for problem in problems) == found


def test_pictures_with_http_addresses_are_told_once() -> None:
    body = "\n\n".join(f"![図](http://b.example/{n}.png)" for n in range(9))
    problems = check(PostFile.parse(f"---\ntitle: 題\n---\n{body}\n".encode()), load_profile()[0])
    (one,) = (problem for problem in problems if problem.rule == "image-insecure")
    assert (one.line, "9" in one.message) == (4, True)
