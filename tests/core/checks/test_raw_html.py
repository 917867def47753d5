"""HTML in the text that does not do what it seems to is said; what is shown as it is meant is not."""

import pytest

from editor.core.checks.families import check
from editor.core.file.postfile import PostFile
from editor.core.profile.load import load_profile
from tests.shared_data import shared_data

RULES = ("tag-not-kept", "tag-vanishes", "markdown-in-html", "address-cut")


def found(body: str) -> list[tuple[str, int]]:
    problems = check(PostFile.parse(f"---\n---\n{body}".encode()), load_profile()[0])
    return [(problem.rule, problem.line - 2) for problem in problems if problem.rule in RULES]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<NHK>によると<Tokyo>だ", []),
        ("文\n\n<unknown>字</unknown>", [("tag-vanishes", 3)]),
        ("<font color=red>赤</font>と<font>字</font>", [("tag-not-kept", 1)]),
        ("<b>太</b><ruby>漢<rt>か</rt></ruby><o:p></o:p>", []),
        ("`<font>`\n\n```\n<font>\n```\n\n    <font>\n\n<!-- <font>\n<font> --> 字", []),
        ("<details><summary>概要</summary>\n\n**中身**\n\n</details>", [("markdown-in-html", 3)]),
        ("<div>\n<div>\n</div>\n- 項目\n- 次\n</div>\n\n- 外", [("markdown-in-html", 4)]),
        ("<div>\n[輪](https://e.jp/)\n</div>\n\n<p>\n`c`\n</p>", [("markdown-in-html", 2), ("markdown-in-html", 6)]),
        ("<div>{漢|かん}</div>", [("markdown-in-html", 1)]),
        ('<div style="a">文<b>太</b> 1 * 2</div>\n\n**外**', []),
        ("<b>太</b>の**字**", []),
        ("<figure>\n*斜*\n</figure>", [("markdown-in-html", 2)]),
        ("<div>2*3*4と * 注 * と \\*字*</div>", []),
        ("a<b と b>c、<tel:03-1>、<skype:a>", []),
        ("https://example.jp/wiki/日本", [("address-cut", 1)]),
        ("https://example.jp/報道", []),
        ("<https://example.jp/wiki/日本>と[字](https://example.jp/wiki/日本)", []),
        ("https://example.jp/wiki/Inc.\nhttps://example.jp/aを見よ", []),
    ],
)
def test_said_or_not(body: str, wanted: list[tuple[str, int]]) -> None:
    assert found(body) == wanted


def test_what_vanishes_is_named() -> None:
    problems = check(PostFile.parse("---\n---\n<NHK World>字</NHK>".encode()), load_profile()[0])
    assert "“<NHK>” looks like a tag" in next(one.message for one in problems if one.rule == "tag-vanishes")


def test_the_case_of_the_issue_is_not_silent() -> None:
    file = PostFile.parse(shared_data("cases/editor/04-silent.md").read_bytes())
    rules = {problem.rule for problem in check(file, load_profile()[0])}
    assert {"markdown-in-html", "address-cut"} <= rules


def test_a_long_text_of_tags_takes_no_long_time() -> None:
    assert (
        found(
            "<div>" * 20_000
            + "\n"
            + "<x" * 20_000
            + "\n"
            + "**a" * 20_000
            + "\n"
            + "[a](" * 20_000
            + "\nhttps://"
            + "/" * 99_999
        )
        is not None
    )
