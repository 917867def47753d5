"""The command `ronpyo`: a window without a command, work on one post with one.

Exit codes: 0 fine; 1 the content has problems or the work failed; 2 wrong use. An error is one sentence on standard
error. Nothing of Qt is imported before the window is wanted.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from editor import __version__
from editor.commandline.arguments import Arguments, UsageError, no_words, read
from editor.commandline.output import complain, is_heard, keep_stream_numbers, say
from editor.core import words
from editor.core.disk.causes import cause
from editor.core.errors import FileError, RonpyoError
from editor.core.words import tr

FINE, FAILED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130

# Known before the commands are imported.
_NAMES = (
    "new",
    "set",
    "render",
    "export",
    "receipts",
    "compare-online",
    "import",
    "check",
    "paste",
    "clip",
    "search",
    "related",
    "links",
    "rename",
    "relink",
    "timeline",
    "versions",
    "restore",
    "blogger",
    "merge",
    "help",
    "install-desktop",
)
_DISPLAYLESS = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")


def main(argv: Sequence[str] | None = None) -> int:
    """Do what `argv` (default: the arguments of the process) says and return the exit code."""
    keep_stream_numbers()
    words.use(words.system_language())
    try:
        return _dispatch(list(sys.argv[1:] if argv is None else argv))
    except UsageError as error:
        complain(str(error))
        return WRONG_USE
    except RonpyoError as error:
        complain(str(error))
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone. Python would complain once more when it flushes at exit.
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123
        return FAILED
    except OSError as error:
        name = f" “{error.filename}”" if error.filename else ""
        complain(tr("This could not be done{name}: {cause}", name=name, cause=cause(error)))
        return FAILED
    except Exception as error:
        complain(_unforeseen(error))
        return FAILED


def _unforeseen(error: Exception) -> str:
    if isinstance(error, UnicodeEncodeError) and error.encoding != "utf-8":  # a name, and the locale is of another time
        return tr(
            "Your posts are as they were. The language settings of this system ({encoding}) cannot write the name of a "
            "file; please start Ronpyo with LC_ALL=C.UTF-8.",
            encoding=error.encoding,
        )
    return tr(
        "Your posts are as they were. Something went wrong inside Ronpyo ({error}); please try again.",
        error=f"{type(error).__name__}: {error}",
    )


def _dispatch(arguments: list[str]) -> int:
    first = arguments[0] if arguments else ""
    if first == "--version":
        say(f"ronpyo {__version__}")
        return FINE
    if first in ("--help", "-h"):
        say(_help())
        return FINE
    if first == "--":
        return _window(arguments[1:])
    if first.startswith("-"):
        raise UsageError(tr("There is no option “{option}”; see: {usage}", option=first, usage="ronpyo --help"))
    if first not in _NAMES:
        return _window(arguments)
    from editor.commandline.commands import COMMANDS

    command = COMMANDS[first]
    given = read(command, arguments[1:])
    if given.has("--help"):
        say(command.about())
        return FINE
    return command.run(given) if command.run is not None else _write_help(given)


def _help() -> str:
    from editor.commandline.commands import COMMANDS

    lines = [
        tr("Ronpyo writes commentary on the news for Blogger."),
        "",
        "ronpyo [PATH]",
        f"    {tr('Open the window.')}",
    ]
    for command in COMMANDS.values():
        lines += [command.usage(), f"    {command.summary()}"]
    lines += [
        "ronpyo --version",
        "",
        tr("A first word that is no command is a path; write ./set for a file called set."),
        tr("Exit codes: 0 fine, 1 the content has problems or the work failed, 2 wrong use."),
    ]
    return "\n".join(lines)


def _write_help(arguments: Arguments) -> int:
    no_words(arguments)
    if not (path := arguments.value("--to")):
        raise UsageError(tr("Into which file? Add --to with its name; see: {usage}", usage=arguments.command.usage()))
    try:
        from editor.ui.help.declared import declared_facts  # the window's commands and their keys
    except ImportError as error:
        raise RonpyoError(
            tr("The help could not be written: a library of the system is missing ({cause}).", cause=error)
        ) from error
    from editor.core.disk import store
    from editor.core.help.html import book

    store.write(Path(path), book(declared_facts()).encode("utf-8"), None)
    return FINE


def _window(arguments: list[str]) -> int:
    if len(arguments) > 1:
        raise UsageError(
            tr(
                "“{word}” is no command, and the window opens one path; see: {usage}",
                word=arguments[0],
                usage="ronpyo --help",
            )
        )
    if arguments == [""]:
        raise UsageError(tr("The path is empty; see: {usage}", usage="ronpyo --help"))
    path = _path_of(arguments[0]) if arguments else None
    if path is not None and not path.exists() and is_heard(os.environ):  # else the window says it
        if not path.suffix and len(path.parts) == 1:
            raise UsageError(tr("“{word}” is no command and no file; see: {usage}", word=path, usage="ronpyo --help"))
        raise FileError(tr("There is no file “{path}”.", path=path))
    if not has_display(sys.platform, os.environ):
        raise RonpyoError(
            tr("There is no display for the window; new, set, export and the other commands work without one.")
        )
    from editor.core.sharing import handover

    for _attempt in range(2):  # a start of the same moment may be quicker; then that one is the first window
        if handover.hand_over(path, os.environ):
            return FINE
        if handover.announce(os.environ):
            break
    from editor.ui.start.main import run

    return run(path)


def _path_of(word: str) -> Path:
    """The path that `word` is, or that it names as the URL of a file of this machine (RFC 8089)."""
    if word[:5].lower() != "file:" or os.path.lexists(word):  # an existing file of that name is meant, then
        return Path(word)
    host, slash, rest = word[7:].partition("/") if word.startswith("//", 5) else ("", "", word[5:])
    if host.lower() not in ("", "localhost") or not (slash or rest.startswith("/")):
        return Path(word)
    from urllib.parse import unquote_to_bytes

    path = os.fsdecode(unquote_to_bytes(os.fsencode(slash + rest)))
    return Path(path[1:] if os.name == "nt" and path[2:3] == ":" else path)


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether the environment names a display for a window: elsewhere than on Linux and the BSDs always."""
    if platform in ("win32", "darwin"):
        return True
    chosen = environment.get("QT_QPA_PLATFORM", "").split(":")[0]
    wayland = environment.get("WAYLAND_DISPLAY", "")
    named = wayland.startswith("/") or environment.get("XDG_RUNTIME_DIR")  # else no client could find its socket
    return chosen in _DISPLAYLESS or bool(environment.get("DISPLAY") or (wayland and named))
