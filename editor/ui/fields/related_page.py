"""The tab of 【関連記事】: the earlier posts that this one ends with."""

from editor.core.words import tr
from editor.ui.fields.binding import Binding
from editor.ui.fields.buttons import IconButton
from editor.ui.fields.page import Page, line
from editor.ui.fields.related import RelatedEditor


class RelatedPage(Page):
    """The earlier posts that this one ends with."""

    def __init__(self, binding: Binding) -> None:
        super().__init__(binding, tr("Related"))
        self.rows = RelatedEditor(binding)
        self.add_row("", self.rows)
        add = IconButton("quietButton", "plus", tr("Add a post"), text=tr("Add a post"))
        add.clicked.connect(self.rows.add)
        paste = IconButton("quietButton", "copy", tr("Paste"), text=tr("Paste"))
        paste.clicked.connect(self.rows.paste_clipboard)
        paste.setToolTip(tr("Paste an address, lines of “title 2025-03-31”, or links copied from your blog"))
        self.add_row("", line(add, paste))
        self.set_target("related", lambda: self.rows.focus_row(0))

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
