"""`ronpyo links`: what is wrong with the links of a post to other posts of its own blog."""

from collections.abc import Sequence
from pathlib import Path

from editor.commandline.arguments import Arguments, post_path
from editor.commandline.changed_post import write_changed
from editor.commandline.library import up_to_date
from editor.commandline.output import complain, say, say_json
from editor.core import paths
from editor.core.checks.catalogue import read_switches
from editor.core.disk import store
from editor.core.disk.choices_file import read_choices
from editor.core.errors import FileError, HeaderError
from editor.core.file.postfile import PostFile
from editor.core.file.surroundings import Surroundings
from editor.core.history import ignored
from editor.core.history.version_list import Reason
from editor.core.history.version_place import PostPlace
from editor.core.library.audit import Finding, audit, mended
from editor.core.library.draft import draft_of, path_within
from editor.core.problem import Severity
from editor.core.profile.load import load_profile
from editor.core.words import tr


def run(arguments: Arguments) -> int:
    """Tell them; with --mend the file is written, a version of it being kept before, and what only the author knows is
    left. Advice alone is fine. Rules that are switched off and findings that are ignored in the post are not told.

    Raises FileError for a file that is no text, or of which no version can be kept, HeaderError for a header that
    cannot be edited safely.
    """
    path = Path(post_path(arguments))
    data, digest = store.read(path)
    file = PostFile.parse(data)
    profile, _problems = load_profile(file.fields.profile)
    with up_to_date(arguments) as archive:
        draft = draft_of(data, path_within(archive.library, path))
        if draft is None:
            raise FileError(tr("“{path}” is no text, so there is nothing to compare.", path=path))
        found = archive.soundly(lambda index: audit(index, file, draft, profile.zone))
    findings = _to_tell(found, file, path)
    left: Sequence[Finding] = findings
    if arguments.has("--mend"):
        if not file.editable:
            raise HeaderError(file.reason)
        changed = mended(file, findings)
        if changed.data != data:
            write_changed(path, changed.data, digest, Reason.BEFORE_LINKS)
        left = [one for one in findings if one.edit is None]
    if arguments.has("--json"):
        say_json([one.problem.as_json() for one in findings])
    else:
        for one in findings:
            say(_line(path, one))
        complain(_count(findings, left))
    return 1 if any(one.problem.severity is not Severity.ADVICE for one in left) else 0


def _to_tell(found: Sequence[Finding], file: PostFile, path: Path) -> list[Finding]:
    switches, around = read_switches(read_choices(paths.config())), Surroundings(file)
    there = ignored.read(PostPlace(path.absolute(), file.fields.id))
    return [
        one
        for one in found
        if switches.wants(one.problem.rule)
        and not any(other.is_same(ignored.known_by(one.problem, around.text_at(one.problem))) for other in there)
    ]


def _line(path: Path, finding: Finding) -> str:
    problem = finding.problem
    place = f"{path}:{problem.line}" if problem.line else str(path)
    if problem.column:
        place = f"{place}:{problem.column}"
    if finding.edit is None:
        return f"{place}: {problem.message}"
    mend = problem.mend or tr("(is taken out)")
    return f"{place}: {problem.message}\n    {problem.words} → {mend}"


def _count(findings: Sequence[Finding], left: Sequence[Finding]) -> str:
    if not findings:
        return tr("All links to the blog are right.")
    if len(left) < len(findings):
        return tr("Links mended: {count}; left for you: {left}.", count=len(findings) - len(left), left=len(left))
    return tr("Problems: {count}. --mend corrects what can be corrected.", count=len(findings))
