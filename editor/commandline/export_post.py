"""`ronpyo export`: one post or several in a format of another program. All or nothing: what fails leaves no file."""

import dataclasses
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from editor.commandline import posts
from editor.commandline.arguments import Arguments, UsageError, no_words
from editor.commandline.output import complain, say, say_json, send
from editor.core.disk import store
from editor.core.disk.new_folder import write_folder
from editor.core.errors import FileError, RonpyoError
from editor.core.exporters import Export, Exporter, Portion, exporter, exporters
from editor.core.exporters.outgoing import sentences
from editor.core.exporters.several import contents, folder_files
from editor.core.problem import Severity
from editor.core.receipts.keeping import keep_export
from editor.core.receipts.receipt import Handing
from editor.core.words import listed, tr

_SUFFIXES = (".md", ".markdown")
_NOT_POSTS = frozenset(["originals", "clips", "receipts"])


def run(arguments: Arguments) -> int:
    """Export, or list the formats. 1 where the reader of the export would miss something: an error, a picture. Raises
    FileError, ExportError, RenderError and UsageError."""
    if arguments.has("--list"):
        return _list(arguments)
    paths = list(_paths(arguments))
    form, target = _format(arguments), _target(arguments, paths)
    into_folder = bool(target) and _is_folder(target, form, len(paths))
    if len(paths) > 1 and form.gather is None and not into_folder:
        raise UsageError(tr("Several posts in this format are several files: add -o with a new folder."))
    if not form.is_text and not target and not arguments.has("--json") and _is_terminal():
        raise UsageError(tr("This format is not text: add -o with a file."))
    portions = [_portion(path, form.name, len(paths) > 1) for path in paths]
    if form.name == "blogger-html":
        _keep_receipts(portions)
    if into_folder:
        write_folder(Path(target), folder_files(form, portions))
    elif target:
        store.write(Path(target), contents(form, portions), None)
    elif not arguments.has("--json"):
        send(contents(form, portions))
    if arguments.has("--json"):
        _say_json(form, portions, with_text=not target)
    many = len(portions) > 1
    for portion, path in zip(portions, paths, strict=True):
        for sentence in sentences(portion.export):
            complain(f"{path.name}: {sentence}" if many else sentence)
    return 1 if any(_failed(portion.export) for portion in portions) else 0


def _keep_receipts(portions: list[Portion]) -> None:
    """Keep a receipt of each post of the person's own libraries; one that cannot be kept hinders no export."""
    for portion in portions:
        try:
            keep_export(portion.folder, portion.post, _as_json(portion.export, with_text=True), Handing.FILE)
        except FileError as error:
            complain(str(error))


def _failed(export: Export) -> bool:
    return bool(export.missing_images) or any(problem.severity is Severity.ERROR for problem in export.problems)


def _portion(path: Path, form: str, several: bool) -> Portion:
    try:
        return posts.portion(path, form)
    except RonpyoError as error:
        if not several:
            raise
        message = tr("Nothing was exported. {name}: {why}", name=path.name, why=str(error))
        raise type(error)(message) from error


def _paths(arguments: Arguments) -> Iterator[Path]:
    """The files of the posts; a folder stands for all posts in it, each once."""
    if not arguments.words or not all(arguments.words):
        raise UsageError(tr("The file of the post is missing; see: {usage}", usage=arguments.command.usage()))
    seen: set[str] = set()
    for word in arguments.words:
        for path in _posts_in(Path(word)) if Path(word).is_dir() else [Path(word)]:
            if (real := os.path.realpath(path)) not in seen:
                seen.add(real)
                yield path


def _posts_in(folder: Path) -> list[Path]:
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _NOT_POSTS)
        found += [Path(place, name) for name in sorted(names) if name.endswith(_SUFFIXES) and not name.startswith(".")]
    if not found:
        raise UsageError(tr("There is no post in the folder “{name}”.", name=str(folder)))
    return found


def _target(arguments: Arguments, paths: list[Path]) -> str:
    target = ""
    for path in paths:
        target = posts.target(arguments, path)
    return target


def _is_folder(target: str, form: Exporter, count: int) -> bool:
    """Whether the output is a folder: one that is there, or for many files a name that is none of a file."""
    if Path(target).is_dir() or target.endswith(("/", os.sep)):
        return True
    return not Path(target).suffix and (form.files is not None or (count > 1 and form.gather is None))


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _format(arguments: Arguments) -> Exporter:
    form = arguments.value("--to")
    known = [entry.name for entry in exporters()]
    if form in known:
        return exporter(form)
    names = listed(known)
    if not form:
        raise UsageError(tr("Which format? Add --to with one of: {names}.", names=names))
    raise UsageError(tr("There is no export format “{name}”; there are: {names}.", name=form, names=names))


def _list(arguments: Arguments) -> int:
    no_words(arguments)
    if arguments.has("--json"):
        say_json([{"name": entry.name, "label": entry.label(), "suffix": entry.suffix} for entry in exporters()])
    else:
        for entry in exporters():
            say(f"{entry.name:<14} {entry.label()}")
    return 0


def _say_json(form: Exporter, portions: list[Portion], *, with_text: bool) -> None:
    """One post as an object, several as a list; the text of a file that gathers them stands beside them."""
    values = [_as_json(portion.export, with_text=with_text and form.gather is None) for portion in portions]
    text = contents(form, portions).decode("utf-8", "replace") if with_text and form.gather and form.is_text else None
    if len(values) == 1:
        say_json(values[0] if text is None else {**values[0], "text": text})
    else:
        say_json({"posts": values} if text is None else {"posts": values, "text": text})


def _as_json(export: Export, *, with_text: bool) -> dict[str, Any]:
    values = dataclasses.asdict(export)
    values["problems"] = [problem.as_json() for problem in export.problems]
    if not with_text:
        del values["text"]
    return values
