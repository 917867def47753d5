"""Bounds for an HTML parser that takes quadratic time: elements with more attributes than any page has are cut before
it.

100,000 attributes of one element take html5ever 20 s: each is looked for among those before it.
"""

import re

_MOST = 200  # attributes
_ATTRIBUTE = r"""[\s/]*+(?:[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)?+)?+)"""
# Each branch ends at the end of the text at the latest, so that nothing is read twice.
_TOKEN = re.compile(
    rf"<!--(?:[^-]++|-(?!->))*+(?:-->|\Z)|<(?P<name>[a-zA-Z][^\s/>]*+)(?P<about>(?:{_ATTRIBUTE})*+)[\s/]*+(?:>|\Z)"
)
_ONE = re.compile(_ATTRIBUTE)


def bounded(html: str) -> str:
    """`html` with at most 200 attributes in each element."""
    if html.count("=") <= _MOST and len(html) < 20 * _MOST:
        return html
    return _TOKEN.sub(_cut, html)


def _cut(found: re.Match[str]) -> str:
    about = found["about"]
    if not about or len(about) < 2 * _MOST:
        return found[0]
    attributes = _ONE.findall(about)
    if len(attributes) <= _MOST:
        return found[0]
    return f"<{found['name']}{''.join(attributes[:_MOST])}>"
