"""Live content of an imported post that was not edited, and goes out as it was."""

from collections.abc import Iterator

from editor.core.checks.registry import Subject
from editor.core.exporters import exporter
from editor.core.exporters.outgoing import as_imported
from editor.core.post import Post
from editor.core.problem import Problem


def rule(subject: Subject) -> Iterator[Problem]:
    """Findings of live content (scripts, frames) in the original HTML that an export for Blogger would be."""
    export = as_imported(
        exporter("blogger-html"), Post(subject.fields, subject.file.body), subject.profile, subject.folder
    )
    if export is not None:
        yield from export.problems
