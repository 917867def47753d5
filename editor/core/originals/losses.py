"""Losses of a post when its original HTML is replaced by the export of its Markdown."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from editor.core.images.addresses import bare_address, picture_name, same_picture
from editor.core.originals.seen import Look, Seen, SeenItem, see
from editor.core.words import tr

NAMES: dict[str, Callable[[], str]] = {
    "embed": lambda: tr("embedded players and frames"),
    "script": lambda: tr("scripts"),
    "form": lambda: tr("forms"),
    "style sheet": lambda: tr("style sheets"),
    "handler": lambda: tr("handlers of events"),
    "picture": lambda: tr("images"),
    "link": lambda: tr("links"),
    "table": lambda: tr("tables"),
    "joined cells": lambda: tr("joined cells"),
    "heading": lambda: tr("headings"),
    "list": lambda: tr("lists"),
    "quotation": lambda: tr("quotations"),
    "ruby": lambda: tr("readings (ruby)"),
    "definitions": lambda: tr("lists of terms"),
    "fold": lambda: tr("folded parts"),
    "code": lambda: tr("code and fixed line breaks"),
    "bold": lambda: tr("bold"),
    "italic": lambda: tr("italics"),
    "underline": lambda: tr("underlines"),
    "strike": lambda: tr("strikethrough"),
    "raised": lambda: tr("raised and lowered text"),
    "hidden": lambda: tr("hidden text (it is shown)"),
    "anchor": lambda: tr("names that links lead to (ids)"),
    "embed size": lambda: tr("sizes of players and frames"),
    "picture size": lambda: tr("sizes of images"),
    "picture side": lambda: tr("text beside images"),
    "picture link": lambda: tr("links from images to their full size"),
    "alt": lambda: tr("alternative texts"),
    "target": lambda: tr("links in a new window"),
    "rel": lambda: tr("notes on links (rel)"),
    "link title": lambda: tr("titles of links"),
    "colour": lambda: tr("colours"),
    "background": lambda: tr("background colours"),
    "size": lambda: tr("sizes of letters"),
    "font": lambda: tr("fonts"),
    "align": lambda: tr("centred and right-aligned text"),
    "indent": lambda: tr("indents"),
    "box": lambda: tr("frames around text"),
    "float": lambda: tr("text at the side"),
    "spacing": lambda: tr("spacing"),
    "upright": lambda: tr("vertical text"),
    "numbering": lambda: tr("marks of lists"),
    "numbers": lambda: tr("first numbers of lists"),
    "moving": lambda: tr("moving text"),
    "class": lambda: tr("classes"),
}
"""The kinds of loss with their names for the person, the weightiest first."""

_EXAMPLE = 60  # characters of an example
_MOST_WORK = 500_000_000  # characters looked through for texts that are not there as a whole
_OWN_PREFIX = re.compile(r"^p[0-9A-Za-z]{1,8}-")  # put before ids by exporters/anchors.py
_KNOWN_CLASS = re.compile(
    r"Mso\w*|Apple-.*|separator|tr_bq|tr-caption(?:-container)?|post-body|goog_.*|Blogger-.*|wp-image-\d+"
)


@dataclass(frozen=True, slots=True)
class Loss:
    """One kind of what is given up, how many times, and one of them: some of its text, its address or its name."""

    kind: str
    count: int
    example: str

    @property
    def name(self) -> str:
        """The kind in the person's language."""
        return NAMES[self.kind]()


def losses(original_html: str, exported_html: str) -> list[Loss]:
    """The features of `original_html` that `exported_html` lacks, by kind in the order of NAMES.

    Words are not compared: they are the author's to change. What belonged to words or to a link that are gone, is not
    missed either. The time grows with the length of both texts; nothing in them makes it fail.
    """
    before, after = see(original_html), see(exported_html)
    found: dict[str, list[str]] = {}
    for kind, example in _all(before, after):
        found.setdefault(kind, []).append(example)
    return [Loss(kind, len(found[kind]), _example(found[kind], before)) for kind in NAMES if kind in found]


def _example(examples: list[str], before: Seen) -> str:
    example = before.readable(next((text for text in examples if text), ""), _EXAMPLE)
    return example if len(example) <= _EXAMPLE else f"{example[: _EXAMPLE - 1]}…"


def _all(before: Seen, after: Seen) -> Iterator[tuple[str, str]]:
    search = _Search(after.text)
    yield from _looks(before, after, search)
    yield from _pictures(before, after)
    yield from _links(before, after, search)
    yield from _embeds(before, after)
    yield from _tables(before, after, search)
    yield from _things(before, after)


class _Search:
    """Searches for texts in texts, as many as have their time; beyond them a text is taken to be there."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._left = _MOST_WORK

    def may_look(self, characters: int) -> bool:
        """Whether so many characters may be looked through."""
        self._left -= characters
        return self._left >= 0

    def has(self, part: str) -> bool:
        """Whether `part` is in the text."""
        return not self.may_look(len(self._text)) or part in self._text


def _looks(before: Seen, after: Seen, search: _Search) -> Iterator[tuple[str, str]]:
    for look, runs in before.runs.items():
        old, new = "\0".join(runs), "\0".join(after.runs.get(look, []))
        whole = Counter(after.runs.get(look, []))
        for run, times in Counter(runs).items():
            kept = whole[run]
            if kept < times and search.may_look(len(old) + len(new) + len(before.text) + len(after.text)):
                looked = old.count(run)
                others = before.text.count(run) - looked  # the same words without the look
                times = min(times, after.text.count(run) - others)
                kept = new.count(run)
            yield from ((look[0], run) for _number in range(times - kept))


def _pictures(before: Seen, after: Seen) -> Iterator[tuple[str, str]]:
    left: dict[str, list[SeenItem]] = {}
    names: dict[str, list[SeenItem]] = {}
    for item in after.pictures:
        left.setdefault(item.key, []).append(item)
        names.setdefault(picture_name(f"//{item.key}"), []).append(item)
    for item in before.pictures:
        name = picture_name(f"//{item.key}")
        same = left.get(item.key) or (names.get(name) if name else None)
        if not same:
            if not _is_tracker(item):
                yield "picture", item.key
            continue
        shown = same.pop(0) if len(same) > 1 else same[0]  # a picture used twice and shown once is not gone
        sizes = [name for name in ("width", "height") if name in item.values]
        if any(shown.values.get(name) != item.values[name] for name in sizes):
            yield "picture size", f"{'×'.join(item.values[name] for name in sizes)} {item.key}"
        if "side" in item.values and shown.values.get("side") != item.values["side"]:
            yield "picture side", item.key
        if "alt" in item.values and item.values["alt"] not in shown.values.get("alt", ""):
            yield "alt", item.values["alt"]


def _is_tracker(item: SeenItem) -> bool:
    """Whether a picture is a point that counts readers, not one to look at."""
    sizes = [item.values[name] for name in ("width", "height") if name in item.values]
    return bool(sizes) and set(sizes) <= {"0", "1"}


def _links(before: Seen, after: Seen, search: _Search) -> Iterator[tuple[str, str]]:
    left: dict[str, list[SeenItem]] = {}
    pictures = {item.key for item in after.pictures}
    for item in after.links:
        left.setdefault(item.key, []).append(item)
        if item.key.startswith("#"):
            left.setdefault("#" + _OWN_PREFIX.sub("", item.key[1:]), []).append(item)
    for item in before.links:
        same = left.get(item.key)
        if not same:
            picture = item.values.get("picture", "")
            if item.text and search.has(item.text):
                yield "link", item.key
            elif not item.text and bare_address(picture) in pictures:
                yield "picture link" if same_picture(picture, item.key) else "link", item.key
            continue
        kept = same.pop(0) if len(same) > 1 else same[0]
        for name, kind in (("target", "target"), ("rel", "rel"), ("title", "link title")):
            value = item.values.get(name, "")
            if value and value != "_self" and not set(value.split()) <= set(kept.values.get(name, "").split()):
                yield kind, f"{value} {item.key}"


def _embeds(before: Seen, after: Seen) -> Iterator[tuple[str, str]]:
    left: dict[str, list[SeenItem]] = {}
    for item in after.embeds:
        left.setdefault(item.key, []).append(item)
    for item in before.embeds:
        if not left.get(item.key):
            yield "embed", item.key
        else:
            shown = left[item.key].pop(0).values
            if any(shown.get(name) != value for name, value in item.values.items()):
                yield "embed size", item.key


def _tables(before: Seen, after: Seen, search: _Search) -> Iterator[tuple[str, str]]:
    left = Counter((item.key, item.text) for item in after.tables)
    for item in before.tables:
        if left[item.key, item.text] > 0:
            left[item.key, item.text] -= 1
        elif search.has(item.text):
            yield "table" if item.key == "table" else "joined cells", item.text


def _things(before: Seen, after: Seen) -> Iterator[tuple[str, str]]:
    left = after.things.copy()
    for kind, name in after.things:
        if kind == "anchor":
            left[kind, _OWN_PREFIX.sub("", name)] += 1
    for thing, times in before.things.items():
        kind, name = thing
        if kind in ("class", "anchor"):
            if not left[thing] and not _is_noise(thing):
                yield kind, name
        else:
            yield from ((kind, name) for _number in range(times - left[thing]))


def _is_noise(thing: Look) -> bool:
    """Whether a class or an id is one that editors write and no page needs."""
    kind, name = thing
    if kind == "class":
        return _KNOWN_CLASS.fullmatch(name) is not None
    return name.startswith(("docs-internal-guid-", "BLOG_video-", "BLOGGER_PHOTO_ID_", "yui_", "mce_"))
