"""WordPress's shortcodes, `[name attributes]…[/name]`, and addresses alone on a line, as WordPress shows them.

Those that show something a post can hold become HTML; the others stay as they are written, and are counted.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from html import escape, unescape

_PICTURE = re.compile(r"\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?)(.*)", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"\]]*)"|'([^'\]]*)'|([^\s"'\]]+))""")
_NEXT_PAGE = re.compile(r"<!--\s{0,10}nextpage\s{0,10}-->")
_ALONE = re.compile(r"^[ \t]*(https?://[^\s<>\"\[\]]+)[ \t]*$", re.MULTILINE)
_TAG = re.compile(
    r"\[/?([a-z][a-z0-9_-]{1,40})((?:(?:\s|(?<=\[youtube)=|(?<=\[vimeo)=)[^\[\]\n]{0,1000})?)/?\]"  # [youtube=ADDRESS]
)
_KNOWN = frozenset(
    re.findall(
        r"\S+",
        """
        gallery audio video playlist caption wp_caption embed code sourcecode toc contact-form contact-form-7 youtube
        vimeo tweet instagram googlemaps slideshow portfolio subscribe poll polldaddy soundcloud gist recent_posts
        button column row tab tabs accordion
""",
    )
)


def shown(text: str, pictures: Mapping[str, tuple[str, str]]) -> str:
    """`text` with its shortcodes as HTML. `pictures` gives the address and the caption of the blog's pictures by id."""
    for name in ("sourcecode", "code"):
        text = _between(text, name, _code)
    for name in ("caption", "wp_caption"):
        text = _between(text, name, _figure)
    text = _between(text, "embed", lambda _about, inside: _link(inside.strip()))
    for name in ("audio", "video", "youtube"):
        text = _between(text, name, lambda about, inside: _link(_source(about) or inside.strip()))
    text = _TAG.sub(lambda found: _single(found, pictures), _NEXT_PAGE.sub("", text))
    return _ALONE.sub(lambda found: _link(found[1]), text)


def left(text: str) -> Counter[str]:
    """The shortcodes that stay in `text` as they are written, by name. `[1]` and `[sic]` are none."""
    return Counter(found[1] for found in _TAG.finditer(text) if found[1] in _KNOWN or "=" in found[2])


def _between(text: str, name: str, make: Callable[[str, str], str]) -> str:
    """`text` with each `[name …]…[/name]` replaced by what `make` gives for its attributes and its content."""
    begin, end, pieces, at = re.compile(rf"\[{name}(?=[\s\]])([^\[\]]*)\]"), f"[/{name}]", [], 0
    while (found := begin.search(text, at)) is not None and (close := text.find(end, found.end())) >= 0:
        pieces += [text[at : found.start()], make(found[1], text[found.end() : close])]
        at = close + len(end)
    return "".join([*pieces, text[at:]])


def _attributes(about: str) -> dict[str, str]:
    return {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(about)}


def _source(about: str) -> str:
    known = _attributes(about)
    return next(
        (known[name] for name in ("src", "mp3", "m4a", "ogg", "wav", "mp4", "webm", "url") if name in known), ""
    )


def _link(address: str) -> str:
    address = unescape(address)
    if not re.fullmatch(r"https?://\S+", address):
        return escape(address)
    return f'<a href="{escape(address)}">{escape(address)}</a>'


def _code(_about: str, inside: str) -> str:
    return f"<pre><code>{escape(unescape(inside).strip(chr(10)))}</code></pre>"


def _figure(about: str, inside: str) -> str:
    """A caption: its words are behind the picture, or in older texts among its attributes."""
    picture = _PICTURE.fullmatch(inside)
    if picture is None:
        return inside
    words = _attributes(about).get("caption", "") or picture[2].strip()
    caption = f"<figcaption>{words}</figcaption>" if words else ""
    return f"<figure>{picture[1]}{caption}</figure>"


def _single(found: re.Match[str], pictures: Mapping[str, tuple[str, str]]) -> str:
    name, about = found[1], found[2]
    if name == "gallery":
        ids = re.findall(r"\d+", _attributes(about).get("ids", "") or _attributes(about).get("include", ""))
        if ids and all(number in pictures for number in ids):
            return "\n\n".join(_of_gallery(*pictures[number]) for number in ids)
    if name in ("youtube", "vimeo", "audio", "video"):
        address = _source(about) or about.strip().lstrip("=").strip("\"'")
        if address.startswith(("http://", "https://")):
            return _link(address)
    return found[0]


def _of_gallery(address: str, caption: str) -> str:
    words = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    return f'<figure><img src="{escape(address)}">{words}</figure>'
