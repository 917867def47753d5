"""Ruby: `{漢字|かんじ}`, or a reading for each character: `{東京|とう|きょう}`. The bar may be full-width."""

import re
import unicodedata
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString

_TEXT = f"[^{{}}|｜\n{STX}{ETX}]++"
RUBY = rf"(?<!{{){{({_TEXT})((?:[|｜]{_TEXT})++)}}(?!}})"

_SPLIT = re.compile("[|｜]")
_RUBY = re.compile(RUBY)


def characters(text: str) -> list[str]:
    """The characters of `text` as a reader counts them: variation selectors and marks belong to what they follow."""
    units: list[str] = []
    for character in text:
        joins = unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf")
        if units and joins:
            units[-1] += character
        else:
            units.append(character)
    return units


def read_ruby(found: re.Match[str]) -> list[tuple[str, str]] | None:
    """The pairs of base and reading in a match of RUBY; None if it is no ruby: `{a|b}`, or readings that do not fit."""
    base, readings = found[1], _SPLIT.split(found[2])[1:]
    if found[0].isascii() or not base.strip():
        return None
    if len(readings) == 1:
        return [(base, readings[0])]
    bases = characters(base)
    return list(zip(bases, readings, strict=True)) if len(bases) == len(readings) else None


class RubyPattern(InlineProcessor):
    """Ruby in running text; each reading has brackets for what shows no ruby."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int, int]:
        pairs = read_ruby(m)
        if pairs is None:
            return None, m.start(), m.end()
        ruby = Element("ruby")
        previous: Element | None = None
        for base, reading in pairs:
            if previous is None:
                ruby.text = AtomicString(base)
            else:
                previous.tail = AtomicString(base)
            for tag, text in (("rp", "（"), ("rt", reading), ("rp", "）")):
                previous = SubElement(ruby, tag)
                previous.text = AtomicString(text)
        return ruby, m.start(), m.end()


class RubyInAlternatives(Treeprocessor):
    """An image's alternative text is plain: the reading follows in brackets."""

    def run(self, root: Element) -> None:
        for image in root.iter("img"):
            if "{" in (alt := image.get("alt") or ""):
                image.set("alt", _RUBY.sub(_in_brackets, alt))


def _in_brackets(found: re.Match[str]) -> str:
    pairs = read_ruby(found)
    return found[0] if pairs is None else "".join(f"{base}（{reading}）" for base, reading in pairs)


class RubyExtension(Extension):
    """Ruby: after raw HTML and addresses, before emphasis."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.inlinePatterns.register(RubyPattern(RUBY, md), "ruby", 75)
        md.treeprocessors.register(RubyInAlternatives(md), "ruby_alternatives", 17)
