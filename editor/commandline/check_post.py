"""`ronpyo check`: the problems of a post."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from editor.commandline.arguments import Arguments, post_path
from editor.commandline.output import say, say_json
from editor.core.checks import check
from editor.core.disk import store
from editor.core.file.postfile import PostFile
from editor.core.problem import Problem, Severity
from editor.core.profile.load import load_profile
from editor.core.words import tr


def run(arguments: Arguments) -> int:
    """Tell them all; advice alone is fine."""
    path = Path(post_path(arguments))
    data, _digest = store.read(path)
    file = PostFile.parse(data)
    profile, _problems = load_profile(file.fields.profile)
    problems = check(file, profile, path)
    if arguments.has("--json"):
        say_json([problem.as_json() for problem in problems])
    else:
        for problem in problems:
            say(_line(path, problem))
        say(_count(problems))
    return 1 if any(problem.severity is not Severity.ADVICE for problem in problems) else 0


def _line(path: Path, problem: Problem) -> str:
    place = f"{path}:{problem.line}" if problem.line else str(path)
    return f"{place}: {_severity(problem.severity)}: {problem.message} [{problem.rule}]"


def _severity(severity: Severity) -> str:
    match severity:
        case Severity.ERROR:
            return tr("error")
        case Severity.WARNING:
            return tr("warning")
        case Severity.ADVICE:
            return tr("advice")


def _count(problems: Sequence[Problem]) -> str:
    if not problems:
        return tr("No problems were found.")
    counts = Counter(problem.severity for problem in problems)
    return tr(
        "Errors: {errors}, warnings: {warnings}, advice: {advice}.",
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        advice=counts[Severity.ADVICE],
    )
