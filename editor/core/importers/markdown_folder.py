"""Markdown posts in a folder of Hugo, Jekyll or Ronpyo itself, or in one file: headers and texts stay."""

import json
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import unquote

from editor.core.errors import FieldError, HeaderError
from editor.core.fields.spec import plain_path
from editor.core.file.postfile import PostFile
from editor.core.file.schema import key_in
from editor.core.images.in_body import body_images
from editor.core.importers import own_markdown, pictures, titles
from editor.core.importers.encoding import encoding_of, text_of, wide_encoding
from editor.core.importers.entry import Blog, Entry, EntryKind, Skipped
from editor.core.importers.registry import EntryStream, Found, Importer
from editor.core.importers.source import Member, Source
from editor.core.post import Status
from editor.core.sharing import conflicts
from editor.core.text.addresses import with_addresses_changed
from editor.core.text.dates import parse_date
from editor.core.words import listed, tr

_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
_PAGES = (".html", ".htm")
_UNREAD = (".textile", ".rst", ".adoc", ".asciidoc", ".org", ".txt", ".mdx", ".rmd", ".haml", ".slim")
_POSTS = frozenset(["_posts", "_drafts"])  # of Jekyll, whose posts may be HTML; other HTML with a header is its pages
_DATED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})-(.+)")
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")
_PLAIN_KEY = re.compile(r"[A-Za-z_][\w-]{0,60}", re.ASCII)
_HEADER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n")
_SOURCES = re.compile(r"""<img\b[^<>]*?\bsrc\s*=\s*(?:"([^"<>]+)"|'([^'<>]+)')""", re.IGNORECASE)
_LARGEST = 5_000_000  # bytes
_BLANK = b"\xef\xbb\xbf\0 \t\r\n"
_OF_SECTION = "_index"  # of Hugo: the page of a folder, no post
_NAMED = 3  # files that a note names


def _texts(source: Source) -> list[Member]:
    return [member for member in source.members if member.name.lower().endswith(_SUFFIXES) or _is_page(member)]


def _is_page(member: Member) -> bool:
    """Whether a file is a post of Jekyll in HTML: by its folder, or by its name where that folder itself is given."""
    path = PurePosixPath(member.name)
    if path.suffix.lower() not in _PAGES:
        return False
    return not _POSTS.isdisjoint(path.parts[:-1]) or (len(path.parts) == 1 and _DATED.fullmatch(path.stem) is not None)


def _has_header(member: Member) -> bool:
    with member.open() as stream:
        return _HEADER.match(stream.read(100)) is not None


def recognises(source: Source) -> bool:
    """A folder or zip with Markdown files, or a text with a header."""
    if source.members:
        return any(not _is_page(member) or _has_header(member) for member in _texts(source))
    if b"\0" in source.head and not wide_encoding(source.head):
        return False
    if source.file is not None and source.file.name.lower().endswith(_SUFFIXES) and _JSON.match(source.head):
        return True
    return bool(re.match(r"(?:---|\+\+\+)[ \t]*\r?\n", source.head_text)) or _is_ours(source)


def _is_ours(source: Source) -> bool:
    """Whether a text without a header is Markdown that an export of ours wrote."""
    if source.open is None or source.size > _LARGEST or not source.head.strip():
        return False
    with source.open() as stream:
        data = stream.read(_LARGEST)
    return own_markdown.carries(text_of(data, encoding_of(data)))


def read(source: Source) -> list[EntryStream]:
    """One entry for each file."""
    place = [0]
    members = _texts(source)
    if source.file is not None:
        members = [source.file]
    total = max(len(members), 1)
    return [EntryStream(Blog(notes=_left(source, members)), _entries(source, members, place), lambda: place[0] / total)]


def _left(source: Source, members: list[Member]) -> list[str]:
    """A sentence about the files beside the posts that hold posts in other formats: they are not read with them."""
    from editor.core.importers.zipped import other_posts

    names = other_posts(source, members) if source.members else []
    if not names:
        return []
    some = listed(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    return [
        tr(
            "Files beside the Markdown posts that are in other formats and were not read ({count}); "
            "import them separately: {names}",
            count=len(names),
            names=some,
        )
    ]


def _entries(source: Source, members: list[Member], place: list[int]) -> Iterator[Found]:
    others = {unicodedata.normalize("NFC", member.name): member for member in source.members}
    others |= {member.name: member for member in source.members}
    for member in sorted(members, key=lambda member: _may_be_copy(member, others)):  # a post before its copies
        place[0] += 1
        name = member.name
        if member.size > _LARGEST:
            yield Skipped(
                EntryKind.POST, name, "", tr("It is larger than {limit} MB.", limit=_LARGEST // 1_000_000), unread=True
            )
            continue
        data = b""
        if member.size:
            with member.open() as stream:
                data = stream.read(_LARGEST)
        if not data.strip(_BLANK):
            yield Skipped(EntryKind.POST, name, "", tr("It is empty."))
            continue
        if wide := wide_encoding(data):
            data = text_of(data, wide).removeprefix("\ufeff").encode("utf-8", "replace")
        file = PostFile.parse(_with_yaml(data))
        if file.encoding not in ("utf-8", "binary"):
            file = file.converted()
        if not file.editable:
            yield Skipped(EntryKind.POST, name, file.fields.title, file.reason, unread=True)
            continue
        if PurePosixPath(name).stem == _OF_SECTION and not file.body.strip():
            yield Skipped(EntryKind.PAGE, name, file.fields.title, tr("It is empty."))
            continue
        yield _page(name, file, others) if _is_page(member) else _entry(name, file, others)
    for member in source.members:
        parts = PurePosixPath(member.name).parts
        if member.name.lower().endswith(_UNREAD) and not _POSTS.isdisjoint(parts[:-1]):
            yield Skipped(EntryKind.POST, member.name, "", tr("It is in a format that is not read here."), unread=True)


def _with_yaml(data: bytes) -> bytes:
    """The data of a file whose header is an object of JSON, as Hugo reads it too, with that as a header of YAML."""
    if not _JSON.match(data[:100]):
        return data
    try:
        text = data.decode("utf-8-sig").lstrip()
        values, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return data
    lines = (
        f"{key if _PLAIN_KEY.fullmatch(key) else _in_json(key)}: {_in_json(value)}\n" for key, value in values.items()
    )
    return f"---\n{''.join(lines)}---\n{text[end:].lstrip()}".encode("utf-8", "replace")


def _in_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _may_be_copy(member: Member, others: dict[str, Member]) -> bool:
    """Whether it may be a conflict copy that a sync client has put beside its post."""
    certain = conflicts.post_name(member.base)
    names = [*([certain] if certain else []), *conflicts.possible_names(member.base)]
    folder = PurePosixPath(member.name).parent
    return any(str(folder / name) in others for name in names)


def _entry(name: str, file: PostFile, others: dict[str, Member]) -> Entry:
    ours = own_markdown.as_post(file)
    file = ours or file
    fields = file.fields
    path = PurePosixPath(name)
    stem = path.parent.name if path.stem in ("index", "_index") and path.parent.name else path.stem
    dated = _DATED.fullmatch(stem)
    day = f"{dated[1]}-{dated[2]:0>2}-{dated[3]:0>2}" if dated else ""
    date = fields.date if parse_date(fields.date) else day if parse_date(day) else ""
    status = Status.DRAFT if "_drafts" in path.parts and ours is None else fields.status
    said = any(file.header.data.get(key_in(file.header.data, key)) for key in ("status", "draft"))
    published = str(file.header.data.get(key_in(file.header.data, "published"), "")).strip().lower()
    if published in ("false", "no", "off"):  # Jekyll
        status = Status.DRAFT
    elif not said and ours is None and "_drafts" not in path.parts:
        status = Status.PUBLISHED if date else fields.status  # other programs say only what is a draft
    is_of_others = ours is None and key_in(file.header.data, "format") not in file.header.data
    if not said and is_of_others and status is Status.PUBLISHED:
        with suppress(HeaderError, FieldError):  # a header that cannot be edited stays
            file = file.with_fields(replace(fields, status=status))
    file, files = _pictures(name, file, others)
    return Entry(
        EntryKind.PAGE if path.stem == _OF_SECTION else EntryKind.POST,
        fields.id or name,
        (fields.id and f"id:{fields.id}") or f"markdown:{name}",
        title=fields.title or fields.news.headline or _heading(file.body),
        markdown=file.data,
        labels=fields.labels,
        published=date,
        status=status,
        url=fields.blogger.url,
        permalink=titles.permalink(fields.permalink),
        slug=dated[4] if dated else stem,
        description=fields.description,
        files=files,
    )


def _page(name: str, file: PostFile, others: dict[str, Member]) -> Entry:
    """A post whose header is followed by HTML: that is converted, as of any other program."""
    entry = _entry(name, file, {})
    shown: dict[str, str] = {}
    files: dict[str, Member] = {}
    for double, single in _SOURCES.findall(file.body):
        address = unescape(double or single).strip()
        member = _lying(PurePosixPath(name).parent, address, others)
        local = pictures.picture_name(member, by_content=True) if member and len(files) < pictures.MOST else None
        if member is not None and local is not None:
            local = pictures.free_name(local, member, files)
            files[local] = member
            shown[address] = local
    return replace(
        entry, markdown=b"", html=file.body.strip(), pictures=tuple(shown.items()), files=tuple(files.items())
    )


def _heading(body: str) -> str:
    found = re.search(r"^#[ \t]+([^ \t#\n].*)$", body, re.MULTILINE)
    return titles.clean(found[1].rstrip(" \t#")) if found else ""


def _pictures(name: str, file: PostFile, others: dict[str, Member]) -> tuple[PostFile, tuple[tuple[str, Member], ...]]:
    """The file naming its pictures in the folder of the post, and those pictures."""
    from editor.core.from_html.convert import FOLDER

    files: dict[str, Member] = {}
    places: dict[str, str] = {}
    for image in body_images(file.body):
        member = _lying(PurePosixPath(name).parent, image.path, others)
        if member is None or len(files) == pictures.MOST:
            continue
        local = pictures.picture_name(member, by_content=True)
        if local is None:
            continue
        local = pictures.free_name(local, member, files)
        files[local] = member
        places[plain_path(image.path)] = f"{FOLDER}{local}"

    def moved(address: str, _form: str) -> str | None:
        return places.get(plain_path(address))

    made = file.with_body(with_addresses_changed(file.body, moved))
    with suppress(HeaderError, FieldError):  # a header that cannot be edited stays
        images = (replace(image, path=moved(image.path, "") or image.path) for image in file.fields.images)
        made = made.with_fields(replace(made.fields, images=tuple(images)))
    return made, tuple(files.items())


def _lying(folder: PurePosixPath, address: str, others: dict[str, Member]) -> Member | None:
    """The file that a relative address of the body means; one that begins with a slash is looked for from the top."""
    address = unquote(address.partition("?")[0].partition("#")[0])
    if not address or "://" in address or address.startswith(("//", "data:")):
        return None
    if address.startswith("/"):
        names = [f"{top}{address.lstrip('/')}" for top in ("", "static/", "source/", "public/")]
    else:
        names = [_plain(folder / address)]
    # A Mac writes "ガ" as two characters into names of files, and the text has one; or the other way round.
    names += [unicodedata.normalize("NFC", name) for name in names]
    return next((others[name] for name in names if name in others), None)


def _plain(path: PurePosixPath) -> str:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            if not parts:
                return ""
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


IMPORTER = Importer("markdown", lambda: tr("Folder of Markdown posts"), recognises, read)
