"""Counting what a reader reads."""

import time

import pytest

from editor.core.text.counts import count, plain_text


@pytest.mark.parametrize(
    ("markdown", "characters"),
    [
        ("", 0),
        (" \n　\t", 0),
        ("日本語。", 4),
        ("　字下げ", 3),
        ("# 見出し", 3),
        ("#円安", 3),
        ("**強調**と*斜体*と~~消す~~", 8),
        ("[言葉](https://example.com/a_(b))", 2),
        ("![説明](a/b.jpg)", 2),
        ("{漢字|かんじ}", 2),
        ("> 引用\n> 続き", 4),
        ("- 一\n1. 二", 2),
        ("本文[^1]\n\n[^1]: 注", 3),
        ("<!-- commentary -->\n本文<!--more-->", 2),
        ("<b>太</b>&amp;", 2),
        ("|表|頭|\n|---|:-:|\n|一|二|", 4),
        ("```python\nx = 1\n```", 3),
        ("\\*星\\*", 3),
        ("が", 1),
        ("か\u3099", 1),
        ("👨‍👩‍👧", 3),
        ("[参照]: https://example.com", 0),
        ("https://example.com", 19),
    ],
)
def test_characters(markdown: str, characters: int) -> None:
    assert count(markdown).characters == characters, plain_text(markdown)


def test_minutes() -> None:
    assert count("").minutes == 0
    assert count("あ").minutes == 1
    assert count("あ" * 5000).minutes == 10
    assert count("word " * 2300).minutes == 10


@pytest.mark.parametrize(
    "text", ["*", "[", "<", "![", " ", "> ", "{", "`", "<!--", "&", "[a](", "<a ", "- ", "{a|", "[^", "\\", "a."]
)
def test_it_is_linear(text: str) -> None:
    start = time.process_time()
    count(text * 50_000)
    assert time.process_time() - start < 2
