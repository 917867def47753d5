"""Posts for Jekyll: `_posts/2025-04-02-name.md`, drafts in `_drafts`, pictures in `assets/name`."""

from collections.abc import Sequence

from editor.core.exporters.gathered import day_of
from editor.core.exporters.portion import Portion
from editor.core.exporters.registry import Exporter
from editor.core.exporters.site_posts import (
    Unquoted,
    body_of,
    carried_by,
    date_of,
    export,
    free,
    header,
    name_of,
    pictures_of,
    sealed_in,
    zipped,
)
from editor.core.text.parts import JUMP_BREAK
from editor.core.words import tr


def files(portions: Sequence[Portion]) -> dict[str, bytes]:
    """The files by name."""
    made: dict[str, bytes] = {}
    taken: set[str] = set()
    for portion in portions:
        name = free(name_of(portion), taken)
        pictures = pictures_of(portion)
        fields, day = portion.post.fields, day_of(portion.moment)
        is_draft = portion.is_draft or not day
        places = {path: f"/assets/{name}/{file}" for path, (file, _data) in pictures.items()}
        about = header(
            {
                "layout": "post",
                "title": portion.title,
                "date": Unquoted(date_of(portion)),
                "draft": is_draft,
                "tags": portion.labels,
                "slug": fields.permalink.strip(),
                "description": portion.export.description,
                "excerpt_separator": JUMP_BREAK if JUMP_BREAK in portion.post.body else "",
                "render_with_liquid": False if sealed_in(portion.post) else "",
            },
            carried_by(portion, places),
        )
        body = body_of(portion, places)
        file = f"_drafts/{name}.md" if is_draft else f"_posts/{day}-{name}.md"
        made[file] = f"{about}\n{body}".encode("utf-8", "replace")
        made |= {f"assets/{name}/{picture}": data for picture, data in pictures.values()}
    return made


def gather(portions: Sequence[Portion]) -> bytes:
    """A zip of all files. Raises ExportError where it would be too large."""
    return zipped(files(portions))


EXPORTER = Exporter(
    "jekyll", ".zip", lambda: tr("Markdown for Jekyll, with images"), export, gather=gather,
    files=files, is_text=False,
)  # fmt: skip
