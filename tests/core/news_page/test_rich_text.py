"""A page that was saved as rich text."""

from collections.abc import Callable
from datetime import date

import pytest

from editor.core.news_page.received import read_clip
from editor.core.news_page.rich_text import text_of
from tests.core.news_page.pages import HEAD, TEXT


def _unicode(text: str) -> str:
    data = text.encode("utf-16-le")
    units = [int.from_bytes(data[at : at + 2], "little") for at in range(0, len(data), 2)]
    return "".join(chr(unit) if unit < 0x80 else f"\\u{(unit + 0x8000) % 0x10000 - 0x8000}?" for unit in units)


def _bytes(text: str) -> str:
    return "".join(f"\\'{byte:02x}" if byte > 0x7F or byte in b"\\{}" else chr(byte) for byte in text.encode("cp932"))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (_unicode("市は「導入」\U0001f600"), "市は「導入」\U0001f600"),
        (_bytes("表示能力はソ連製"), "表示能力はソ連製"),  # second bytes of 表, 能, ソ are signs of ASCII
        (r"a\{b\}\\c\par d\line e\~f", "a{b}\\c\nd\ne\xa0f"),
        (r"{\b bold} {\*\unknown gone}{\pict 0102}{\fonttbl{\f0 Font;}}end", "bold end"),
        (r'{\field{\*\fldinst{HYPERLINK "https://e.jp"}}{\fldrslt link}}', "link"),
        (r"\uc2\u24066 xyafter", "市after"),
        (r"\u24066\'8es", "市s"),
        (r"\u-10179?x", "\ufffdx"),
        (r"}}}{{{ open", "open"),
        (r"\'8", "8"),
    ],
)
def test_words(body: str, text: str) -> None:
    assert text_of(f"{{\\rtf1\\ansi\\ansicpg932 {body}}}".encode()) == text


@pytest.mark.parametrize("write", [_unicode, _bytes])
def test_a_whole_page(write: Callable[[str], str]) -> None:
    lines = r"\par ".join(map(write, (HEAD, "2025年4月2日", *TEXT)))
    head = r"{\rtf1\ansi\ansicpg932\cocoartf2709{\fonttbl\f0\fnil Hiragino;}\f0\fs48 "
    clip = read_clip(f"{head}{lines}\\par}}".encode(), today=date(2025, 4, 5))
    assert (clip.headline, clip.published) == (HEAD, "2025-04-02")
    assert all(one in clip.text for one in TEXT)


@pytest.mark.parametrize("part", [b"{", b"}", b"\\'", b"\\u", b"\\u1 ", b"{\\*", b"\\bin99 ", b"\\'81", b"\\", b"\0"])
def test_hostile(part: bytes) -> None:
    assert isinstance(text_of(b"{\\rtf1 " + part * 50_000), str)
