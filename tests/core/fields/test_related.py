import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.fields.related import (
    html_text,
    iso_date,
    parse_related,
    parse_related_html,
    same_post,
    with_post,
    without_post,
)
from editor.core.post import Related

URL = "https://example.com/2025/03/a.html"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025年3月31日", "2025-03-31"),
        ("2025年3月31日月曜日", "2025-03-31"),
        ("2025年3月31日（月）", "2025-03-31"),
        ("２０２５年３月３１日", "2025-03-31"),
        ("2025-03-31", "2025-03-31"),
        ("2025-3-1", "2025-03-01"),
        ("2025/3/31", "2025-03-31"),
        (" 2025.03.31 ", "2025-03-31"),
        ("2025年2月30日", "2025年2月30日"),
        ("2025-03-31T07:30:00+09:00", "2025-03-31T07:30:00+09:00"),
        ("令和7年", "令和7年"),
        ("2025-03/31", "2025-03/31"),
        ("昨日", "昨日"),
        ("", ""),
    ],
)
def test_dates(text, iso):
    assert iso_date(text) == iso


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (
            "北方領土の真実―【私の論評】島の値段 2025年3月31日",
            [Related("北方領土の真実―【私の論評】島の値段", "", "2025-03-31")],
        ),
        ("・2024年の総括（2024年12月31日）", [Related("2024年の総括", "", "2024-12-31")]),
        ("総括　2024/12/31", [Related("総括", "", "2024-12-31")]),
        (URL, [Related("", URL, "")]),
        (f"題 {URL} 2025-03-31", [Related("題", URL, "2025-03-31")]),
        (f"題 2025-03-31 {URL}", [Related("題", URL, "2025-03-31")]),
        (f"題\n{URL}\n2025年3月31日", [Related("題", URL, "2025-03-31")]),
        (f"{URL}\n題 2025年3月31日", [Related("題", URL, "2025-03-31")]),
        (f"{URL}\n{URL}?b", [Related("", URL), Related("", f"{URL}?b")]),
        (f"- [題（上）]({URL}) 2025年3月31日", [Related("題（上）", URL, "2025-03-31")]),
        ("一 2025年3月31日\n\n二 2025年3月30日\n", [Related("一", "", "2025-03-31"), Related("二", "", "2025-03-30")]),
        ("一\n二", [Related("一"), Related("二")]),
        (f"参照（{URL}）。", [Related("参照。", URL)]),
        ("2025年2月31日に何が", [Related("2025年2月31日に何が")]),
        ("", []),
        (" \n　\n", []),
    ],
)
def test_pasted_lines(text, posts):
    assert list(parse_related(text)) == posts


@pytest.mark.parametrize(
    ("source", "posts"),
    [
        (f'<a href="{URL}">題</a> 2025年3月31日', [Related("題", URL, "2025-03-31")]),
        (f'<p><a href="{URL}"><b>題</b>の続き 2025年3月31日</a></p>', [Related("題の続き", URL, "2025-03-31")]),
        (
            f'<ul><li><a href="{URL}">一</a>（2025/3/31）</li><li><a href="{URL}?2">二</a></li></ul>',
            [Related("一", URL, "2025-03-31"), Related("二", f"{URL}?2")],
        ),
        (f'<div><a href="{URL}"><img src="x"></a><a href="{URL}">題</a></div>', [Related("題", URL)]),
        ('<a href="javascript:alert(1)">題</a>', [Related("題")]),
        ("<p>一 2025年3月31日</p><p>二</p>", [Related("一", "", "2025-03-31"), Related("二")]),
        ("", []),
        ("<!-- nothing -->", []),
    ],
)
def test_pasted_html(source, posts):
    assert list(parse_related_html(source)) == posts


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>一</p><p>二<br>三</p>", "一\n二\n三"),
        ("<ul><li>・一<li>二</ul>", "・一\n二"),
        ("<style>p{}</style><script>x()</script><p>一</p>", "一"),
        ("<p>米国&nbsp;日本\u3000中国</p>", "米国\u00a0日本\u3000中国"),
        ("<p>a\n  b</p>", "a b"),
        ("<html><body><!--StartFragment-->語<!--EndFragment--></body></html>", "語"),
    ],
)
def test_text_of_html(source, text):
    assert html_text(source) == text


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Related("a", URL), Related("b", URL), True),
        (Related("a", URL), Related("a", URL.replace("a.html", "b.html")), False),
        (Related("a", URL), Related("a", URL.replace("https://", "http://www.") + "?m=1#more"), True),
        (Related("a", URL), Related(" a "), True),
        (Related("a", "https://e.com/?p=1"), Related("b", "https://e.com/?p=2"), False),
        (Related("a", "https://e.com/?p=1"), Related("b", "https://e.com/?p=1&utm_source=x#c"), True),
        (Related("a", URL, "2025-01-01"), Related("a", "", "2025-01-02"), False),
        (Related("a", URL, "2025-01-01"), Related("a", "", "2025年1月1日"), True),
        (Related("a"), Related("b"), False),
        (Related(), Related(), False),
        (Related("", URL), Related("", "", "2025-01-01"), False),
    ],
)
def test_the_same_post(one, other, same):
    assert same_post(one, other) is same
    assert same_post(other, one) is same


def test_posts_are_put_in_and_taken_out():
    a, b, c = Related("a", URL), Related("b"), Related("c")
    assert with_post((), a) == (a,)
    assert with_post((b,), a) == (b, a)
    assert with_post((b, Related(), c), a) == (b, a, c)
    assert with_post((Related("old title", URL), b), a) == (Related("old title", URL), b)
    assert without_post((b, Related("old title", URL), Related(), a), a) == (b, Related())


@given(st.text())
def test_any_text_is_read(text):
    for post in parse_related(text):
        assert post != Related()
    parse_related_html(text)
    iso_date(text)


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "[a](http://" * 5_000, "2025年" * 20_000, "<a href=http://a>" * 3_000, "（ " * 30_000]
)
def test_junk_takes_no_time(text):
    start = time.process_time()
    parse_related(text)
    parse_related_html(text)
    assert time.process_time() - start < 2
