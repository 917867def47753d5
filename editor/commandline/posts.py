"""Parts that several commands share: read a post, export it, write the text that came out."""

import dataclasses
from pathlib import Path

from editor.commandline.arguments import Arguments, UsageError
from editor.commandline.output import send
from editor.core.disk import store
from editor.core.exporters import Export, Portion
from editor.core.file.postfile import PostFile
from editor.core.post import Post
from editor.core.problem import Severity
from editor.core.profile.load import load_profile
from editor.core.text.encodings import BINARY
from editor.core.words import tr
from editor.core.workers.guarded_export import export_post


def export(path: Path, form: str) -> Export:
    """The post at `path` in the format called `form`.

    What is wrong with a file that could not be read as it was meant is a problem of its export too.
    Raises FileError, ExportError and RenderError.
    """
    return portion(path, form).export


def portion(path: Path, form: str) -> Portion:
    """The post, exported as a part of a file of several. Raises FileError, ExportError and RenderError."""
    data, _digest = store.read(path)
    file = PostFile.parse(data)
    post, folder = Post(file.fields, file.body), path.resolve().parent
    made = export_post(post, folder, form)
    errors = [problem for problem in file.problems if problem.severity is Severity.ERROR]
    if file.encoding not in ("utf-8", BINARY):  # an old Japanese encoding: all of the text is there
        errors = [problem for problem in errors if problem.rule != "file-encoding"]
    profile, _problems = load_profile(post.fields.profile)
    return Portion(post, profile, dataclasses.replace(made, problems=(*errors, *made.problems)), folder, path.stem)


def target(arguments: Arguments, post: Path) -> str:
    """The file for the output, empty for standard output. Raises UsageError for the post itself: it would be lost."""
    name = arguments.value("--output")
    if name == "-":
        return ""
    if name and Path(name).exists() and post.exists() and Path(name).samefile(post):
        raise UsageError(tr("“{name}” is the post itself; please choose another file for the output.", name=name))
    return name


def deliver(text: str, place: str) -> None:
    """Write the text of an export to the file `place`, replacing it, or to standard output. Raises FileError."""
    data = text.encode("utf-8", "replace")
    if place:
        store.write(Path(place), data, None)
    else:
        send(data)
