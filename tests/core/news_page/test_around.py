"""What is around an article."""

from datetime import date

import pytest
from lxml import html

from editor.core.news_page.around import furniture, is_of_site, is_related_heading
from editor.core.news_page.lines import lines_of
from editor.core.news_page.read import read_page
from editor.core.news_page.words_around import BYLINE


def _is_furniture(tag: str) -> bool:
    root = html.document_fromstring(f"<html><body>{tag}</body></html>")
    return next(furniture(root), None) is not None


@pytest.mark.parametrize(
    "tag",
    [
        "<nav>x</nav>",
        "<div role='navigation'>x</div>",
        "<div class='sns'>x</div>",
        "<ul class='article-share-buttons'>x</ul>",
        "<div class='RelatedArticles'>x</div>",
        "<div id='kanren'>x</div>",
        "<div class='c-ranking__list'>x</div>",
        "<div class='ad'>x</div>",
        "<div class='breadcrumbs'>x</div>",
        "<section aria-modal='true'>x</section>",
    ],
)
def test_furniture(tag: str) -> None:
    assert _is_furniture(tag)


@pytest.mark.parametrize(
    "tag",
    [
        "<div class='post hentry tag-share category-related'>x</div>",
        "<article class='related'>x</article>",
        "<span class='ad keyword'>x</span>",
        "<section class='o-section o-section--has-ads'>x</section>",
        "<section class='TestReport__Section TestReport__Section--Ads'>x</section>",
        "<div class='pr-4 md:pr-8'>x</div>",
        "<div class='has-sidebar'>x</div>",
        "<h3 id='nav_one'>x</h3>",
        "<div class='download'>x</div>",
        "<p class='prologue'>x</p>",
    ],
)
def test_no_furniture(tag: str) -> None:
    assert not _is_furniture(tag)


@pytest.mark.parametrize(
    "text",
    [
        "関連記事",
        "【関連記事】",
        "■あわせて読みたい",
        "アクセスランキング",
        "Related articles",
        "More from World",
        "新着記事",
        "コメント(12)",
    ],
)
def test_headings_of_other_articles(text: str) -> None:
    (line,) = lines_of(html.document_fromstring(f"<h2>{text}</h2>"))
    assert is_related_heading(line)


@pytest.mark.parametrize("text", ["関連する法律の改正", "コメントは控えた。", "ランキング上位の五校", "More than ever"])
def test_headings_of_the_article(text: str) -> None:
    (line,) = lines_of(html.document_fromstring(f"<h2>{text}</h2>"))
    assert not is_related_heading(line)


@pytest.mark.parametrize(
    "text",
    [
        "無断転載を禁じます",
        "© 2025 Test",
        "残り1,234文字",
        "Reporting by Jane Roe and John Doe; Editing by A. Smith",
        "Write to Jane Roe at jane.roe@example.com",
        "STAFF WRITER",
        "私たちの行動規範：通信社「信頼の原則」",
        "次のページへ",
        "ツイートする",
        "続きを読む",
        "続きを表示",
        "この記事は会員限定です",
        "Share on Facebook",
        "1/3ページ",
        "#鉄道 #新車",
    ],
)
def test_lines_that_every_site_has(text: str) -> None:
    assert is_of_site(text)


@pytest.mark.parametrize(
    "text",
    [
        "記事の写真が話題になった。",
        "会員は千人を超えた。",
        "小売業",
        "続きは九月の議会で審議される。",
        "広告業界は反発している。",
    ],
)
def test_sentences_that_stay(text: str) -> None:
    assert not is_of_site(text)


def test_offers_and_bylines() -> None:
    assert is_of_site("会員登録すると続きをお読みいただけます。")
    assert BYLINE.fullmatch("山田太郎記者")
    assert BYLINE.fullmatch("By Jane Roe")
    assert not BYLINE.fullmatch("記者団に語った。")


def test_a_box_that_offers_letters_goes_whole() -> None:
    offer = (
        "<div><p>Sign up to First Tram</p><p>Our morning email breaks down the key stories of the day, telling you "
        "what is happening, and why it matters.</p></div>"
    )
    article = "<p>The city said that it would put new trams into service on its test line next spring.</p>" * 3
    text = read_page(f"<article><h1>Trams</h1>{article}{offer}{article}</article>", "", date(2025, 4, 5)).text
    assert "morning email" not in text
    assert text.count("new trams") == 6


def test_a_line_of_day_and_place_is_none_of_the_text() -> None:
    text = "<p>The city has bought a new tram, as the mayor said on Thursday, and wants to try it out in spring.</p>"
    line = "<p>KYODO NEWS - Nov 26, 2026 - 18:32 | All, Japan</p>"
    page = f"<html><body><h1>The city buys a tram</h1>{line}{text}</body></html>"
    assert read_page(page, "", date(2026, 11, 27)).text.startswith("The city has bought")


@pytest.mark.parametrize("first", ["――採算はとれますか。", "なぜ、いまか。", "足りるのか？"])
def test_a_short_sentence_before_the_first_long_one_is_of_the_text(first: str) -> None:
    rest = "".join(f"<p>市は二日、試験線に新しい車両を導入すると発表した。その{number}。</p>" for number in "一二三")
    page = f"<body><h1>新型車両を導入へ</h1><p>山田太郎</p><p>{first}</p>{rest}</body>"
    text = read_page(page, "https://e.jp/1", date(2025, 4, 5)).text
    assert text.startswith(first)
    assert "山田" not in text
