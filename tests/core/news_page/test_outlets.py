"""Outlets by the names that readers know."""

import pytest

from editor.core.news_page.outlets import folded, host_of, outlets, without_company

PLATFORMS = [
    "note.com", "x.com", "twitter.com", "facebook.com", "instagram.com", "threads.net", "threads.com", "bsky.app",
    "youtube.com", "youtu.be", "substack.com", "medium.com", "voicy.jp",
]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "outlet"),
    [
        ("https://www.asahi.com/articles/1", "朝日新聞"),
        ("https://digital.asahi.com/articles/1", "朝日新聞"),
        ("https://dot.asahi.com/articles/1", "AERA DIGITAL"),
        ("https://japannews.yomiuri.co.jp/a", "The Japan News"),
        ("https://www.yomiuri.co.jp/a", "読売新聞"),
        ("https://www3.nhk.or.jp/news/a", "NHK"),
        ("https://jp.reuters.com/a", "ロイター"),
        ("https://www.reuters.com/a", "Reuters"),
        ("https://www.bbc.com/japanese/1", "BBCニュース"),
        ("https://www.bbc.com/news/1", "BBC News"),
        ("https://business.nikkei.com/a", "日経ビジネス"),
        ("https://NOTASAHI.com/a", ""),
        ("https://example.jp/asahi.com", ""),
        ("https://[", ""),
        ("", ""),
    ],
)
def test_by_address(address: str, outlet: str) -> None:
    assert outlets().of_address(address) == outlet


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("朝日新聞デジタル", "朝日新聞"),
        ("株式会社 日本経済新聞社", "日本経済新聞"),
        ("時事ドットコム", "時事通信"),
        ("Ｙａｈｏｏ！ニュース", "Yahoo!ニュース"),
        ("YAHOO! JAPAN", "Yahoo!ニュース"),
        ("産経ニュース", "産経新聞"),
        ("見知らぬ新聞", ""),
        ("", ""),
    ],
)
def test_by_name(name: str, outlet: str) -> None:
    assert outlets().known(name) == outlet


def test_portals_carry_the_articles_of_others() -> None:
    assert outlets().is_portal("Yahoo!ニュース")
    assert not outlets().is_portal("朝日新聞")


def test_each_name_leads_to_one_that_stays() -> None:
    """The name of an outlet is not the other name of another one."""
    known = outlets()
    strangers = {name for name in known.sites.values() if known.known(name) != name}
    assert strangers == {known.sites[domain] for domain in PLATFORMS}


def test_platforms_are_known_by_their_address_alone() -> None:
    """Their names stand on the buttons of every page."""
    assert [outlets().known(name) for name in ("X", "note", "Facebook", "YouTube")] == [""] * 4
    assert [outlets().of_address(f"https://{domain}/a/1") for domain in PLATFORMS[:3]] == ["note", "X", "X"]


def test_names_apart_from_company_and_host() -> None:
    assert without_company("株式会社北方新聞社") == "北方新聞"
    for name in ("南方新報", "北方日報", "東方民報", "西方時報", "中央日日", "中央通信"):
        assert without_company(f"{name}社") == name
    assert without_company("北方出版社") == "北方出版社"
    assert folded(" ＡＢＣ・News! ") == "abcnews"
    assert host_of("https://www.E.jp:80/a") == "e.jp"
