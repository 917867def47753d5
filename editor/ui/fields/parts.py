"""The tabs of the two parts of a post: the news, and the author's commentary on it."""

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QToolButton

from editor.app.threads.soon import run_soon
from editor.core.fields import spec
from editor.core.fields.related import iso_date
from editor.core.words import tr
from editor.ui.fields.binding import Binding
from editor.ui.fields.bullets import BulletsEditor
from editor.ui.fields.date_field import DateField
from editor.ui.fields.page import FieldsPage, characters, counter, line, note
from editor.ui.fields.pair import FieldPair
from editor.ui.fields.text_field import TextField
from editor.ui.widgets.buttons import IconButton

_OUTLET = 72
"""Pixels in which the name of an outlet has room."""


class PartPage(FieldsPage):
    """The common base of the pages of both parts: a headline and bullets."""

    def __init__(self, binding: Binding, name: str, part: str) -> None:
        super().__init__(binding, name)
        self._part = part

    def add_headline(self, placeholder: str) -> TextField:
        """The headline with its count."""
        number = counter()
        path = f"{self._part}.headline"
        field = self.add_field(path, counter=number)
        field.setProperty("headline", True)
        field.offer_pages()
        field.set_hint(placeholder)
        self.show_always(lambda: number.setText(characters(self._binding.value(path))))
        return field

    def add_bullets(self) -> None:
        """The まとめ with a button for one more line."""
        path = f"{self._part}.summary"
        self.bullets = BulletsEditor(self._binding, path)
        add = IconButton("quietButton", "plus", tr("Add a bullet"), text=tr("Add a bullet"))
        add.clicked.connect(self.bullets.add)
        self.add_row(tr("Summary"), self.bullets, wide=True)
        self.add_row("", line(add))
        self.set_target(path, lambda: self.bullets.focus_row(0))

    def show_last_bullet(self) -> None:
        """Scroll to the last line of the まとめ, which came from elsewhere; the caret stays where it is."""
        row = self.bullets.rows[-1]
        run_soon(row, lambda: self.ensureWidgetVisible(row))  # once it is laid out

    def focus_field(self, path: str) -> bool:
        head, _, number = path.rpartition(".")
        if head == f"{self._part}.summary" and number.isdecimal():
            if int(number) >= len(self.bullets.values):
                return False
            self.bullets.focus_row(int(number))
            return True
        return super().focus_field(path)


class NewsPage(PartPage):
    """The news: headline, where it was read, まとめ."""

    def __init__(self, binding: Binding) -> None:
        super().__init__(binding, tr("News"), "news")
        self.add_headline(tr("The headline of the news"))
        self._known_url = binding.fields.news.url
        binding.switched.connect(self._know_url)
        source = self.bound_field("news.source", wrap=False)
        source.set_hint(tr("Newspaper, agency …"))
        self.published = self._date_field("news.date")
        self.add_row(tr("Source"), FieldPair(source, self.label(tr("Dated")), self.published, _OUTLET))
        url = self.bound_field("news.url", wrap=False)
        url.set_hint(tr("The URL of the page"))
        url.offer_pages()
        self.accessed = self._date_field("news.accessed")
        today = QToolButton()
        today.setObjectName("quietButton")
        today.setText(tr("Today"))
        today.clicked.connect(lambda: self._put_date("news.accessed", _today()))
        read = FieldPair(url, self.label(spec.named("news.accessed").label()), self.accessed)
        url.left.connect(self._read_today)
        self.add_row(spec.named("news.url").label(), read, today)
        top, bottom, right = (Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignRight)
        read.stacked.connect(lambda is_stacked: self._grid.setAlignment(today, right | (bottom if is_stacked else top)))
        self.add_bullets()

    def _know_url(self) -> None:
        self._known_url = self._binding.fields.news.url

    def _read_today(self) -> None:
        """An address that was just written was read today, unless another day is there."""
        news = self._binding.fields.news
        if news.url and news.url != self._known_url and not news.accessed:
            self._put_date("news.accessed", _today())
        self._known_url = news.url

    def _date_field(self, path: str) -> DateField:
        field = self.date_field(path)
        field.set_hint(tr("y-m-d"))
        field.setFixedWidth(104)
        field.left.connect(lambda: self._put_date(path, iso_date(self._binding.value(path))))
        return field

    def _put_date(self, path: str, date: str) -> None:
        self._binding.put(path, date, merge=path)


def _today() -> str:
    return QDate.currentDate().toString(Qt.DateFormat.ISODate)


class CommentaryPage(PartPage):
    """The commentary: headline, the title that both headlines make together, まとめ."""

    def __init__(self, binding: Binding) -> None:
        super().__init__(binding, tr("Commentary"), "commentary")
        self.add_headline(tr("The headline of your commentary"))
        self._title = note("composedTitle")
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._length = counter()
        self.add_row(tr("Title"), self._title, self._length)
        self.show_always(self._show_title)
        self.add_bullets()

    def _show_title(self) -> None:
        title = self._binding.document.profile.compose_title(self._binding.fields)
        self._title.setText(title or tr("The title is built from the two headlines."))
        self._title.setProperty("empty", not title)
        self._title.setAccessibleName(tr("Title of the post: {title}", title=title))
        self._length.setText(characters(title))
