"""Posts for Hugo: each is a folder with `index.md` and its pictures, as Hugo's page bundles are."""

from collections.abc import Sequence

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
    zipped,
)
from editor.core.words import tr

_CODES = (("{{<", "{{&lt;"), ("{{%", "{{&#37;"))
"""The beginnings of Hugo's shortcodes, and the same signs as nothing but signs."""


def files(portions: Sequence[Portion]) -> dict[str, bytes]:
    """The files by name."""
    made: dict[str, bytes] = {}
    taken: set[str] = set()
    for portion in portions:
        folder = free(name_of(portion), taken)
        pictures = pictures_of(portion)
        fields = portion.post.fields
        places = {path: file for path, (file, _data) in pictures.items()}
        about = header(
            {
                "title": portion.title,
                "date": Unquoted(date_of(portion)),
                "draft": portion.is_draft,
                "tags": portion.labels,
                "slug": fields.permalink.strip(),
                "description": portion.export.description,
            },
            carried_by(portion, places),
        )
        body = body_of(portion, places, without_codes)
        made[f"{folder}/index.md"] = f"{about}\n{body}".encode("utf-8", "replace")
        made |= {f"{folder}/{name}": data for name, data in pictures.values()}
    return made


def gather(portions: Sequence[Portion]) -> bytes:
    """A zip of all files. Raises ExportError where it would be too large."""
    return zipped(files(portions))


def without_codes(text: str) -> str:
    """Hugo's signs for shortcodes as signs."""
    for code, signs in _CODES:
        text = text.replace(code, signs)
    return text


def with_codes(text: str) -> str:
    """`text` as it was before `without_codes`."""
    for code, signs in _CODES:
        text = text.replace(signs, code)
    return text


EXPORTER = Exporter(
    "hugo", ".zip", lambda: tr("Markdown for Hugo, with images"), export, gather=gather, files=files,
    is_text=False,
)  # fmt: skip
