"""Images as Blogger's editor writes them, and slots where an image has no address yet."""

import pytest

from editor.core.exporters.figures import Figures
from editor.core.html.blogger_tree import parse, write

SMALL = "https://blogger.googleusercontent.com/img/b/R29/AV/w400-h233/a.jpg"
FULL = "https://blogger.googleusercontent.com/img/b/R29/AV/s16000/a.jpg"
TABLE = (
    '<table align="center" cellpadding="0" cellspacing="0" class="tr-caption-container" style="margin-left: auto;'
    ' margin-right: auto;"><tbody><tr><td style="text-align: center;">{picture}</td></tr>'
    '<tr><td class="tr-caption" style="text-align: center;">{caption}</td></tr></tbody></table>'
)
PICTURE = f'<img border="0" height="233" src="{SMALL}" width="400" />'
IN_TABLE = (
    f'<a href="{FULL}" style="margin-left: auto; margin-right: auto;">'
    f'<img alt="x" border="0" height="233" src="{SMALL}" width="400" /></a>'
)
IN_SEPARATOR = f'<a href="{FULL}" style="margin-left: 1em; margin-right: 1em;">{PICTURE}</a>'
SEPARATOR = '<div class="separator" style="clear: both; text-align: center;">{picture}</div>'
ADDRESS = "https://example.com/a.jpg"

CASES = [
    (
        "figure with a caption",
        '<figure><img alt="x" src="p/a.jpg"><figcaption>説明<b>文</b>。</figcaption></figure>',
        TABLE.format(picture=IN_TABLE, caption="説明<b>文</b>。"),
    ),
    ("figure without", '<figure><img src="p/a.jpg"></figure>', SEPARATOR.format(picture=IN_SEPARATOR)),
    (
        "empty caption",
        '<figure><img src="p/a.jpg"><figcaption> </figcaption></figure>',
        SEPARATOR.format(picture=IN_SEPARATOR),
    ),
    ("alone in a paragraph", '<p> <img src="p/a.jpg"> </p>', SEPARATOR.format(picture=IN_SEPARATOR)),
    (
        "in a line of text",
        '<p>文<img src="p/a.jpg">字</p>',
        f'<p>文<a href="{FULL}">{PICTURE}</a>字</p>',
    ),
    (
        "the author's own link",
        '<p><a href="https://b.example/"><img src="p/a.jpg"></a></p>',
        SEPARATOR.format(picture=IN_SEPARATOR.replace(FULL, "https://b.example/")),
    ),
    (
        "in a link with words",
        '<p><a href="https://b.example/">文<img src="p/a.jpg"></a></p>',
        f'<p><a href="https://b.example/">文{PICTURE}</a></p>',
    ),
    (
        "an image on the web",
        '<p>文<img src="https://b.example/i.png" width="20" class="c">字</p>',
        '<p>文<a href="https://b.example/i.png"><img border="0" src="https://b.example/i.png" width="20" /></a>字</p>',
    ),
    ("the text behind stays", '<figure><img src="p/a.jpg"></figure>後', SEPARATOR.format(picture=IN_SEPARATOR) + "後"),
    (
        "a picture in a caption",
        '<figure><img alt="x" src="p/a.jpg"><figcaption>文<img src="p/a.jpg">字</figcaption></figure>',
        TABLE.format(picture=IN_TABLE, caption=f'文<a href="{FULL}">{PICTURE}</a>字'),
    ),
    ("no image", "<figure><blockquote>q</blockquote></figure>", "<figure><blockquote>q</blockquote></figure>"),
]


def rewritten(source: str) -> tuple[str, list[str]]:
    figures = Figures(lambda path: SMALL if path == "p/a.jpg" else "")
    root = parse(source)
    figures.rewrite(root)
    return write(root), figures.missing


@pytest.mark.parametrize(("source", "result"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_rewritten(source: str, result: str) -> None:
    assert rewritten(source) == (result, [])


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("p/b.jpg", "b.jpg"),
        ("../b.jpg", "b.jpg"),
        ("C:\\写真\\b.jpg", "b.jpg"),
        ("file:///etc/passwd", "passwd"),
        ("data:image/png;base64,AAAA", "data:image/png;base64"),
        ("//b.example/i.png", "i.png"),
        ("日本.png", "日本.png"),
    ],
)
def test_an_image_without_an_address_becomes_a_slot_that_names_it(path: str, name: str) -> None:
    text, missing = rewritten(
        f'<figure><img alt="代替" src="{path}"><figcaption>説明</figcaption></figure><p>x<img src="{path}">y</p>'
    )
    path = path.removesuffix(",AAAA")
    assert missing == [path]
    assert "<img" not in text
    assert "src=" not in text
    assert text.count(f"[Image to be added here: {name}]") == 2
    assert "説明" in text


def test_an_image_whose_address_was_taken_away_is_called_by_its_words() -> None:
    figures = Figures(lambda _path: "")
    root = parse('<p><img alt="代替"></p>')
    figures.rewrite(root)
    assert "[Image to be added here: 代替]" in write(root)
    assert (figures.missing, figures.nameless) == ([], ["代替"])


def test_several_images_of_one_figure_stay_together() -> None:
    text, _missing = rewritten('<figure><img src="p/a.jpg"><img src="p/a.jpg"><figcaption>二枚</figcaption></figure>')
    assert text.count("<img ") == 2
    assert text.startswith("<figure>")
    assert "二枚" in text


@pytest.mark.parametrize(
    ("address", "natural", "written"),
    [
        (ADDRESS, (1600, 900), 'height="360" src="https://example.com/a.jpg" width="640"'),
        (ADDRESS, (320, 200), 'height="200" src="https://example.com/a.jpg" width="320"'),
        (ADDRESS, None, 'border="0" src="https://example.com/a.jpg" />'),
        ("https://blogger.googleusercontent.com/img/a/AVv=w800-h400", None, 'width="640"'),
        ("https://1.bp.blogspot.com/x/w320-h214-rw/a.jpg", (1600, 900), 'height="214"'),
    ],
    ids=["wide file", "small file", "unknown", "suffix of the address", "segment of the address"],
)
def test_a_picture_is_as_wide_as_a_blog_has_room_for(address, natural, written):
    root = parse('<figure><img src="p/a.jpg"></figure>')
    Figures(lambda _path: address, lambda _path: natural).rewrite(root)
    assert written in write(root)


def test_a_size_of_the_authors_own_stays():
    root = parse('<p>文<img src="p/a.jpg" width="90">字</p>')
    Figures(lambda _path: ADDRESS, lambda _path: (1600, 900)).rewrite(root)
    assert 'width="90"' in write(root) and "height" not in write(root)
