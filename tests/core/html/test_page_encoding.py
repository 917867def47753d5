"""Pages in the encodings that they say, that they show, and that nobody told."""

import pytest

from editor.core.html.page_encoding import page_text

WORDS = "<p>政策金利を据え置き、円は下落</p>"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("utf-8", "utf-8"),
        ("Shift_JIS", "cp932"),
        ("x-sjis", "cp932"),
        ("euc-jp", "euc_jp"),
        ("iso-2022-jp", "iso2022_jp"),
        ("no-such-code", "utf-8"),  # an unknown name is no reason to give up
        ("utf-8", "cp932"),  # nor is a wrong one
    ],
)
def test_the_declared_encoding_is_tried_first(said: str, written: str) -> None:
    text = f'<meta http-equiv="Content-Type" content="text/html; charset={said}">{WORDS}'
    assert page_text(text.encode(written)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp932"])
def test_a_page_that_says_nothing(encoding: str) -> None:
    text = "<html><body>" * 3 + WORDS
    assert page_text(text.encode(encoding)) == text


def test_signs_of_vendors_are_read() -> None:
    assert page_text('<meta charset="shift_jis">①㈱'.encode("cp932")).endswith("①㈱")
    assert page_text(b'<meta charset="iso-8859-1">\x93a\x94').endswith("“a”")


def test_any_bytes_become_a_text() -> None:
    assert page_text(b"") == ""
    assert "\ufffd" in page_text(b"<p>\xff\xfe\x00\x81\xff\xff</p>" * 3)
