"""Puts one entry into the library, all of it or nothing. Runs in whichever process; entries do not know each other."""

import hashlib
import json
import re
from collections import Counter
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from editor.core.errors import FieldError, HeaderError, RonpyoError, UnconfirmedSaveError
from editor.core.file import store, versions
from editor.core.file.original import VERSION, fingerprint, read_record
from editor.core.file.postfile import HeaderSyntax, PostFile, new_post_file
from editor.core.file.version_list import Reason
from editor.core.html.convert import FOLDER, Attachment, Converted, convert
from editor.core.importers.entry import Entry
from editor.core.importers.library import Place
from editor.core.importers.structure import profile, read_structure
from editor.core.importers.titles import clean
from editor.core.post import Blogger, Fields, Image, Post
from editor.core.text.dates import parse_date
from editor.core.words import tr

REVISION = 1
"""Of the conversion: with another one, posts that nobody has edited are written anew."""

_IMAGES = re.compile(r"<img\b", re.IGNORECASE)
_CAPTIONS = re.compile(
    r"""<td\b[^<>]*\bclass\s*=\s*(?:"[^"]*\btr-caption(?![\w-])[^"]*"|'[^']*\btr-caption(?![\w-])[^']*'|tr-caption(?=[\s>]))""",
    re.IGNORECASE,
)
_JUMPS = re.compile(r"""<a\b[^<>]*\bname\s*=\s*["']?more["']?[\s/>]|<!--\s*more\b[^\n>]*-->""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Task:
    """One entry, where it goes, and what the import as a whole knows. `moment` is in the blog's zone."""

    entry: Entry
    place: Place
    root: Path
    record: Path
    moment: datetime | None


@dataclass(slots=True)
class Outcome:
    """What became of it: "written", "unchanged", or "skipped" with a reason; `failed`: it could not be written."""

    state: str
    reason: str = ""
    images: int = 0
    captions: int = 0
    jump_breaks: int = 0
    kept: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    structured: bool = False
    exact: bool = True
    failed: bool = False
    note: str = ""


def shelve(task: Task) -> Outcome:
    """Put the entry of `task` into the library. Never raises for what the entry or the disk holds."""
    html = task.entry.html
    outcome = Outcome(
        "skipped",
        images=len(_IMAGES.findall(html)),
        captions=len(_CAPTIONS.findall(html)),
        jump_breaks=len(_JUMPS.findall(html)),
    )
    try:
        _shelve(task, outcome)
    except UnconfirmedSaveError as error:
        outcome.state, outcome.note = "written", str(error)
    except (RonpyoError, OSError) as error:
        outcome.reason, outcome.failed = str(error), True
    return outcome


def _shelve(task: Task, outcome: Outcome) -> None:
    record = read_record(task.record)
    current = _current(task)
    incoming = _digest(task)
    if record is not None and current is not None and record.get("entry") == incoming:
        outcome.state = "unchanged"
        outcome.kept, outcome.lost = Counter(record.get("kept") or {}), Counter(record.get("lost") or {})
        outcome.structured = record.get("structured") is True
        return
    file, made = _post_file(task)
    data = file.data
    outcome.kept, outcome.lost, outcome.exact = made.kept, made.lost, made.exact
    outcome.structured = made.structured
    if current is not None and current != data:
        known = (record.get("file"), record.get("before")) if record else ()
        if store.digest(current) not in known:
            outcome.reason = tr("It was edited here since; your version was left as it is.")
            return
    elif current == data and record is not None and record.get("html", "") == task.entry.html:
        outcome.state = "unchanged"
    _write(task, made, file, current, incoming)
    if outcome.state != "unchanged":
        outcome.state = "written"


def _current(task: Task) -> bytes | None:
    return None if task.place.is_new and not task.place.path.is_file() else _bytes(task.place.path)


def _bytes(path: Path) -> bytes | None:
    return store.read(path)[0] if path.exists() or path.is_symlink() else None


def _digest(task: Task) -> str:
    """Of all that decides what is written."""
    entry = asdict(task.entry) | {"markdown": task.entry.markdown.hex()}
    shown = [REVISION, entry, str(task.moment)]
    return hashlib.sha256(json.dumps(shown, ensure_ascii=True, default=str).encode()).hexdigest()


def _post_file(task: Task) -> tuple[PostFile, Converted]:
    """The post's file. A header that grows too large leaves full sizes of pictures to the body."""
    if task.entry.markdown:
        return _markdown_file(task)
    stem = task.place.path.stem
    local = dict(task.entry.pictures)
    made = convert(task.entry.reading or task.entry.html, local)
    try:
        return _file(task, made, stem), made
    except (FieldError, HeaderError):
        made = convert(task.entry.reading or task.entry.html, local, full_in_header=False)
        made.pictures = {key: value for key, value in made.pictures.items() if key.startswith(FOLDER)}
        return _file(task, made, stem), made


def _file(task: Task, made: Converted, stem: str) -> PostFile:
    fields, body = _fields(task, made, stem), made.body
    if (structured := read_structure(made, fields.title)) is not None:
        fields, body = structured.put_into(fields, profile()), structured.body
    made.structured = structured is not None
    return new_post_file(fields, "\n" + body.replace(FOLDER, f"{stem}/"))


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
    wanted = replace(fields, id=fields.id or task.place.id)
    if not parse_date(fields.date) and task.moment:
        wanted = replace(wanted, date=task.moment.isoformat())
    return file.with_body(body).with_fields(wanted), made


def _fields(task: Task, made: Converted, stem: str) -> Fields:
    entry = task.entry
    remote = {FOLDER + name: source for source, name in entry.pictures}
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


def _write(task: Task, made: Converted, file: PostFile, current: bytes | None, incoming: str) -> None:
    root, path, data = task.root, task.place.path, file.data
    store.make_folder(path.parent, root)
    store.make_folder(task.record.parent, root)
    _write_pictures(task, made.attachments)
    record = _record(task, made, file, current, incoming)
    store.write(
        task.record, json.dumps(record, ensure_ascii=False, indent=1).encode("utf-8", "replace"), None, library=root
    )
    if data != current:
        if current is not None:
            place = versions.Place(path, task.place.id)
            versions.Versions(versions.versions_folder()).keep(place, current, Reason.BEFORE_IMPORT)
        store.write(path, data, store.ABSENT if current is None else store.digest(current), library=root)


def _write_pictures(task: Task, attachments: list[Attachment]) -> None:
    if not attachments and not task.entry.files:
        return
    folder = task.place.path.with_suffix("")
    store.make_folder(folder, task.root)
    for attachment in attachments:
        _write_picture(folder / attachment.name, attachment.data, task.root)
    for name, member in task.entry.files:
        path = folder / name
        if path.is_symlink() or not path.exists() or path.stat().st_size != member.size:
            with member.open() as stream:
                _write_picture(path, stream.read(), task.root)


def _write_picture(path: Path, data: bytes, root: Path) -> None:
    if path.is_symlink() or not path.exists() or path.stat().st_size != len(data):
        store.write(path, data, None, library=root)


def _record(task: Task, made: Converted, file: PostFile, current: bytes | None, incoming: str) -> dict[str, Any]:
    entry = task.entry
    return {
        "version": VERSION,
        "id": entry.id,
        "title": entry.title,
        "author": entry.author,
        "published": entry.published,
        "updated": entry.updated,
        **dict(entry.extra),
        **({} if entry.markdown else {"html": entry.html}),
        "shown": fingerprint(Post(file.fields, file.body)),
        "file": store.digest(file.data),
        "before": store.digest(current) if current is not None else "",
        "entry": incoming,
        "kept": dict(made.kept),
        "lost": dict(made.lost),
        "structured": made.structured,
        "comments": [
            {name: value for name in comment.__slots__ if (value := getattr(comment, name)) and name != "parent"}
            for comment in entry.comments
        ],
    }
