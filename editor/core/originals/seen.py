"""Features of HTML beside its words: styles of text, pictures, links, embeds, tables, names; found in one pass.

It is read from the tags alone (`markup.tags`), so that nothing is left out that a sanitiser would take away.
"""

import re
from bisect import bisect
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from editor.core.from_html.check import place
from editor.core.html.styles import declarations
from editor.core.images.addresses import bare_address
from editor.core.markup.tags import VOID, EndTag, Start, read_tags
from editor.core.originals.looks import BLOCKS, looks_of
from editor.core.originals.sizes import size_of, span_of

Look = tuple[str, str]
"""A kind of look and its value: ("colour", "red")."""

_DEEPEST = 200  # open elements that count; looks of deeper ones are not told apart
_LONGEST = 1_000  # characters of a link or a table that are compared
_ENDS = {  # what a start tag ends that is still open, as the HTML Standard has it
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "tr": {"td", "th", "tr"},
    "tbody": {"td", "th", "tr", "tbody", "thead"},
    "tfoot": {"td", "th", "tr", "tbody", "thead"},
    "option": {"option"},
}
_EMBEDS = frozenset(["iframe", "object", "embed", "video", "audio", "svg", "canvas", "math", "applet"])
_FORMS = frozenset(["input", "select", "textarea", "button"])


@dataclass(slots=True)
class SeenItem:
    """A picture, a link or an embed. `values` are its attributes that matter; `text` is what it begins with."""

    key: str
    values: dict[str, str] = field(default_factory=dict)
    text: str = ""


@dataclass(slots=True)
class Seen:
    """The features found. Texts are without white space. `runs` are stretches of text that have a look in common."""

    text: str = ""
    runs: dict[Look, list[str]] = field(default_factory=dict)
    pictures: list[SeenItem] = field(default_factory=list)
    links: list[SeenItem] = field(default_factory=list)
    embeds: list[SeenItem] = field(default_factory=list)
    tables: list[SeenItem] = field(default_factory=list)  # "table", and joined cells: their key says over how many
    things: Counter[Look] = field(default_factory=Counter)  # scripts, style sheets, form fields, names, classes
    gaps: list[int] = field(default_factory=list)  # where in `text` white space was

    def readable(self, part: str, longest: int) -> str:
        """The first `longest` characters of `part`, with the white space that it first has in `text`."""
        begin = self.text.find(part)
        if begin < 0:
            return " ".join(part[: longest + 1].split())
        end = min(begin + len(part), begin + longest + 1)
        cuts = [gap for gap in self.gaps[bisect(self.gaps, begin) :][: longest + 1] if gap < end]
        return " ".join(self.text[a:b] for a, b in pairwise([begin, *cuts, end]))


def see(html: str) -> Seen:
    """The features of `html`."""
    reader = _SeenReader()
    for token in read_tags(html):
        if isinstance(token, str):
            reader.words(token)
        elif isinstance(token, Start):
            reader.start(token)
        else:
            reader.end(token)
    return reader.done()


@dataclass(slots=True)
class _OpenElement:
    """An open element: its looks are those of the elements around it, too."""

    tag: str
    looks: dict[str, str]
    item: SeenItem | None = None
    began: int = 0
    cells: int = 0  # of a row


class _SeenReader:
    def __init__(self) -> None:
        self.seen = Seen()
        self._texts: list[str] = []
        self._length = 0
        self._open: list[_OpenElement] = [_OpenElement("", {})]
        self._flat = 0  # elements below the deepest
        self._running: dict[Look, int] = {}  # where the run of each look that is on began

    def done(self) -> Seen:
        while len(self._open) > 1:
            self._close()
        self._run({})
        self.seen.text = "".join(self._texts)
        for look, runs in self.seen.runs.items():
            self.seen.runs[look] = [self.seen.text[slice(*map(int, run.split()))] for run in runs]
        for item in (*self.seen.links, *self.seen.tables):
            if item.text:
                item.text = self.seen.text[slice(*map(int, item.text.split()))][:_LONGEST]
        return self.seen

    def words(self, text: str) -> None:
        looks = self._open[-1].looks
        if self._open[-1].tag == "rp":  # brackets for readers that know no ruby
            return
        for number, line in enumerate(text.split("\n") if looks.get("code") else [text]):
            if number:  # a line break of code is written as a break
                self._run({})
            if line and (line[0].isspace() or number):
                self._gap()
            if words := line.split():
                self._run(looks)
            for index, word in enumerate(words):
                if index:
                    self._gap()
                self._texts.append(word)
                self._length += len(word)
            if line and line[-1].isspace():
                self._gap()

    def _gap(self) -> None:
        if self._length and self.seen.gaps[-1:] != [self._length]:
            self.seen.gaps.append(self._length)

    def start(self, token: Start) -> None:
        tag = token.tag
        ended = _ENDS.get(tag, {"p"} if tag in BLOCKS else set())
        while self._open[-1].tag in ended:
            self._close()
        if tag in BLOCKS:
            self._run({})
            self._gap()
        looks = looks_of(token, self._open[-1].looks)
        item = self._note(token)
        if tag in VOID or token.text or tag in ("iframe", "script", "style", "title"):
            return
        if len(self._open) >= _DEEPEST:
            self._flat += 1
            return
        self._open.append(_OpenElement(tag, looks, item, self._length))

    def end(self, token: EndTag) -> None:
        if self._flat:
            self._flat -= 1
        elif any(element.tag == token.tag for element in self._open):
            while self._open[-1].tag != token.tag:
                self._close()
            self._close()
        if token.tag in BLOCKS:
            self._run({})
            self._gap()

    def _close(self) -> None:
        element = self._open.pop()
        if element.item is not None:
            element.item.text = f"{element.began} {self._length}"

    def _run(self, looks: dict[str, str]) -> None:
        """Text with `looks` follows: runs of other looks end here."""
        on = set(looks.items())
        for look in [look for look in self._running if look not in on]:
            began = self._running.pop(look)
            if began < self._length:
                self.seen.runs.setdefault(look, []).append(f"{began} {self._length}")
        for look in on:
            self._running.setdefault(look, self._length)

    def _note(self, token: Start) -> SeenItem | None:
        """Note what is in the tag itself; the item whose text is still to come is given back."""
        tag, seen = token.tag, self.seen
        for name in {token.get("id"), token.get("name") if tag == "a" else ""} - {"", "more"}:
            seen.things["anchor", name] += 1
        for name in token.get("class").split():
            seen.things["class", name] += 1
        handlers = {name: value for name, value in token.attributes.items() if re.fullmatch("on[a-z]+", name)}
        seen.things.update(("handler", name) for name in handlers if "BloggerImage" not in handlers[name])
        if tag == "img" and token.get("src"):
            seen.pictures.append(self._picture(token))
            link = next(
                (item for element in reversed(self._open) if element.tag == "a" and (item := element.item)), None
            )
            if link is not None:
                link.values["picture"] = token.get("src")
        elif tag == "a" and token.get("href"):
            kept = {name: token.get(name) for name in ("target", "rel", "title") if token.get(name)}
            seen.links.append(SeenItem(place(token.get("href")), kept))
            return seen.links[-1]
        elif tag in _EMBEDS:
            address = place(token.get("src") or token.get("data"))
            seen.embeds.append(
                SeenItem(f"{tag} {address.removeprefix('https:').removeprefix('http:')}", size_of(token))
            )
        elif tag == "script":
            seen.things["script", place(token.get("src")) or " ".join(token.text.split())[:80]] += 1
        elif tag == "style":
            seen.things["style sheet", " ".join(token.text.split())[:80]] += 1
        elif tag in _FORMS and token.get("type") != "hidden":
            seen.things["form", token.get("name") or token.get("value") or tag] += 1
        elif tag in ("td", "th"):
            self._count_cell()
            if span := span_of(token):
                seen.tables.append(SeenItem(span))
                return seen.tables[-1]
        return None

    def _count_cell(self) -> None:
        """A table with two cells in a row is no layout, but a table."""
        row = next((element for element in reversed(self._open) if element.tag in ("tr", "table")), self._open[0])
        row.cells += 1
        if row.tag == "tr" and row.cells == 2:
            table = next((element for element in reversed(self._open) if element.tag == "table"), None)
            if table is not None and table.item is None:
                table.item = SeenItem("table")
                self.seen.tables.append(table.item)

    def _picture(self, token: Start) -> SeenItem:
        values = size_of(token)
        if alt := "".join(token.get("alt").split()):
            values["alt"] = alt
        side = declarations(token.get("style")).get("float") or token.get("align").lower()
        side = side or next((look for element in self._open[-3:] if (look := element.looks.get("float"))), "")
        if side in ("left", "right"):
            values["side"] = side
        return SeenItem(bare_address(token.get("src")), values)
