"""Incremental rendering: only what an edit makes necessary, with the result of rendering the whole text.

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
from typing import Any, NamedTuple

from markdown.util import ETX, STX

from editor.core.post import Image
from editor.core.profile.values import BlogWords, MarkdownOptions
from editor.core.render.chunks import Chunk, Cuts, UncuttableError, cut
from editor.core.render.engine import Engine
from editor.core.render.extensions.footnotes import Numbering
from editor.core.render.extensions.headings import Ids
from editor.core.render.fragments import Definitions, Lookups, Rendering, Work, differing
from editor.core.render.markdown import Converter, RenderedBlock, new_markdown
from editor.core.render.openness import Openness
from editor.core.render.pictures import image_sources
from editor.core.text.line_ends import unified
from editor.core.text.parts import Parts

# Abbreviations that would match inside the placeholders of stashed HTML, whose numbers differ.
_IN_PLACEHOLDERS = re.compile(r"wzxhzdk(?::[0-9]*)?|amp|[0-9]+")
_LEFT_PLACEHOLDER = re.compile("wzxhzdk:|klzzwxh:")
# Characters of a text that need not be in its source: line ends, a dash for "--", what stands for half a character.
_MADE = frozenset(" \n—\ufffd")


class RenderedPart(NamedTuple):
    """The clean blocks of a part, and for each the line of the body, from 1, where it begins."""

    blocks: tuple[str, ...]
    lines: tuple[int, ...]


class RenderedBody(NamedTuple):
    """Both parts, and the sources of their images, in order, each once."""

    news: RenderedPart
    commentary: RenderedPart
    images: tuple[str, ...]


_Chunk = Chunk[Rendering]
_Works = dict[_Chunk, Work]


class IncrementalConverter:
    """Renders posts one after another. `clean` makes the HTML of a block harmless; what it leaves empty is dropped."""

    def __init__(self, options: MarkdownOptions, words: BlogWords, clean: Callable[[str], str]) -> None:
        self._options = options
        self._words = words
        self._clean = clean
        self._whole = Converter(options, words)
        self._openness = Openness(new_markdown(options, words))
        self._renew()

    def _renew(self) -> None:
        """Forget everything."""
        self._engine = Engine(self._options, self._words)
        self._news: Cuts[Rendering] = Cuts()
        self._commentary: Cuts[Rendering] = Cuts()
        self._defined: list[Definitions] = []
        self._in_body = Definitions()
        self._definitions = Definitions()
        self._slugs: list[tuple[str, ...]] = []
        """The texts of all headings, for which the ids were given out."""
        self._notes: Rendering | None = None
        self._notes_need: tuple[Any, ...] = ()

    def convert(self, parts: Parts, images: Mapping[str, Image]) -> RenderedBody:
        """Both parts. Raises whatever Python-Markdown and `clean` raise, and is as good as new after it."""
        commentary = None if parts.commentary is None else _plain(parts.commentary)
        parts = Parts(_plain(parts.news), commentary, parts.line)
        try:
            return self._convert(parts, images)
        except UncuttableError:
            self._renew()
        except BaseException:
            self._renew()
            raise
        return self._convert_whole(parts, images)

    def _convert_whole(self, parts: Parts, images: Mapping[str, Image]) -> RenderedBody:
        whole = self._whole.convert(parts.news, parts.commentary, images)
        news, commentary = self._cleaned(whole.news, 1), self._cleaned(whole.commentary, parts.line + 1)
        sources = [source for block in (*news.blocks, *commentary.blocks) for source in image_sources(block)]
        return RenderedBody(news, commentary, tuple(dict.fromkeys(sources)))

    def _cleaned(self, blocks: Iterable[RenderedBlock], line: int) -> RenderedPart:
        clean = [(html, start) for block, start in blocks if (html := self._clean(block)).strip()]
        return RenderedPart(tuple(html for html, _start in clean), tuple(line + start for _html, start in clean))

    def _convert(self, parts: Parts, images: Mapping[str, Image]) -> RenderedBody:
        engine = self._engine
        engine.reset()
        news = cut(self._news, parts.news, self._openness)
        commentary = cut(self._commentary, parts.commentary or "", self._openness)
        chunks = (*news.chunks, *commentary.chunks)
        reaching = [c for c in chunks if c.rendering is None or c.rendering.reaches_out]
        works: _Works = {}
        self._parse_new(reaching, works)
        if self._gather(reaching):
            self._redo_dependent(chunks, works)
        if images != engine.images:
            engine.show_images(images)
            self._redo([c for c in chunks if c.rendering and c.rendering.has_images], works)
        for chunk, work in works.items():
            work.rendering.titles = self._titles(chunk)
            engine.begin(work)
        # In document order, with what is new and what is done again.
        reaching = [c for c in chunks if c in works or (c.rendering and c.rendering.reaches_out)]
        numbering = self._number(reaching, works)
        for work in works.values():
            engine.go_on(work)
        ids = self._give_ids(reaching, works)
        for work in works.values():
            self._finish(work)
        notes = self._render_notes(reaching, numbering, ids)
        self._news, self._commentary = news, commentary
        sources = [source for c in reaching if c.rendering for source in c.rendering.sources]
        is_one = parts.commentary is None
        return RenderedBody(
            _joined(news.chunks, 1, notes if is_one else None),
            _joined(commentary.chunks, parts.line + 1, None if is_one else notes),
            tuple(dict.fromkeys([*sources, *notes.sources] if notes else sources)),
        )

    def _parse_new(self, chunks: Sequence[_Chunk], works: _Works) -> None:
        """Parse the chunks that are new, and those for which the jump break came or went."""
        found = False
        for chunk in [c for c in chunks if c.rendering is None or c.rendering.has_jump_break]:
            rendering = chunk.rendering
            if rendering is None or rendering.takes_jump_break == found:
                work = works[chunk] = self._engine.parse(chunk.source, found)
                rendering = chunk.rendering = work.rendering
            found = found or rendering.has_jump_break

    def _gather(self, chunks: Sequence[_Chunk]) -> bool:
        """Bring together what all chunks define; whether anything of it has changed."""
        defined = [c.rendering.definitions for c in chunks if c.rendering and c.rendering.definitions]
        if defined == self._defined:
            return False
        self._defined = defined
        self._in_body = Definitions()
        for definitions in defined:
            self._in_body.add(definitions)
        self._definitions = self._engine.parse_notes(self._in_body)[1] if self._in_body.notes else self._in_body
        titles = {word: title for word, title in self._definitions.titles.items() if title}
        if any(_IN_PLACEHOLDERS.fullmatch(word) for word in titles):
            raise UncuttableError
        self._definitions.titles = titles
        return True

    def _redo_dependent(self, chunks: Sequence[_Chunk], works: _Works) -> None:
        """Parse the chunks anew that depend on a definition that has changed."""
        engine, definitions = self._engine, self._definitions
        references = differing(engine.references, definitions.references)
        names = frozenset(engine.notes.keys() ^ definitions.notes.keys())
        engine.define(Lookups(definitions.references), Lookups(definitions.notes))
        self._redo(
            [
                chunk
                for chunk in chunks
                if (rendering := chunk.rendering)
                and not (
                    references.isdisjoint(rendering.references)
                    and names.isdisjoint(rendering.names)
                    and rendering.titles == self._titles(chunk)
                )
            ],
            works,
        )

    def _redo(self, chunks: Iterable[_Chunk], works: _Works) -> None:
        """Parse anew those of `chunks` that are not among the `works`."""
        for chunk in chunks:
            if (old := chunk.rendering) and chunk not in works:
                works[chunk] = self._engine.parse(chunk.source, old.has_jump_break and not old.takes_jump_break)
                new = chunk.rendering = works[chunk].rendering
                new.definitions, new.characters, new.titles = old.definitions, old.characters, old.titles

    def _titles(self, chunk: _Chunk) -> tuple[tuple[str, str], ...]:
        """The abbreviations that may occur in a chunk, with their titles."""
        rendering, titles = chunk.rendering, self._definitions.titles
        if rendering is None or not titles:
            return ()
        if rendering.has_images:  # the credits in the header are text too
            return tuple(titles.items())
        if rendering.characters is None:
            rendering.characters = frozenset(chunk.source) | _MADE
        characters = rendering.characters
        return tuple((word, title) for word, title in titles.items() if characters.issuperset(word))

    def _number(self, chunks: Sequence[_Chunk], works: _Works) -> Numbering:
        """Give out the numbers of marks; chunks whose numbers have changed are done again."""
        numbering = Numbering()
        for chunk in chunks:
            rendering = chunk.rendering
            if rendering and rendering.marks:
                places = tuple(numbering.next(name) for name in rendering.marks)
                if chunk not in works and places != rendering.places:
                    self._redo([chunk], works)
                    self._engine.begin(works[chunk])
                if chunk in works:
                    works[chunk].rendering.places = places
        return numbering

    def _give_ids(self, chunks: Sequence[_Chunk], works: _Works) -> Ids:
        """Give out the ids of headings; chunks whose ids have changed are done again."""
        ids, slugs = Ids(), [c.rendering.slugs for c in chunks if c.rendering and c.rendering.slugs]
        changed = slugs != self._slugs or any(work.rendering.slugs for work in works.values())
        self._slugs = slugs
        if not changed and not self._definitions.notes:  # in which there may be headings, too
            return ids
        for chunk in chunks:
            rendering = chunk.rendering
            if rendering and rendering.slugs:
                given = tuple(ids.next(slug) for slug in rendering.slugs)
                if chunk not in works and given != rendering.ids:
                    self._redo([chunk], works)
                    work = works[chunk]
                    self._engine.begin(work)
                    work.rendering.places = rendering.places
                    self._engine.go_on(work)
                if chunk in works:
                    works[chunk].rendering.ids = given
        return ids

    def _finish(self, work: Work) -> None:
        rendering = work.rendering
        blocks = self._engine.finish(work)
        if any(_LEFT_PLACEHOLDER.search(block.html) for block in blocks):
            raise UncuttableError
        rendering.blocks, rendering.lines = self._cleaned(blocks, 0)
        rendering.sources = tuple(source for block in rendering.blocks for source in image_sources(block))
        rendering.complete()

    def _render_notes(self, chunks: Sequence[_Chunk], numbering: Numbering, ids: Ids) -> Rendering | None:
        """The list of footnotes, the last block; None where there is none."""
        if not self._definitions.notes:
            self._notes, self._notes_need = None, ()
            return None
        slugs = [c.rendering.slugs for c in chunks if c.rendering and c.rendering.slugs]
        places = {name: tuple(marks) for name, marks in numbering.places.items()}
        need = (self._definitions, self._engine.images, places, slugs)
        if self._notes is None or need != self._notes_need:
            engine = self._engine
            work, _definitions = engine.parse_notes(self._in_body)
            rendering = work.rendering
            rendering.titles = tuple(self._definitions.titles.items())
            engine.begin(work)
            rendering.places = tuple(numbering.next(name) for name in rendering.marks)
            engine.sort_notes(work, numbering.places)
            engine.go_on(work)
            rendering.ids = tuple(ids.next(slug) for slug in rendering.slugs)
            self._finish(work)
            self._notes, self._notes_need = rendering, need
        return self._notes


def _plain(text: str) -> str:
    """`text` with the line ends and without the marks that Python-Markdown itself changes first."""
    if STX in text or ETX in text:
        text = text.replace(STX, "").replace(ETX, "")
    return unified(text)


def _joined(chunks: Sequence[_Chunk], line: int, notes: Rendering | None) -> RenderedPart:
    """The blocks of `chunks`, the first of which begins on `line`, and the list of footnotes on the last line."""
    blocks: list[str] = []
    lines: list[int] = []
    for chunk in chunks:
        if rendering := chunk.rendering:
            blocks += rendering.blocks
            if len(rendering.lines) == 1:
                lines.append(line + rendering.lines[0])
            else:
                lines += [line + within for within in rendering.lines]
        line += chunk.lines
    if notes:
        blocks += notes.blocks
        lines += [line] * len(notes.blocks)
    return RenderedPart(tuple(blocks), tuple(lines))
