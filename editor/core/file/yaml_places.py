"""The places of the parts of a YAML text: lines, indentation, the real end of a node, the lines of an item.

The parser ends a block collection only where the next thing begins, so comments and blank lines would seem to be part
of it. YAML 1.1 has six kinds of line ends; a line here is a line for YAML.
"""

from dataclasses import dataclass

from editor.core.file.yaml_tree import Mapping, Scalar, Sequence, YamlNode
from editor.core.text.patterns import pattern

_BREAK = pattern(r"\r\n|[\n\r\x85\u2028\u2029]")
_LAST_BREAK = pattern(r"(?:\r\n|[\n\r\x85\u2028\u2029])\Z")
_QUESTION = pattern(r"( *)\?[ \t]+")
_PROPERTIES = pattern(r"(?:[&!]\S*[ \t]+)+$")
_KEEPS = pattern(r"[|>]\d?\+")  # a block whose trailing blank lines are part of its text
_COMMENT_LINE = pattern(r"[ \t]*#")


class CannotSpliceError(Exception):
    """The notation at this place is too unusual to be edited in place."""


@dataclass(frozen=True, slots=True)
class YamlPlaces:
    """The places of `text`; all are offsets in it."""

    text: str

    def line_start(self, place: int) -> int:
        return 1 + max(self.text.rfind(mark, 0, place) for mark in "\n\r\x85\u2028\u2029")

    def line_end(self, place: int) -> int:
        """Behind the line end that follows `place`."""
        match = _BREAK.search(self.text, place)
        return match.end() if match else len(self.text)

    def indent(self, place: int) -> str:
        """White space as wide as what stands before `place` on its line."""
        before = _PROPERTIES.sub("", self.text[self.line_start(place) : place])  # `&anchor key`
        if question := _QUESTION.fullmatch(before):  # `? key`
            return question[1]
        return before if not before.strip(" ") else " " * len(before)

    def content_end(self, node: YamlNode) -> int:
        """The end of a node's text: the parser ends a block collection only where the next thing begins."""
        while isinstance(node, (Mapping, Sequence)) and not node.flow:
            node = node.items[-1] if isinstance(node, Sequence) else node.pairs[-1][1]
        if isinstance(node, Scalar) and node.style in ("|", ">"):
            block = self.text[node.start : node.end]
            if _KEEPS.match(block):
                return node.start + len(_LAST_BREAK.sub("", block))
            return node.start + len(block.rstrip("\r\n\x85\u2028\u2029 \t"))
        return node.end

    def after(self, node: YamlNode, indent: int) -> int:
        """The line after `node` and after the comments that are indented deeper than `indent`."""
        place = self.line_end(self.content_end(node))
        if isinstance(node, Scalar) and node.style in ("|", ">"):
            return max(place, self.line_start(node.end))  # its trailing blank lines may be part of it
        while (comment := _COMMENT_LINE.match(self.text, place)) and comment.end() - 1 - place > indent:
            place = self.line_end(place)
        return place

    def above(self, place: int) -> int:
        """The beginning of the line of `place`, or of the comment lines right above it."""
        start = self.line_start(place)
        while start > 0:
            previous = self.line_start(start - (2 if self.text.endswith("\r\n", 0, start) else 1))
            if not _COMMENT_LINE.match(self.text, previous):
                break
            start = previous
        return start

    def dash(self, node: Sequence) -> int:
        """The index of the first dash of a block sequence (the node may begin with an anchor, lines above)."""
        place = node.start
        while place < len(self.text) and not self.text.startswith("-", place):
            at_comment = _COMMENT_LINE.match(self.text, place)
            place = self.line_end(place) if at_comment else place + 1
        return place

    def item_starts(self, node: Sequence) -> list[int]:
        """The index at which each item's lines begin, the comment lines right above it included (but for the first).

        Raises CannotSpliceError where the first item shares its line.
        """
        dash = self.dash(node)
        indent = self.indent(dash)
        starts = [self.line_start(dash)]
        if self.text[starts[0] : dash] != indent:
            raise CannotSpliceError
        for previous in node.items[:-1]:
            place = start = self.line_end(self.content_end(previous))
            while not self.text.startswith(indent + "-", place):
                if place >= len(self.text):
                    raise CannotSpliceError
                comment = _COMMENT_LINE.match(self.text, place)
                place = self.line_end(place)
                start = start if comment else place
            starts.append(start)
        return starts
