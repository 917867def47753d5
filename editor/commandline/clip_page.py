"""`ronpyo clip`: what a news page says, and into the news part of a post with it."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from editor.commandline.arguments import Arguments, UsageError
from editor.commandline.changed_post import write_changed
from editor.commandline.output import complain, say, say_json
from editor.core.clips import fill
from editor.core.clips import store as clips
from editor.core.clips.place import library_of
from editor.core.disk import store
from editor.core.errors import HeaderError
from editor.core.file.identity import uuid7
from editor.core.file.postfile import PostFile
from editor.core.news_page.address import is_web_address
from editor.core.news_page.clip import Clip
from editor.core.news_page.received import MOST_BYTES
from editor.core.profile.settings import profile_settings
from editor.core.words import tr
from editor.core.workers.guarded_clip import clip_of


def run(arguments: Arguments) -> int:
    """Read the page; with `--into` fill the post and keep the clip; print what was found. Raises UsageError."""
    page = _page(arguments)
    address = arguments.value("--url").strip()
    if address and not is_web_address(address):
        raise UsageError(tr("--url needs a URL (http or https); “{value}” is none.", value=address))
    target = arguments.value("--into")
    if target:
        file, digest = _post(Path(target))
    clip = clip_of(page, address, date.today())
    if target:
        _put_into(Path(target), file, digest, clip)
    if arguments.has("--json"):
        say_json(clip.shown())
    else:
        say(_lines(clip))
    for sentence in doubts(clip):
        complain(sentence)
    return 0


def _page(arguments: Arguments) -> bytes | str:
    words, usage = arguments.words, arguments.command.usage()
    if not words or not words[0]:
        raise UsageError(tr("The page is missing; see: {usage}", usage=usage))
    if len(words) > 1:
        raise UsageError(tr("“{word}” is one argument too many; see: {usage}", word=words[1], usage=usage))
    name = words[0]
    if name == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1) if sys.stdin is not None else b""
    if is_web_address(name) and not Path(name).exists():
        return name
    return store.read(Path(name), MOST_BYTES)[0]


def _post(path: Path) -> tuple[PostFile, str]:
    data, digest = store.read(path)
    file = PostFile.parse(data)
    if not file.editable:
        raise HeaderError(file.reason)
    return file, digest


def _put_into(path: Path, file: PostFile, digest: str, clip: Clip) -> None:
    """Fill the fields, keep the clip, save the post: a clip without its post does no harm, the reverse would."""
    filled = fill.fill(file.fields, clip, profile_settings(file.fields.profile).source_of(clip.outlet, clip.author))
    fields = filled.fields
    if not fields.id:
        fields = replace(fields, id=uuid7())
    changed = file.with_fields(fields)
    kept = clips.keep(library_of(path.absolute().parent), fields.id, clip)
    if changed.data != file.data:
        write_changed(path, changed.data, digest)
    if kept.again:
        complain(tr("This page was copied for this post before; the clip was renewed."))
    if filled.left:
        complain(tr("Left as you wrote it: {fields}.", fields=fill.labels(filled.left)))


def doubts(clip: Clip) -> list[str]:
    """Sentences on values of a clip that a person should check: guessed ones, and a page that was cut off."""
    found = []
    if "published" in clip.unsure:
        found.append(tr("The page does not give {date} in full; please check it.", date=clip.published))
    if "headline" in clip.unsure:
        found.append(tr("The page does not say which line is its headline; please check it."))
    if clip.cut:
        found.append(tr("The page is very long or deep; not all of it was read."))
    return found


def _lines(clip: Clip) -> str:
    outlet = tr("{outlet}, by way of {portal}", outlet=clip.outlet, portal=clip.via) if clip.via else clip.outlet
    heads = (
        (tr("Headline"), clip.headline),
        (tr("Source"), outlet),
        (tr("URL"), clip.url),
        (tr("Date published"), clip.published),
        (tr("Author"), clip.author),
    )
    lines = [tr("{name}: {value}", name=name, value=value) for name, value in heads if value]
    pictures = [
        tr("Image: {words}", words=" ".join(filter(None, (image.caption or image.alt, image.credit, image.url))))
        for image in clip.images
    ]
    return "\n".join([*lines, *(["", clip.text] if clip.text else []), *(["", *pictures] if pictures else [])])
