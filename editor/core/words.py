"""The words of the program in the person's language, without Qt.

The English sentence is the key; `resources/i18n/<language>/*.toml` hold `"English" = "translation"`.
A sentence without a translation is shown in English; a test keeps the Japanese complete.
"""

import json
import locale
import os
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from editor.core import paths

LANGUAGES = {"ja": "日本語", "en": "English"}
"""The languages of the program, each by its own name; the key is the folder of its catalogue."""

_catalogue: dict[str, str] = {}
_language = "en"


def system_language(asked: Callable[[], Sequence[str]] = tuple) -> str:
    """The language of the environment, as gettext reads it, or English; RONPYO_LANG overrides.

    Where the environment says nothing (a program of a desktop on Windows and macOS), the first of the languages that
    the system names when it is `asked`: Qt asks it for the window.
    """
    names = [os.environ.get(name, "") for name in ("RONPYO_LANG", "LC_ALL", "LC_MESSAGES", "LANG")]
    chosen = next((name for name in names if name), "") or next(iter(asked()), "") or (locale.getlocale()[0] or "")
    code = chosen.lower()  # "ja_JP.UTF-8"; on Windows "Japanese_Japan"
    return next((name for name in LANGUAGES if code.startswith(name)), "en")


def use(language: str) -> None:
    """Speak `language` from now on (one of LANGUAGES; any other means English)."""
    global _language
    _language = language if language in LANGUAGES else "en"
    _catalogue.clear()
    _catalogue.update(_sentences(_language))


@cache
def _sentences(language: str) -> dict[str, str]:
    """All sentences of a language; read once, because half a thousand lines of TOML take longer than a new window."""
    found: dict[str, str] = {}
    for file in sorted((paths.resources() / "i18n" / language).glob("*.toml")):
        found.update(read_catalogue(file.read_text(encoding="utf-8")))
    return found


def read_catalogue(text: str) -> dict[str, str]:
    """The sentences of a catalogue, TOML with an entry a line.

    Strings in quotation marks are the same in TOML and in JSON but for a few escapes, and `json` reads them in a
    fifteenth of the 20 ms that `tomllib` needs for all catalogues, at each start of the window and of its processes.
    Any other form is read by `tomllib`. Raises tomllib.TOMLDecodeError.
    """
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    try:
        found: dict[str, str] = json.loads("{" + ",".join(line.replace('" = "', '": "', 1) for line in lines) + "}")
    except ValueError:
        import tomllib

        found = tomllib.loads(text)
    return found


def translated(english: str) -> str:
    """The words of the window for `english`, in the language in use. Raises KeyError for what the window never says."""
    return _catalogue.get(english, english) if english in _sentences("ja") else _sentences("ja")[english]


def in_other_languages(shown: str) -> tuple[str, ...]:
    """The sentence `shown`, of the language in use, in the others; empty for one that the window never says.

    A sentence that was filled in, such as “Go to “News””, is taken apart again.
    """
    japanese = _sentences("ja")
    pairs = [(there, english) for english, there in japanese.items()] if _language == "ja" else list(japanese.items())
    found = [other for here, other in pairs if here == shown]
    for here, other in pairs if not found else ():
        before, brace, rest = here.partition("{")
        behind = rest.partition("}")[2]
        inside = shown.removeprefix(before).removesuffix(behind)
        if brace and before and "{" not in behind and shown == before + inside + behind:
            start, _place, end = re.split(r"(\{\w+\})", other, maxsplit=1)
            found += [start + one + end for one in in_other_languages(inside)]
    return tuple(dict.fromkeys(found))


def plain(title: str) -> str:
    """A menu title without its access key and its dots."""
    return re.sub(r"\(&.\)", "", title).replace("&", "").rstrip("…")


def joined(sentences: Iterable[str]) -> str:
    """Sentences one behind the other, as the language in use writes them; empty ones are left out."""
    return ("" if _language == "ja" else " ").join(filter(None, sentences))


def listed(names: Iterable[str]) -> str:
    """Names one behind the other, as the language in use lists them."""
    return ("、" if _language == "ja" else ", ").join(names)


def language() -> str:
    """The language in use."""
    return _language


def tr(text: str, /, **values: object) -> str:
    """The sentence `text` in the person's language, its `{name}` fields filled with `values`."""
    words = _catalogue.get(text, text)
    return words.format(**values) if values else words
