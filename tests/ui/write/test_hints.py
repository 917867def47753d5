"""The words that say where to write."""

import pytest
from PySide6.QtGui import QTextDocument

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
