"""Invisible parts of an imported post, whose text is there though nobody sees it. In doubt a reader has seen it, and it
stays.

Left out is what the element itself, or a rule of the post's own style sheet for its class or id, takes away for good:
`display: none`, `visibility: hidden`, no opacity, no size, a place far outside of the page. What else names the class
or the id (a script, `:hover`, a rule for small screens, a link) may show it, so then it stays.
"""

import re
from collections import Counter
from collections.abc import Mapping

from editor.core.from_html.markup import HOLDER
from editor.core.from_html.nodes import Node
from editor.core.html.styles import declarations
from editor.core.html.visibility import NO_SIZE, is_beacon, is_far_outside

_WORD = re.compile(r"[\w-]+")
_SHEET = re.compile(r"<style\b[^<>]*>([^<]*+)</style", re.IGNORECASE)
_CLASSES = re.compile(r"""\bclass\s*=\s*(?:"[^"<>]*+"|'[^'<>]*+'|[^\s"'<>]++)""", re.IGNORECASE)
_LONGEST_SHEET = 200_000  # characters of style sheets that are read
_SIMPLE = re.compile(r"[a-z0-9]*([.#])([\w-]+)", re.IGNORECASE)
_LINK_STATES = re.compile(r"\ba:(?:link|visited|hover|active|focus)\b")
_OVERRULES = re.compile(r"[@\[:]|!\s*important", re.IGNORECASE)
_CHANGES = re.compile(r"<script|\banimation|\btransition|@keyframes", re.IGNORECASE)


class Unseen:
    """Says of elements of one post, of which `html` is the whole, whether nobody saw them."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._words: Counter[str] | None = None
        self._changes = _CHANGES.search(html) is not None
        self._rules = _Rules(html) if "<style" in html.lower() else None

    def reason(self, node: Node) -> str:
        """The reason why nobody saw the element, "hidden" or "tracker"; "" where somebody did, or could: a script names
        its id."""
        if node.tag == "img" and is_beacon(node.attributes):
            return "tracker"
        if not (self._is_hidden(node) or self._is_hidden_by_rule(node)):
            return ""
        name = node.get("id")
        if name and self._is_mentioned(name):
            return ""
        return "" if any(inner.tag == HOLDER for inner in node.elements()) else "hidden"

    def _is_hidden(self, node: Node) -> bool:
        if "hidden" in node.attributes and node.get("hidden").strip().lower() != "until-found":
            return True
        return "style" in node.attributes and self._hides(node, declarations(node.get("style")))

    def _is_hidden_by_rule(self, node: Node) -> bool:
        if self._rules is None or node.get("style"):
            return False
        style = self._rules.of(node)
        return style is not None and self._hides(node, style)

    def _hides(self, node: Node, style: Mapping[str, str]) -> bool:
        if style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse"):
            return True
        if self._changes:  # it may come into view
            return False
        if NO_SIZE.fullmatch(style.get("opacity", "1")) or is_far_outside(style):
            return True
        return NO_SIZE.fullmatch(style.get("font-size", "1")) is not None and not any(
            inner.tag == "img" or "class" in inner.attributes or _has_size(inner) for inner in node.elements()
        )

    def _is_mentioned(self, name: str) -> bool:
        """Whether the post names the element elsewhere than in its id and in the one rule that hides it."""
        if self._words is None:
            self._words = Counter(_WORD.findall(self._html))
        in_rule = self._rules is not None and f"#{name}" in self._rules.styles
        return self._words[name] > 1 + in_rule or not _WORD.fullmatch(name)


class _Rules:
    """The rules of a post's own style sheets for one class or id (".name", "#name") that nothing else speaks of."""

    def __init__(self, html: str) -> None:
        sheets = _without_comments("\n".join(_SHEET.findall(html))[:_LONGEST_SHEET])
        self.styles: dict[str, Mapping[str, str]] = {}
        self._spoken = Counter(_WORD.findall(sheets))
        rules = [rule.partition("{")[::2] for rule in sheets.split("}")]
        if any(_OVERRULES.search(_LINK_STATES.sub("", selectors)) for selectors, _style in rules) or "!" in sheets:
            return  # some of them hold for some screens or states only
        elsewhere = frozenset(_WORD.findall(_CLASSES.sub("", _SHEET.sub("", html))))
        for selectors, style in rules:
            for selector in selectors.split(","):
                found = _SIMPLE.fullmatch(selector.strip())
                if found and self._spoken[found[2]] == 1 and (found[1] == "#" or found[2] not in elsewhere):
                    self.styles[f"{found[1]}{found[2]}"] = declarations(style)

    def of(self, node: Node) -> Mapping[str, str] | None:
        """The rule for `node`; None where there is none, or another that may say otherwise."""
        names = [f".{name}" for name in node.get("class").split()]
        names += [f"#{node.get('id')}"] if node.get("id") else []
        spoken = [name for name in names if self._spoken[name[1:]]]
        return self.styles.get(spoken[0]) if len(spoken) == 1 else None


def _without_comments(sheets: str) -> str:
    parts, place = list[str](), 0
    while (start := sheets.find("/*", place)) >= 0:
        parts.append(sheets[place:start])
        end = sheets.find("*/", start + 2)
        place = end + 2 if end >= 0 else len(sheets)
    return " ".join((*parts, sheets[place:]))


def _has_size(node: Node) -> bool:
    """Whether the text in the element has a size of its own."""
    style = declarations(node.get("style")) if "style" in node.attributes else {}
    return node.tag == "font" or "font-size" in style or "font-weight" in style  # "font" is read as the second
