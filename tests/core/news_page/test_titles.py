"""What titles have beside the headline."""

import pytest

from editor.core.news_page.titles import headed, is_of_host, site_words

HEAD = "新車両を導入へ 市が発表"


@pytest.mark.parametrize(
    ("title", "left"),
    [
        (f"{HEAD}（1/3）", HEAD),
        (f"{HEAD}(2/4 ページ)", HEAD),
        (f"{HEAD}（1ページ）", HEAD),
        (f"{HEAD} 印刷用画面", HEAD),
        (f"{HEAD}（山田 太郎） @machi", HEAD),
        (f"{HEAD}（山田 太郎）（1/3）", HEAD),
        (f"{HEAD}-町の新聞", HEAD),
        (f"{HEAD}_町の新聞", HEAD),
        (f"{HEAD} - 町の新聞", f"{HEAD} - 町の新聞"),
        (f"{HEAD}、来春から", f"{HEAD}、来春から"),
        ("別の見出し（山田 太郎）", "別の見出し（山田 太郎）"),
        ("割合は1/3に", "割合は1/3に"),
    ],
)
def test_behind_a_heading(title: str, left: str) -> None:
    assert headed(title, [HEAD]) == left


def test_names_of_sites() -> None:
    assert site_words("町の新聞", "")
    assert is_of_host("Machi Times", "https://machitimes.example.jp/a")
    assert not site_words("市が発表", "https://machitimes.example.jp/a")
