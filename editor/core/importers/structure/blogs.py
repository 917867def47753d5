"""The blogs whose posts the program knows, one for each profile, and the one that a post was written for.

The default blog is that of a post unless another one's labels stand in it as that profile writes them: a heading with
its word for the commentary and one more label, or the title as the first heading and the news's own labels. Common
words ("Commentary", "Related posts") say nothing alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from editor.core.from_html.blocks import Block, Bullets, Heading
from editor.core.importers.structure.headlines import FIRST, find_title
from editor.core.importers.structure.items import LineOrBlock, items_of, squeezed
from editor.core.importers.structure.labels import Labels
from editor.core.importers.structure.shown_day import ShownDay
from editor.core.profile.load import DEFAULT, load_profile, profile_names
from editor.core.profile.values import Profile, fill
from editor.core.render.markdown import Converter
from editor.core.render.page import Renderer

_MOST = 40
"""Profiles that are asked; the next ones are not, whoever has so many."""


@dataclass(frozen=True)
class KnownBlog:
    """A profile, ready to read and show posts by it."""

    profile: Profile

    @cached_property
    def labels(self) -> Labels:
        """Its labels."""
        day = None if self.profile.name == DEFAULT else ShownDay(self.profile)
        return Labels(self.profile.words, day)

    @cached_property
    def renderer(self) -> Renderer:
        """The renderer of its posts. Raises RenderError."""
        return Renderer(self.profile)

    @cached_property
    def converter(self) -> Converter:
        """The converter of its texts."""
        return Converter(self.profile.markdown, self.profile.words)

    @property
    def words(self) -> str:
        """The words of its own that it shows, all in one."""
        words = self.profile.words
        own = [words.summary, words.commentary, words.related, words.source, words.accessed]
        return "".join([*own, *self.profile.weekdays])

    @property
    def is_named(self) -> bool:
        """Whether one of the words that a post of it must have is the profile's."""
        return bool(self._label("commentary"))

    def may_be_in(self, text: str) -> bool:
        """Whether `text`, that of a whole post, holds any label by which the blog is known; a quick look."""
        text = squeezed(text)
        accessed = squeezed(self.profile.words.accessed.partition("{date}")[0])
        own = (self._label("commentary"), self._label("summary"), self._label("related"), accessed)
        return any(word in text for word in own if word)

    def marks(self, items: Sequence[LineOrBlock], title: str) -> frozenset[str]:
        """The names of the labels that stand in a post as the profile writes them; "title": its title is made as
        theirs are, "first": it is the first heading, "below": the summary's label is right below that."""
        found: set[str] = set()
        before = ""
        for index, item in enumerate(items):
            if item.is_silent or not (text := squeezed(item.text)):
                continue
            is_listed = index + 1 < len(items) and isinstance(items[index + 1].block, Bullets)
            for name in ("summary", "related"):
                if is_listed and item.is_heading and text == self._label(name):
                    found.add(name)
                    if name == "summary" and before == squeezed(title) and not isinstance(item.block, Heading):
                        found.add("below")
            found |= self._source(text)
            word = self._label("commentary")
            if isinstance(item.block, Heading) and word and text.startswith(word) and text != word:
                found.add("commentary")
                if self._makes(squeezed(title), text[len(word) :]):
                    found.add("title")
            before = text
        if title and find_title(items[:FIRST], title) is not None:
            found.add("first")
        return frozenset(found)

    def _label(self, name: str) -> str:
        return squeezed(str(getattr(self.profile.words, name)))

    def _source(self, text: str) -> set[str]:
        if not (word := self._label("source")) or not text.startswith(word) or text == word:
            return set()
        before, mark, after = (squeezed(part) for part in self.profile.words.accessed.partition("{date}"))
        is_read = mark and before and before in text and text.endswith(after)
        return {"source", "accessed"} if is_read else {"source"}

    def _makes(self, title: str, commentary: str) -> bool:
        """Whether the profile makes `title` of a headline of the commentary, alone or with one of the news."""
        if title == squeezed(fill(self.profile.title_commentary, {"commentary": commentary})):
            return True
        made = squeezed(fill(self.profile.title, {"commentary": commentary}))
        before, mark, after = made.partition("{news}")
        fits = title.startswith(before) and title.endswith(after) and len(title) > len(before) + len(after)
        return bool(mark) and bool(before or after) and fits


def default_blog() -> KnownBlog:
    """The blog of the default profile."""
    return _known()[0]


def load_anew() -> None:
    """Load the profiles anew when they are next needed: an import begins."""
    _known.cache_clear()


def blog_of(blocks: Sequence[Block], text: str, title: str) -> KnownBlog:
    """The blog that a post with `title` was written for; `text` is what its blocks show. The default one where no
    other one's labels fit better."""
    default, *others = _known()
    possible = [blog for blog in others if blog.may_be_in(text)]
    if not possible:
        return default
    items = items_of(blocks, range(len(blocks)))
    best, most = default, len(default.marks(items, title) - {"first", "below"})
    for blog in possible:
        marks = blog.marks(items, title)
        count = len(marks - {"first", "below"})
        if count > most and _is_enough(marks):
            best, most = blog, count
    return best


def _is_enough(marks: frozenset[str]) -> bool:
    if "commentary" in marks:
        return bool(marks & {"summary", "related", "accessed", "title"})
    return "first" in marks and bool(marks & {"below", "accessed"} or {"related", "source"} <= marks)


@lru_cache(maxsize=1)
def _known() -> tuple[KnownBlog, ...]:
    """All blogs, the default one first, loaded once for each import. One that reads and makes titles as an earlier one
    does is left out: nothing tells its posts."""
    made: dict[object, KnownBlog] = {}
    for name in [DEFAULT, *(name for name in profile_names() if name != DEFAULT)][:_MOST]:
        profile = load_profile("" if name == DEFAULT else name)[0]
        blog = KnownBlog(profile)
        if name == DEFAULT or blog.is_named:
            made.setdefault((profile.words, profile.title, profile.title_commentary), blog)
    return tuple(made.values())
