"""The sentences of a Markdown text as a voice says them, each with the place that it stands at.

Markup, code, addresses and comments are not said; links and pictures are by their words, characters with ruby by their
reading. The passages of the checks know all of that but the ruby; readings are put in place of what they belong to
before these see the text, filled up with a character that nobody says, so that every place stays what it was.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from editor.core.checks.body import read_lines
from editor.core.checks.prose.inline import BLANK
from editor.core.checks.prose.passages import Passage, PassageKind, passages
from editor.core.post import Fields
from editor.core.text.code import without_code_spans
from editor.core.text.sentence_places import Span, sentences_of

LONGEST = 300
"""Characters that are said at once: where a sentence is longer, it is said in pieces."""
_FILLER = "\u2060"  # WORD JOINER, which is no space and ends no sentence
_RUBY = re.compile(r"\{[^{}|｜\n]{1,100}([|｜][^{}\n]{1,200})\}")
_RUBY_TAGS = re.compile(r"<ruby>(.{1,400}?)</ruby>", re.IGNORECASE)
_READING_TAGS = re.compile(r"<rt>([^<]{0,100})(?:</rt>)?", re.IGNORECASE)
_UNSAID = re.compile(f"[{BLANK}{_FILLER}\u00ad\u200b-\u200d\ufeff\ufe0e\ufe0f]")
_SPACES = re.compile(r"\s+")
_KANA, _HAN, _LATIN = re.compile("[ぁ-ヿｦ-ﾝ]"), re.compile("[㐀-鿿豈-﫿𠀀-𯿿]"), re.compile("[A-Za-zÀ-ɏ]")
_HAN_WEIGHT = 3
"""Latin letters that a Chinese character counts for, where a sentence has both and no kana."""
_BREAKS = re.compile(r"[、，,；;：:）」』)]\s*|\s+")


class SaidSentence(NamedTuple):
    """A sentence: the `words` to be said, their `language` ("ja", "en", "" for another one), and the characters of the
    text that it stands at, from `start` to before `end`."""

    words: str
    language: str
    start: int
    end: int


def said_sentences(body: str, start: int = 0, end: int | None = None) -> Iterator[SaidSentence]:
    """The sentences of a body, or of its characters from `start` to before `end`, in their order."""
    last = len(body) if end is None else end
    for passage in passages(read_lines(_with_readings(body), 1), Fields()):
        yield from _of_passage(passage, start, last)


def language_of(words: str) -> str:
    """The language in which `words` are said: "ja", "en", or "" where they have letters of neither."""
    if _KANA.search(words):
        return "ja"
    han, latin = len(_HAN.findall(words)), len(_LATIN.findall(words))
    if not han and not latin:
        return ""
    return "ja" if _HAN_WEIGHT * han >= latin else "en"


def _with_readings(body: str) -> str:
    """`body` with the reading of ruby in place of its characters, as long as it was; code is left alone."""
    if "{" not in body and "<ruby" not in body.lower():
        return body
    shown = without_code_spans(body)

    def of_marks(found: re.Match[str]) -> str:
        is_code = shown[found.start() : found.end()] != found[0]
        return found[0] if is_code else _filled(re.sub("[|｜]", "", found[1]), len(found[0]))

    def of_tags(found: re.Match[str]) -> str:
        reading = "".join(_READING_TAGS.findall(found[1]))
        is_code = shown[found.start() : found.end()] != found[0]
        return _filled(reading, len(found[0])) if reading and not is_code else found[0]

    read = _RUBY_TAGS.sub(of_tags, body)
    shown = without_code_spans(read)
    return _RUBY.sub(of_marks, read)


def _filled(reading: str, length: int) -> str:
    return reading + _FILLER * (length - len(reading))


def _of_passage(passage: Passage, start: int, end: int) -> Iterator[SaidSentence]:
    places, words = passage.places, passage.words
    if not words or places[-1] < start or places[0] >= end:
        return
    for sentence in sentences_of(words, Span(0, len(words))):
        inside = [index for index in range(*sentence) if start <= places[index] < end]
        if not inside:
            continue
        for first, behind in _pieces(words, inside[0], inside[-1] + 1):
            said = _said(words[first:behind], passage.kind)
            if any(letter.isalnum() for letter in said):
                yield SaidSentence(said, language_of(said), places[first], places[behind - 1] + 1)


def _pieces(words: str, first: int, behind: int) -> Iterator[tuple[int, int]]:
    """The sentence in `words` from `first` to before `behind`, cut where it is too long, behind a comma if it has
    one."""
    while behind - first > LONGEST:
        cuts = [found.end() for found in _BREAKS.finditer(words, first + LONGEST // 2, first + LONGEST)]
        cut = cuts[-1] if cuts else first + LONGEST
        yield first, cut
        first = cut
    if first < behind:
        yield first, behind


def _said(words: str, kind: PassageKind) -> str:
    """`words` without what is not said: line breaks within Japanese, borders of cells, places of code."""
    if kind is PassageKind.CELLS:
        cells = [cell.strip() for cell in words.split("|")]
        words = ("、" if language_of(words) == "ja" else ", ").join(cell for cell in cells if cell)
    words = _UNSAID.sub("", words)
    words = re.sub(r"(?<=[^\x00-\x7f])\n(?=[^\x00-\x7f])", "", words)
    return _SPACES.sub(" ", words).strip()
