"""Places of sentences and paragraphs in a Markdown text, for selecting, moving and dimming.

A sentence ends at 。！？ or their like and the brackets behind them, in English at a full stop before a capital; not
within brackets or quotes: 「そうだ。」と述べた。 is one. A line break ends one only where the line is of a kind that
stands by itself: a heading, an item, a row of a table, a caption, a divider. All of it is linear in the text.
"""

from collections.abc import Iterator
from typing import NamedTuple

from editor.core.text.list_markers import marker_of
from editor.core.text.parts import is_divider, is_jump_break
from editor.core.text.patterns import pattern

_OPEN, _CLOSE = "「『（(［[【〈《“‘〔｛{", "」』）)］]】〉》”’〕｝}"
_PARTNER = dict(zip(_CLOSE, _OPEN, strict=True))
_END = pattern(r"[。！？!?‼⁇⁈⁉｡．.]+")
_BEHIND = pattern(r"[。！？!?‼⁇⁈⁉…」』）)］\]】〉》”’〕｝}*_~`\"']*")
_SHORT = pattern(
    r"(?:^|[\s(“\"'])(?:[A-Za-z]|[A-Za-z]\.[A-Za-z]|Mr|Mrs|Ms|Dr|St|No|vs|etc|Inc|Co|Ltd|Jr|Sr|Prof|Gen|Sen|Rep|Gov)$"
)
_ALONE = pattern(r"[ \t]*(?:#{1,6}[ \t\u3000]|>|\||!\[|```|~~~|<|\[\^)")
_SPACES = pattern(r"\s*")


class Span(NamedTuple):
    """A stretch of a text: the characters from `start` to before `end`."""

    start: int
    end: int


def paragraph_at(text: str, index: int) -> Span:
    """The paragraph of character `index`: lines between blank ones, a line that stands by itself alone. On a blank line
    an empty stretch there."""
    start, end = text.rfind("\n", 0, index) + 1, _line_end(text, index)
    line = text[start:end]
    if not line.strip():
        return Span(start, start)
    if not _stands_alone(line):
        while start and _goes_on(before := text[text.rfind("\n", 0, start - 1) + 1 : start - 1]):
            start -= len(before) + 1
        while end < len(text) and _goes_on(after := text[end + 1 : _line_end(text, end + 1)]):
            end += len(after) + 1
    return Span(start, end)


def sentences_of(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of `paragraph` in `text`, without the spaces between them."""
    part = text[paragraph.start : paragraph.end]
    start = 0
    for end in (*_ends(part), len(part)):
        first = start + len(part[start:end]) - len(part[start:end].lstrip())
        last = start + len(part[start:end].rstrip())
        if first < last:
            yield Span(paragraph.start + first, paragraph.start + last)
        start = end


def sentence_at(text: str, index: int) -> Span:
    """The sentence of character `index`; between two, the one that ends there unless the next begins at `index`."""
    paragraph = paragraph_at(text, index)
    found = Span(paragraph.start, paragraph.start)
    for sentence in sentences_of(text, paragraph):
        if sentence.start > index and found.end > found.start:
            break
        found = sentence
        if index < sentence.end:
            break
    return found


def next_sentence(text: str, index: int) -> int:
    """The place at which the first sentence behind character `index` begins; the end of the text where none does."""
    at = index
    while True:
        paragraph = paragraph_at(text, at)
        for sentence in sentences_of(text, paragraph):
            if sentence.start > index:
                return sentence.start
        at = max(paragraph.end, _line_end(text, at)) + 1
        if at > len(text):
            return len(text)


def previous_sentence(text: str, index: int) -> int:
    """The place at which the sentence of character `index` begins, or where it begins there, the one before."""
    at = index
    while True:
        paragraph = paragraph_at(text, at)
        starts = [sentence.start for sentence in sentences_of(text, paragraph) if sentence.start < index]
        if starts:
            return starts[-1]
        if paragraph.start == 0:
            return 0
        at = paragraph.start - 1


def widened(text: str, start: int, end: int) -> Span:
    """The next larger stretch around the characters from `start` to `end`: the sentence, the paragraph, all."""
    for candidate in (sentence_at(text, start), paragraph_at(text, start)):
        if candidate.start <= start and end <= candidate.end and candidate.end - candidate.start > end - start:
            return candidate
    last = paragraph_at(text, max(start, end - 1))
    several = Span(min(start, paragraph_at(text, start).start), max(end, last.end))
    return several if several.end - several.start > end - start else Span(0, len(text))


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    return len(text) if end < 0 else end


def _stands_alone(line: str) -> bool:
    return bool(_ALONE.match(line)) or marker_of(line) is not None or is_divider(line) or is_jump_break(line)


def _goes_on(line: str) -> bool:
    """Whether `line` is one of a paragraph of several lines."""
    return bool(line.strip()) and not _stands_alone(line)


def _ends(part: str) -> Iterator[int]:
    """The places behind each sentence of `part` but the last."""
    inside = _inside_brackets(part)
    for found in _END.finditer(part):
        at = found.end()
        behind = at + len(_BEHIND.match(part, at)[0])  # type: ignore[index]  # it matches everywhere
        if inside[found.start()] and not _closes_a_quote(part, inside, at, behind):
            continue
        if behind < len(part) and _is_end(part, found.start(), behind):
            yield behind


def _closes_a_quote(part: str, inside: list[bool], at: int, behind: int) -> bool:
    """Whether a quote closes behind the sentence that ends at `at` within it, and another one or nothing follows."""
    if behind == at or (behind < len(part) and inside[behind] and part[behind] not in _OPEN):
        return False
    follows = _behind_spaces(part, behind)
    return follows >= len(part) or part[follows] in _OPEN or (follows > behind and part[follows].isupper())


def _behind_spaces(part: str, index: int) -> int:
    found = _SPACES.match(part, index)
    return found.end() if found else index


def _is_end(part: str, sign: int, behind: int) -> bool:
    """Whether the sign at `sign` ends a sentence before what stands at `behind`."""
    character, follows = part[sign], part[behind]
    if character in "。！？‼⁇⁈⁉｡":
        return True
    if character == "．":
        return not ("０" <= follows <= "９" or follows.isdigit())
    if character in "!?":
        return follows.isspace() or not follows.isascii()
    if not follows.isspace():
        return False
    words = part[(word := _behind_spaces(part, behind)) : word + 1]
    return not _SHORT.search(part[max(0, sign - 8) : sign]) and (
        words.isupper() or words in "“\"'(「『" or not words.isascii()
    )


def _inside_brackets(part: str) -> list[bool]:
    """Of each character, whether it stands within brackets or quotes; one without a partner does not count."""
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, character in enumerate(part):
        if character in _OPEN:
            opened.append((character, index))
        elif (partner := _PARTNER.get(character)) is not None and any(sign == partner for sign, _at in opened[-8:]):
            while opened[-1][0] != partner:
                opened.pop()
            pairs.append((opened.pop()[1], index))
    steps = [0] * (len(part) + 1)
    for start, end in pairs:
        steps[start + 1] += 1
        steps[end] -= 1
    depth, inside = 0, []
    for step in steps:
        depth += step
        inside.append(depth > 0)
    return inside
