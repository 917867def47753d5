"""A setting as it is declared: what it is called, what it does, what can be chosen, and the part it belongs to."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from editor.core.words import tr

Options = Callable[[], dict[str, str]]
"""The values that can be chosen, each with its words; the first is the default."""
_Words = Callable[[], str]


class Part(Enum):
    """A part of the settings, in their order."""

    WINDOW = "window"
    WRITING = "writing"
    LOOK = "look"
    POSTS = "posts"
    CHECKS = "checks"

    @property
    def label(self) -> str:
        """The heading of the part."""
        return {
            Part.WINDOW: tr("The window"),
            Part.WRITING: tr("Writing"),
            Part.LOOK: tr("How the text looks"),
            Part.POSTS: tr("Posts and images"),
            Part.CHECKS: tr("Checks and earlier posts"),
        }[self]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its `key` in the file, its label, `about`, what it does, and the `options` to choose from; None:
    it is written, or has a window of its own. `usual` says the default of one without options."""

    key: str
    part: Part
    label: _Words
    about: _Words
    options: Options | None = None
    usual: _Words = str
    is_shown: Callable[[], bool] = lambda: True

    @property
    def default(self) -> str:
        """The words of the default."""
        return next(iter(self.options().values())) if self.options is not None else self.usual()

    def searched(self) -> str:
        """All words by which the setting is found."""
        values = [*self.options().values()] if self.options is not None else []
        return "\n".join((self.key, self.label(), self.about(), self.part.label, *values))
