"""The engine that renders chunks one by one, each with what it would find if all of the post were rendered at once.

The tree processors of Python-Markdown run in three steps. Between them the numbers of footnote marks and the ids of
headings are given out, in document order over all chunks, by who calls this.
"""

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from editor.core.post import Image
from editor.core.profile.values import BlogWords, MarkdownOptions
from editor.core.render.extensions.abbreviations import AbbreviationExtension
from editor.core.render.extensions.figures import FigureExtension
from editor.core.render.extensions.footnotes import FootnoteExtension, marks, name_of, number
from editor.core.render.extensions.headings import headings, slug_of
from editor.core.render.extensions.jumpbreak import JumpBreakExtension
from editor.core.render.fragments import Definitions, Lookups, Rendering, Work
from editor.core.render.lines import lines_of
from editor.core.render.markdown import RenderedBlock, extension_of, html_of, new_markdown, parse


class Engine:
    """Python-Markdown, with its extensions' state in hand.

    `references`, `notes` and `images` are those of the whole post; they must be known before the first step of a chunk.
    """

    def __init__(self, options: MarkdownOptions, words: BlogWords) -> None:
        self.references = Lookups()
        self.notes = Lookups()
        self.images: Mapping[str, Image] = {}
        md = self._markdown = new_markdown(options, words)
        self._figures = extension_of(md, FigureExtension)
        self._footnotes = extension_of(md, FootnoteExtension)
        self._abbreviations = extension_of(md, AbbreviationExtension)
        self._jump_break = extension_of(md, JumpBreakExtension)
        self._early, self._late, self._last = _steps(md)

    def define(self, references: Lookups, notes: Lookups) -> None:
        """Take the link references and the notes of the whole post."""
        self.references, self.notes = references, notes

    def show_images(self, images: Mapping[str, Image]) -> None:
        """Take the header's data of the post's images, by their paths."""
        self.images = images

    def reset(self) -> None:
        """Begin anew; no work that was begun before may go on."""
        self._markdown.references = {}  # what it holds is cleared
        self._markdown.reset()

    def parse(self, source: str, jump_break_found: bool) -> Work:
        """The tree of a chunk, and what it defines; `jump_break_found` says whether the post has a jump break above."""
        rendering = Rendering(has_images="![" in source)
        blocks = self._blocks(source, "")
        jump_break = self._jump_break.placeholder if self._jump_break else ""
        if jump_break:
            rendering.has_jump_break = True
            rendering.takes_jump_break = not jump_break_found
            if jump_break_found:
                blocks = self._blocks(source, jump_break)
        rendering.definitions = self._defined() or None
        lines = dict(zip(blocks, lines_of(blocks, source, self._markdown), strict=True))
        root = Element("div")
        root.extend(blocks)
        return Work(rendering, root, lines, self._figures.figures if self._figures else [], jump_break)

    def parse_notes(self, body: Definitions) -> tuple[Work, Definitions]:
        """The tree of the list of notes; and what is defined in the post: by `body`, or in the notes themselves."""
        self._blocks("", "")
        self._markdown.references = dict(body.references)
        work = Work(Rendering(), Element("div"))
        if self._abbreviations:
            self._abbreviations.words.update(body.titles)
        if self._footnotes:
            self._footnotes.notes = dict(body.notes)
            self._markdown.treeprocessors["footnote"].run(work.root)
            work.notes = self._footnotes.list
        if self._figures:
            work.figures = self._figures.figures
        return work, self._defined()

    def _blocks(self, source: str, jump_break: str) -> list[Element]:
        self._markdown.references = {}
        for extension in (self._figures, self._footnotes, self._abbreviations, self._jump_break):
            if extension:
                extension.reset()
        if self._jump_break:
            self._jump_break.placeholder = jump_break
        return parse(self._markdown, source)

    def _defined(self) -> Definitions:
        """The definitions in the text that was parsed last."""
        references: dict[str, Any] = self._markdown.references
        return Definitions(
            dict(references),
            dict(self._footnotes.notes) if self._footnotes else {},
            dict(self._abbreviations.words) if self._abbreviations else {},
        )

    def _enter(self, work: Work) -> None:
        """Let the extensions hold what they would if the text were that of `work`, in this post."""
        self._markdown.references = self.references
        if self._figures:
            self._figures.images = self.images
            self._figures.figures = work.figures
        if self._footnotes:
            self._footnotes.notes = self.notes
            self._footnotes.list = work.notes
        if self._abbreviations:
            self._abbreviations.reset()
            self._abbreviations.words.update(work.rendering.titles)
        if self._jump_break:
            self._jump_break.placeholder = work.jump_break if work.rendering.takes_jump_break else ""

    def begin(self, work: Work) -> None:
        """The first step, with inline markup; then the `marks` of footnotes are known."""
        self._enter(work)
        for processor in self._early:
            processor.run(work.root)
        rendering = work.rendering
        rendering.references, rendering.names = self.references.taken(), self.notes.taken()
        work.marks = marks(work.root) if rendering.names else []
        rendering.marks = tuple(name_of(mark) for mark in work.marks)

    def go_on(self, work: Work) -> None:
        """The second step, when the `places` of the marks are given; then the `slugs` of headings are known."""
        self._enter(work)
        for mark, place in zip(work.marks, work.rendering.places, strict=True):
            number(mark, place)
        for processor in self._late:
            processor.run(work.root)
        work.headings = headings(work.root)
        work.rendering.slugs = tuple(slug_of(heading, self._markdown) for heading in work.headings)

    def sort_notes(self, work: Work, places: dict[str, list[str]]) -> None:
        """Between the first two steps of the list of notes: bring it into the order of the marks of the post."""
        self._enter(work)
        if self._footnotes:
            self._footnotes.sort(places)

    def finish(self, work: Work) -> list[RenderedBlock]:
        """The last step, when the `ids` of headings are given: the blocks."""
        self._enter(work)
        for heading, name in zip(work.headings, work.rendering.ids, strict=True):
            heading.set("id", name)
        for processor in self._last:
            processor.run(work.root)
        blocks = [RenderedBlock(html_of(self._markdown, child), work.lines.get(child, 0)) for child in work.root]
        return [block for block in blocks if block.html]


def _steps(md: Markdown) -> tuple[list[Treeprocessor], list[Treeprocessor], list[Treeprocessor]]:
    """The tree processors of `md` up to inline markup, from there to the ids of headings, and after them.

    Those that go through the whole post, of which each chunk is only a part, are left out.
    """
    steps: tuple[list[Treeprocessor], ...] = ([], [], [])
    apart = {
        md.treeprocessors[name] for name in ("footnote", "footnote_numbers", "heading_ids") if name in md.treeprocessors
    }
    step = 0
    for processor in md.treeprocessors:
        if processor not in apart:
            steps[step].append(processor)
        if processor is md.treeprocessors["inline"] or processor is md.treeprocessors["heading_ids"]:
            step += 1
    return steps[0], steps[1], steps[2]
