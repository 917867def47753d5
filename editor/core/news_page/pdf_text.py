"""The text of a PDF: the lines that it is set in, joined into paragraphs again.

A PDF knows no paragraphs. One ends where a line ends short of the others, where the next one is set in, lower, or in
letters of another size. Japanese lines are joined without a space, hyphens at the end of English ones go. PDFs name
characters of Chinese as radicals (⼆ for 二) and ligatures (ﬁ for fi): they are written as one reads them.
"""

import itertools
import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from editor.core.news_page.address import is_web_address, is_whole
from editor.core.text.patterns import pattern

LARGEST = 32 * 1024 * 1024
"""Bytes of a PDF that are read."""

Line = tuple[str, float, float, float, float]
"""A word of the page, and its box: left, top, right, bottom in points."""

_RADICALS = str.maketrans(
    "⺟⺠⺝⻁⻃⻄⻆⻑⻘⻝⻣⻤⻨⻩⻫⻭⻯⻲⺩⺬⺹⺼⻗⺽",
    "母民月虎西西角長青食骨鬼麦黄斉歯竜亀王示老肉雨臼",
)
"""The radicals that normalisation leaves alone, as the characters that are meant (⺠ is 民 in the text of PDFs)."""

_ODD = pattern("[\u2f00-\u2fd5\ufb00-\ufb06]")
_WIDE = pattern("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]")
_NUMBER = pattern(
    r"[-–—\s]*(?:p(?:age|\.)?\s*)?\d{1,4}(?:\s*(?:/|of|／)\s*\d{1,4})?[-–—\s]*(?:ページ|頁)?", re.IGNORECASE
)
_BEGINS = pattern(r"[\s　]*(?:[・●○■□◆◇▼▽★☆※•▪–]|[（(]?\d{1,2}[.)）．、]|[①-⑳]|[【〈《])")
_ENDS = ("。", "」", "』", "！", "？", ".", "!", "?", "”", '"', ":", "：")
_TOP = 8  # paragraphs among which the headline stands
_HEADS = 2  # lines at the head and at the foot of a page that its maker puts onto each
_LARGER = 1.4  # times the height of another line, which letters without stems make lower: a heading
_SHORT = 0.9  # of the width of the column: a Japanese line that ends before it ends its paragraph
_RAGGED = 0.72  # the same for languages that are not set to an edge
_GAP = 1.75  # times the usual distance of two lines: a new paragraph


@dataclass(frozen=True, slots=True)
class PdfText:
    """`text` has an empty line between its paragraphs; `address` and `title` are those that a browser printed at the
    edges of the pages, or that the file says of itself; `headline` is what is set largest, "" where all is one size;
    `cut` that the file held more."""

    text: str
    headline: str = ""
    address: str = ""
    title: str = ""
    cut: bool = False

    @property
    def page(self) -> str:
        """The text, which begins with the headline."""
        if not self.headline:
            return self.text
        squeezed, paragraphs = "".join(self.headline.split()), self.text.split("\n\n")
        rest = [one for one in paragraphs[:_TOP] if "".join(one.split()) not in squeezed] + paragraphs[_TOP:]
        return "\n\n".join([self.headline, *rest])


def text_of_pages(pages: Sequence[Sequence[Line]], title: str = "", *, cut: bool = False) -> PdfText:
    """The text of `pages`, each its lines in the order of the file, which says `title` of itself."""
    written = [[(_readable(line[0]), *line[1:]) for line in page] for page in pages]
    edges = _edges(written)
    address = next((word for line in edges for word in line.split() if is_web_address(word) and is_whole(word)), "")
    kept = [[line for line in page if line[0] not in edges and not _NUMBER.fullmatch(line[0])] for page in written]
    heights = [round(line[4] - line[2], 1) for page in kept for line in page]
    usual = statistics.median(heights) if heights else 0.0
    paragraphs: list[str] = []
    for page in kept:
        found = _paragraphs(page, usual)
        if found and paragraphs and page and not _ends(paragraphs[-1]) and not _BEGINS.match(found[0]):
            paragraphs[-1] = _joined(paragraphs[-1], found.pop(0))  # goes on over the edge of the page
        paragraphs += found
    return PdfText("\n\n".join(paragraphs), _headline(kept, usual), address, _title(edges, title), cut)


def _readable(text: str) -> str:
    text = _ODD.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text).translate(_RADICALS)
    return " ".join(text.replace("\xad", "").split(" ")).strip()


def _edges(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The lines at head and foot that are on most pages, their numbers aside, or hold the page's address alone."""
    marks: Counter[str] = Counter()
    lines: dict[str, list[str]] = {}
    for page in pages:
        at_edge = {line[0] for line in (*page[:_HEADS], *page[-_HEADS:])}
        for text in at_edge:
            key = re.sub(r"\d+", "#", text)
            marks[key] += 1
            lines.setdefault(key, []).append(text)
    often = max(2, round(0.6 * len(pages)))
    found = [text for key, number in marks.items() if number >= often for text in lines[key]]
    for page in pages:
        found += [line[0] for line in page[-_HEADS:] if re.match(r"https?://\S{12,}(?:\s+\d+\s?/\s?\d+)?$", line[0])]
        found += [line[0] for line in page[:1] if _PRINTED.match(line[0])]
    return list(dict.fromkeys(found))


_PRINTED = pattern(
    r"(?:\d{2,4}[/.]\d{1,2}[/.]\d{1,4}|\d{1,2}/\d{1,2}/\d{2,4}),?\s+\d{1,2}:\d{2}(?:\s?[AP]M)?\s+(?P<title>\S.+)"
)
"""The line that browsers print at the head of each page: the moment of printing, the page's title."""


def _title(edges: Sequence[str], title: str) -> str:
    printed = next((found["title"] for line in edges if (found := _PRINTED.match(line))), "")
    title = _readable(title)
    is_name = re.search(
        r"\.(?:docx?|xlsx?|pptx?|pdf|indd|html?)$|^(?:Microsoft |untitled|無題|名称未設定)", title, re.IGNORECASE
    )
    return printed or ("" if is_name else title)


def _headline(pages: Sequence[Sequence[Line]], usual: float) -> str:
    """The words in the largest letters of the first page's upper part, its lines joined."""
    lines = list(pages[0][:12]) if pages else []
    largest = max((line[4] - line[2] for line in lines if len(line[0]) > 3), default=0.0)
    if not usual or largest < _LARGER * usual:
        return ""
    first = next(at for at, line in enumerate(lines) if line[4] - line[2] > 0.93 * largest and len(line[0]) > 3)
    headline = lines[first][0]
    for line in lines[first + 1 : first + 4]:
        if line[4] - line[2] < 0.85 * largest:
            break
        headline += ("　" if _WIDE.search(headline[-1:]) else " ") + line[0]
    return headline


def _paragraphs(lines: Sequence[Line], usual: float) -> list[str]:
    if not lines:
        return []
    right = _edge([line[3] for line in lines])
    left = _edge([line[1] for line in lines], least=True)
    steps = [two[2] - one[2] for one, two in itertools.pairwise(lines) if 0 < two[2] - one[2] < 4 * usual]
    step = sorted(steps)[len(steps) // 4] if steps else 0.0
    found = [lines[0][0]]
    for before, line in itertools.pairwise(lines):
        if _is_new(before, line, (left, right), step, usual):
            found.append(line[0])
        else:
            found[-1] = _joined(found[-1], line[0])
    return found


def _is_new(before: Line, line: Line, column: tuple[float, float], step: float, usual: float) -> bool:
    left, right = column
    size, height = before[4] - before[2], line[4] - line[2]
    if max(size, height) > _LARGER * max(min(size, height), 0.1) and max(size, height) < 2 * usual:
        return True  # letters of another size
    if step and line[2] - before[2] > _GAP * step:
        return True
    if _BEGINS.match(line[0]) or (usual and 0.8 * usual < line[1] - before[1] < 4 * usual):
        return True
    width = before[3] - before[1] if line[2] < before[2] else before[3] - left  # a column further on: by itself
    full = right - left
    wide = _WIDE.search(before[0][-1:]) is not None
    if full <= 0:
        return False
    return width < (_SHORT if wide else _RAGGED) * full and (wide or before[0].endswith(_ENDS))


def _edge(sides: list[float], *, least: bool = False) -> float:
    """The side that most lines reach: that of the tenth beyond which are single ones."""
    ordered = sorted(sides)
    return ordered[int(0.1 * len(ordered))] if least else ordered[min(len(ordered) - 1, int(0.9 * len(ordered)))]


def _ends(paragraph: str) -> bool:
    return paragraph.endswith(_ENDS)


def _joined(one: str, other: str) -> str:
    if _WIDE.search(one[-1:]) or _WIDE.search(other[:1]):
        return one + other
    if one.endswith("-") and other[:1].islower() and one[-2:-1].isalpha():
        return one[:-1] + other if not re.search(r"\w-\w+-$", one) else one + other
    return f"{one} {other}"
