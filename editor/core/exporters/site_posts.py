"""Markdown for sites that Hugo or Jekyll make: a header of theirs, the post, and its pictures beside it."""

import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape
from io import BytesIO
from pathlib import Path

from editor.core.disk.names import folded_name, slug
from editor.core.errors import ExportError
from editor.core.exporters import carried, markdown_text
from editor.core.exporters.gathered import day_of
from editor.core.exporters.page import sentence
from editor.core.exporters.portion import Portion
from editor.core.exporters.registry import Export, Job
from editor.core.fields.spec import plain_path
from editor.core.file.yaml_write import write_scalar
from editor.core.images.blogger_address import is_remote, short_name
from editor.core.images.file_type import find
from editor.core.images.in_body import body_images
from editor.core.images.web_copy import web_bytes
from editor.core.post import Post
from editor.core.problem import Problem, Severity
from editor.core.profile.values import Profile
from editor.core.renaming.moved_links import as_address
from editor.core.render.extensions.ruby import RUBY, read_ruby
from editor.core.text.addresses import with_addresses_changed
from editor.core.text.code import outside_code
from editor.core.words import tr

LARGEST_PICTURE = 32 * 1024 * 1024  # bytes
LARGEST = 1024 * 1024 * 1024  # bytes of all files
_RUBY = re.compile(RUBY)
_MOMENT = (1980, 1, 1, 0, 0, 0)  # of files in a zip: the same posts give the same bytes


def export(job: Job) -> Export:
    """The post as Markdown; each picture that is not beside it, or too large, is a problem."""
    made = markdown_text.export(job)
    lost = [
        short_name(image.path)
        for image in body_images(job.post.body)
        if not is_remote(image.path) and not image.path.startswith("data:") and not _is_there(job.folder, image.path)
    ]
    problems = [
        Problem("image-not-embedded", Severity.WARNING, sentence(path), field=f"images.{path}") for path in lost
    ]
    return replace(made, problems=(*made.problems, *problems), missing_images=tuple(lost))


def _is_there(folder: Path | None, path: str) -> bool:
    found = find(folder, path) if folder is not None else None
    try:
        return found is not None and found.stat().st_size <= LARGEST_PICTURE
    except OSError:
        return False


def body_of(portion: Portion, places: Mapping[str, str], rewrite: Callable[[str], str] = str) -> str:
    """The post below its title. `places` are the addresses of pictures by the path that the body names, `rewrite`
    takes each stretch of text that is no code."""
    body = "\n\n".join(markdown_text.parts_of(portion.post, portion.profile)) + "\n"
    known = {plain_path(path): address for path, address in places.items()}

    def moved(address: str, form: str) -> str | None:
        found = known.get(plain_path(address))
        return None if found is None else as_address(found, form)

    return shown_to_sites(with_addresses_changed(body, moved), portion.profile, rewrite)


def shown_to_sites(body: str, profile: Profile, rewrite: Callable[[str], str] = str) -> str:
    """`body` with ruby as HTML, and with what `rewrite` makes of each stretch of text that is no code."""
    return outside_code(body, lambda text: rewrite(_RUBY.sub(_ruby, text) if profile.markdown.ruby else text))


def pictures_of(portion: Portion) -> dict[str, tuple[str, bytes]]:
    """The pictures beside the post by the path that the body names: a name for the file, and what goes out of it."""
    found: dict[str, tuple[str, bytes]] = {}
    names: set[str] = set()
    for image in body_images(portion.post.body):
        path = find(portion.folder, image.path) if portion.folder is not None else None
        if path is None:
            continue
        try:
            data = web_bytes(path, LARGEST_PICTURE)
        except OSError:
            continue
        name, number = path.name, 1
        while folded_name(name) in names:
            number += 1
            name = f"{path.stem}-{number}{path.suffix}"
        names.add(folded_name(name))
        found[image.path] = name, data
    return found


def header(values: Mapping[str, object], more: str = "") -> str:
    """A header in YAML; texts stand between quotes, so that no reader takes one for a number. Values that say nothing
    are left out. `more` are further lines."""
    lines = [f"{key}: {_value(value)}" for key, value in values.items() if value not in ("", (), None)]
    return "\n".join(["---", *lines, f"{more}---", ""])


def carried_by(portion: Portion, places: Mapping[str, str]) -> str:
    """The lines of the header that hold the fields for an import, pictures by their `places`."""
    known = {plain_path(path): address for path, address in places.items()}
    images = (
        replace(image, path=known.get(plain_path(image.path), image.path)) for image in portion.post.fields.images
    )
    return carried.header_lines(replace(portion.post.fields, images=tuple(images)))


def name_of(portion: Portion) -> str:
    """The name of the post's file there."""
    return slug(portion.post.fields.permalink.strip() or re.sub(r"^\d{4}-\d\d-\d\d-", "", portion.stem), 80)


def free(name: str, taken: set[str]) -> str:
    """`name`, or with a number behind it, so that no other has it; it is taken then."""
    number, made = 1, name
    while folded_name(made) in taken:
        number += 1
        made = f"{name}-{number}"
    taken.add(folded_name(made))
    return made


def date_of(portion: Portion) -> str:
    """The post's date as headers have it; "" where it has none."""
    moment = portion.moment
    if moment is None:
        return ""
    has_time = moment.tzinfo or moment.time() != moment.min.time()
    return moment.isoformat() if has_time else day_of(moment)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of `files`. Raises ExportError where they are too many for one."""
    if sum(map(len, files.values())) > LARGEST:
        raise ExportError(tr("The images are too large for one file; export fewer posts at a time."))
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def sealed_in(post: Post) -> bool:
    """Whether the post holds signs that template languages of sites take for theirs."""
    return "{{" in post.body or "{%" in post.body


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, Unquoted):
        return str(value)
    return write_scalar(str(value), style='"')


class Unquoted(str):
    """A value that is written as it is: a date, a number."""


def _ruby(found: re.Match[str]) -> str:
    pairs = read_ruby(found)
    if pairs is None:
        return found[0]
    inside = "".join(f"{escape(base)}<rp>（</rp><rt>{escape(reading)}</rt><rp>）</rp>" for base, reading in pairs)
    return f"<ruby>{inside}</ruby>"
