"""The visible text of HTML, as one would type it into a mail."""

import pytest
from hypothesis import given

from editor.core.exporters.plain_text import plain_text
from tests.core.exporters.test_blogger_html import CLEAN, words

CASES = [
    ("paragraphs", "<p>a</p>\n<p>b</p>", "a\n\nb"),
    ("break", "<p>a<br>b</p>", "a\nb"),
    ("bullets", "<p>x</p><ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><p>y</p>", "x\n\n・a\n・b\n  ・c\n\ny"),
    ("numbers", '<ol start="3"><li>a</li><li>b</li></ol>', "3. a\n4. b"),
    ("numbers that are none", '<ol start="x９"><li>a</li></ol>', "1. a"),
    ("paragraph in an item", "<ul><li><p>a</p><p>b</p></li></ul>", "・a\nb"),
    ("link", '<p><a href="https://b.example/">題</a>、</p>', "題 <https://b.example/>、"),
    ("bare address", '<p><a href="https://b.example/">https://b.example/</a></p>', "https://b.example/"),
    ("link inside the page", '<p><a href="#x">題</a></p>', "題"),
    ("ruby", "<p><ruby>荷役<rt>にやく</rt></ruby></p>", "荷役（にやく）"),
    ("ruby with brackets", "<p><ruby>荷役<rp>（</rp><rt>にやく</rt><rp>）</rp></ruby></p>", "荷役（にやく）"),
    (
        "footnote",
        '<p>a<sup><a class="footnote-ref" href="#n">1</a></sup></p>'
        '<ol><li><p>n <a class="footnote-backref" href="#r">↩</a></p></li></ol>',
        "a[1]\n\n1. n",
    ),
    ("struck out", "<p><del>2日</del>3日</p>", "~~2日~~3日"),
    ("table", "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", "a\tb\n1\t2"),
    ("pre", "<pre><code>a\n  b\n</code></pre><p>c</p>", "a\n\xa0\xa0b\n\nc"),
    ("caption", '<figure><img src="a" alt="x"><figcaption>説明</figcaption></figure><p>a</p>', "説明\n\na"),
    ("comment", "<p>a</p><!--more--><p>b</p>", "a\n\nb"),
    ("empty", "", ""),
]


@pytest.mark.parametrize(("source", "text"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_plain_text(source: str, text: str) -> None:
    assert plain_text(source) == text


@given(CLEAN)
def test_no_word_is_lost(source: str) -> None:
    made = plain_text(source)
    place = -1
    for character in words(source):
        place = made.find(character, place + 1)
        assert place >= 0, character
