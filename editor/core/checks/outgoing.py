"""Live content of an imported post that was not edited, and goes out as it was."""

from collections.abc import Iterator

from editor.core.checks.registry import Subject
from editor.core.problem import Problem


def rule(subject: Subject) -> Iterator[Problem]:
    """Findings of live content (scripts, frames) in the original HTML that an export for Blogger would be."""
    if subject.original is not None:
        yield from subject.original.problems
