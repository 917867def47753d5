"""The pages of the help as they lie in `resources/help`: one Markdown file for each page and language.

`contents.toml` holds their order, and which page belongs to which part of the window.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from editor.core import paths
from editor.core.disk import regular
from editor.core.words import LANGUAGES

_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page: its id, which is the name of its file, and its Markdown, in which `filling` puts names and keys."""

    id: str
    text: str

    @property
    def title(self) -> str:
        """The title, as its first heading says it."""
        found = _TITLE.search(self.text)
        return found[1].strip() if found else self.id


def folder() -> Path:
    """The folder of the help."""
    return paths.resources() / "help"


@cache
def _contents() -> dict[str, Any]:
    return tomllib.loads(regular.read(folder() / "contents.toml").decode("utf-8"))


def order() -> tuple[str, ...]:
    """The ids of the pages, in their order."""
    return tuple(_contents()["pages"])


def openings() -> dict[str, str]:
    """The page of each part of the window, by the name of its class."""
    return dict(_contents()["opens"])


def page_of(names: Iterable[str]) -> str:
    """The page of the first of `names`, classes of the window's parts from the inside out, that has one; else the
    first page."""
    known = openings()
    return next((known[name] for name in names if name in known), order()[0])


@cache
def pages(language: str) -> tuple[HelpPage, ...]:
    """All pages in `language`, one of LANGUAGES; in English for any other."""
    place = folder() / (language if language in LANGUAGES else "en")
    return tuple(HelpPage(name, regular.read(place / f"{name}.md").decode("utf-8")) for name in order())


def picture(language: str, name: str) -> Path | None:
    """The file of a picture of the pages; None if it was not made, or if the name leads elsewhere."""
    path = folder() / "pictures" / language / name
    return path if Path(name).name == name and path.is_file() else None
