"""Links, pictures and code in running text, found in time that grows with the text and not with its square.

Python-Markdown looks from each `[`, each `(` behind a link's words and each run of back-ticks to the end of the text
when nothing closes it: 30,000 of them took longer than a page may. Here what closes what is found once for a text.
"""

import re
from typing import NamedTuple

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import (
    BACKTICK_RE,
    IMAGE_LINK_RE,
    IMAGE_REFERENCE_RE,
    LINK_RE,
    REFERENCE_RE,
    BacktickInlineProcessor,
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
    dequote,
)

from editor.core.text.code import TickRuns

_BRACKETS = re.compile(r"[\[\]()]")
_OPENING = {"]": "[", ")": "("}
_SIGNS = re.compile(r"""[()'"]""")
_TITLE_END = re.compile(r"""['"] *\)""")
_MOST_LOOKS = 50
"""So many times a text may be looked through for the end of a title."""


class Pairs:
    """The pairs of brackets of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.closing: dict[int, int] = {}
        self.last_title = max((found.start() for found in _TITLE_END.finditer(text)), default=-1)
        self.looked = 0
        """Characters that were looked through for a title in vain."""
        open_: dict[str, list[int]] = {"[": [], "(": []}
        for sign in _BRACKETS.finditer(text):
            if sign[0] in open_:
                open_[sign[0]].append(sign.start())
            elif places := open_[_OPENING[sign[0]]]:
                self.closing[places.pop()] = sign.start()


class LinkTarget(NamedTuple):
    """A link's destination and title (CommonMark 6.3), and the index behind its closing bracket."""

    address: str
    title: str | None
    end: int


class _Brackets(LinkInlineProcessor):
    """The common base of all links and pictures."""

    _pairs = Pairs("")

    def _of(self, data: str) -> Pairs:
        if self._pairs.text is not data:
            self._pairs = Pairs(data)
        return self._pairs

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802 - Python-Markdown's name
        """The text between the bracket before `index` and the one that closes it, the place behind that one, and
        whether there is one."""
        end = self._of(data).closing.get(index - 1, -1)
        return (data[index:end], end + 1, True) if end >= 0 else ("", len(data), False)

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        """Address, title, the place behind the bracket that opens at `index`, and whether one does and is closed.

        Not Python-Markdown's own: up to 3.11.3 that takes all of the text for the address where a quotation mark and
        a bracket are opened in it and not closed (`[a](b "c (d`).
        """
        found = self.RE_LINK.match(data, index)
        if found is None:
            return "", None, index, False
        if found[1]:
            target: LinkTarget | None = LinkTarget(found[1][1:-1], found[2][1:-1] if found[2] else None, found.end())
        else:
            target = self._titled(data, found.end()) or self._untitled(data, index, found.end())
        if target is None:
            return "", None, index, False
        title = target.title
        if title is not None:
            title = self.RE_TITLE_CLEAN.sub(" ", dequote(self.unescape(title.strip())))
        return self.unescape(target.address).strip(), title, target.end, True

    def _untitled(self, data: str, index: int, start: int) -> LinkTarget | None:
        end = self._of(data).closing.get(index)
        return None if end is None else LinkTarget(data[start:end], None, end + 1)

    def _titled(self, data: str, start: int) -> LinkTarget | None:
        """The address from `start` on and the title behind it, which ends before a closing bracket; brackets in it do
        not count. The title begins at the first quotation mark, else at the first one of the other kind."""
        pairs = self._of(data)
        if start > pairs.last_title or pairs.looked > _MOST_LOOKS * len(data):
            return None
        depth, begins, ended = 1, dict[str, int](), set[str]()
        for sign in _SIGNS.finditer(data, start):
            mark, place = sign[0], sign.start()
            if mark in begins:
                ended.add(mark)
            elif mark not in "()":
                begins[mark] = place
            elif mark == ")":
                last = place - 1
                while last >= start and data[last] == " ":
                    last -= 1
                if last >= start and data[last] in ended:
                    quote = begins[data[last]]
                    return LinkTarget(data[start:quote], data[quote + 1 : last], place + 1)
                depth -= not begins
                if not depth:
                    return None
            elif not begins:
                depth += 1
        pairs.looked += len(data) - start
        return None


class _Link(_Brackets):
    """`[words](address)`."""


class _Image(_Brackets, ImageInlineProcessor):
    """`![words](address)`."""


class _Reference(_Brackets, ReferenceInlineProcessor):
    """`[words][name]`."""


class _ShortReference(_Brackets, ShortReferenceInlineProcessor):
    """`[name]`."""


class _ImageReference(_Brackets, ImageReferenceInlineProcessor):
    """`![words][name]`."""


class _ShortImageReference(_Brackets, ShortImageReferenceInlineProcessor):
    """`![name]`."""


class CodeSpanProcessor(BacktickInlineProcessor):
    """Code spans in linear time: Python-Markdown's own processor searches the whole rest of the text for each run of
    back-ticks that nothing closes."""

    _runs = TickRuns("")

    def find_code_spans(  # type: ignore[override]  # the stubs have it otherwise
        self, start: int, text: str
    ) -> tuple[int, int | None]:
        """The begin and the end of the code that the back-ticks at `start` open; None: they open none."""
        if self._runs.text is not text:
            self._runs = TickRuns(text)
        return self._runs.span(start)


class BracketExtension(Extension):
    """Each in the place of Python-Markdown's own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        for pattern, name, priority in (
            (CodeSpanProcessor(BACKTICK_RE), "backtick", 190),
            (_Reference(REFERENCE_RE, md), "reference", 170),
            (_Link(LINK_RE, md), "link", 160),
            (_Image(IMAGE_LINK_RE, md), "image_link", 150),
            (_ImageReference(IMAGE_REFERENCE_RE, md), "image_reference", 140),
            (_ShortReference(REFERENCE_RE, md), "short_reference", 130),
            (_ShortImageReference(IMAGE_REFERENCE_RE, md), "short_image_ref", 125),
        ):
            md.inlinePatterns.register(pattern, name, priority)
