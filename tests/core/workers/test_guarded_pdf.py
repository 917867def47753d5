"""PDFs read in a process of their own."""

import pytest

from editor.core.errors import NewsPageError
from editor.core.workers import guarded_pdf
from editor.core.workers.guarded_clip import clip_of
from editor.core.workers.guarded_pdf import is_pdf, pdf_text
from tests.made_pdf import made_pdf

HEAD = "City to run new trams on its test line"
PAGE = [
    (50.0, 60.0, 20.0, HEAD),
    (50.0, 90.0, 10.0, "April 2, 2025"),
    (50.0, 120.0, 10.0, "The city said on Wednesday that it would put new trams into service on its"),
    (50.0, 132.0, 10.0, "test line next spring, after schools had asked for more frequent service."),
    (50.0, 800.0, 8.0, "1/1"),
]


def test_its_text_is_a_clip() -> None:
    clip = clip_of(made_pdf([PAGE]))
    assert (clip.headline, clip.published, clip.cut) == (HEAD, "2025-04-02", False)
    assert clip.text.endswith(
        "into service on its test line next spring, after schools had asked for more frequent service."
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n" + b"x" * 2000, "damaged"),
        (made_pdf([PAGE])[:400], "damaged"),
        (made_pdf([[]] * 3), "no text"),
        (
            made_pdf(
                [PAGE],
                b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -1/O<"
                + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>",
            ),
            "locked",
        ),
    ],
    ids=["garbage", "cut off", "empty pages", "with a password"],
)  # fmt: skip
def test_what_cannot_be_read_is_said(data: bytes, words: str) -> None:
    with pytest.raises(NewsPageError, match=words):
        pdf_text(data)


def test_of_many_pages_the_first_are_read() -> None:
    names = [f"{chr(97 + number // 26)}{chr(97 + number % 26)} has a page of its own." for number in range(90)]
    found = pdf_text(made_pdf([[(50.0, 60.0, 10.0, name)] for name in names]))
    assert found.cut
    assert names[0] in found.text and names[-1] not in found.text


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded_pdf, "LARGEST", 100)
    with pytest.raises(NewsPageError, match="larger"):
        pdf_text(made_pdf([PAGE]))


def test_what_is_a_pdf() -> None:
    assert is_pdf(made_pdf([PAGE]))
    assert is_pdf(b"\xef\xbb\xbf%PDF-1.4")
    assert not is_pdf("%PDF-1.4")
    assert not is_pdf(b"<html>%PDF-1.4</html>")
