"""A single page of a blog as a browser saved it: its title, date and text, without what is around them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from secrets import token_hex
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from editor.core.errors import ImportFileError
from editor.core.exporters import carried
from editor.core.importers import pictures, titles
from editor.core.importers.articles import MOST, PageArticle, articles_of
from editor.core.importers.encoding import encoding_of, text_of, wide_encoding
from editor.core.importers.entry import Blog, Entry, EntryKind
from editor.core.importers.registry import EntryStream, Found, Importer
from editor.core.importers.source import Member, Source
from editor.core.markup.tags import VOID, EndTag, Start, read_tags
from editor.core.post import Fields, Status
from editor.core.text.dates import parse_date
from editor.core.text.single_line import single_line
from editor.core.words import tr

_LARGEST = 30 * 1024 * 1024  # bytes
_DEEPEST = 1_000
_UNCOUNTED = VOID | {"p", "li", "td", "th", "tr", "dt", "dd", "option", "script", "style", "iframe", "title"}
_SOUP = re.compile(
    r"</?(?:a|div|span|font|b|i|u|em|strong|small|big|s|center|section|article|main|blockquote|ul|ol|table|tbody)\b[^<>]*>",
    re.IGNORECASE,
)
_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]|<body[\s>]|<article[\s>]", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([A-Za-z0-9_-]{2,30})""", re.IGNORECASE)
_DATES = (
    './/meta[@property="article:published_time"]/@content',
    './/meta[@itemprop="datePublished"]/@content',
    './/*[@itemprop="datePublished"]/@datetime',
    './/*[contains(concat(" ", @class, " "), " published ")]/@title',
    './/*[contains(concat(" ", @class, " "), " published ")]/@datetime',
    # One without a figure in it is no date that a reader sees: our exports say of a source when its news appeared.
    './/time[translate(., "0123456789０１２３４５６７８９", "") != string(.) or not(normalize-space(.))]/@datetime',
    './/*[contains(concat(" ", @class, " "), " date-header ")]//text()',
)
_TITLES = (
    './/meta[@property="og:title"]/@content',
    './/*[contains(concat(" ", @class, " "), " post-title ")]',
    './/*[contains(concat(" ", @class, " "), " entry-title ")]',
    ".//article//h1",
    ".//h1",
    ".//title",
)
_ADDRESSES = ("href", "src", "action", "name")  # attributes that libxml2 writes otherwise than they are
_GONE = ("script", "style", "nav", "noscript", "template", "form", "aside", "footer", "header")


def recognises(source: Source) -> bool:
    """A text that is an HTML page."""
    return (
        not source.members
        and not source.head_text.startswith("---\n")
        and (b"\0" not in source.head or bool(wide_encoding(source.head)))
        and bool(_PAGE.search(source.head_text[:20_000]))
    )


def _entries(source: Source, blog: Blog) -> Iterator[Found]:
    assert source.open is not None
    if source.size > _LARGEST:
        raise ImportFileError(tr("{name} is larger than any page of a blog. It was not read.", name=source.path.name))
    with source.open() as stream:
        data = stream.read(_LARGEST)
    root = _tree(_text(data))
    if root is None:
        raise ImportFileError(tr("{name} shows nothing that could be read.", name=source.path.name))
    page, articles = _address(root), articles_of(root)
    if len(articles) >= MOST:
        name = source.path.name
        blog.notes.append(
            tr("{name} holds {count} articles or more; those behind them were not read.", name=name, count=MOST)
        )
    for article in articles:
        yield _entry(source, root, article, page if len(articles) > 1 else None)


def read(source: Source) -> list[EntryStream]:
    """The posts on the page."""
    blog = Blog()
    return [EntryStream(blog, _entries(source, blog))]


def _entry(source: Source, root: html.HtmlElement, article: PageArticle, page_of_many: str | None) -> Entry:
    """One post. What is said of the page as a whole is said of its only post; `page_of_many` is the address of a page
    that has several."""
    is_one_of_many = page_of_many is not None
    scope = article.scope if is_one_of_many else root
    page = _address(root) if page_of_many is None else page_of_many
    address = urljoin(page, article.address) if is_one_of_many else page
    address = address if address.startswith(("http://", "https://")) else ""
    title = titles.title(article.title if is_one_of_many else _first(scope, _TITLES))
    published = _date(scope)
    labels = [str(text) for text in scope.xpath('.//a[@rel="tag"]//text() | .//*[@class="post-labels"]//a//text()')]
    place = article.place
    if article.holds_more:
        for gone in list(place.iter(*_GONE)):
            if gone is not place:
                gone.drop_tree()
    local, files = _pictures(place, source, address or page)
    inside = _written(place)
    file_name = name = source.file.name if source.file else source.path.name
    number = f"#{article.number}" if is_one_of_many else ""
    known = None if is_one_of_many else carried.from_json(_first(root, (f'.//meta[@name="{carried.KEY}"]/@content',)))
    if known is not None:  # a page that an export of ours made
        address = address or known.blogger.url.strip()
        name = known.id or name
    made = Entry(
        EntryKind.POST,
        address or name + number,
        f"page:{address or name + number}",
        title=title,
        html=inside.strip(),
        labels=titles.labels(labels),
        published=published,
        status=Status.PUBLISHED if address else Status.DRAFT,
        url=address,
        permalink=titles.permalink(address),
        slug=titles.last_part(address) or titles.last_part(title if is_one_of_many else file_name),
        description="" if is_one_of_many else titles.clean(_first(root, ('.//meta[@name="description"]/@content',))),
        pictures=local,
        files=files,
        note=article.note,
    )
    return made if known is None else _as_known(made, known)


def _written(place: html.HtmlElement) -> str:
    """The HTML inside an element, with its addresses as they are: libxml2 writes 日本 in them as %E6%97%A5%E6%9C%AC."""
    mark, values = f"ronpyo{token_hex(8)}", list[str]()
    for element in place.iter():
        for name in _ADDRESSES if isinstance(element.tag, str) else ():
            if value := element.get(name):
                element.set(name, f"{mark}-{len(values)}-")
                values.append(value)
    text = "".join(etree.tostring(child, encoding="unicode", method="html") for child in place)
    return escape(place.text or "", quote=False) + re.sub(
        rf"{mark}-(\d+)-", lambda found: escape(values[int(found[1])]), text
    )


def _as_known(made: Entry, known: Fields) -> Entry:
    """The entry of a page of ours with what the page carries and does not show."""
    permalink = titles.permalink(known.permalink)
    return replace(
        made,
        labels=known.labels,
        published=known.date if parse_date(known.date) else "",
        status=known.status,
        permalink=permalink,
        slug=permalink or made.slug,
        description=known.description,
    )


def _text(data: bytes) -> str:
    if wide_encoding(data):
        return text_of(data, wide_encoding(data)).removeprefix("\ufeff")
    if found := _CHARSET.search(data[:4096]):
        name = found[1].decode("ascii").lower().replace("shift_jis", "cp932").replace("x-sjis", "cp932")
        try:
            return data.decode(name)
        except (LookupError, UnicodeError):
            pass
    return text_of(data, encoding_of(data)).removeprefix("\ufeff")


def _shallow(text: str) -> str:
    """`text` without the tags that only lay out, if it is nested deeper than libxml2 reads: it drops what is there
    (2,048 elements, `xmlParserMaxDepth`)."""
    depth = deepest = 0
    for token in read_tags(text):
        if isinstance(token, Start):
            depth += token.tag not in _UNCOUNTED
        elif isinstance(token, EndTag) and token.tag not in _UNCOUNTED:
            depth = max(0, depth - 1)
        deepest = max(deepest, depth)
    return text if deepest < _DEEPEST else _SOUP.sub(" ", text)


def _tree(text: str) -> html.HtmlElement | None:
    text = _shallow(text)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\0", "")
    try:
        return html.document_fromstring(text, parser=html.HTMLParser(encoding=None, huge_tree=True))
    except (etree.LxmlError, ValueError):
        return None


def _first(root: html.HtmlElement, paths: tuple[str, ...]) -> str:
    for path in paths:
        for found in root.xpath(path):
            text = single_line((found if isinstance(found, str) else found.text_content()).replace("\xa0", " "))
            if text:
                return text
    return ""


def _date(root: html.HtmlElement) -> str:
    for path in _DATES:
        for found in root.xpath(path):
            if moment := parse_date(str(found).strip()):
                return moment.isoformat()
    return ""


def _address(root: html.HtmlElement) -> str:
    for path in ('.//link[@rel="canonical"]/@href', './/meta[@property="og:url"]/@content'):
        for found in root.xpath(path):
            if str(found).strip().startswith(("http://", "https://")):
                return str(found).strip()
    return ""


def _pictures(
    place: html.HtmlElement, source: Source, address: str
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, Member], ...]]:
    """The pictures that the browser saved beside the page; other relative addresses are made whole.

    A page may name any file: only what is a picture by its content is taken, and `pictures.MOST` of them.
    """
    found: dict[str, str] = {}
    files: dict[str, Member] = {}
    for image in place.iter("img"):
        given = (image.get("src") or "").strip()
        if not given or given in found or given.startswith(("http://", "https://", "data:", ".//")):
            continue
        member = source.beside(given) if len(files) < pictures.MOST else None
        name = pictures.picture_name(member) if member is not None else None
        if member is not None and name is not None:
            name = pictures.free_name(name, member, files)
            files[name] = member
            found[given] = name
        elif address:
            image.set("src", urljoin(address, given))
    for link in place.iter("a"):
        target = (link.get("href") or "").strip()
        if address and target and not target.startswith("#") and not urlsplit(target).scheme:
            link.set("href", urljoin(address, target))
    return tuple(found.items()), tuple(files.items())


IMPORTER = Importer("html", lambda: tr("Saved web page"), recognises, read)
