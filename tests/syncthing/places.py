"""The places at one machine in which the program itself shows a text: posts and conflict copies as its library lists
them, and the versions of each post. Run as a module, it writes them to standard output as JSON."""

import json
import sys
from pathlib import Path

from editor.app.safety import journal
from editor.core.disk import regular
from editor.core.file.postfile import PostFile
from editor.core.history import journal_files
from editor.core.history.versions import PostPlace, Versions, versions_folder
from editor.core.library.index import Index
from editor.core.library.refresh import refresh
from tests.syncthing.record import words_in

POST, COPY, VERSION, BACKUP = "post", "conflict copy", "version", "automatic backup"


def find(library: Path, index: Path | None = None) -> dict[str, dict[str, str]]:
    """Place → word → name of the file that shows it there."""
    found: dict[str, dict[str, str]] = {POST: {}, COPY: {}, VERSION: {}, BACKUP: {}}

    def add(place: str, name: str, data: bytes) -> None:
        found[place] |= dict.fromkeys(words_in(data.decode("utf-8", "replace")), name)

    listed = Index(library, index)
    refresh(listed)
    versions = Versions(versions_folder())
    for entry in listed.newest(100_000):
        path = library / entry.path
        data = regular.read(path)
        add(POST, entry.path, data)
        for name in entry.copies:
            add(COPY, name, regular.read(path.with_name(name)))
        for version in versions.listing(PostPlace(path, PostFile.parse(data).fields.id)).versions:
            add(VERSION, entry.path, versions.read(version))
    listed.close()
    for left in journal_files.left_behind(journal.folder()):
        if (contents := left.account.contents) is not None:
            base = left.account.base
            shown = f"{contents.text}{contents.fields!r}"
            add(BACKUP, base.path if base is not None else "", shown.encode())
    return found


def all_files(library: Path) -> dict[str, str]:
    """Word → name of a file that holds it, of all files in the library, whether the program shows them or not."""
    found: dict[str, str] = {}
    for file in sorted(library.rglob("*")):
        if file.is_file():
            found |= dict.fromkeys(words_in(file.read_text(encoding="utf-8", errors="replace")), file.name)
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(find(Path(sys.argv[1]))))
