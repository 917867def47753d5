"""Comparisons of two states of a post, or of two texts: each field and the text, with the differences."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Any

from editor.core.fields import spec
from editor.core.fields.spec import Field, FieldKind, Group
from editor.core.file import lines
from editor.core.file.postfile import PostFile
from editor.core.post import Post, Status
from editor.core.text.diff import DiffPiece, diff, removed_and_added
from editor.core.text.side_by_side import LinePair, rows
from editor.core.words import tr


@dataclass(frozen=True, slots=True)
class ComparedSection:
    """One field, or the text. `key` names it as `ronpyo set` does, "body" is the text, "file" a whole file."""

    key: str
    title: str
    rows: tuple[LinePair, ...]

    @property
    def changed(self) -> bool:
        """Whether anything in it differs."""
        return any(row.changed for row in self.rows)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All sections that either side has. `removed` and `added` count characters.

    `form_only`: the words are the same, but the bytes of the files are not (line ends, quotes, comments in the header).
    """

    sections: tuple[ComparedSection, ...]
    removed: int = 0
    added: int = 0
    form_only: bool = False

    @property
    def same(self) -> bool:
        """Whether no word differs."""
        return not any(section.changed for section in self.sections)


def compare_files(old: PostFile, new: PostFile) -> Comparison:
    """The changes from `old` to `new`: field by field, or line by line where a header cannot be read safely."""
    if old.editable and new.editable:
        found = compare_posts(Post(old.fields, old.body), Post(new.fields, new.body))
    else:
        found = compare_texts(old.text, new.text)
    return Comparison(found.sections, found.removed, found.added, form_only=found.same and old.data != new.data)


def compare_posts(old: Post, new: Post) -> Comparison:
    """The changes from `old` to `new` in fields and text."""
    titles = _titles()
    before, after = _texts(old), _texts(new)
    pairs = [(key, titles[key], before[key], after[key]) for key in titles if before[key] or after[key]]
    return _comparison(pairs)


def compare_texts(old: str, new: str) -> Comparison:
    """The changes from one text to another."""
    return _comparison([("file", "", lines.to_buffer(old), lines.to_buffer(new))])


def _comparison(pairs: Iterable[tuple[str, str, str, str]]) -> Comparison:
    sections = []
    removed = added = 0
    for key, title, old, new in pairs:
        pieces: tuple[DiffPiece, ...] = diff(old, new)
        fewer, more = removed_and_added(pieces)
        removed, added = removed + fewer, added + more
        sections.append(ComparedSection(key, title, rows(pieces)))
    return Comparison(tuple(sections), removed, added)


def _titles() -> dict[str, str]:
    """The sections in their order, as the fields of the window are called."""
    found: dict[str, str] = {}
    for group in Group:
        if group is Group.BODY:
            found["body"] = tr("Text")
        if group is Group.PROGRAMS:
            found["extra"] = tr("Other fields of the header")
        found |= {one.name: spec.title_of(one.name) for one in spec.FIELDS if one.group is group}
    return found


def _texts(post: Post) -> dict[str, str]:
    found = {one.name: _shown(one, spec.value_of(post.fields, one.name)) for one in spec.FIELDS}
    extra = _list(f"{key}: {text}" for key, text in post.fields.extra)
    return {**found, "body": lines.to_buffer(post.body), "extra": extra}


def _shown(field: Field, value: Any) -> str:
    """The value of a field as text, a line for each item of a list."""
    if field.kind is FieldKind.STATUS:
        return {Status.DRAFT: tr("Draft"), Status.READY: tr("Ready"), Status.PUBLISHED: tr("Published")}[value]
    if field.kind is FieldKind.TEXTS:
        return _list(value)
    if field.kind in (FieldKind.ROWS, FieldKind.TABLE):
        return _list(_row(*astuple(record)) for record in value)
    return str(value)


def _list(items: Iterable[str]) -> str:
    """One item on each line, the last line ended too: so that adding one changes no other."""
    return "".join(f"{item}\n" for item in items)


def _row(*parts: str) -> str:
    return " | ".join(part for part in parts if part)
