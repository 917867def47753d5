"""The structure of a commentary, recognised in the blocks of a post: headlines, summaries, source, related posts.

    items      the blocks, taken apart into lines
    labels     まとめ, 【関連記事】, 引用元： and how people write them
    blogs      the profile whose labels they are
    headlines, summary, source, related      one part each
    reader     all of them, and the body that is left
    proof      that nothing of the post's text is lost

A part that is not understood stays in the body. What was read is rendered again and compared: the body shows what is
left of the post, and fields and body together show every sign, link and picture of it but those of labels and dates.
"""

from dataclasses import dataclass, field, replace

from editor.core.from_html.blocks import Block, Notes, texts
from editor.core.from_html.check import features, render, visible_text
from editor.core.from_html.convert import Converted
from editor.core.from_html.inline import Form
from editor.core.importers.structure.blogs import KnownBlog, blog_of, default_blog
from editor.core.importers.structure.headlines import FIRST, find_title
from editor.core.importers.structure.items import items_of
from editor.core.importers.structure.proof import is_whole
from editor.core.importers.structure.reader import Reading, Wanted, read_parts
from editor.core.post import Commentary, Fields, News, Post, Related
from editor.core.profile.load import DEFAULT
from editor.core.profile.values import Profile
from editor.core.text.parts import DIVIDER

_ATTEMPTS = (
    Wanted(),
    Wanted(source=False),
    Wanted(related=False),
    Wanted(summaries=False),
    Wanted(summaries=False, related=False),
    Wanted(summaries=False, related=False, news=False),
)


def profile() -> Profile:
    """The default profile."""
    return default_blog().profile


@dataclass(slots=True)
class Structured:
    """The fields that were read from a body, the body that is left, and the profile by which they were read."""

    news: News
    commentary: Commentary
    related: tuple[Related, ...]
    body: str
    profile: Profile = field(default_factory=profile)

    def put_into(self, fields: Fields, profile: Profile) -> Fields:
        """`fields` with these and `profile`; the title only where the headlines do not make it."""
        name = "" if profile.name == DEFAULT else profile.name
        made = replace(fields, profile=name, news=self.news, commentary=self.commentary, related=self.related, title="")
        return made if profile.compose_title(made) == fields.title else replace(made, title=fields.title)


def read_structure(made: Converted, title: str, *, is_ours: bool = False) -> Structured | None:
    """The structure of a post; None if it has none, or what was read would not show all of the post. `is_ours`: an
    export of ours made it, and its title is the headline of its news. Raises RenderError."""
    if not made.exact or made.kept["whole"]:
        return None
    default = default_blog()
    blog = blog_of(made.blocks, made.reference, title)
    if blog is not default and (found := _read_by(blog, made, title, is_ours)) is not None:
        return found
    labels = default.labels
    speaks = labels.speaks_in(made.reference) or labels.speaks_in(title)
    if not speaks and (not title or find_title(items_of(made.blocks[:FIRST]), title) is None):
        return None
    return _read_by(default, made, title, is_ours)


def _read_by(blog: KnownBlog, made: Converted, title: str, is_ours: bool) -> Structured | None:
    for wanted in _ATTEMPTS:
        reading = read_parts(made.blocks, title, blog.labels, replace(wanted, headline_alone=is_ours))
        if reading is None or not (reading.divided or reading.has_fields):
            return None
        parts = [_markdown(reading.before), _markdown(reading.behind)]
        body = f"\n{DIVIDER}\n\n".join(parts) if reading.divided else parts[0]
        found = Structured(reading.news, reading.commentary, reading.related, body, blog.profile)
        if _is_true(found, reading, parts, made, blog):
            return found
    return None


def _is_true(found: Structured, reading: Reading, parts: list[str], made: Converted, blog: KnownBlog) -> bool:
    fields = found.put_into(Fields(), blog.profile)
    try:
        html = blog.renderer.render(Post(fields, found.body)).post_html
        for text, blocks in _pieces(reading, parts):
            if not render(text, blog.converter).same("".join(block.html() for block in blocks)):
                return False
    except Exception:  # Python-Markdown fails on some texts: then the body stays as it was
        return False
    own = features("".join(block.html() for block in made.blocks))
    if not {feature for feature in own if feature[0] in ("link", "picture")} <= set(features(html)):
        return False
    addresses = [name for kind, name in own if kind == "link"]  # one that no field keeps is shown in the body
    return is_whole(made.reference, visible_text(html), fields, "".join([blog.words, *addresses]))


def _pieces(reading: Reading, parts: list[str]) -> list[tuple[str, list[Block]]]:
    """The pieces that are rendered and compared: each part for itself, or both as one where notes of one are marked in
    the other; notes are rendered last."""
    if not any(isinstance(block, Notes) for block in (*reading.before, *reading.behind)):
        return list(zip(parts, (list(reading.before), list(reading.behind)), strict=True))
    blocks = sorted([*reading.before, *reading.behind], key=lambda block: isinstance(block, Notes))
    return [("\n\n".join(parts), blocks)]


def _markdown(blocks: list[Block]) -> str:
    made = [text for text in texts(blocks, Form.SIGNS) if text.strip()]
    return "\n\n".join(made) + "\n" if made else ""
