"""Links that follow: to a post file that has another name, to its pictures, and to a post with another address."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from os.path import normpath, realpath
from pathlib import Path
from urllib.parse import quote, unquote

from editor.core.disk.names import folded_name, image_folder
from editor.core.errors import FieldError, HeaderError
from editor.core.file.contents import Contents
from editor.core.file.postfile import PostFile
from editor.core.post import Fields, Image
from editor.core.renaming.pictures import pictures_stayed
from editor.core.text.addresses import with_addresses_changed

Change = Callable[[str, str], str | None]
"""(address, form of `text.addresses.Address`) → the new address; None: it stays."""

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\#?]", re.IGNORECASE)
_TO_QUOTE = re.compile(r"[\s()<>\"'%\[\]#?\\]")
_HOLDS_ANY = ("angle", "defined", "")  # forms in which an address may have spaces and parentheses


def to_renamed(folder: Path, old: Path, new: Path, *, pictures_stay: bool = False) -> Change:
    """The change for posts in `folder`: the post file `old` is `new`, in the same folder, and so are its pictures,
    unless `pictures_stay` where they were (`renaming/pictures.py`).

    Letter case and Unicode form do not matter, as they do not for pictures (POST_FORMAT), and neither do links of the
    file system on the way to the two folders.
    """
    around = old.parent
    if folder != around:
        folder, around = Path(realpath(folder)), Path(realpath(around))
    place, file, pictures = _folded(str(around)), folded_name(old.name), folded_name(image_folder(old).name)

    def change(address: str, form: str) -> str | None:
        if _ELSEWHERE.match(address):
            return None
        path = re.split(r"[?#]", address, maxsplit=1)[0]
        parts, at = path.split("/"), str(folder)
        for number, part in enumerate(parts):
            name = unquote(part)
            here, at = at, normpath(Path(at) / name)
            last = number == len(parts) - 1
            if _folded(here) != place or folded_name(name) != (file if last else pictures):
                continue
            if pictures_stay and not last:
                return None
            parts[number] = _written(new.name if last else image_folder(new).name, part, form, first=number == 0)
            return "/".join(parts) + address[len(path) :]
        return None

    return change


def with_links_changed(file: PostFile, change: Change) -> PostFile:
    """`file` with `change` made of all addresses in its body, bullets, related posts and pictures. Raises HeaderError,
    FieldError where its header cannot be edited safely."""
    fields = fields_changed(file.fields, change)
    made = file.with_fields(fields) if fields != file.fields else file
    body = with_addresses_changed(file.body, change)
    return made.with_body(body) if body != file.body else made


def with_name_followed(file: PostFile, was: Path, now: Path) -> PostFile:
    """`file`, an earlier state of the post that lay at `was`, with its links to its pictures as they are since it is
    called `now`; as it is where it cannot be edited. Looks into the folder: not for the window's thread."""
    if was == now or was.parent != now.parent:
        return file
    try:
        return with_links_changed(file, to_renamed(now.parent, was, now, pictures_stay=pictures_stayed(was, now)))
    except (HeaderError, FieldError):
        return file


def contents_changed(contents: Contents, change: Change) -> Contents:
    """`contents` with `change` made of all addresses in them."""
    fields = contents.fields if contents.raw else fields_changed(contents.fields, change)
    return replace(contents, fields=fields, text=with_addresses_changed(contents.text, change))


def fields_changed(fields: Fields, change: Change) -> Fields:
    """`fields` with `change` made of the addresses in them."""

    def bullets(summary: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(with_addresses_changed(bullet, change) for bullet in summary)

    return replace(
        fields,
        news=replace(fields.news, summary=bullets(fields.news.summary)),
        commentary=replace(fields.commentary, summary=bullets(fields.commentary.summary)),
        related=tuple(replace(row, url=change(row.url, "") or row.url) for row in fields.related),
        images=_images_changed(fields.images, change),
    )


def _images_changed(images: tuple[Image, ...], change: Change) -> tuple[Image, ...]:
    """`images` with other paths. What is said of one that gets the path of another is what counts: that name was free,
    and what stood there was about a picture that is gone. Two that get the same path are one picture (letter case)."""
    moved = [(image, change(image.path, "")) for image in images]
    paths = list(dict.fromkeys(new or image.path for image, new in moved))
    if len(paths) == len(images):
        return tuple(replace(image, path=new or image.path) for image, new in moved)
    made: dict[str, Image] = {}
    for image, new in moved:
        if new is not None:
            said = zip(_said(made.get(new, Image(new))), _said(image), strict=True)
            made[new] = Image(new, *(first or other for first, other in said))
    for image, new in moved:
        if new is None:
            made.setdefault(image.path, image)
    return tuple(made[path] for path in paths)


def _said(image: Image) -> tuple[str, ...]:
    """The texts of a picture, without its path."""
    return tuple(getattr(image, one.name) for one in dataclass_fields(image) if one.name != "path")


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path)


def _written(name: str, before: str, form: str, *, first: bool) -> str:
    """`name` as the part of an address, escaped as the part `before` was, or as its form needs."""
    name = quote(name, safe="") if "%" in before else as_address(name, form)
    return f"./{name}" if first and ":" in name else name


def as_address(path: str, form: str) -> str:
    """`path` as an address of the `form`, its signs escaped where the form needs it."""
    return path if form in _HOLDS_ANY else _TO_QUOTE.sub(lambda sign: quote(sign[0], safe=""), path)
