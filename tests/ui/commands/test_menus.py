"""The menus: each entry of one has a letter of its own, and none is longer than a low screen."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, cast

import pytest

from editor.app.choices.command import Command, Menu
from editor.core import words
from editor.ui.commands.commands import commands
from editor.ui.commands.menus import menus
from editor.ui.help.declared import _Anything

LONGEST = 17
"""Rows of a menu for which a screen of 800 pixels at 150 % has room."""
ALT_AND_NUMBER = re.compile(r"view\.tab\d")
"""Commands without a letter: their keys, Alt and a number, say as much."""


@pytest.fixture(params=["en", "ja"])
def known(request) -> Iterator[dict[str, Command]]:
    """All commands by their ids, in one language after the other."""
    words.use(request.param)
    yield {one.id: one for one in commands(*[cast(Any, _Anything())] * 6)}
    words.use("en")


def all_menus(among: tuple[Menu, ...]) -> Iterator[Menu]:
    for menu in among:
        yield menu
        yield from all_menus(tuple(one for one in menu.items if isinstance(one, Menu)))


def letters(menu: Menu, known: dict[str, Command]) -> list[str]:
    titles = [
        one.title if isinstance(one, Menu) else known[one].title
        for one in menu.items
        if one is not None and not (isinstance(one, str) and ALT_AND_NUMBER.fullmatch(one))
    ]
    return ["".join(re.findall(r"&(.)", title)).upper() or title for title in titles]


def test_each_entry_has_a_letter_of_its_own(known):
    faults = {
        menu.title: {letter: count for letter, count in Counter(letters(menu, known)).items() if count > 1}
        or [letter for letter in letters(menu, known) if len(letter) != 1]
        for menu in all_menus(menus())
    }
    assert {title: found for title, found in faults.items() if found} == {}


def test_no_menu_is_longer_than_a_low_screen(known):
    rows = {menu.title: sum(one is not None for one in menu.items) for menu in all_menus(menus())}
    # one of the two commands of the account is never shown, nor the menu beside it without an account
    assert {title: count for title, count in rows.items() if count > LONGEST} == {}
