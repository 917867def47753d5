"""The tabs above the source."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from editor.core.words import tr
from editor.ui.fields.binding import Binding
from editor.ui.fields.page import FieldsPage
from editor.ui.fields.parts import CommentaryPage, NewsPage
from editor.ui.fields.rest_button import RestButton
from editor.ui.fields.tab_stops import order_tabs, tab_stops
from editor.ui.fields.text_field import TextField

if TYPE_CHECKING:
    from editor.app.open_post.document import Document
    from editor.ui.fields.images import ImagesPage
    from editor.ui.fields.post import PostPage
    from editor.ui.fields.related_page import RelatedPage

HEIGHT = 272
"""The pane's preferred height: at 1280 x 800 about two fifths of the column, the rest is the source's."""
_NARROWEST = 464
"""No tab is cut off at its right from this width on."""

_RULE = 1
"""Pixels of the line below the tabs, as in the style sheet."""
RELATED, _IMAGES, POST = 2, 3, 4


def tab_names() -> tuple[str, ...]:
    """The names of the tabs, from left to right."""
    return tr("News"), tr("Commentary"), tr("Related"), tr("Images"), tr("Post")


def _new_page(index: int, binding: Binding) -> FieldsPage:
    """The page of the tab `index`, its module loaded only now."""
    if index == 0:
        return NewsPage(binding)
    if index == 1:
        return CommentaryPage(binding)
    if index == RELATED:
        from editor.ui.fields.related_page import RelatedPage

        return RelatedPage(binding)
    if index == _IMAGES:
        from editor.ui.fields.images import ImagesPage

        return ImagesPage(binding)
    from editor.ui.fields.post import PostPage

    return PostPage(binding)


class FieldsPane(QWidget):
    """News, Commentary, Related, Images, Post: every field of the open document.

    `library_wanted`: related posts are to be chosen from the library.
    """

    library_wanted = Signal()
    turned = Signal()
    """Another tab is shown."""
    arranged = Signal()
    """A list of rows has others than before, or in another order."""
    room_wanted = Signal(bool)
    """The person is in a list to choose from, which wants more room, or has left it (False)."""
    pictures_wanted = Signal()
    """Pictures are to be chosen and put into the text."""
    line_wanted = Signal(int)
    """A 1-based line of the text is to be shown."""
    page_made = Signal(int, object)
    """The number of a tab, such as RELATED, and its `FieldsPage`, which is there now: it is made when first needed."""
    page_offered = Signal(object, object)
    """A whole page, as a `PageOffer`, was pasted into a `TextField` in which it has no place."""

    menu_opening = Signal(object, object, int)
    """The context menu of a `TextField`, a QMenu, is about to open for a position of its text."""
    picture_offered = Signal(object)
    """A picture, as a `QMimeData`, was pasted into a field."""
    rest_wanted = Signal()
    """The fields that are still empty are to be filled in."""

    def __init__(self, document: "Document", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fieldsPane")
        self.setAccessibleName(tr("Fields"))
        self._part = ""
        self._binding = Binding(document, self)
        self._places: list[QVBoxLayout] = []
        """The layout that takes the page of each tab once it is made."""
        self._tabs = QTabWidget()
        self._tabs.setObjectName("fieldsTabs")
        self._tabs.setAccessibleName(tr("Fields"))
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.tabBar().setExpanding(False)
        for name in tab_names():
            tab = QWidget()
            place = QVBoxLayout(tab)
            place.setContentsMargins(0, 0, 0, 0)
            self._places.append(place)
            self._tabs.addTab(tab, name)
        self._rest = RestButton(self._binding)
        self._rest.clicked.connect(self.rest_wanted)
        self._tabs.setCornerWidget(self._rest)
        self._pages: dict[int, FieldsPage] = {}
        self._tabs.currentChanged.connect(self._page)
        self._tabs.currentChanged.connect(lambda _index: self.turned.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tabs)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._binding.refreshed.connect(self._enable_pages)
        self._binding.arranged.connect(self._order_tabs)
        self._binding.arranged.connect(self.arranged)
        self._binding.page_offered.connect(self.page_offered)
        self._binding.picture_offered.connect(self.picture_offered)
        self._binding.menu_opening.connect(self.menu_opening)
        self._page(0)
        self._enable_pages()

    # A page is built when it is first needed: the window does not wait for what nobody sees yet.

    @property
    def news(self) -> NewsPage:
        """The tab of the news."""
        return cast(NewsPage, self._page(0))

    @property
    def commentary(self) -> CommentaryPage:
        """The tab of the author's part."""
        return cast(CommentaryPage, self._page(1))

    @property
    def related(self) -> "RelatedPage":
        """The tab of the earlier posts."""
        return cast("RelatedPage", self._page(RELATED))

    @property
    def images(self) -> "ImagesPage":
        """The tab of the pictures."""
        return cast("ImagesPage", self._page(3))

    @property
    def post(self) -> "PostPage":
        """The tab of the post as a whole."""
        return cast("PostPage", self._page(POST))

    @property
    def current(self) -> FieldsPage:
        """The page that is shown."""
        return self._page(self._tabs.currentIndex())

    @property
    def made(self) -> FieldsPage | None:
        """The page that is shown, if it is there: while it is being made it is not."""
        return self._pages.get(self._tabs.currentIndex())

    def show_page(self, page: FieldsPage) -> None:
        """Show `page`."""
        self._tabs.setCurrentIndex(next(number for number, built in self._pages.items() if built is page))

    @property
    def tab(self) -> int:
        """The number of the tab that is shown, from 0."""
        return self._tabs.currentIndex()

    def bar_height(self) -> int:
        """The height of the tabs themselves, in pixels; the rest is the page's."""
        return self._tabs.tabBar().sizeHint().height() + _RULE

    def turn_to(self, index: int) -> None:
        """Show the tab `index`, counted from 0; the caret stays where it is."""
        self._tabs.setCurrentIndex(index)

    def set_document(self, document: "Document") -> None:
        """Show another document; what is being composed or written goes to the old one first."""
        self._part = ""
        self._binding.set_document(document)

    def show_part(self, part: Literal["news", "commentary"]) -> None:
        """Show the tab of the part in which the caret of the source is.

        Only when the caret has come into it, or the other part's tab is shown: who works in another tab stays there.
        """
        came, self._part = part != self._part, part
        if (came or self._tabs.currentIndex() in (0, 1)) and not self._is_written_in():
            self._tabs.setCurrentIndex(0 if part == "news" else 1)

    def focus_field(self, path: str) -> bool:
        """Put the caret into the field `path`, such as "news.headline", "commentary.summary.2" or "related.0.url".

        Rows count from 0, as in `Problem.field`. Returns False, and changes nothing, if there is no such field.
        """
        head = path.partition(".")[0]
        names = ("news", "commentary", "related", "images")
        before = self._tabs.currentIndex()
        self._tabs.setCurrentIndex(names.index(head) if head in names else len(names))
        found = self.current.focus_field(path)
        if not found:
            self._tabs.setCurrentIndex(before)
        return found

    def show_words(self, path: str, start: int, end: int) -> bool:
        """Put the caret into the field `path` and select the characters from `start` to `end` in it, where it shows
        them; False: there is no such field."""
        if not self.focus_field(path):
            return False
        field = self.window().focusWidget()
        if isinstance(field, TextField):
            field.select(start, end)
        return True

    def show_tab(self, index: int) -> None:
        """Show the tab `index`, counted from 0, and put the caret into its first field."""
        self._tabs.setCurrentIndex(index)
        self.focus_first()

    def show_related(self) -> None:
        """Show the related posts, the last of them; the caret stays where it is."""
        self._tabs.setCurrentIndex(RELATED)
        self.related.show_last()

    def focus_first(self) -> None:
        """Put the caret into the first field of the tab that is shown."""
        for widget in tab_stops(self.current.inside):
            if widget.isEnabled() and not widget.isHidden():
                widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def take_addresses(self, take: Callable[[str, TextField], bool]) -> None:
        """Ask `take` first of every text that is pasted into a field: whether it was the post's address, and taken."""
        self._binding.offer_addresses(take)

    def is_of_post_page(self, field: TextField) -> bool:
        """Whether `field` is about the post as a whole."""
        page = self._pages.get(POST)
        return page is not None and page.isAncestorOf(field)

    def flush(self) -> None:
        """Hand over to the document what is still being composed or written: before a save, a close, a switch."""
        self._binding.leaving.emit()

    @property
    def composing(self) -> bool:
        """Whether an input method holds a word in one of the fields."""
        return any(field.composing for field in self.findChildren(TextField))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rest.fit(self.width() - self._tabs.tabBar().sizeHint().width())

    def sizeHint(self) -> QSize:
        return QSize(620, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, 96)

    def _is_written_in(self) -> bool:
        focus, page = self.window().focusWidget(), self._tabs.currentWidget()
        return focus is not None and focus.hasFocus() and page.isAncestorOf(focus)

    def _enable_pages(self) -> None:
        raw = self._binding.document.raw
        for page in self._pages.values():
            page.inside.setEnabled(not raw)

    def _order_tabs(self) -> None:
        """Tab goes through the shown page from top to bottom, and then on into the text."""
        for page in self._pages.values():
            order_tabs(self._tabs.tabBar(), page.inside)

    def _page(self, index: int) -> FieldsPage:
        if index not in self._pages:
            page = _new_page(index, self._binding)
            if index == RELATED:
                cast("RelatedPage", page).library_wanted.connect(self.library_wanted)
            elif index == _IMAGES:
                cast("ImagesPage", page).line_wanted.connect(self.line_wanted)
                cast("ImagesPage", page).pictures_wanted.connect(self.pictures_wanted)
            page.inside.setEnabled(not self._binding.document.raw)
            self._pages[index] = page
            self._places[index].addWidget(page)
            self._order_tabs()
            self.page_made.emit(index, page)
            page.show()  # now, not in the next turn of the loop: the caret may have to go into it at once
        return self._pages[index]
