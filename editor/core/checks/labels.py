"""Labels, within Blogger's limits: 20 labels, 200 characters with the commas and spaces between them."""

import unicodedata
from collections.abc import Iterator

from editor.core.checks.registry import Subject
from editor.core.exporters.boxes import labels_text
from editor.core.fields import spec
from editor.core.problem import Problem, Severity
from editor.core.words import tr

MOST, LONGEST = spec.named("labels").most, spec.named("labels").longest


def rule(subject: Subject) -> Iterator[Problem]:
    """Blogger refuses a post whose labels are too many or too long, and cuts a label in two at a comma."""
    labels = subject.fields.labels
    if len(labels) > MOST:
        message = tr("There are {count} labels; Blogger takes {most}.", count=len(labels), most=MOST)
        yield subject.on_field("labels-many", Severity.ERROR, message, "labels")
    if (length := len(labels_text(labels))) > LONGEST:
        message = tr(
            "The labels are {count} characters long together; Blogger takes {most}.", count=length, most=LONGEST
        )
        yield subject.on_field("labels-long", Severity.ERROR, message, "labels")
    same: dict[str, str] = {}
    for index, label in enumerate(labels):
        place = f"labels.{index}"
        if not label.strip():
            yield subject.on_field("label-empty", Severity.WARNING, tr("A label is empty."), place)
            continue
        if "," in label:
            message = tr("Blogger would cut the label “{label}” in two at its comma.", label=label)
            yield subject.on_field("label-comma", Severity.ERROR, message, place)
        key = unicodedata.normalize("NFKC", label.strip()).casefold()
        if key not in same:
            same[key] = label.strip()
        elif same[key] == label.strip():
            message = tr("The label “{label}” is there twice.", label=label.strip())
            yield subject.on_field("label-duplicate", Severity.WARNING, message, place)
        else:
            message = tr("“{label}” and “{other}” are two labels for Blogger.", label=label.strip(), other=same[key])
            yield subject.on_field("label-similar", Severity.WARNING, message, place)
