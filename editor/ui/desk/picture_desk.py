"""Pictures for the open post: chosen, pasted into a field, or dropped on the fields, where each finds its caption."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDropEvent

from editor.app.choices.settings import Settings
from editor.core.markup.captions import lone_captions
from editor.core.paths import pictures
from editor.core.words import tr
from editor.ui.dialogs.ask import Ask
from editor.ui.fields.pane import FieldsPane
from editor.ui.widgets.plain_text import PlainLabel
from editor.ui.write.pane import SourcePane
from editor.ui.write.paste import is_from_page, picture_files

PICTURE_FOLDER = "picture_folder"
"""The key, in the state of the window, of the folder from which pictures were chosen last."""

_PARTS = {0: "news", 1: "commentary"}
_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class PictureDesk(QObject):
    """Puts pictures into the text of `source`, each call in one undo step."""

    def __init__(self, settings: Settings, ask: Ask, fields: FieldsPane, source: SourcePane) -> None:
        super().__init__(fields)
        self._settings = settings
        self._ask = ask
        self._fields = fields
        self._source = source
        self._hint: PlainLabel | None = None
        self._from_page = False
        """A picture that is dragged out of a browser's page is over the fields."""
        fields.picture_offered.connect(self._take)
        fields.setAcceptDrops(True)
        fields.installEventFilter(self)

    def choose(self) -> None:
        """Ask for pictures, beginning where the last ones lay, and put them into the text."""
        if paths := self._chosen():
            self._source.insert_images(*paths)

    def choose_for_captions(self) -> None:
        """Ask for pictures, and put each above the line that is its caption."""
        if paths := self._chosen():
            self._source.edit.place_pictures(*paths)
            self._source.edit.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Pictures that are dragged over the fields are taken; what will become of them is said before."""
        if event.type() == QEvent.Type.DragLeave:
            self._say("")
        if event.type() not in _DRAGS or not isinstance(event, QDropEvent):
            return False
        offered = event.mimeData()
        files = picture_files(offered)
        if event.type() == QEvent.Type.DragEnter:  # asking the other program at each move would be slow
            self._from_page = not files and is_from_page(offered)
        if not (files or self._from_page) or self._source.edit.isReadOnly():
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.DragEnter:
            self._say(self._what_becomes_of_it() if self._from_page else self._what_becomes_of_them())
        elif event.type() == QEvent.Type.Drop:
            self._say("")
            if files:
                self._source.edit.place_pictures(*files)
            else:
                self._take(offered)
            self._source.edit.window().activateWindow()
            self._source.edit.setFocus()
        return True

    def _take(self, mime: QMimeData) -> None:
        """A picture that was pasted into a field, which holds words alone, or dropped on them goes into the text of
        that part."""
        if (part := _PARTS.get(self._fields.tab)) is not None:
            self._source.go_to_part(part)
        self._source.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._source.edit.insertFromMimeData(mime)

    def _chosen(self) -> list[Path]:
        last = self._settings.state.get(PICTURE_FOLDER)
        own = folder if (folder := pictures()).is_dir() else self._source.edit.post.path.parent
        start = Path(last) if isinstance(last, str) and last else own
        paths = self._ask.image_paths(start)
        if paths:
            self._settings.state[PICTURE_FOLDER] = str(paths[0].parent)
            self._settings.save_state(later=True)
        return paths

    def _what_becomes_of_it(self) -> str:
        return {
            "news": tr("Drop here: the image goes into the text of the news."),
            "commentary": tr("Drop here: the image goes into the text of the commentary."),
        }.get(_PARTS.get(self._fields.tab, ""), tr("Drop here: the image goes into the text, where its caret is."))

    def _what_becomes_of_them(self) -> str:
        captions = [caption.words for caption in lone_captions(self._source.edit.post.text())]
        if not captions:
            return tr("No line of the text looks like a caption without its image. Drop the images into the text.")
        return tr("Drop here: each image goes above its caption.") + "\n" + "\n".join(captions[:8])

    def _say(self, sentence: str) -> None:
        """Show `sentence` over the fields while something is dragged there; "": no longer."""
        if self._hint is None:
            if not sentence:
                return
            self._hint = PlainLabel("", self._fields, role="dropHint", wraps=True)
            self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hint.setText(sentence)
        self._hint.setGeometry(self._fields.rect())
        self._hint.setVisible(bool(sentence))
        self._hint.raise_()
