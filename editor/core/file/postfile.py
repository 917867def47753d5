"""One post file: its exact bytes, what they mean, and the next file after an edit.

data ──decode──► text ──frontmatter handler──► header, body ──dialect──► Fields
Fields ──dialect──► header data ──splice, verify──► text ──encode──► data
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace

import frontmatter

from editor.core.errors import FieldError, HeaderError
from editor.core.fields import spec
from editor.core.file import dialect, schema
from editor.core.file.handler import Header, LosslessHandler, YamlHandler, read_post
from editor.core.file.identity import uuid7
from editor.core.file.lines import dominant_newline
from editor.core.file.marks import HeaderSyntax
from editor.core.file.values import Data, Fault, Path, Plain, texts, without_empty, without_new_empty
from editor.core.file.yaml_header import YamlHeader
from editor.core.file.yaml_tree import MAX_BYTES
from editor.core.file.yaml_write import write_pairs
from editor.core.post import Fields, Status
from editor.core.problem import Problem, Severity
from editor.core.text.encodings import BINARY, DecodedText, decode
from editor.core.text.line_ends import line_number
from editor.core.text.patterns import pattern
from editor.core.words import tr

_NOT_TEXT = pattern("[\x00\ud800-\udfff]")


@dataclass(frozen=True)
class PostFile:
    """The exact contents of one post file and what they mean.

    `data` is what was read or will be written. `encoding` is "utf-8" (with or without a byte order mark), "cp932",
    "euc-jp", "iso2022-jp", "utf-16", "utf-32" or "binary". `text` and `body` have their line ends as they are;
    `body_line` is the 1-based line of the file where the body begins; `newline` ends lines that are added. Where
    `editable` is False, `reason` says why, `fields` are what could be read, and only `with_text` (UTF-8 files) or
    `converted` (other encodings) lead on.
    """

    data: bytes
    encoding: str
    syntax: HeaderSyntax
    text: str
    fields: Fields
    body: str
    body_line: int
    problems: tuple[Problem, ...]
    editable: bool
    reason: str
    newline: str
    bom: bytes = b""
    header: Header = field(default_factory=lambda: YamlHeader(""), repr=False, compare=False)

    @classmethod
    def parse(cls, data: bytes) -> "PostFile":
        """The file with the bytes `data`. Never raises, for any bytes, and takes milliseconds."""
        decoded = decode(data)
        post, handler = read_post(decoded.text)
        header = handler.header
        fields = dialect.read_fields(header.data, header.source)
        reason = _encoding_reason(decoded) or next((fault.sentence for fault in header.faults), "")
        before = len(decoded.text) - len(str(post.content))
        return cls(
            data=data,
            encoding=decoded.encoding,
            syntax=handler.syntax,
            text=decoded.text,
            fields=fields,
            body=str(post.content),
            body_line=line_number(decoded.text, before),
            problems=tuple(sorted(_problems(decoded, handler), key=lambda problem: problem.line)),
            editable=not reason,
            reason=reason,
            newline=handler.newline,
            bom=decoded.bom,
            header=header,
        )

    def with_fields(self, fields: Fields, origin: "PostFile | None" = None) -> "PostFile":
        """The file whose header says `fields`, with no other line touched than those of changed keys.

        What is emptied goes with its key where `origin`, the file as it was opened, has no such key: a text that was
        typed and taken back leaves nothing behind. `fields.extra` is not written.

        Raises HeaderError where that cannot be done safely, FieldError for a text that no file can hold and for another
        id than the one the post has.
        """
        if fields == self.fields:
            return self
        if self.fields.id and fields.id != self.fields.id:
            raise FieldError(tr("The file was left as it is. The id of a post never changes."))
        self._require_editable()
        data = dialect.write_fields(self.header.data, self.fields, fields)
        if origin is not None and (cleaned := without_new_empty(data, origin.header.data)) != data:
            with suppress(HeaderError):
                return self._with_data(cleaned)
        return self._with_data(data)

    def with_header(self, data: Data) -> "PostFile":
        """The file whose header says `data`, known keys and others, with no other line touched than those of changed
        ones. Raises HeaderError and FieldError."""
        self._require_editable()
        return self if data == self.header.data else self._with_data(data)

    def with_unknown(self, key: str, text: str, *, append: bool = False) -> "PostFile":
        """The file whose unknown top-level `key` says `text`, or has it as one more item (`append`).

        Raises FieldError if the key is a known one or holds something other than a text (or a list).
        """
        self._require_editable()
        data = dict(self.header.data)
        value = data.get(key)
        if (
            not key.strip()
            or key == "<<"
            or len(key) > 200
            or (key.lower() in schema.order(()) and key not in dict(self.fields.extra))
        ):
            raise FieldError(tr("“{key}” cannot be set in this way.", key=key[:40]))
        if append:
            if not (
                value is None or (isinstance(value, list) and not any(isinstance(item, (dict, list)) for item in value))
            ):
                raise FieldError(tr("“{key}” is not a list, so nothing can be added to it.", key=key))
            data[key] = [*(value or []), text]
        elif isinstance(value, (dict, list)):
            raise FieldError(tr("“{key}” holds more than a text; please edit it in the text of the file.", key=key))
        else:
            data[key] = text
        return self if data == self.header.data else self._with_data(data)

    def with_body(self, body: str) -> "PostFile":
        """The file with another body, taken literally; the header stays as it is. Raises HeaderError for a file that is
        not UTF-8."""
        if body == self.body:
            return self
        if self.encoding != "utf-8":
            raise HeaderError(self.reason)
        head = self.text[: len(self.text) - len(self.body)]
        if head and body and not head.endswith(("\n", "\r")):
            head += self.newline
        if not head and read_post(body)[1].syntax is not HeaderSyntax.NONE:
            head = f"---{self.newline}---{self.newline}"  # else the beginning of the body would be read as a header
        elif head.endswith("\r") and body.startswith("\n"):
            head += "\n"
        text = head + body
        return self._with_read_header(text, body) or self._encoded(text)

    def with_text(self, text: str) -> "PostFile":
        """The file with another text, header included: it is read anew. Raises HeaderError for a file that is not
        UTF-8."""
        if self.encoding != "utf-8":
            raise HeaderError(self.reason)
        return self if text == self.text else self._encoded(text)

    def converted(self) -> "PostFile":
        """The file as UTF-8, with the same text. Raises HeaderError for bytes that are no text in any encoding we
        know."""
        if self.encoding == "utf-8":
            return self
        if self.encoding == BINARY:
            raise HeaderError(self.reason)
        return PostFile.parse(self.text.encode("utf-8"))

    def _require_editable(self) -> None:
        if not self.editable:
            raise HeaderError(self.reason)

    def _with_data(self, data: Data) -> "PostFile":
        _require_text(data)
        post, handler = read_post(self.text)
        post.metadata = {**data}
        try:
            text = frontmatter.dumps(post, handler)
        except Fault as fault:
            line = line_number(self.text, len(handler.marks.opening) + fault.offset)
            sentence = tr("The file was left as it is. Line {line}: {reason}", line=line, reason=fault.sentence)
            raise HeaderError(sentence) from fault
        result = self._encoded(text)
        if not result.editable or result.body != self.body or without_empty(result.header.data) != without_empty(data):
            raise HeaderError(tr("The file was left as it is. Its header cannot be changed safely."))
        return result

    def _with_read_header(self, text: str, body: str) -> "PostFile | None":
        """The file with `text`, that of `body` below the same header, which is not read again: with many rows
        that takes 20 ms. None where the body may change how the header is read."""
        head = len(text) - len(body)
        same = (
            self.syntax is not HeaderSyntax.NONE
            and self.text[: len(self.text) - len(self.body)] == text[:head]
            and dominant_newline(text) == self.newline
            and "\x1b" not in text  # which may make another encoding of it
        )
        try:
            return replace(self, data=self.bom + text.encode("utf-8"), text=text, body=body) if same else None
        except UnicodeEncodeError:
            return None

    def _encoded(self, text: str) -> "PostFile":
        if text.startswith("\ufeff") and not self.bom:
            raise FieldError(tr("A text cannot begin with a byte order mark (U+FEFF)."))
        try:
            return PostFile.parse(self.bom + text.encode("utf-8"))
        except UnicodeEncodeError as error:
            raise FieldError(
                tr("The text holds a character that no file can keep. Remove it, then save again.")
            ) from error


def new_post_file(fields: Fields, body: str) -> PostFile:
    """A new file in the order of POST_FORMAT, empty optional keys left out; an id is given if there is none.

    Raises FieldError for a value that is no text, HeaderError where the header would not read back as it is meant.
    """
    data: Data = {"format": Plain(str(schema.VERSION)), "id": fields.id or uuid7()}
    data = {**data, **dialect.write_fields({}, spec.build({}), fields)}
    data["status"] = fields.status.value
    _require_text(data)
    header = write_pairs(data, "", (), "\n")
    empty = PostFile.parse(f"---\n{header}---\n".encode())
    if not empty.editable or empty.header.data != data:
        raise HeaderError(tr("The file was left as it is. Its header cannot be changed safely."))
    return empty.with_body(body)


def _require_text(data: Data) -> None:
    """Raise FieldError for what no file can keep, and for more than a header may hold."""
    size = 0
    for text in texts(data):
        size += len(text.encode("utf-8", "surrogatepass"))
        if _NOT_TEXT.search(text):
            raise FieldError(tr("The text holds a character that no file can keep. Remove it, then save again."))
    if size > MAX_BYTES:
        raise FieldError(tr("The header is larger than 64 KB."))


def _encoding_reason(decoded: DecodedText) -> str:
    if decoded.encoding == "utf-8":
        return ""
    if decoded.encoding == BINARY:
        return tr("The file is not changed. Its encoding is not known here, so it is shown as far as it can be read.")
    return tr("The file is written in {encoding}. It can be converted to UTF-8.", encoding=decoded.encoding)


def _problems(decoded: DecodedText, handler: LosslessHandler) -> Iterator[Problem]:
    header, start = handler.header, len(handler.marks.opening)

    def at(offset: int) -> int:
        return line_number(decoded.text, start + offset)

    if reason := _encoding_reason(decoded):
        yield Problem("file-encoding", Severity.ERROR, reason, 1)
    for fault in header.faults:
        yield Problem(fault.rule, Severity.ERROR, fault.sentence, at(fault.offset))
    for path, offset in header.mended():
        message = tr(
            "This value was read as it is written (YAML reads it as another value). If you change "
            "the field, it is saved with quotes."
        )
        yield Problem("header-text", Severity.WARNING, message, at(offset), _dotted(path))
    for key in dialect.misfits(header.data):
        message = tr("“{key}” was left as it is: a post has another kind of value there.", key=key)
        yield Problem("header-type", Severity.WARNING, message, at(header.offset(tuple(key.split(".", 1)))), key)
    status = header.data.get(schema.key_in(header.data, "status"))
    if isinstance(status, str) and status not in list(Status):
        message = tr("The status is one of draft, ready and published.")
        yield Problem(
            "header-status",
            Severity.WARNING,
            message,
            at(header.offset((schema.key_in(header.data, "status"),))),
            "status",
        )
    version = header.data.get("format")
    if version is not None and version != str(schema.VERSION):
        message = tr("The file names another format than {version}.", version=schema.VERSION)
        yield Problem("header-format", Severity.WARNING, message, at(header.offset(("format",))), "format")


def _dotted(path: Path) -> str:
    return ".".join(path)


__all__ = ["HeaderSyntax", "PostFile", "YamlHandler", "new_post_file"]


def are_two_posts(first: bytes, second: bytes) -> bool:
    """Whether two contents of files belong to different posts, by their ids. One without an id may be either."""
    ids = [PostFile.parse(data).fields.id for data in (first, second)]
    return all(ids) and ids[0] != ids[1]
