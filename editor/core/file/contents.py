"""The contents of an open post apart from its file (fields and a buffer's text), and the file that they make."""

from contextlib import suppress
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Any

from editor.core.errors import FieldError, HeaderError
from editor.core.file import lines
from editor.core.file.postfile import PostFile, new_post_file
from editor.core.post import Fields


@dataclass(frozen=True, slots=True)
class Built:
    """The result of putting contents into a file: the next `file`, or the reason why they do not fit safely, a
    HeaderError or FieldError. Exactly one of the two is there."""

    file: PostFile | None
    refusal: HeaderError | FieldError | None = None

    def or_raise(self) -> PostFile:
        """The file. Raises the refusal."""
        if self.file is None:
            assert self.refusal is not None
            raise self.refusal
        return self.file


@dataclass(frozen=True, slots=True)
class Contents:
    """`text` is the buffer's, with `\\n` between lines: the body, or where `raw` the whole file."""

    fields: Fields
    text: str
    raw: bool = False

    @classmethod
    def of(cls, file: PostFile) -> "Contents":
        """The contents that `file` is opened with: a header that cannot be edited safely is part of the text."""
        raw = not file.editable
        return cls(file.fields, lines.to_buffer(file.text if raw else file.body), raw)

    def build(self, file: PostFile, origin: PostFile | None = None) -> Built:
        """`file` with these contents, or why there is none. Takes up to 100 ms: no work for the window's thread.

        `origin` is the file as it was opened: a key that it does not have goes when its field is emptied.
        """
        try:
            return Built(self.put_into(file, origin))
        except (HeaderError, FieldError) as error:
            return Built(None, error)

    def alone(self) -> PostFile:
        """A new file that holds all of the contents, and what no file can hold in another form. Never raises."""
        if not self.raw:
            for header in (self.fields, _kept(self.fields)):
                with suppress(HeaderError, FieldError):
                    return new_post_file(header, self.text)
        return PostFile.parse(self.text.encode("utf-8", "replace"))

    def put_into(self, file: PostFile, origin: PostFile | None = None) -> PostFile:
        """`file` with these contents. Raises HeaderError or FieldError where they do not fit into it safely."""
        if file.encoding != "utf-8":
            return file
        if self.raw:
            return file.with_text(lines.from_buffer(self.text, file.text, file.newline))
        return file.with_fields(self.fields, origin).with_body(lines.from_buffer(self.text, file.body, file.newline))


@dataclass(frozen=True, slots=True)
class Draft:
    """An open post as it is at one moment, to leave for other threads: `contents`, the file they belong into, and that
    file as it was opened."""

    contents: Contents
    base: PostFile
    origin: PostFile | None = None

    def build(self) -> Built:
        """The file that they make. Takes up to 100 ms: no work for the window's thread."""
        return self.contents.build(self.base, self.origin)

    def whole(self) -> PostFile:
        """The file that they make; where they do not fit into it, another one that holds all of them anyhow."""
        return self.build().file or self.contents.alone()


def _kept(value: Any) -> Any:
    """Fields, or a value in them, without the characters that no file can hold."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode().replace("\0", "")
    if isinstance(value, tuple):
        return tuple(_kept(item) for item in value)
    return replace(value, **{field.name: _kept(getattr(value, field.name)) for field in fields(value)})
