"""HTML for the HTML view of Blogger's editor, in the shape that editor itself writes.

    white space laid out -> inline style -> no links into the author's disk -> figures as Blogger's
    -> ids of the post's own -> one jump break -> headings of the body below the headlines
    -> no class or data-* of ours -> sorted attributes, closed void elements

The result is a fragment on one line: with its setting “convert line breaks” Blogger turns each newline into `<br />`.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

import css_inline
from lxml import html

from editor.core.exporters import anchors, jump_break
from editor.core.exporters.boxes import complete, filled, refused_images, uploaded_address
from editor.core.exporters.figures import CREDIT, Figures
from editor.core.exporters.kept_blocks import ids_in, kept_blocks
from editor.core.exporters.links import Links
from editor.core.exporters.registry import Export, Exporter, Job
from editor.core.html import heading_levels, white_space
from editor.core.html.blogger_tree import parse, write
from editor.core.images.blogger_address import short_name
from editor.core.images.file_type import find, pixel_size
from editor.core.images.web_copy import web_file
from editor.core.originals.record import original_html, read_original
from editor.core.post import Post
from editor.core.problem import Problem, Severity
from editor.core.profile.load import Profile
from editor.core.words import tr

# Classes that Blogger, its themes and the scripts of embedded posts look for.
_KNOWN_CLASSES = frozenset(
    ["tr-caption", "tr-caption-container", "separator", "BLOG_video_class", "twitter-tweet", "instagram-media"]
)
_KEPT_DATA = frozenset({"data-lang", "data-original-height", "data-original-width", heading_levels.WRITTEN_AS, CREDIT})
_FORBIDDEN = ("script", "style", "link", "meta", "base", "title")
_PLAIN = dict.fromkeys(
    ["article", "section", "main", "header", "footer", "aside", "nav", "figure", "figcaption"], "div"
)

_CONTAINERS = frozenset({"div", "blockquote", "li", "dd", "td", "th"})


def export(job: Job) -> Export:
    """The post as Blogger HTML, with what its other boxes take."""
    kept = None if job.clean else _as_it_came(job)
    text, writing, count = kept if kept is not None else (*_made(job), 0)
    refused = [short_name(path) for path in refused_images(job.post)] or writing.figures.nameless
    missing = list(dict.fromkeys([*writing.figures.missing, *refused]))
    problems = [
        Problem(
            "image-not-uploaded",
            Severity.ERROR,
            tr("“{path}” has no URL on the blog yet: upload it in Blogger and enter its URL here.", path=path),
            field=f"images.{path}",
        )
        for path in missing
    ]
    problems += [
        Problem("link-local", Severity.WARNING, tr("The link to “{path}” leads nowhere on the blog.", path=path))
        for path in writing.links.lost
    ]
    return replace(complete(job, text, tuple(problems), tuple(missing)), kept=count)


@dataclass(frozen=True, slots=True)
class _Writing:
    """Pictures and links of a post that is being written, and their faults."""

    figures: Figures
    links: Links


def _made(job: Job) -> tuple[str, _Writing]:
    """The HTML that is made of the post's text."""
    writing = _writing(job)
    styles, ids, own = job.profile.export_stylesheet, anchors.prefix(job.post), job.post.fields.blogger.url
    whole = f'<div class="post">{job.rendered.post_html}</div>'
    return to_blogger(whole, styles, ids, writing.figures, writing.links, own), writing


def _as_it_came(job: Job) -> tuple[str, _Writing, int] | None:
    """The HTML of an imported post that was edited, its other blocks as they came; and how many those are."""
    original = read_original(job.post, job.folder)
    if original is None:
        return None
    writing = _writing(job)
    headline = 2 if heading_levels.WRITTEN_AS in original.html else 0

    known = anchors.as_they_came(ids_in(original.html))

    def write(block: str, targets: Collection[str], places: Collection[str]) -> str:
        styles, ids, own = job.profile.export_stylesheet, anchors.prefix(job.post), job.post.fields.blogger.url
        return to_blogger(block, styles, ids, writing.figures, writing.links, own, targets, places, headline, known)

    kept = kept_blocks(job.post, job.profile, original, write)
    return None if kept is None else (kept.html, writing, kept.count)


def _writing(job: Job) -> _Writing:
    def address(path: str) -> str:
        return uploaded_address(job.post.fields, path)

    def file(path: str) -> Path | None:
        """The file that is to be uploaded for `path`."""
        original = find(job.folder, path) if job.folder is not None else None
        try:
            return web_file(original) if original is not None else None
        except OSError:
            return original

    def size(path: str) -> tuple[int, int] | None:
        shown = file(path)
        return pixel_size(shown) if shown is not None else None

    def name(path: str) -> str:
        shown = file(path)
        return shown.name if shown is not None else ""

    return _Writing(Figures(address, size, name), Links(address))


def to_blogger(
    post_html: str,
    styles: str,
    ids: str,
    figures: Figures,
    links: Links,
    own: str = "",
    targets: Collection[str] = (),
    places: Collection[str] = (),
    headline: int = 0,
    known: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """`post_html`, well formed and sanitised, as Blogger HTML. `ids` is put before each id, `own` is its address.

    It may be a part of a post: `targets` are ids that links in other parts lead to, `places` the ids of those,
    `headline` the level of the headlines in other parts (`heading_levels.lower`), `known` ids as they came
    (`anchors.as_they_came`). A whole post is within one `div.post`, by which the styles know it.
    """
    root = parse(post_html)
    for element in list(root.iter(*_FORBIDDEN)):
        element.drop_tree()
    white_space.normalise(root)
    if styles.strip():
        # Nothing is fetched: the style sheet is the profile's, and links to others were sanitised away.
        inliner = css_inline.CSSInliner(load_remote_stylesheets=False)
        root = parse(inliner.inline_fragment(write(root), styles))
    links.rewrite(root)
    figures.rewrite(root)
    anchors.make_own(root, ids, own, targets, places, known)
    jump_break.keep_first(root)
    heading_levels.lower(root, headline)
    for around in root.findall("div[@class='post']"):
        if len(around.attrib) == 1:
            around.drop_tag()
    _strip(root)
    return serialise(root)


def serialise(root: html.HtmlElement) -> str:
    """The one line of HTML for a tree; what this gives is given again when it is parsed."""
    white_space.normalise(root)
    for paragraph in reversed(list(root.iter("p"))):
        if not (paragraph.text or "") and not len(paragraph):
            paragraph.drop_tree()
    return write(root)


def _strip(root: html.HtmlElement) -> None:
    """Take away what only our own page needs: classes, data-*, and elements that Blogger's editor does not write."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element is root:
            continue
        for key in list(element.attrib):
            if key == "class":
                _keep_known_classes(element)
            elif (key.startswith("data-") and key not in _KEPT_DATA) or key.startswith("on"):
                del element.attrib[key]
            elif key == "style":
                _tidy_style(element)
        element.tag = _PLAIN.get(element.tag, element.tag)
        if element.tag in ("div", "span") and not element.attrib and _is_wrapper(element):
            element.drop_tag()


def _keep_known_classes(element: html.HtmlElement) -> None:
    known = [name for name in (element.get("class") or "").split() if name in _KNOWN_CLASSES]
    if known:
        element.set("class", " ".join(known))
    else:
        del element.attrib["class"]


def _tidy_style(element: html.HtmlElement) -> None:
    """Write the style attribute as Blogger does: `name: value; name: value;`."""
    text = (element.get("style") or "").strip("; ")
    if not re.search(r"[(\"']", text):  # inside brackets and quotes the signs mean something else
        text = re.sub(r"\s*;\s*", "; ", re.sub(r"\s*:\s*", ": ", text))
    if text:
        element.set("style", f"{text};")
    else:
        del element.attrib["style"]


def _is_wrapper(element: html.HtmlElement) -> bool:
    """Whether the element may go and leave its content: a span of inline content, a div of blocks in another block."""
    blocks = [isinstance(child.tag, str) and child.tag in white_space.BLOCKS for child in element]
    if element.tag == "span":
        return not any(blocks)
    parent = element.getparent()
    texts = [element.text, *(child.tail for child in element)]
    within = parent is not None and parent.tag in _CONTAINERS
    return within and all(blocks) and not any((text or "").strip(" \t\r\n\f") for text in texts)


def ready(post: Post, profile: Profile, folder: Path | None) -> Export | None:
    """The HTML that the post was imported from, as long as nothing of its text was changed."""
    html = original_html(post, folder)
    return None if html is None else filled(post.fields, profile.compose_title(post.fields), html)


def imported(post: Post, folder: Path | None) -> str | None:
    """The HTML that the post was imported from, edited since or not."""
    return original_html(post, folder, changed=True)


EXPORTER = Exporter("blogger-html", ".html", lambda: tr("HTML for Blogger"), export, ready, html=str, imported=imported)
