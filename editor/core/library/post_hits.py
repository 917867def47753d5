"""Words found in the posts of a library, in texts and fields, and replaced in their files.

A file is replaced only as it was searched: by its digest. What it held is kept as a version first.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from editor.core.disk import store
from editor.core.errors import FileChangedError, FileError
from editor.core.fields.bullets import one_line
from editor.core.fields.field_texts import field_texts, with_field_texts
from editor.core.file.contents import Contents
from editor.core.file.postfile import PostFile
from editor.core.history.post_writing import Keep, replace_post
from editor.core.post import Fields
from editor.core.text.parts import DIVIDER_MARK, JUMP_BREAK_MARK
from editor.core.text.patterns import pattern
from editor.core.text.splices import Splice
from editor.core.text.text_search import TextHit, TextSearch, find_hits, replaced
from editor.core.words import tr

BODY = ""
"""The place of the text, beside those of the fields."""
MOST_IN_POST = 1_000
"""Hits of one post that are held."""
_AROUND = 24  # characters that are shown on each side of a hit
_SHOWN = 80  # characters that are shown of a hit
_MARKS = pattern(rf"^(?:[ \t]*({DIVIDER_MARK})| {{0,3}}({JUMP_BREAK_MARK}))[ \t]*\r?$", re.MULTILINE)
"""The marks of a body, each alone on its line."""


class PlacedHit(NamedTuple):
    """A hit in a post: in the field `place`, or BODY. `before`, `found` and `behind` are what is shown of its line.
    `is_sure`: it is spelled as the words that were looked for."""

    place: str
    start: int
    end: int
    text: str
    before: str = ""
    found: str = ""
    behind: str = ""
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class PostHits:
    """The hits in the post at `path`, whose file has this `digest`. `more`: there are more than are held."""

    path: Path
    digest: str
    title: str
    hits: tuple[PlacedHit, ...]
    more: bool = False

    def as_json(self) -> dict[str, Any]:
        """The hits as a message holds them."""
        return {
            "path": str(self.path),
            "digest": self.digest,
            "title": self.title,
            "hits": [list(hit) for hit in self.hits],
            "more": self.more,
        }

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> "PostHits":
        """The hits of such a message."""
        hits = tuple(PlacedHit(*hit) for hit in said["hits"])
        return cls(Path(said["path"]), said["digest"], said["title"], hits, said["more"])


def searched_texts(contents: Contents) -> dict[str, str]:
    """The texts of a post by place: its fields, then its text. A header that is shown as text has no fields."""
    fields = {} if contents.raw else field_texts(contents.fields)
    return {**fields, BODY: contents.text}


def hits_in(contents: Contents, search: TextSearch, replacement: str, path: Path, digest: str) -> PostHits:
    """The hits in `contents`, those of the post at `path`. Raises PatternError; a pattern may take for ever."""
    texts = searched_texts(contents)
    found = zip(texts.items(), find_hits(texts.values(), search, replacement), strict=True)
    placed = [
        _placed(place, text, hit)._replace(is_sure=search.is_sure(text[hit.start : hit.end]))
        for (place, text), hits in found
        for hit in apart_from_marks(place, text, hits)[: MOST_IN_POST + 1]
    ]
    title = title_of(contents.fields, path)
    return PostHits(path, digest, title, tuple(placed[:MOST_IN_POST]), len(placed) > MOST_IN_POST)


def apart_from_marks(place: str, text: str, hits: list[TextHit]) -> list[TextHit]:
    """The hits of the text at `place` without those in a part of a body's mark, the divider or the jump break.

    They are no words of the post, and “more” replaced everywhere would put whole posts onto the front page. A mark that
    is found whole was meant.
    """
    if place != BODY or "<!--" not in text:
        return hits
    marks = [mark.span(mark.lastindex or 0) for mark in _MARKS.finditer(text)]
    starts, ends = [start for start, _end in marks], [end for _start, end in marks]

    def breaks(hit: TextHit) -> bool:
        first, last = bisect_right(ends, hit.start), bisect_left(starts, hit.end) - 1
        return first <= last and (starts[first] < hit.start or ends[last] > hit.end)

    return [hit for hit in hits if not breaks(hit)]


def hits_in_file(path: Path, search: TextSearch, replacement: str) -> PostHits:
    """The hits in the file of a post. Raises FileError, PatternError."""
    data, digest = store.read(path)
    return hits_in(Contents.of(PostFile.parse(data)), search, replacement, path, digest)


def changed_texts(contents: Contents, hits: Iterable[PlacedHit]) -> tuple[Fields, tuple[Splice, ...]]:
    """The fields and the splices of the text that replace `hits`, which were found in `contents`. A field is one line:
    line ends that a replacement brings are spaces there."""
    by_place: dict[str, list[TextHit]] = {}
    for hit in sorted(hits, key=lambda hit: (hit.place, hit.start)):
        by_place.setdefault(hit.place, []).append(TextHit(hit.start, hit.end, hit.text))
    splices = tuple(Splice(hit.start, hit.end - hit.start, hit.text) for hit in by_place.pop(BODY, ()))
    texts = field_texts(contents.fields) if by_place else {}
    new = {place: replaced(texts[place], _in_one_line(found)) for place, found in by_place.items() if place in texts}
    return with_field_texts(contents.fields, new), splices


def replace_in_file(
    found: PostHits,
    library: Path,
    keep: Keep,
    searched: Contents | None = None,
) -> None:
    """Replace the hits of `found` in the post's file; `keep(place, data)` keeps what it held first.

    `searched`: the contents in which they were found where the post was open then. Raises FileChangedError where the
    file is no longer as it was searched, another FileError where it cannot be read, kept or written, HeaderError or
    FieldError where the fields do not fit into its header. Then it is as it was, but for an UnconfirmedSaveError.
    """
    data, digest = store.read(found.path)
    file = PostFile.parse(data)
    if (digest != found.digest) if searched is None else (Contents.of(file) != searched):
        sentence = tr("{name} was left as it is. It was changed since it was searched.", name=found.path.name)
        raise FileChangedError(sentence)
    if file.encoding != "utf-8":
        sentence = tr("{name} is not in UTF-8 and was left as it is: open and save it first.", name=found.path.name)
        raise FileError(sentence)
    contents = Contents.of(file)
    fields, splices = changed_texts(contents, found.hits)
    text = contents.text
    for splice in reversed(splices):
        text = splice.apply(text)
    new = replace(contents, fields=fields, text=text).put_into(file)
    replace_post(found.path, new.data, digest, keep, library=library)


def title_of(fields: Fields, path: Path) -> str:
    """The title of a post for a list, short enough to be shown."""
    return fields.title or fields.commentary.headline or fields.news.headline or path.stem


def _in_one_line(hits: Iterable[TextHit]) -> list[TextHit]:
    return [hit._replace(text=one_line(hit.text)) if "\n" in hit.text else hit for hit in hits]


def _placed(place: str, text: str, hit: TextHit) -> PlacedHit:
    line = text.rfind("\n", 0, hit.start) + 1
    end = text.find("\n", hit.end)
    end = len(text) if end < 0 else end
    before = text[max(line, hit.start - _AROUND) : hit.start]
    found = text[hit.start : min(hit.end, hit.start + _SHOWN)]
    return PlacedHit(place, *hit, before, found, text[hit.end : min(end, hit.end + _AROUND)])
