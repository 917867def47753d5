"""Earlier posts, listed behind their label: title, address and date of each, in lists, lines or rows of a table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from editor.core.fields.bullets import without_mark
from editor.core.from_html.blocks import Block, Bullets, Paragraph
from editor.core.from_html.inline import Line
from editor.core.importers.structure.items import (
    LineOrBlock,
    entries_of,
    linked_text,
    plain,
    squeezed,
    start_of,
    without_start,
)
from editor.core.importers.structure.labels import Labels, is_ranking, undecorated
from editor.core.post import Related

_MOST_ODD = 2  # lines between two entries that are no entry
_LONGEST_ODD = 80
_MOST_BEHIND = 12  # lines behind the list; with more of them it is a list in the middle of the text
_LOOKS = frozenset(["link", "bold", "italic", "u", "small", "big", "mark", "sub", "sup"])


@dataclass(frozen=True, slots=True)
class _RelatedEntry:
    """A post that one item names, or a part of one: `title`, `url` or `date` may be empty."""

    post: Related
    items: frozenset[int]


def find_related(items: Sequence[LineOrBlock], labels: Labels) -> tuple[tuple[Related, ...], set[int]]:
    """The earlier posts of the last list with a label, and the items that say them; ((), {}) without one."""
    for index in range(len(items) - 1, -1, -1):
        begun = labels.related_in(items[index].text) if items[index].line is not None else None
        if begun is None or (items[index].links and not begun[0].strip()):
            continue
        rest, length = begun
        first: list[_RelatedEntry] = []
        if rest.strip():
            line = items[index].line or []
            cut = without_start(line, length + start_of(line))
            entry = _read(cut, labels) if cut is not None else None
            if entry is None or not entry.url:
                continue
            first = [_RelatedEntry(entry, frozenset([index]))]
        posts, taken = _entries(items, index + 1, first, labels)
        if posts:
            return posts, {index, *taken}
    return (), set()


def _entries(
    items: Sequence[LineOrBlock], start: int, first: list[_RelatedEntry], labels: Labels
) -> tuple[tuple[Related, ...], set[int]]:
    found = list(first)
    odd: list[int] = []  # lines since the last entry that are none
    between = 0  # odd lines that stand between two entries
    block_between = False
    for index in range(start, len(items)):
        item = items[index]
        entries = _of(item, index, labels) if not (labels.source_in(item.text) or ("", 0))[0] else []
        if not entries or _is_other(entries[0].post, found, block_between or bool(odd)):
            if item.is_silent:
                block_between = block_between or bool(found)
            else:
                odd.append(index)
            continue
        if odd:
            between += len(odd)
            if between > _MOST_ODD or any(len(items[at].text) > _LONGEST_ODD or items[at].line is None for at in odd):
                return (), set()  # posts with an excerpt below each: apart from it they would mean nothing
        odd, block_between = [], False
        found += entries
    behind = [at for at in range(start, len(items)) if at > _last(found, start) and not items[at].is_silent]
    if len(behind) > _MOST_BEHIND:
        return (), set()
    posts = _paired([entry.post for entry in found])
    if not posts:
        return (), set()
    return posts, {at for entry in found for at in entry.items}


def _last(found: list[_RelatedEntry], start: int) -> int:
    return max((at for entry in found for at in entry.items), default=start - 1)


def _of(item: LineOrBlock, index: int, labels: Labels) -> list[_RelatedEntry]:
    """The entries of an item: one of a line, one for each item of a list; none where it is something else."""
    if isinstance(item.block, Bullets) and item.line is None:
        posts = [_of_bullet(blocks, labels) for blocks in entries_of(item.block)]
        read = [post for post in posts if post is not None]
        return [_RelatedEntry(post, frozenset([index])) for post in read] if len(read) == len(posts) else []
    post = _read(item.line, labels) if item.line is not None else None
    return [_RelatedEntry(post, frozenset([index]))] if post is not None else []


def _of_bullet(blocks: tuple[Block, ...], labels: Labels) -> Related | None:
    lines: list[Line] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            return None
        lines += block.lines
    parts = [_read(line, labels, in_list=True) for line in lines]
    read = [part for part in parts if part is not None]
    if not read or len(read) != len(parts):
        return None
    if any(_is_day(part) for part in read):  # the post has a day of its own: one in its title is the title's
        whole = [
            part if _is_day(part) else _read(line, labels, in_list=True, dated=False)
            for line, part in zip(lines, read, strict=True)
        ]
        read = [part for part in whole if part is not None]
    paired = _paired(read)
    return paired[0] if len(paired) == 1 else None


def _is_day(part: Related) -> bool:
    return not part.title and not part.url


def _read(line: Line, labels: Labels, *, in_list: bool = False, dated: bool = True) -> Related | None:
    """The earlier post in `line`: a link with its title, a date, or both; None for another line.

    A title without a link counts with a date, or `in_list`. With `dated` False a date in the line is the title's.
    """
    text = plain(line)
    addresses = sorted({mark.value for atom in line for mark in atom.marks if mark.kind == "link"})
    if not text or len(addresses) > 1 or any(mark.kind not in _LOOKS for atom in line for mark in atom.marks):
        return None
    linked = linked_text(line)
    marked = without_mark(text)
    is_marked = marked != text and not labels.is_own_day(text)  # "2. April 2025" is no second item
    if is_marked and not (linked and text.startswith(linked)):  # a mark within the link is the title's own
        text = marked
    parted = labels.without_day(text) if dated else None
    date = parted.day if parted else ""
    title = parted.text if parted else text
    rest = labels.without_day(text.removeprefix(linked)) if linked and parted and text.startswith(linked) else None
    if rest is not None and not rest.text:
        title = linked  # a day stands behind it: signs within the link are the title's own
    if squeezed(title) != squeezed(linked):
        title = re.sub(r"^[\s　:：―—–|｜]+|[\s　:：|｜]+$", "", title)
    title = title.strip()
    if not addresses and (found := re.fullmatch(r"(.*?)\s*[（(<]?(https?://[^\s<>（）()]+)[）)>]?", title)):
        title, addresses = found[1].strip(), [found[2]]
    url = addresses[0] if addresses else ""
    if linked and title != linked and undecorated(title) == undecorated(linked) and linked in title:
        title = linked  # 「a title」 with the link between the brackets
    if url and squeezed(title) in (squeezed(url), squeezed(url).partition("//")[2]):
        title = ""
    if not url and not date and not in_list:
        return None
    if not url and title and (title.endswith("。") or is_ranking(title)):
        return None
    return Related(title, url, date) if title or url or date else None


def _is_other(post: Related, found: list[_RelatedEntry], apart: bool) -> bool:
    """Whether a link behind the entries `found` is no earlier post: a banner, thanks, a way to another page.

    `apart` says that something else stands between them.
    """
    if not post.date and (is_ranking(post.title) or (post.url and _is_no_post(post.url))):
        return True
    if not found:
        return not post.url and not post.date
    known = [entry.post for entry in found if entry.post.url]
    if not post.url or post.date or not known:
        return False
    same_host = any(_host(other.url) == _host(post.url) for other in known)
    return apart and not same_host


def _is_no_post(url: str) -> bool:
    """Whether the address is the front page of a site, or a search on it."""
    path = _path(url)
    return path in ("", "/") or path.startswith(("/search", "/tag/", "/category/"))


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return url


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return url


def _paired(parts: Sequence[Related]) -> tuple[Related, ...]:
    """Whole entries of what single lines say: a date before or behind each title, an address below it."""
    found: list[Related] = []
    first_is_date = bool(parts) and not parts[0].title and not parts[0].url
    waiting = ""
    for part in parts:
        last = found[-1] if found else None
        if _is_day(part):
            if first_is_date:
                waiting = part.date
            elif last is not None and not last.date:
                found[-1] = replace(last, date=part.date)
            else:
                return ()
        elif not part.title and last is not None and last.title and not last.url:
            found[-1] = replace(last, url=part.url, date=last.date or part.date)
        else:
            found.append(replace(part, date=part.date or waiting))
            waiting = ""
    return tuple(found) if not waiting and all(part.title or part.url for part in found) else ()
