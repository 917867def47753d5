"""Pictures and tables that are made wider than the page."""

import re
from collections.abc import Iterator

from editor.core.checks.registry import Subject
from editor.core.problem import Problem
from editor.core.words import tr

ROOM = 800
"""Pixels: the widest column of Blogger's own themes."""
_ELEMENT = re.compile(r"<(?:img|table|iframe|figure|div)\b[^<>]{0,2000}>", re.IGNORECASE)
_WIDTH = re.compile(
    r"""(?<![\w-])(?:width\s*=\s*["']?\s*(\d{3,6})(?:px)?(?=["'\s/>])|(?:min-)?width\s*:\s*(\d{3,6})(?:\.\d+)?px)""",
    re.IGNORECASE,
)
_BOUND = re.compile(r"max-width\s*:\s*(?:100%|[1-7]\d\dpx)", re.IGNORECASE)


def rule(subject: Subject) -> Iterator[Problem]:
    """Each element with a width of its own that no page has; the program bounds pictures of Markdown by itself."""
    for number, text, line in subject.text_lines:
        if "width" not in text.lower():
            continue
        for found in _ELEMENT.finditer(text):
            width = _WIDTH.search(found[0])
            if width is None or _BOUND.search(found[0]):
                continue
            group = 1 if width[1] else 2
            if int(width[group]) > ROOM:
                start = found.start() + width.start(group)
                message = tr(
                    "A width of {width} pixels is more than the page has ({room} at most).",
                    width=width[group],
                    room=ROOM,
                )
                written = line[start : start + len(width[group])]
                yield subject.at("image-wide", message, number, start + 1, written, str(ROOM))
