"""Lists of other articles on a copied page, by what they hold."""

import pytest

from editor.core.from_html.paste import markdown_from_html

TEXT = "市は二日、試験線に新しい車両を導入し、来年の春から運行を始めると発表した。"
LINKS = "".join(f"<li><a href='https://e.jp/{number}'>別の記事の見出し{number}</a></li>" for number in range(4))


@pytest.mark.parametrize(
    "page",
    [
        f"<div><main><p>{TEXT}</p></main></div><div class='x1'><h2>主要ニュース</h2><ul>{LINKS}</ul></div>",
        f"<div class='z'><ul>{LINKS}</ul></div><article><p>{TEXT}</p></article>",
        f"<article><p>{TEXT}</p><p>あわせて読みたい</p><ul>{LINKS}</ul></article>",
        f"<article><p>{TEXT}</p><div><h3>「政治」の最新記事</h3><ul>{LINKS}</ul></div></article>",
        f"<article><p>{TEXT}</p><h3>Read more</h3><ul>{LINKS}</ul></article>",
    ],
)
def test_they_go_with_a_whole_page(page: str) -> None:
    assert markdown_from_html(page) == TEXT


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{TEXT}</p><p>関連記事</p><ul>{LINKS}</ul>",  # no whole page: somebody wants it
        f"<article><p>{TEXT}</p><p>参考にした資料</p><ul>{LINKS}</ul></article>",
        f"<article><p>{TEXT}</p><blockquote><p>関連記事</p><ul>{LINKS}</ul></blockquote></article>",
        f"<article><p>{TEXT}</p><p>関連する事故は三件あった。</p><ul>{LINKS}</ul></article>",
        f"<div><p>別の記事の見出し3とは何か、{TEXT}</p></div><article><p>{TEXT}</p></article>",
    ],
)
def test_they_stay_where_they_are_the_text(page: str) -> None:
    assert "別の記事の見出し3" in markdown_from_html(page)


def test_deep_and_long_pages_take_no_time() -> None:
    page = "<div>" * 60 + f"<article><p>{TEXT}</p></article>" + f"<div><ul>{LINKS}</ul></div>" * 400
    assert markdown_from_html(page) == TEXT
