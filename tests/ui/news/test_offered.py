from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from editor.ui.news.offered import PageOffer, address_of, page_file, page_of, whole_page
from tests.ui.news.conftest import ADDRESS, HEADLINE, copied, page


@pytest.mark.parametrize(
    ("kind", "data", "address"),
    [
        ("chromium/x-source-url", ADDRESS.encode(), ADDRESS),
        ("chromium/x-source-url", "https://例え.jp/記事".encode(), "https://例え.jp/記事"),
        ("text/x-moz-url-priv", ADDRESS.encode("utf-16-le"), ADDRESS),
        ("text/x-moz-url-priv", "https://www.asahi.com".encode("utf-16-le"), "https://www.asahi.com"),
        ("text/x-moz-url", f"{ADDRESS}\n題".encode("utf-16-le"), ADDRESS),
        (
            'application/x-qt-windows-mime;value="HTML Format"',
            f"Version:0.9\r\nStartHTML:0\r\nSourceURL:{ADDRESS}\r\n<html><body>SourceURL:https://evil.example/</body>".encode(),
            ADDRESS,
        ),
        ('application/x-qt-windows-mime;value="HTML Format"', b"Version:0.9\r\n<p>SourceURL:https://evil.example/", ""),
        ("chromium/x-source-url", b"javascript:alert(1)", ""),
        ("chromium/x-source-url", b"\xff\xfe\x00", ""),
        ("chromium/x-source-url", b"", ""),
    ],
)
def test_the_address_that_a_browser_says(kind: str, data: bytes, address: str) -> None:
    mime = copied(address="")
    mime.setData(kind, data)
    assert address_of(mime) == address


def test_a_copied_page() -> None:
    found = whole_page(copied())
    assert found == PageOffer(page(), ADDRESS, first_line=HEADLINE)
    assert page_of(copied()) == found


def test_a_copied_page_without_plain_text() -> None:
    found = whole_page(copied(text=""))
    assert found is not None and found.first_line == "ホーム"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("", "一行の見出し"),
        ("", "一\n二\n三\n四\n五\n六"),
        ("<b>太字</b>の語", "太字の語"),
        ("<p>一段落だけ" + "あ" * 300 + "</p>", "一段落だけ"),
        ("<p>二つの</p><p>段落" + "あ" * 300 + "</p>", "二つの"),
        ("<h1>題</h1><p>短い</p><p>文</p>", "題\n短い\n文"),
        ("", "https://example.jp/"),
    ],
)
def test_what_is_no_whole_page(html: str, text: str) -> None:
    mime = QMimeData()
    if html:
        mime.setHtml(html)
    if text:
        mime.setText(text)
    assert whole_page(mime) is None


def test_plain_text_of_a_page() -> None:
    mime = QMimeData()
    mime.setText("見出し\n\n" + "本文の一行がここにある。\n" * 40)
    found = whole_page(mime)
    assert found is not None and found.first_line == "見出し" and not found.address


@pytest.mark.parametrize("text", ["https://example.jp/a", "  https://example.jp/a\n"])
def test_an_address_alone(text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    assert page_of(mime) == PageOffer("https://example.jp/a", "https://example.jp/a")


def test_nothing_to_read() -> None:
    mime = QMimeData()
    assert page_of(mime) is None
    mime.setText(" \n ")
    assert page_of(mime) is None


@pytest.mark.parametrize("name", ["a.html", "頁.HTM", "a.mhtml", "a.mht", "a.webarchive", "a.url", "a.rtf", "a.eml"])
def test_a_saved_page(tmp_path: Path, name: str) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
    assert page_file(mime) == tmp_path / name
    assert whole_page(mime) == page_of(mime) == PageOffer(file=tmp_path / name)


@pytest.mark.parametrize("names", [["a.png"], ["a.md"], ["a.html", "b.html"], []])
def test_no_saved_page(tmp_path: Path, names: list[str]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    assert page_file(mime) is None


def test_a_huge_page_is_looked_at_in_part() -> None:
    mime = copied("<h1>題</h1>" + "<p>" * 3_000_000, text="題")
    assert whole_page(mime) is None
    assert page_of(mime) == PageOffer("題", ADDRESS, first_line="題")
