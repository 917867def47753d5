"""The outlet of a domain that nobody lists, by what its page says."""

from datetime import date

import pytest

from editor.core.news_page.read import read_page
from tests.core.news_page.pages import HEAD, TEXT, paragraphs

ADDRESS = "https://news.example.jp/a/1"


def _outlet(title: str, head: str, text: str = "", foot: str = "", address: str = ADDRESS) -> tuple[str, str]:
    body = f"<h1>{HEAD}</h1>{head}<div class='b'>{text or paragraphs()}</div>{foot}"
    page = f"<html><head><title>{title or HEAD}</title></head><body>{body}</body></html>"
    clip = read_page(page, address, date(2025, 4, 5))
    assert clip.headline == HEAD
    return clip.outlet, clip.via


@pytest.mark.parametrize(
    ("title", "head", "foot", "outlet"),
    [
        ("", "<p><span>2025年4月2日</span><span class='source'>全国日日新聞</span></p>", "", "全国日日新聞"),
        ("", "<p>2025年4月2日　提供：全国日日新聞</p>", "", "全国日日新聞"),
        ("", "<p>出典：朝日新聞デジタル</p>", "", "朝日新聞"),
        (f"{HEAD} | 全国日日新聞", "", "", "全国日日新聞"),
        (f"{HEAD} | 政治 | 全国日日新聞", "", "", "全国日日新聞"),
        (f"{HEAD}（全国日日新聞）", "", "", "全国日日新聞"),
        (f"【全国日日新聞】{HEAD}", "", "", "全国日日新聞"),
        (f"{HEAD} - 全国日日新聞 - くらしの窓", "", "", "全国日日新聞"),
        (f"{HEAD}／石川県", "", "", "石川県"),
        (f"全国日日新聞 | {HEAD}", "", "", "全国日日新聞"),
        (f"独自 | {HEAD}", "", "", ""),
        ("", "", "<footer><p>Copyright © 2025 全国日日新聞社 All Rights Reserved.</p></footer>", "全国日日新聞"),
        ("", "", "<footer>© Example Press Co., Ltd. 2019-2025</footer>", "Example Press"),
        ("", "", "<p>(c) 別の条項を参照</p>", ""),
        ("", "<div id='logo'><a href='/'><img alt='全国日日新聞のロゴ'></a></div>",
         "<footer>© 2025 全国日日新聞社</footer>", "全国日日新聞"),
        ("", "<a href='/'>ホーム</a><a class='logo' href='/'>お買い得</a>", "", ""),
    ],
)  # fmt: skip
def test_of_a_site(title: str, head: str, foot: str, outlet: str) -> None:
    assert _outlet(title, head, foot=foot) == (outlet, "")


@pytest.mark.parametrize(
    ("first", "last", "outlet"),
    [
        ("【ワシントン=共同】", "", "共同通信"),
        ("【ソウル時事】", "", "時事通信"),
        ("［東京　２日　ロイター］ - ", "", "ロイター"),
        ("", "（共同）", "共同通信"),
        ("【解説】", "", ""),
    ],
)
def test_of_an_agency(first: str, last: str, outlet: str) -> None:
    text = paragraphs((first + TEXT[0], *TEXT[1:-1], TEXT[-1] + last))
    assert _outlet("", "", text) == (outlet, "")


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("<p>2025年4月2日 17時00分<a href='/m'>共同通信</a></p>", ""),
        ("<p>共同通信 によるストーリー • 5 時間</p>", ""),
        ("", "<p>共同通信</p>"),
        ("<p><img alt='共同通信社'></p><p>2025年4月2日</p>", ""),
    ],
)
def test_that_a_portal_names(head: str, foot: str) -> None:
    assert _outlet("", head, foot=foot, address="https://news.yahoo.co.jp/articles/1") == ("共同通信", "Yahoo!ニュース")


def test_a_day_behind_the_headline_of_a_portal_is_no_outlet() -> None:
    head = "<p><span>読売新聞オンライン</span> <span>2025年4月2日 18時45分</span></p>"
    title = f"{HEAD} (2025年4月2日) - エキサイトニュース"
    found = _outlet(title, head, address="https://www.excite.co.jp/news/article/1/")
    assert found == ("読売新聞", "エキサイトニュース")
