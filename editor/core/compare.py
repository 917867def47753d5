"""Two states of a post, or two texts, laid beside each other: each field and the text, with what differs in them."""

from collections.abc import Iterable
from dataclasses import dataclass

from editor.core.file import lines
from editor.core.file.postfile import PostFile
from editor.core.post import Post, Status
from editor.core.text.diff import Piece, diff, removed_and_added
from editor.core.text.side_by_side import Row, rows
from editor.core.words import tr


@dataclass(frozen=True, slots=True)
class Section:
    """One field, or the text. `key` names it as `ronpyo set` does, "body" is the text, "file" a whole file."""

    key: str
    title: str
    rows: tuple[Row, ...]

    @property
    def changed(self) -> bool:
        """Whether anything in it differs."""
        return any(row.changed for row in self.rows)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All sections that either side has. `removed` and `added` count characters.

    `form_only`: the words are the same, but the bytes of the files are not (line ends, quotes, comments in the header).
    """

    sections: tuple[Section, ...]
    removed: int = 0
    added: int = 0
    form_only: bool = False

    @property
    def same(self) -> bool:
        """Whether no word differs."""
        return not any(section.changed for section in self.sections)


def compare_files(old: PostFile, new: PostFile) -> Comparison:
    """What changed from `old` to `new`: field by field, or line by line where a header cannot be read safely."""
    if old.editable and new.editable:
        found = compare_posts(Post(old.fields, old.body), Post(new.fields, new.body))
    else:
        found = compare_texts(old.text, new.text)
    return Comparison(found.sections, found.removed, found.added, form_only=found.same and old.data != new.data)


def compare_posts(old: Post, new: Post) -> Comparison:
    """What changed from `old` to `new` in fields and text."""
    titles = _titles()
    before, after = _texts(old), _texts(new)
    pairs = [(key, titles[key], before[key], after[key]) for key in titles if before[key] or after[key]]
    return _comparison(pairs)


def compare_texts(old: str, new: str) -> Comparison:
    """What changed from one text to another."""
    return _comparison([("file", "", lines.to_buffer(old), lines.to_buffer(new))])


def _comparison(pairs: Iterable[tuple[str, str, str, str]]) -> Comparison:
    sections = []
    removed = added = 0
    for key, title, old, new in pairs:
        pieces: tuple[Piece, ...] = diff(old, new)
        fewer, more = removed_and_added(pieces)
        removed, added = removed + fewer, added + more
        sections.append(Section(key, title, rows(pieces)))
    return Comparison(tuple(sections), removed, added)


def _titles() -> dict[str, str]:
    """The sections in their order, as the fields of the window are called."""
    news, commentary = tr("News"), tr("Commentary")

    def of(part: str, field: str) -> str:
        return tr("{part}: {field}", part=part, field=field)

    return {
        "title": tr("Title"),
        "news.headline": of(news, tr("Headline")),
        "news.source": of(news, tr("Outlet")),
        "news.url": of(news, tr("Address")),
        "news.accessed": of(news, tr("Date read")),
        "news.summary": of(news, tr("Summary")),
        "commentary.headline": of(commentary, tr("Headline")),
        "commentary.summary": of(commentary, tr("Summary")),
        "body": tr("Text"),
        "related": tr("Related posts"),
        "images": tr("Images"),
        "status": tr("Status"),
        "date": tr("Date"),
        "labels": tr("Labels"),
        "permalink": tr("Permalink"),
        "description": tr("Search description"),
        "profile": tr("Blog profile"),
        "blogger": "Blogger",
        "extra": tr("Other keys"),
        "id": "ID",
    }


def _texts(post: Post) -> dict[str, str]:
    fields = post.fields
    status = {Status.DRAFT: tr("Draft"), Status.READY: tr("Ready"), Status.PUBLISHED: tr("Published")}
    return {
        "title": fields.title,
        "news.headline": fields.news.headline,
        "news.source": fields.news.source,
        "news.url": fields.news.url,
        "news.accessed": fields.news.accessed,
        "news.summary": _list(fields.news.summary),
        "commentary.headline": fields.commentary.headline,
        "commentary.summary": _list(fields.commentary.summary),
        "body": lines.to_buffer(post.body),
        "related": _list(_row(related.title, related.url, related.date) for related in fields.related),
        "images": _list(_row(image.path, image.alt, image.credit, image.url) for image in fields.images),
        "status": status[fields.status],
        "date": fields.date,
        "labels": _list(fields.labels),
        "permalink": fields.permalink,
        "description": fields.description,
        "profile": fields.profile,
        "blogger": _list(part for part in (fields.blogger.id, fields.blogger.url) if part),
        "extra": _list(f"{key}: {text}" for key, text in fields.extra),
        "id": fields.id,
    }


def _list(items: Iterable[str]) -> str:
    """One item on each line, the last line ended too: so that adding one changes no other."""
    return "".join(f"{item}\n" for item in items)


def _row(*parts: str) -> str:
    return " | ".join(part for part in parts if part)
