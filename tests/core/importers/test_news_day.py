"""The day of the news, said by a `time` around source or headline."""

import pytest

from editor.core.importers.news_day import with_news_day
from editor.core.post import News

NEWS = News("協議を開始", "例の 新聞", "https://e.jp/n")


@pytest.mark.parametrize(
    ("html", "day"),
    [
        ('出典：<a href="https://e.jp/n"><time datetime="2025-04-01">例の 新聞</time></a>', "2025-04-01"),
        ("<TIME class=x datetime = '2025-04-01' >例の新聞</TIME>", "2025-04-01"),
        ('<time datetime="4月 &amp; 1日">協議を\n開始</time>', "4月 & 1日"),
        ('<time datetime="2025-04-01">公開日</time>', ""),
        ('<time>例の新聞</time><time datetime="2025-04-01"></time>', ""),
        ("<time " * 20_000, ""),
    ],
)
def test_days(html: str, day: str) -> None:
    assert with_news_day(NEWS, html).date == day


def test_a_day_that_is_known_stays() -> None:
    known = News("", "例の新聞", "", "2024-01-01")
    assert with_news_day(known, '<time datetime="2025-04-01">例の新聞</time>') is known
