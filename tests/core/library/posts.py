"""Small libraries for the tests."""

from collections.abc import Mapping
from pathlib import Path

from editor.core.library.archive import Archive


def header(**fields: str) -> str:
    """A header with these keys; `news__summary` is `summary` within `news`."""
    lines, inside = ["---"], ""
    for key, value in fields.items():
        outer, _, inner = key.rpartition("__")
        if outer and outer != inside:
            lines.append(f"{outer}:")
        inside = outer
        lines.append(f"{'  ' if outer else ''}{inner}: {value}")
    return "\n".join([*lines, "---", ""])


def write(library: Path, texts: Mapping[str, str]) -> None:
    """Write files, path → text."""
    for name, text in texts.items():
        file = library / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def archive_of(library: Path, texts: Mapping[str, str]) -> Archive:
    """An archive of these files, up to date."""
    library.mkdir(exist_ok=True)
    write(library, texts)
    archive = Archive(library)
    archive.refresh()
    return archive


def found(archive: Archive, query: str, limit: int | None = None) -> list[str]:
    """The paths of what is found, the best first."""
    return [result.entry.path for result in archive.find(query, limit).best]
