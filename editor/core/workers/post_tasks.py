"""The tasks of the render process: each is a frozen value with everything it needs, its answer is JSON."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from editor.core.errors import FileError
from editor.core.post import Fields, Post
from editor.core.problem import Problem, Severity
from editor.core.processes.turns import GiveWay, Steps, keep_on
from editor.core.text.splices import Splice

if TYPE_CHECKING:
    from editor.core.checks.catalogue import Switches
    from editor.core.checks.families import Context
    from editor.core.file.contents import Contents
    from editor.core.file.postfile import PostFile
    from editor.core.workers.house_keeper import HouseKeeper


@dataclass(frozen=True, slots=True)
class PageTask:
    """Render `post`; the answer is the patch from the page sent last. `fresh`: the receiver holds nothing.

    `change`, which no fresh task has, turns the body of the last task into that of `post`, whose own is empty then: a
    long text need not be sent again with each key. No `post`: the fields are those of the last task, too. The answer is
    None where the worker has no last task: it was restarted, and must be asked afresh.
    """

    post: Post | None
    fresh: bool
    change: Splice | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        """Class and fields, of which pickle makes it: with each key, and quicker than a frozen data class by itself."""
        return PageTask, (self.post, self.fresh, self.change)


@dataclass(frozen=True, slots=True)
class ReportTask:
    """Count and check the post that `data`, the bytes of its file, holds; `path` is where it lies.

    `contents`, where there are any, are put into that file first: what is written in the window and not saved yet.
    `switches` are the rules that the person has switched on and off. The answer is None where a page was asked for
    since: pages go first, and as a rule the text is another one by then.
    """

    data: bytes
    path: Path
    contents: "Contents | None" = None
    switches: "Switches | None" = None


@dataclass(frozen=True, slots=True)
class ExportTask:
    """Export `post`, whose file lies in `folder`, by the exporter called `format`.

    `clean`: of the post's text, also where it could go out as it was imported.
    """

    post: Post
    folder: Path
    format: str
    clean: bool = False


@dataclass(frozen=True, slots=True)
class PasteTask:
    """Read `page`, a piece of HTML from the clipboard; the answer is its Markdown, "" where it shows nothing."""

    page: str


@dataclass(frozen=True, slots=True)
class ClipTask:
    """Read the news page that was received in `page`, which was at `address` ("" where nobody knows), on the day
    `today` (2025-04-02), and called `title` where it is plain text; the answer is its clip as JSON."""

    page: bytes | str
    address: str
    today: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class CompareOnlineTask:
    """Compare a post as its blog has it with `receipt`, the HTML of its copy: `online` is its HTML, or a file that
    holds it, of which `fields` say which post it is. The answer is an `OnlineComparison` as JSON."""

    receipt: str
    online: str | Path
    fields: Fields


@dataclass(frozen=True, slots=True)
class Request:
    """A task, and in whose words and by which blog profile (empty: the default one) to do it."""

    task: PageTask | ReportTask | ExportTask | PasteTask | ClipTask | CompareOnlineTask
    profile: str
    language: str

    def __reduce__(self) -> tuple[Any, ...]:
        """Class and fields, as of `PageTask`."""
        return Request, (self.task, self.profile, self.language)


def report(
    task: ReportTask, profile: Any, keeper: "HouseKeeper | None" = None, give_way: GiveWay = keep_on
) -> dict[str, Any]:
    """Counts of both parts and all problems of a post; `body_line` is the line of the file where its body begins.

    Each problem has, beside what its JSON says, under "known" what it is ignored by and under "section" where in
    the post it is: "news", "commentary", "related", "images" or "post". Those that are ignored already are
    under "ignored".

    Where the contents do not fit into the file's header, that is a problem among the others, and they are looked at all
    the same. Raises OvertakenError where `give_way`, which is called at each step, does.
    """
    from editor.core.checks.families import check
    from editor.core.file.postfile import PostFile
    from editor.core.text.counts import count
    from editor.core.text.parts import split_body

    file, found = PostFile.parse(task.data), []
    if task.contents is not None:
        built = task.contents.build(file)
        if built.refusal is not None:
            found.append(Problem("header-refused", Severity.ERROR, str(built.refusal), 1))
        file = built.file or _nearest(file, task.contents)
    parts = split_body(file.body)
    found += check(file, profile, task.path, _context(file, task, keeper, give_way))
    told, quiet = _parted(file, task, Steps(found, give_way))
    counts = []
    for text in (parts.news, parts.commentary or "", file.body):
        give_way()
        counts.append(count(text))
    return {
        "body_line": file.body_line,
        "news": counts[0].characters,
        "commentary": counts[1].characters,
        "minutes": counts[2].minutes,
        "problems": told,
        "ignored": quiet,
    }


def _parted(
    file: "PostFile", task: ReportTask, problems: "Sequence[Problem]"
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The problems to tell, and those that the author ignores, as JSON."""
    from editor.core.file.surroundings import Surroundings
    from editor.core.history import ignored
    from editor.core.history.version_place import PostPlace
    from editor.core.text.parts import split_body

    around, parts = Surroundings(file), split_body(file.body)

    def section(problem: Problem) -> str:
        top = problem.field.partition(".")[0]
        if top or problem.line < file.body_line:
            return top if top in ("news", "commentary", "related", "images") else "post"
        return "commentary" if parts.line and problem.line - file.body_line >= parts.line else "news"

    known = [(problem, ignored.known_by(problem, around.text_at(problem))) for problem in problems]
    there = ignored.read(PostPlace(task.path, file.fields.id))
    told, quiet = (
        [{**problem.as_json(), "section": section(problem), "known": asdict(one)} for problem, one in part]
        for part in ignored.parted(known, there)
    )
    return told, quiet


def _context(file: "PostFile", task: ReportTask, keeper: "HouseKeeper | None", give_way: GiveWay) -> "Context":
    """The context of the checks: the post's news pages, the rules that are wanted, the habits of its author."""
    path = task.path
    from editor.core.checks.catalogue import Switches
    from editor.core.checks.families import Context
    from editor.core.clips import store
    from editor.core.clips.place import library_of
    from editor.core.library.spellings_file import with_decisions
    from editor.core.originals import libraries
    from editor.core.text.house_spelling import House
    from editor.core.text.offices import OfficeUses

    try:
        clips = store.of(library_of(path.parent), file.fields.id)
    except FileError:
        clips = ()  # the clip's own pane says what is wrong with them
    around = libraries.around(path.parent)
    habit = keeper.of(around[0]) if keeper is not None and around else None
    return Context(
        switches=task.switches or Switches(),
        clips=tuple(clip.text for clip in clips),
        house=with_decisions(habit.house if habit is not None else House()),
        archive=habit.archive if habit is not None else OfficeUses(),
        give_way=give_way,
    )


def _nearest(file: "PostFile", contents: "Contents") -> "PostFile":
    """`file` with the text of `contents`, and saying their fields though its header cannot."""
    text = replace(contents, fields=file.fields).build(file).file
    return replace(text, fields=contents.fields) if text is not None else contents.alone()


def export(task: ExportTask, render: Callable[[Post], Any], profile: Any) -> dict[str, Any]:
    """An `Export` as JSON; the post is rendered where the format needs it. Raises ExportError for an unknown format."""
    from editor.core.exporters import Job, exporter
    from editor.core.exporters.outgoing import as_imported, made_of_text

    chosen = exporter(task.format)
    made = None if task.clean else as_imported(chosen, task.post, profile, task.folder)
    if made is None:
        made = made_of_text(chosen, Job(task.post, profile, render(task.post), task.folder, task.clean))
    return {**asdict(made), "problems": [problem.as_json() for problem in made.problems]}
