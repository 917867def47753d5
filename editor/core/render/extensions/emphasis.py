"""Emphasis by delimiter runs, as CommonMark pairs them (spec 0.31, "An algorithm for parsing nested emphasis").

In the place of Python-Markdown's own: up to 3.11.3 that closes a run of two with a run of one (`*あ**い*の`) and takes
the next character, or half a placeholder, for a part of the delimiter. What opens and what closes is Python-Markdown's,
not CommonMark's: spaces count and punctuation does not, so `**「強調」**の` is bold.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.util import ETX, STX, AtomicString

from editor.core.render.extensions.plain import Inline

_MOST_LEVELS = 50
_THREE = 3
_WORD = re.compile(r"\w")


class Tags(NamedTuple):
    """The elements that a delimiter makes: for one character, "" if a single one is text, and for two."""

    single: str
    double: str
    inside_words: bool = True


class DelimiterRun:
    """A row of one delimiter; a pair takes its characters away, as a closer at `start`, as an opener before `end`."""

    __slots__ = ("character", "closes", "end", "length", "opens", "place", "start")

    def __init__(self, character: str, start: int, end: int, opens: bool, closes: bool) -> None:
        self.character = character
        self.place = self.start = start
        self.end = end
        self.length = end - start
        self.opens = opens
        self.closes = closes

    @property
    def left(self) -> int:
        return self.end - self.start

    def pairs_with(self, closer: "DelimiterRun") -> bool:
        """Whether `closer` may close this one: CommonMark's rules 9 and 10, by the lengths they had in the text."""
        if self.character != closer.character:
            return False
        return (
            not (self.closes or closer.opens)
            or (self.length + closer.length) % _THREE != 0
            or (self.length % _THREE == 0 and closer.length % _THREE == 0)
        )


class Pair(NamedTuple):
    """An emphasis: where its opening delimiter begins, where its closing one does, their size (1 or 2), its element."""

    start: int
    end: int
    size: int
    tag: str


class Emphasis:
    """Finds the emphases of a text by its delimiters, which extensions may add to."""

    def __init__(self) -> None:
        self._tags: dict[str, Tags] = {}
        self._runs = re.compile("(?!)")

    def add(self, character: str, tags: Tags) -> None:
        """Let rows of `character` be delimiters."""
        self._tags[character] = tags
        self._runs = re.compile("|".join(f"{re.escape(each)}+" for each in self._tags))

    def apply(self, text: str, stash: Callable[[Element], str]) -> str:
        """`text` with a placeholder, got from `stash`, for each emphasis; delimiters left over are escaped.

        Python-Markdown reads the pieces of a text once more, and would find other pairs among what is left.
        """
        runs = list(self._found(text))
        if not runs:
            return text
        pairs = _shallow(sorted(self._paired(runs)))
        taken = {place for pair in pairs for at in pair[:2] for place in range(at, at + pair.size)}
        left = {place for run in runs for place in range(run.place, run.place + run.length)} - taken
        return _written(text, pairs, left, stash)

    def _found(self, text: str) -> Iterator[DelimiterRun]:
        """The runs that open or close, by what stands beside them."""
        for found in self._runs.finditer(text):
            tags = self._tags[found[0][0]]
            if not tags.single and len(found[0]) == 1:
                continue
            start, end = found.span()
            before, after = text[max(start - 1, 0) : start], text[end : end + 1]
            opens, closes = bool(after) and not after.isspace(), bool(before) and not before.isspace()
            if not tags.inside_words:
                opens, closes = opens and not _WORD.match(before), closes and not _WORD.match(after)
            if opens or closes:
                yield DelimiterRun(found[0][0], start, end, opens, closes)

    def _paired(self, runs: list[DelimiterRun]) -> Iterator[Pair]:
        """The pairs of openers and closers. A pair drops the openers between the two, so that pairs nest."""
        openers: list[DelimiterRun] = []
        # Behind which place an opener may be found: before it there is none, by the kind of the closer. Without this a
        # text of closers that find none takes quadratic time.
        bottoms: dict[tuple[str, bool, int], int] = {}
        for run in runs:
            while run.closes and run.left:
                kind = (run.character, run.opens, run.length % _THREE)
                bottom = bottoms.get(kind, -1)
                index = len(openers) - 1
                while index >= 0 and openers[index].place > bottom and not openers[index].pairs_with(run):
                    index -= 1
                if index < 0 or openers[index].place <= bottom:
                    bottoms[kind] = openers[-1].place if openers else bottom
                    break
                del openers[index + 1 :]
                yield self._pair(openers, run)
            if run.opens and self._lasts(run):
                openers.append(run)

    def _pair(self, openers: list[DelimiterRun], closer: DelimiterRun) -> Pair:
        """The pair of the last opener with `closer`; what is then used up of the opener opens nothing more."""
        opener = openers[-1]
        tags = self._tags[closer.character]
        # Of three and three, the inner one is single: <strong><em>, as Python-Markdown has it.
        both_three = opener.left == closer.left == _THREE
        size = 2 if min(opener.left, closer.left) > 1 and not (both_three and tags.single) else 1
        pair = Pair(opener.end - size, closer.start, size, tags.double if size > 1 else tags.single)
        opener.end -= size
        closer.start += size
        if not self._lasts(opener):
            openers.pop()
        if not self._lasts(closer):
            closer.closes = False
        return pair

    def _lasts(self, run: DelimiterRun) -> bool:
        """Whether what is left of `run` is still a delimiter."""
        return run.left > (0 if self._tags[run.character].single else 1)


def _shallow(pairs: list[Pair]) -> list[Pair]:
    """`pairs` without those inside too many others: each level costs frames of the stack when the tree is made."""
    kept: list[Pair] = []
    around: list[Pair] = []
    for pair in pairs:
        while around and around[-1].end < pair.start:
            around.pop()
        if len(around) < _MOST_LEVELS:
            around.append(pair)
            kept.append(pair)
    return kept


def _written(text: str, pairs: list[Pair], left: set[int], stash: Callable[[Element], str]) -> str:
    marks: list[tuple[int, Pair | None]] = [(place, None) for place in left]
    marks += [(at, pair) for pair in pairs for at in pair[:2]]
    levels: list[list[str]] = [[]]
    done = 0
    for place, pair in sorted(marks, key=lambda mark: mark[0]):
        levels[-1].append(text[done:place])
        done = place + (pair.size if pair else 1)
        if pair is None:
            levels[-1].append(f"{STX}{ord(text[place])}{ETX}")
        elif place == pair.start:
            levels.append([])
        else:
            element = Element(pair.tag)
            element.text = "".join(levels.pop())
            levels[-1].append(stash(element))
    return "".join(levels[0]) + text[done:]


class InlineMarkup(Inline):
    """All inline markup: each pattern in turn, then emphasis."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.emphasis = Emphasis()
        self.emphasis.add("*", Tags("em", "strong"))
        self.emphasis.add("_", Tags("em", "strong", inside_words=False))

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        handled = super()._InlineProcessor__handleInline(data, patternIndex)
        return handled if isinstance(data, AtomicString) else self.emphasis.apply(handled, self._stashed)

    def _stashed(self, element: Element) -> str:
        placeholder: str = self._InlineProcessor__stashNode(element, "emphasis")  # type: ignore[attr-defined]
        return placeholder


class EmphasisExtension(Extension):
    """Emphasis in the place of Python-Markdown's own and of its inline processor."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.inlinePatterns.deregister("em_strong")
        md.treeprocessors.register(InlineMarkup(md), "inline", 20)
