"""All pictures of a post: what is known of each, where it stands in the text, and what is not right with it."""

import re
from dataclasses import dataclass
from enum import Enum
from html import unescape
from itertools import islice
from pathlib import Path

from editor.core.disk.names import folded_name, image_folder
from editor.core.fields.spec import plain_path
from editor.core.images.blogger_address import is_remote
from editor.core.images.file_type import SUFFIXES, find, otherwise_named, pixel_size
from editor.core.images.in_body import BodyImage, every_image, without_code
from editor.core.images.web_copy import is_copy_in, web_file
from editor.core.post import Post

MOST = 1000
"""Pictures of one post that are looked at."""

LARGE = 10 * 1024 * 1024
"""Bytes from which on a picture is called too large: readers on the road wait for it."""

_IMG = re.compile(r"""<img\b[^<>]{0,5000}?\ssrc\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.IGNORECASE)
_PICTURES = frozenset({*SUFFIXES.values(), ".jpeg"})


class State(Enum):
    """A fault of a picture."""

    UNUSED = "unused"
    """The text does not show it: only the header knows it, or it only lies in the folder."""
    TWICE = "twice"
    MISSING = "missing"
    OTHER_NAME = "other name"
    """The file is found, but its name differs in letter case or Unicode form."""
    TOO_LARGE = "too large"
    NOT_UPLOADED = "not uploaded"
    """The picture has no address on the blog yet."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture. `lines` are the 1-based lines of the body where it begins, `size` width and height in pixels as it
    is seen, `address` where it was uploaded (of a picture of the web: where it lies).

    `file` is the original, `upload` what goes to the blog: the original or its copy for the web.
    """

    path: str
    caption: str = ""
    alt: str = ""
    credit: str = ""
    licence: str = ""
    address: str = ""
    lines: tuple[int, ...] = ()
    file: Path | None = None
    upload: Path | None = None
    size: tuple[int, int] | None = None
    bytes: int = 0
    states: frozenset[State] = frozenset()


def overview(post: Post, file: Path) -> tuple[Picture, ...]:
    """The pictures of `post`, whose file is `file`: those of the text in their order, then those that only the header
    knows, then those that only lie in the folder. Reads files: not for the window's thread.
    """
    shown: dict[str, list[BodyImage]] = {}
    for image in _in_text(post.body):
        shown.setdefault(plain_path(image.path), []).append(image)
    for entry in post.fields.images:
        shown.setdefault(plain_path(entry.path), [])
    written = {plain_path(entry.path): entry.path for entry in post.fields.images}
    written |= {plain: images[0].path for plain, images in shown.items() if images}
    made = [_picture(post, file, written[plain], images) for plain, images in islice(shown.items(), MOST)]
    known = {found.file for found in made if found.file is not None}
    known |= {found.upload for found in made if found.upload is not None}
    for lying in _lying(file)[: max(0, MOST - len(made))]:
        if lying.resolve() not in known:
            made.append(_picture(post, file, f"{image_folder(file).name}/{lying.name}", []))
    return tuple(made)


def _in_text(body: str) -> list[BodyImage]:
    """The images of the body, each as often as it stands there, those in HTML, too."""
    found = list(every_image(body))
    text = without_code(body)
    line, counted = 1, 0
    for match in _IMG.finditer(text):
        line, counted = line + text.count("\n", counted, match.start()), match.start()
        path = unescape(match[1] or match[2] or match[3] or "").strip()
        if path and not path.startswith("data:"):
            found.append(BodyImage(path, "", line))
    return sorted(found, key=lambda image: image.line)


def _picture(post: Post, file: Path, path: str, shown: list[BodyImage]) -> Picture:
    about = post.fields.image(path)
    remote = is_remote(path)
    original = None if remote else find(file.parent, path)
    upload, length = original, 0
    if original is not None:
        try:
            length = original.stat().st_size
            upload = web_file(original)
        except OSError:
            upload = original
    states = {State.UNUSED} if not shown else {State.TWICE} if len(shown) > 1 else set()
    if not remote:
        states |= {State.MISSING} if original is None else set()
        states |= {State.OTHER_NAME} if original is not None and otherwise_named(file.parent, path) else set()
        states |= {State.NOT_UPLOADED} if not about.url.strip() else set()
    if upload is not None and _length(upload) > LARGE:
        states.add(State.TOO_LARGE)
    return Picture(
        path,
        next((image.caption for image in shown if image.caption), ""),
        about.alt,
        about.credit,
        about.licence,
        path if remote else about.url.strip(),
        tuple(image.line for image in shown),
        original,
        upload,
        pixel_size(original) if original is not None else None,
        length,
        frozenset(states),
    )


def _length(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _lying(file: Path) -> list[Path]:
    """The pictures in the folder of the post, without copies for the web."""
    folder = image_folder(file)
    try:
        names = sorted((entry.name for entry in islice(folder.iterdir(), 10 * MOST)), key=folded_name)
    except OSError:
        return []
    found = [name for name in names if Path(name).suffix.lower() in _PICTURES and not name.startswith(".")]
    return [folder / name for name in found if not is_copy_in(folder, name)]
