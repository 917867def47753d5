"""The registry of exporters: their input, their result, and the list of all of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from editor.core.errors import ExportError
from editor.core.exporters.portion import Portion
from editor.core.exporters.values import Export, Job
from editor.core.post import Post
from editor.core.profile.load import Profile
from editor.core.words import listed, tr


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format. `name` is what the command line calls it, `label()` what the person reads, `suffix` ends its files.

    `ready` gives the export of a post that need not be rendered for it; None: it must be. `html` gives, of a text that
    was exported, the HTML that comes from the post, where the format is HTML; `imported` the HTML that the post was
    imported from, edited since or not, where the text is to be compared with it. `gather` makes the file of any number
    of posts; None: each post is a file of its own. `file` makes that, where it says more than the text of the export.
    `files` gives what lies in a folder where
    the person wants one instead, by names with `/`. `is_text` says that the file is text.
    """

    name: str
    suffix: str
    label: Callable[[], str]
    export: Callable[[Job], Export]
    ready: Callable[[Post, Profile, Path | None], Export | None] = lambda _post, _profile, _folder: None
    html: Callable[[str], str] | None = None
    imported: Callable[[Post, Path | None], str | None] = lambda _post, _folder: None
    gather: Callable[[Sequence[Portion]], bytes] | None = None
    file: Callable[[Portion], bytes] | None = None
    files: Callable[[Sequence[Portion]], Mapping[str, bytes]] | None = None
    is_text: bool = True


__all__ = ["Export", "Exporter", "Job", "Portion", "exporter", "exporters", "register"]

_exporters: dict[str, Exporter] = {}


def register(exporter: Exporter) -> None:
    """Add a format; one of the same name is replaced."""
    _exporters[exporter.name] = exporter


def exporters() -> tuple[Exporter, ...]:
    """All formats, in the order they were registered."""
    return tuple(_exporters.values())


def exporter(name: str) -> Exporter:
    """The format `name`. Raises ExportError where there is none."""
    try:
        return _exporters[name]
    except KeyError:
        names = listed(_exporters)
        raise ExportError(
            tr("There is no export format “{name}”; there are: {names}.", name=name, names=names)
        ) from None
