"""WordPress's shortcodes, as WordPress shows them; those that nothing is known of stay as they are."""

from collections import Counter

import pytest

from editor.core.importers.shortcodes import left, shown

PICTURES = {"1": ("https://e.jp/1.jpg", "一<"), "2": ("https://e.jp/2.jpg", "")}
ONE = '<figure><img src="https://e.jp/1.jpg"><figcaption>一&lt;</figcaption></figure>'
TWO = '<figure><img src="https://e.jp/2.jpg"></figure>'


def linked(address: str) -> str:
    return f'<a href="{address}">{address}</a>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[code]a<b[/code] [code]c[/code]", "<pre><code>a&lt;b</code></pre> <pre><code>c</code></pre>"),
        ("[sourcecode language='py']\nx &lt; y\n[/sourcecode]", "<pre><code>x &lt; y</code></pre>"),
        ("[caption id='x' caption=\"words\"]<img src='a'>[/caption]",
         "<figure><img src='a'><figcaption>words</figcaption></figure>"),
        ("[caption]<a href='u'><img src='a'></a> behind[/caption]",
         "<figure><a href='u'><img src='a'></a><figcaption>behind</figcaption></figure>"),
        ("[wp_caption]<img src='a'>[/wp_caption]", "<figure><img src='a'></figure>"),
        ("[caption]text[/caption]", "text"),
        ("[embed]https://e.jp/?a=1&amp;b[/embed]", linked("https://e.jp/?a=1&amp;b")),
        ("[embed] x<y [/embed]", "x&lt;y"),
        ("[audio src='https://e.jp/a.mp3'][/audio]", linked("https://e.jp/a.mp3")),
        ("[audio]https://e.jp/b.mp3[/audio]", linked("https://e.jp/b.mp3")),
        ('[video width=5 mp4="https://e.jp/a.mp4"]', linked("https://e.jp/a.mp4")),
        ("[youtube https://youtu.be/x]", linked("https://youtu.be/x")),
        ("[youtube=https://youtu.be/x]", linked("https://youtu.be/x")),
        ("a [vimeo=http://vimeo.com/1] b", f"a {linked('http://vimeo.com/1')} b"),
        ('[gallery ids="1,2"]', f"{ONE}\n\n{TWO}"),
        ("[gallery include='2']", TWO),
        ("a<!--nextpage-->b<!-- nextpage -->c", "abc"),
        ("  https://e.jp/a  \nx https://e.jp/b", f"{linked('https://e.jp/a')}\nx https://e.jp/b"),
    ],
)  # fmt: skip
def test_what_a_post_can_hold_is_shown(text: str, html: str) -> None:
    assert shown(text, PICTURES) == html


@pytest.mark.parametrize(
    "text",
    ["[gallery]", "[gallery ids='1,3']", "[1] [sic]", "[code]x", "[youtube x]", "[audio x]", "[x=https://e.jp/]"],
)
def test_what_nothing_is_known_of_stays(text: str) -> None:
    assert shown(text, PICTURES) == text


def test_what_stays_is_counted() -> None:
    text = "[gallery] [gallery ids='1'] [1] [sic] [foo a=b] [/toc] [Foo] [abc=1]"
    assert left(text) == Counter({"gallery": 2, "foo": 1, "toc": 1})
