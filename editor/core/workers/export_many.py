"""Many posts exported into one file or one folder, all or nothing, for the window: in a process of its own.

It speaks the messages of `core/processes/channel.py`, all of them JSON. Standard input is one, the wish; the export is
given up when standard input ends. Standard output is `{"done"}`, the number of posts exported so far, while it goes on;
at last `{"result"}` or `{"error"}`.
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from editor.core.disk import store
from editor.core.disk.new_folder import write_folder
from editor.core.errors import FileError, RonpyoError
from editor.core.exporters import Portion, exporter
from editor.core.exporters.outgoing import sentences
from editor.core.exporters.several import contents, folder_files
from editor.core.processes.one_wish import Cancelled, Say, do_one_wish, leave
from editor.core.receipts.keeping import keep_export
from editor.core.receipts.receipt import Handing
from editor.core.words import tr, use
from editor.core.workers.portions import portion

_MOST_SAID = 300  # sentences of one export


@dataclass(frozen=True, slots=True)
class ExportManyWish:
    """The posts at `paths`, in the format called `form`, into the file `target`, or the new folder of that name."""

    paths: tuple[Path, ...]
    form: str
    target: Path
    into_folder: bool = False


@dataclass(frozen=True, slots=True)
class ExportManyReport:
    """`sentences` say what readers of the export miss, each with the name of its post; `stopped`: nothing is
    written."""

    posts: int
    sentences: tuple[str, ...] = ()
    stopped: bool = False


def export_many(
    wish: ExportManyWish,
    progress: Callable[[int], None] = lambda _done: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ExportManyReport:
    """Export as `wish` says. Raises FileError, ExportError and RenderError, whose sentence names the post: then, and
    when it is cancelled, nothing is written."""
    form = exporter(wish.form)
    portions: list[Portion] = []
    for number, path in enumerate(wish.paths):
        if cancelled():
            return ExportManyReport(0, stopped=True)
        progress(number)
        portions.append(_exported(path, form.name))
    progress(len(portions))
    made = folder_files(form, portions) if wish.into_folder else contents(form, portions)
    if cancelled():
        return ExportManyReport(0, stopped=True)
    if isinstance(made, dict):
        write_folder(wish.target, made)
    else:
        store.write(wish.target, made, None)
    said = [f"{one.stem}: {sentence}" for one in portions for sentence in sentences(one.export)]
    if form.name == "blogger-html":
        said += _keep(portions)
    return ExportManyReport(len(portions), tuple(said[:_MOST_SAID]))


def _exported(path: Path, form: str) -> Portion:
    try:
        return portion(path, form)
    except RonpyoError as error:
        raise type(error)(tr("Nothing was exported. {name}: {why}", name=path.name, why=str(error))) from error


def _keep(portions: list[Portion]) -> Iterator[str]:
    """Keep a receipt of each; the sentences on those that could not be kept, which hinders no export."""
    for one in portions:
        try:
            keep_export(one.folder, one.post, asdict(one.export) | {"problems": _problems(one)}, Handing.FILE)
        except FileError as error:
            yield str(error)


def _problems(one: Portion) -> list[dict[str, object]]:
    return [problem.as_json() for problem in one.export.problems]


def main() -> None:
    """Do the export that standard input asks for."""
    do_one_wish(_export)


def _export(asked: Any, say: Say, cancelled: Cancelled) -> None:
    use(asked["language"])
    wish = ExportManyWish(
        tuple(map(Path, asked["paths"])), asked["form"], Path(asked["target"]), bool(asked["into_folder"])
    )
    try:
        report = export_many(wish, lambda done: say({"done": done}), cancelled)
    except RonpyoError as error:
        say({"error": str(error)})
        return
    say({"result": asdict(report)})


if __name__ == "__main__":
    main()
    leave()
