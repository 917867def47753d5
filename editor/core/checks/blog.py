"""The blog profile that the post asks for."""

from collections.abc import Iterator

from editor.core.checks.registry import Subject
from editor.core.problem import Problem, Severity
from editor.core.words import tr


def rule(subject: Subject) -> Iterator[Problem]:
    """A profile that is not there is replaced by the default one: the post would look like another blog's."""
    name = subject.fields.profile
    if name and name != subject.profile.name:
        message = tr("There is no blog profile {name}; the default one is used.", name=name)
        yield subject.on_field("profile-unknown", Severity.WARNING, message, "profile")
