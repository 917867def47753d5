"""Snippets: words that one writes again and again, put into a post by their name.

They stand in a plain TOML file that is edited by hand and can be shared. It is never written once it is there.

"出典" = "出典：{caret}"                                              {caret}: where the caret and a selection go
"追記" = { text = "【追記　{date}】{caret}", reading = "ついき" }      {date}: today, as the blog writes dates
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from editor.core import paths
from editor.core.disk import regular, store
from editor.core.disk.causes import cause
from editor.core.markup.edit import Edit, Markup
from editor.core.markup.snippet_rows import LARGEST, LONGEST, readable_rows
from editor.core.words import LANGUAGES, language, listed, tr

NAME = "snippets.toml"
"""The name of the file, in the folder of the settings."""
CARET, DATE = "{caret}", "{date}"

_MOST, _LONGEST_NAME = 200, 60
"""Snippets of a file, and characters of a name; more are left out."""
_MOST_SAID = 5  # faults that are named
_SHOWN = 20  # characters of a name in a sentence
_SHOWN_WORDS = 60  # characters of a snippet in a list


@dataclass(frozen=True, slots=True)
class TextSnippet:
    """Words with their name, and the reading by which they are found, too; `CARET` and `DATE` are filled in later."""

    name: str
    text: str
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Snippets:
    """The snippets of a file, in its order, and a sentence about what of it cannot be used ("": nothing)."""

    all: tuple[TextSnippet, ...] = ()
    problem: str = ""


def snippets_file() -> Path:
    """The file of the snippets."""
    return paths.config() / NAME


def read_snippets(path: Path) -> Snippets:
    """The snippets of the file at `path`, or those that come with the program where there is none. Never raises: what
    cannot be read is said."""
    try:
        data = regular.read_if_there(path, LARGEST)
        text = (_template() if data is None else data).decode("utf-8-sig")
    except regular.TooLargeError:
        return _unread(path, tr("it is larger than {size} KB.", size=LARGEST // 1024))
    except OSError as error:
        return _unread(path, cause(error))
    except UnicodeDecodeError:
        return _unread(path, tr("it is not in UTF-8"))
    values, lines = readable_rows(text)
    found, names = _snippets_of(values)
    wrong = [tr("line {n}", n=line) for line in lines] + [f"“{_short(name)}”" for name in names]
    more = len(wrong) - _MOST_SAID
    said = listed(wrong[:_MOST_SAID]) + (tr(" and {n} more", n=more) if more > 0 else "")
    problem = tr("The file of your snippets stays as it is; passed over in it: {what} ({file})", what=said, file=path)
    return Snippets(found, problem if wrong else "")


def ready_file(path: Path) -> Path:
    """The file of the snippets at `path`, made with those that come with the program where there is none. Raises
    FileError."""
    if not path.exists():
        store.make_folder(path.parent, path.parent)
        store.write(path, _template(), store.ABSENT)
    return path


def shown_words(snippet: TextSnippet, today: str) -> str:
    """The words that `snippet` would put in on `today`, as one line for a list."""
    return " ".join(snippet.text.replace(CARET, "").replace(DATE, today).split())[:_SHOWN_WORDS]


def put_snippet(snippet: TextSnippet, today: str) -> Markup:
    """The command that puts `snippet` in, what is selected at its caret; without one, behind what is selected. `today`
    is the date in words."""

    def put(text: str, start: int, end: int) -> Edit:
        before, caret, after = snippet.text.replace(DATE, today).partition(CARET)
        chosen = text[start:end]
        if not caret:
            before, chosen = chosen + before, ""
        place = start + len(before) + len(chosen)
        return Edit(start, end, before + chosen + after.replace(CARET, ""), (place, place))

    return put


def _template() -> bytes:
    """The file as it comes with the program, in the language in use. Raises OSError."""
    name = language() if language() in LANGUAGES else "en"
    folder = paths.resources() / "snippets"
    return regular.read(next(one for one in (folder / f"{name}.toml", folder / "en.toml") if one.exists()))


def _unread(path: Path, why: str) -> Snippets:
    said = tr("The file of your snippets stays as it is, but cannot be read: {why} ({file})", why=why, file=path)
    return Snippets((), said)


def _snippets_of(values: Mapping[str, Any]) -> tuple[tuple[TextSnippet, ...], list[str]]:
    """The snippets among `values`, and the names of those that are none."""
    found: dict[str, TextSnippet] = {}
    wrong = []
    for key, value in values.items():
        name = " ".join(_visible(key).split())
        inside = value if isinstance(value, dict) else {"text": value}
        text, reading = inside.get("text"), inside.get("reading", "")
        fits = 0 < len(name) <= _LONGEST_NAME and name not in found and len(found) < _MOST
        if fits and isinstance(text, str) and text.strip() and len(text) <= LONGEST and isinstance(reading, str):
            found[name] = TextSnippet(name, _visible(text), reading.strip()[:_LONGEST_NAME])
        else:
            wrong.append(name or key)
    return tuple(found.values()), wrong


def _visible(text: str) -> str:
    """`text` without control characters, which no post may hold; line breaks and tabs stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(one for one in lines if one in "\n\t" or unicodedata.category(one) != "Cc")


def _short(name: str) -> str:
    return name if len(name) <= _SHOWN else name[:_SHOWN] + "…"
