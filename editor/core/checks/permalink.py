"""The permalink, which Blogger takes from the person only in ASCII letters, digits and `_ - .`."""

import re
from collections.abc import Iterator

from editor.core.checks.registry import Subject
from editor.core.fields import spec
from editor.core.problem import Problem, Severity
from editor.core.words import tr

_ALLOWED = re.compile(spec.named("permalink").pattern)


def rule(subject: Subject) -> Iterator[Problem]:
    """Other characters are an error in Blogger's box."""
    permalink = subject.fields.permalink
    if not _ALLOWED.fullmatch(permalink):
        message = tr("A permalink may hold only a–z, A–Z, 0–9, _, - and . : “{permalink}”", permalink=permalink)
        yield subject.on_field("permalink-characters", Severity.ERROR, message, "permalink")
