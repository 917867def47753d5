"""The registry of exporters: their input, their result, and the list of all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from editor.core.errors import ExportError
from editor.core.post import Post
from editor.core.problem import Problem
from editor.core.profile.load import Profile
from editor.core.render.page import RenderedPost
from editor.core.words import tr


@dataclass(frozen=True, slots=True)
class Job:
    """One post to export, and its rendering. `folder` is where its file lies, None for a post that has none."""

    post: Post
    profile: Profile
    rendered: RenderedPost
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """The result of an export: the text of the file, and the values for Blogger's boxes, ready to be copied.

    `labels` is the text for the labels box. `missing_images` names, in order, the images that the reader of `text`
    would not see; each has a problem too. `original` says that `text` is what was imported, word for word; `active`
    says in plain words what in it runs, loads or covers the page on the blog, `lost` what the imported post had and
    `text` has not; each of both with a problem too.
    """

    text: str
    title: str = ""
    labels: str = ""
    permalink: str = ""
    description: str = ""
    problems: tuple[Problem, ...] = ()
    missing_images: tuple[str, ...] = ()
    original: bool = False
    active: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format. `name` is what the command line calls it, `label()` what the person reads, `suffix` ends its files.

    `ready` gives the export of a post that need not be rendered for it; None: it must be. `html` gives, of a text that
    was exported, the HTML that comes from the post, where the format is HTML; `imported` the HTML that the post was
    imported from, edited since or not, where the text is to be compared with it.
    """

    name: str
    suffix: str
    label: Callable[[], str]
    export: Callable[[Job], Export]
    ready: Callable[[Post, Profile, Path | None], Export | None] = lambda _post, _profile, _folder: None
    html: Callable[[str], str] | None = None
    imported: Callable[[Post, Path | None], str | None] = lambda _post, _folder: None


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
        names = ", ".join(_exporters)
        raise ExportError(
            tr("There is no export format “{name}”; there are: {names}.", name=name, names=names)
        ) from None
