"""`ronpyo check`: the problems of posts."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from editor.commandline.arguments import Arguments, post_path
from editor.commandline.output import say, say_json
from editor.core.checks import Context, check
from editor.core.checks.words import RULES
from editor.core.clips import store
from editor.core.clips.place import library_of
from editor.core.disk import store as post_store
from editor.core.file.postfile import PostFile
from editor.core.problem import Problem, Severity
from editor.core.profile.load import load_profile
from editor.core.words import tr

_ALL = "all"


def run(arguments: Arguments) -> int:
    """Tell them all; advice alone is fine."""
    post_path(arguments, more=True)
    rules = _rules(arguments.value("--rules"))
    found = [
        (path, problem)
        for path in map(Path, arguments.words)
        for problem in _problems(path, rules, arguments.value("--library"))
    ]
    if arguments.has("--json"):
        many = len(arguments.words) > 1
        say_json([{**({"path": str(path)} if many else {}), **problem.as_json()} for path, problem in found])
    else:
        for path, problem in found:
            say(_line(path, problem))
        say(_count([problem for _path, problem in found]))
    return 1 if any(problem.severity is not Severity.ADVICE for _path, problem in found) else 0


def _problems(path: Path, rules: frozenset[str], folder: str) -> tuple[Problem, ...]:
    data, _digest = post_store.read(path)
    file = PostFile.parse(data)
    profile, _not_loaded = load_profile(file.fields.profile)
    everything = _ALL in rules
    library = Path(folder) if folder else library_of(path.parent)
    clips = tuple(clip.text for clip in store.of(library, file.fields.id))
    also = frozenset(rule.id for rule in RULES) if everything else rules
    problems = check(file, profile, path, Context(also=also, clips=clips))
    return tuple(problem for problem in problems if not rules or everything or problem.rule in rules)


def _rules(names: str) -> frozenset[str]:
    """The rules that are asked for, which switches on those that are off; none: all that are on."""
    return frozenset(name.strip() for name in names.split(",") if name.strip())


def _line(path: Path, problem: Problem) -> str:
    place = f"{path}:{problem.line}" if problem.line else str(path)
    if problem.column and not problem.field:
        place = f"{place}:{problem.column}"
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
