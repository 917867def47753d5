"""The search description."""

from collections.abc import Iterator

from editor.core.checks.registry import Subject
from editor.core.fields import spec
from editor.core.problem import Problem, Severity
from editor.core.words import tr

ROOM = spec.named("description").longest


def rule(subject: Subject) -> Iterator[Problem]:
    """A longer one is cut by search engines."""
    if (length := len(subject.fields.description.strip())) > ROOM:
        message = tr("The search description has {count} characters; about {room} are shown.", count=length, room=ROOM)
        yield subject.on_field("description-long", Severity.ADVICE, message, "description")
