"""A post as it is on Blogger, and the part of it that is sent: title, content, labels."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from editor.core.fields.spec import named
from editor.core.text.parts import JUMP_BREAK, JUMP_BREAK_MARK
from editor.core.text.patterns import pattern
from editor.core.words import tr

_LABELS = named("labels")
_BREAK = pattern(rf"{JUMP_BREAK_MARK}|<a\s+name=(['\"])more\1\s*>\s*</a>", re.IGNORECASE)
_MARK = pattern(r"<!--ronpyo:[0-9a-f]{8}-->")
_GAP = pattern(r"[ \t\r\n]++")
_ID = pattern(r"(?:.*post-)?([0-9]{1,30})")


class RemoteStatus(StrEnum):
    """The state of a post on Blogger."""

    LIVE = "LIVE"
    DRAFT = "DRAFT"
    SCHEDULED = "SCHEDULED"
    TRASHED = "SOFT_TRASHED"

    @property
    def is_public(self) -> bool:
        """Whether readers see it, or will by themselves."""
        return self in (RemoteStatus.LIVE, RemoteStatus.SCHEDULED)


@dataclass(frozen=True, slots=True)
class BlogText:
    """The part of a post that is sent. `content` is HTML."""

    title: str
    content: str
    labels: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """A digest by which a change is noticed; how Blogger spells a jump break and orders labels makes none."""
        values = [_heading(self.title), plain_content(self.content), sorted(self.labels)]
        return hashlib.sha256(json.dumps(values).encode()).hexdigest()

    def changes_from(self, other: "BlogText") -> dict[str, Any]:
        """The parts that are other than in `other`, as a request has them."""
        found: dict[str, Any] = {}
        if _heading(self.title) != _heading(other.title):
            found["title"] = self.title
        if plain_content(self.content) != plain_content(other.content):
            found["content"] = self.content
        if sorted(self.labels) != sorted(other.labels):
            found["labels"] = list(self.labels)
        return found

    def as_json(self) -> dict[str, Any]:
        """For the record on the disk."""
        return {"title": self.title, "content": self.content, "labels": list(self.labels)}

    @classmethod
    def of_json(cls, value: object) -> "BlogText":
        """The text that `as_json` gave; of anything else, an empty one."""
        found = value if isinstance(value, dict) else {}
        return cls(_text(found, "title"), _text(found, "content"), _texts(found.get("labels")))


NO_TEXT = BlogText("", "")
"""The text of a post of which nothing is known."""


@dataclass(frozen=True, slots=True)
class RemotePost:
    """A post as an answer describes it. `published` and `updated` are moments as Blogger writes them.

    `whole`: the answer had its content.
    """

    id: str
    status: RemoteStatus
    text: BlogText
    url: str = ""
    published: str = ""
    updated: str = ""
    etag: str = ""
    whole: bool = True


def _heading(title: str) -> str:
    """A title as Blogger may give it back, without entities of HTML and spaces around it."""
    from html import unescape  # 2,231 names of entities, and this module is part of a start

    return unescape(title).strip()


def plain_content(html: str) -> str:
    """`html` without our marker, its jump break spelled as Blogger stores it, without newlines beside tags."""
    text = _BREAK.sub(JUMP_BREAK, unmarked(html)).strip()

    def gap(found: re.Match[str]) -> str:
        beside = text[found.start() - 1] == ">" or text[found.end()] == "<"  # never at an end of the text
        return "" if beside and "\n" in found[0] else found[0]

    return _GAP.sub(gap, text)


def unmarked(html: str) -> str:
    """`html` without our marker, and else as it is."""
    return _MARK.sub("", html)


def marked(html: str, marker: str) -> str:
    """`html` with a comment at its end, by which a post whose answer was lost is found: eight hexadecimal digits."""
    return f"{unmarked(html)}<!--ronpyo:{marker}-->"


def has_marker(html: str, marker: str = "") -> bool:
    """Whether `html` has the marker; without one, any marker of ours."""
    return f"<!--ronpyo:{marker}-->" in html if marker else _MARK.search(html) is not None


def label_problem(labels: Sequence[str]) -> str:
    """The sentence that says why Blogger would refuse these labels; "" where it would not."""
    if any("," in label for label in labels):
        return tr("A label has a comma in it. To Blogger a comma separates two labels.")
    characters = len(", ".join(labels))
    if _LABELS.most and len(labels) > _LABELS.most:
        return tr("Blogger takes {most} labels for a post; these are {n}.", most=_LABELS.most, n=len(labels))
    if _LABELS.longest and characters > _LABELS.longest:
        return tr(
            "Blogger takes {most} characters for all labels of a post; these have {n}.",
            most=_LABELS.longest,
            n=characters,
        )
    return ""


def post_id(known: str) -> str:
    """The number of a post on Blogger, from that or from an id of its backups ("tag:…blog-1.post-2"); "" of others."""
    found = _ID.fullmatch(known.strip())
    return found[1] if found else ""


def remote_post(value: Mapping[str, Any]) -> RemotePost | None:
    """The post that a part of an answer describes; None where it is none."""
    number, status = post_id(_text(value, "id")), _text(value, "status").upper()
    if not number or status not in [*RemoteStatus]:
        return None
    text = BlogText(_text(value, "title"), _text(value, "content"), _texts(value.get("labels")))
    url, published, updated, etag = (_text(value, name) for name in ("url", "published", "updated", "etag"))
    return RemotePost(number, RemoteStatus(status), text, url, published, updated, etag, "content" in value)


def _text(value: Mapping[str, Any], name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
