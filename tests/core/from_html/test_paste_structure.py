"""Nested structures, drawn by seed: what is pasted says the same, as Markdown and not as HTML left as it was."""

import random
import re

import pytest

from editor.core.from_html.check import features, render, visible_text
from editor.core.from_html.paste import markdown_from_html

_WORDS = ["漢字", "「語」", "word", "a_b", "1.", "*", "三人", "x", "-", "#", "A|B"]
_INLINE = ["b", "i", "em", "strong", "s", "code", "sub", "sup", "u", "kbd"]
_BLOCK_HTML = re.compile(r"<(?:p|blockquote|ul|ol|li|pre|h[1-6]|table|div)\b")


class _Draw:
    """A page of nested elements for one seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def page(self) -> str:
        return self._blocks(0, 2)

    def _blocks(self, depth: int, most: int) -> str:
        return "".join(self._block(depth) for _ in range(self._random.randint(1, most)))

    def _block(self, depth: int) -> str:
        kind = self._random.choice(["p", "p", "h", "list", "list", "quote", "code", "table", "hr", "div", "text"])
        if depth > 3 or kind == "p":
            return f"<p>{self._line()}</p>"
        if kind == "h":
            level = self._random.randint(2, 6)
            return f"<h{level}>{self._line(1)}</h{level}>"
        if kind == "list":
            tag = self._random.choice(["ul", "ol"])
            items = "".join(f"<li>{self._item(depth + 1)}</li>" for _ in range(self._random.randint(1, 3)))
            return f"<{tag}>{items}</{tag}>"
        if kind == "quote":
            return f"<blockquote>{self._blocks(depth + 1, 3)}</blockquote>"
        if kind == "code":
            return f"<pre><code>{self._random.choice(['a = 1', '# x', '- y', '  z'])}\nb\n</code></pre>"
        if kind == "table":
            row = "<tr>" + "".join(f"<td>{self._line(1)}</td>" for _ in range(self._random.randint(2, 3))) + "</tr>"
            return f"<table>{row * 2}</table>"
        if kind == "div":
            return f"<div>{self._blocks(depth + 1, 2)}</div>"
        return "<hr>" if kind == "hr" else self._line()

    def _item(self, depth: int) -> str:
        kind = self._random.choice(["line", "line", "both", "blocks"])
        if kind == "blocks":
            return self._blocks(depth, 3)
        return self._line() + (self._block(depth) if kind == "both" else "")

    def _line(self, depth: int = 0) -> str:
        kind = self._random.choice(["words", "words", "mark", "link", "ruby", "two"])
        if depth > 2 or kind == "words":
            return self._random.choice(_WORDS)
        if kind == "mark":
            tag = self._random.choice(_INLINE)
            return f"<{tag}>{self._line(depth + 1)}</{tag}>"
        if kind == "link":
            return f'<a href="https://e.jp/{self._random.randint(1, 9)}">{self._random.choice(_WORDS)}</a>'
        if kind == "ruby":
            return "<ruby>漢<rt>かん</rt></ruby>"
        return f"{self._line(depth + 1)} {self._line(depth + 1)}"


@pytest.mark.parametrize("decade", range(20))
def test_nested_structures(decade: int) -> None:
    kept = []
    for seed in range(10 * decade, 10 * decade + 10):
        page = _Draw(seed).page()
        markdown = markdown_from_html(page)
        shown = render(markdown)
        assert shown.text == visible_text(page), page
        for kind in ("li", "blockquote", "pre", "table", "ruby", "hr"):
            assert shown.features["element", kind] == features(page)["element", kind], page
        if _BLOCK_HTML.search(re.sub(r"(?s)```.*?```", "", markdown)):
            kept.append(page)
    assert len(kept) <= 1, kept
