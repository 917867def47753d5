"""Links, pictures and code are found as Python-Markdown finds them, but for what it takes for an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.inlinepatterns import BACKTICK_RE, LINK_RE, BacktickInlineProcessor, LinkInlineProcessor

from editor.core.profile.load import DEFAULT, load_profile
from editor.core.render.extensions.brackets import BracketExtension, CodeSpanProcessor
from editor.core.render.markdown import Converter

PROFILE, _PROBLEMS = load_profile(DEFAULT)
SIGNS = st.text(st.sampled_from("[]()`\\\"'<> abあ"), max_size=40)
MARKDOWN = Markdown(extensions=[BracketExtension()])
MARKDOWN.convert("what links ask for is there from then on")
OURS, THEIRS = MARKDOWN.inlinePatterns["link"], LinkInlineProcessor(LINK_RE, MARKDOWN)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[a](b)", '<a href="b">a</a>'),
        ("[a](b(c)d)", '<a href="b(c)d">a</a>'),
        ('[a](b "c (d) e")', '<a href="b" title="c (d) e">a</a>'),
        ("[a](b 'c \"d\" e')", '<a href="b" title="c &quot;d&quot; e">a</a>'),
        ('[a](<b c> "d")', '<a href="b c" title="d">a</a>'),
        ('[a](b "c) d', '<a href="b &quot;c">a</a> d'),
        ('[a](b "c" d) e', '<a href="b &quot;c&quot; d">a</a> e'),
        ('前の字 [a](b "c (d 後の字', '前の字 [a](b "c (d 後の字'),  # all of it was the address
        ('前の字 [a](b "c (d e) 後の字', '前の字 [a](b "c (d e) 後の字'),
        ('[a](b "c (d) e" f) g', '<a href="b &quot;c (d) e&quot; f">a</a> g'),  # the g was lost
        ("![a](b 'c (d e", "![a](b 'c (d e"),
        ("[[a](b)", '[<a href="b">a</a>'),
        ("[a [b] c](d)", '<a href="d">a [b] c</a>'),
        ("``a`b``", "<code>a`b</code>"),
        ("``a`", "<code>`a</code>"),  # as Python-Markdown has it
        ("`a``", "`a``"),
        ("\\\\`a`", "\\<code>a</code>"),
    ],
)
def test_source_gives(source, expected):
    html = Converter(PROFILE.markdown, PROFILE.words).convert(source, None, {}).news[0].html
    assert html in (f"<p>{expected}</p>", expected)


@given(SIGNS)
def test_code_is_what_python_markdown_takes_for_it(text):
    ours, theirs = CodeSpanProcessor(BACKTICK_RE), BacktickInlineProcessor(BACKTICK_RE)
    for found in theirs.getCompiledRegExp().finditer(text):
        if not found[1]:
            assert ours.find_code_spans(found.start(), text) == theirs.find_code_spans(found.start(), text)


@given(SIGNS)
def test_words_and_addresses_are_what_python_markdown_takes_for_them(text):
    for place, sign in enumerate(text):
        if sign == "[":
            words = THEIRS.getText(text, place + 1)
            assert OURS.getText(text, place + 1)[2] == words[2]
            assert not words[2] or OURS.getText(text, place + 1) == words
        if sign == "(" and not ("(" in text[place + 1 :] and any(mark in text for mark in "'\"")):
            address = THEIRS.getLink(text, place)
            assert OURS.getLink(text, place)[3] == address[3]
            assert not address[3] or OURS.getLink(text, place) == address
