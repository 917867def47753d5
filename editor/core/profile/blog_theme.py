"""The style of a blog's own theme: of its backup (the XML that Blogger gives), a saved page of it, or a style sheet.

Only its style sheets count: no script is read, nothing is loaded, and what a style sheet would load is taken out. Where
variables stand in a theme (`$(body.font)`, declared as `<Variable name="body.font" …/>` in a comment of the style),
their values are put in.
"""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from editor.core.disk import names, regular
from editor.core.errors import FileError
from editor.core.text.encodings import decode
from editor.core.text.patterns import pattern
from editor.core.words import tr

FILE = "theme.css"
"""Its name in the folder of a profile."""

LARGEST_FILE = 16 * 1024 * 1024
"""Bytes of a backup or a saved page."""

LARGEST = 1024 * 1024
"""Bytes of the style."""

_MOST_SHEETS = 40
_DEEPEST = 8  # variables within values of variables

# No pattern looks further than what it takes: a file of many beginnings without an end takes no longer than another.
_SKIN = (
    pattern(r"<b:(?:template-)?skin\b[^<>]*>", re.IGNORECASE),
    pattern(r"</b:(?:template-)?skin", re.IGNORECASE),
)
_STYLE = pattern(r"<style\b[^<>]*>", re.IGNORECASE), pattern(r"</style", re.IGNORECASE)
_LINK = pattern(r"<link\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = pattern(r"""\b(rel|href|media|type)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_CDATA = "<![CDATA["
_VARIABLE = pattern(r"<Variable\b[^<>]*>", re.IGNORECASE)
_LONGEST_VALUE = 2_000  # characters
_NAMED = pattern(r"""\b(name|value|default)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_USE = pattern(r"\$(?:\(([\w.]+)\)|([A-Za-z]\w*))")
"""`$(body.font)`; in themes until 2009 `$bodyFont`."""
_SIDES = {"startSide": "left", "endSide": "right"}
_TAG = pattern(r"<[A-Za-z/!][^<>]*>")
_SIZE = pattern(r"(?:^|\s)(\d*\.?\d+(?:px|pt|em|rem|%)|[a-z-]*(?:small|medium|large))(?:/\S+)?\s+(.+)$")
_COMMENT = pattern(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = pattern(r"\\(?:([0-9a-f]{1,6})[ \t\n\f]?|(.))", re.IGNORECASE | re.DOTALL)
_QUOTED = r"""(?:"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+')"""
_LOADING = pattern(rf"@(?:import|charset|namespace)\b(?:{_QUOTED}|[^;{{}}@\"'])*+(?:;|\Z)", re.IGNORECASE | re.DOTALL)
_FONT_FACE = pattern(r"@font-face\s*\{[^{}]*\}", re.IGNORECASE)
_URL = pattern(rf"""(?:url|src)\((?:\s*{_QUOTED}\s*|[^()"']*+)\)""", re.IGNORECASE | re.DOTALL)
_LOADER = pattern(r"(?:url|src|image-set|image)\(|@import|</", re.IGNORECASE)
"""The beginning of an address that is loaded, and of the end of a style sheet, whatever stands around it."""
_OTHER_MEDIA = pattern(r"^(?!.*\b(?:all|screen)\b).+", re.IGNORECASE)


def theme_style(path: Path) -> str:
    """The style of the theme in the file `path`; local style sheets that a saved page names are read beside it.

    Raises FileError where the file cannot be read, or holds no style.
    """
    try:
        data = regular.read(path, LARGEST_FILE)
    except regular.TooLargeError:
        size = LARGEST_FILE // 1024 // 1024
        raise FileError(tr("“{name}” is larger than {size} MB: it is no theme.", name=path.name, size=size)) from None
    except OSError as error:
        raise FileError(tr("“{name}” could not be read.", name=path.name)) from error
    text = decode(data).text
    if not _SKIN[0].search(text) and "&lt;b:skin" in text:  # within a backup of the whole blog
        text = unescape(text)
    style = harmless(text if path.suffix.lower() == ".css" else "\n".join(_sheets(text, path)))
    if len(style.encode("utf-8", "replace")) > LARGEST:
        raise FileError(tr("The style in “{name}” is too large to be shown.", name=path.name))
    if "{" not in style:
        sentence = tr(
            "“{name}” holds no style of a blog. Choose the backup of the theme (an XML file), or a page of the blog "
            "that was saved as a web page.",
            name=path.name,
        )
        raise FileError(sentence)
    return style


def harmless(css: str) -> str:
    """`css` without comments, and without all that it would load."""
    css = _ESCAPE.sub(_plain_letter, css.replace("\0", ""))
    # A space stays for each thing taken out: what stood before and behind it is never one word.
    css = _LOADING.sub(" ", _FONT_FACE.sub(" ", _COMMENT.sub(" ", css)))
    css = _TAG.sub(" ", css.replace("<!--", " ").replace("-->", " "))
    css = _URL.sub(lambda found: found[0] if _is_data(found[0]) else "none", css)
    css = _LOADER.sub(lambda found: found[0] if _is_data(css[found.start() : found.start() + 40]) else "none ", css)
    return re.sub(r" ?\n[ \n]*", "\n", re.sub(r"[^\S\n]+", " ", css)).strip()


def _plain_letter(escape: re.Match[str]) -> str:
    """A letter without the escape by which a word would not be known (`u\\72l`); any other escape as it is."""
    letter = chr(number) if escape[1] and (number := int(escape[1], 16)) < 128 else escape[2] or ""
    return letter if letter == "-" or (letter.isascii() and letter.isalpha()) else escape[0]


def _is_data(use: str) -> bool:
    return re.match(r"""url\(\s*["']?data:image/(?:png|jpeg|gif|webp);""", use, re.IGNORECASE) is not None


def _sheets(text: str, path: Path) -> Iterator[str]:
    """The style sheets in their order: those of the theme, those of the page, those beside it."""
    skins = [_opened(inside) for _tag, inside in _elements(text, *_SKIN)]
    variables = dict(_variables("\n".join(skins)))
    for skin in skins:
        yield _filled(skin, variables)
    for tag, inside in _elements(text, *_STYLE):
        if not _OTHER_MEDIA.match(_attributes(tag).get("media", "all")):
            yield _filled(_opened(inside) if skins else inside, variables)
    for number, found in enumerate(_LINK.finditer(text)):
        if number < _MOST_SHEETS and (sheet := _beside(_attributes(found[0]), path)) is not None:
            yield sheet


def _elements(text: str, start: re.Pattern[str], end: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """The start tags and contents of elements that hold none of their kind."""
    at = 0
    while (found := start.search(text, at)) is not None and (closing := end.search(text, found.end())) is not None:
        yield found[0], text[found.end() : closing.start()]
        at = closing.end()


def _opened(text: str) -> str:
    """The contents of an element of XML."""
    if _CDATA not in text:
        return unescape(text)
    return "".join(piece.partition("]]>")[0] for piece in text.split(_CDATA)[1:])


def _attributes(tag: str) -> dict[str, str]:
    return {
        found[1].lower(): unescape(found[2] or found[3] or found[4] or "").strip() for found in _ATTRIBUTE.finditer(tag)
    }


def _beside(about: dict[str, str], path: Path) -> str | None:
    """The style sheet that a link leads to, if it lies in the folder of the page; others are never asked for."""
    address = urlsplit(about.get("href", ""))
    if "stylesheet" not in about.get("rel", "").lower().split() or address.scheme or address.netloc or not address.path:
        return None
    name = unquote(address.path)
    if _OTHER_MEDIA.match(about.get("media") or "all") or names.leads_to_network(name):
        return None
    try:
        real, folder = (path.parent / name).resolve(), path.parent.resolve()
        if not real.is_relative_to(folder):
            return None
        return decode(regular.read(real, LARGEST)).text
    except (OSError, ValueError, RuntimeError):
        return None


def _variables(skin: str) -> Iterator[tuple[str, str]]:
    for found in _VARIABLE.finditer(skin):
        about = {
            one[1].lower(): unescape(one[2] if one[2] is not None else one[3]) for one in _NAMED.finditer(found[0])
        }
        if name := about.get("name"):
            yield name, (about.get("value") or about.get("default", ""))[:_LONGEST_VALUE]


def _filled(css: str, variables: dict[str, str]) -> str:
    """`css` with the values of its variables; one that nobody declares leaves nothing, so that its rule is ignored."""
    for _depth in range(_DEEPEST):
        if not _USE.search(css):
            break
        pieces, at, size = list[str](), 0, 0
        for use in _USE.finditer(css):
            pieces += [css[at : use.start()], _value(use[1] or use[2], variables)]
            size += sum(map(len, pieces[-2:]))
            at = use.end()
            if size > 2 * LARGEST:  # it is said to be too large
                return "".join(pieces)
        css = "".join([*pieces, css[at:]])
    return _USE.sub("", css)


def _value(name: str, variables: dict[str, str]) -> str:
    """The value of a variable, or a part of that of a font: `body.font.family`, `body.font.size`."""
    if name in variables or name in _SIDES:
        return variables.get(name) or _SIDES.get(name, "")
    whole, _dot, part = name.rpartition(".")
    found = _SIZE.search(variables.get(whole, ""))
    if found is None:
        return ""
    return {"size": found[1], "family": found[2]}.get(part, "")
