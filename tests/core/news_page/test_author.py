"""Who wrote the article: the person, without the day that stands beside the name."""

import pytest

from editor.core.news_page.read import read_page

PAGE = (
    "<html lang=ja><body><main><h1>日銀、追加利上げ見送り</h1><p class='byline'>{}</p>"
    "<p>日本銀行は26日、金融政策決定会合で追加利上げを見送った。総裁は会見で述べた。</p></main></body></html>"
)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("山田太郎", "山田太郎"),
        ("山田太郎 2026年11月26日 18時30分", "山田太郎"),
        ("文＝山田太郎", "山田太郎"),
        ("山田太郎｜11月26日 18:30更新", "山田太郎"),
        ("By Jane Doe, Published Nov 26, 2026", "Jane Doe"),
        ("2026年11月26日 18時30分", ""),
        ("編集部", ""),
        ("山田 花子 : ジャーナリスト", "山田 花子"),
        ("by 山田太郎", "山田太郎"),
        ("投稿者: 山田太郎", "山田太郎"),
    ],
)
def test_the_name_alone(line: str, author: str) -> None:
    assert read_page(PAGE.format(line)).author == author


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By <a>Jane Doe</a> and <a>Hikari van Dam</a>", "Jane Doe, Hikari van Dam"),
        ("By Jane Doe, A. B. O’Neil, and Hikari Hida in Tokyo", "Jane Doe, A. B. O’Neil, Hikari Hida"),
        ("By Jane Doe", "Jane Doe"),
        ("By the end of the year it will be done", ""),
        ("By Thursday Evening it rained", ""),
    ],
)
def test_an_english_line_with_names(line: str, author: str) -> None:
    assert read_page(PAGE.replace("class='byline'", "").format(line)).author == author
