"""Ids of an export of ours without the short name of the post that the export put before each (`exporters/anchors.py`):
the next export puts the name of its own post there."""

import re

_ID = re.compile(r"\sid=[\"'](?:p([0-9A-Za-z]{8})-)?")
_LARGEST = 4_000_000  # characters


def without_prefix(html: str) -> str:
    """`html` as the post had its ids, where all of them begin with one such name; else `html` as it is."""
    if len(html) > _LARGEST:
        return html
    names = {found[1] for found in _ID.finditer(html)}
    if len(names) != 1 or None in names:
        return html
    (name,) = names
    return re.sub(rf"(<[^<>]*?\s(?:id|href)=[\"']#?)p{name}-", r"\1", _twice(html, name))


def _twice(html: str, name: str) -> str:
    """`html` without the name in second attributes of tags that have both an id and a link to an id."""
    return re.sub(rf"(<[^<>]*?\s(?:id|href)=[\"']#?)p{name}-([^<>]*?\s(?:id|href)=[\"']#?)p{name}-", r"\1\2", html)
