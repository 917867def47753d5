"""Arguments of a command, read by its own table.

Not by argparse, whose sentences are English, many lines long, and cannot be told apart by the caller.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from editor.core.words import tr


class UsageError(Exception):
    """The command line was used in a wrong way; str(error) is the sentence to show."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option. `placeholder` is how the help names its value; an empty one: it has none. `about` gives the sentence
    on it; a `required` one stands without brackets in the usage, and the command itself asks for it."""

    name: str
    placeholder: str = ""
    short: str = ""
    about: Callable[[], str] = str
    required: bool = False

    @property
    def form(self) -> str:
        """The option as it is written: its short name if it has one, and its value."""
        return f"{self.short or self.name}{' ' * bool(self.placeholder)}{self.placeholder}"

    def usage(self) -> str:
        """The option as a line of usage shows it."""
        return self.form if self.required else f"[{self.form}]"


@dataclass(frozen=True, slots=True)
class Subcommand:
    """One command: how it is called, what it does in a sentence, and the function that gives the exit code.

    `run` is None for one that needs the window's own modules: `cli.py` does it. `dashes`: a word may begin with one
    dash where no option is called so.
    """

    name: str
    words: str
    summary: Callable[[], str]
    options: tuple[Option, ...]
    run: Callable[["Arguments"], int] | None
    dashes: bool = False

    def usage(self) -> str:
        """The line that shows how it is called."""
        return " ".join(filter(None, ["ronpyo", self.name, self.words, *(option.usage() for option in self.options)]))

    def about(self) -> str:
        """The help of the command: its usage, what it does, and a line for each option."""
        options = (*self.options, HELP)
        forms = [
            f"{option.short}, {option.name} {option.placeholder}".rstrip() if option.short else option.form
            for option in options
        ]
        width = max(map(len, forms))
        lines = [f"  {form.ljust(width)}  {option.about()}" for form, option in zip(forms, options, strict=True)]
        return "\n".join([self.usage(), "", self.summary(), "", *lines])


@dataclass(slots=True)
class Arguments:
    """The arguments of `command`: the words, and the options by their long name."""

    command: Subcommand
    words: list[str] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether the option was given."""
        return name in self.options

    def value(self, name: str) -> str:
        """The value of the option, empty where it was not given."""
        return self.options.get(name, "")


HELP = Option("--help", short="-h", about=lambda: tr("Show this help."))


def read(command: Subcommand, given: Sequence[str]) -> Arguments:
    """The arguments of `command`. Raises UsageError for an unknown option and for one without its value."""
    known = {name: option for option in (*command.options, HELP) for name in (option.name, option.short) if name}
    found = Arguments(command)
    rest = list(given)
    while rest:
        word = rest.pop(0)
        if word == "--":
            found.words += rest
            break
        if not word.startswith("-") or word == "-":
            found.words.append(word)
            continue
        name, equals, value = word.partition("=")
        if not word.startswith("--") and len(word) > 2 and word[:2] in known:  # -oFILE
            name, equals, value = word[:2], "=", word[2:].removeprefix("=")
        option = known.get(name)
        if option is None and command.dashes and not word.startswith("--"):
            found.words.append(word)
            continue
        if option is None:
            raise UsageError(tr("There is no option “{option}”; see: {usage}", option=name, usage=command.usage()))
        if equals and not option.placeholder:
            raise UsageError(tr("The option “{option}” takes no value.", option=name))
        if option.placeholder and not equals:
            if not rest or (rest[0].startswith("-") and rest[0] != "-"):
                raise UsageError(
                    tr("The option “{option}” needs a value: {value}.", option=name, value=option.placeholder)
                )
            value = rest.pop(0)
        if option.placeholder and not value:
            raise UsageError(tr("The option “{option}” needs a value: {value}.", option=name, value=option.placeholder))
        found.options[option.name] = value
    return found


def post_path(arguments: Arguments, *, more: bool = False) -> str:
    """The one file that the command is about. Raises UsageError when there is none, or another word behind it."""
    words, usage = arguments.words, arguments.command.usage()
    if not words or not words[0]:
        raise UsageError(tr("The file of the post is missing; see: {usage}", usage=usage))
    if len(words) > 1 and not more:
        raise _one_too_many(words[1], usage)
    return words[0]


def one_word_at_most(arguments: Arguments) -> str:
    """The one word, "" where there is none. Raises UsageError for a second one."""
    if len(arguments.words) > 1:
        raise _one_too_many(arguments.words[1], arguments.command.usage())
    return arguments.words[0] if arguments.words else ""


def no_words(arguments: Arguments) -> None:
    """Raises UsageError for a word where the command takes none."""
    if arguments.words:
        raise _one_too_many(arguments.words[0], arguments.command.usage())


def _one_too_many(word: str, usage: str) -> UsageError:
    return UsageError(tr("“{word}” is one argument too many; see: {usage}", word=word, usage=usage))
