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
    ],
)
def test_the_name_alone(line: str, author: str) -> None:
    assert read_page(PAGE.format(line)).author == author
