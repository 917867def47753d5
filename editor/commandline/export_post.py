"""`ronpyo export`: the post in a format of another program."""

import dataclasses
from pathlib import Path
from typing import Any

from editor.commandline import posts
from editor.commandline.arguments import Arguments, UsageError, no_words, post_path
from editor.commandline.output import complain, say, say_json
from editor.core.exporters import Export, exporters
from editor.core.exporters.outgoing import OUTGOING
from editor.core.problem import Severity
from editor.core.words import tr


def run(arguments: Arguments) -> int:
    """Export, or list the formats. 1 where the reader of the export would miss something: an error, a picture. Raises
    FileError, ExportError, RenderError and UsageError."""
    if arguments.has("--list"):
        return _list(arguments)
    path = Path(post_path(arguments))
    form, target = _format(arguments), posts.target(arguments, path)
    export = posts.export(path, form)
    if arguments.has("--json"):
        if target:
            posts.deliver(export.text, target)
        say_json(_as_json(export, with_text=not target))
    else:
        posts.deliver(export.text, target)
    for sentence in _sentences(export):
        complain(sentence)
    failed = export.missing_images or any(problem.severity is Severity.ERROR for problem in export.problems)
    return 1 if failed else 0


def _sentences(export: Export) -> list[str]:
    """The sentences on an export with problems: the one that matters most, then all that is live in it or not in it."""
    active = [problem.message for problem in export.problems if problem.rule in OUTGOING]
    others = [problem for problem in export.problems if problem.rule not in OUTGOING]
    if not others:
        return active
    first = min(others, key=lambda problem: list(Severity).index(problem.severity))
    if not export.missing_images or first.rule.startswith(("header-", "file-")):
        return [first.message, *active]
    named = ", ".join(export.missing_images)
    return [tr("The export is written, but these pictures are not in it: {names}.", names=named), *active]


def _format(arguments: Arguments) -> str:
    form = arguments.value("--to")
    known = [entry.name for entry in exporters()]
    if form in known:
        return form
    names = ", ".join(known)
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


def _as_json(export: Export, *, with_text: bool) -> dict[str, Any]:
    values = dataclasses.asdict(export)
    values["problems"] = [problem.as_json() for problem in export.problems]
    if not with_text:
        del values["text"]
    return values
