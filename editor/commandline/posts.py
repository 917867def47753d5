"""What several commands do with a post: read it, export it, hand over the text that came out."""

import dataclasses
from pathlib import Path

from editor.commandline.output import send
from editor.core.exporters import Export
from editor.core.exporters.guarded import export_post
from editor.core.file import store
from editor.core.file.encodings import BINARY
from editor.core.file.postfile import PostFile
from editor.core.post import Post
from editor.core.problem import Severity


def export(path: Path, form: str) -> Export:
    """The post at `path` in the format called `form`.

    What is wrong with a file that could not be read as it was meant is a problem of its export too.
    """
    data, _digest = store.read(path)
    file = PostFile.parse(data)
    made = export_post(Post(file.fields, file.body), path.resolve().parent, form)
    errors = [problem for problem in file.problems if problem.severity is Severity.ERROR]
    if file.encoding not in ("utf-8", BINARY):  # an old Japanese encoding: all of the text is there
        errors = [problem for problem in errors if problem.rule != "file-encoding"]
    return dataclasses.replace(made, problems=(*errors, *made.problems))


def deliver(text: str, target: str) -> None:
    """Write the text of an export to the file `target`, replacing it, or to standard output for none and for `-`."""
    data = text.encode("utf-8", "replace")
    if target in ("", "-"):
        send(data)
    else:
        store.write(Path(target), data, None)
