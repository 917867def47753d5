"""Constructs that are open at the end of a piece of text: a code fence, a comment, a tag, raw HTML.

Python-Markdown takes raw HTML out of the whole text before it looks for blocks, and what it does at one place can
depend on what comes pages later: the quotation mark that closes an attribute, the end of a comment. This module says
whether a piece of text followed by a blank line is read the same whatever comes after it.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from markdown import Markdown, htmlparser

from editor.core.render.extensions.jumpbreak import JumpBreakExtension
from editor.core.render.extensions.plain import TagReader
from editor.core.text.code import unclosed_fences


class End(NamedTuple):
    """The end of a text: closed, unless one of `needles` comes later; or open as long as `until` has not matched."""

    needles: tuple[str, ...] = ()
    until: str | None = None


_PARSER: Any = htmlparser
_REFERENCE = _PARSER.htmlparser.charref  # Python's own pattern of a numeric character reference
# A tag whose end cannot be found farther on, whatever is appended to the text.
_SETTLED = re.compile(
    r"""<[A-Za-z](?:[^"'=`<>]*
    |[\w:-]*(?:\s+[A-Za-z_:@][\w:.@-]*(?:=(?:"[^"]*"|'[^']*'|[^\s"'=<>`/][^\s"'=<>`]*))?)*\s*/?)>""",
    re.VERBOSE,
)
_NAME = re.compile(r"<([A-Za-z][^`\t\n\r\f />\x00]*)")
# What is not copied as it is: tags, and numeric character references, which get the semicolon that they lack.
_READ = ("<", "&#")
# What Python-Markdown can get stuck at.
_STICKY = re.compile(r"&#|<\?|<!(?!--)")
_COMMENT_ENDS = ("-->", "--!>")


class _UnsettledError(Exception):
    """The reading depends on later text, which may be as little as a quotation mark."""


class _Probe(TagReader):
    """A reader of raw HTML, Python-Markdown's own, that notes where it looked for something that is not there.

    Raises _UnsettledError where it need not go on: that may take it quadratic time.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.needles: tuple[str, ...] = ()

    def check_for_whole_start_tag(self, i: int) -> int:
        end: int = super().check_for_whole_start_tag(i)
        if end < 0:
            name = _NAME.match(self.rawdata, i)
            self._unclosed(i, block=name is None or self.md.is_block_level(name[1].lower()))
        elif not _SETTLED.fullmatch(self.rawdata, i, end):
            raise _UnsettledError
        return end

    def parse_endtag(self, i: int) -> int:
        if self.rawdata.find(">", i) < 0:
            self._unclosed(i, block=False)
        end: int = super().parse_endtag(i)
        return end

    def parse_html_declaration(self, i: int) -> int:
        if self.rawdata.find(">", i) < 0 and (self.at_line_start() or self.intail):
            raise _UnsettledError
        end: int = super().parse_html_declaration(i)
        return end

    def parse_comment(self, i: int, report: bool = True) -> int:
        if not any(self.rawdata.find(sign, i + 4) >= 0 for sign in _COMMENT_ENDS):
            self.needles += _COMMENT_ENDS
        end: int = super().parse_comment(i, report)
        return end

    def _unclosed(self, start: int, block: bool) -> None:
        """A tag without its end is text. Were it closed later, it would still be if no other tag is near it."""
        behind = self.rawdata[start + 1 :]
        if block or self.inraw or self.intail or any(sign in behind for sign in _READ):
            raise _UnsettledError
        self.needles += _READ

    def end(self) -> End:
        """The constructs that are open after all that was fed."""
        open_tag = self.stack[0] if self.inraw else self.cdata_elem
        if open_tag:
            return End(until="</" + re.escape(open_tag))
        if self.rawdata:
            return End(until=">")
        if self._cache or self.intail:  # type: ignore[attr-defined]  # the stubs leave it out
            return End(until="<")
        return End(self.needles)


class Openness:
    """Looks at texts with the preprocessors of `md`, which is used for nothing else."""

    def __init__(self, md: Markdown) -> None:
        self._md = md
        self._jump_break = next((e for e in md.registeredExtensions if isinstance(e, JumpBreakExtension)), None)

    def end_of(self, text: str) -> End:
        """The end of `text`, whose lines end in "\n"."""
        ends = [self._end(*prepared) for prepared in self._prepared(text)]
        needles = tuple(dict.fromkeys(needle for end in ends for needle in end.needles))
        return End(needles, next((end.until for end in ends if end.until is not None), None))

    def is_stuck(self, text: str) -> bool:
        """Whether Python-Markdown comes to something in `text` that it cannot read without an end that is not there.

        It goes on with a wrong idea of where it is, which depends on all that is above.
        """
        return bool(_STICKY.search(text)) and any(self._sticks(source) for source, _fences in self._prepared(text))

    def _prepared(self, text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """`text` as the reader of raw HTML gets it, with the fences left open in it; twice if it has a jump break."""
        yield self._prepare(text, False)
        if "more" in text:
            yield self._prepare(text, True)  # only the first one of a post is one

    def _prepare(self, text: str, jump_break_found: bool) -> tuple[str, tuple[str, ...]]:
        md = self._md.reset()
        if jump_break_found and self._jump_break:
            self._jump_break.store(md)
        lines = text.split("\n")
        fences: tuple[str, ...] = ()
        for processor in md.preprocessors:
            if processor is md.preprocessors["html_block"]:
                break
            if processor is md.preprocessors["fenced_code_block"]:
                fences = unclosed_fences(lines)
            lines = processor.run(lines)
        return "\n".join(lines), fences

    def _end(self, source: str, fences: tuple[str, ...]) -> End:
        if _has_bad_reference(source):
            # After a second one, the reader takes everything for text.
            is_only_one = "<" not in source and source.count("&#") == 1
            return End((*fences, *_READ)) if is_only_one else End(until=r"\Z")
        if "<" not in source:
            return End(fences)
        probe: Any = _Probe(self._md)
        try:
            probe.feed(source)
        except _UnsettledError:
            return End(until=">")
        end: End = probe.end()
        return end._replace(needles=(*fences, *end.needles))

    def _sticks(self, source: str) -> bool:
        if _has_bad_reference(source):
            return "<" in source or source.count("&#") > 1
        reader: Any = TagReader(self._md)
        reader.feed(source)
        return bool(reader.rawdata) and not reader.cdata_elem


def _has_bad_reference(source: str) -> bool:
    place = source.find("&#")
    while place >= 0:
        if not _REFERENCE.match(source, place):
            return True
        place = source.find("&#", place + 2)
    return False
