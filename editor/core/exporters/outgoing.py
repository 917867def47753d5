"""Exports, each looked at as it goes out: the exact text, also where it is an imported post's original HTML."""

import dataclasses
from pathlib import Path

from editor.core.exporters.active_content import active_content
from editor.core.exporters.registry import Export, Exporter, Job
from editor.core.originals.losses import Loss, losses
from editor.core.post import Post
from editor.core.problem import Problem, Severity
from editor.core.profile.load import Profile
from editor.core.words import tr

OUTGOING = ("active-content", "left-out")
"""The problems that are found here: each of them is said where a post goes out."""


def as_imported(form: Exporter, post: Post, profile: Profile, folder: Path | None) -> Export | None:
    """The export of a post that goes out as it was imported, as long as nothing of its text was changed."""
    export = form.ready(post, profile, folder)
    return None if export is None else _looked_at(form, dataclasses.replace(export, original=True))


def made_of_text(form: Exporter, job: Job) -> Export:
    """The export of a rendered post, also of one that could go out as it was imported: the clean copy of that."""
    export = _looked_at(form, form.export(job))
    source = form.imported(job.post, job.folder)
    lost = () if source is None else tuple(_words(loss) for loss in losses(source, export.text))
    if not lost:
        return export
    problems = [
        Problem(
            "left-out", Severity.WARNING, tr("The imported post had this, and what goes out has not: {what}", what=what)
        )
        for what in lost
    ]
    return dataclasses.replace(export, lost=lost, problems=(*export.problems, *problems))


def sentences(export: Export) -> list[str]:
    """The sentences on an export with problems: the one that matters most, then all that is live in it or not in it."""
    active = [problem.message for problem in export.problems if problem.rule in OUTGOING]
    others = [problem for problem in export.problems if problem.rule not in OUTGOING]
    if not others:
        return active
    first = min(others, key=lambda problem: list(Severity).index(problem.severity))
    if not export.missing_images or first.rule.startswith(("header-", "file-")):
        return [first.message, *active]
    named = ", ".join(export.missing_images)
    return [tr("The export is written, but these images are not in it: {names}.", names=named), *active]


def _words(loss: Loss) -> str:
    if loss.example:
        return tr("{kind}: {n}, for example “{example}”", kind=loss.name, n=loss.count, example=loss.example)
    return tr("{kind}: {n}", kind=loss.name, n=loss.count)


def _looked_at(form: Exporter, export: Export) -> Export:
    """`export` with what is live in it, and a problem for each."""
    active = active_content(form.html(export.text)) if form.html else ()
    if not active:
        return export
    problems = [Problem("active-content", Severity.WARNING, _sentence(export, what)) for what in active]
    return dataclasses.replace(export, active=active, problems=(*export.problems, *problems))


def _sentence(export: Export, what: str) -> str:
    if export.original:
        return tr("The post goes out as it was imported, with {what}.", what=what)
    return tr("Goes out with the post: {what}.", what=what)
