"""The まとめ bullets of the two parts."""

from collections.abc import Iterator

from editor.core.checks.registry import Subject
from editor.core.fields.bullets import without_mark
from editor.core.problem import Problem, Severity
from editor.core.words import tr

# These begin a sentence as often as a bullet.
_NO_MARK = ("※", "★", "☆", "◎", "✓", "✔")


def rule(subject: Subject) -> Iterator[Problem]:
    """Each part with a headline has bullets; none is empty; none carries the mark that the page puts there itself."""
    fields = subject.fields
    parts = (("news", fields.news), ("commentary", fields.commentary))
    for name, part in parts:
        if part.headline.strip() and not any(bullet.strip() for bullet in part.summary):
            message = tr("Under “{headline}” there is no summary yet.", headline=part.headline)
            yield subject.on_field("summary-missing", Severity.ADVICE, message, f"{name}.summary")
            continue
        for number, bullet in enumerate(part.summary):
            place = f"{name}.summary.{number}"
            text = bullet.strip()
            if not text:
                message = tr("Bullet {number} of the summary is empty.", number=number + 1)
                yield subject.on_field("bullet-empty", Severity.WARNING, message, place)
            elif (bare := without_mark(text)) != text and not text.startswith(_NO_MARK):
                mark = text[: len(text) - len(bare)].strip()
                message = tr(
                    "Bullet {number} begins with “{mark}”, but the page puts a mark there.",
                    number=number + 1,
                    mark=mark,
                )
                yield subject.on_field("bullet-mark", Severity.WARNING, message, place)
