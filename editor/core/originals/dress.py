"""Attributes of links and pictures that Markdown has no words for, given back to those of an edited block."""

import re
from html import escape

from editor.core.markup.tags import Start, read_tags

_TAG = re.compile(r"""<(a|img)\s(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_ADDRESS = {"a": "href", "img": "src"}
_OURS = {"a": frozenset(["href", "title", "id", "name"]), "img": frozenset(["src", "alt", "title", "id"])}
"""Attributes that a post says itself: an author who takes a title away wants it gone."""


def dressed(html: str, original: str) -> str:
    """`html` with each link and picture that leads where one of `original` does given the other attributes of that one,
    but for handlers of events."""
    if "<a " not in html and "<img" not in html:
        return html
    known: dict[tuple[str, str], list[dict[str, str]]] = {}
    for token in read_tags(original):
        if isinstance(token, Start) and token.tag in _ADDRESS and (address := token.get(_ADDRESS[token.tag])):
            known.setdefault((token.tag, address), []).append(token.attributes)

    def again(found: re.Match[str]) -> str:
        token = next(iter(read_tags(found[0])))
        if not isinstance(token, Start):
            return found[0]
        same = known.get((token.tag, token.get(_ADDRESS[token.tag])))
        if not same:
            return found[0]
        others = same.pop(0) if len(same) > 1 else same[0]
        given = {name: value for name, value in others.items() if _is_given(token.tag, name)}
        if not given:
            return found[0]
        if token.tag == "img" and {"width", "height", "style"} & given.keys():
            for name in ("width", "height"):
                token.attributes.pop(name, None)
        attributes = {**token.attributes, **given}
        about = "".join(f' {name}="{escape(value)}"' for name, value in sorted(attributes.items()))
        return f"<{token.tag}{about}{' />' if token.tag == 'img' else '>'}"

    return _TAG.sub(again, html)


def _is_given(tag: str, name: str) -> bool:
    return name not in _OURS[tag] and not name.startswith("on") and re.fullmatch(r"[a-z][a-z0-9_-]*", name) is not None
