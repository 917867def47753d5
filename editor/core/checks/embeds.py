"""Players, scripts and forms in the text: they are neither shown nor exported, which must not happen unseen."""

import re
from collections.abc import Iterator

from editor.core.checks.body import LineKind
from editor.core.checks.registry import Subject
from editor.core.problem import Problem, Severity
from editor.core.text.code import without_code_spans
from editor.core.words import tr

EMBEDS = ("iframe", "object", "embed", "script", "video", "audio", "form", "svg")

_EMBED = re.compile(rf"<({'|'.join(EMBEDS)})(?=[\s>/])", re.IGNORECASE)


def rule(subject: Subject) -> Iterator[Problem]:
    """One problem for each line with HTML of that kind."""
    for line in subject.lines:
        if line.kind is not LineKind.TEXT or "<" not in line.text:
            continue
        if found := _EMBED.search(without_code_spans(line.text)):
            message = tr(
                "“{name}” is not shown here, and an export has it only while the imported text is unchanged. Put it "
                "into the post again in Blogger.",
                name=f"<{found[1].lower()}>",
            )
            yield Problem("embed", Severity.WARNING, message, line.number)
