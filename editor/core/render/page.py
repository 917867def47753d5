"""A post as it will look: rendered by a profile into a frame and blocks, and from there into one page."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from editor.core.errors import RenderError
from editor.core.html.sanitize import sanitize_block, sanitize_frame, whole_characters
from editor.core.post import Fields, Post
from editor.core.profile.slots import fill_slots, has_slots
from editor.core.profile.template import Template, TemplateError
from editor.core.profile.template_values import template_values
from editor.core.profile.values import Profile
from editor.core.render.bullets import BulletRenderer
from editor.core.render.incremental import IncrementalConverter
from editor.core.render.markdown import JUMP_BREAK_BLOCK
from editor.core.render.pictures import replace_images
from editor.core.text.parts import JUMP_BREAK, split_body
from editor.core.words import tr

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


@dataclass(frozen=True, slots=True)
class RenderedPost:
    """A post in sanitised HTML. The frame and the post's frame hold the two body slots, empty.

    `frame` is the whole page, `post_frame` what belongs into the blog's post box. `news` and `commentary` are the
    top-level blocks of the two parts; a block may be any number of nodes, and one may be the jump break. `images` are
    the image sources as the body names them, in order, each once, without `data:` ones. `news_lines` and
    `commentary_lines` are the lines of the body, from 1, where the blocks begin.
    """

    title: str
    date: str
    frame: str
    post_frame: str
    news: tuple[str, ...]
    commentary: tuple[str, ...]
    images: tuple[str, ...]
    news_lines: tuple[int, ...] = ()
    commentary_lines: tuple[int, ...] = ()

    @property
    def article(self) -> str:
        """The page: the frame with the blocks in its slots."""
        return fill_slots(self.frame, {"news": self.news, "commentary": self.commentary}, keep=True)

    @property
    def post_html(self) -> str:
        """The HTML that goes into the blog: no date, no page title, and no element of ours around the parts."""
        return fill_slots(self.post_frame, {"news": self.news, "commentary": self.commentary}, keep=False)


@dataclass(frozen=True, slots=True)
class _Frames:
    """The parts of a rendered post that follow from its fields alone: title, date, the frames of box and page."""

    title: str
    date: str
    post: str
    page: str


class Renderer:
    """Renders posts by one profile. Not for several threads at once."""

    def __init__(self, profile: Profile) -> None:
        """Raises RenderError if the profile's templates cannot be read (`load_profile` never gives such a profile)."""
        self._profile = profile
        self._converter = IncrementalConverter(profile.markdown, profile.words, _clean)
        self._bullets = BulletRenderer(profile.markdown, profile.words)
        self._framed: tuple[Fields, _Frames] | None = None
        """The frames of the fields that were rendered last: with a key in the text none of them changes."""
        try:
            self._page = Template(profile.shown_page)
            self._post = Template(profile.post_template)
        except TemplateError as error:
            raise RenderError(_unusable()) from error

    def render(self, post: Post) -> RenderedPost:
        """The post in HTML. Raises RenderError where its text is nested too deeply to be shown."""
        fields = post.fields
        parts = split_body(post.body)
        images = {image.path: image for image in fields.images}
        try:
            news, commentary, sources = self._converter.convert(parts, images)
        except RenderError:
            raise
        except RecursionError as error:
            raise RenderError(
                tr(
                    "Your text is safe, but it cannot be shown: it is nested too deeply. Remove some levels "
                    "of lists or quotations."
                )
            ) from error
        except Exception as error:
            reason = type(error).__name__
            raise RenderError(
                tr(
                    "Your text is safe, but it cannot be shown ({reason}). Undo the last change to see the page again.",
                    reason=reason,
                )
            ) from error
        frames = self._frames(fields)
        return RenderedPost(
            title=frames.title,
            date=frames.date,
            frame=frames.page,
            post_frame=frames.post,
            news=news.blocks,
            commentary=commentary.blocks,
            images=sources,
            news_lines=news.lines,
            commentary_lines=commentary.lines,
        )

    def post_frame(self, post: Post) -> str:
        """The frame around the body in the blog's post box, with the two body slots, empty. Raises RenderError."""
        return self._frames(post.fields).post

    def _frames(self, fields: Fields) -> _Frames:
        if self._framed is None or self._framed[0] != fields:
            self._framed = fields, self._new_frames(fields)
        return self._framed[1]

    def _new_frames(self, fields: Fields) -> _Frames:
        try:
            filled = self._post.render(template_values(fields, self._profile, bullet=self._bullets.html))
            post_frame = sanitize_frame(filled).strip()
            values = template_values(fields, self._profile, post_frame, self._bullets.html)
            frame = sanitize_frame(self._page.render(values)).strip()
        except TemplateError as error:
            raise RenderError(_unusable()) from error
        # Without its slots the page would show none of the body.
        if not has_slots(frame) or not has_slots(post_frame):
            raise RenderError(_unusable())
        return _Frames(
            title=whole_characters(self._profile.compose_title(fields)),
            date=self._profile.format_date(fields.date),
            post=post_frame,
            page=frame,
        )


def _unusable() -> str:
    return tr(
        "Your text is safe, but the page template of the blog profile cannot be used. Choose another blog profile."
    )


def _clean(block: str) -> str:
    return JUMP_BREAK if block == JUMP_BREAK_BLOCK else sanitize_block(block)


def page_document(rendered: RenderedPost, profile: Profile, image: Callable[[str], str | None]) -> str:
    """One HTML file that needs nothing else: the style inside, the images as `image` gives them.

    `image` maps a source as the body names it to a `data:` address, or to None where there is no such image: then a
    note with its name stands in its place. The file's own policy lets nothing else be loaded and no script run.
    """

    def embed(tag: str, before: str, name: str, after: str) -> str:
        if not name or name.startswith("data:"):
            return tag
        data = image(name)
        if data is None or not data.startswith("data:image/"):
            return f'<span class="missing-image">{escape(tr("The image {name} is missing.", name=name))}</span>'
        return f"{before}{escape(data)}{after}"

    # "</" cannot end the style element when it is escaped, and means the same to CSS.
    style = profile.shown_style.replace("</", r"<\/")
    return (
        "<!doctype html>\n"
        f'<html lang="{escape(profile.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(rendered.title)}</title>\n<style>\n{style}\n</style>\n</head>\n"
        f"<body>\n{replace_images(rendered.article, embed)}\n</body>\n</html>\n"
    )
