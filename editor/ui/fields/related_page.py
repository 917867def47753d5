"""The tab of 【関連記事】: the earlier posts that this one ends with."""

from PySide6.QtCore import Qt, QTimer, Signal

from editor.core.words import tr
from editor.ui.fields.binding import Binding
from editor.ui.fields.buttons import IconButton
from editor.ui.fields.page import FieldsPage, line
from editor.ui.fields.related import RelatedEditor
from editor.ui.plain_text import set_tip


class RelatedPage(FieldsPage):
    """The earlier posts that this one ends with. `library_wanted`: they are to be chosen from the library."""

    library_wanted = Signal()

    def __init__(self, binding: Binding) -> None:
        super().__init__(binding, tr("Related"))
        self.rows = RelatedEditor(binding)
        self.add_row("", self.rows, wide=True)
        choose = IconButton(
            "quietButton", "library", tr("Choose from the library…"), text=tr("Choose from the library…")
        )
        choose.clicked.connect(self.library_wanted)
        add = IconButton("quietButton", "plus", tr("Add a post"), text=tr("Add a post"))
        add.clicked.connect(self.rows.add)
        paste = IconButton("quietButton", "copy", tr("Paste"), text=tr("Paste"))
        paste.clicked.connect(self.rows.paste_clipboard)
        set_tip(paste, tr("Paste an address, lines of “title 2025-03-31”, or links copied from your blog"))
        self.add_row("", line(choose, add, paste), wide=True)
        self.set_target("related", lambda: self.rows.focus_row(0))

    def show_last(self) -> None:
        """Scroll to the last row, once it is made."""
        if not self.rows.is_complete:
            self.rows.supply.completed.connect(self.show_last, Qt.ConnectionType.SingleShotConnection)
            self.rows.supply.all()
            return
        row = self.rows.rows[-1]
        QTimer.singleShot(0, row, lambda: self.ensureWidgetVisible(row))  # once it is laid out

    def focus_field(self, path: str) -> bool:
        head, _, rest = path.partition(".")
        number, _, part = rest.partition(".")
        parts = ("title", "url", "date")
        if head != "related" or not number:
            return super().focus_field(path)
        if not number.isdecimal() or int(number) >= len(self.rows.values) or (part and part not in parts):
            return False
        self.rows.focus_row(int(number), part=parts.index(part or "title"))
        return True
