"""Pictures of an article, their captions and credits."""

from datetime import date

import pytest

from editor.core.news_page.clip import ClipImage
from editor.core.news_page.read import read_page
from tests.core.news_page.pages import HEAD, page, paragraphs


def _images(figure: str, head: str = "") -> tuple[ClipImage, ...]:
    body = f"<article><h1>{HEAD}</h1>{paragraphs()}{figure}</article>"
    return read_page(page(head, body), "https://e.jp/a/1", date(2025, 4, 5)).images


@pytest.mark.parametrize(
    ("caption", "words", "credit"),
    [
        ("新型車両の車内＝ＡＰ", "新型車両の車内", "ＡＰ"),
        ("新型車両の車内＝2日、市役所で（共同）", "新型車両の車内＝2日、市役所で", "共同"),
        ("会見する市長（田中一郎撮影）", "会見する市長", "田中一郎撮影"),
        ("事故の現場（警視庁提供）", "事故の現場", "警視庁提供"),
        ("会談する両首脳＝同国で2019年5月", "会談する両首脳＝同国で2019年5月", ""),
        ("会見する市長　写真：ロイター", "会見する市長", "写真：ロイター"),
        ("車庫 © 2025 Test Press", "車庫", "© 2025 Test Press"),
        ("The tram at its depot. Jane Roe/Reuters", "The tram at its depot.", "Jane Roe/Reuters"),
        ("写真・図版", "", ""),
        ("車庫に並ぶ車両", "車庫に並ぶ車両", ""),
    ],
)
def test_caption_and_credit(caption: str, words: str, credit: str) -> None:
    (image,) = _images(f'<figure><img src="/1.jpg" alt="車両"><figcaption>{caption}</figcaption></figure>')
    assert image == ClipImage("https://e.jp/1.jpg", words, credit, "車両")


@pytest.mark.parametrize(
    ("tag", "address"),
    [
        ('<img src="data:image/gif;base64,R0" data-src="/lazy.jpg">', "https://e.jp/lazy.jpg"),
        ('<img srcset="/s.jpg 300w, /l.jpg 1200w">', "https://e.jp/l.jpg"),
        ('<picture><source srcset="/w.webp"><img src="https://i.jp/p.jpg"></picture>', "https://i.jp/p.jpg"),
        ('<img src="//i.jp/p.jpg?w=100">', "https://i.jp/p.jpg?w=100"),
    ],
)
def test_addresses(tag: str, address: str) -> None:
    assert [image.url for image in _images(tag)] == [address]


@pytest.mark.parametrize(
    "tag",
    [
        '<img src="/logo.png">',
        '<img src="/a.gif" width="1" height="1">',
        '<img src="/a.jpg" width="40">',
        '<img src="javascript:alert(1)">',
        "<img>",
        '<img src="file:///etc/passwd">',
        '<aside><img src="/other.jpg"></aside>',
    ],
)
def test_what_is_no_picture_of_the_article(tag: str) -> None:
    assert [image.url for image in _images(tag) if "other" not in image.url] == []


def test_the_shared_picture_stands_in_where_there_is_no_other() -> None:
    head = '<meta property="og:image" content="/og.jpg"><meta property="og:image:alt" content="車両">'
    assert _images("", head) == (ClipImage("https://e.jp/og.jpg", alt="車両"),)
    assert [image.url for image in _images('<img src="/1.jpg">', head)] == ["https://e.jp/1.jpg"]


def test_the_credit_in_an_element_of_its_own() -> None:
    (image,) = _images(
        '<figure><img src="/1.jpg"><figcaption>車内 <span class="credit">山田撮影</span></figcaption></figure>'
    )
    assert (image.caption, image.credit) == ("車内", "山田撮影")


def test_a_picture_between_headline_and_text() -> None:
    body = (
        f"<div><h1>{HEAD}</h1><div class='lead'><figure><img src='/lead.jpg'>"
        "<figcaption>新型車両</figcaption></figure></div>"
        f"<div class='text'>{paragraphs()}</div></div>"
    )
    (image,) = read_page(page("", body), "https://e.jp/a/1", date(2025, 4, 5)).images
    assert (image.url, image.caption) == ("https://e.jp/lead.jpg", "新型車両")


def test_a_picture_with_words_under_it_between_headline_and_text_without_a_figure() -> None:
    body = (
        f"<div><h1>{HEAD}</h1><div class='thumb'><img src='/lead.jpg'><p class='caption'>新型車両（市提供）</p></div>"
        f"<div class='text'>{paragraphs()}</div></div>"
    )
    (image,) = read_page(page("", body), "https://e.jp/a/1", date(2025, 4, 5)).images
    assert (image.url, image.caption, image.credit) == ("https://e.jp/lead.jpg", "新型車両", "市提供")


def test_a_credit_beside_the_caption() -> None:
    (image,) = _images(
        "<figure><img src='/1.jpg'><span>画像提供, Getty Images</span><figcaption>画像説明, 車内</figcaption></figure>"
    )
    assert (image.caption, image.credit) == ("車内", "Getty Images")


def test_words_below_a_picture_in_a_list_of_terms() -> None:
    (image,) = _images('<dl><dt><img src="/1.jpg" width="600"></dt><dd>車庫に並ぶ車両（共同）</dd></dl>')
    assert (image.caption, image.credit) == ("車庫に並ぶ車両", "共同")
    assert not _images("<dl><dt>車両</dt><dd>車庫に並ぶ車両</dd></dl>")
