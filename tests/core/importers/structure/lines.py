"""Posts of a few lines, for the tests of each part of the structure."""

from editor.core.from_html.convert import convert
from editor.core.importers.structure import profile
from editor.core.importers.structure.items import LineOrBlock, items_of
from editor.core.importers.structure.labels import Labels

LABELS = Labels(profile().words)


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def link(number: object, text: str = "") -> str:
    """A link to the post `number`; its text is 題 and the number, if none is given."""
    return f'<a href="https://e.jp/{number}">{text or f"題{number}"}</a>'


def bullets(*items: str) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def items(html: str) -> list[LineOrBlock]:
    return items_of(convert(html).blocks)
