"""Trees of XML entries. Names have the usual prefix of their namespace (`wp:post_id`), whatever prefix the file
declares."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from html.entities import html5
from xml.parsers import expat

_NAMESPACES = {
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://schemas.google.com/blogger/2018": "blogger",
    "http://purl.org/atom/app#": "app",
    "http://www.w3.org/2007/app": "app",
    "http://purl.org/syndication/thread/1.0": "thr",
    "http://schemas.google.com/g/2005": "gd",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.georss.org/georss": "georss",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.hatena.ne.jp/info/xmlns#": "hatena",
}
_DECLARATION = re.compile(r"""\sxmlns(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ROOT = re.compile(r"<[A-Za-z][^<>]*>")
_CHARACTER = re.compile(r"&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,8}));")
_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)([A-Za-z][A-Za-z0-9]{1,31};)?")
_DEEPEST = 200
_MOST_ELEMENTS = 200_000  # of one entry: each is an object, and a post has some hundred
_MOST_PREFIXES = 100


@dataclass(slots=True, eq=False)
class Element:
    """An XML element: `name` with the usual prefix of its namespace; texts and elements in `children`, in their
    order."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    def all(self, name: str) -> Iterator["Element"]:
        """The child elements called `name`."""
        return (child for child in self.children if isinstance(child, Element) and child.name == name)

    def first(self, name: str) -> "Element | None":
        """The first child called `name`."""
        return next(self.all(name), None)

    def text(self, name: str = "") -> str:
        """The text of the first child called `name`; without a name, all text in the element."""
        if name:
            child = self.first(name)
            return child.text() if child else ""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def get(self, name: str) -> str:
        """The value of an attribute."""
        return self.attributes.get(name, "")

    def markup(self) -> str:
        """The contents as markup, of an element that holds XHTML."""
        return "".join(
            escape(child, quote=False) if isinstance(child, str) else child.outer() for child in self.children
        )

    def outer(self) -> str:
        """The element itself as markup."""
        name = self.name.removeprefix("xhtml:")
        attributes = "".join(
            f' {key}="{escape(value)}"' for key, value in self.attributes.items() if not key.startswith("xmlns")
        )
        inside = self.markup()
        return f"<{name}{attributes}>{inside}</{name}>" if inside or name not in _EMPTY else f"<{name}{attributes} />"


_EMPTY = frozenset(["br", "hr", "img", "input", "embed", "param", "source", "wbr"])


def namespaces(head: str) -> dict[str, str]:
    """The usual prefix of each prefix that the root element in `head`, the beginning of a file, declares; 100 at
    most."""
    known: dict[str, str] = {}
    for root in _ROOT.findall(head):
        known.update(_declared(dict(_pairs(root))))
        if len(known) > _MOST_PREFIXES:
            return dict(list(known.items())[:_MOST_PREFIXES])
    return known


def _pairs(tag: str) -> Iterator[tuple[str, str]]:
    for prefix, double, single in _DECLARATION.findall(tag):
        yield (f"xmlns:{prefix}" if prefix else "xmlns"), double or single


def _declared(attributes: Mapping[str, str]) -> dict[str, str]:
    found = {}
    for key, value in attributes.items():
        if key == "xmlns" or key.startswith("xmlns:"):
            prefix = key[6:]
            if value in _NAMESPACES:
                found[prefix] = _NAMESPACES[value]
            elif value.startswith("http://wordpress.org/export/"):
                found[prefix] = "excerpt" if "excerpt" in value else "wp"
            else:
                found[prefix] = prefix
    return found


class BrokenEntryError(Exception):
    """An entry that is no XML, or nested too deep."""


def read_element(text: str, prefixes: Mapping[str, str]) -> Element:
    """The tree of the one element in `text`; `prefixes` are those of the root. Raises BrokenEntryError."""
    try:
        return _ElementReader(prefixes).read(text)
    except (expat.ExpatError, ValueError, RecursionError, _TooDeepError) as error:
        raise BrokenEntryError(str(error)) from error


def mended_element(text: str, prefixes: Mapping[str, str]) -> Element:
    """The tree of an element whose XML is damaged: entities and characters are mended, then lxml recovers the rest.

    Raises BrokenEntryError.
    """
    pieces = _sections(text)
    pieces[::2] = [_AMPERSAND.sub(_entity, _CHARACTER.sub(_character, piece)) for piece in pieces[::2]]
    mended = "".join(pieces)
    try:
        return read_element(mended, prefixes)
    except BrokenEntryError as error:
        if isinstance(error.__cause__, _TooDeepError):  # it is no damage, and no more could be read of it
            raise
        return _recovered(mended, prefixes)


def _sections(text: str) -> list[str]:
    """`text` cut at its CDATA sections: text at the even indices, whole sections at the odd ones."""
    pieces, at = [], 0
    while (begin := text.find("<![CDATA[", at)) >= 0 and (end := text.find("]]>", begin)) >= 0:
        pieces += [text[at:begin], text[begin : end + 3]]
        at = end + 3
    return [*pieces, text[at:]]


def _entity(found: re.Match[str]) -> str:
    named = html5.get(found[1]) if found[1] else None
    return escape(named, quote=False) if named else f"&amp;{found[1] or ''}"


def _character(found: re.Match[str]) -> str:
    number = int(found[1], 16) if found[1] else int(found[2])
    allowed = number in (9, 10, 13) or 32 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0xFFFF < number < 0x110000
    return found[0] if allowed else ""


class _TooDeepError(Exception):
    """The entry is nested deeper, or has more elements or namespaces, than any post."""


class _ElementReader:
    """Builds a tree from the events of expat, within bounds of depth, elements and namespaces."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = [dict(prefixes)]
        self._path = [Element("")]
        self._texts: list[str] = []
        self._count = 0

    def read(self, text: str) -> Element:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.buffer_size = 1 << 20
        parser.ordered_attributes = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._texts.append
        parser.StartDoctypeDeclHandler = self._doctype
        parser.Parse(text, True)
        return next(child for child in self._path[0].children if isinstance(child, Element))

    def _doctype(self, *_about: object) -> None:
        raise ValueError("document type")

    def _flush(self) -> None:
        if self._texts:
            self._path[-1].children.append("".join(self._texts))
            self._texts.clear()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._flush()
        self._count += 1
        if len(self._path) > _DEEPEST or self._count > _MOST_ELEMENTS:
            raise _TooDeepError
        prefixes = self._prefixes[-1]
        if any(key.startswith("xmlns") for key in attributes):
            prefixes = prefixes | _declared(attributes)
            if len(prefixes) > _MOST_PREFIXES:
                raise _TooDeepError
        self._prefixes.append(prefixes)
        element = Element(usual(name, prefixes), attributes)
        self._path[-1].children.append(element)
        self._path.append(element)

    def _end(self, _name: str) -> None:
        self._flush()
        self._path.pop()
        self._prefixes.pop()


def usual(name: str, prefixes: Mapping[str, str]) -> str:
    """`name` with the usual prefix of its namespace; a prefix that is not declared stays as it is."""
    prefix, colon, local = name.rpartition(":")
    if not colon:
        known = prefixes.get("", "")
        return f"{known}:{name}" if known else name
    known = prefixes.get(prefix, "" if prefix == "atom" else prefix)
    return f"{known}:{local}" if known else local


def _recovered(text: str, prefixes: Mapping[str, str]) -> Element:
    """The tree that lxml recovers from broken XML. Raises BrokenEntryError where nothing is left."""
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    wrapped = f"<x{''.join(f' xmlns:{key}={chr(34)}{key}{chr(34)}' for key in prefixes if key)}>{text}</x>"
    try:
        root = etree.fromstring(wrapped.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise BrokenEntryError(str(error)) from error
    if root is None or not len(root):
        raise BrokenEntryError
    if int(root.xpath("count(.//*)")) > _MOST_ELEMENTS:
        raise BrokenEntryError
    return _of_lxml(root[0], dict(prefixes), 0)


def _of_lxml(node: object, prefixes: dict[str, str], depth: int) -> Element:
    from lxml import etree

    assert isinstance(node, etree._Element)
    if depth > _DEEPEST:
        raise BrokenEntryError
    name = etree.QName(node).localname
    own = {f"xmlns:{key}" if key else "xmlns": value for key, value in node.nsmap.items()}
    known = _declared({key: value for key, value in own.items() if value in _NAMESPACES or "wordpress.org" in value})
    spelled = f"{node.prefix}:{name}" if node.prefix else name
    element = Element(
        usual(spelled, {**prefixes, **known}),
        {str(key).split("}")[-1]: str(value) for key, value in node.attrib.items()},
    )
    if node.text:
        element.children.append(node.text)
    for child in node:
        if isinstance(child.tag, str):
            element.children.append(_of_lxml(child, prefixes, depth + 1))
        if child.tail:
            element.children.append(child.tail)
    return element
