"""The clip of the open post beside its text: a third face of the right pane, as plain text that leads nowhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editor.app.open_post.current import CurrentDocument
from editor.app.open_post.document import Document
from editor.app.pages.clips import Clips
from editor.app.threads.alive import while_alive
from editor.app.threads.jobs import Jobs
from editor.core.clips.sentences import ClipSentence, used_sentences
from editor.core.news_page.clip import Clip
from editor.core.words import tr
from editor.ui.news.clip_text import ClipText
from editor.ui.widgets.choices import Choice
from editor.ui.widgets.plain_text import PlainLabel

_PAUSE_MS = 300
"""So long after the last key the marks follow what is written."""
_MOST = 300_000
"""Characters of a post that are looked through for sentences of the clip."""


class ClipPane(QWidget):
    """Shows one clip, the newest at first. `bullet_wanted(passage)`, `quotation_wanted(passage, clip)`: the person
    wants a passage in the post. `left`: back to the text, by Escape."""

    bullet_wanted = Signal(str)
    quotation_wanted = Signal(str, object)
    left = Signal()

    def __init__(self, clips: Clips, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clipPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Clip of the news page"))
        self._clips = clips
        self._clip: Clip | None = None
        self._jobs = Jobs(self)
        self._following = CurrentDocument(parent=self, only=("changed",))
        self._following.changed.connect(self._wait)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._choice = Choice(tr("Clips of this post"))
        self._choice.activated.connect(self._chosen)
        self.headline = PlainLabel(role="clipHeadline", wraps=True)
        self.about = PlainLabel(role="clipAbout", wraps=True)
        self.text = ClipText()
        self.text.bullet_wanted.connect(self.bullet_wanted)
        self.text.quotation_wanted.connect(lambda passage: self.quotation_wanted.emit(passage, self._clip))
        self._empty = PlainLabel(
            tr("No clip yet. Copy the news page in your browser and press F2 here: its text is kept beside the post."),
            role="emptyNote",
            wraps=True,
        )
        self._legend = PlainLabel(tr("Green: already in your post."), role="clipLegend", wraps=True)
        self._lay_out()
        self.setFocusProxy(self.text)
        clips.changed.connect(self._fill)
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the text of the post."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @property
    def clip(self) -> Clip | None:
        """The clip that is shown."""
        return self._clip

    def set_document(self, document: Document) -> None:
        """Mark what of the clip is in `document` from now on."""
        self._following.follow(document)
        self._wait()

    def _lay_out(self) -> None:
        self._bullet = QPushButton(tr("To the summary (Enter)"))
        self._bullet.clicked.connect(self.text.give_bullet)
        self._quote = QPushButton(tr("Quote (Shift+Enter)"))
        self._quote.clicked.connect(self.text.give_quotation)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        for button in (self._bullet, self._quote):
            button.setObjectName("quietWay")
            ways.addWidget(button)
        ways.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 12)
        layout.setSpacing(6)
        for widget in (self._choice, self.headline, self._empty, self.about):
            layout.addWidget(widget)
        layout.addWidget(self.text, 1)
        layout.addWidget(self._legend)
        layout.addLayout(ways)
        self._end = QWidget()
        layout.addWidget(self._end, 1)

    def _fill(self) -> None:
        clips = self._clips.clips
        self._choice.clear()
        for clip in clips:
            self._choice.addItem(clip.headline or clip.outlet or clip.url, None)
        self._choice.setVisible(len(clips) > 1)
        self._show(clips[0] if clips else None)

    def _chosen(self, index: int) -> None:
        self._show(self._clips.clips[index])

    def _show(self, clip: Clip | None) -> None:
        self._clip = clip
        self.headline.setText(tr("Clip of the news page") if clip is None else clip.headline)
        for widget in (self.about, self.text, self._bullet, self._quote, self._legend):
            widget.setVisible(clip is not None)
        self._empty.setVisible(clip is None)
        self._end.setVisible(clip is None)
        if clip is not None:
            self.about.setText(_about(clip))
            self.text.show_clip(clip.text)
            self._wait()

    def _wait(self, _revision: int = 0) -> None:
        self._pause.start()

    def _look(self) -> None:
        """Have what is used already looked up, elsewhere."""
        document, clip = self._following.document, self._clip
        if document is None or clip is None or not self.isVisible():
            return
        fields, words = document.fields, self.text.words
        parts = [document.body_text()[:_MOST], *fields.news.summary, *fields.commentary.summary]

        def done(found: list[ClipSentence]) -> None:
            self.text.mark(found)

        self._jobs.start(lambda: used_sentences(words, parts), while_alive(self, done), _raise)

    def showEvent(self, event: QShowEvent) -> None:
        """Look up the text that was written while it was hidden."""
        super().showEvent(event)
        self._wait()


def _about(clip: Clip) -> str:
    said = [clip.outlet, tr("by way of {portal}", portal=clip.via) if clip.via else "", clip.published, clip.author]
    return " · ".join(part for part in said if part) + (f"\n{clip.url}" if clip.url else "")


def _raise(error: Exception) -> None:
    raise error
