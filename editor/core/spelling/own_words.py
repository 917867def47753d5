"""The words that the person has taught the program: a plain file, a word in each line, comments behind `#`."""

from collections.abc import Iterable
from pathlib import Path

from editor.core import paths
from editor.core.disk import regular, store
from editor.core.disk.causes import cause
from editor.core.errors import FileChangedError, FileError
from editor.core.spelling.latin_words import LONGEST, plain_word
from editor.core.words import tr

_LARGEST = 4 << 20
"""Bytes of the file."""
_MOST = 50_000
"""Words that are read of it."""


def words_file() -> Path:
    """The path of the file."""
    return paths.config() / "spelling.txt"


def read_words(file: Path | None = None) -> tuple[str, ...]:
    """The words of the file; none where there is no file. Raises FileError."""
    data, _digest = _read(file or words_file())
    return _words(data)


def learn(word: str, file: Path | None = None) -> None:
    """Add `word` to the file, which another window may change meanwhile. Raises FileError."""
    path = file or words_file()
    store.make_folder(path.parent, path.parent)
    for attempt in (1, 2, 3):
        data, digest = _read(path)
        if plain_word(word) in _words(data):
            return
        try:
            store.write(path, _with_word(data, plain_word(word)), digest)
            return
        except FileChangedError:
            if attempt == 3:
                raise


def _with_word(data: bytes, word: str) -> bytes:
    end = b"\r\n" if data.count(b"\r\n") else b"\n"
    gap = end if data and not data.endswith((b"\n", b"\r")) else b""
    return data + gap + word.encode("utf-8") + end


def _read(path: Path) -> tuple[bytes, str]:
    """The bytes of the file and its digest, those of no file where there is none. Raises FileError."""
    try:
        data = regular.read_if_there(path, _LARGEST)
    except OSError as error:
        raise FileError(tr("{name} could not be read: {cause}", name=path.name, cause=cause(error))) from error
    return (b"", store.ABSENT) if data is None else (data, store.digest(data))


def _words(data: bytes) -> tuple[str, ...]:
    lines: Iterable[str] = data.decode("utf-8-sig", "replace").splitlines()
    found = (plain_word(line.partition("#")[0].strip()) for line in lines)
    return tuple([word for word in found if 0 < len(word) <= LONGEST][:_MOST])
