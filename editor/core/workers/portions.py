"""A post file read and exported, as a file by itself or as a part of a file of several."""

import dataclasses
from pathlib import Path

from editor.core.disk import store
from editor.core.exporters import Portion
from editor.core.file.postfile import PostFile
from editor.core.post import Post
from editor.core.problem import Severity
from editor.core.profile.load import load_profile
from editor.core.text.encodings import BINARY
from editor.core.workers.guarded_export import export_post


def portion(path: Path, form: str) -> Portion:
    """The post at `path` in the format called `form`.

    What is wrong with a file that could not be read as it was meant is a problem of its export too.
    Raises FileError, ExportError and RenderError.
    """
    data, _digest = store.read(path)
    file = PostFile.parse(data)
    post, folder = Post(file.fields, file.body), path.resolve().parent
    made = export_post(post, folder, form)
    errors = [problem for problem in file.problems if problem.severity is Severity.ERROR]
    if file.encoding not in ("utf-8", BINARY):  # an old Japanese encoding: all of the text is there
        errors = [problem for problem in errors if problem.rule != "file-encoding"]
    profile, _problems = load_profile(post.fields.profile)
    return Portion(post, profile, dataclasses.replace(made, problems=(*errors, *made.problems)), folder, path.stem)
