"""The input of an exporter for one post, and its result."""

from dataclasses import dataclass
from pathlib import Path

from editor.core.post import Post
from editor.core.problem import Problem
from editor.core.profile.load import Profile
from editor.core.render.page import RenderedPost


@dataclass(frozen=True, slots=True)
class Job:
    """One post to export, and its rendering. `folder` is where its file lies, None for a post that has none. `clean`:
    of an imported post, too, nothing but what is made of its text."""

    post: Post
    profile: Profile
    rendered: RenderedPost
    folder: Path | None = None
    clean: bool = False


@dataclass(frozen=True, slots=True)
class Export:
    """The result of an export: the text of the file, and the values for Blogger's boxes, ready to be copied.

    `labels` is the text for the labels box. `missing_images` names, in order, the images that the reader of `text`
    would not see; each has a problem too. `original` says that `text` is what was imported, word for word; `active`
    says in plain words what in it runs, loads or covers the page on the blog, `lost` what the imported post had and
    `text` has not; each of both with a problem too. `kept` says how many blocks of an edited post are as they were
    imported.
    """

    text: str
    title: str = ""
    labels: str = ""
    permalink: str = ""
    description: str = ""
    problems: tuple[Problem, ...] = ()
    missing_images: tuple[str, ...] = ()
    original: bool = False
    kept: int = 0
    active: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
