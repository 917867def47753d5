"""The import of one entry into the library, all of it or nothing, in any process; entries do not know each other."""

import hashlib
import json
import re
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from editor.core.disk import regular, store
from editor.core.disk.causes import cause
from editor.core.errors import FieldError, FileError, HeaderError, RonpyoError
from editor.core.file.postfile import HeaderSyntax, PostFile, new_post_file
from editor.core.from_html.convert import FOLDER, Converted, convert
from editor.core.importers.age import Age
from editor.core.importers.credits import shown_credits, take_credits
from editor.core.importers.import_record import NOTHING, ImportRecord
from editor.core.importers.news_day import is_headline_of_ours, with_news_day
from editor.core.importers.note_names import with_note_names
from editor.core.importers.own_ids import without_prefix
from editor.core.importers.pictures import PictureFile, pictures_inside, pictures_of
from editor.core.importers.shelf import Shelf, rename
from editor.core.importers.structure import Structured, read_structure
from editor.core.importers.task import ImportOutcome, Task
from editor.core.importers.titles import clean
from editor.core.originals.record import VERSION, fingerprint
from editor.core.post import Blogger, Fields, Image, Post
from editor.core.text.dates import parse_date
from editor.core.words import listed, tr

REVISION = 5
"""The revision of the conversion: with another one, posts that nobody has edited are written anew."""

_LARGEST_POST = 256 * 1024 * 1024  # bytes of a file in the library
_BLANK = b"\0 \t\r\n"  # a file that was emptied, or lost its contents in a power cut, holds nothing of anybody's

_IMAGES = re.compile(r"<img\b", re.IGNORECASE)
_CAPTIONS = re.compile(
    r"""<td\b[^<>]*\bclass\s*=\s*(?:"[^"]*\btr-caption(?![\w-])[^"]*"|'[^']*\btr-caption(?![\w-])[^']*'|tr-caption(?=[\s>]))""",
    re.IGNORECASE,
)
_IS_ON_THE_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)  # a path beside a page is nowhere on the blog
_JUMPS = re.compile(r"""<a\b[^<>]*\bname\s*=\s*["']?more["']?[\s/>]|<!--\s*more\b[^\n>]*-->""", re.IGNORECASE)


def shelve(task: Task) -> ImportOutcome:
    """Put the entry of `task` into the library. Never raises for what the entry or the disk holds."""
    html = task.entry.html
    outcome = ImportOutcome(
        "skipped",
        images=len(_IMAGES.findall(html)),
        captions=len(_CAPTIONS.findall(html)),
        jump_breaks=len(_JUMPS.findall(html)),
    )
    try:
        _shelve(task, outcome)
    except RonpyoError as error:
        outcome.state, outcome.reason, outcome.failed = "skipped", str(error), True
    except OSError as error:
        name = task.place.path.name
        outcome.state, outcome.failed = "skipped", True
        outcome.reason = tr("{name} was not imported: {cause}", name=name, cause=cause(error))
    return outcome


def _shelve(task: Task, outcome: ImportOutcome) -> None:
    known = ImportRecord.read(task.record)
    current = _current(task)
    digest = store.digest(current) if current is not None else ""
    pictures = pictures_of(task.entry)
    incoming = _digest(task, pictures)
    age = Age.of(task.entry, task.zone)
    if known is not None and current is not None:
        is_blank = not current.strip(_BLANK)
        comparable = not (is_blank or known.is_text or task.entry.markdown)
        outcome.is_older = comparable and age.is_before(known.age(digest, task.zone))
        if outcome.is_older or (not is_blank and known.is_of(incoming, digest)):
            outcome.state = "unchanged"
            outcome.kept, outcome.lost, outcome.structured = known.kept, known.lost, known.structured
            return
        if not task.entry.is_whole and not is_blank:
            outcome.state = "unchanged"  # what the library has is as much as a summary, or more
            outcome.kept, outcome.lost, outcome.structured = known.kept, known.lost, known.structured
            return
    if task.place.better is not None and known is not None and not known.is_text and known.wrote(digest):
        task = _renamed(task, task.place.better)
        outcome.path = task.place.path
    file, made = _post_file(task)
    pictures += pictures_inside(made.attachments)
    outcome.kept, outcome.lost, outcome.exact = made.kept, made.lost, made.exact
    outcome.structured = made.structured
    shelf = Shelf(task.root, task.place.path, task.place.id, task.record, known or NOTHING)
    is_ours = shelf.known.wrote(digest) and not (shelf.known.is_text and not task.entry.markdown)
    if current is not None and current != file.data and current.strip(_BLANK) and not is_ours:
        outcome.reason = tr("Your text was left as it is: it was edited here since.")
        if known is not None and age.is_newer(known.age(digest, task.zone)):
            shelf.offer(file.data, incoming, age, task.zone)
            outcome.reason = tr(
                "Your text was left as it is: it was edited here since. The blog's newer one is among "
                "its earlier versions."
            )
        return
    is_same = current == file.data and known is not None and not known.is_under_way
    if is_same and task.entry.markdown and shelf.known.is_finished(digest) and not shelf.known.is_text:
        outcome.state = "unchanged"  # a copy of what the blog has: it stays the blog's
        return
    is_same = is_same and (
        bool(task.entry.markdown) or shelf.known.has_html(task.entry.html if task.entry.is_whole else "")
    )
    record = _record(task, made, file, pictures, incoming, age)
    edited = shelf.put(
        current, file.data, pictures, age, shelf.known.with_text(record) if task.entry.markdown else record
    )
    if edited:
        outcome.note = tr("left as they are, since they were edited here: {names}", names=listed(edited[:20]))
    outcome.state = "unchanged" if is_same else "written"


def _renamed(task: Task, path: Path) -> Task:
    """The task after its post was given the name `path`. Its record still knows the old one: if it ends here, the next
    import goes on from there."""
    store.make_folder(path.parent, task.root)
    rename(task.place.path, path)
    return replace(task, place=replace(task.place, path=path, better=None))


def _current(task: Task) -> bytes | None:
    """The post file as it is, None where there is none. Raises FileError where that cannot be told."""
    path = task.place.path
    try:
        return regular.read_if_there(path, _LARGEST_POST)
    except OSError as error:
        raise FileError(tr("{name} could not be read: {cause}", name=path.name, cause=cause(error))) from error


def _digest(task: Task, pictures: list[PictureFile]) -> str:
    """Of all that decides what is written; not of where the file that is imported lies."""
    entry = asdict(replace(task.entry, files=())) | {"markdown": task.entry.markdown.hex()}
    files = [(picture.name, picture.digest) for picture in pictures]
    shown = [REVISION, entry, files, str(task.moment), task.base]
    return hashlib.sha256(json.dumps(shown, ensure_ascii=True, default=str).encode()).hexdigest()


def _post_file(task: Task) -> tuple[PostFile, Converted]:
    """The post's file. A header that grows too large leaves full sizes of pictures to the body."""
    if task.entry.markdown:
        return _markdown_file(task)
    stem = task.place.path.stem
    local, html = dict(task.entry.pictures), without_prefix(task.entry.reading or task.entry.html)
    made = convert(html, local, base=task.base)
    if made.moved and _structure(task, made, _fields(task, made, stem)) is None:
        made = convert(html, local, base=task.base, footnotes=False)
    try:
        return _file(task, made, stem), made
    except (FieldError, HeaderError):
        made = convert(html, local, full_in_header=False, base=task.base, footnotes=not made.moved)
        made.pictures = {key: value for key, value in made.pictures.items() if key.startswith(FOLDER)}
        return _file(task, made, stem), made


def _file(task: Task, made: Converted, stem: str) -> PostFile:
    fields, body = _fields(task, made, stem), made.body
    if (structured := _structure(task, made, fields)) is not None:
        fields, body = structured.put_into(fields, structured.profile), structured.body
        fields = replace(fields, news=with_news_day(fields.news, task.entry.html))
    made.structured = structured is not None
    body = with_note_names(body.replace(FOLDER, f"{stem}/"), without_prefix(task.entry.html))
    if structured is not None:
        pattern = structured.profile.words.credit
        body, images = take_credits(body, fields.images, pattern, shown_credits(task.entry.html))
        fields = replace(fields, images=images)
    return new_post_file(fields, f"\n{body}")


def _structure(task: Task, made: Converted, fields: Fields) -> Structured | None:
    return read_structure(made, fields.title, is_ours=is_headline_of_ours(fields.title, task.entry.html))


def _markdown_file(task: Task) -> tuple[PostFile, Converted]:
    """A post that is Markdown already: its own file, with an id; what it does not say itself is added."""
    entry, stem = task.entry, task.place.path.stem
    file = PostFile.parse(entry.markdown)
    body = file.body.replace(FOLDER, f"{stem}/")
    made = Converted(body, [])
    fields = file.fields
    if file.syntax is HeaderSyntax.NONE:
        fields = replace(_fields(task, made, stem), images=())
        return new_post_file(fields, f"\n{body.lstrip()}"), made
    images = tuple(replace(image, path=image.path.replace(FOLDER, f"{stem}/")) for image in fields.images)
    wanted = replace(fields, id=fields.id or task.place.id, images=images)
    if not parse_date(fields.date) and task.moment:
        wanted = replace(wanted, date=task.moment.isoformat())
    return file.with_body(body).with_fields(wanted), made


def _fields(task: Task, made: Converted, stem: str) -> Fields:
    entry = task.entry
    remote = {FOLDER + name: source for source, name in entry.pictures if _IS_ON_THE_WEB.match(source.strip())}
    images = []
    for key in dict.fromkeys([*made.pictures, *(key for key in remote if key in made.body)]):
        full, alt = made.pictures.get(key, ("", ""))
        images.append(Image(key.replace(FOLDER, f"{stem}/"), clean(alt), "", clean(full or remote.get(key, ""))))
    return Fields(
        id=task.place.id,
        date=task.moment.isoformat() if task.moment else "",
        status=entry.status,
        labels=entry.labels,
        permalink=entry.permalink,
        description=entry.description,
        title=entry.title,
        images=tuple(images),
        blogger=Blogger(entry.id if entry.blogger else "", clean(entry.url)),
    )


def _record(
    task: Task, made: Converted, file: PostFile, pictures: list[PictureFile], incoming: str, age: Age
) -> dict[str, Any]:
    """The record of the entry once all of it is written."""
    entry = task.entry
    return {
        "version": VERSION,
        "id": entry.id,
        "title": entry.title,
        "author": entry.author,
        "published": entry.published,
        "updated": entry.updated,
        **dict(entry.extra),
        **({"markdown": True} if entry.markdown else {"html": entry.html} if entry.is_whole else {"summary": True}),
        **({"reading": entry.reading} if entry.reading and entry.reading != entry.html else {}),
        **({"post": file.data.decode("utf-8")} if entry.is_whole and not entry.markdown else {}),
        "shown": fingerprint(Post(file.fields, file.body)),
        "path": task.place.path.relative_to(task.root).as_posix(),
        "file": store.digest(file.data),
        "pictures": {picture.name: picture.digest for picture in pictures},
        "entry": incoming,
        "age": (age if entry.is_whole else Age("", "")).as_json(),  # a whole post is newer than any summary of it
        "kept": dict(made.kept),
        "lost": dict(made.lost),
        "structured": made.structured,
        "comments": [
            {name: value for name in comment.__slots__ if (value := getattr(comment, name)) and name != "parent"}
            for comment in entry.comments
        ],
    }
