"""The source of the news: an outlet, an address and a day of reading, behind a label or in brackets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from editor.core.from_html.inline import Line
from editor.core.importers.structure.items import LineOrBlock, linked_text, squeezed
from editor.core.importers.structure.labels import Labels
from editor.core.text.written_dates import without_date

_ADDRESS = re.compile(r"https?://[^\s<>\"'「」『』【】（）、。\u3000]+")
_READ = re.compile(r"(?P<date>[^（(）)]{6,24}?)\s*(?:に)?(?:閲覧|参照|アクセス|取得)\s*[）)］\]]?\s*$")
_PARTED = re.compile(r"(?:^|[（(［\[\s　、,])+")
_STOPS = ".,;:!?"
_BRACKETED = re.compile(r"[（(［\[](?P<inside>[^（(］\]]{2,80})[）)］\]]")
_LONGEST = 300  # characters
_LONGEST_BESIDE = 100  # characters beside an address that is longer still


@dataclass(frozen=True, slots=True)
class StatedSource:
    """The source that a post states for its news; `items` are the indices of the items that state it."""

    outlet: str
    url: str
    accessed: str
    items: frozenset[int]


def find_source(items: Sequence[LineOrBlock], taken: set[int], labels: Labels) -> StatedSource | None:
    """The one source among the items of the news that are not `taken`, of several the one outside of quotations, or
    with an address; None where there is none, or several of them."""
    found: list[StatedSource] = []
    for index, item in enumerate(items):
        if index in taken or item.line is None or not item.text or _is_too_long(item.text):
            continue
        begun = labels.source_in(item.text)
        if begun is not None and not begun[0].strip():
            behind = index + 1
            if behind < len(items) and behind not in taken and (line := items[behind].line) is not None:
                source = _read(line, items[behind].text, (index, behind), labels)
                if source is not None and source.url:
                    found.append(source)
        elif begun is not None or _is_bracketed(item.text):
            rest = begun[0] if begun is not None else item.text.strip()[1:-1]
            if source := _read(item.line, rest, (index,), labels):
                found.append(_with_address_below(source, items, index + 1, taken, labels))
    # A quotation has a source of its own, and a sentence may begin with a word for it, too: 参照：前回の論評.
    outside = [source for source in found if all(items[index].box < 0 for index in source.items)] or found
    addressed = [source for source in outside if source.url] if len(outside) > 1 else outside
    return addressed[0] if len(addressed) == 1 else None


def _is_too_long(text: str) -> bool:
    """Whether `text` is longer than a line that states a source; the address of an article may have any length."""
    return len(text) > _LONGEST and len(_ADDRESS.sub("", text)) > _LONGEST_BESIDE


def _with_address_below(
    source: StatedSource, items: Sequence[LineOrBlock], below: int, taken: set[int], labels: Labels
) -> StatedSource:
    """`source` with the address that is alone on the line `below` it, if it has none itself."""
    if source.url or below >= len(items) or below in taken or (line := items[below].line) is None:
        return source
    address = _read(line, items[below].text, (below,), labels)
    if address is None or address.outlet or not address.url:
        return source
    return replace(source, url=address.url, items=source.items | {below})


def _is_bracketed(text: str) -> bool:
    """Whether the line is "（産経新聞 2025年4月1日）": brackets around a name and a date."""
    match = _BRACKETED.fullmatch(text.strip())
    dated = without_date(match["inside"]) if match else None
    return dated is not None and bool(dated.text)


def _read(line: Line, rest: str, indices: tuple[int, ...], labels: Labels) -> StatedSource | None:
    """The source that `rest`, the end of the text of `line`, names; None where it holds two links."""
    addresses = sorted({mark.value for atom in line for mark in atom.marks if mark.kind == "link"})
    others = {mark.kind for atom in line for mark in atom.marks} - {"link", "bold", "italic", "small", "big", "u"}
    if len(addresses) > 1 or others:
        return None
    url, accessed = addresses[0] if addresses else "", ""
    for place in _PARTED.finditer(rest):
        if (read := _READ.match(rest, place.end())) and (day := without_date(read["date"])) and not day.text:
            rest, accessed = rest[: place.start()], day.day
            break
    if not accessed:
        rest, accessed = labels.without_accessed(rest)
    if url and (shown := linked_text(line).strip()) and squeezed(shown) == squeezed(url):
        rest = rest.replace(shown, " ", 1)  # whatever signs are in it
    bare = _ADDRESS.search(rest)
    if bare is not None:
        if not url:
            url = bare[0].rstrip(f"{_STOPS})")
            rest = rest.replace(bare[0], " " + bare[0][len(url) :].lstrip(_STOPS), 1)
        elif squeezed(bare[0]) in (squeezed(url), squeezed(linked_text(line))):
            rest = rest.replace(bare[0], " ", 1)
        if _ADDRESS.search(rest):
            return None
        rest = re.sub(r"[（(<＜]\s*[）)>＞]", "", rest)
    outlet = " ".join(rest.strip(" 　:：―—–-|｜").split(" ")).strip()
    if outlet[-1:] in "）)］]】" and not re.search(r"[（(［\[【]", outlet):
        outlet = outlet[:-1].rstrip()  # "（出典：湖北新聞）": the bracket around label and outlet
    if not url and (not outlet or len(outlet) > 60 or outlet.endswith("。")):
        return None
    return StatedSource(outlet, url, accessed, frozenset(indices))
