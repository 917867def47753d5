"""What a reader sees of a body."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.library.fold import tidy
from editor.core.library.visible import visible


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("**米国**の関税", "米国の関税"),
        ("*斜体*と~~線~~と`code`", "斜体と線とcode"),
        ("[米国](https://example.com/a_(b))の", "米国の"),
        ("[米国][1]の\n\n[1]: https://example.com", "米国の"),
        ("![港の写真](a/b.jpg)", "港の写真"),
        ("[![港](a.jpg)](https://example.com/a.jpg)", "港"),
        ("# 見出し\n\n本文", "見出し 本文"),
        ("> 引用\n> 続き", "引用 続き"),
        ("安全\n保障", "安全保障"),
        ("## 安全\n保障", "安全 保障"),
        ("- 米国\n- 中国", "米国 中国"),
        ("supply\nchain", "supply chain"),
        ("<ruby>論<rt>ろん</rt>評<rt>ひょう</rt></ruby>家", "論評家"),
        ("{論評|ろんぴょう}家", "論評家"),
        ('<span style="color:red">赤</span>字<br>次', "赤字 次"),
        ("前<!-- commentary -->後", "前 後"),
        ("A&amp;B&#x3042;", "A&Bあ"),
        (r"2\*3", "2*3"),
        ("snake_case_name", "snake_case_name"),
        ("5 < 6 > 4", "5 < 6 > 4"),
        ("<style>p {color: red}</style>本文", "本文"),
        ("注[^1]です", "注です"),
        ("https://example.com/x", "https://example.com/x"),
    ],
)
def test_signs_are_not_seen(body, text):
    assert tidy(visible(body).text) == text


def test_readings_and_addresses_are_kept():
    seen = visible(
        '{論評|ろん|ぴょう}[a](https://a.example)<a href="https://b.example?x=1&amp;y=2">b</a>![c](c.jpg "題")'
    )
    assert seen.readings == ("ろんぴょう",)
    assert set(seen.links) == {"https://a.example", "https://b.example?x=1&y=2", "c.jpg"}


@given(st.text(alphabet="<>![]()*_`~#{}|&;\\/\"' \nあa-=", max_size=300))
def test_never_raises(body):
    assert isinstance(visible(body).text, str)


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "![",
        "[a](",
        "[a][",
        "<",
        "<a ",
        '<a "',
        "<!--",
        "<style>",
        "*",
        "**a",
        "_a",
        "`",
        "~~a",
        "{a|",
        "\\",
        "&",
        "> ",
        "[^",
        '[a](b "',
        "<rt>",
    ],
)
def test_time_is_linear(piece):
    def needed(count):
        start = time.process_time()
        visible(piece * count)
        return time.process_time() - start

    assert needed(40_000) < 60 * max(needed(2_000), 0.001)


@pytest.mark.parametrize(
    "body",
    ["<" + "a" * 400_000, "</" + "a-" * 200_000 + " " * 200_000, "[a](" + " " * 400_000, "[a](b" + "\n" * 400_000],
    ids=["tag", "closing tag", "address", "title"],
)
def test_long_beginnings_of_what_does_not_end_are_read_once(body):
    """Read anew from each of their places, they would take half an hour."""
    assert visible(body).text.strip()
