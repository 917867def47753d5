"""The sanitiser: an allow list, applied with nh3 to every block and to the frame of the page.

No script, style, svg, math, iframe, object or form; addresses are http, https, mailto, tel or relative ones; images may
be `data:` of the four bitmap formats; of style attributes only the alignment of text stays. Links get no `rel`: nothing
here opens a window, and the HTML goes to the author's own blog.
"""

import re
from collections.abc import Callable
from html import escape

import nh3

from editor.core.errors import RenderError
from editor.core.html.element_names import with_text_shown
from editor.core.text.parts import DIVIDER_MARK
from editor.core.text.patterns import pattern
from editor.core.words import tr

_TAGS = frozenset(
    re.findall(
        r"\w+",
        """a abbr article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div
        dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q rp rt
        ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var
        wbr""",
    )
)

_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "dir", "id", "lang", "style", "title"},
    "a": {"href", "name", "rel", "target"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"alt", "border", "height", "src", "width"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "q": {"cite"},
    "table": {"align", "border", "cellpadding", "cellspacing"},
    "td": {"align", "colspan", "rowspan", "valign"},
    "th": {"align", "colspan", "rowspan", "scope", "valign"},
    "time": {"datetime"},
}

_ADDRESSES = frozenset(["cite", "href", "src"])
_SPACES = pattern(r"[\s\x00-\x20\x7f-\xa0\xad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_SCHEME = pattern(r"([A-Za-z][A-Za-z0-9+.-]*):")
_ALIGNMENT = pattern(r"(?:^|;)\s*text-align\s*:\s*(left|right|center|justify|start|end)\b", re.IGNORECASE)
_BITMAP = pattern(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]*={0,2}", re.IGNORECASE)

# What our own Markdown makes, and what Blogger's editors write (posts imported from there keep their look there).
_CLASSES = frozenset(
    re.findall(
        r"[\w-]+",
        """abbr credit footnote footnote-backref footnote-ref separator tr-caption tr-caption-container tr_bq
        twitter-tweet""",
    )
)
_LANGUAGE = pattern(r"language-[\w#.+-]{1,40}")
_CLASS = pattern(r"[A-Za-z_][\w-]{0,60}")

_TAG = pattern(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_VOID = frozenset(["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"])
_DIVIDER = pattern(DIVIDER_MARK)
_HALVES = re.compile("[\ud800-\udfff]")
_MOST_LEVELS = 1000


def keeps(element: str) -> bool:
    """Whether elements of that name stay, whatever becomes of their attributes."""
    return element.lower() in _TAGS


def keeps_link(address: str) -> bool:
    """Whether a link to `address` stays one, of whatever scheme or none it is."""
    return _checked_address("a", address) is not None


def sanitize_block(html: str) -> str:
    """The harmless part of one block of a post's body. Raises RenderError for absurdly deep nesting.

    What only looks like a tag (`<NHK>`) is text. So is a divider that divides nothing: it is the author's own, and
    would be missed.
    """
    if "<!--" in html:
        html = _DIVIDER.sub(_shown_divider, html)
    return _clean(_BLOCK, with_text_shown(html))


def _shown_divider(found: re.Match[str]) -> str:
    text = escape(found[0])
    return f"<p>{text}</p>" if found[0] == found.string.strip() else text


def sanitize_frame(html: str) -> str:
    """The harmless part of a page made by a profile's template, its slots kept."""
    return _clean(_FRAME, whole_characters(html))


def whole_characters(text: str) -> str:
    """`text` with U+FFFD for each half of a surrogate pair, which no HTML can hold and the cleaner does not take."""
    return _HALVES.sub("\ufffd", text)


def _clean(cleaner: nh3.Cleaner, html: str) -> str:
    if html.count("<") > _MOST_LEVELS and _levels(html) > _MOST_LEVELS:
        raise RenderError(
            tr("Your text is safe, but it cannot be shown: its HTML is nested too deeply. Remove some levels.")
        )
    return cleaner.clean(html)


def _levels(html: str) -> int:
    """The depth of nesting of `html`, in which the cleaner takes quadratic time (100,000 levels: 90 s)."""
    depth = deepest = 0
    for closing, name in _TAG.findall(html):
        if name.lower() not in _VOID:
            depth += -1 if closing else 1
            deepest = max(deepest, depth)
    return deepest


def _allowed_in_block(name: str) -> bool:
    return name in _CLASSES or _LANGUAGE.fullmatch(name) is not None


def _allowed_in_frame(name: str) -> bool:
    return _CLASS.fullmatch(name) is not None


def _filter(allowed: Callable[[str], bool]) -> Callable[[str, str, str], str | None]:
    """The check of one attribute; `allowed` says which classes stay."""

    def check(tag: str, attribute: str, value: str) -> str | None:
        if attribute == "class":
            return " ".join(name for name in value.split() if allowed(name)) or None
        if attribute == "target":
            return value if value == "_blank" else None
        if attribute == "style":
            return _checked_style(value)
        if attribute in _ADDRESSES:
            return _checked_address(tag, value)
        return value

    return check


def _checked_address(tag: str, value: str) -> str | None:
    """`value` if its scheme is allowed. Spaces that no browser sees, such as U+2028, are not seen here either."""
    scheme = _SCHEME.match(_SPACES.sub("", value[:1000])) if ":" in value else None
    if scheme is None or scheme[1].lower() in ("http", "https", "mailto", "tel"):
        return value
    return value if tag == "img" and _BITMAP.fullmatch(value.strip()) else None


def _checked_style(value: str) -> str | None:
    alignment = _ALIGNMENT.search(value)
    return f"text-align:{alignment[1].lower()}" if alignment else None


def _cleaner(allowed: Callable[[str], bool], slots: bool) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_TAGS),
        clean_content_tags={"script", "style"},
        attributes=_ATTRIBUTES,
        attribute_filter=_filter(allowed),
        strip_comments=True,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel", "data"},
        filter_style_properties={"text-align"},
        tag_attribute_values={"div": {"data-slot": {"news", "commentary"}}} if slots else None,
    )


_BLOCK = _cleaner(_allowed_in_block, slots=False)
_FRAME = _cleaner(_allowed_in_frame, slots=True)
