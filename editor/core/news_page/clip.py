"""The clip: what is kept of a news page that a post comments on."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

SHOWN = ("headline", "outlet", "url", "published", "author", "language", "text", "images")
"""The parts that `ronpyo clip --json` prints, in order."""


@dataclass(frozen=True, slots=True)
class ClipImage:
    """A picture of the article, known by its address; nothing of it was fetched."""

    url: str
    caption: str = ""
    credit: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Clip:
    """A news page as a reader sees it; what the page does not say is empty.

    `outlet` is the name that readers know, `via` the portal that carried the article of that outlet. `url` is the
    article's own address, never that of a whole site. `published` and `accessed` are days as 2025-04-02, the first as
    the page counts them: in Japan for a Japanese page. `unsure` names the parts that were guessed: a day without its
    year, say. `language` is ja, en, …; `text` is plain: paragraphs divided by an empty line, lines by a line break.
    `cut` says that the page held more than could be read.
    """

    headline: str = ""
    outlet: str = ""
    url: str = ""
    published: str = ""
    author: str = ""
    language: str = ""
    text: str = ""
    images: tuple[ClipImage, ...] = ()
    accessed: str = ""
    via: str = ""
    unsure: tuple[str, ...] = ()
    cut: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing of a page was found."""
        return not (self.headline or self.text or self.url)

    def shown(self) -> dict[str, Any]:
        """The values that `ronpyo clip --json` prints."""
        values = self.as_json()
        return {name: values[name] for name in SHOWN}

    def as_json(self) -> dict[str, Any]:
        """The clip as JSON, for a file or another process."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Clip":
        """The clip that `as_json` gave; what is not what it should be counts as missing."""
        found: dict[str, Any] = {}
        for one in fields(cls):
            value = values.get(one.name)
            if one.name == "images":
                found["images"] = tuple(map(_image, filter(_is_mapping, value if isinstance(value, list) else ())))
            elif one.name == "unsure":
                names = value if isinstance(value, list) else ()
                found["unsure"] = tuple(name for name in names if isinstance(name, str))
            elif one.name == "cut":
                found["cut"] = value is True
            else:
                found[one.name] = value if isinstance(value, str) else ""
        return cls(**found)


def _is_mapping(value: object) -> bool:
    return isinstance(value, dict)


def _image(values: Mapping[str, Any]) -> ClipImage:
    texts = {name: value if isinstance(value := values.get(name), str) else "" for name in ClipImage.__slots__}
    return ClipImage(**texts)
