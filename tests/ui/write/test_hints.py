"""The words that say where to write."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextDocument

from editor.app.open_post import change
from editor.core.post import News
from editor.ui.write.hints import hint

NEWS, COMMENTARY = "Write the news part here, or paste the news page (F2).", "Write the commentary here."
DIVIDER = "<!-- commentary -->"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"\n{DIVIDER}\n\n", [NEWS, "", COMMENTARY, ""]),
        (f"\n{DIVIDER}\n", [NEWS, "", COMMENTARY]),
        (f"新\n{DIVIDER}\n\n", ["", "", COMMENTARY, ""]),
        (f"\n{DIVIDER}\n\n論", [NEWS, "", "", ""]),
        (f"\n{DIVIDER}\n論\n", [NEWS, "", "", ""]),
        ("\n\n", ["", "", ""]),
        (f"\n\n{DIVIDER}", ["", "", ""]),
    ],
)
def test_each_empty_part_says_what_it_is_for(qapp, text, expected):
    document = QTextDocument(text)
    assert [hint(document.findBlockByNumber(number)) for number in range(document.blockCount())] == expected


def test_where_the_news_is_known_its_page_is_not_asked_for(qapp):
    document = QTextDocument(f"\n{DIVIDER}\n\n")
    assert hint(document.begin(), False) == "Write the news part here."


def test_the_pane_knows_whether_the_news_is_known(pane_of):
    pane = pane_of(f"\n{DIVIDER}\n\n")
    assert pane.edit.paper._wants_page
    document = pane.edit.post
    document.apply(change.edited(replace(document.fields, news=News(url="https://example.jp/")), name="news"))
    assert not pane.edit.paper._wants_page
