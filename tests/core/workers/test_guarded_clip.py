"""A news page read in a process with a deadline."""

from datetime import date

import pytest

from editor.core.errors import NewsPageError
from editor.core.workers import guarded_clip
from editor.core.workers.guarded_clip import clip_of
from tests.core.news_page.pages import JAPANESE


def test_the_clip_comes_back_whole() -> None:
    made = JAPANESE[0]
    clip = clip_of(made.html.encode(), made.address, date(2025, 4, 5))
    assert (clip.headline, clip.outlet, clip.published) == (made.headline, made.outlet, made.published)
    assert clip.accessed == "2025-04-05"


def test_what_cannot_be_read_is_said() -> None:
    with pytest.raises(NewsPageError, match="PDF"):
        clip_of(b"%PDF-1.7")


def test_a_page_without_end_is_stopped() -> None:
    with pytest.raises(NewsPageError, match="longer than"):
        clip_of("<p>x</p>", deadline=0.001)


def test_too_large_a_page_is_not_even_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded_clip, "MOST_BYTES", 1000)
    with pytest.raises(NewsPageError, match="larger than"):
        clip_of(b"x" * 1001)
