"""The headline of an article, without the name of its site."""

import re
from collections.abc import Iterable, Sequence

from editor.core.news_page.facts import PageFacts
from editor.core.news_page.lines import HEADINGS, Line
from editor.core.news_page.linked_data import text_of
from editor.core.news_page.outlets import folded, outlets
from editor.core.news_page.titles import MARKS, SECTIONS, headed, is_of_host, site_words

_LONGEST = 300  # characters
_MOST = 400  # lines among which lower headings are looked for
_ENDS = ("。", "」", ".", "!", "?", "”", '"')
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+){2,}")
_LIST_SIGNS = re.compile(r"^[■◆●▼▽★☆◇○□・\s]+")
_FRAMED = re.compile(r"[【\[［]([^【】\[\]［］]{2,30})[】\]］]\s*")
_AROUND = re.compile(r"[\s　/／|｜:：>＞›»<＜‹«≪・()（）【】［］\[\]–—―－-]+")
_OWNER = re.compile(
    r"株式会社|(?:有限|合同)会社|(?:財団|社団|学校|独立行政|NPO)法人|大学$|^(?:トップ|ホーム|home|top|METI|ニュースリリース)$",
    re.IGNORECASE,
)
_SENTENCE = re.compile("[がをはに、。「」]")
"""Signs and words around a headline in the title of a page: owners of sites, first pages, and what no name holds."""

_SIGNED = re.compile(r"\s*[（(]([^（()）]{1,40})[)）]\s*$")


def headline_of(facts: PageFacts) -> tuple[str, bool]:
    """The headline, and whether it is sure; "" where there is none."""
    names = _names(facts)
    headings = [one for one in facts.headings if not _is_name(one, names) and folded(one) not in SECTIONS]
    title = headed(facts.head.title, headings)
    shared = headed(facts.head.first("og:title"), headings)
    if _SLUG.fullmatch(shared):
        shared = ""
    wholes = [text for text in (*headings, shared) if text]
    lower = [one for one in _lower(facts) if not _is_name(one, names)]
    cut_title = ""
    if folded(title) not in map(folded, headings):
        cut_title = _behind_site(title, _lower(facts, behind=True), [shared], names, facts.address)
    cut_title = headed(cut_title or _cut(title, names, [*wholes, *lower], facts.address), headings)
    cut_shared = headed(_cut(shared, names, [*headings, *lower], facts.address), headings)
    if any(_akin(cut_title, one) for one in headings) and _is_of_site(shared, [cut_title, *headings], names):
        cut_shared = ""
    if not shared and (_is_of_site(title, headings, names) or _is_a_name(title, headings)):
        cut_title = ""
    linked = _cut(text_of(facts.linked.get("headline")), names, headings, facts.address)
    others = [one for one in (cut_title, cut_shared, *headings) if one]
    candidates = [
        linked if linked and (not others or any(_akin(linked, one) for one in others)) else "",
        facts.head.first("parsely-title"),
        cut_shared,
        cut_title,
        *headings[:1],
        facts.head.first("twitter:title", "dc.title", "dcterms.title", "headline", "title"),
    ]
    chosen = next((one for one in candidates if one and not _is_name(one, names)), "")
    if chosen:
        chosen = _longer(chosen, [*headings, cut_title], facts.head.title)
        return _signed_off(chosen, facts)[:_LONGEST], True
    found = _first_heading(facts.lines)
    return found[:_LONGEST], False


def _is_of_site(title: str, others: Sequence[str], names: set[str]) -> bool:
    """Whether a title names the site alone, on every page of it: none of `others` is like it, and it has its name."""
    parts = [part for part in MARKS.split(title) if part]
    if not others or any(_akin(part, one) for part in (title, *parts) for one in others):
        return False
    return any(_is_tail(part, names) for part in parts) or (len(parts) == 1 and site_words(title, ""))


def _is_a_name(title: str, headings: Sequence[str]) -> bool:
    """Whether a title is so short beside another heading that it is no headline."""
    return len(folded(title)) < 7 and bool(headings) and not any(_akin(title, one) for one in headings)


def _lower(facts: PageFacts, *, behind: bool = False) -> list[str]:
    """The lower headings of the page; `behind`: those alone that stand between its first one and its text."""
    lines = facts.lines[:_MOST]
    if behind:
        first = next((at for at, line in enumerate(lines) if line.tag == "h1"), 0)
        lines = lines[first : next((at for at, line in enumerate(lines) if at > first and _is_text(line)), len(lines))]
    found = [line.text for line in lines if line.tag in ("h2", "h3", "h4") and len(line.text) > 3]
    if not behind:  # old pages have their headline in no heading at all
        first = next((at for at, line in enumerate(lines) if _is_text(line) and line.text.endswith(_ENDS)), 0)
        found += [line.text for line in lines[:first] if not line.linked and 7 <= len(line.text) <= 120]
    return found


def _is_text(line: Line) -> bool:
    return line.weight > 0 and line.tag not in HEADINGS


def _names(facts: PageFacts) -> set[str]:
    """The names that the site may sign with, folded."""
    linked = facts.linked
    names = [
        facts.head.first("og:site_name"),
        facts.head.first("application-name", "apple-mobile-web-app-title"),
        text_of(linked.get("publisher")),
        text_of(linked.get("isPartOf")),
        outlets().of_address(facts.address),
    ]
    return {folded(name) for name in names if name} - {""}


def _is_name(text: str, names: Iterable[str]) -> bool:
    plain = folded(text)
    return not plain or plain in names or plain in outlets().names


def _akin(one: str, other: str) -> bool:
    """Whether two texts begin alike, or one holds the other."""
    one, other = folded(one), folded(other)
    return one[:12] == other[:12] or (len(other) > 8 and other in one) or (len(one) > 8 and one in other)


def _behind_site(text: str, lower: Sequence[str], others: Sequence[str], names: set[str], address: str) -> str:
    """The end of a title that begins with the name of its site: a heading of the page says it; "" where none does."""
    plain = {folded(_LIST_SIGNS.sub("", one)) for one in lower}
    known = {folded(one) for one in (*lower, *others)}
    for mark in list(MARKS.finditer(text))[:4]:
        end, begin = text[mark.end() :].strip(), text[: mark.start()]
        if folded(end) in plain and len(end) > 3 and not _is_tail(end, names) and not site_words(end, address):
            return "" if folded(begin) in known else end
    return ""


def _cut(text: str, names: set[str], wholes: Sequence[str], address: str) -> str:
    """`text` without the names of site and section at its ends."""
    text = text.strip()
    plain = {folded(whole) for whole in wholes if whole}
    if folded(text) in plain and not any(mark for mark in MARKS.finditer(text) if _is_tail(text[mark.end() :], names)):
        return text
    if whole := _framed_by_site(text, wholes, names, address):
        return whole
    framed = _FRAMED.match(text)
    if (
        framed
        and folded(text[framed.end() :]) in plain
        and (_is_tail(framed[1], names) or site_words(framed[1], address))
    ):
        return text[framed.end() :]
    marks = list(MARKS.finditer(text))[-12:]
    for mark in marks:
        begin = text[: mark.start()].strip()
        if folded(begin) in plain:
            return _cut(begin, names, wholes, address)
        if begin.endswith(("…", "...")) and (whole := _begun(begin, wholes)):
            return whole
        if mark.start() < 30 and folded(text[mark.end() :]) in plain:
            return text[mark.end() :].strip()
        if mark[0].strip() in ("｜", "|") and _is_begun(begin, text, plain):
            return _cut(begin, names, wholes, address)
    cut = False
    while marks:
        mark = marks.pop()
        tail = text[mark.end() :]
        if not text[: mark.start()].strip():
            break
        if (
            _is_tail(tail, names)
            or (cut and (folded(tail) in SECTIONS or _holds(text[: mark.start()], plain)))
            or (not cut and mark[0].strip() and len(tail) <= 40 and mark.start() >= 5 and site_words(tail, address))
        ):
            text, cut = text[: mark.start()].rstrip(), True
        elif not _may_hide_more(mark[0]):
            break
    for mark in MARKS.finditer(text):
        begin = text[: mark.start()]
        if len(text) - mark.end() > 8 and (_is_name(begin, names) or is_of_host(begin, address)):
            return text[mark.end() :].strip()
        break
    if not cut and (found := _SIGNED.search(text)) and _is_tail(found[1], names) and folded(found[1]) in names:
        return text[: found.start()]
    return text


def _framed_by_site(text: str, wholes: Sequence[str], names: set[str], address: str) -> str:
    """The heading of the page that stands whole in `text`, where all that is around it names site and section; ""
    where there is none."""
    for whole in wholes:
        before, found, behind = text.partition(whole)
        if len(whole) < 8 or not found or not (before or behind):
            continue
        parts = [part for side in (before, behind) for part in _AROUND.split(side) if part]
        apart = all(_AROUND.fullmatch(sign) for sign in (before[-1:] or " ", behind[:1] or " "))
        if apart and parts and all(_is_tail(part, names) or _is_of_place(part, address) for part in parts):
            return whole
    return ""


def _is_of_place(part: str, address: str) -> bool:
    """Whether a part of a title is the name of a site, an owner of one or a section, as far as its words say."""
    if len(part) > 20 or _SENTENCE.search(part):
        return False
    return site_words(part, address) or folded(part) in SECTIONS or _OWNER.search(part) is not None


def _holds(begin: str, wholes: Iterable[str]) -> bool:
    """Whether a heading of the page, one of the `wholes`, is in what stands before a section's name in a title."""
    begin = folded(begin)
    return any(len(whole) >= 8 and whole in begin for whole in wholes)


def _is_begun(begin: str, text: str, wholes: Iterable[str]) -> bool:
    """Whether one of the `wholes`, folded, begins with `begin`, long enough to be a headline, and not with `text`."""
    begin, text = folded(begin), folded(text)
    return len(begin) >= 8 and any(whole.startswith(begin) and not whole.startswith(text) for whole in wholes)


def _begun(text: str, wholes: Sequence[str]) -> str:
    """The whole text that one with an ellipsis at its end begins."""
    begun = folded(text.rstrip("….").removesuffix("..."))
    return next((whole for whole in wholes if len(begun) > 4 and folded(whole).startswith(begun)), "")


def _may_hide_more(mark: str) -> bool:
    return mark.strip() in ("：", ":", "")


def _is_tail(tail: str, names: set[str]) -> bool:
    """Whether the end of a title is the name of a site."""
    plain = folded(tail)
    if not plain or len(tail) > 60:
        return False
    if plain in names or outlets().known(tail):
        return True
    if any(len(name) > 2 and (plain.startswith(name) or (name.startswith(plain) and len(plain) > 3)) for name in names):
        return True
    return any(len(name) > 3 and plain.startswith(name) and len(plain) < len(name) + 14 for name in outlets().names)


def _longer(chosen: str, others: Sequence[str], title: str) -> str:
    """The longer form of a headline that was shortened: by an ellipsis, or because the page goes on on others."""
    begun = folded(chosen.rstrip("….").removesuffix("..."))
    for other in others:
        plain = folded(other)
        is_short = chosen.rstrip().endswith(("…", "...")) or (plain in folded(title) and plain != folded(title))
        if is_short and len(plain) > len(begun) > 5 and plain.startswith(begun) and len(other) <= _LONGEST:
            return other
    return chosen


def _signed_off(headline: str, facts: PageFacts) -> str:
    """The headline on a portal, without the name of the outlet whose article it is: …（時事通信）."""
    found = _SIGNED.search(headline)
    if found is None or not outlets().is_portal(outlets().of_address(facts.address) or _portal(facts)):
        return headline
    rest = headline[: found.start()]
    is_signed = outlets().known(found[1]) or any(folded(rest) == folded(one) for one in facts.headings)
    return rest if is_signed else headline


def _portal(facts: PageFacts) -> str:
    name = outlets().known(facts.head.first("og:site_name"))
    return name or next((outlets().known(part) for part in MARKS.split(facts.head.title)[-1:]), "")


def _first_heading(lines: Sequence[Line]) -> str:
    """On a page without a name: the first heading before its text, else the short line that its text begins with."""
    first = next((at for at, line in enumerate(lines) if line.weight), len(lines))
    before = lines[max(0, first - 40) : first + 1]
    for tags in (("h1",), ("h2",), tuple(HEADINGS)):
        for line in before:
            if line.tag in tags and len(line.text) > 3 and not line.is_linked:
                return line.text
    short = [line.text for line in lines[:5] if 8 <= len(line.text) <= 120 and not line.text.endswith("。")]
    return short[0] if short else ""
