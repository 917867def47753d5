"""`ronpyo check`: the problems of posts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from editor.commandline.arguments import Arguments, UsageError, post_path
from editor.commandline.output import complain, say, say_json
from editor.core import paths
from editor.core.checks import catalogue
from editor.core.checks.families import Context, check
from editor.core.clips import store
from editor.core.clips.place import library_of
from editor.core.disk import store as post_store
from editor.core.disk.choices_file import read_choices
from editor.core.file.postfile import PostFile
from editor.core.file.surroundings import Surroundings
from editor.core.history import ignored
from editor.core.history.version_place import PostPlace
from editor.core.library.archive import Archive
from editor.core.library.audit import audit
from editor.core.library.draft import draft_of, path_within
from editor.core.library.house import learn
from editor.core.library.spellings_file import with_decisions
from editor.core.originals import libraries
from editor.core.problem import Problem, Severity
from editor.core.profile.load import load_profile
from editor.core.text.house_spelling import House
from editor.core.words import tr

_ALL, _LIST = "all", "list"
_EARLIER = catalogue.Family.EARLIER


def run(arguments: Arguments) -> int:
    """Tell them all; advice alone is fine. Raises FileError and UsageError."""
    if (named := arguments.value("--rules")) == _LIST:
        return _list(arguments.has("--json"))
    post_path(arguments, more=True)
    rules = _rules(named)
    found: list[tuple[Path, Problem]] = []
    quiet = 0
    for path in map(Path, arguments.words):
        problems, not_told = _problems(path, rules, arguments.value("--library"))
        found += [(path, problem) for problem in problems]
        quiet += not_told
    if arguments.has("--json"):
        many = len(arguments.words) > 1
        say_json([{**({"path": str(path)} if many else {}), **problem.as_json()} for path, problem in found])
    else:
        for path, problem in found:
            say(_line(path, problem))
        say(_count([problem for _path, problem in found]))
        if quiet:
            say(tr("Ignored: {n}.", n=quiet))
    return 1 if any(problem.severity is not Severity.ADVICE for _path, problem in found) else 0


def _problems(path: Path, rules: frozenset[str], folder: str) -> tuple[tuple[Problem, ...], int]:
    """The problems of the post at `path` that are to be told, and how many more its author ignores."""
    data, _digest = post_store.read(path)
    file = PostFile.parse(data)
    profile, _not_loaded = load_profile(file.fields.profile)
    everything = _ALL in rules
    library = Path(folder) if folder else library_of(path.parent)
    clips = tuple(clip.text for clip in store.of(library, file.fields.id))
    if everything:
        switches = catalogue.everything()
    elif rules:
        switches = catalogue.Switches(on=rules)
    else:
        switches = catalogue.read_switches(read_choices(paths.config()))
    context = Context(switches=switches, clips=clips, house=with_decisions(House()))
    if folder or libraries.around(path.parent):
        habit = learn(library)
        context = replace(context, house=with_decisions(habit.house), archive=habit.archive)
    problems = check(file, profile, path, context)
    if folder and any(switches.wants(entry.id) for entry in catalogue.CATALOGUE if entry.family is _EARLIER):
        problems = (*problems, *(one for one in _of_links(library, file, path) if switches.wants(one.rule)))
    around = Surroundings(file)
    known = [(problem, ignored.known_by(problem, around.text_at(problem))) for problem in problems]
    told, quiet = ignored.parted(known, ignored.read(PostPlace(path, file.fields.id)))
    return (
        tuple(problem for problem, _known in told if not rules or everything or problem.rule in rules),
        len(quiet),
    )


def _of_links(library: Path, file: PostFile, path: Path) -> tuple[Problem, ...]:
    """The findings on the links of `file` to other posts of the library. Raises FileError."""
    archive = Archive(library)
    try:
        archive.refresh()
        draft = draft_of(file.data, path_within(library, path))
        zone = load_profile(file.fields.profile)[0].zone
        found = archive.soundly(lambda index: audit(index, file, draft, zone)) if draft is not None else []
    finally:
        archive.close()
    return tuple(one.problem for one in found)


def _list(as_json: bool) -> int:
    """Tell all rules, and which of them are on."""
    switches = catalogue.read_switches(read_choices(paths.config()))
    entries = [(entry, switches.wants(entry.id)) for entry in catalogue.CATALOGUE]
    if as_json:
        say_json(
            [
                {
                    "rule": entry.id,
                    "family": entry.family.value,
                    "severity": entry.severity,
                    "on": on,
                    "default": entry.on,
                    "reason": entry.reason,
                }
                for entry, on in entries
            ]
        )
        return 0
    for entry, on in entries:
        say(f"{entry.id:28} {tr('on') if on else tr('off'):4} {_severity(entry.severity):8} {entry.reason}")
    return 0


def _rules(names: str) -> frozenset[str]:
    """The rules that are asked for, which switches on those that are off; none: all that are on."""
    asked = frozenset(name.strip() for name in names.split(",") if name.strip())
    unknown = sorted(asked - {_ALL} - set(catalogue.BY_ID))
    sentences = [tr("There is no rule “{name}”; --rules list names them.", name=name) for name in unknown]
    if unknown and len(unknown) == len(
        asked
    ):  # “No problems were found” would be said of a post that nothing looked at
        raise UsageError(" ".join(sentences))
    for sentence in sentences:
        complain(sentence)
    return asked


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
            return tr("suggestion")


def _count(problems: Sequence[Problem]) -> str:
    if not problems:
        return tr("No problems were found.")
    counts = Counter(problem.severity for problem in problems)
    return tr(
        "Errors: {errors}, warnings: {warnings}, suggestions: {advice}.",
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        advice=counts[Severity.ADVICE],
    )
