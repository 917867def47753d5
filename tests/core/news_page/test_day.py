"""The day of publication, where a page says it in several places."""

from datetime import date

import pytest

from editor.core.news_page.read import read_page

TODAY = date(2025, 4, 5)
HEADLINE = "市が新しい車両を導入へ"
BODY = "<p>" + "市は二日、試験線に新しい車両を導入すると発表した。" * 4 + "</p>"


def _published(body: str, head: str = "", address: str = "") -> tuple[str, bool]:
    page = f"<html lang='ja'><head>{head}</head><body><h1>{HEADLINE}</h1>{body}</body></html>"
    clip = read_page(page, address, TODAY)
    return clip.published, "published" in clip.unsure


@pytest.mark.parametrize(
    "body",
    [
        f"<p>公開日：2025年4月2日</p>{BODY}",
        f"<p>更新：2025年4月4日　掲載：2025年4月2日</p>{BODY}",
        f"<p>2025/04/02 05:00（最終更新 2025/04/04 10:00）</p>{BODY}",
        f"<time datetime='2025-04-04' class='updated'>4月4日</time><time datetime='2025-04-02'>4月2日</time>{BODY}",
        f"{BODY}<table><tr><td>公表日</td><td>2025/04/02</td></tr><tr><td>最終更新日</td>"
        f"<td>2025/04/04</td></tr></table>",
        f"{BODY}<p>（2025年4月2日）</p>",
        f"<p>4月2日</p>{BODY}<p>公開：2025年4月2日</p>",
        f"<span itemprop='datePublished' content='2025-04-02T08:00:00+09:00'></span>{BODY}",
        f"<abbr class='published' title='2025-04-02T08:00:00+09:00'>水曜</abbr>{BODY}",
        f"<p>R7.4.2</p><aside><time datetime='2024-01-01'>2024年1月1日</time></aside>{BODY}",
        f"<div class='comment'><time datetime='2024-01-01'>x</time></div><p>2025.4.2</p>{BODY}",
    ],
)
def test_in_the_page(body: str) -> None:
    assert _published(body) == ("2025-04-02", False)


@pytest.mark.parametrize(
    "meta",
    [
        '<meta property="article:published_time" content="2025-04-01T15:30:00Z">',
        '<meta name="article:published_time" value="2025-04-02T00:30:00+09:00">',
        '<meta name="pubdate" content="20250402">',
        '<meta name="date" content="2025-04-02 05:00:00">',
        '<meta name="epoch-publish-date" content="1743550200000">',
        '<meta name="date" content="Wed, 02 Apr 2025 08:00:00 +0900">',
        '<meta itemprop="datePublished" content="2025年4月2日">',
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-04-02"}</script>',
    ],
)
def test_in_the_head(meta: str) -> None:
    assert _published(BODY, meta + '<meta property="article:modified_time" content="2025-04-04">') == (
        "2025-04-02",
        False,
    )


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://e.jp/2025/04/02/a", "2025-04-02"),
        ("https://e.jp/html/20250402/k100.html", "2025-04-02"),
        ("https://e.jp/a?k=2025040200123", ""),
        ("https://www.itmedia.co.jp/news/articles/2504/02/news1.html", "2025-04-02"),
        ("https://e.jp/2025/13/02/a", ""),
        ("https://e.jp/news/202504020001.html", "2025-04-02"),
        ("https://e.jp/news/202513020001.html", ""),
        ("https://e.jp/2025/apr/02/a", "2025-04-02"),
        ("https://web.archive.org/web/20250403010203/https://e.jp/a/1", ""),
        ("https://web.archive.org/web/20250403010203/https://e.jp/2025/04/02/a", "2025-04-02"),
        ("https://e.jp/2999/01/02/a", ""),
        ("https://e.jp/a-2025-04-02-b", "2025-04-02"),
        ("https://e.jp/12345678", ""),
    ],
)
def test_in_the_address(address: str, day: str) -> None:
    assert _published(BODY, address=address)[0] == day


def test_the_address_gives_the_year_to_a_day_without_one() -> None:
    assert _published(f"<p>4/2(水) 20:14</p>{BODY}", address="https://e.jp/20250402/a") == ("2025-04-02", False)


@pytest.mark.parametrize("body", [BODY, f"<p>2999年1月1日</p>{BODY}", "", f"{BODY}<footer>© 2025 Test</footer>"])
def test_none_is_made_up(body: str) -> None:
    assert _published(body) == ("", False)


def test_only_a_change_is_known() -> None:
    day, _unsure = _published(f"<p>最終更新日：2025年4月4日</p>{BODY}")
    assert day in ("", "2025-04-04")


def test_the_day_before_the_headline_in_its_heading() -> None:
    page = f"<title>{HEADLINE}</title><h1>[2025/04/02 12:30] {HEADLINE}</h1>{BODY}"
    clip = read_page(page, "", TODAY)
    assert (clip.headline, clip.published, clip.unsure) == (HEADLINE, "2025-04-02", ())


def test_a_day_in_an_address_in_two_parts() -> None:
    assert _published(BODY, address="https://paper.example.jp/2025/0402/a.html") == ("2025-04-02", False)
    assert _published(BODY, address="https://paper.example.jp/2025/0499/a.html")[0] == ""
