"""Active content in HTML that goes out: scripts, and whatever else runs, loads, asks or covers the page.

The exact text is looked at, not a tree made of it: parsers differ in where a comment, a raw text or CDATA ends
(https://html.spec.whatwg.org/multipage/parsing.html), and what is hidden in one is live in another. So a tag is looked
for at each `<`, inside comments and attribute values as well, and its attributes are read as that standard has it.
"""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit

from editor.core.words import tr

_LONGEST_TAG = 20_000  # characters
_SPARE_WORK = 2_000_000
"""Characters that may be looked at more than once: an unclosed quotation mark in each of many tags costs much."""
_MOST_FINDINGS = 40

_TAG = re.compile(r"<([A-Za-z][^\s/>]*)")
_ATTRIBUTE = re.compile(
    r"""[\s/]*+(?P<end>>)|[\s/]*+(?P<name>=?[^\s/>=]*+)(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'"""
    r"""|(?P<bare>(?!["'])[^\s>]*+)))?+"""
)
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffd]")
_SCRIPT_SCHEME = re.compile(r"(?:javascript|vbscript|livescript|mocha):")
_BITMAP = re.compile(r"data:image/(?:png|jpeg|jpg|gif|webp|avif|bmp)[;,]")
_ADDRESSES = frozenset(
    re.findall(
        r"[\w:]+",
        """action archive background cite classid code codebase content data dynsrc formaction from href icon longdesc
        lowsrc manifest ping poster profile src srcset to usemap values xlink:href xml:base""",
    )
)
_LISTS = frozenset(["archive", "ping", "srcset", "values"])
_CSS_ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})[ \t\r\n\f]?|(.))", re.DOTALL)
_CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_CSS_LOADS = re.compile(r"(?:url|image-set|image|src)\(|@import")
_CSS_RUNS = re.compile(r"expression\(|-moz-binding:|behavior:|javascript:")
_CSS_COVERS = re.compile(r"(?<![a-z-])position:(?:fixed|absolute|sticky|-webkit-sticky)")


class Attribute(NamedTuple):
    """One attribute of a tag: its name in small letters, its value as a browser decodes it."""

    name: str
    value: str


_Words = Callable[[str, str], str]

_ELEMENTS: dict[str, _Words] = {
    "script": lambda tag, host: (
        tr("a script of {host}, which runs on your blog", host=host)
        if host
        else tr("a script, which runs on your blog (<{tag}>)", tag=tag)
    ),
    "frame": lambda tag, host: (
        tr("a part of another page, of {host} (<{tag}>)", host=host, tag=tag)
        if host
        else tr("a part of another page (<{tag}>)", tag=tag)
    ),
    "form": lambda tag, _host: tr("a form or a field, which readers may type into (<{tag}>)", tag=tag),
    "page": lambda tag, _host: tr(
        "something that changes the whole page: its look, its URLs, where it leads (<{tag}>)", tag=tag
    ),
    "drawing": lambda tag, _host: tr("a drawing that can hold scripts (<{tag}>)", tag=tag),
    "media": lambda tag, host: (
        tr("sound or video of {host} (<{tag}>)", host=host, tag=tag)
        if host
        else tr("sound or video (<{tag}>)", tag=tag)
    ),
    "cover": lambda tag, _host: tr("something that can lie over the page (<{tag}>)", tag=tag),
    "template": lambda tag, _host: tr("hidden HTML that scripts can use (<{tag}>)", tag=tag),
}
_KINDS = {
    name: kind
    for kind, names in {
        "script": "script",
        "frame": "iframe frame frameset object embed applet portal fencedframe webview",
        "form": "form input button textarea select isindex keygen",
        "page": "base link style meta",
        "drawing": "svg math foreignobject animate animatetransform animatemotion set use xml",
        "media": "audio video source track bgsound",
        "cover": "dialog",
        "template": "template noscript",
    }.items()
    for name in names.split()
}


def active_content(html: str) -> tuple[str, ...]:
    """The live content of `html` in plain words, each kind once and in the order in which it stands; empty for quiet
    HTML."""
    found: dict[str, None] = {}
    for sentence in _found(html):
        found[sentence] = None
        if len(found) >= _MOST_FINDINGS:
            found[tr("and more of that kind")] = None
            break
    return tuple(found)


def _found(html: str) -> Iterator[str]:
    work = 0
    for tag in _TAG.finditer(html):
        name = tag[1].lower()
        attributes, end = _attributes(html, tag.end())
        work += end - tag.start()
        if work > len(html) + _SPARE_WORK:
            yield tr("so much HTML that not all of it was examined")
            return
        if end - tag.start() > _LONGEST_TAG:
            yield tr("a tag too long to be examined (<{tag}>)", tag=name[:40])
        if name.rpartition(":")[2] in _KINDS and not _is_harmless(name, attributes):
            yield _ELEMENTS[_KINDS[name.rpartition(":")[2]]](name, _host(attributes))
        for attribute in attributes:
            yield from _attribute(name, attribute)
    if "<!--[if" in html.lower():
        yield tr("a comment that some browsers read (<!--[if …]>)")


def _attributes(html: str, at: int) -> tuple[list[Attribute], int]:
    """The attributes of the tag whose name ends at `at`, the first of each name counts; and where the tag ends."""
    found: dict[str, str] = {}
    limit = min(len(html), at + _LONGEST_TAG)
    while at < limit and (part := _ATTRIBUTE.match(html, at)):
        if part["end"]:
            return [Attribute(*pair) for pair in found.items()], part.end()
        value = next((text for text in part.group("double", "single", "bare") if text is not None), "")
        found.setdefault(part["name"].lower(), unescape(value))
        # Where nothing fits, as before an unclosed quotation mark, the sign is passed over: the rest is read as names.
        at = max(part.end(), at + 1)
    return [Attribute(*pair) for pair in found.items()], max(at, limit)


def _is_harmless(name: str, attributes: list[Attribute]) -> bool:
    """Whether the element only looks like active content: <meta> that names nothing but the page's own properties."""
    names = {attribute.name for attribute in attributes}
    return name == "meta" and "http-equiv" not in names


def _attribute(tag: str, attribute: Attribute) -> Iterator[str]:
    name, value = attribute
    if name.startswith("on") and len(name) > 2:
        yield tr("a script in an attribute (<{tag} {name}>)", tag=tag, name=name[:40])
    elif name == "srcdoc":
        yield tr("a page inside the page (<{tag} srcdoc>)", tag=tag)
    elif name == "style":
        yield from _style(value, tag)
    elif name == "ping":
        yield tr("a report to others when the link is clicked (<{tag} ping>)", tag=tag)
    elif name == "popover":
        yield tr("something that can lie over the page (<{tag}>)", tag=tag)
    if name in _ADDRESSES or name.endswith(("href", "src")):
        yield from _address(tag, name, value)


def _address(tag: str, name: str, value: str) -> Iterator[str]:
    address = _UNSEEN.sub("", value).lower()
    if _SCRIPT_SCHEME.match(address) or (name in _LISTS and _SCRIPT_SCHEME.search(address)):
        yield tr("a script in a URL (<{tag}>)", tag=tag)
    elif address.startswith("data:") and not _BITMAP.match(address):
        yield tr("a document inside a URL (<{tag}>, data:)", tag=tag)


def _style(css: str, tag: str) -> Iterator[str]:
    text = _UNSEEN.sub("", _CSS_COMMENT.sub("", _CSS_ESCAPE.sub(_decoded, css))).lower()
    if _CSS_RUNS.search(text):
        yield tr("a script in a style (<{tag}>)", tag=tag)
    if _CSS_LOADS.search(text):
        yield tr("a style that loads something from elsewhere (<{tag}>)", tag=tag)
    if _CSS_COVERS.search(text):
        yield tr("something laid over other parts of the page (<{tag}>)", tag=tag)


def _decoded(escape: re.Match[str]) -> str:
    if escape[1] is None:
        return escape[2]
    number = int(escape[1], 16)
    return chr(number) if 0 < number <= 0x10FFFF else "\ufffd"


def _host(attributes: list[Attribute]) -> str:
    """The host that the element loads from; empty where it names none."""
    for name, value in attributes:
        if name in ("src", "data", "href"):
            try:
                return urlsplit(_UNSEEN.sub("", value)).hostname or ""
            except ValueError:
                return ""
    return ""
