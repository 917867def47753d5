"""Linked data, however they are broken."""

import json

import pytest

from editor.core.news_page.linked_data import article_of, clean, names_of, text_of

ARTICLE = '{"@type": "NewsArticle", "headline": "見出し", "datePublished": "2025-04-02"}'


@pytest.mark.parametrize(
    "script",
    [
        ARTICLE,
        f"[{ARTICLE}]",
        f'{{"@graph": [{{"@type": "WebSite", "name": "紙"}}, {ARTICLE}]}}',
        f'{{"@type": "WebPage", "name": "紙", "mainEntity": {ARTICLE}}}',
        f"//<![CDATA[\n{ARTICLE}\n//]]>",
        f"/*<![CDATA[*/{ARTICLE}/*]]>*/",
        f"<!--\n{ARTICLE}\n-->",
        ARTICLE.replace("}", ",}"),
        ARTICLE + ";",
        ARTICLE.replace('"', "&quot;"),
        ARTICLE.replace("{", '{"description": "一行目\n二行目",'),
        ARTICLE.replace("{", '{"description": "a\\d",'),
        ARTICLE.replace("NewsArticle", "https://schema.org/NewsArticle"),
        ARTICLE.replace('"NewsArticle"', '["Thing", "ReportageNewsArticle"]'),
        f"{ARTICLE}\n{ARTICLE}",
        ARTICLE.replace("}", ', "articleBody": "途中で'),
        ARTICLE.replace("}", ', "author": nonsense}'),
    ],
)
def test_an_article(script: str) -> None:
    found = article_of([script])
    assert (text_of(found.get("headline")), text_of(found.get("datePublished"))) == ("見出し", "2025-04-02")


@pytest.mark.parametrize(
    "script",
    ["", "null", "[", "[" * 50_000, '{"@type": "BreadcrumbList"}', '{"@type": "Organization", "name": "紙"}', "1"],
)
def test_no_article(script: str) -> None:
    assert not article_of([script])


def test_of_several_the_one_of_the_page() -> None:
    other = ARTICLE.replace("見出し", "他の見出し")
    assert text_of(article_of([other, ARTICLE], ["見出し"]).get("headline")) == "見出し"


def test_a_mere_page_comes_last() -> None:
    page = json.dumps({"@type": "WebPage", "name": "ページ", "datePublished": "2020-01-01"})
    assert text_of(article_of([page, ARTICLE]).get("datePublished")) == "2025-04-02"


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("山田太郎", ["山田太郎"]),
        ({"name": "山田太郎"}, ["山田太郎"]),
        ([{"name": "山田"}, {"name": "佐藤"}], ["山田", "佐藤"]),
        ({"name": ["山田"]}, ["山田"]),
        ({"name": ["山田", "佐藤"]}, ["山田", "佐藤"]),
        ([{"name": []}, "山田"], ["山田"]),
        (None, []),
        (3, []),
    ],
)
def test_names(value: object, names: list[str]) -> None:
    assert names_of(value) == names


def test_clean_reads_entities_twice_and_keeps_wide_spaces() -> None:
    assert clean(" A&amp;amp;B　社 \n <b>発</b>表 ") == "A&B　社 発表"


def test_things_that_are_named_elsewhere_by_their_id() -> None:
    """As plugins of WordPress write author and publisher."""
    graph = [
        {"@type": "Person", "@id": "#p", "name": "山田太郎"},
        {"@type": "Organization", "@id": "#o", "name": "町の新聞"},
        {"@type": "NewsArticle", "headline": "見出し", "author": [{"@id": "#p"}], "publisher": {"@id": "#o"}},
    ]
    found = article_of([json.dumps({"@graph": graph})])
    assert (names_of(found["author"]), text_of(found["publisher"])) == (["山田太郎"], "町の新聞")
    unknown = article_of([json.dumps([{"@type": "NewsArticle", "headline": "見出し", "author": {"@id": "#x"}}])])
    assert names_of(unknown["author"]) == []
