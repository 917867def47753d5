"""Linked data of a page: the JSON-LD of schema.org, however it is broken, as the one article that the page is about.

Scripts are found wrapped in CDATA or comments, with raw line breaks or a comma too many; articles lie in lists, in
`@graph`, in `mainEntity`. One that cannot be mended is left out; the others count.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any

from editor.core.text.patterns import pattern

Article = Mapping[str, Any]

_WRAPPING = pattern(
    r"\A[\s;]*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|"
    r"(?://\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>|-->)[\s;]*\Z"
)
_SPACE = pattern("[ \t\r\n\x0b\x0c\u200b\u2028\u2029\ufeff]+")  # not U+3000, which parts what a headline says
_AROUND = " \t\r\n\xa0\u3000"
_COMMA = pattern(r",(\s*[\]}])")
_RAW = pattern(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_BAD_ESCAPE = pattern(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})')
_ARTICLE = pattern(
    r"(?:news|blog|report|scholarly|tech|satirical|opinion|analysis|background|review|liveblog|social"
    r"|advertiser|discussion)?\w*(?:article|posting)|liveblogposting|report|webpage",
    re.IGNORECASE,
)
_PEOPLE = frozenset(["author", "creator", "publisher", "sourceOrganization", "provider", "copyrightHolder", "isPartOf"])
_DEEPEST = 12
_MOST = 2_000  # values that are looked through
_LARGEST = 2_000_000


def article_of(scripts: Sequence[str], headlines: Sequence[str] = ()) -> Article:
    """The article that `scripts` describe; of several the one whose headline is among `headlines`, else the first.

    An empty mapping where there is none. A mere WebPage counts where nothing else does.
    """
    loaded = [_loaded(script) for script in scripts]
    found = [value for one in loaded for value in _articles(one)]
    found.sort(key=lambda value: _is_page(value))
    wanted = {_plain(headline) for headline in headlines if headline}
    chosen = next((one for one in found if wanted and _plain(text_of(one.get("headline"))) in wanted), None)
    if chosen is None:
        chosen = found[0] if found else {}
    return _with_named(chosen, loaded)


def _with_named(article: Article, loaded: Sequence[Any]) -> Article:
    """The article with the things that it names by their `@id` alone, as WordPress writes its author and publisher."""
    named: dict[str, Any] = {}
    for value in _values(loaded):
        if isinstance(value, dict) and isinstance(name := value.get("@id"), str) and "name" in value:
            named.setdefault(name, value)

    def whole(value: Any) -> Any:
        if isinstance(value, list):
            return [whole(one) if isinstance(one, dict) else one for one in value[:20]]
        if isinstance(value, dict) and "name" not in value and isinstance(name := value.get("@id"), str):
            return named.get(name, value)
        return value

    return {name: whole(value) if name in _PEOPLE else value for name, value in article.items()} if named else article


def text_of(value: object) -> str:
    """A text, of a list the first, of a thing its name."""
    for _step in range(_DEEPEST):
        if isinstance(value, list) and value:
            value = value[0]
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@value") or value.get("url") or ""
    return clean(value) if isinstance(value, str) else ""


def paragraphs_of(value: object) -> str:
    """A text of several paragraphs, an empty line between them, which line breaks or tags of HTML divide."""
    text = value if isinstance(value, str) else ""
    if not text.count("\n"):
        text = re.sub(r"(?i)<br\s?/?>|</(?:p|div|li|h[1-6])>", "\n", text)
    return "\n\n".join(filter(None, map(clean, text.split("\n"))))


def names_of(value: object) -> list[str]:
    """The names of one thing or several."""
    every = value if isinstance(value, list) else [value]
    names = [one.get("name") if isinstance(one, dict) else one for one in every[:20]]
    every = [
        inner for one, name in zip(every, names, strict=False) for inner in (name if isinstance(name, list) else [one])
    ]
    return [name for one in every[:20] if (name := text_of(one))]


def clean(text: str) -> str:
    """Text without tags and with its entities read, which some sites escape twice."""
    text = unescape(unescape(text)) if "&" in text else text
    return _SPACE.sub(" ", re.sub(r"</?[a-zA-Z][^<>]{0,300}>", "", text)).strip(_AROUND)


def _plain(text: str) -> str:
    return "".join(clean(text).split()).casefold()


def _loaded(script: str) -> Any:
    text = script.strip()[:_LARGEST]
    for _number in range(3):
        text = _WRAPPING.sub("", text).strip()
    for mended in (text, _RAW.sub(_one_line, text), _mended(text)):
        try:
            return json.loads(mended, strict=False)
        except (ValueError, RecursionError):
            continue
    return _first_values(text)


def _one_line(found: re.Match[str]) -> str:
    return " ".join(found[0].split("\n"))


def _mended(text: str) -> str:
    text = _BAD_ESCAPE.sub(r"\\\\", _RAW.sub(_one_line, text))
    return _COMMA.sub(r"\1", unescape(text) if "&quot;" in text and text.count('"') < 8 else text).rstrip(";")


def _first_values(text: str) -> list[Any]:
    """The values that follow one another in `text`, up to the one that is broken."""
    decoder, at = json.JSONDecoder(strict=False), 0
    found: list[Any] = []
    for _number in range(20):
        at = next((place for place in range(at, min(len(text), at + 1000)) if text[place] in "{["), -1)
        if at < 0:
            break
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return found or [_salvaged(text)]
        found.append(value)
    return found


def _salvaged(text: str) -> dict[str, Any]:
    """The plain pairs of an object that is cut off or broken: the first of each name that matters."""
    pairs = re.findall(r'"(@type|headline|datePublished|inLanguage)"\s*:\s*("(?:[^"\\\n]|\\.){0,500}")', text[:200_000])
    found: dict[str, Any] = {}
    for name, value in pairs:
        try:
            found.setdefault(name, json.loads(value, strict=False))
        except ValueError:
            continue
    return found


def _articles(value: Any) -> Iterator[dict[str, Any]]:
    return (one for one in _values(value) if isinstance(one, dict) and _is_article(one))


def _values(value: Any) -> Iterator[Any]:
    """The values of linked data that may be what its page is about, or be named by it."""
    waiting, seen = [(value, 0)], 0
    while waiting and seen < _MOST:
        value, depth = waiting.pop(0)
        seen += 1
        if depth > _DEEPEST:
            continue
        yield value
        if isinstance(value, list):
            waiting += [(one, depth + 1) for one in value[:200]]
        elif isinstance(value, dict):
            waiting += [
                (value[name], depth + 1) for name in ("@graph", "mainEntity", "mainEntityOfPage") if name in value
            ]


def _is_article(value: Mapping[str, Any]) -> bool:
    kinds = value.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    named = any(isinstance(kind, str) and _ARTICLE.fullmatch(kind.rpartition("/")[2]) for kind in kinds)
    return named and any(name in value for name in ("headline", "datePublished", "articleBody", "name"))


def _is_page(value: Mapping[str, Any]) -> bool:
    return "webpage" in str(value.get("@type")).lower() or not ("headline" in value or "datePublished" in value)
