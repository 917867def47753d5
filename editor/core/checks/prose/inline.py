"""The visible words of inline Markdown, each character with the place where it stands in the source."""

import html
import re
import unicodedata
from dataclasses import dataclass, field

BLANK = "\ufffc"
"""Stands for what is no prose (code, an address): no rule reads across it. (Unicode's object replacement character.)"""
_LONG_LINK = 12
"""Characters from which on the words of a link are somebody else's headline."""

_ADDRESS = r"(?:https?://|www\.)(?:[!-'*-;=?-~]|\([!-'*-;=?-~]{0,200}\)){2,2000}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}"
_TARGET = (
    r"\((?:<[^<>\n]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,2000}\)[^()\s]{0,2000})?)"
    r"(?:\s+[\"'][^\"'\n]{0,300}[\"'])?\s*\)"
)
_MARKUP = re.compile(
    rf"""
      (?P<escape>\\(?=[!-/:-@\[-`{{-~]))
    | (?P<code>(?<!`)(?P<ticks>`++)[^`]{{1,2000}}(?<!`)(?P=ticks)(?!`))
    | (?P<image>!\[(?P<caption>[^\[\]]{{0,1000}})\]{_TARGET})
    | (?P<footnote>\[\^[^\]\n]{{1,100}}\](?!:))
    | (?P<link>\[(?P<words>[^\[\]]{{0,1000}})\](?:{_TARGET}|\[[^\]\n]{{0,200}}\]))
    | (?P<ruby>\{{(?P<base>[^{{}}|｜\n]{{1,100}})[|｜][^{{}}\n]{{1,200}}\}})
    | (?P<autolink><(?:https?|mailto|tel):[^\s<>]{{1,2000}}>)
    | (?P<reading><(?P<gloss>rt|rp)(?:\s[^<>\n]{{0,200}})?>[^<\n]{{0,200}}
        (?:</(?P=gloss)\s*>|(?=<(?:/ruby|rt|rp|rb)\b)))
    | (?P<tag></?[A-Za-z][^<>\n]{{0,2000}}>|<!--(?:[^-]|-(?!->)){{0,300}}-->)
    | (?P<address>{_ADDRESS})
    | (?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z]\w{{1,30}});)
    | (?P<marks>\*+|~~|(?<![^\W_])_{{1,3}}(?=\S)|(?<=\S)_{{1,3}}(?![^\W_]))
    """,
    re.VERBOSE | re.DOTALL,
)


_VOICED = re.compile("[\u3099\u309a]")
_LETTER = re.compile("[ぁ-ヿ][\u3099\u309a]|.", re.DOTALL)
"""A kana with the mark that voices it is one letter, as some systems write file names (Unicode's NFD)."""


def end_of_letter(source: str, place: int) -> int:
    """The place behind the marks that voice the kana before `place`."""
    while place < len(source) and source[place] in "\u3099\u309a":
        place += 1
    return place


_Q = re.compile(r"<(/?)q[\s>]", re.IGNORECASE)
_SIGN = re.compile(r"[\\`!\[{<&*~_]|https?://|www\.")


class _OrdinaryWidth(dict[int, int]):
    """Each character in its ordinary width, where that is one character: places stay what they are."""

    def __missing__(self, code: int) -> int:
        character = unicodedata.normalize("NFKC", chr(code))
        plain = ord(character) if len(character) == 1 else code
        self[code] = plain
        return plain


_PLAIN = _OrdinaryWidth({ord("～"): ord("〜"), ord("\u3000"): ord("\u3000")})


def plain(text: str) -> str:
    """`text` with full-width digits, letters and brackets made ordinary ones, character by character."""
    return text.translate(_PLAIN)


@dataclass(slots=True)
class Words:
    """Visible words under construction: `places[i]` is the index in the source of the i-th character of `text()`."""

    pieces: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    foreign: list[tuple[int, int]] = field(default_factory=list)

    def copy(self, source: str, start: int, end: int) -> None:
        """Add `source[start:end]` as it is."""
        piece = source[start:end]
        if _VOICED.search(piece):
            for found in _LETTER.finditer(piece):
                self.put(unicodedata.normalize("NFC", found[0]), start + found.start())
        elif piece:
            self.pieces.append(piece)
            self.places.extend(range(start, end))

    def put(self, text: str, place: int) -> None:
        """Add `text`, all of which stands at `place`."""
        self.pieces.append(text)
        self.places.extend([place] * len(text))

    def text(self) -> str:
        """The words."""
        return "".join(self.pieces)


def read(source: str, start: int, end: int, words: Words) -> None:
    """Add the visible words of the inline Markdown `source[start:end]` to `words`."""
    place = start
    while found := _next(source, place, end):
        words.copy(source, place, found.start())
        kind = found.lastgroup
        place = _take(source, found, words)
        if kind == "escape":  # pragma: no branch
            words.copy(source, place, place + 1)
            place += 1
    words.copy(source, place, end)


def _next(source: str, place: int, end: int) -> re.Match[str] | None:
    """The next piece of markup: each begins with one of a few signs, but for mail addresses."""
    if source.find("@", place, end) >= 0:
        return _MARKUP.search(source, place, end)
    while sign := _SIGN.search(source, place, end):
        if found := _MARKUP.match(source, sign.start(), end):
            return found
        place = sign.end()
    return None


def _take(source: str, found: re.Match[str], words: Words) -> int:
    """Add what is seen of one piece of markup; the place behind it."""
    if found["image"] is not None:
        read(source, *found.span("caption"), words)
    elif found["link"] is not None:
        first = len(words.places)
        read(source, *found.span("words"), words)
        if len(words.places) - first >= _LONG_LINK:
            words.foreign.append((first, len(words.places)))
    elif found["ruby"] is not None:
        words.copy(source, *found.span("base"))
    elif found["entity"] is not None:
        words.put(html.unescape(found["entity"])[:1], found.start())
    elif found["tag"] is not None:
        if quotation := _Q.match(found["tag"]):  # a browser sets marks around it
            words.put("”" if quotation[1] else "“", found.start())
    elif found["code"] is not None or found["autolink"] is not None or found["address"] is not None:
        words.put(BLANK, found.start())
    return found.end()
