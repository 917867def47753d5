"""The text in which a problem stands."""

from editor.core.file.postfile import PostFile
from editor.core.post import Fields
from editor.core.problem import Problem
from editor.core.text.line_ends import unified


def text_of_field(fields: Fields, path: str) -> str:
    """The text of a headline or a bullet by its dotted path; "" for any other field."""
    top, _dot, rest = path.partition(".")
    if top not in ("news", "commentary"):
        return ""
    part = fields.news if top == "news" else fields.commentary
    if rest == "headline":
        return part.headline
    name, _dot, number = rest.partition(".")
    if name != "summary" or not number.isdigit() or int(number) >= len(part.summary):
        return ""
    return part.summary[int(number)]


class Surroundings:
    """The lines and fields of a post, for the problems that stand in them."""

    def __init__(self, file: PostFile) -> None:
        self._file = file
        self._lines = unified(file.body).split("\n")

    def text_at(self, problem: Problem) -> str:
        """The line, or the text of the field, in which `problem` stands; "" in the header and in other fields."""
        if problem.field:
            return text_of_field(self._file.fields, problem.field) if problem.column else ""
        index = problem.line - self._file.body_line
        return self._lines[index] if 0 <= index < len(self._lines) else ""
