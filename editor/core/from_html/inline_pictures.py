"""Pictures that lie in a copied page itself, as `data:` addresses: taken out of it, and put back as files of the post.

Found without a parser, and never copied while one looks: such a page has megabytes.
"""

import base64
import binascii
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from editor.core.markup.link import destination
from editor.core.text.patterns import pattern

LARGEST_PAGE = 32 * 1024 * 1024
"""Characters of a page with its pictures; of a larger one none is taken."""
_MOST = 50
_MOST_LOOKS = 2000  # addresses that are looked at, in some hundredths of a second
_SMALL = 1000  # characters of a placeholder of a picture that is loaded later, and of signs in a line
_BEGIN = "data:image/"
_DATA = pattern(r"data:image/(?:png|jpe?g|gif|webp|avif|bmp);base64,", re.IGNORECASE)
_SOURCE = pattern(r"<img\s(?:[^<>]{0,4000}?\s)?src\s*=\s*([\"'])$", re.IGNORECASE)
_LATE = pattern(r"\s(?:data-[\w-]*src\w*|data-orig[\w-]*|data-lazy[\w-]*|data-echo|srcset)\s*=", re.IGNORECASE)
_BEFORE = 4100  # characters of a tag before its address, and behind it


@dataclass(frozen=True, slots=True)
class LiftedPictures:
    """A page with the address `start` and a number in place of each picture inside, and those pictures."""

    page: str
    start: str = ""
    pictures: tuple[str, ...] = ()
    left: int = 0
    """Pictures that stay in the page, since there are too many of them."""

    def numbers_in(self, markdown: str) -> dict[int, str]:
        """The numbers of the pictures that `markdown` shows, and what it says of each: its caption, in Markdown."""
        if not self.start or self.start not in markdown:
            return {}
        start = re.escape(self.start)
        said = re.compile(rf"!\[((?:\\.|[^\[\]\\]){{0,1000}})\]\({start}(\d{{1,3}})\.png")
        found = {int(number): "" for number in re.findall(rf"{start}(\d{{1,3}})\.png", markdown)}
        found.update((int(number), words) for words, number in said.findall(markdown))
        return {number: words for number, words in found.items() if number < len(self.pictures)}


NO_PICTURES = LiftedPictures("")


def lift(page: str) -> LiftedPictures:
    """Take the pictures out of `page`; a small one, and one in whose place another is loaded later, stays in it."""
    if len(page) > LARGEST_PAGE or _BEGIN not in page:
        return LiftedPictures(page)
    start = f"https://{secrets.token_hex(8)}.invalid/"  # no page can name it
    pieces, pictures = list[str](), list[str]()
    at = done = left = 0
    for _look in range(_MOST_LOOKS):
        if (at := page.find(_BEGIN, at)) < 0:
            break
        tag = page.rfind("<", max(at - _BEFORE, done), at)
        before = _SOURCE.match(page, tag, at) if tag >= 0 and page[at - 1] in "\"'" else None
        end = page.find(before[1], at) if before else -1
        if before is None or end < at + _SMALL or not _DATA.match(page, at) or _is_late(page, at, end, before[0]):
            at = max(end, at + len(_BEGIN))
        elif len(pictures) == _MOST:
            left, at = left + 1, end
        else:
            pieces += (page[done:at], f"{start}{len(pictures)}.png")
            pictures.append(page[at:end])
            at = done = end
    return LiftedPictures("".join((*pieces, page[done:])), start, tuple(pictures), left)


def _is_late(page: str, at: int, end: int, before: str) -> bool:
    """Whether the rest of the tag names another picture, which a script would put there."""
    close = page.find(">", end, end + _BEFORE)
    return (
        _LATE.search(before) is not None or _LATE.search(page[end + 1 : close if close >= 0 else end + 1]) is not None
    )


def picture_data(address: str) -> bytes:
    """The bytes of a picture as a `data:` address holds them; b"" where it is damaged."""
    try:
        return base64.b64decode(re.sub(r"\s|%0[AaDd]", "", address.partition(",")[2]), validate=True)
    except (binascii.Error, ValueError):
        return b""


def settled(markdown: str, start: str, path_of: Callable[[int], str | None]) -> str:
    """`markdown` with the paths of the pictures in place of their addresses; a picture without a path is left out."""
    from html import escape  # with 2,231 names of entities, and this module is part of a start

    start = re.escape(start)
    title = r'(?:\s+"(?:\\.|[^"\\]){0,1000}")?'

    def shown(found: re.Match[str]) -> str:
        path = path_of(int(found["number"]))
        return "" if path is None else f"{found['words']}({destination(path)}{found['title']})"

    def tag(found: re.Match[str]) -> str:
        path = path_of(int(found["number"]))
        return "" if path is None else f"{found['before']}{escape(path)}{found['behind']}"

    markdown = re.sub(
        rf"(?P<words>!\[(?:\\.|[^\[\]\\]){{0,1000}}\])\({start}(?P<number>\d{{1,3}})\.png(?P<title>{title})\)",
        shown,
        markdown,
    )
    return re.sub(
        rf"(?P<before><img\b[^<>]{{0,4000}}?){start}(?P<number>\d{{1,3}})\.png(?P<behind>[^<>]{{0,4000}}>)",
        tag,
        markdown,
    )
