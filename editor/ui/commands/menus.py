"""The menus and the tool bar of the window, as ids of commands."""

from editor.app.choices.command import Menu
from editor.core.words import tr
from editor.ui.aloud.commands import aloud_menu
from editor.ui.commands.writing_commands import SENTENCES, looks_menu, table_menu
from editor.ui.fields.pane import tab_names
from editor.ui.memory.commands import NAMES
from editor.ui.outline.commands import PLACES, SECTIONS
from editor.ui.preview.commands import page_menu
from editor.ui.spelling.commands import SPELLING


def menus() -> tuple[Menu, ...]:
    """The menu bar. No menu is longer than a screen of 800 px at 150 % has room for, and no letter stands twice in one
    (`tests/ui/commands/test_menus.py`)."""
    recent = Menu(tr("Open &recent"), ())
    tabs = " ".join(f"view.tab{number}" for number, _name in enumerate(tab_names(), 1))
    return (
        Menu(
            tr("&File"),
            (
                *_items("file.new file.new_from_page file.open"),
                recent,
                *_items("- file.save file.save_as file.rename - file.recovered"),
                *_items("- file.import post.export file.export_many - app.settings - app.quit"),
            ),
        ),
        Menu(
            tr("&Edit"),
            (
                *_items("edit.undo edit.redo - edit.cut edit.copy edit.paste edit.paste_plain - edit.select_all"),
                Menu(tr("&Sentences and paragraphs"), _items(SENTENCES)),
                *_items("- edit.find edit.find_next edit.find_previous edit.replace"),
                *_items("edit.search_library edit.replace_posts -"),
                Menu(tr("&Go to"), _items(f"{PLACES} - edit.note")),
                Menu(tr("Spell&ing"), _items(SPELLING)),
            ),
        ),
        Menu(
            tr("F&ormat"),
            (
                *_items("format.bold format.italic format.strike format.ruby - format.heading format.subheading"),
                *_items("format.quote format.list format.numbers -"),
                table_menu(),
                *_items(f"format.line_up format.line_down format.duplicate - {SECTIONS}"),
            ),
        ),
        Menu(
            tr("&Insert"),
            _items(
                "insert.link insert.image insert.captioned insert.footnote insert.table - insert.more insert.divider "
                "- insert.snippet app.snippets_file"
            ),
        ),
        Menu(
            tr("&Post"),
            (
                *_items("post.news post.news_file post.written -"),
                Menu(tr("E&arlier posts"), _items(NAMES)),
                *_items("post.labels post.rest"),
                *_items("- post.problems"),
                Menu(
                    tr("&Problems"),
                    _items(
                        "post.next_problem post.previous_problem - post.mend post.mend_links post.ignore - post.rules"
                    ),
                ),
                *_items("- post.versions post.counts - post.copy post.receipts post.markdown post.export -"),
                *_items("blogger.connect blogger.send"),
                Menu(
                    tr("On Blogge&r"),
                    _items(
                        "blogger.fetch blogger.open - blogger.publish blogger.schedule blogger.take_back - "
                        "blogger.account"
                    ),
                ),
            ),
        ),
        Menu(
            tr("&View"),
            (
                *_items("view.library view.fields view.outline view.preview -"),
                page_menu(),
                *_items("view.clip view.said -"),
                looks_menu(),
                aloud_menu(),
                *_items("view.full_screen - view.next_post view.previous_post"),
                Menu(tr("&Go to a field"), _items(f"view.next_pane view.source {tabs}")),
                *_items("- app.palette"),
            ),
        ),
        Menu(tr("&Help"), _items("help.open help.shortcuts help.sample - help.new help.about")),
    )


def _items(names: str) -> tuple[str | None, ...]:
    """Command names parted by spaces; a dash is a line between groups."""
    return tuple(None if name == "-" else name for name in names.split())


TOOLS = _items(
    "file.new file.save - edit.undo edit.redo - format.bold format.italic format.heading format.quote format.list "
    "insert.link insert.image format.ruby insert.footnote insert.divider - view.desktop view.phone view.list"
)
"""The tool bar's left side: what one does while writing."""

LEAVING = ("post.problems", "post.export", "post.copy")
"""The tool bar's right end, far from Save: what is to look at, and what takes the post out of the program."""
