"""The commands: each takes its arguments and returns the exit code, 0 fine, 1 the content has problems.

An error that is raised is said by the caller in one sentence: exit code 1, or 2 for UsageError.
"""

import dataclasses
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from editor import paths
from editor.commandline.arguments import Arguments, Command, Option, UsageError, post_path
from editor.commandline.output import complain, say, say_json, send
from editor.core.checks import check
from editor.core.errors import FieldError, HeaderError
from editor.core.exporters import Export, exporters
from editor.core.exporters.guarded import export_post
from editor.core.file import names, store
from editor.core.file.assign import apply
from editor.core.file.postfile import PostFile
from editor.core.new import new_post
from editor.core.post import Post
from editor.core.problem import Problem, Severity
from editor.core.profile import list_profiles, load_profile
from editor.core.words import tr

_JSON = Option("--json")
_OUTPUT = Option("--output", "FILE", "-o")


def run_new(arguments: Arguments) -> int:
    """Make a new post; its path is the answer."""
    if arguments.words:
        raise UsageError(
            tr("“{word}” is one argument too many; see: {usage}", word=arguments.words[0], usage=NEW.usage())
        )
    profile = arguments.value("--profile")
    known = [entry.name for entry in list_profiles()]
    if profile and profile not in known:
        raise UsageError(
            tr("There is no blog profile “{name}”; there are: {names}.", name=profile, names=", ".join(known))
        )
    post = new_post(profile)
    target = arguments.value("--output")
    path = Path(target) if target else _place_in_library(post)
    store.write(path, post.data, store.ABSENT)
    if arguments.has("--json"):
        say_json({"path": str(path), "id": post.fields.id})
    else:
        say(str(path))
    return 0


def run_set(arguments: Arguments) -> int:
    """Change header fields; without assignments the file is opened and saved, byte for byte."""
    path = Path(post_path(SET, arguments, more=True))
    file, digest = _open(path)
    changed = _assigned(file, arguments.words[1:])
    store.write(path, changed.data, digest)
    if arguments.has("--json"):
        say_json({"path": str(path), "changed": changed.data != file.data})
    return 0


def run_render(arguments: Arguments) -> int:
    """Write the preview page."""
    path = Path(post_path(RENDER, arguments))
    _deliver(_export(path, "page").text, arguments.value("--output"))
    return 0


def run_export(arguments: Arguments) -> int:
    """Write the post in a format of another program."""
    if arguments.has("--list"):
        return _list(arguments)
    path = Path(post_path(EXPORT, arguments))
    form = arguments.value("--to")
    known = [entry.name for entry in exporters()]
    if form not in known:
        names_text = ", ".join(known)
        if not form:
            raise UsageError(tr("Which format? Add --to with one of: {names}.", names=names_text))
        raise UsageError(tr("There is no export format “{name}”; there are: {names}.", name=form, names=names_text))
    export = _export(path, form)
    target = arguments.value("--output")
    if arguments.has("--json"):
        if target:
            _deliver(export.text, target)
        say_json(_export_json(export, with_text=not target))
    else:
        _deliver(export.text, target)
    if not export.problems:
        return 0
    if export.missing_images:
        named = ", ".join(export.missing_images)
        complain(tr("The export is written, but these pictures are not in it: {names}.", names=named))
    else:
        complain(export.problems[0].message)
    return 1


def run_check(arguments: Arguments) -> int:
    """Tell the problems of a post."""
    path = Path(post_path(CHECK, arguments))
    file, _digest = _open(path)
    profile, _problems = load_profile(file.fields.profile)
    problems = check(file, profile, path)
    if arguments.has("--json"):
        say_json([problem.as_json() for problem in problems])
    else:
        for problem in problems:
            say(_problem_line(path, problem))
        say(_count(problems))
    return 1 if any(problem.severity is not Severity.ADVICE for problem in problems) else 0


NEW = Command(
    "new",
    "",
    lambda: tr("Make a new post and print its path; without -o it goes into the library folder."),
    (Option("--profile", "PROFILE"), _OUTPUT, _JSON),
    run_new,
)
SET = Command(
    "set",
    "POST [KEY=VALUE ...] [KEY+=VALUE ...]",
    lambda: tr(
        "Change header fields, for example news.headline=… or commentary.summary+=…; all else stays, byte for byte."
    ),
    (_JSON,),
    run_set,
)
RENDER = Command(
    "render",
    "POST",
    lambda: tr("Write the preview page as one HTML file."),
    (_OUTPUT,),
    run_render,
)
EXPORT = Command(
    "export",
    "POST",
    lambda: tr("Write the post for another program; --list names the formats."),
    (Option("--to", "FORMAT"), _OUTPUT, Option("--list"), _JSON),
    run_export,
)
CHECK = Command(
    "check",
    "POST",
    lambda: tr("Tell the problems of a post."),
    (_JSON,),
    run_check,
)
COMMANDS = {command.name: command for command in (NEW, SET, RENDER, EXPORT, CHECK)}


def _place_in_library(post: PostFile) -> Path:
    library = paths.default_library()
    path = names.new_path(library, post.fields.date, "")
    store.make_folder(path.parent, library)
    return path


def _open(path: Path) -> tuple[PostFile, str]:
    data, digest = store.read(path)
    return PostFile.parse(data), digest


def _export(path: Path, form: str) -> Export:
    file, _digest = _open(path)
    return export_post(Post(file.fields, file.body), path.resolve().parent, form)


def _deliver(text: str, target: str) -> None:
    """Write the text of an export to the file `target`, replacing it, or to standard output for none and for `-`."""
    data = text.encode("utf-8", "replace")
    if target in ("", "-"):
        send(data)
    else:
        store.write(Path(target), data, None)


def _assigned(file: PostFile, assignments: Sequence[str]) -> PostFile:
    if not assignments:
        return file
    if not file.editable:
        raise HeaderError(file.reason)
    try:
        return apply(file, assignments)
    except FieldError as error:
        raise UsageError(str(error)) from None


def _list(arguments: Arguments) -> int:
    if arguments.words:
        raise UsageError(
            tr("“{word}” is one argument too many; see: {usage}", word=arguments.words[0], usage="ronpyo export --list")
        )
    if arguments.has("--json"):
        say_json([{"name": entry.name, "label": entry.label(), "suffix": entry.suffix} for entry in exporters()])
    else:
        for entry in exporters():
            say(f"{entry.name:<14} {entry.label()}")
    return 0


def _export_json(export: Export, *, with_text: bool) -> dict[str, Any]:
    values = dataclasses.asdict(export)
    values["problems"] = [problem.as_json() for problem in export.problems]
    if not with_text:
        del values["text"]
    return values


def _problem_line(path: Path, problem: Problem) -> str:
    place = f"{path}:{problem.line}" if problem.line else str(path)
    return f"{place}: {_severity(problem.severity)}: {problem.message} [{problem.rule}]"


def _severity(severity: Severity) -> str:
    match severity:
        case Severity.ERROR:
            return tr("error")
        case Severity.WARNING:
            return tr("warning")
        case Severity.ADVICE:
            return tr("advice")


def _count(problems: Sequence[Problem]) -> str:
    if not problems:
        return tr("No problems were found.")
    counts = Counter(problem.severity for problem in problems)
    return tr(
        "Errors: {errors}, warnings: {warnings}, advice: {advice}.",
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        advice=counts[Severity.ADVICE],
    )
