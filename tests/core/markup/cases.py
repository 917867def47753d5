"""Texts with their selection drawn in: `⟦` and `⟧` round it, `‸` for a bare caret."""

from editor.core.markup import Markup


def drawn(text: str) -> tuple[str, int, int]:
    """The text, and where its selection begins and ends: `⟦` … `⟧`, or `‸` for a caret."""
    if "‸" in text:
        at = text.index("‸")
        return text.replace("‸", ""), at, at
    start = text.index("⟦")
    end = text.index("⟧") - 1
    return text.replace("⟦", "").replace("⟧", ""), start, end


def draw(text: str, start: int, end: int) -> str:
    """`text` with its selection drawn in."""
    if start == end:
        return text[:start] + "‸" + text[start:]
    return text[:start] + "⟦" + text[start:end] + "⟧" + text[end:]


def done(markup: Markup, before: str) -> str:
    """The drawn text after the command."""
    text, start, end = drawn(before)
    edit = markup(text, start, end)
    assert 0 <= edit.start <= edit.end <= len(text)
    return draw(edit.apply(text), *edit.selection)
