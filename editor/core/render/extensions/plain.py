"""Short ways for text without markup, which most text is. The result is that of Python-Markdown's own ways."""

import re
from collections import deque
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.htmlparser import HTMLExtractor
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import ETX, STX, AtomicString

# Without one of these no inline pattern, our own ones included, can match.
_MARKUP = re.compile(rf"[`\\\[<&{{*_~{STX}]|://|  \n")


class TagReader(HTMLExtractor):
    """The reader of raw HTML in linear time: Python-Markdown's reads all that is left for the attributes of each tag
    that nothing closes."""

    def check_for_whole_start_tag(self, i: int) -> int:
        """The index at which the tag at `i` ends; -1 where it does not."""
        if all(self.rawdata.find(sign, i) < 0 for sign in ">\"'"):
            return -1
        end: int = super().check_for_whole_start_tag(i)
        return end


class RawHtml(HtmlBlockPreprocessor):
    """Raw HTML in linear time: Python-Markdown copies text without tags and entities character by character."""

    def run(self, lines: list[str]) -> list[str]:
        if not any("<" in line or "&" in line for line in lines):
            return lines
        reader: Any = TagReader(self.md)
        reader.feed("\n".join(lines))
        reader.close()
        return "".join(reader.cleandoc).split("\n")


class Inline(InlineProcessor):
    """Inline patterns in linear time: Python-Markdown looks for each of its patterns in each text, and copies the text
    at each match."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """The tree with its inline patterns applied, in the order of Python-Markdown 3.11.3, which looks for the place
        of each child from the beginning of its parent."""
        self.stashed_nodes: dict[str, Element | str] = {}
        parents = [] if ancestors is None else ancestors[:]
        self.parent_map = {child: parent for parent in tree.iter() for child in parent}
        self._InlineProcessor__build_ancestors(tree, parents)  # type: ignore[attr-defined]
        waiting: deque[tuple[Element, list[str]]] = deque([(tree, parents)])
        while waiting:
            element, self.ancestors = waiting.popleft()
            if element is not tree:
                self.ancestors.append(element.tag.lower())
            found: list[tuple[Element, list[tuple[Element, list[str]]]]] = []
            place = 0
            while place < len(element):  # what a tail gives comes next
                child = element[place]
                place += 1
                if child.text and not isinstance(child.text, AtomicString):
                    inside = self._of_text(child)
                    waiting.extend(inside)
                    found.append((child, inside))
                if child.tail:
                    for behind in self._of_tail(child):
                        self.parent_map[behind] = element
                        element.insert(place, behind)
                if len(child):
                    self.parent_map[child] = element
                    waiting.append((child, self.ancestors[:]))
            for child, inside in found:
                child[0:0] = [node for node, _ancestors in inside]
        return tree

    def _of_text(self, child: Element) -> list[tuple[Element, list[str]]]:
        """The elements that the text of `child` gives, each with the names of those around it; the text is what stands
        before them."""
        self.ancestors.append(child.tag.lower())
        text, child.text = child.text, None
        inside: list[tuple[Element, list[str]]] = self._InlineProcessor__processPlaceholders(  # type: ignore[attr-defined]
            self._InlineProcessor__handleInline(text or ""), child
        )
        for node, _ancestors in inside:
            self.parent_map[node] = child
        self.ancestors.pop()
        return inside

    def _of_tail(self, child: Element) -> list[Element]:
        """The elements that the text behind `child` gives, the last one first; the tail is what stands before them."""
        tail = self._InlineProcessor__handleInline(child.tail or "")
        before = Element("d")
        child.tail = None
        found = self._InlineProcessor__processPlaceholders(tail, before, False)  # type: ignore[attr-defined]
        if before.tail:
            child.tail = before.tail
        return [node for node, _ancestors in reversed(found)]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        # The method that does so is private to its class: there is no other place to ask before it is called.
        if isinstance(data, AtomicString) or (patternIndex == 0 and not _MARKUP.search(data)):
            return data
        for index in range(patternIndex, len(self.inlinePatterns)):
            data = self._applied(index, data)
        return data

    def _applied(self, index: int, data: str) -> str:
        """`data` with a placeholder for all that the pattern number `index` makes of it."""
        pattern: Any = self.inlinePatterns[index]
        if any(name.lower() in self.ancestors for name in pattern.ANCESTOR_EXCLUDES):
            return data
        search = pattern.getCompiledRegExp().search
        done: list[str] = []
        behind = place = 0
        while match := search(data, place):
            node, start, end = pattern.handleMatch(match, data)
            if node is None or start is None or end is None:
                place = match.end() if start is None or end is None else end
                continue
            self._handle_text_of(node, index)
            placeholder: str = self._InlineProcessor__stashNode(node, pattern.type())  # type: ignore[attr-defined]
            done += (data[behind:start], placeholder)
            behind = place = end
            if data[end - 1] == "\\":  # it is done with, and escapes nothing that follows
                data, behind, place = ETX + data[end:], 1, 1
        return "".join((*done, data[behind:])) if done else data

    def _handle_text_of(self, node: Element | str, index: int) -> None:
        """The texts in `node`, which the pattern number `index` has made, are read by the patterns behind it."""
        if isinstance(node, str) or isinstance(node.text, AtomicString):
            return
        for child in (node, *node):
            if child.text:
                self.ancestors.append(child.tag.lower())
                child.text = self._InlineProcessor__handleInline(child.text, index + 1)
                self.ancestors.pop()
            if child.tail:
                child.tail = self._InlineProcessor__handleInline(child.tail, index)


class PlainTextExtension(Extension):
    """Puts the first in the place of Python-Markdown's own; the second is what emphasis.py builds on."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.preprocessors.register(RawHtml(md), "html_block", 20)
