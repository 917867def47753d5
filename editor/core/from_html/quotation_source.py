"""The source of a quotation as our own pages write it: a `<cite>` behind 出典： or a dash, in the last line."""

from dataclasses import replace

from editor.core.from_html.inline import Line, TextRun
from editor.core.render.extensions.quotations import begins_source


def plain_source(line: Line) -> Line:
    """The last line of a quotation without the element around its source, which rendering puts there by itself; any
    other line as it is."""
    if len(line) < 2 or not isinstance(line[0], TextRun) or line[0].marks or not begins_source(line[0].text):
        return line
    if not all(any(mark.kind == "cite" and not mark.value for mark in atom.marks) for atom in line[1:]):
        return line
    return [
        replace(atom, marks=tuple(mark for mark in atom.marks if mark.kind != "cite" or mark.value)) for atom in line
    ]
