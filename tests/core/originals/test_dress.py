"""What an edited block gets back of its links and pictures."""

import pytest

from editor.core.originals.dress import dressed

CASES = [
    ("target and rel", '<a href="/x">新</a>', '<a href="/x" target="_blank" rel="nofollow">旧</a>',
     '<a href="/x" rel="nofollow" target="_blank">新</a>'),
    ("another link", '<a href="/y">新</a>', '<a href="/x" target="_blank">旧</a>', '<a href="/y">新</a>'),
    ("a title is the author's", '<a href="/x">新</a>', '<a href="/x" title="題">旧</a>', '<a href="/x">新</a>'),
    ("no handler", '<a href="/x">新</a>', '<a href="/x" onclick="f()" class="b">旧</a>',
     '<a class="b" href="/x">新</a>'),
    ("the size of a picture", '<img height="9" src="/p" width="9" />', '<img src="/p" width="320">',
     '<img src="/p" width="320" />'),
    ("its words are the author's", '<img alt="新" src="/p" />', '<img src="/p" alt="旧" align="left">',
     '<img align="left" alt="新" src="/p" />'),
    ("in order", '<a href="/x">一</a><a href="/x">二</a>', '<a href="/x" class="a">一</a><a href="/x" class="b">二</a>',
     '<a class="a" href="/x">一</a><a class="b" href="/x">二</a>'),
    ("signs in values", '<a href="/x?a&amp;b">一</a>', '<a href="/x?a&amp;b" class="&quot;&gt;">一</a>',
     '<a class="&quot;&gt;" href="/x?a&amp;b">一</a>'),
]  # fmt: skip


@pytest.mark.parametrize(
    ("html", "original", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_dressed(html: str, original: str, expected: str) -> None:
    assert dressed(html, original) == expected
