"""Placeholders in the pages of the help, filled from what the program declares: no name and no key is typed twice.

`{command:ID}` is a command with its keys, `{key:ID}` its keys alone, `{field:NAME}` a field of the header, and
`{word:TEXT}` a word of the window by its English. `{commands}`, `{keys}`, `{settings}`, `{rules}`, `{usage}`,
`{exports}` and `{imports}` are whole lists.
"""

import html
import re
from collections.abc import Callable, Iterable
from itertools import groupby

from editor.core import exporters, importers
from editor.core.checks.catalogue import CATALOGUE
from editor.core.fields import spec
from editor.core.help.facts import Facts
from editor.core.words import language, plain, tr, translated

_PLACE = re.compile(r"\{(?:(command|key|field|word):([^{}]+)|(commands|keys|settings|rules|usage|exports|imports))\}")
_SPECIAL = re.compile(r"([\\`*_{}\[\]#|])")


def escaped(text: str) -> str:
    """`text` as Markdown that shows it as it is, in a table as well."""
    return _SPECIAL.sub(r"\\\1", html.escape(text, quote=False))


def fill(text: str, facts: Facts) -> str:
    """The Markdown `text` with its placeholders filled, in the language in use. Raises KeyError for a command, field or
    word that the program does not have."""

    def value(found: re.Match[str]) -> str:
        kind, name, whole = found.groups()
        return _LISTS[whole](facts) if whole else _ONES[kind](name, facts)

    return _PLACE.sub(value, text)


def placeholders(text: str) -> list[tuple[str, str]]:
    """The placeholders of a page: kind and name, of a list its name alone."""
    return [(found[1] or found[3], found[2] or "") for found in _PLACE.finditer(text)]


def _in_brackets(text: str) -> str:
    return f"（{text}）" if language() == "ja" else f" ({text})"


def _command(name: str, facts: Facts) -> str:
    command = facts.commands[name]
    return f"**{escaped(command.name)}**" + (_in_brackets(escaped(command.keys)) if command.keys else "")


def _key(name: str, facts: Facts) -> str:
    command = facts.commands[name]
    return escaped(command.keys) or f"**{escaped(command.name)}**"


def _field(name: str, _facts: Facts) -> str:
    return f"**{escaped(spec.named(name).label())}**"


def _word(name: str, _facts: Facts) -> str:
    return f"**{escaped(plain(translated(name)))}**"


_ONES: dict[str, Callable[[str, Facts], str]] = {"command": _command, "key": _key, "field": _field, "word": _word}


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *(tuple(map(escaped, row)) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _commands(facts: Facts) -> str:
    parts = []
    for menu, commands in groupby(facts.commands.values(), key=lambda command: command.menu):
        parts += [
            f"### {escaped(menu)}",
            _table((tr("Command"), tr("Keys")), ((one.name, one.keys) for one in commands)),
        ]
    return "\n\n".join(parts)


def _keys(facts: Facts) -> str:
    return "\n\n".join(
        f"### {escaped(group.title)}\n\n{_table((tr('Does'), tr('Keys')), group.rows)}" for group in facts.others
    )


def _settings(facts: Facts) -> str:
    heads = (tr("Setting"), tr("Does"))
    return "\n\n".join(f"### {escaped(group.title)}\n\n{_table(heads, group.rows)}" for group in facts.settings)


def _rules(_facts: Facts) -> str:
    parts = []
    for family, rules in groupby(CATALOGUE, key=lambda rule: rule.family):
        rows = ((rule.reason, rule.id) for rule in rules)
        parts += [f"### {escaped(family.label)}", _table((tr("Rule"), tr("Name")), rows)]
    return "\n\n".join(parts)


def _usage(facts: Facts) -> str:
    return "\n\n".join(f"```\n{usage}\n```\n\n{escaped(summary)}" for usage, summary in facts.usage)


def _exports(_facts: Facts) -> str:
    return _bullets(exporter.label() for exporter in exporters.exporters())


def _imports(_facts: Facts) -> str:
    return _bullets(importer.label() for importer in importers.importers())


def _bullets(names: Iterable[str]) -> str:
    return "\n".join(f"- {escaped(name)}" for name in names)


_LISTS: dict[str, Callable[[Facts], str]] = {
    "commands": _commands,
    "keys": _keys,
    "settings": _settings,
    "rules": _rules,
    "usage": _usage,
    "exports": _exports,
    "imports": _imports,
}
