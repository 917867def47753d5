"""The truth test: whether our Markdown, rendered, shows the same text, links, pictures and embeds as its HTML."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from editor.core.html.sanitize import sanitize_block
from editor.core.profile.load import load_profile
from editor.core.render.markdown import JUMP_BREAK_BLOCK, Converter

_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""\s(href|src|name|id|data|class)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
_PLACES = re.compile(r"""<[a-zA-Z][^<>]*?\s(?:id|name)=(?:"([^"<>]*)"|'([^'<>]*)')""")
_EMPHASIS_TAG = re.compile("<(?:b|strong|i|em|s|del|strike)>", re.IGNORECASE)
_EMPHASIS = re.compile(r"<(/?)(strong|b|em|i|del|strike|s)>|<rp>[^<]*</rp>|<[^<>]*>|([^<]+)", re.IGNORECASE)
_MARKUP = re.compile(r"<rp>[^<]*</rp>|<!--.*?-->|<[^<>]*>", re.DOTALL)
_COUNTED = {
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "s": "del",
    "del": "del",
    "strike": "del",
    "ins": "u",
    **{
        tag: tag
        for tag in re.findall(
            r"\S+",
            """
        u sub sup small big mark kbd samp q abbr h1 h2 h3 h4 h5 h6 li blockquote table tr pre ruby rt hr
        details dl dt dd form input textarea select button
""",
        )
    },
}
_EMBEDS = frozenset(["iframe", "object", "embed", "script", "video", "audio", "svg", "canvas", "math", "applet"])


def visible_text(html: str) -> str:
    """The text that the harmless part of `html` shows, without white space; brackets of ruby are not seen.

    The space keeps a byte order mark at the beginning, which the parser would take for one of a file.
    Raises RenderError.
    """
    return "".join(unescape(_MARKUP.sub("", sanitize_block(f" {html}"))).split())


def place(address: str) -> str:
    """An address without the differences that mean nothing: spaces, and how signs are encoded."""
    return "".join(unquote(unescape(address)).split())


def places_in(html: str) -> frozenset[str]:
    """The names of the places in `html` that a link can lead to."""
    return frozenset(unescape(a or b) for a, b in _PLACES.findall(html))


def features(html: str) -> Counter[tuple[str, str]]:
    """The features of `html` beside its text: elements by name, links and pictures by address, anchors by name.

    Of emphasis also the text in it, without white space.
    """
    found = _elements(html)
    if _EMPHASIS_TAG.search(html):
        for name, text in _emphasised(html):
            found["in", f"{name} {text}"] += 1
    return found


def _emphasised(html: str) -> Iterator[tuple[str, str]]:
    """The text in each element of emphasis, one inside of another of its kind as part of it."""
    open_ones: dict[str, list[str]] = {}
    depth: Counter[str] = Counter()
    for closing, tag, text in _EMPHASIS.findall(html):
        if text:
            for pieces in open_ones.values():
                pieces.append(text)
        elif tag and not closing:
            depth[_COUNTED[tag.lower()]] += 1
            open_ones.setdefault(_COUNTED[tag.lower()], [])
        elif tag and depth[name := _COUNTED[tag.lower()]]:
            depth[name] -= 1
            if not depth[name]:
                yield name, "".join(unescape("".join(open_ones.pop(name))).split())


def _elements(html: str) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for closing, name, rest in _TAG.findall(html):
        tag = name.lower()
        if closing:
            continue
        if tag in _COUNTED:
            found["element", _COUNTED[tag]] += 1
        elif tag in ("td", "th"):
            found["element", "cell"] += 1
        elif tag in _EMBEDS or tag in ("a", "img"):
            values = {key.lower(): a or b or c for key, a, b, c in _ATTRIBUTE.findall(f" {rest}")}
            if tag == "a" and "href" in values:
                found["link", place(values["href"])] += 1
            elif tag == "a" and (values.get("name") or values.get("id")):
                found["anchor", values.get("name") or values.get("id") or ""] += 1
            elif tag == "img" and "src" in values:
                found["picture", place(values["src"])] += 1
            elif tag in _EMBEDS:
                found["embed", f"{tag} {place(values.get('src') or values.get('data') or '')}"] += 1
    return found


@dataclass(frozen=True, slots=True)
class Rendered:
    """The text and the features that a piece of Markdown shows."""

    text: str
    features: Counter[tuple[str, str]]
    jump_breaks: int
    places: frozenset[str] = frozenset()

    def same(self, html: str) -> bool:
        """Whether `html` shows the same. Raises RenderError."""
        return self.features == features(html) and self.text == visible_text(html)


def render(body: str, converter: Converter | None = None) -> Rendered:
    """The rendered form of `body`, by default that of the default profile. Raises whatever rendering raises."""
    blocks = (converter or _converter()).convert(body, None, {}).news
    pieces = [block.html for block in blocks if block.html != JUMP_BREAK_BLOCK]
    text = "".join(visible_text(piece) for piece in pieces)
    html = "".join(pieces)
    return Rendered(text, features(html), len(blocks) - len(pieces), places_in(html))


@lru_cache(maxsize=1)
def _converter() -> Converter:
    profile, _problems = load_profile()
    return Converter(profile.markdown, profile.words)
