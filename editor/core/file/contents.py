"""What an open post holds apart from its file, and the file that it makes: fields and a buffer's text."""

from dataclasses import dataclass

from editor.core.file import lines
from editor.core.file.postfile import PostFile
from editor.core.post import Fields


@dataclass(frozen=True, slots=True)
class Contents:
    """`text` is the buffer's, with `\\n` between lines: the body, or where `raw` the whole file."""

    fields: Fields
    text: str
    raw: bool = False

    @classmethod
    def of(cls, file: PostFile) -> "Contents":
        """What `file` is opened as: a header that cannot be edited safely is shown as text."""
        raw = not file.editable
        return cls(file.fields, lines.to_buffer(file.text if raw else file.body), raw)

    def put_into(self, file: PostFile) -> PostFile:
        """`file` with these contents. Raises HeaderError or FieldError where they do not fit into it safely."""
        if file.encoding != "utf-8":
            return file
        if self.raw:
            return file.with_text(lines.from_buffer(self.text, file.text, file.newline))
        return file.with_fields(self.fields).with_body(lines.from_buffer(self.text, file.body, file.newline))
