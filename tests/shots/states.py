"""Every pane, dialog and state of the window that is looked at, in one table."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import cast
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from editor.app.aloud.reading_aloud import ReadingAloud
from editor.app.checks.spelling import PostSpelling
from editor.app.safety import journal
from editor.core.disk.store import digest
from editor.core.file.contents import Contents
from editor.core.file.postfile import PostFile
from editor.core.history.journal import Base, Recorder
from editor.core.history.journal_files import JournalFile
from editor.core.history.version_list import Reason
from editor.core.history.versions import PostPlace, Versions, versions_folder
from editor.core.originals import libraries
from editor.core.receipts.made import receipt_of
from editor.core.receipts.receipt import Receipt
from editor.core.receipts.shelf import keep as keep_receipt
from editor.core.words import tr
from editor.ui.aloud.desk import AloudDesk
from editor.ui.blogger.compare import CompareOnline
from editor.ui.blogger.moment import MomentDialog
from editor.ui.blogger.outcome import OnBlogger
from editor.ui.dialogs.ask import Ask
from editor.ui.dialogs.file_name import FileNameDialog
from editor.ui.dialogs.question import QuestionDialog
from editor.ui.receipts.online import OnlineChanges
from editor.ui.spelling.desk import SpellingDesk
from tests.shots.acted import ActedReading, ActedSpelling
from tests.shots.material import MISSPELLED
from tests.shots.stage import Stage
from tests.ui.news.conftest import copied


@dataclass(frozen=True)
class State:
    """`make(stage)` brings the window into it; `shows` names the dialog classes that are to be seen then."""

    make: Callable[[Stage], object]
    shows: tuple[str, ...] = ()


def _field_tab(stage: Stage, number: int) -> None:
    stage.desk.show_tab(number)


def _library(stage: Stage, words: str) -> None:
    stage.desk.library.want(True)
    stage.wait_for_rows(stage.desk.library)
    if words:
        stage.desk.library.look_for(words)
        stage.let_pass()


def _width(stage: Stage, name: str) -> None:
    stage.desk.set_width(name)


def _text_alone(stage: Stage) -> None:
    stage.desk.want_fields(False)
    stage.desk.toggle_preview()


def _find(stage: Stage, *, replacing: bool) -> None:
    stage.desk.focus_source()
    stage.desk.source.replace() if replacing else stage.desk.source.open_find()
    stage.desk.source.find_bar.words.setText("レアアース")


def _replace_in_posts(stage: Stage) -> None:
    stage.run("edit.replace_posts")
    dialog = stage.window.dialogs.replacing.window
    assert dialog is not None
    dialog.words.setText("レアアース")
    dialog.replacement.setText("希土類")
    dialog.find_button.click()
    stage.wait(lambda: not stage.app.posts_search().running)


def _file_name(stage: Stage) -> None:
    text = tr("Links to it and to its images follow. From then on the name is yours: no headline changes it.")
    FileNameDialog(tr("Another name for “{name}”", name="2025-01.md"), text, "2025-01", stage.window).show()


def _palette(stage: Stage, words: str) -> None:
    stage.run("app.palette")
    palette = stage.window.dialogs.palette
    assert palette is not None
    palette.findChildren(QLineEdit)[0].setText(words)


def _menu(stage: Stage, number: int) -> None:
    bar = stage.window.menuBar()
    action = bar.actions()[number]
    menu = action.menu()
    assert isinstance(menu, QMenu)
    menu.popup(bar.mapToGlobal(bar.actionGeometry(action).bottomLeft()))


def _context_menu(stage: Stage) -> None:
    edit = stage.desk.source.edit
    at = QPoint(60, 60)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, edit.viewport().mapToGlobal(at))
    QApplication.postEvent(edit.viewport(), event)


def _spelling(stage: Stage) -> None:
    stage.open("answer.md")
    edit = stage.desk.source.edit
    line = edit.document().findBlockByNumber(0)
    column = line.text().index(MISSPELLED)
    acted = ActedSpelling(((1, column + 1, MISSPELLED, ""),), stage.desk)
    shown = SpellingDesk(stage.desk, cast(PostSpelling, acted))
    stage.later(shown.deleteLater)
    stage.later(acted.forget)


def _spelling_menu(stage: Stage) -> None:
    _spelling(stage)
    edit = stage.desk.source.edit
    edit.setFocus()
    cursor = edit.textCursor()
    cursor.setPosition(edit.document().findBlockByNumber(0).text().index(MISSPELLED) + 1)
    at = edit.cursorRect(cursor).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, edit.viewport().mapToGlobal(at))
    QApplication.postEvent(edit.viewport(), event)


def _reading(stage: Stage) -> None:
    edit = stage.desk.source.edit
    cursor = edit.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(edit.document().findBlockByNumber(0).length() - 1, QTextCursor.MoveMode.KeepAnchor)
    acted = ActedReading(cursor, stage.desk)
    shown = AloudDesk(stage.desk, cast(ReadingAloud, acted))
    stage.later(shown.deleteLater)
    stage.later(acted.stop)
    acted.changed.emit()


def _filled_in(stage: Stage) -> None:
    stage.open("unfinished.md")
    stage.run("post.rest")
    stage.wait(lambda: bool(stage.desk.document.fields.description))


def _versions(stage: Stage) -> None:
    kept = Versions(versions_folder())
    text = stage.post.read_text("utf-8")
    for words in ("合意は先になる。", "合意は近い。"):
        kept.keep(PostPlace(stage.post, "shots-post"), (text + words + "\n").encode(), Reason.SAVED)
    stage.run("post.versions")


def _help(stage: Stage) -> None:
    stage.run("help.open")
    stage.wait(lambda: (shown := stage.window.dialogs.help.window) is not None and bool(shown.view.toPlainText()))


def _related(stage: Stage) -> None:
    stage.run("post.related")
    chooser = stage.desk.relating.chooser.window
    assert chooser is not None
    stage.wait_for_rows(chooser)


def _question(stage: Stage, title: str, text: str, ways: tuple[str, ...]) -> None:
    QuestionDialog(title, text, ways, tr("Cancel") if ways else tr("Close"), stage.window).show()


def _asks_to_leave(stage: Stage) -> None:
    title = tr("Another app changed this file")
    text = tr(
        "Your text is safe here, and the file's text is safe in the file. What you do not choose "
        "is kept as a file beside it."
    )
    _question(stage, title, text, (tr("Save as…"), tr("Use the file"), tr("Compare")))


def _renames(stage: Stage) -> None:
    title = tr("Another name for “{name}”", name=stage.post.name)
    text = tr("Links to it and to its images follow. From then on the name is yours: no headline changes it.")
    FileNameDialog(title, text, stage.post.stem, stage.window).show()


def _sample(stage: Stage) -> None:
    stage.run("help.sample")
    stage.wait(lambda: bool(stage.app.settings.state.get("samples")))
    if not stage.desk.document.on_disk:  # a slow disk: its text alone was shown, without pictures
        stage.run("help.sample")
    stage.wait(lambda: stage.desk.document.on_disk and stage.desk.document.path != stage.post)
    stage.wait(lambda: stage.app.previewer.is_current)


def _says(stage: Stage) -> None:
    _question(stage, tr("Nothing to copy"), tr("Write a headline or some text first, then copy again."), ())


def _blogger_compared(stage: Stage) -> None:
    text = stage.desk.document.text()
    CompareOnline(text, text.replace("再開", "停止"), stage.window).show()


def _keep_receipts(stage: Stage) -> Receipt:
    """Two copies of the open post for its blog."""
    document = stage.desk.document
    libraries.remember(document.path.parent)
    html = "<p>北京で２日、レアアースの協議が再開した。</p><p>輸出の管理は続いている。</p>"
    export = {"text": html, "title": document.fields.title or "協議再開", "labels": "米国, 中国", "problems": []}
    for moment in (datetime(2026, 11, 20, 8, tzinfo=ZoneInfo("Asia/Tokyo")), None):
        keep_receipt(document.path.parent, document.fields.id, receipt_of(document.snapshot(), export, moment))
        export = {**export, "text": html + "<p>追記。</p>"}
    return receipt_of(document.snapshot(), {**export, "text": html})


def _export_of_many(stage: Stage) -> None:
    stage.run("file.export_many")
    dialog = stage.window.dialogs.exporting.window
    assert dialog is not None
    stage.wait(lambda: dialog.posts.model.rowCount() > 0)
    stage.let_pass()
    dialog.posts.choose_all()
    stage.wait(lambda: bool(dialog.posts.chosen))


def _receipts(stage: Stage) -> None:
    _keep_receipts(stage)
    stage.run("post.receipts")


def _online_changes(stage: Stage) -> None:
    receipt = _keep_receipts(stage)
    dialog = OnlineChanges(
        stage.desk.document, receipt, stage.window.app.render_process, Ask(stage.window), stage.window
    )
    dialog.show()
    dialog.compare(
        "<div>北京で３日、レアアースの協議が再開した。</div><div>輸出の管理は続いている。</div><p>追記です。</p>"
    )
    stage.wait(lambda: dialog.list.count() > 0)


def _blogger_outcome(stage: Stage) -> None:
    dialog = OnBlogger(stage.window)
    note = tr(
        "Your text is safe here, and the file's text is safe in the file. What you do not choose "
        "is kept as a file beside it."
    )
    dialog.show_outcome(tr("Nothing was changed"), (note,), ())
    dialog.show()


def _moment(stage: Stage) -> None:
    when = datetime(2025, 4, 3, 7, tzinfo=ZoneInfo("Asia/Tokyo"))
    text = tr("Write a headline or some text first, then copy again.")
    MomentDialog(tr("Schedule"), text, when, stage.window).show()


def _recovered(stage: Stage) -> None:
    data = stage.post.read_bytes()
    recorder, contents = Recorder(), Contents.of(PostFile.parse(data))
    begin = recorder.begin(Base(str(stage.post), data, digest(data)), contents)
    file = JournalFile(journal.folder(), "shots", 1, begin)
    file.append(recorder.change(Contents(contents.fields, contents.text + "\n書きかけの段落。\n", contents.raw)))
    file.close()
    stage.app.recovery.look()
    stage.wait(lambda: stage.desk.safety.shows_recovered)


def _changed_elsewhere(stage: Stage) -> None:
    """Another program writes the file while there are changes here."""
    stage.app.settings.choose(autosave="off")
    stage.type("ここで書いた文。")
    with stage.post.open("a", encoding="utf-8") as file:
        file.write("\n別のプログラムが書いた文。\n")
    stage.app.watcher.look()
    stage.wait(stage.desk.others.isVisible)


def _compared(stage: Stage) -> None:
    _changed_elsewhere(stage)
    stage.desk.others_notice.compare()


def _journal_in_trouble(stage: Stage) -> None:
    stage.app.journal.trouble.emit(
        tr("All of your text is in the automatic backup. Saving is tried again automatically."),
    )


def _news_pasted(stage: Stage) -> None:
    stage.run("file.new")
    stage.wait(lambda: not stage.desk.document.on_disk)
    QApplication.clipboard().setMimeData(copied())
    stage.run("post.news")
    stage.wait(lambda: bool(stage.desk.document.fields.news.headline))


def _clip(stage: Stage) -> None:
    _news_pasted(stage)
    stage.app.clips.wait(5)
    if not stage.desk.news.shows_clip:
        stage.desk.news.toggle_clip()


def _narrow(stage: Stage) -> None:
    stage.window.resize(stage.window.minimumSize())


def _save_failed(stage: Stage) -> None:
    stage.window.status.failed(tr("Your text is still here. It was not saved"))


STATES: dict[str, State] = {
    "post": State(lambda stage: stage.desk.focus_source()),
    "post-narrow": State(_narrow),
    "post-unsaved": State(lambda stage: stage.type("書きかけの文。")),
    "post-empty": State(lambda stage: stage.open("empty.md")),
    "post-english": State(lambda stage: stage.open("answer.md")),
    "post-broken-header": State(lambda stage: stage.open("broken.md")),
    "post-new": State(lambda stage: stage.run("file.new")),
    "sample": State(_sample),
    **{f"fields-{number + 1}": State(partial(_field_tab, number=number)) for number in range(5)},
    "library": State(partial(_library, words="")),
    "library-search": State(partial(_library, words="中国")),
    "library-nothing-found": State(partial(_library, words="どこにもない")),
    "preview-phone": State(partial(_width, name="phone")),
    "preview-list": State(partial(_width, name="list")),
    "text-alone": State(_text_alone),
    "find": State(partial(_find, replacing=False)),
    "replace": State(partial(_find, replacing=True)),
    "palette": State(partial(_palette, words="")),
    "palette-search": State(partial(_palette, words="link")),
    **{f"menu-{number + 1}": State(partial(_menu, number=number)) for number in range(7)},
    "menu-of-text": State(_context_menu),
    "spelling": State(_spelling),
    "spelling-menu": State(_spelling_menu),
    "reading-aloud": State(_reading),
    "filled-in": State(_filled_in),
    "snippets": State(lambda stage: stage.run("insert.snippet")),
    "problems": State(lambda stage: stage.run("post.problems")),
    "rules": State(lambda stage: stage.run("post.rules"), ("RulesDialog",)),
    "versions": State(_versions, ("VersionsDialog",)),
    "settings": State(lambda stage: stage.run("app.settings"), ("SettingsDialog",)),
    "shortcuts": State(lambda stage: stage.run("help.shortcuts"), ("ShortcutSheet",)),
    "receipts": State(_receipts, ("ReceiptsWindow",)),
    "online-changes": State(_online_changes, ("OnlineChanges",)),
    "help": State(_help, ("HelpWindow",)),
    "import": State(lambda stage: stage.run("file.import"), ("ImportPosts",)),
    "replace-in-posts": State(_replace_in_posts, ("ReplacePosts",)),
    "file-name": State(_file_name, ("FileNameDialog",)),
    "counts": State(lambda stage: stage.run("post.counts"), ("CountsDialog",)),
    "outline": State(lambda stage: stage.run("view.outline")),
    "places": State(lambda stage: stage.run("go.place")),
    "export-of-many": State(_export_of_many, ("ExportPosts",)),
    "copy": State(lambda stage: stage.run("post.copy"), ("CopyForBlogger",)),
    "related": State(_related, ("RelatedChooser",)),
    "question": State(_asks_to_leave, ("QuestionDialog",)),
    "rename": State(_renames, ("FileNameDialog",)),
    "message": State(_says, ("QuestionDialog",)),
    "timeline": State(lambda stage: stage.run("post.timeline"), ("TimelineWindow",)),
    "links-from-old-posts": State(lambda stage: stage.run("post.forward"), ("ForwardWindow",)),
    "blogger-connect": State(lambda stage: stage.desk.blogger.connecting.show(), ("ConnectBlogger",)),
    "blogger-outcome": State(_blogger_outcome, ("OnBlogger",)),
    "blogger-compared": State(_blogger_compared, ("CompareOnline",)),
    "blogger-moment": State(_moment, ("MomentDialog",)),
    "recovery": State(_recovered, ("RecoveryDialog",)),
    "changed-elsewhere": State(_changed_elsewhere),
    "two-versions": State(_compared, ("OtherVersion",)),
    "journal-in-trouble": State(_journal_in_trouble),
    "mishap": State(lambda stage: stage.app.mishap.happened.emit(None)),
    "save-failed": State(_save_failed),
    "news-pasted": State(_news_pasted),
    "clip": State(_clip),
}
"""Each state by the name of its picture, in the order in which they are made."""
