"""Bare addresses become links, and end before what a Japanese sentence goes on with."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, STX, AtomicString

from editor.core.render.extensions.visible import PLACEHOLDER, resolve

# An address is ASCII: kanji, kana and full-width punctuation end it. `**` and `~~` after it are markup.
_ADDRESS = r"(?<![A-Za-z0-9])[Hh][Tt][Tt][Pp][Ss]?://[A-Za-z0-9\[](?:(?!\*\*|~~)[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%])*"
ADDRESS = re.compile(_ADDRESS)
"""The pattern of a bare address; `trim_address` finds its end."""

_STASHED = rf"{STX}klzzwxh:([0-9]+){ETX}"
_STASHED_NODE = re.compile(_STASHED)
_ENTITY = re.compile(r"&#?[A-Za-z0-9]{1,10};")
_CLOSING = {")": "(", "]": "["}


def trim_address(address: str) -> str:
    """`address` without the punctuation at its end that belongs to the sentence; balanced brackets stay."""
    surplus = {close: address.count(close) - address.count(opening) for close, opening in _CLOSING.items()}
    end = len(address)
    while end:
        last = address[end - 1]
        if last in _CLOSING and surplus[last] > 0:
            surplus[last] -= 1
        elif last == ";" and (
            entity := _ENTITY.fullmatch(address, max(address.rfind("&", max(end - 12, 0), end), 0), end)
        ):
            end = entity.start()
            continue
        elif last not in ".,:;!?'*_~":
            break
        end -= 1
    return address[:end]


class BareLink(InlineProcessor):
    """An address in running text, not inside code (already taken out), a link or a raw <a>."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int, int]:
        if m[1] is not None:
            return None, m.start(), self._end_of_raw_link(m, data)
        address = trim_address(m[0])
        if address.endswith("://"):
            return None, m.start(), m.end()
        link = Element("a", href=address)
        link.text = AtomicString(address)
        return link, m.start(), m.start() + len(address)

    def _end_of_raw_link(self, m: re.Match[str], data: str) -> int:
        """The place to go on from behind the stashed tag `m`: behind the whole link if it opens one."""
        if not self._tag(m[1]).startswith(("<a ", "<a\n", "<a>")):
            return m.end()
        for other in _STASHED_NODE.finditer(data, m.end()):
            if self._tag(other[1]).startswith("</a"):
                return other.end()
        return len(data)

    def _tag(self, number: str) -> str:
        """The raw tag, in small letters, behind the placeholder of an inline node; "" for any other node."""
        assert self.md is not None
        stash: dict[str, Element | str] = self.md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]
        node = stash.get(number)
        found = PLACEHOLDER.fullmatch(node) if isinstance(node, str) else None
        return resolve(found, self.md).lower() if found and found[1] else ""


class TelephoneLink(InlineProcessor):
    """`<tel:+81-3-…>`: Python-Markdown knows http, https, ftp and mailto in angle brackets."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, m: re.Match[str], _data: str
    ) -> tuple[Element, int, int]:
        link = Element("a", href=m[1])
        link.text = AtomicString(m[1])
        return link, m.start(), m.end()


class BareLinkExtension(Extension):
    """Bare links: after raw HTML (90), whose tags are placeholders by then, before entities (80): an address may hold
    `&`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.inlinePatterns.register(BareLink(f"{_STASHED}|{_ADDRESS}", md), "bare_link", 85)
        md.inlinePatterns.register(TelephoneLink(r"<([Tt][Ee][Ll]:[0-9A-Za-z+*#().;=-]{1,200})>", md), "tel", 115)
