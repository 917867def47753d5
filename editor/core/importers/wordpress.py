"""WordPress's export, WXR: an RSS feed with what a blog needs; and plain RSS, of which the same is read."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from urllib.parse import urlsplit

from editor.core.importers import titles
from editor.core.importers.entry import Blog, Entry, EntryKind, Skipped
from editor.core.importers.line_breaks import broken
from editor.core.importers.pages import Pages
from editor.core.importers.registry import EntryStream, Found, Importer
from editor.core.importers.shortcodes import left, shown
from editor.core.importers.source import Source
from editor.core.importers.wordpress_comments import comments_of, left_out
from editor.core.importers.wordpress_time import moment_of
from editor.core.importers.xml_element import BrokenEntryError, Element, mended_element, namespaces, read_element
from editor.core.importers.xml_head import root_of
from editor.core.importers.xml_parts import XmlPart, parts
from editor.core.post import Status
from editor.core.words import listed, tr

_STATUS = {"publish": Status.PUBLISHED, "future": Status.READY, "inherit": Status.PUBLISHED}
_KINDS = {"post": EntryKind.POST, "page": EntryKind.PAGE}
_BASE = re.compile(r"<(?:wp:base_blog_url|wp:base_site_url|link)>\s*(?:<!\[CDATA\[)?(https?://[^<\]\s]+)")
_MOST_PICTURES = 200_000
_LISTED = 20  # kinds that a note names


def recognises(source: Source) -> bool:
    """An RSS feed. Raises ImportFileError where it cannot be read."""
    root = root_of(source)
    return root is not None and (root.name == "rss" or (root.name == "RDF" and "rss" in root.attributes))


def read(source: Source) -> list[EntryStream]:
    """The items of the feed. Raises ImportFileError."""
    blog, place = Blog(), [0]
    size = max(source.size, 1)
    return [EntryStream(blog, _items(source, blog, place), lambda: min(1.0, place[0] / size))]


def _parts(source: Source, place: list[int]) -> Iterator[XmlPart]:
    assert source.open is not None
    with source.open() as stream:
        for part in parts(stream):
            place[0] += len(part.text)
            yield part


def _element(part: XmlPart, prefixes: dict[str, str]) -> Element | None:
    """The item; None where it is no XML, and cannot be made that."""
    try:
        return read_element(part.text, prefixes)
    except BrokenEntryError:
        try:
            return mended_element(part.text, prefixes)
        except BrokenEntryError:
            return None


def _pictures(source: Source) -> dict[str, tuple[str, str]]:
    """The address and the caption of the pictures in the file by their id; they may come behind the posts."""
    found: dict[str, tuple[str, str]] = {}
    prefixes: dict[str, str] = {}
    for part in _parts(source, [0]):
        if part.kind == "head":
            prefixes = namespaces(part.text)
        elif part.kind == "entry" and ":attachment_url>" in part.text and len(found) < _MOST_PICTURES:
            element = _element(part, prefixes)
            if element is not None and (address := element.text("wp:attachment_url").strip()):
                found[element.text("wp:post_id").strip()] = address, titles.clean(element.text("excerpt:encoded"))
    return found


def _items(source: Source, blog: Blog, place: list[int]) -> Iterator[Found]:
    prefixes: dict[str, str] = {}
    others: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    seen: dict[str, str] = {}
    pages, count, last = Pages(), 0, ""
    pictures = _pictures(source)
    for part in _parts(source, place):
        last = part.text if part.kind in ("head", "tail") else ""
        count += part.kind not in ("head", "tail")
        if part.kind == "head":
            prefixes, pages = namespaces(part.text), Pages.of(part.text)
            if base := _BASE.search(part.text):
                blog.host = urlsplit(base[1]).netloc
        elif part.kind == "entry":
            element = _element(part, prefixes)
            if element is None:
                yield _broken(part.text, tr("It is damaged and could not be read. Export it again from the blog."))
                continue
            kind = element.text("wp:post_type").strip() or "post"
            if kind not in _KINDS:
                others[kind] += 1
                continue
            entry = _entry(element, blog, _KINDS[kind], pictures)
            if isinstance(entry, Entry):
                codes += left(entry.reading)
                entry = _alone(entry, seen)
            yield entry
            if isinstance(entry, Entry):
                yield from left_out(element)
        elif part.kind in ("broken", "cut"):
            is_cut = part.kind == "cut"
            yield _broken(
                part.text,
                tr("The file ends in the middle of it.")
                if is_cut
                else tr("It is damaged and could not be read. Export it again from the blog."),
            )
    blog.truncated = not re.search(r"</(?:rss|[\w.-]*:?RDF)\s*>", last)
    blog.notes += pages.notes(count)
    if others:
        blog.notes.append(tr("Other things than posts and pages were not imported: {kinds}.", kinds=_listed(others)))
    if codes:
        blog.notes.append(
            tr("Shortcodes of WordPress that stay in the text as they are: {kinds}.", kinds=_listed(codes))
        )


def _listed(counts: Counter[str]) -> str:
    named = listed(f"{kind} {number}" for kind, number in sorted(counts.items())[:_LISTED])
    return named + (" …" if len(counts) > _LISTED else "")


def _alone(entry: Entry, seen: dict[str, str]) -> Entry:
    """The entry with a key of its own: two posts that were given one id are two posts, unless they are the same."""
    content = "\n".join([entry.title, entry.published, entry.html])
    mark = hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()[:16]
    if seen.setdefault(entry.key, mark) == mark:
        return entry
    return replace(entry, key=f"{entry.key}#{mark}")


def _broken(text: str, reason: str) -> Skipped:
    title = re.search(r"<title>(?:<!\[CDATA\[)?([^<\]]{1,300})", text)
    name = re.search(r"<wp:post_id>\s*(\d+)", text)
    return Skipped(
        EntryKind.POST, name[1] if name else "", titles.title(title[1]) if title else "", reason, unread=True
    )


def _entry(element: Element, blog: Blog, kind: EntryKind, pictures: dict[str, tuple[str, str]]) -> Found:
    number, guid = element.text("wp:post_id").strip(), element.text("guid").strip()
    address = element.text("link").strip()
    title = titles.title(element.text("title"))
    status_name = element.text("wp:status").strip() or "publish"
    status = _STATUS.get(status_name, Status.DRAFT)
    if element.text("wp:post_password").strip():
        status = Status.DRAFT
    slug = titles.last_part(element.text("wp:post_name").strip()) or titles.last_part(address)
    published, html = moment_of(element), _html(element)
    name = number or guid or address or " ".join(text for text in (published, slug or title) if text)
    if status_name == "trash":
        return Skipped(kind, name, title, tr("It is in the trash."))
    if not name:
        return Skipped(
            kind, "", title, tr("It has no id, so a second import could not tell that it is the same."), unread=True
        )
    is_whole = bool(element.text("content:encoded").strip()) or element.first("wp:post_type") is not None
    return Entry(
        kind,
        name,
        f"wordpress:{blog.host}:{number}" if number else f"rss:{name}",
        title=title,
        html=html,
        reading=_reading(html, element, pictures),
        labels=_labels(element),
        published=published,
        status=status,
        url="" if status is Status.DRAFT or not address.startswith("http") else address,
        permalink=titles.permalink(slug),
        slug=slug,
        description=titles.title(_description(element), html=True),
        author=titles.clean(element.text("dc:creator")),
        comments=tuple(comments_of(element, name)),
        extra=tuple(_extra(element, status_name, pictures)),
        is_whole=is_whole or not html.strip(),
        note=""
        if is_whole or not html.strip()
        else tr("The feed holds only a description of it, perhaps not all of it."),
    )


def _extra(element: Element, status: str, pictures: dict[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
    if status not in ("publish", "draft"):
        yield "status", status
    metas = {
        meta.text("wp:meta_key").strip(): meta.text("wp:meta_value").strip() for meta in element.all("wp:postmeta")
    }
    if (number := metas.get("_thumbnail_id", "")) in pictures:
        yield "image", pictures[number][0]


def _html(element: Element) -> str:
    text = element.text("content:encoded")
    return text if text.strip() or element.first("wp:post_type") else element.text("description")


def _reading(text: str, element: Element, pictures: dict[str, tuple[str, str]]) -> str:
    """The content as WordPress shows it: blocks are HTML already, older texts have only line ends."""
    if element.first("wp:post_type") is None:
        return text
    text = shown(text, pictures)
    return text if "<!-- wp:" in text else broken(text)


def _labels(element: Element) -> tuple[str, ...]:
    terms = [
        category.text()
        for category in element.all("category")
        if category.get("domain") in ("", "category", "post_tag", "tag")
        and not (category.get("domain") == "category" and category.get("nicename") == "uncategorized")
    ]
    return titles.labels([unescape(term) for term in terms])


def _description(element: Element) -> str:
    metas = {meta.text("wp:meta_key").strip(): meta.text("wp:meta_value") for meta in element.all("wp:postmeta")}
    for key in ("_yoast_wpseo_metadesc", "_aioseop_description", "the_page_meta_description", "_genesis_description"):
        if metas.get(key, "").strip():
            return metas[key]
    return element.text("excerpt:encoded")


IMPORTER = Importer("wordpress", lambda: tr("WordPress export"), recognises, read)
