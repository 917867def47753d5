"""Getting a post out: copied for Blogger, or exported to a file. Nothing here publishes anything."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from editor.app.files.session import Session
from editor.app.open_post import change
from editor.app.open_post.document import Document
from editor.app.render.render_process import RenderProcess
from editor.app.threads.alive import while_alive
from editor.app.threads.jobs import Jobs
from editor.core import words
from editor.core.disk import store
from editor.core.errors import ExportError, FileError
from editor.core.fields.spec import Fields
from editor.core.words import tr
from editor.core.workers.post_tasks import ExportTask, Request
from editor.ui.dialogs.ask import Ask
from editor.ui.widgets.outside import open_outside

if TYPE_CHECKING:
    from editor.core.exporters import Exporter
    from editor.ui.dialogs.copy_blogger import CopyForBlogger

DEADLINE_MS = 30_000


class Publish(QObject):
    """The commands by which a post leaves the program.

    `field_wanted` names a field that the person wants to fill in, such as the address of a picture.
    """

    field_wanted = Signal(str)
    problem_wanted = Signal(dict)
    """The person wants to go to a problem, as the report has it."""
    copied = Signal()
    """The whole post, with all its pictures, is on the clipboard."""
    receipt_kept = Signal()

    def __init__(self, session: Session, process: RenderProcess, jobs: Jobs, ask: Ask, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._process = process
        self._jobs = jobs
        self._exports = Jobs(self)
        """Of their own: printing a PDF takes seconds, and no save waits for it."""
        self._ask = ask
        self._window = window
        self._open_problems: Callable[[], list[dict[str, Any]]] = lambda: []

    def ask_problems(self, problems: Callable[[], list[dict[str, Any]]]) -> None:
        """Ask `problems` for the open problems of the post, as the report has them, when it is copied."""
        self._open_problems = problems

    def copy_for_blogger(self) -> None:
        """Put the post's HTML on the clipboard and show what else Blogger asks for."""
        from editor.ui.dialogs.copy_blogger import CopyForBlogger

        task, document = self._task("blogger-html"), self._session.current
        if task is None or document is None:
            return
        clean = replace(task, clean=True)

        def made(export: dict[str, Any]) -> None:
            if not export["text"].strip():
                self._ask.tell(tr("Nothing to copy"), tr("Write a headline or some text first, then copy again."))
                return
            for earlier in self._window.findChildren(CopyForBlogger):
                earlier.close()  # what it says of the post is no longer so
            dialog = CopyForBlogger(export, self._window, self._open_problems())
            dialog.problem_wanted.connect(self.problem_wanted)
            dialog.pictures_wanted.connect(self._show_picture)
            dialog.clean_wanted.connect(lambda: self._make(clean, while_alive(dialog, dialog.show_export)))
            dialog.addresses_pasted.connect(lambda html: self._take_addresses(html, document, dialog))
            dialog.addresses_offered.connect(lambda html: self._take_addresses(html, document, dialog, asked=False))
            dialog.files_wanted.connect(lambda how: self._hand_files(how, document))
            dialog.show()
            if export["missing_images"]:
                self._find_files(document, while_alive(dialog, dialog.carry_files))
            self._was_copied(task, export)

        self._make(task, made)

    def copy_markdown(self) -> None:
        """Put the post on the clipboard as Markdown, title and all its parts."""

        def made(export: dict[str, Any]) -> None:
            QGuiApplication.clipboard().setText(export["text"])
            self._ask.tell(tr("Copied"), tr("The post is on the clipboard as Markdown."))

        if task := self._task("markdown"):
            self._make(task, made)

    def _take_addresses(self, html: str, document: Document, dialog: "CopyForBlogger", *, asked: bool = True) -> None:
        """Give the pictures of `document`, which was copied, the addresses that Blogger's `html` tells; copy it anew.

        Those that nobody asked for, because they only lay on the clipboard, are taken where there is one for each.
        """
        from editor.core.images.given_addresses import given_addresses, with_addresses

        if document is not self._session.current:
            if asked:
                self._ask.tell(
                    tr("Another post is open"),
                    tr("The images belong to the post that was copied. Open it again and copy it once more."),
                )
            return
        post, path = document.snapshot(), document.path

        def found(addresses: dict[str, str]) -> None:
            fits = document is self._session.current and bool(addresses)
            if not asked and not (fits and _names_all(document.fields, addresses, dialog.missing)):
                return
            if not fits:
                self._ask.tell(tr("No URLs"), tr("What was pasted shows none of the images of this post."))
                return
            images = with_addresses(document.fields, addresses)
            name = tr("Paste the URLs of the images")
            document.apply(change.edited(replace(document.fields, images=images), name=name))
            note = "" if asked else _taken_from_clipboard(len(addresses))
            if (task := self._task("blogger-html")) is not None:
                self._make(task, while_alive(dialog, lambda export: self._again(dialog, task, export, note)))

        self._jobs.start(lambda: given_addresses(post, path, html), while_alive(dialog, found), _raise)

    def _again(self, dialog: "CopyForBlogger", task: ExportTask, export: dict[str, Any], note: str) -> None:
        dialog.show_export(export, note)
        self._was_copied(task, export)

    def _was_copied(self, task: ExportTask, export: dict[str, Any]) -> None:
        self._keep_receipt(task, export)
        if not export["missing_images"]:
            self.copied.emit()

    def _hand_files(self, how: str, document: Document) -> None:
        """Open the folder of the pictures of `document` that are to be uploaded, or put their files on the
        clipboard."""

        def found(files: tuple[Path, ...]) -> None:
            if how == "folder":
                folder = files[0].parent if files else document.path.parent
                open_outside(QUrl.fromLocalFile(str(folder)))
                return
            mime = QMimeData()
            mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
            QGuiApplication.clipboard().setMimeData(mime)

        self._find_files(document, while_alive(self, found))

    def _find_files(self, document: Document, found: Callable[[tuple[Path, ...]], None]) -> None:
        """`found` with the files of `document` that are to be uploaded, looked for in a thread."""
        from editor.core.images.given_addresses import files_to_upload

        post, path = document.snapshot(), document.path
        self._jobs.start(lambda: files_to_upload(post, path), found, _raise)

    def _keep_receipt(self, task: ExportTask, export: dict[str, Any]) -> None:
        """Keep what was copied, where the post lies in a library of the person's."""
        from editor.core.receipts.keeping import keep_export

        def keep() -> None:
            keep_export(task.folder, task.post, export)

        def failed(error: Exception) -> None:
            if not isinstance(error, FileError):
                raise error
            self._ask.tell(tr("No record of the copy"), str(error))

        self._jobs.start(keep, while_alive(self, lambda _nothing: self.receipt_kept.emit()), while_alive(self, failed))

    def _show_picture(self, path: str) -> None:
        self.field_wanted.emit("images")
        if path:
            self.field_wanted.emit(f"images.{path}.url")

    def export(self) -> None:
        """Ask for a format and a file, and write it."""
        from editor.core.exporters import exporters  # with all that it parses HTML with: not at the start

        document = self._session.current
        if document is None:
            return
        if document.is_clean and not document.on_disk:  # a new post: nothing is written in it
            self._ask.tell(tr("Nothing to export"), tr("Write a headline or some text first, then export again."))
            return
        kinds = {f"{one.label()} (*{one.suffix})": one for one in exporters()}
        proposal = document.path.with_suffix(next(iter(kinds.values())).suffix)
        chosen = self._ask.export_path(tr("Export the post"), proposal, list(kinds))
        if chosen is None:
            return
        path, kind = chosen
        self.export_to(kinds[kind], path)

    def export_to(self, kind: "Exporter", path: Path) -> None:
        """Write the post to `path` in the format `kind`."""
        target = path if path.suffix else path.with_suffix(kind.suffix)
        document, task = self._session.current, self._task(kind.name)
        if document is None or task is None:
            return
        given, stem = task, document.path.stem

        def made(export: dict[str, Any]) -> None:
            def written(_digest: str) -> None:
                self._tell_export(target, export)

            def failed(error: Exception) -> None:
                if not isinstance(error, FileError | ExportError):
                    raise error
                self._ask.tell(tr("Not exported"), str(error))

            alive = while_alive(self, written), while_alive(self, failed)
            self._exports.start(lambda: store.write(target, _contents(kind, given, export, stem), None), *alive)

        self._make(task, made)

    def _task(self, name: str) -> ExportTask | None:
        """The export of the post that is open, as it is now; None: none is open."""
        document = self._session.current
        return None if document is None else ExportTask(document.snapshot(), document.path.parent, name)

    def _make(self, task: ExportTask, done: Callable[[dict[str, Any]], None]) -> None:
        request = Request(task, task.post.fields.profile, words.language())

        def failed(sentence: str) -> None:
            self._ask.tell(tr("Not exported"), sentence)

        self._process.ask(request, while_alive(self, done), while_alive(self, failed), DEADLINE_MS)

    def _tell_export(self, path: Path, export: dict[str, Any]) -> None:
        missing = export["missing_images"]
        text = tr("The post is in {file}.", file=str(path))
        if missing:
            text += (
                "\n\n"
                + tr("{n} image is not in it:" if len(missing) == 1 else "{n} images are not in it:", n=len(missing))
                + "\n"
                + "\n".join(missing[:8])
            )
        for said, found in (
            (tr("In it is:"), export["active"]),
            (tr("The imported post had this, and the copy has not:"), export["lost"]),
        ):
            if found:
                text += "\n\n" + said + "\n" + "\n".join(f"・{what}" for what in found[:8])
        self._ask.tell(tr("Exported"), text)


def _names_all(fields: Fields, addresses: Mapping[str, str], missing: Sequence[str]) -> bool:
    """Whether there is an address for each picture that is missing, and no other one for a picture that has its own."""
    others = {path for path in addresses if path not in missing}
    return set(missing) <= set(addresses) and all(fields.image(path).url in ("", addresses[path]) for path in others)


def _taken_from_clipboard(number: int) -> str:
    if number == 1:
        return tr("The URL of the image was on the clipboard and is in the post now. Undo takes it out again.")
    return tr(
        "The URLs of {n} images were on the clipboard and are in the post now. Undo takes them out again.",
        n=number,
    )


def _raise(error: Exception) -> None:
    raise error


def _contents(kind: "Exporter", task: ExportTask, export: dict[str, Any], stem: str) -> bytes:
    """The file of a post that was exported. Reads pictures; raises ExportError where they are too large."""
    from editor.core.exporters import Export, Portion
    from editor.core.exporters.several import contents
    from editor.core.profile.load import load_profile

    profile, _problems = load_profile(task.post.fields.profile)
    text, title, labels, permalink, description = (
        str(export[name]) for name in ("text", "title", "labels", "permalink", "description")
    )
    made = Export(text, title, labels, permalink, description)
    return contents(kind, [Portion(task.post, profile, made, task.folder, stem)])
