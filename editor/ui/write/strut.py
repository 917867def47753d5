"""Line height for QPlainTextEdit, which has no setting for it.

`QPlainTextDocumentLayout` makes each line as high as the tallest font in it. Qt takes the first family of a font for
its metrics even where it has none of the characters, and the glyphs from the families after it. So a font without any
character but with roomy metrics, put in front of the real families, works like a typesetter's strut: every line gets
its height, at no cost for each line. The font is made by `made_font`.
"""

from PySide6.QtGui import QFont

from editor.ui.write.made_font import registered

_FAMILY = "Ronpyo Strut"


def with_strut(font: QFont, line_height: float) -> QFont:
    """`font` with lines of `line_height` ems, not as leading, which QPlainTextDocumentLayout passes over; as it is
    where the platform takes no fonts from memory."""
    family = registered(_FAMILY, line_height)
    result = without_strut(font)
    if family:
        result.setFamilies([family, *result.families()])
    return result


def with_room(font: QFont, more: float) -> QFont:
    """`font`, which has a strut, with lines that are `more` ems higher, half of it above and half below the letters."""
    name = next((name for name in font.families() if name.startswith(_FAMILY)), "")
    return with_strut(font, int(name.rpartition(" ")[2]) / 1000 + more) if name else QFont(font)


def without_strut(font: QFont) -> QFont:
    """`font` as it is drawn where lines have their height from elsewhere."""
    result = QFont(font)
    result.setFamilies([name for name in font.families() if not name.startswith(_FAMILY)])
    return result
