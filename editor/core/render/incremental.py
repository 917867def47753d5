"""Rendering that does only what an edit makes necessary, with the result of rendering the whole text.

Each part of a post is cut into chunks (`chunks`), and each chunk is rendered like a text of its own. What reaches
across chunks is gathered and compared:

- definitions of link references, footnotes and abbreviations are taken from all chunks; a chunk remembers which
  references and footnotes it asked for, and is rendered anew when one of the answers has changed;
- numbers of footnote marks and ids of headings are given out in document order over all chunks;
- the list of footnotes is a chunk of its own, the last one; the first jump break of the post is the only one.

Where this cannot be made equal to the rendering of the whole text, the whole text is rendered (`UncuttableError`).
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from editor.core.post import Image
from editor.core.profile_values import MarkdownOptions, Words
from editor.core.render.chunks import Chunk, Cuts, UncuttableError, cut
from editor.core.render.extensions.abbreviations import AbbreviationExtension
from editor.core.render.extensions.figures import FigureExtension, Picture
from editor.core.render.extensions.footnotes import FootnoteExtension, Numbering, marks, name_of, number
from editor.core.render.extensions.headings import Ids, headings, slug_of
from editor.core.render.extensions.jumpbreak import JumpBreakExtension
from editor.core.render.lines import lines_of
from editor.core.render.markdown import Converter, extension_of, html_of, new_markdown, parse
from editor.core.render.openness import Openness
from editor.core.render.parts import Parts
from editor.core.render.pictures import image_sources

# Abbreviations that would match inside the placeholders of stashed HTML, whose numbers differ.
_IN_PLACEHOLDERS = re.compile(r"wzxhzdk(?::[0-9]*)?|amp|[0-9]+")
_LEFT_PLACEHOLDER = re.compile("wzxhzdk:|klzzwxh:")
_CARRIAGES = re.compile("\r\n?")
# Characters of a text that need not be in its source: line ends, a dash for "--", what stands for half a character.
_MADE = frozenset(" \n—\ufffd")


class Lookups(dict[str, Any]):
    """A mapping that remembers which keys were asked for."""

    def __init__(self, *items: Any) -> None:
        super().__init__(*items)
        self.asked: set[str] = set()

    def __contains__(self, key: object) -> bool:
        self.asked.add(str(key))
        return super().__contains__(key)

    def get(self, key: str, default: Any = None) -> Any:
        """The value of `key`."""
        self.asked.add(key)
        return super().get(key, default)

    def taken(self) -> frozenset[str]:
        """The keys that were asked for since the last time."""
        asked, self.asked = self.asked, set()
        return frozenset(asked)


@dataclass(slots=True, eq=False)
class Definitions:
    """What a chunk, or all of them, define for the whole post. An abbreviation with an empty title is taken back."""

    references: dict[str, Any] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.references or self.notes or self.titles)

    def add(self, other: "Definitions") -> None:
        """Take in what comes later in the text: the last definition of a name counts, the first one gives its place."""
        self.references.update(other.references)
        self.notes.update(other.notes)
        self.titles.update(other.titles)


@dataclass(slots=True, eq=False)
class Rendering:
    """A rendered chunk: what came out of it, and everything apart from its text that this depends on."""

    definitions: Definitions | None = None
    has_jump_break: bool = False
    takes_jump_break: bool = False
    characters: frozenset[str] | None = None
    references: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    titles: tuple[tuple[str, str], ...] = ()
    has_images: bool = False
    marks: tuple[str, ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    slugs: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()
    reaches_out: bool = True
    """Whether something of it matters to other chunks or to the post as a whole."""


class RenderedPart(NamedTuple):
    """The clean blocks of a part, and for each the line of the body, from 1, where it begins."""

    blocks: tuple[str, ...]
    lines: tuple[int, ...]


class RenderedBody(NamedTuple):
    """Both parts, and the sources of their images, in order, each once."""

    news: RenderedPart
    commentary: RenderedPart
    images: tuple[str, ...]


@dataclass(slots=True, eq=False)
class _Work:
    """A chunk on its way: its tree, and what the extensions hold of it."""

    source: str
    rendering: Rendering
    root: Element
    lines: dict[Element, int]
    figures: list[tuple[Element, str, Picture, str]]
    jump_break: str
    marks: list[Element] = field(default_factory=list)
    headings: list[Element] = field(default_factory=list)


_Chunks = Sequence[Chunk[Rendering]]


class IncrementalConverter:
    """Renders posts one after another. `clean` makes the HTML of a block harmless; what it leaves empty is dropped."""

    def __init__(self, options: MarkdownOptions, words: Words, clean: Callable[[str], str]) -> None:
        self._options = options
        self._words = words
        self._clean = clean
        self._whole = Converter(options, words)
        self._openness = Openness(new_markdown(options, words))
        self._renew()

    def _renew(self) -> None:
        """Forget everything."""
        md = self._markdown = new_markdown(self._options, self._words)
        self._figures = extension_of(md, FigureExtension)
        self._footnotes = extension_of(md, FootnoteExtension)
        self._abbreviations = extension_of(md, AbbreviationExtension)
        self._jump_break = extension_of(md, JumpBreakExtension)
        self._early, self._late, self._last = _stages(md)
        self._news: Cuts[Rendering] = Cuts()
        self._commentary: Cuts[Rendering] = Cuts()
        self._defined: list[Definitions] = []
        self._in_body = Definitions()
        self._definitions = Definitions()
        self._references = Lookups()
        self._names = Lookups()
        self._images: Mapping[str, Image] = {}
        self._notes: Rendering | None = None
        self._notes_need: tuple[Any, ...] = ()

    def convert(self, parts: Parts, images: Mapping[str, Image]) -> RenderedBody:
        """Both parts. Raises whatever Python-Markdown and `clean` raise, and is as good as new after it."""
        try:
            return self._convert(parts, images)
        except UncuttableError:
            self._renew()
        except BaseException:
            self._renew()
            raise
        whole = self._whole.convert(parts.news, parts.commentary, images)
        news, commentary = self._cleaned(whole.news, 1), self._cleaned(whole.commentary, parts.line + 1)
        sources = [source for block in (*news.blocks, *commentary.blocks) for source in image_sources(block)]
        return RenderedBody(news, commentary, tuple(dict.fromkeys(sources)))

    def _cleaned(self, blocks: Iterable[tuple[str, int]], line: int) -> RenderedPart:
        clean = [(html, start) for block, start in blocks if (html := self._clean(block)).strip()]
        return RenderedPart(tuple(html for html, _start in clean), tuple(line + start for _html, start in clean))

    def _convert(self, parts: Parts, images: Mapping[str, Image]) -> RenderedBody:
        self._markdown.references = {}  # what it holds is cleared
        self._markdown.reset()
        news = cut(self._news, _plain(parts.news), self._openness)
        commentary = cut(self._commentary, _plain(parts.commentary or ""), self._openness)
        chunks = (*news.chunks, *commentary.chunks)
        works: dict[Chunk[Rendering], _Work] = {}
        reaching = [c for c in chunks if c.rendering is None or c.rendering.reaches_out]
        self._parse_new(reaching, works)
        changed = self._gather(reaching)
        if self._find_stale(chunks, works, changed, images):
            reaching = [c for c in chunks if c in works or (c.rendering and c.rendering.reaches_out)]
        for work in works.values():
            self._begin(work)
        numbering = self._number(reaching, works)
        for work in list(works.values()):
            self._go_on(work)
        ids = self._give_ids(reaching, works)
        for work in works.values():
            self._finish(work)
        notes = self._render_notes(reaching, numbering, ids)
        self._news, self._commentary = news, commentary
        sources = [source for c in reaching if c.rendering for source in c.rendering.sources]
        if notes:
            sources += notes.sources
        is_one = parts.commentary is None
        return RenderedBody(
            _joined(news.chunks, 1, notes if is_one else None),
            _joined(commentary.chunks, parts.line + 1, None if is_one else notes),
            tuple(dict.fromkeys(sources)),
        )

    def _parse_new(self, chunks: _Chunks, works: dict[Chunk[Rendering], _Work]) -> None:
        """Parse the chunks that are new, and those for which the jump break came or went."""
        found = False
        for chunk in [c for c in chunks if c.rendering is None or c.rendering.has_jump_break]:
            rendering = chunk.rendering
            if rendering is None or rendering.takes_jump_break == found:
                work = works[chunk] = self._parse(chunk.source, found)
                rendering = chunk.rendering = work.rendering
            found = found or rendering.has_jump_break

    def _parse(self, source: str, jump_break_found: bool) -> _Work:
        """The tree of a text of its own, and what it defines."""
        md = self._markdown
        rendering = Rendering(has_images="![" in source)
        jump_break = ""
        blocks = self._parsed(source, None)
        if self._jump_break and (jump_break := self._jump_break.placeholder):
            rendering.has_jump_break = True
            rendering.takes_jump_break = not jump_break_found
            if jump_break_found:
                blocks = self._parsed(source, jump_break)
        rendering.definitions = self._taken() or None
        root = Element("div")
        root.extend(blocks)
        lines = dict(zip(blocks, lines_of(blocks, source, md), strict=True))
        return _Work(source, rendering, root, lines, self._figures.figures if self._figures else [], jump_break)

    def _parsed(self, source: str, jump_break: str | None) -> list[Element]:
        self._markdown.references = {}
        if self._figures:
            self._figures.reset()
        if self._footnotes:
            self._footnotes.reset()
        if self._abbreviations:
            self._abbreviations.reset()
        if self._jump_break:
            self._jump_break.placeholder = jump_break or ""
        return parse(self._markdown, source)

    def _gather(self, chunks: _Chunks) -> bool:
        """Bring together what all chunks define; whether anything of it has changed."""
        defined = [c.rendering.definitions for c in chunks if c.rendering and c.rendering.definitions]
        if defined == self._defined:
            return False
        self._defined = defined
        self._in_body = Definitions()
        for definitions in defined:
            self._in_body.add(definitions)
        self._definitions = self._in_body
        if self._in_body.notes:
            self._note_list()
            self._definitions = self._taken()  # a note may define more
        titles = self._definitions.titles
        self._definitions.titles = {word: title for word, title in titles.items() if title}
        if any(_IN_PLACEHOLDERS.fullmatch(word) for word in self._definitions.titles):
            raise UncuttableError
        return True

    def _taken(self) -> Definitions:
        """What was defined in the text parsed last."""
        return Definitions(
            dict(self._markdown.references),
            dict(self._footnotes.notes) if self._footnotes else {},
            dict(self._abbreviations.words) if self._abbreviations else {},
        )

    def _note_list(self) -> Element:
        """The list of the notes, parsed, in a tree of its own."""
        definitions = self._in_body
        self._parsed("", None)
        self._markdown.references = dict(definitions.references)
        root = Element("div")
        if self._footnotes:
            self._footnotes.notes = dict(definitions.notes)
            if self._abbreviations:
                self._abbreviations.words.update(definitions.titles)
            self._markdown.treeprocessors["footnote"].run(root)
        return root

    def _find_stale(
        self, chunks: _Chunks, works: dict[Chunk[Rendering], _Work], changed: bool, images: Mapping[str, Image]
    ) -> bool:
        """Parse anew the chunks that depend on something outside of them that has changed; whether there are any."""
        new = len(works)
        definitions = self._definitions
        if changed:
            references = _differing(self._references, definitions.references)
            names = frozenset(self._names.keys() ^ definitions.notes.keys())
            self._references = Lookups(definitions.references)
            self._names = Lookups(definitions.notes)
            for chunk in chunks:
                rendering = chunk.rendering
                assert rendering is not None
                titles = self._titles(chunk)
                stale = titles != rendering.titles
                if stale or not references.isdisjoint(rendering.references) or not names.isdisjoint(rendering.names):
                    self._redo(chunk, works)
        if images != self._images:
            self._images = images
            for chunk in chunks:
                if chunk.rendering and chunk.rendering.has_images:
                    self._redo(chunk, works)
        for chunk, work in works.items():
            work.rendering.titles = self._titles(chunk)
        return len(works) > new

    def _redo(self, chunk: Chunk[Rendering], works: dict[Chunk[Rendering], _Work]) -> _Work:
        """A chunk that is not rendered yet in `works`: one that was before is parsed anew."""
        if chunk not in works:
            old = chunk.rendering
            assert old is not None
            works[chunk] = self._parse(chunk.source, old.has_jump_break and not old.takes_jump_break)
            new = chunk.rendering = works[chunk].rendering
            # The same text defines the same: the objects are kept, by which it is known.
            new.definitions, new.characters, new.titles = old.definitions, old.characters, old.titles
            new.slugs, new.marks = old.slugs, old.marks
        return works[chunk]

    def _titles(self, chunk: Chunk[Rendering]) -> tuple[tuple[str, str], ...]:
        """The abbreviations that may occur in a chunk, with their titles."""
        rendering = chunk.rendering
        if rendering is None or not self._definitions.titles:
            return ()
        if rendering.has_images:  # the credits in the header are text too
            return tuple(self._definitions.titles.items())
        if rendering.characters is None:
            rendering.characters = frozenset(chunk.source) | _MADE
        characters = rendering.characters
        return tuple((word, title) for word, title in self._definitions.titles.items() if characters.issuperset(word))

    def _enter(self, work: _Work) -> None:
        """Let the extensions hold what they would if the text were that of `work`, in this post."""
        self._markdown.references = self._references
        if self._figures:
            self._figures.images = self._images
            self._figures.figures = work.figures
        if self._footnotes:
            self._footnotes.notes = self._names
            self._footnotes.list = None
        if self._abbreviations:
            self._abbreviations.reset()
            self._abbreviations.words.update(work.rendering.titles)
        if self._jump_break:
            self._jump_break.placeholder = work.jump_break if work.rendering.takes_jump_break else ""

    def _begin(self, work: _Work) -> None:
        """As far as inline markup, then the marks of footnotes are known."""
        self._enter(work)
        for processor in self._early:
            processor.run(work.root)
        rendering = work.rendering
        rendering.references, rendering.names = self._references.taken(), self._names.taken()
        work.marks = marks(work.root) if rendering.names else []
        rendering.marks = tuple(name_of(mark) for mark in work.marks)

    def _number(self, chunks: _Chunks, works: dict[Chunk[Rendering], _Work]) -> Numbering:
        numbering = Numbering()
        for chunk in [c for c in chunks if c.rendering and c.rendering.marks]:
            rendering = chunk.rendering
            assert rendering is not None
            places = tuple(numbering.next(name) for name in rendering.marks)
            if chunk not in works and places != rendering.places:
                self._begin(self._redo(chunk, works))
            if chunk in works:
                works[chunk].rendering.places = places
        for work in works.values():
            for mark, place in zip(work.marks, work.rendering.places, strict=True):
                number(mark, place)
        return numbering

    def _go_on(self, work: _Work) -> None:
        """As far as the ids of headings."""
        self._enter(work)
        for processor in self._late:
            processor.run(work.root)
        work.headings = headings(work.root)
        work.rendering.slugs = tuple(slug_of(heading, self._markdown) for heading in work.headings)

    def _give_ids(self, chunks: _Chunks, works: dict[Chunk[Rendering], _Work]) -> Ids:
        ids = Ids()
        for chunk in [c for c in chunks if c.rendering and c.rendering.slugs]:
            rendering = chunk.rendering
            assert rendering is not None
            given = tuple(ids.next(slug) for slug in rendering.slugs)
            if chunk not in works and given != rendering.ids:
                work = self._redo(chunk, works)
                self._begin(work)
                work.rendering.places = rendering.places
                for mark, place in zip(work.marks, rendering.places, strict=True):
                    number(mark, place)
                self._go_on(work)
            if chunk in works:
                works[chunk].rendering.ids = given
        return ids

    def _finish(self, work: _Work) -> None:
        self._enter(work)
        rendering = work.rendering
        for heading, name in zip(work.headings, rendering.ids, strict=True):
            heading.set("id", name)
        for processor in self._last:
            processor.run(work.root)
        blocks: list[tuple[str, int]] = []
        for child in work.root:
            if html := html_of(self._markdown, child):
                if _LEFT_PLACEHOLDER.search(html):
                    raise UncuttableError
                blocks.append((html, work.lines.get(child, 0)))
        rendering.blocks, rendering.lines = self._cleaned(blocks, 0)
        rendering.sources = tuple(source for block in rendering.blocks for source in image_sources(block))
        rendering.reaches_out = bool(
            rendering.definitions or rendering.has_jump_break or rendering.marks or rendering.slugs or rendering.sources
        )

    def _render_notes(self, chunks: _Chunks, numbering: Numbering, ids: Ids) -> Rendering | None:
        """The list of footnotes, the last block; None where there is none."""
        if not self._definitions.notes or not self._footnotes:
            self._notes, self._notes_need = None, ()
            return None
        slugs = [c.rendering.slugs for c in chunks if c.rendering and c.rendering.slugs]
        need = (self._definitions, self._images, {name: list(ids) for name, ids in numbering.places.items()}, slugs)
        if self._notes is None or need != self._notes_need:
            root = self._note_list()
            block = self._footnotes.list
            figures = self._figures.figures if self._figures else []
            work = _Work("", Rendering(titles=tuple(self._definitions.titles.items())), root, {}, figures, "")
            self._begin(work)
            work.marks = marks(root)
            for mark in work.marks:
                number(mark, numbering.next(name_of(mark)))
            self._footnotes.list = block
            self._footnotes.sort(numbering.places)
            self._go_on(work)
            work.rendering.ids = tuple(ids.next(slug) for slug in work.rendering.slugs)
            self._finish(work)
            self._notes, self._notes_need = work.rendering, need
        return self._notes


def _plain(text: str) -> str:
    """`text` with the line ends and without the marks that Python-Markdown itself changes first."""
    if STX in text or ETX in text:
        text = text.replace(STX, "").replace(ETX, "")
    return _CARRIAGES.sub("\n", text) if "\r" in text else text


def _stages(md: Markdown) -> tuple[list[Treeprocessor], list[Treeprocessor], list[Treeprocessor]]:
    """The tree processors of `md` up to inline markup, from there to the ids of headings, and after them.

    Those that go through the whole post, of which each chunk is only a part, are left out.
    """
    stages: tuple[list[Treeprocessor], ...] = ([], [], [])
    apart = {
        md.treeprocessors[name] for name in ("footnote", "footnote_numbers", "heading_ids") if name in md.treeprocessors
    }
    stage = 0
    for processor in md.treeprocessors:
        if processor not in apart:
            stages[stage].append(processor)
        if processor is md.treeprocessors["inline"] or processor is md.treeprocessors["heading_ids"]:
            stage += 1
    return stages[0], stages[1], stages[2]


def _differing(old: dict[str, Any], new: dict[str, Any]) -> frozenset[str]:
    """The keys whose values are not the same in both; a `Lookups` does not notice."""
    keys: set[str] = dict.keys(old) | dict.keys(new)
    return frozenset(key for key in keys if dict.get(old, key) != dict.get(new, key))


def _joined(chunks: _Chunks, line: int, notes: Rendering | None) -> RenderedPart:
    """The blocks of `chunks`, the first of which begins on `line`, and the list of footnotes on the last line."""
    renderings = [chunk.rendering for chunk in chunks if chunk.rendering]
    starts = list(accumulate([chunk.lines for chunk in chunks], initial=line))
    blocks = [block for rendering in renderings for block in rendering.blocks]
    lines = [start + within for start, rendering in zip(starts, renderings, strict=False) for within in rendering.lines]
    if notes:
        blocks += notes.blocks
        lines += [starts[-1]] * len(notes.blocks)
    return RenderedPart(tuple(blocks), tuple(lines))
