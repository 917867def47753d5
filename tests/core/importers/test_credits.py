"""Credits of captions come into the header."""

import pytest

from editor.core.importers.credits import shown_credits, take_credits
from editor.core.post import Image

PATTERN = "（{credit}）"


@pytest.mark.parametrize(
    ("caption", "words", "credit"),
    [
        ("点検船（通信社）", "点検船", "通信社"),
        ("特使（写真：ロイター）", "特使", "写真：ロイター"),
        ("特使（ロイター／アフロ）", "特使", "ロイター／アフロ"),
        ("特使（時事）", "特使", "時事"),
        ("特使（筆者撮影）", "特使", "筆者撮影"),
        ("港（甲（乙）の港）（AFP）", "港（甲（乙）の港）", "AFP"),
        ("港（CC BY-SA 4.0）", "港", "CC BY-SA 4.0"),
    ],
)
def test_credits(caption: str, words: str, credit: str) -> None:
    body, images = take_credits(f"一\n\n![{caption}](a/b.jpg)\n", [Image("a/b.jpg", "絵")], PATTERN)
    assert body == f"一\n\n![{words}](a/b.jpg)\n"
    assert images == (Image("a/b.jpg", "絵", credit),)


@pytest.mark.parametrize(
    "body",
    [
        "![港（横浜）](a.jpg)",
        "![港（2025年3月）](a.jpg)",
        "![（ロイター）](a.jpg)",
        "文中の![港（ロイター）](a.jpg)",
        "![港（ロイター）](a.jpg)\n\n![港](a.jpg)",
        "![港（*ロイター*）](a.jpg)",
    ],
)
def test_what_is_no_credit_stays(body: str) -> None:
    assert take_credits(body, [], PATTERN) == (body, ())


def test_an_image_that_the_header_did_not_have() -> None:
    assert take_credits("![港（共同）](a.jpg)", [], PATTERN) == ("![港](a.jpg)", (Image("a.jpg", "", "共同"),))


def test_a_credit_that_an_export_names_is_one_whatever_it_says() -> None:
    html = '<img alt="x" border="0" data-credit="（架空 &amp; 新報）" src="a.jpg" />'
    shown = shown_credits(html)
    assert shown == {"（架空 & 新報）"} == shown_credits('<span class="credit">（架空 &amp; 新報）</span>')
    body = "![港（2日）（架空 & 新報）](a.jpg)\n\n![海（2日）](b.jpg)"
    assert take_credits(body, [], PATTERN) == (body, ())
    taken = "![港（2日）](a.jpg)\n\n![海（2日）](b.jpg)"
    assert take_credits(body, [], PATTERN, shown) == (taken, (Image("a.jpg", "", "架空 & 新報"),))
