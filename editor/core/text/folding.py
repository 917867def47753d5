"""Folding for search: what counts as the same in the find bar, in replacing and in the library.

The same are: full and half width, upper and lower case, composed and decomposed, old and new forms of a character
(國 and 国), with a variation selector or without (辻󠄁), Latin letters with accents or without (café and cafe), all
dashes, all quotation marks, any amount of white space. What nobody sees (zero-width spaces, byte order marks, soft
hyphens) is overlooked. Katakana and hiragana are not the same: ソ連 is not そ連; nor is ー, a letter, the same as a
dash. Several spellings of one word (サーバー, サーバ) are no folding: `spellings.py`.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from editor.core.text.patterns import pattern
from editor.core.text.variants import NEW

IGNORED = pattern(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff"
    "\ufe00-\ufe0f\ufeff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Default_Ignorable_Code_Point of Unicode, as far as text holds them, and lone surrogates."""

# Radicals that copies from PDF files hold instead of the character, where normalisation leaves them.
_RADICALS = dict(zip("⺟⺠⻁⻄⻑⻘⻝⻤⻨⻩⻫⻭⻯⻲⻳", "母民虎西長青食鬼麦黄斉歯竜亀亀", strict=True))
# Letters with accents behind the letter without, as which they are searched: café and cafe, Tōkyō and Tokyo.
_ACCENTED = """
aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ bḃḅḇ cçćĉċčḉ dďđḋḍḏḑḓ eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ fḟ gĝğġģǧǵḡ hĥħȟḣḥḧḩḫẖ
iìíîïĩīĭįıǐȉȋḭḯỉị jĵǰ kķǩḱḳḵ lĺļľłḷḹḻḽ mḿṁṃ nñńņňǹṅṇṉṋ oòóôõöøōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ pṕṗ rŕŗřȑȓṙṛṝṟ
sśŝşšșṡṣṥṧṩ tţťŧțṫṭṯṱẗ uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự vṽṿ wŵẁẃẅẇẉẘ xẋẍ yýÿŷȳẏẙỳỵỷỹ zźżžẑẓẕ
"""
_ACCENTS = {accented: letters[0] for letters in _ACCENTED.split() for accented in letters[1:]}
_SAME = (
    dict.fromkeys("‐‑‒–—―−─", "-")
    | dict.fromkeys("“”„‟″", '"')
    | dict.fromkeys("‘’‚‛′", "'")
    | dict.fromkeys("·‧⋅", "・")
    | {"〜": "~", "⋯": "...", "æ": "ae", "œ": "oe", "ё": "е"}
    | _ACCENTS
    | _RADICALS
    | NEW
)
_MARKS = "\u0300-\u036f"  # accents that are characters of their own, since no letter is composed with them
_OTHER = pattern(f"[{''.join(_SAME)}{_MARKS}]")
_LATIN_MARKS = pattern(f"(?<=[a-z])[{_MARKS}]+")
_WITH_ACCENT = pattern("[à-ɏ\u0300-\u036fё\u1e00-\u1eff]")
_LONG = 2000  # characters from which on a text is folded by the characters that it is made of
_MOST = 400  # different characters that are replaced one by one
_SPACES = pattern("[ \t]{2,}|\t")
_SPACE = frozenset(" \t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
_RUN = pattern(f"[{''.join(_SPACE)}]{{2,}}")
_JOINER = "\u200d"
_VOICED = frozenset("\uff9e\uff9f")


def fold(text: str) -> str:
    """`text` without the differences that a search overlooks. Line ends stay."""
    folding = str.lower if text.isascii() else _folded_by_character if len(text) > _LONG else _folded
    text = folding(text)
    return _SPACES.sub(" ", text) if "  " in text or "\t" in text else text


def accents_of(text: str) -> str:
    """The letters of `text` with accents, which `fold` takes away, in small letters."""
    if text.isascii():
        return ""
    text = unicodedata.normalize("NFKC", IGNORED.sub("", text)).casefold()
    return "".join(_WITH_ACCENT.findall(unicodedata.normalize("NFKC", text)))


def _folded(text: str) -> str:
    text = IGNORED.sub("", text)
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    marked = False

    def other(match: re.Match[str]) -> str:
        nonlocal marked
        found = _SAME.get(match[0])
        marked = marked or found is None
        return found or match[0]

    text = _OTHER.sub(other, text)  # looking for marks by themselves would take as long once more
    return _LATIN_MARKS.sub("", text) if marked else text


def _folded_by_character(text: str) -> str:
    """The folded form of a long text: normalising Japanese takes 25 times as long as replacing the few signs that
    change."""
    changed = []
    for character in set(text):
        width = _widths[character]
        if width == _JOINED:
            return _folded(text)
        if width != 1 or _folded(character) != character:
            changed.append(character)
    if len(changed) > _MOST:
        return _folded(text)
    for character in changed:  # what one becomes is no other one: folding twice is folding once
        text = text.replace(character, _folded(character))
    return text


_JOINED = -1


class _Widths(dict[str, int]):
    """Number of characters that a character folds to, each asked about once; _JOINED where it depends on its
    neighbours."""

    def __missing__(self, character: str) -> int:
        folded = _folded(character)
        joins = _extenders[character] or _is_flag_letter(character) or (" " in folded and folded != " ")
        self[character] = width = _JOINED if joins else len(folded)
        return width


class _Extenders(dict[str, bool]):
    """Characters that extend the one before them: https://www.unicode.org/reports/tr29/ (Extend, SpacingMark, the
    vowels and finals of Hangul), and the half-width voiced marks, which are one sound with their kana."""

    def __missing__(self, character: str) -> bool:
        code = ord(character)
        self[character] = answer = (
            unicodedata.category(character).startswith("M")
            or character in _VOICED
            or character in ("\u200c", _JOINER)
            or 0x1160 <= code <= 0x11FF
            or 0xD7B0 <= code <= 0xD7FF
            or 0x1F3FB <= code <= 0x1F3FF  # skin colours
            or 0xE0020 <= code <= 0xE007F  # tags of flags
        )
        return answer


_widths = _Widths()
_extenders = _Extenders()


def extends(character: str) -> bool:
    """Whether `character` belongs to the one before it."""
    return _extenders[character]


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each character as a reader sees it, with its marks and selectors; a run of white space is one."""
    at, length = 0, len(text)
    while at < length:
        start, first = at, text[at]
        at += 1
        if first in _SPACE:
            while at < length and text[at] in _SPACE:
                at += 1
        elif _is_flag_letter(first) and at < length and _is_flag_letter(text[at]):
            at += 1
        while at < length and (_extenders[text[at]] or (text[at - 1] == _JOINER and _is_pictograph(text[at]))):
            at += 1
        yield start, at


def is_one_to_one(text: str) -> bool:
    """Whether each character of `text` folds to one, so that places in the folded text are places in this one."""
    if "\t" in text or _has_wide_space(text):
        return False
    return text.isascii() or set(map(_widths.__getitem__, set(text))) == {1}


def _has_wide_space(text: str) -> bool:
    """Whether white space follows on white space, which is folded to one space."""
    return _RUN.search(text) is not None


def ends_of(text: str) -> list[int] | None:
    """The end of each character of `text` in the folded text; None where characters belong together."""
    if "\t" in text or _has_wide_space(text):
        return None
    widths = list(map(_widths.__getitem__, text))
    return None if _JOINED in widths else list(accumulate(widths))


def folded_with_places(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The folded text, and for each of its characters the (start, end) of the cluster of `text` that it comes from."""
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    for start, end in clusters(text):
        piece = _folded_cluster(text[start:end])
        if piece[:1] == " " and pieces and pieces[-1].endswith(" "):  # ¯ is a space with a mark
            piece = piece[1:]
        if piece:
            pieces.append(piece)
            places += [(start, end)] * len(piece)
    return "".join(pieces), places


_folded_cluster = lru_cache(maxsize=5_000)(fold)


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _is_pictograph(character: str) -> bool:
    """Whether the character may go on a sequence of joined emoji."""
    return "\u2190" <= character <= "\u2bff" or "\U0001f000" <= character <= "\U0001faff"
