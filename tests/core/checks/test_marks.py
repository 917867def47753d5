"""Signs that are shown as they are written, links that lead nowhere, levels, widths: said with a mend, else silent."""

import pytest

from editor.core.checks.families import check
from editor.core.file.postfile import PostFile
from editor.core.post import Fields, Post
from editor.core.profile.load import load_profile
from editor.core.render.page import Renderer

RULES = ("markup-raw", "link-scheme", "link-empty", "heading-level", "image-wide")
PROFILE = load_profile("")[0]


def found(body: str) -> list[tuple[str, str, str | None]]:
    problems = check(PostFile.parse(f"---\n---\n{body}".encode()), PROFILE)
    lines = body.split("\n")
    kept = [problem for problem in problems if problem.rule in RULES]
    assert all(lines[one.line - 3][one.column - 1 :].startswith(one.words) for one in kept)
    return [(problem.rule, problem.words, problem.mend) for problem in kept]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("これは** 強調 **です", [("markup-raw", "** 強調 **", "**強調**")]),
        ("これは**強調 **です", [("markup-raw", "**強調 **", "**強調**")]),
        ("これは＊＊強調＊＊です", [("markup-raw", "＊＊強調＊＊", "**強調**")]),
        ("これは**強調です", [("markup-raw", "**", None)]),
        ("[社説] (https://a.jp/x)を読む", [("markup-raw", "[社説] (https://a.jp/x)", "[社説](https://a.jp/x)")]),
        ("[社説]（https://a.jp/x）を読む", [("markup-raw", "[社説]（https://a.jp/x）", "[社説](https://a.jp/x)")]),
        ("(社説)[https://a.jp/x]を読む", [("markup-raw", "(社説)[https://a.jp/x]", "[社説](https://a.jp/x)")]),
        ("##見出し", [("markup-raw", "##", "## ")]),
        ("＃＃ 見出し", [("markup-raw", "＃＃ ", "## ")]),
        ("![図](a.png){width=200}", [("markup-raw", "{width=200}", "")]),
        ("文\n\n| a | b |\n| 1 | 2 |", [("markup-raw", "| a | b |", None)]),
    ],
)
def test_raw_signs_are_said_with_what_does_what_is_meant(body, wanted) -> None:
    assert found(body) == wanted
    shown = "".join(Renderer(PROFILE).render(Post(Fields(), body)).news)
    signs = "|" if wanted[0][1].startswith("|") else wanted[0][1].strip().strip("#[]() ")[:2] or wanted[0][1]
    assert signs in shown
    if (mend := wanted[0][2]) is not None:
        assert found(body.replace(wanted[0][1], mend)) == []


@pytest.mark.parametrize(
    "body",
    [
        "これは**強調**で、*文**太字**文*です。",
        "これは**強\n調**です。",
        "`**`と`[a] (https://a.jp)`と\\*\\*です。",
        "```\n** a **\n##見出し\n| a | b |\n| 1 | 2 |\n```",
        "2 ** 3 は 8 で、2 ** 4 は 16 だ。",
        "***",
        "* * *",
        "#見出しのような札",
        "C##とは言わない",
        "注[1] (2025年)と、[2]（朝日新聞）",
        "文。\n| a | b |\n|---|---|\n| 1 | 2 |",
        "> | a | b |\n> |---|---|\n> | 1 | 2 |",
        "| a | b |\n| :-: | --- |\n| 1 | 2 |",
        "{漢字|かんじ}と![図](a.png)。",
        "<!-- ** -->文\n<!--\n** a **\n-->",
        "- **一**\n- **二**",
    ],
)
def test_what_works_is_silent(body) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    ("address", "mend"),
    [
        ("www.asahi.com/a", "https://www.asahi.com/a"),
        ("asahi.com/a.html", "https://asahi.com/a.html"),
        ("htp://asahi.com/", "http://asahi.com/"),
        ("ttps://asahi.com/", "https://asahi.com/"),
        ("https:/asahi.com/", "https://asahi.com/"),
        ("https//asahi.com/", "https://asahi.com/"),
        ("https：//asahi.com/", "https://asahi.com/"),
        ("//asahi.com/", "https://asahi.com/"),
        ("javascript:alert", None),
        ("file:///C:/a.html", None),
        ("foo://bar", None),
        ("\\\\server\\share", None),
        ("sms:0900", None),
        ("geo:35,139", None),
        ("localhost:8080", None),
        ("asahi.com:8080/a", "https://asahi.com:8080/a"),
    ],
)
def test_links_without_a_scheme_of_the_web(address, mend) -> None:
    assert found(f"これは[語]({address})です") == [("link-scheme", address, mend)]
    if mend:
        assert found(f"これは[語]({mend})です") == []


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("[語][a]\n\n[a]: ftp://a.jp/", [("link-scheme", "ftp://a.jp/", None)]),
        ('  [a]: <www.asahi.com/> "題"', [("link-scheme", "www.asahi.com/", "https://www.asahi.com/")]),
        ('<a class="x" href="sms:0900">電</a>', [("link-scheme", "sms:0900", None)]),
        ("<a href=line://msg/>語</a>", [("link-scheme", "line://msg/", None)]),
        ("[a]: https://a.jp/\n[^1]: ftp://a.jp/\n<a href='/2025/'>語</a>`<a href=\"ftp://a.jp/\">`", []),
        ("文の[a]: ftp://a.jp/ と <b>href=ftp://a.jp/</b>", []),
    ],
)
def test_definitions_and_html_without_a_scheme_of_the_web(body, wanted) -> None:
    assert found(body) == wanted


@pytest.mark.parametrize(
    "address",
    ["https://a.jp/", "<https://a.jp/日本>", "mailto:a@b.jp", "tel:+81", "#注", "/2025/04/a.html", "a.html",
     "2025/a.md", "https://a.jp/(b)", 'https://a.jp/ "題"', "HTTPS://A.JP/"],
)  # fmt: skip
def test_links_that_lead_somewhere(address) -> None:
    assert found(f"これは[語]({address})です") == []


def test_empty_links() -> None:
    assert found("[語]()と[](https://a.jp/)と[ ](<>)") == [
        ("link-empty", "[語]()", None),
        ("link-empty", "[](https://a.jp/)", None),
        ("link-empty", "[ ](<>)", None),
    ]
    assert found("![](a.png)\n[![図](a.png)](https://a.jp/)\n[![](a.png)](https://a.jp/)") == []


def test_levels_of_headings() -> None:
    assert found("## 一\n\n#### 二\n\n##### 三\n") == [
        ("heading-level", "####", "###"),
        ("heading-level", "#####", "####"),
    ]
    assert found("### 一\n\n#### 二\n\n## 三\n\n<!-- commentary -->\n\n#### 論\n") == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('<img src="https://a.jp/a.png" width="1200">', "1200"),
        ("<img width=1024px src='a.png'>", "1024"),
        ('<table style="width: 900px">', "900"),
        ('<img src="a.png" width="640">', None),
        ('<img src="a.png" width="100%">', None),
        ('<img src="a.png" width="1600" style="max-width:100%">', None),
        ('<img src="a.png" data-original-width="1600">', None),
    ],
)
def test_pictures_wider_than_the_page(body, words) -> None:
    assert found(body) == ([("image-wide", words, "800")] if words else [])


def test_hostile_texts_take_no_long_time() -> None:
    body = "\n".join(
        sign * 20_000 for sign in ("**a ", "[a](", "[a] (", "##", "＊＊", "|a", "<img width=", "](", "![a](b){", "** ")
    )
    assert len(found(body)) < 50
