"""Extensions of Markdown for Japanese commentary, one small file each."""

from collections.abc import Callable

from markdown.extensions import Extension

from editor.core.profile.values import BlogWords, MarkdownOptions
from editor.core.render.extensions.abbreviations import AbbreviationExtension
from editor.core.render.extensions.bare_links import BareLinkExtension
from editor.core.render.extensions.brackets import BracketExtension
from editor.core.render.extensions.emphasis import EmphasisExtension
from editor.core.render.extensions.fences import FenceExtension
from editor.core.render.extensions.figures import FigureExtension
from editor.core.render.extensions.footnotes import FootnoteExtension
from editor.core.render.extensions.headings import HeadingExtension
from editor.core.render.extensions.jumpbreak import JumpBreakExtension
from editor.core.render.extensions.linebreaks import LineBreakExtension
from editor.core.render.extensions.lists import ListExtension
from editor.core.render.extensions.paragraphs import ParagraphExtension
from editor.core.render.extensions.pieces import PieceExtension
from editor.core.render.extensions.plain import PlainTextExtension
from editor.core.render.extensions.quotations import QuotationExtension
from editor.core.render.extensions.references import ReferenceExtension
from editor.core.render.extensions.ruby import RubyExtension
from editor.core.render.extensions.strikethrough import StrikethroughExtension
from editor.core.render.extensions.tables import TableExtension

Factory = Callable[[MarkdownOptions, BlogWords], Extension]

ALWAYS: tuple[Factory, ...] = (
    lambda options, words: PlainTextExtension(),
    lambda options, words: BracketExtension(),
    lambda options, words: PieceExtension(),
    lambda options, words: EmphasisExtension(),
    lambda options, words: ParagraphExtension(),
    lambda options, words: HeadingExtension(),
    lambda options, words: ListExtension(),
    lambda options, words: FenceExtension(),
    lambda options, words: JumpBreakExtension(),
    lambda options, words: ReferenceExtension(),
    lambda options, words: QuotationExtension(options.quotation_sources),
)

OPTIONAL: dict[str, Factory] = {
    "tables": lambda options, words: TableExtension(options.ruby),
    "footnotes": lambda options, words: FootnoteExtension(words.footnote_back),
    "abbreviations": lambda options, words: AbbreviationExtension(),
    "strikethrough": lambda options, words: StrikethroughExtension(),
    "ruby": lambda options, words: RubyExtension(),
    "bare_links": lambda options, words: BareLinkExtension(),
    "figures": lambda options, words: FigureExtension(words.credit),
    "join_lines": lambda options, words: LineBreakExtension(),
}
"""The extensions that a profile may switch off, by the name of the switch."""


def chosen(options: MarkdownOptions, words: BlogWords) -> list[Extension]:
    """New extensions as `options` ask for, speaking with `words`."""
    factories = [*ALWAYS, *(factory for name, factory in OPTIONAL.items() if getattr(options, name))]
    return [factory(options, words) for factory in factories]
