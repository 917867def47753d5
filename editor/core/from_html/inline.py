"""Running text: pieces with the marks that lie on them, and how they are written as Markdown and as HTML."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from html import escape
from itertools import groupby

from editor.core.markup.escape import escaped
from editor.core.markup.link import destination
from editor.core.render.extensions.bare_links import trim_address
from editor.core.text.code import code_spans
from editor.core.text.single_line import single_line


class Form(Enum):
    """The form of running text: Markdown with its signs, Markdown with HTML for emphasis, or HTML."""

    SIGNS = "signs"
    TAGS = "tags"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on a piece of text. `kind` is "bold", "italic", "strike", "link" or the name of an element.

    `value` is the address of a link or the attributes of an element; `number` tells two links apart that follow each
    other.
    """

    kind: str
    value: str = ""
    title: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class TextRun:
    """A piece of text, white space already as a reader sees it."""

    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class InlineImage:
    """An image in its place. `full` is the address of the same picture in full size, if it is a link to that."""

    source: str
    alt: str = ""
    title: str = ""
    marks: tuple[Mark, ...] = ()
    full: str = ""

    def html(self) -> str:
        """The image as HTML."""
        title = f' title="{escape(self.title)}"' if self.title else ""
        return f'<img src="{escape(self.source)}" alt="{escape(self.alt)}"{title} />'

    def markdown(self, alt: str) -> str:
        """The image as Markdown with `alt`, Markdown too, between its brackets."""
        return f"![{alt}]({_target(self.source, self.title)})"


@dataclass(frozen=True, slots=True)
class MarkupPiece:
    """A piece with a spelling of its own: ruby, code, an anchor, an HTML element. `shows` says whether one sees it."""

    markdown: str
    html: str
    marks: tuple[Mark, ...] = ()
    shows: bool = True


Atom = TextRun | InlineImage | MarkupPiece
Line = list[Atom]

_SIGNS = {"bold": "**", "italic": "*", "strike": "~~"}
_TAGS = {"bold": "strong", "italic": "em", "strike": "del"}
_WHITE = " \t\xa0\u3000"
_AFTER_ADDRESS = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]")


def shows(line: Sequence[Atom]) -> bool:
    """Whether a reader sees anything of `line` but white space."""
    return any(
        not atom.text.isspace() and bool(atom.text) if isinstance(atom, TextRun) else _is_seen(atom) for atom in line
    )


def _is_seen(atom: InlineImage | MarkupPiece) -> bool:
    return isinstance(atom, InlineImage) or atom.shows


def without_bold(line: Line) -> Line:
    """`line` where bold says nothing: in a heading, in the head of a table."""
    return [replace(atom, marks=tuple(mark for mark in atom.marks if mark.kind != "bold")) for atom in line]


def trimmed(line: Line) -> Line:
    """`line` without ordinary spaces at its ends and doubled spaces between its pieces."""
    kept: Line = []
    space = True
    for atom in line:
        if isinstance(atom, TextRun):
            text = atom.text.lstrip(" ") if space else atom.text
            if not text:
                continue
            space = text.endswith(" ")
            kept.append(TextRun(text, atom.marks))
        else:
            kept.append(atom)
            space = space and not _is_seen(atom)
    for index in range(len(kept) - 1, -1, -1):
        atom = kept[index]
        if isinstance(atom, TextRun):
            text = atom.text.rstrip(" ")
            if text:
                kept[index] = TextRun(text, atom.marks)
                break
            del kept[index]
        elif _is_seen(atom):
            break
    return kept


def write(line: Sequence[Atom], form: Form) -> str:
    """`line` as Markdown or HTML, on one line."""
    return _group(list(line), 0, form, False)


def _group(line: list[Atom], depth: int, form: Form, in_link: bool) -> str:
    pieces: list[str] = []
    for mark, atoms in groupby(line, key=lambda atom: atom.marks[depth] if len(atom.marks) > depth else None):
        if mark is None:
            pieces += (_atom(atom, form, in_link) for atom in atoms)
            continue
        group = list(atoms)
        inside = _group(group, depth + 1, form, in_link or mark.kind == "link")
        if mark.kind == "link":
            pieces.append(_link(mark, group, inside, form))
        elif mark.kind in _SIGNS:
            pieces.append(_emphasised(mark.kind, inside, form))
        elif shows(group):
            pieces.append(f"<{mark.kind}{mark.value}>{inside}</{mark.kind}>")
        else:
            pieces.append(inside)
    text = ""
    for piece in pieces:
        if form is not Form.HTML and text.endswith("`") and piece.startswith("`") and not text.endswith("\\`"):
            piece = _code_as_tag(piece)  # "`a``b`" is one piece of code
        if form is not Form.HTML and text.endswith("!") and piece.startswith("["):
            text = f"{text[:-1]}\\!"  # else the link would be a picture
        text += piece
    return text


def _atom(atom: Atom, form: Form, in_link: bool) -> str:
    if isinstance(atom, TextRun):
        if form is Form.HTML:
            return escape(atom.text, quote=False)
        return escaped(atom.text, links=in_link and form is Form.SIGNS)  # a link in a link is none
    if isinstance(atom, InlineImage):
        return atom.html() if form is Form.HTML else atom.markdown(escaped(atom.alt, links=False))
    return atom.html if form is Form.HTML else atom.markdown


def _code_as_tag(piece: str) -> str:
    """`piece`, which begins with code between back-ticks, with its first code as an element."""
    start, end, width = next(code_spans(piece), (-1, 0, 0))
    if start:
        return f"<!-- -->{piece}"
    code = escape(piece[width : end - width].strip(" "), quote=False)
    return f"<code>{escaped(code, links=False)}</code>{piece[end:]}"


def _emphasised(kind: str, inside: str, form: Form) -> str:
    words = inside.strip(_WHITE)
    if not words:
        return inside
    start = inside.index(words)
    before, after = inside[:start], inside[start + len(words) :]
    if form is Form.SIGNS:
        return f"{before}{_SIGNS[kind]}{words}{_SIGNS[kind]}{after}"
    return f"{before}<{_TAGS[kind]}>{words}</{_TAGS[kind]}>{after}"


def _link(mark: Mark, group: list[Atom], inside: str, form: Form) -> str:
    if not shows(group):
        return inside
    if form is Form.HTML:
        title = f' title="{escape(mark.title)}"' if mark.title else ""
        return f'<a href="{escape(mark.value)}"{title}>{inside}</a>'
    words = inside.strip(" ")
    start = inside.index(words)
    before, after = inside[:start], inside[start + len(words) :]
    plain = "".join(atom.text if isinstance(atom, TextRun) else "\n" for atom in group).strip(" ")
    if plain == mark.value and not mark.title and (_is_bare(plain) or (form is Form.SIGNS and _is_whole(plain))):
        return f"{before}<{plain}>{after}"
    return f"{before}[{words}]({_target(mark.value, mark.title)}){after}"


def _is_bare(address: str) -> bool:
    """Whether Markdown reads `<address>` as a link to just this address."""
    return bool(
        re.fullmatch(r"https?://[A-Za-z0-9\-._~:/?#@!$&'()+,;=%]+", address)
        and "&" not in address
        and trim_address(address) == address
    )


def _is_whole(address: str) -> bool:
    """Whether `<address>` is a link that ends where the address ends: with kanji, a final dot, a bar."""
    return bool(re.fullmatch(r"https?://[^\s<>\\`*_\[\]{}|\"&\x00-\x20]+", address))


def bare_addresses(text: str) -> str:
    """`text` with `<address>` as the address alone, where it stands apart and is read as a link all the same."""

    def freed(found: re.Match[str]) -> str:
        if not _is_bare(found[1]):
            return found[0]
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        if before.isascii() and before.isalnum():
            return found[0]
        return found[0] if after and (_AFTER_ADDRESS.match(after) or after in "*~\\`<") else found[1]

    return re.sub(r"<(https?://[^<>\s*_~]+)>", freed, text)


def _target(address: str, title: str) -> str:
    address = destination(re.sub(r"[\r\n\t\u2028\u2029\x85]+", "", address).strip())
    for sign, code in (
        ("`", "%60"),
        ("\\", "%5C"),
        ('"', "%22"),
        ("*", "%2A"),
        ("'", "%27"),
        ("[", "%5B"),
        ("]", "%5D"),
    ):
        address = address.replace(sign, code)
    address = re.sub(r"&(?=#?\w+;)", "&amp;", address)
    if not title:
        return address
    quoted = escaped(single_line(title)).replace('"', "&quot;")
    return f'{address} "{quoted}"'


def pictures(line: Sequence[Atom]) -> Iterator[InlineImage]:
    """The images in `line`."""
    return (atom for atom in line if isinstance(atom, InlineImage))
