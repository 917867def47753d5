"""The notices on the safety of the text: the journal, saving by itself, recovery, a crash of ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWidgets import QWidget

from editor.app.application import Application
from editor.app.files.saving import Save, Why, Written
from editor.app.threads.soon import run_soon
from editor.core.errors import FileChangedError, FileError
from editor.core.history.recovery import Recovered
from editor.core.processes import own_files
from editor.core.words import joined, listed, tr
from editor.ui.desk.files import Files
from editor.ui.dialogs.ask import Ask
from editor.ui.widgets.notice import NoticeBar
from editor.ui.widgets.one_window import OneWindow
from editor.ui.widgets.outside import open_outside

if TYPE_CHECKING:
    from editor.ui.dialogs.recovery import RecoveryDialog


class Safety(QObject):
    """Keeps `bar` up to date. It says a thing once, never over the text that is being written."""

    def __init__(self, app: Application, files: Files, bar: NoticeBar, ask: Ask, window: QWidget) -> None:
        super().__init__(bar)
        self._app = app
        self._files = files
        self._bar = bar
        self._ask = ask
        self._window = window
        self._dialog = OneWindow(self._make_dialog)
        self._about = self._trouble = ""
        self._again: Callable[[Safety], None] = lambda _safety: None
        """Says in another window, in its language, what the bar says here."""
        app.journal.trouble.connect(self._journal_trouble)
        app.session.save_failed.connect(self._save_failed)
        app.session.unconfirmed.connect(self._unconfirmed)
        app.session.written.connect(self._written)
        app.session.current_changed.connect(self._forget_saving)
        app.recovery.looked.connect(self._looked)
        app.recovery.failed.connect(self._not_kept)
        app.mishap.happened.connect(self._mishap)
        app.own_release.replaced.connect(self._replaced)

    def take_over(self, other: Safety) -> None:
        """Say what `other` says: the one of the window whose place this one takes."""
        self._trouble = other._trouble
        if other._about:
            other._again(self)

    # -- saving ----------------------------------------------------------------------------------------------------

    def _journal_trouble(self, sentence: str) -> None:
        self._trouble = sentence
        if sentence:
            self._say(
                "journal",
                tr("Please save often for now"),
                sentence,
                again=lambda safety: safety._journal_trouble(sentence),
            )
        else:
            self._forget("journal")

    def _save_failed(self, save: Save, error: Exception) -> None:
        if save.why is not Why.ITSELF or not isinstance(error, FileError) or self._about == "saving":
            return  # fields that do not fit into the header are a problem of the post, and in the list of these
        if isinstance(error, FileChangedError):
            return  # what others did to the file is said by the notice about others
        ways: list[tuple[str, Callable[[], object]]] = [
            (tr("Try again"), self._files.save),
            (tr("Save as…"), self._files.save_as),
        ]
        title = tr("Your text is still here. It was not saved")
        self._say(
            "saving", title, self._with_comfort(error), ways, again=lambda safety: safety._save_failed(save, error)
        )

    def _unconfirmed(self, save: Save, error: FileError) -> None:
        if save.why is Why.ITSELF and self._about != "saving":
            self._say(
                "saving",
                tr("Saved, but not confirmed by the disk"),
                self._with_comfort(error),
                [(tr("Try again"), self._files.save)],
                again=lambda safety: safety._unconfirmed(save, error),
            )

    def _with_comfort(self, error: FileError) -> str:
        comfort = tr("All of your text is in the automatic backup. Saving is tried again automatically.")
        return joined((str(error), self._trouble or comfort))

    def _written(self, _written: Written) -> None:
        self._forget_saving()

    def _forget_saving(self) -> None:
        if self._about == "saving" and self._trouble:
            self._journal_trouble(self._trouble)
        self._forget("saving")

    # -- recovery --------------------------------------------------------------------------------------------------

    def _looked(self) -> None:
        findings = self._app.recovery.findings
        if findings.texts:
            self.show_recovered()
        self._say_start()

    def _say_start(self) -> None:
        findings = self._app.recovery.findings
        sentences = []
        if findings.unread:
            names = listed(file.name for left in findings.unread for file in left.files)
            sentences.append(
                tr(
                    "All posts are as they were. Part of the automatic backup could not be read and was set "
                    "aside ({names}).",
                    names=names,
                )
            )
        if findings.ended.number:
            sentences.append(
                tr("What was not saved yet is recovered: choose what becomes of it.")
                if findings.texts
                else tr("Nothing was lost: all your text is in its file.")
            )
        if sentences:
            title = (
                tr("Ronpyo ended unexpectedly last time") if findings.ended.number else tr("All your posts are safe")
            )
            self._say("start", title, joined(sentences), _report(findings.ended.report), again=Safety._say_start)

    @property
    def recovered(self) -> tuple[Recovered, ...]:
        """The texts that are not decided on."""
        return self._app.recovery.texts

    @property
    def shows_recovered(self) -> bool:
        """Whether what was recovered is shown."""
        return self._dialog.is_open

    def show_recovered(self) -> None:
        """Show what was recovered, for a choice that can be put off."""
        self._dialog.show()

    def _make_dialog(self) -> RecoveryDialog:
        from editor.ui.dialogs.recovery import RecoveryDialog

        return RecoveryDialog(self._app.recovery, self._title_of, self._take, self._window)

    def _title_of(self, text: Recovered) -> str:
        profile = self._app.session.profile(text.contents.fields.profile)
        return profile.compose_title(text.contents.fields) or text.path.name

    def _take(self, text: Recovered) -> None:
        def take() -> None:
            try:
                document = self._app.session.recover(text)
            except FileError as error:
                self._ask.tell(tr("This post could not be opened"), str(error))
                return
            done: list[bool] = []

            def safe() -> None:
                if not done:
                    done.append(True)
                    self._app.recovery.was_taken(text)

            if self._app.journal.secure(2.0):
                safe()
            if not document.needs_look and not document.read_only:
                self._files.save(then=safe)

        document = self._app.session.current
        if document is not None and document.path == text.path:
            take()
        else:
            self._files.leave(take)

    def _not_kept(self, error: FileError) -> None:
        self._ask.tell(tr("Nothing was changed"), str(error))

    # -- a crash of ours -------------------------------------------------------------------------------------------

    def _mishap(self, report: Path | None) -> None:
        if own_files.are_replaced():  # that is what went wrong: a part of the program was not where it should be
            self._replaced()
            return
        text = tr("Your text is safe, and you can go on. If something looks wrong, please start Ronpyo again.")
        if report is not None:
            text = joined((text, tr("A report without any of your text is at {path}.", path=report)))
        title = tr("Something went wrong inside Ronpyo")
        self._say("mishap", title, text, _report(report), again=lambda safety: safety._mishap(report))

    def _replaced(self) -> None:
        text = tr(
            "Your text is safe, and saving goes on. Please close this window and open it again soon: until then the "
            "preview and other parts may stand still."
        )
        self._say("release", tr("Ronpyo was updated or removed"), text, again=lambda safety: safety._replaced())

    # -- the bar ---------------------------------------------------------------------------------------------------

    def _say(
        self,
        about: str,
        title: str,
        text: str,
        ways: list[tuple[str, Callable[[], object]]] | None = None,
        *,
        again: Callable[[Safety], None],
    ) -> None:
        self._about, self._again = about, again
        close = (tr("Close"), lambda: run_soon(self, lambda: self._forget(about)))
        self._bar.say(title, text, [*(ways or []), close])

    def _forget(self, about: str) -> None:
        if self._about == about:
            self._about = ""
            self._bar.hide()


def _report(path: Path | None) -> list[tuple[str, Callable[[], object]]]:
    if path is None:
        return []
    return [(tr("Show the report"), lambda: open_outside(QUrl.fromLocalFile(str(path))))]
