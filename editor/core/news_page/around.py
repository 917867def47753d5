"""Furniture around an article: navigation, sharing, related articles, advertising.

Whole blocks that say so themselves, by an element or by a whole word of a class or id; and at the ends of the text the
lines that every site has there. Inline elements stay: a newspaper marks names within a sentence by `keyword`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml import html

from editor.core.news_page import words_around as words
from editor.core.news_page.day_text import is_dateline, only_a_day
from editor.core.news_page.lines import HEADINGS, INLINE, Line
from editor.core.news_page.outlets import outlets

_ELEMENTS = frozenset(["nav", "footer", "aside", "form", "noscript", "menu", "figcaption"])
_ROLES = frozenset(
    ["navigation", "search", "menubar", "toolbar", "banner", "contentinfo", "complementary", "dialog", "alertdialog"]
)
_SPARED = frozenset(["hentry", "post", "type-post", "status-publish", "entry", "article", "body", "html"])
_STATES = frozenset(["has", "with", "no", "without", "is", "not", "hide", "show", "js"])
_SPACING = re.compile(r"(?:[\w-]+:)*-?p[rlxytb]-[\d\[]")  # Tailwind's paddings: `pr-4`
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SPLIT = re.compile(r"[-_\s]+")
_SHORT = 60  # characters
_CAPTION = 160  # characters
_BOXES = frozenset(["p", "div", "td", "table", "dl", "li"])
_PHOTO = re.compile(
    r"(?:^|[-_\s])(?:photos?|pic|picture|img|image|shashin)(?:[-_]?(?:box|area|block|wrap(?:per)?|unit|[lrc]|left|right|center))?(?:\s|$)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:――|──|—).{3,}|.{4,}[。？]$")
_WHOLE = frozenset(["html", "body", "article", "main"])
_BOX = 700  # characters, white space among them


def furniture(root: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The blocks of the page that say that they are none of its text."""
    for element in root.iter():
        tag = element.tag
        if not isinstance(tag, str) or tag in INLINE or tag in ("html", "body", "head", "article", "main"):
            continue
        if (
            tag in _ELEMENTS
            or element.get("role", "").strip().lower() in _ROLES
            or element.get("aria-modal") == "true"
            or (tag not in HEADINGS and (_is_named(element) or is_photo_box(element)))
        ):
            yield element


def is_photo_box(element: html.HtmlElement) -> bool:
    """Whether an element calls itself a photograph, and holds one with at most a few lines under it."""
    named = _PHOTO.search(f"{element.get('class', '')} {element.get('id', '')}")
    if str(element.tag) not in _BOXES or not (named or _is_list_of_one(element)):
        return False
    if len(list(islice(element.iter("img", "amp-img"), 2))) != 1:
        return False
    return len("".join(element.text_content()[:_BOX].split())) <= _CAPTION


def _is_list_of_one(element: html.HtmlElement) -> bool:
    """Whether an element is a list of terms whose one term is a picture, as old pages set their captions."""
    terms = list(islice(element.iter("dt"), 2)) if str(element.tag) == "dl" else []
    return len(terms) == 1 and next(terms[0].iter("img", "amp-img"), None) is not None


def _is_named(element: html.HtmlElement) -> bool:
    classes = element.get("class", "").split()
    if any(name.lower() in _SPARED for name in classes):
        return False
    for name in (*classes, element.get("id", "")):
        if not name or _SPACING.match(name):
            continue
        parts = [part for part in _SPLIT.split(_CAMEL.sub("-", name).lower()) if part]
        if not _STATES.isdisjoint(parts):
            continue
        if words.TOGETHER.search(name) or (not words.CLASSES.isdisjoint(parts) and len(parts) <= 5):
            return True
        if len(parts) <= 2 and not words.WEAK.isdisjoint(parts):
            return True
    return False


def is_of_comments(element: html.HtmlElement) -> bool:
    """Whether the block calls itself the comments of readers."""
    if str(element.tag) in ("html", "body", "article", "main"):
        return False
    for name in (*element.get("class", "").split(), element.get("id", "")):
        parts = [part for part in _SPLIT.split(_CAMEL.sub("-", name).lower()) if part]
        if not words.COMMENTS.isdisjoint(parts) and _STATES.isdisjoint(parts) and len(parts) <= 3:
            return True
    return False


def is_related_heading(line: Line) -> bool:
    """Whether the line is a heading of a list of other articles."""
    return len(line.text) <= _SHORT and words.RELATED.fullmatch(line.text) is not None


def without_ends(lines: Sequence[Line], headlines: Sequence[str]) -> list[Line]:
    """The lines of the article among `lines`, those of its place: from behind its headline to its last sentence."""
    names = {squeezed(headline) for headline in headlines if headline}
    named = (at + 1 for at, line in enumerate(lines[:200]) if line.tag in HEADINGS and squeezed(line.text) in names)
    begin = next(named, 0)
    if sum(line.weight for line in lines[:begin]) > 0.08 * sum(line.weight for line in lines):
        begin = 0
    kept: list[Line] = []
    skipping, author = False, None
    boxes = _boxes_of_letters(lines[begin:])
    for line in lines[begin:]:
        if boxes and any(up in boxes for up in (line.element, line.element.getparent())):
            continue
        if is_related_heading(line):
            skipping = True
            author = _box_of_author(line)
            continue
        if skipping:
            if author is not None and any(up is author for up in line.element.iterancestors()):
                continue
            if not line.weight or line.linked > 0.3 * len(line.text) or line.tag in ("li", "dd", "dt"):
                continue
            skipping = False
        if squeezed(line.text) in names or _is_left_out(line):
            continue
        kept.append(line)
    return _without_end(_without_begin(kept))


def _box_of_author(line: Line) -> html.HtmlElement | None:
    """The block that a heading of who the author is begins; None for another heading, or where it is the article's."""
    box = line.element.getparent()
    if box is None or str(box.tag) in _WHOLE or not words.ABOUT_AUTHOR.fullmatch(line.text):
        return None
    return box if len(box.text_content()) < _BOX else None


def _boxes_of_letters(lines: Sequence[Line]) -> set[html.HtmlElement]:
    """The small blocks that begin with an offer of letters by mail: the rest of their lines tells of these."""
    found: set[html.HtmlElement] = set()
    for line in lines:
        if len(line.text) > _SHORT or not words.LETTERS.match(line.text):
            continue
        box = line.element.getparent()
        if box is not None and str(box.tag) not in _WHOLE and len(box.text_content()) < _BOX:
            found.add(box)
    return found


def _is_left_out(line: Line) -> bool:
    text = line.text
    if line.linked > 0.9 * len(text) and not (line.tag in ("p", "li", "blockquote", "dd") and len(text) > 40):
        return True
    return is_of_site(text) or not any(sign.isalnum() for sign in text)


def is_of_site(text: str) -> bool:
    """Whether the line is one that the site has around all its articles: of sharing, rights, membership, cookies."""
    if words.LEAVING.fullmatch(text):
        return not text.endswith("。") or words.OF_SITES.search(text) is not None
    return len(text) < 120 and words.OFFER.search(text) is not None


def _without_begin(lines: list[Line]) -> list[Line]:
    """Without the day, the byline and other short things before the first sentence."""
    first = next((at for at, line in enumerate(lines) if line.weight), None)
    if first is None:
        return [line for line in lines if not only_a_day(line.text)]
    while first < len(lines) - 1 and is_dateline(lines[first].text):
        first += 1
    head = [
        line
        for line in lines[:first]
        if (line.tag in HEADINGS and not outlets().known(line.text))
        or _is_short_sentence(line)
        or (_is_point(line) and not line.is_linked and not words.BYLINE.fullmatch(line.text))
    ]
    return head + [line for line in lines[first:] if not (only_a_day(line.text) or words.BYLINE.fullmatch(line.text))]


def _is_point(line: Line) -> bool:
    """Whether a line before the first sentence may be of the article: a long one, or one of a list of its points."""
    return len(line.text) > _SHORT or (line.tag == "li" and len(line.text) > 5 and not only_a_day(line.text))


def _is_short_sentence(line: Line) -> bool:
    """Whether a line before the first long sentence is one as well: ――防衛費が増えます。"""
    return _SENTENCE.match(line.text) is not None and not line.is_linked


def _without_end(lines: list[Line]) -> list[Line]:
    """Without headings and links behind the last sentence, and without whom to ask about it."""
    prose = [at for at, line in enumerate(lines) if line.weight]
    ask = (at for at in range(prose[-1] + 1 if prose else 0, len(lines)) if words.CONTACT.match(lines[at].text))
    end = next(ask, len(lines)) if prose else len(lines)
    while end and not lines[end - 1].weight:
        line = lines[end - 1]
        if line.tag not in HEADINGS and line.linked <= 0.5 * len(line.text) and not words.PAGER.fullmatch(line.text):
            break
        end -= 1
    return lines[:end]


def squeezed(text: str) -> str:
    """`text` without its white space, for comparing headlines."""
    return "".join(text.split()).casefold()
