"""Posts for Hugo: each is a folder with `index.md` and its pictures, as Hugo's page bundles are."""

import re
from collections.abc import Sequence

from editor.core.exporters import markdown_text
from editor.core.exporters.portion import Portion
from editor.core.exporters.registry import Exporter
from editor.core.exporters.site_posts import (
    Unquoted,
    body_of,
    date_of,
    free,
    header,
    name_of,
    pictures_of,
    zipped,
)
from editor.core.words import tr

_SHORTCODE = re.compile(r"\{\{([<%])")


def files(portions: Sequence[Portion]) -> dict[str, bytes]:
    """The files by name."""
    made: dict[str, bytes] = {}
    taken: set[str] = set()
    for portion in portions:
        folder = free(name_of(portion), taken)
        pictures = pictures_of(portion)
        fields = portion.post.fields
        about = header(
            {
                "title": portion.title,
                "date": Unquoted(date_of(portion)),
                "draft": portion.is_draft,
                "tags": portion.labels,
                "slug": fields.permalink.strip(),
                "description": portion.export.description,
            }
        )
        body = body_of(portion, lambda path, here=pictures: here[path][0] if path in here else path, _without_codes)  # type: ignore[misc]
        made[f"{folder}/index.md"] = f"{about}\n{body}".encode("utf-8", "replace")
        made |= {f"{folder}/{name}": data for name, data in pictures.values()}
    return made


def gather(portions: Sequence[Portion]) -> bytes:
    """A zip of all files. Raises ExportError where it would be too large."""
    return zipped(files(portions))


def _without_codes(text: str) -> str:
    """Hugo's signs for shortcodes as signs."""
    return _SHORTCODE.sub(lambda found: "{{&lt;" if found[1] == "<" else "{{&#37;", text)


EXPORTER = Exporter(
    "hugo", ".zip", lambda: tr("Markdown for Hugo, with images"), markdown_text.export, gather=gather, files=files,
    is_text=False,
)  # fmt: skip
