"""Which attacks are tried, and by which way they come into a post."""

import html
import random
import re

import pytest

from tests.shared_data import cases
from tests.ui.preview.sealed import vectors
from tests.ui.preview.sealed.posts import ROUTES

Case = tuple[str, str, str]
"""(route, markup, style): the way by which the markup comes into a post, and a profile's style sheet."""
_EXECUTABLE = re.compile(r"alert|confirm|prompt|javascript|<script|\bon\w+\s*=", re.IGNORECASE)


def foreign() -> list[str]:
    """Other people's attacks, where they lie beside this checkout."""
    try:
        return [case["payload"] for name in ("hostile/dompurify", "hostile/html5sec") for case in cases(name)]
    except pytest.skip.Exception:
        return []


def is_executable(markup: str) -> bool:
    """Whether markup names a script, a handler or a dialog, in whatever browser it might work."""
    return bool(_EXECUTABLE.search(html.unescape(markup)))


def attacks() -> list[Case]:
    """All attacks: every one in the text, in each field and in a profile."""
    own, others = vectors.own(), foreign()
    return [
        *((route, text, "") for route in ROUTES for text in own),
        *((route, text, "") for route in ROUTES if route != "inline" for text in others),
        *styles(),
    ]


def styles() -> list[Case]:
    """The attacks by a style sheet."""
    return [("profile", "<p>x</p>", style) for style in vectors.styles()]


def tips() -> list[Case]:
    """The attacks by a tool tip, which read a file of their own."""
    return [("source", text, "") for text in vectors.own() if "tip.png" in text]


def executable() -> list[Case]:
    """Each attack that is executable, once."""
    return [("source", text, "") for text in [*vectors.own(), *foreign()] if is_executable(text)]


def documents(together: int) -> list[Case]:
    """The attacks as documents: each of our own by itself, others `together`, some by field and profile."""
    own, others = vectors.own(), foreign()
    return [
        *(("source", text, "") for text in own),
        *(("source", "\n\n".join(others[at : at + together]), "") for at in range(0, len(others), together)),
        *((route, text, "") for route in ("fields", "profile") for text in own[::5]),
        *styles(),
    ]


def sample(all_of_them: list[Case], share: float, seed: int) -> list[Case]:
    """A share of the cases, in their order; the same for the same seed."""
    count = round(len(all_of_them) * share)
    chosen = sorted(random.Random(seed).sample(range(len(all_of_them)), count))
    return [all_of_them[index] for index in chosen]
