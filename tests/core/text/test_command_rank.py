"""Commands are found by the name that is shown, by the other language, by their reading and by their id."""

import pytest

from editor.core.text.command_rank import CommandNames, best_rank, rank

BOLD = CommandNames("太字", ("Bold",), "ふとじ", "format.bold")
REPLACE = CommandNames("置換", ("Replace",), "ちかん", "edit.replace")
SETTINGS = CommandNames("Settings", ("設定",), "せってい", "app.settings")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("太", BOLD),
        ("太字", BOLD),
        ("ふと", BOLD),
        ("フト", BOLD),
        ("ﾌﾄ", BOLD),
        ("futo", BOLD),
        ("huto", BOLD),
        ("bold", BOLD),
        ("BO", BOLD),
        ("bd", BOLD),
        ("chikan", REPLACE),
        ("tikan", REPLACE),
        ("ちか", REPLACE),
        ("repl", REPLACE),
        ("設定", SETTINGS),
        ("settei", SETTINGS),
        ("せっ", SETTINGS),
        ("sett", SETTINGS),
        ("", SETTINGS),
    ],
)
def test_it_is_found(query: str, names: CommandNames) -> None:
    assert best_rank(query, names) is not None


@pytest.mark.parametrize(
    ("query", "names"), [("斜", BOLD), ("しゃ", BOLD), ("shatai", BOLD), ("xyz", REPLACE), ("せて", SETTINGS)]
)
def test_it_is_not_found(query: str, names: CommandNames) -> None:
    assert best_rank(query, names) is None


def test_what_is_shown_comes_before_the_other_language_the_reading_and_scattered_letters() -> None:
    shown, other, read, scattered = (
        CommandNames("Chikan"),
        CommandNames("置換", ("Chikan",)),
        CommandNames("置換", (), "ちかん"),
        CommandNames("Check if known, and new"),
    )
    ranks = [best_rank("chikan", names) for names in (shown, other, read, scattered)]
    assert None not in ranks
    assert ranks == sorted(ranks, key=lambda one: one or 0)


def test_the_id_comes_last() -> None:
    found = best_rank("bold", CommandNames("太字", (), "", "format.bold"))
    assert found is not None and found > 9_999
    assert rank("bold", "太字") is None
