"""The handlers of python-frontmatter through which every post file is read and written.

`frontmatter.loads` strips the body (U+3000 included), takes any second `---` for a mark and breaks on keys named
`content` or `handler`; so the `frontmatter.Post` is built by `read_post`. Its `metadata` is what the header says, all
scalars as text; `frontmatter.dumps(post)` is the text of the file, with only the lines of changed keys touched.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias, cast

import frontmatter
from frontmatter.default_handlers import BaseHandler

from editor.core.file.lines import dominant_newline
from editor.core.file.marks import HeaderSyntax, Marks, looks_like_rule, split
from editor.core.file.values import Data
from editor.core.file.yaml_header import YamlHeader

if TYPE_CHECKING:
    from editor.core.file.toml_header import TomlHeader

Header: TypeAlias = "YamlHeader | TomlHeader"


class LosslessHandler(BaseHandler):  # type: ignore[misc,unused-ignore]
    """One for each file: it remembers the marks and the header as they were read.

    In a text without a header it writes one, in YAML, only once there is metadata.
    """

    syntax = HeaderSyntax.NONE

    def __init__(self) -> None:
        # The base class wants a regular expression for its own split(), which is not used.
        self.newline = "\n"
        self.marks = Marks("", "", "", "")
        self.header: Header = YamlHeader("")

    def detect(self, text: str) -> bool:
        """Whether `text` begins with a header in this handler's notation."""
        return True

    def split(self, text: str) -> tuple[str, str]:
        """The header and the body, unchanged."""
        self.newline = dominant_newline(text)
        self.marks = self.cut(text)
        return self.marks.header, self.marks.body

    def cut(self, text: str) -> Marks:
        """`text` cut at the marks."""
        return Marks("", "", "", text)

    def load(self, fm: str) -> Data:
        """The header as data; empty if it is broken (`header.faults` tell why)."""
        self.header = self.read_header(fm)
        return self.header.data

    def read_header(self, text: str) -> Header:
        """The header in this handler's notation."""
        return YamlHeader.read(text, self.newline)

    def export(self, metadata: Mapping[str, object], **kwargs: object) -> str:
        """The header that says `metadata`, with no other line touched. Raises Fault if there is no safe way."""
        if metadata != self.header.data:
            self.header = self.header.with_data(cast(Data, metadata))
        return self.header.text

    def format(self, post: frontmatter.Post, **kwargs: object) -> str:
        """The text of the file."""
        header = self.export(post.metadata, **kwargs)
        marks = self.marks
        if header and not marks.opening:
            marks = Marks("---" + self.newline, header, "---" + self.newline, marks.body)
        unfinished = post.content and marks.closing and not marks.closing.endswith(("\n", "\r"))
        return marks.opening + header + marks.closing + (self.newline if unfinished else "") + str(post.content)


class YamlHandler(LosslessHandler):
    """Between `---` and `---` or `...`."""

    syntax = HeaderSyntax.YAML

    def detect(self, text: str) -> bool:
        """Whether there are both marks and the first one is no rule."""
        marks = split(text, self.syntax)
        return marks is not None and not looks_like_rule(marks.header)

    def cut(self, text: str) -> Marks:
        """`text` cut at the marks; all of it is body if there are none."""
        return split(text, self.syntax) or super().cut(text)


class TomlHandler(YamlHandler):
    """Between `+++` and `+++`."""

    syntax = HeaderSyntax.TOML

    def read_header(self, text: str) -> Header:
        """The header in TOML."""
        from editor.core.file.toml_header import TomlHeader  # tomlkit costs more than the rest: only where it is needed

        return TomlHeader.read(text, self.newline)


def read_post(text: str) -> tuple[frontmatter.Post, LosslessHandler]:
    """The post that `text` holds, and the handler that can write it again. Never raises."""
    handler = next(handler for handler in (YamlHandler(), TomlHandler(), LosslessHandler()) if handler.detect(text))
    header, body = handler.split(text)
    post = frontmatter.Post(body, handler)
    post.metadata = {**handler.load(header)}
    return post, handler
