"""The file, or the files, that an export of one or several posts becomes."""

from collections.abc import Sequence

from editor.core.disk.names import EMPTY, cut, folded_name
from editor.core.disk.system_disk import LONGEST_NAME
from editor.core.exporters.portion import Portion
from editor.core.exporters.registry import Exporter


def contents(form: Exporter, portions: Sequence[Portion]) -> bytes:
    """The one file of `portions` in the format `form`, which holds several only where it gathers.

    Raises ExportError where they are too large for one.
    """
    if form.gather is not None:
        return form.gather(portions)
    (portion,) = portions
    if form.file is not None:
        return form.file(portion)
    return portion.export.text.encode("utf-8", "replace")


def folder_files(form: Exporter, portions: Sequence[Portion]) -> dict[str, bytes]:
    """The files in a folder of `portions`: the files of the format, or one file for each post. Raises ExportError."""
    if form.files is not None:
        return dict(form.files(portions))
    files: dict[str, bytes] = {}
    taken: set[str] = set()
    for portion in portions:
        number, name = 1, _file_name(portion.stem, form.suffix)
        while folded_name(name) in taken:
            number += 1
            name = _file_name(portion.stem, f"-{number}{form.suffix}")
        taken.add(folded_name(name))
        files[name] = contents(form, [portion])
    return files


def _file_name(stem: str, end: str) -> str:
    """`stem` with `end`, shortened where no file system has room for it: its own end was shorter. What is no text in it
    is left out then."""
    room = LONGEST_NAME - len(end.encode())
    fits = len(stem.encode("utf-8", "surrogatepass")) <= room
    return f"{stem if fits else cut(stem.encode('utf-8', 'ignore').decode(), room) or EMPTY}{end}"
