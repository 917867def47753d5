"""WordPress's export, WXR: an RSS feed with what a blog needs; and plain RSS, of which the same is read."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from html import unescape
from urllib.parse import urlsplit

from editor.core.importers import titles
from editor.core.importers.entry import Blog, Comment, Entry, Kind, Skipped
from editor.core.importers.line_breaks import broken
from editor.core.importers.registry import Found, Importer, Reading
from editor.core.importers.source import Source
from editor.core.importers.xml_element import BrokenEntryError, Element, mended_element, namespaces, read_element
from editor.core.importers.xml_head import root_of
from editor.core.importers.xml_parts import parts
from editor.core.post import Status
from editor.core.text.dates import parse_date
from editor.core.words import tr

_STATUS = {"publish": Status.PUBLISHED, "future": Status.READY, "inherit": Status.PUBLISHED}
_KINDS = {"post": Kind.POST, "page": Kind.PAGE}
_BASE = re.compile(r"<(?:wp:base_blog_url|wp:base_site_url|link)>\s*(?:<!\[CDATA\[)?(https?://[^<\]\s]+)")
_CAPTION = re.compile(r"\[caption([^\]]*)\](.*?)\[/caption\]", re.DOTALL)
_PICTURE = re.compile(r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(.*)", re.DOTALL)
_CAPTION_WORDS = re.compile(r"""\bcaption\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_EMBED = re.compile(r"\[embed[^\]]*\]\s*(https?://[^\s\[<]+)\s*\[/embed\]")
_NEXT_PAGE = re.compile(r"<!--\s*nextpage\s*-->")


def recognises(source: Source) -> bool:
    """An RSS feed."""
    root = root_of(source)
    return root is not None and (root.name == "rss" or (root.name == "RDF" and "rss" in root.attributes))


def read(source: Source) -> list[Reading]:
    """The items of the feed."""
    blog, place = Blog(), [0]
    size = max(source.size, 1)
    return [Reading(blog, _items(source, blog, place), lambda: min(1.0, place[0] / size))]


def _items(source: Source, blog: Blog, place: list[int]) -> Iterator[Found]:
    assert source.open is not None
    prefixes: dict[str, str] = {}
    others: Counter[str] = Counter()
    last = ""
    with source.open() as stream:
        for part in parts(stream):
            place[0] += len(part.text)
            last = part.text if part.kind == "tail" else ""
            if part.kind == "head":
                prefixes = namespaces(part.text)
                if base := _BASE.search(part.text):
                    blog.host = urlsplit(base[1]).netloc
            elif part.kind == "entry":
                try:
                    try:
                        element = read_element(part.text, prefixes)
                    except BrokenEntryError:
                        element = mended_element(part.text, prefixes)
                except BrokenEntryError:
                    yield _broken(part.text, tr("It is damaged and could not be read."))
                    continue
                kind = element.text("wp:post_type").strip() or "post"
                if kind in _KINDS:
                    entry = _entry(element, blog, _KINDS[kind])
                    yield entry
                    if isinstance(entry, Entry):
                        yield from _left_out(element)
                else:
                    others[kind] += 1
            elif part.kind in ("broken", "cut"):
                reason = (
                    tr("The file ends in the middle of it.")
                    if part.kind == "cut"
                    else tr("It is damaged and could not be read.")
                )
                yield _broken(part.text, reason)
    blog.truncated = not re.search(r"</(?:rss|[\w.-]*:?RDF)\s*>", last)
    if others:
        kinds = ", ".join(f"{kind} {number}" for kind, number in sorted(others.items()))
        blog.notes.append(tr("Other things than posts and pages were not taken in: {kinds}.", kinds=kinds))


def _broken(text: str, reason: str) -> Skipped:
    title = re.search(r"<title>(?:<!\[CDATA\[)?([^<\]]{1,300})", text)
    name = re.search(r"<wp:post_id>\s*(\d+)", text)
    return Skipped(Kind.POST, name[1] if name else "", titles.title(title[1]) if title else "", reason)


def _entry(element: Element, blog: Blog, kind: Kind) -> Found:
    number, guid = element.text("wp:post_id").strip(), element.text("guid").strip()
    address = element.text("link").strip()
    title = titles.title(element.text("title"))
    status_name = element.text("wp:status").strip() or "publish"
    status = _STATUS.get(status_name, Status.DRAFT)
    if element.text("wp:post_password").strip():
        status = Status.DRAFT
    name = number or guid or address
    if status_name == "trash":
        return Skipped(kind, name, title, tr("It is in the trash."))
    if not name:
        return Skipped(kind, "", title, tr("It has no id, so it could not be found again."))
    slug = titles.last_part(element.text("wp:post_name").strip()) or titles.last_part(address)
    published, html = _moment(element), _html(element)
    return Entry(
        kind,
        name,
        f"wordpress:{blog.host}:{number}" if number else f"rss:{name}",
        title=title,
        html=html,
        reading=_reading(html, element),
        labels=_labels(element),
        published=published,
        status=status,
        url="" if status is Status.DRAFT or not address.startswith("http") else address,
        permalink=titles.permalink(slug),
        slug=slug,
        description=titles.title(_description(element), html=True),
        author=titles.clean(element.text("dc:creator")),
        comments=tuple(_comments(element, name)),
        extra=(("status", status_name),) if status_name not in ("publish", "draft") else (),
    )


def _html(element: Element) -> str:
    text = element.text("content:encoded")
    return text if text.strip() or element.first("wp:post_type") else element.text("description")


def _reading(text: str, element: Element) -> str:
    """The content as WordPress shows it: blocks are HTML already, older texts have only line ends."""
    text = _CAPTION.sub(_figure, text)
    text = _EMBED.sub(r'<a href="\1">\1</a>', _NEXT_PAGE.sub("", text))
    return text if "<!-- wp:" in text or element.first("wp:post_type") is None else broken(text)


def _figure(found: re.Match[str]) -> str:
    """A caption shortcode: its words are behind the picture, or in older texts among its attributes."""
    picture = _PICTURE.fullmatch(found[2])
    if picture is None:
        return found[2]
    given = _CAPTION_WORDS.search(found[1])
    words = unescape(given[1] or given[2] or "") if given else picture[2].strip()
    caption = f"<figcaption>{words}</figcaption>" if words else ""
    return f"<figure>{picture[1]}{caption}</figure>"


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


def _moment(element: Element) -> str:
    """When it was published, with the blog's offset: the difference of the two times that WordPress gives."""
    here, there = (_time(element.text(name)) for name in ("wp:post_date", "wp:post_date_gmt"))
    if here is not None and there is not None:
        minutes = round((here - there) / timedelta(minutes=1))
        if abs(minutes) <= 15 * 60:
            return here.replace(tzinfo=timezone(timedelta(minutes=minutes))).isoformat()
    if here is not None:
        return here.isoformat()
    if there is not None:
        return there.replace(tzinfo=UTC).isoformat()
    modified = _time(element.text("wp:post_modified"))
    if modified is not None:
        return modified.isoformat()
    found = parse_date(element.text("pubDate").strip() or element.text("dc:date").strip())
    return found.isoformat() if found is not None and found.year > 1 else ""


def _time(text: str) -> datetime | None:
    """A time as WordPress writes it; drafts have one of zeros."""
    try:
        return datetime.strptime(text.strip(), "%Y-%m-%d %H:%M:%S")
    except ValueError:
        return None


def _fate(comment: Element) -> str:
    """Why the comment is not taken in; "" if it is."""
    approved = comment.text("wp:comment_approved").strip().lower()
    if comment.text("wp:comment_type").strip() in ("pingback", "trackback"):
        return tr("It is a notice of a link, no comment.")
    if approved in ("1", "approve", "approved", ""):
        return ""
    return {"spam": tr("It is spam."), "trash": tr("It is in the trash.")}.get(approved, tr("It was never approved."))


def _left_out(element: Element) -> Iterator[Skipped]:
    for comment in element.all("wp:comment"):
        if reason := _fate(comment):
            yield Skipped(Kind.COMMENT, comment.text("wp:comment_id").strip(), "", reason)


def _comments(element: Element, post: str) -> Iterator[Comment]:
    for comment in element.all("wp:comment"):
        if _fate(comment):
            continue
        when = _time(comment.text("wp:comment_date_gmt"))
        parent = comment.text("wp:comment_parent").strip()
        yield Comment(
            comment.text("wp:comment_id").strip(),
            post,
            "" if parent == "0" else parent,
            titles.clean(comment.text("wp:comment_author")),
            comment.text("wp:comment_author_url").strip(),
            when.replace(tzinfo=UTC).isoformat() if when else comment.text("wp:comment_date").strip(),
            comment.text("wp:comment_content").strip().replace("\r\n", "\n").replace("\n", "<br />"),
        )


IMPORTER = Importer("wordpress", lambda: tr("WordPress export"), recognises, read)
