"""Whatever form a page comes in."""

import gzip
import plistlib
import quopri
from base64 import b64encode
from datetime import date

import pytest

from editor.core.errors import NewsPageError
from editor.core.news_page.received import read_clip
from tests.core.news_page.pages import HEAD, TEXT, og, page, paragraphs

TODAY = date(2025, 4, 5)
ADDRESS = "https://www.asahi.com/articles/A1.html"
PAGE = page(og(HEAD), f"<h1>{HEAD}</h1><p>2025年4月2日</p>{paragraphs()}")

MHTML = (
    f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {ADDRESS}\r\nSubject: "
    f"=?utf-8?Q?{quopri.encodestring(HEAD.encode()).decode().replace(chr(10), '').replace('==', '=')}?=\r\n"
    "Date: Sat, 5 Apr 2025 01:02:03 -0000\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="----B----"\r\n\r\n\r\n'
    "------B----\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    f"Content-Location: {ADDRESS}\r\n\r\n"
).encode() + quopri.encodestring(PAGE.encode()).replace(b"\n", b"\r\n") + (
    b"\r\n------B----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: "
    b"base64\r\n\r\niVBORw0KGgo=\r\n------B------\r\n"
)  # fmt: skip
ARCHIVE = plistlib.dumps(
    {
        "WebMainResource": {
            "WebResourceData": PAGE.encode(),
            "WebResourceURL": ADDRESS,
            "WebResourceMIMEType": "text/html",
        }
    },
    fmt=plistlib.FMT_BINARY,
)
WINDOWS = (
    f"Version:0.9\r\nStartHTML:0000\r\nEndHTML:0000\r\nStartFragment:0\r\nEndFragment:0\r\nSourceURL:{ADDRESS}\r\n"
    f"<html><body>\r\n<!--StartFragment--><h1>{HEAD}</h1><p>2025年4月2日</p>{paragraphs()}"
    f"<!--EndFragment-->\r\n</body></html>"
)


@pytest.mark.parametrize(
    "data",
    [
        MHTML,
        ARCHIVE,
        WINDOWS,
        WINDOWS.encode(),
        f"<!-- saved from url=(0038){ADDRESS} -->{PAGE}",
    ],
    ids=["MHTML", "web archive", "clipboard of Windows", "its bytes", "saved page"],
)
def test_the_address_comes_along(data: bytes | str) -> None:
    clip = read_clip(data, today=TODAY)
    assert (clip.headline, clip.outlet, clip.url, clip.published) == (HEAD, "朝日新聞", ADDRESS, "2025-04-02")
    assert TEXT[-1] in clip.text


def test_distances_of_days_count_from_the_day_of_saving() -> None:
    page = MHTML.replace(quopri.encodestring("2025年4月2日".encode()), b"3=E6=97=A5=E5=89=8D")
    assert page != MHTML
    clip = read_clip(page, today=date(2025, 4, 20))
    assert (clip.published, clip.accessed, clip.unsure) == ("2025-04-02", "2025-04-20", ("published",))


@pytest.mark.parametrize(
    "data",
    [
        PAGE.encode(),
        b"\xef\xbb\xbf" + PAGE.encode(),
        PAGE.encode().replace(b'charset="utf-8"', b'charset="shift_jis"'),
        PAGE.replace('charset="utf-8"', 'charset="Shift_JIS"').encode("cp932"),
        PAGE.encode("cp932"),
        PAGE.replace('charset="utf-8"', 'charset="euc-jp"').encode("euc-jp"),
        PAGE.encode("euc-jp"),
        PAGE.encode("iso2022_jp"),
        PAGE.encode("utf-16"),
        PAGE.encode("utf-16-le"),
        PAGE.encode("utf-16-be"),
        PAGE.encode() + b"\0",
        gzip.compress(PAGE.encode(), mtime=0),
        gzip.compress(PAGE.encode("euc-jp"), mtime=0),
        gzip.compress(PAGE.encode(), mtime=0)[:-6],
        PAGE.encode()[:-3] + b"\xe3",
    ],
)
def test_a_file_of_any_encoding(data: bytes) -> None:
    clip = read_clip(data, ADDRESS, TODAY)
    assert clip.headline == HEAD
    assert TEXT[0] in clip.text


@pytest.mark.parametrize(
    "data",
    [
        ADDRESS,
        f" {ADDRESS}\n",
        f"[InternetShortcut]\r\nURL={ADDRESS}\r\n".encode("cp932"),
        f"[Desktop Entry]\nType=Link\nName=x\nURL={ADDRESS}\n",
        plistlib.dumps({"URL": ADDRESS}),
        plistlib.dumps({"URL": ADDRESS}, fmt=plistlib.FMT_BINARY),
    ],
)
def test_an_address_alone(data: bytes | str) -> None:
    clip = read_clip(data, today=TODAY)
    assert (clip.headline, clip.outlet, clip.url, clip.accessed) == ("", "朝日新聞", ADDRESS, "2025-04-05")


def test_a_site_alone_is_no_address_of_an_article() -> None:
    clip = read_clip("https://www.asahi.com", today=TODAY)
    assert (clip.outlet, clip.url) == ("朝日新聞", "")


def test_what_was_given_counts_more_than_what_came_along() -> None:
    assert read_clip(MHTML, "https://www.sankei.com/a/1", TODAY).url == "https://www.sankei.com/a/1"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        "",
        b"%PDF-1.7\n",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"\0" * 500,
        b"PK\x03\x04",
        b"\x1f\x8b\x08 no gzip",
        gzip.compress(b"\x89PNG\r\n\x1a\n\0\0", mtime=0),
        b"bplist00nonsense",
        "<p></p>",
        b"\xff\xd8\xff\xe0",
    ],
)
def test_what_is_no_page_is_said(data: bytes | str) -> None:
    with pytest.raises(NewsPageError):
        read_clip(data, today=TODAY)


def test_the_day_of_a_plain_text_may_stand_in_its_address() -> None:
    text = f"{HEAD}\n{TEXT[0]}\n{TEXT[1]}\nhttps://www3.nhk.or.jp/news/html/20250402/k1.html"
    clip = read_clip(text, today=TODAY)
    assert (clip.headline, clip.outlet, clip.published) == (HEAD, "NHK", "2025-04-02")


def test_a_page_that_unpacks_to_more_than_is_read_ends_there() -> None:
    packed = gzip.compress(PAGE.encode() + b"<p>" + b" " * 80_000_000, 9, mtime=0)
    assert read_clip(packed, ADDRESS, TODAY).headline == HEAD


def test_plain_text() -> None:
    text = f"{HEAD}\n朝日新聞 2025年4月2日 20時14分\n\n" + "\n\n".join(TEXT) + f"\n{ADDRESS}\n"
    clip = read_clip(text, today=TODAY)
    assert (clip.headline, clip.outlet, clip.published, clip.url) == (HEAD, "朝日新聞", "2025-04-02", ADDRESS)
    assert clip.text.startswith("朝日新聞") or clip.text.startswith(TEXT[0])


@pytest.mark.parametrize(
    ("kind", "location"),
    [
        ("text/html; charset=utf-8", f"Snapshot-Content-Location: {ADDRESS}\n"),
        ('multipart/alternative; boundary="B"', ""),
    ],
)
def test_a_mail_or_one_part_of_it(kind: str, location: str) -> None:
    body = b64encode(PAGE.encode()).decode()
    encoded = "Content-Transfer-Encoding: base64\n"
    part = f"{encoded}\n{body}\n"
    if "boundary" in kind:
        part = f"\n--B\nContent-Type: text/plain\n\nx\n--B\nContent-Type: text/html\n{encoded}\n{body}\n--B--\n"
    clip = read_clip(f"{location}Subject: x\nMIME-Version: 1.0\nContent-Type: {kind}\n{part}".encode(), today=TODAY)
    assert (clip.headline, clip.url, clip.published) == (HEAD, ADDRESS if location else clip.url, "2025-04-02")
    assert TEXT[-1] in clip.text


def test_the_bar_of_an_archive_is_none_of_the_page() -> None:
    bar = "<div id='wm-ipp-base'><p>The archive shows this page as it was on that day, and all of the others.</p></div>"
    clip = read_clip(
        PAGE.replace("<body>", f"<body>{bar}"), f"https://web.archive.org/web/20250404010203/{ADDRESS}", TODAY
    )
    assert (clip.outlet, clip.published) == ("朝日新聞", "2025-04-02")
    assert "archive" not in clip.text


MENU_LINES = "朝日新聞\nログイン\nメニュー\n政治\n\n"
BODY = "\n\n".join(TEXT)


@pytest.mark.parametrize(
    ("text", "outlet", "via"),
    [
        (f"{MENU_LINES}{HEAD}\n有料記事\n\n山田太郎\n2025年4月2日 20時14分\n\n{BODY}", "朝日新聞", ""),
        (f"{HEAD}（産経新聞） - Yahoo!ニュース\n2025年4月2日\n\n{BODY}", "産経新聞", "Yahoo!ニュース"),
        (f"{HEAD} | NHKニュース\n2025年4月2日\n\n{BODY}", "NHK", ""),
        (f"{HEAD}：東京新聞デジタル\n2025年4月2日\n\n{BODY}", "東京新聞", ""),
        (f"## {HEAD}\n\n2025年4月2日\n\n{BODY}\n\n[元記事]({ADDRESS})\n", "朝日新聞", ""),
    ],
)
def test_a_plain_text_as_browsers_and_notes_hold_it(text: str, outlet: str, via: str) -> None:
    clip = read_clip(text, today=TODAY)
    assert (clip.headline, clip.outlet, clip.via, clip.published) == (HEAD, outlet, via, "2025-04-02")
    assert clip.url in ("", ADDRESS)
    assert clip.text.startswith(("山田太郎", "有料記事", TEXT[0]))
    assert TEXT[-1] in clip.text
