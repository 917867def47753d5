import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.markup.sections import OutlineKind, moved_down, moved_to, moved_up, outline_of, section_at

BODY = """前文

# 一

甲

## 一の一

乙 ![図](a.png)

## 一の二

丙[^1]

[^1]: 注です

# 二

丁

<!-- commentary -->

## 三

戊
"""


def titles(body: str) -> list[str]:
    return [f"{entry.level}{entry.title}" for entry in outline_of(body)]


def test_the_outline() -> None:
    assert [(entry.kind.value, entry.level, entry.title, entry.line, entry.end) for entry in outline_of(BODY)] == [
        ("heading", 1, "一", 2, 16),
        ("heading", 2, "一の一", 6, 10),
        ("picture", 0, "図", 8, 9),
        ("heading", 2, "一の二", 10, 16),
        ("footnote", 0, "1: 注です", 14, 15),
        ("heading", 1, "二", 16, 20),
        ("commentary", 0, "", 20, 21),
        ("heading", 2, "三", 22, 26),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("#円安 が話題", []),
        ("#　全角の空き", ["1全角の空き"]),
        ("## 題 ##", ["2題"]),
        ("## C#", ["2C#"]),
        ("```\n# code\n```", []),
        ("```\n# 題", ["1題"]),
        ("<!--\n# 題\n-->", []),
        ("    # code", []),
        ("題\n===", ["1題"]),
        ("題\n---\n\n本文", ["2題"]),
        ("段落\n二行目\n---", []),
        ("- 項目\n---", []),
        ("\n---\n", []),
        ("# **強い** `語` [リンク](x)", ["1強い 語 リンク"]),
        ("![](a b.png)", ["0a b.png"]),
        ("[^注]: 本文", ["0注: 本文"]),
        ("text [^1]: no", []),
        ("", []),
    ],
)
def test_what_is_an_entry(body: str, expected: list[str]) -> None:
    assert titles(body) == expected


def headings(body: str) -> list[str]:
    return [line.strip("#<!- >") for line in body.split("\n") if line.startswith(("#", "<!--"))]


@pytest.mark.parametrize(
    ("line", "up", "down"),
    [
        (2, None, "二 一 一の一 一の二 commentary 三"),
        (6, "一の一 一 一の二 二 commentary 三", "一 一の二 一の一 二 commentary 三"),
        (10, "一 一の二 一の一 二 commentary 三", "一 一の一 二 一の二 commentary 三"),
        (16, "二 一 一の一 一の二 commentary 三", None),
        (22, None, None),
        (3, None, None),
    ],
)
def test_sections_move_whole_within_their_part(line: int, up: str | None, down: str | None) -> None:
    for move, expected in ((moved_up(BODY, line), up), (moved_down(BODY, line), down)):
        if expected is None:
            assert move is None
            continue
        assert move is not None
        moved = move.splice.apply(BODY)
        assert headings(moved) == expected.split()
        assert moved.split("\n")[move.line] == BODY.split("\n")[line]


def test_a_last_section_without_an_end_of_line() -> None:
    body = "# 一\n甲\n# 二\n乙"
    move = moved_up(body, 2)
    assert move is not None
    assert move.splice.apply(body) == "# 二\n乙\n\n# 一\n甲"
    assert move.line == 0
    back = moved_down("# 二\n乙\n\n# 一\n甲", 0)
    assert back is not None
    assert back.splice.apply("# 二\n乙\n\n# 一\n甲") == "# 一\n甲\n\n# 二\n乙"


def test_a_section_goes_to_any_line_but_into_itself() -> None:
    assert moved_to(BODY, 2, 6) is None
    assert moved_to(BODY, 2, 2) is None
    assert moved_to(BODY, 2, 16) is None
    assert moved_to(BODY, 2, 99) is None
    move = moved_to(BODY, 22, 2)
    assert move is not None
    assert headings(move.splice.apply(BODY))[:2] == ["三", "一"]


def test_the_innermost_section() -> None:
    found = [section_at(BODY, line) for line in (0, 3, 8, 15, 21, 23)]
    assert [entry.title if entry else None for entry in found] == [None, "一", "一の一", "一の二", None, "三"]


LINES = st.lists(
    st.sampled_from(["# a", "## b", "### c", "text", "", "", "```", "<!-- commentary -->", "x\ny", "t\n==="]),
    max_size=14,
)


@given(LINES, st.integers(0, 20), st.booleans())
def test_no_word_is_lost_by_a_move(lines: list[str], number: int, up: bool) -> None:
    body = "\n".join(lines)
    sections = [entry for entry in outline_of(body) if entry.kind is OutlineKind.HEADING]
    if not sections:
        return
    section = sections[number % len(sections)]
    move = (moved_up if up else moved_down)(body, section.line)
    if move is None:
        return
    moved = move.splice.apply(body)
    assert sorted(filter(None, moved.split("\n"))) == sorted(filter(None, body.split("\n")))
    assert moved.split("\n")[move.line] == body.split("\n")[section.line]
    assert sorted(titles(moved)) == sorted(titles(body)) or "```" in body or "===" in body
