"""The help says all there is: each command, field, check, setting, dialog and key has its place, in both languages."""

import dataclasses
import re
from functools import cache

import pytest

from editor.app.choices.settings import Choices
from editor.core import words
from editor.core.fields import spec
from editor.core.help import filling, html, pages
from editor.core.help.facts import Facts
from editor.core.words import LANGUAGES
from editor.ui.help.declared import declared_facts
from editor.ui.settings.catalogue import SETTINGS
from tests.guard.repository import ROOT, modules, nodes
from tests.shots.test_shots import dialogs

HELP = "name it in resources/help/en/PAGE.md and resources/help/ja/PAGE.md"


@pytest.fixture(params=list(LANGUAGES))
def language(request: pytest.FixtureRequest) -> str:
    words.use(request.param)
    return str(request.param)


@cache
def facts(language: str) -> Facts:
    assert words.language() == language
    return declared_facts()


def named(language: str, kind: str) -> set[str]:
    return {name for page in pages.pages(language) for one, name in filling.placeholders(page.text) if one == kind}


def test_pages_are_those_of_the_contents(language: str) -> None:
    files = {path.stem for path in (pages.folder() / language).glob("*.md")}
    assert files == set(pages.order())
    assert all(page.title != page.id for page in pages.pages(language))


def test_each_command_is_explained(language: str) -> None:
    known = set(facts(language).commands)
    explained = named(language, "command") | named(language, "key")
    assert sorted(known - explained) == [], f"{HELP} by {{command:ID}}"
    assert sorted(explained - known) == [], "no such commands"


def test_each_field_is_explained(language: str) -> None:
    assert sorted(set(spec.names()) - named(language, "field")) == [], f"{HELP} by {{field:NAME}}"


def test_each_setting_is_explained(language: str) -> None:
    kept = {field.name for field in dataclasses.fields(Choices)} - {"checks_on"}
    assert kept == {setting.key for setting in SETTINGS}
    [page] = [page for page in pages.pages(language) if page.id == "settings"]
    made = html.body(page, facts(language))
    assert [setting.key for setting in SETTINGS if setting.label() not in made] == []


@pytest.mark.parametrize("whole", ["commands", "keys", "settings", "rules", "usage", "exports", "imports"])
def test_each_list_has_its_place(language: str, whole: str) -> None:
    assert (whole, "") in [one for page in pages.pages(language) for one in filling.placeholders(page.text)]


def test_both_languages_have_the_same_headings_and_placeholders() -> None:
    def shape(text: str) -> list[str]:
        return [mark[1] for line in text.splitlines() if (mark := re.match(r"(#+) ", line))]

    for one, other in zip(pages.pages("en"), pages.pages("ja"), strict=True):
        assert shape(one.text) == shape(other.text), one.id
        assert sorted(filling.placeholders(one.text)) == sorted(filling.placeholders(other.text)), one.id


def test_no_key_of_a_command_is_typed(language: str) -> None:
    """It comes from the declaration, by {key:ID} or {command:ID}."""
    keys = {key for command in facts(language).commands.values() for key in command.keys.split(", ") if key}
    others = {key for group in facts(language).others for _words, row in group.rows for key in row.split(", ")}
    typed = [
        f"{page.id}: {key}"
        for page in pages.pages(language)
        for key in keys - others
        if re.search(rf"(?<![\w+]){re.escape(key)}(?![\w+])", re.sub(r"`[^`]*`", "", page.text))
    ]
    assert typed == []


def test_links_lead_to_pages_and_headings(language: str) -> None:
    known = {page.id: html.body(page, facts(language)) for page in pages.pages(language)}
    links = [
        (page, to, at)
        for page, text in known.items()
        for to, at in re.findall(r'href="([a-z]+)\.md(?:#([0-9]+))?"', text)
    ]
    assert links
    assert [
        link for link in links if link[1] not in known or (link[2] and f'id="s{link[2]}"' not in known[link[1]])
    ] == []
    other = [text for text in known.values() for text in re.findall(r'(?:href|src)="([^"]*)"', text)]
    assert [one for one in other if not re.fullmatch(r"[a-z]+\.md(#\d+)?|pictures/[a-z]+\.webp", one)] == []


def test_every_picture_is_made_and_every_one_is_shown(language: str) -> None:
    wanted = {name for page in pages.pages(language) for name in re.findall(r"\(pictures/([^)]+)\)", page.text)}
    made = {path.name for path in (pages.folder() / "pictures" / language).iterdir()}
    assert wanted == made, "./dev help makes them"


def test_pictures_keep_the_wheel_small() -> None:
    sizes = [path.stat().st_size for path in (pages.folder() / "pictures").rglob("*.webp")]
    assert sizes and sum(sizes) < 1_500_000 and max(sizes) < 120_000


def test_each_dialog_opens_a_page_and_each_part_that_does_exists() -> None:
    opens = pages.openings()
    classes = {node.name for name in modules() for node in nodes(name) if type(node).__name__ == "ClassDef"}
    assert sorted(dialogs() - set(opens)) == [], "add it to [opens] of resources/help/contents.toml"
    assert sorted(set(opens) - classes) == [], "no such classes"
    assert sorted(set(opens.values()) - set(pages.order())) == []


def test_the_book_is_one_file(language: str) -> None:
    made = html.book(facts(language))
    assert made.count("<section") == len(pages.order())
    assert not re.search(r'(?:src|href)="(?!#|data:image/webp)', made)
    assert "{command:" not in made and "{key:" not in made
    anchors = set(re.findall(r' id="([^"]+)"', made))
    assert set(re.findall(r'href="#([^"]+)"', made)) <= anchors


def test_each_command_has_its_reading() -> None:
    import tomllib

    readings = tomllib.loads((ROOT / "resources/palette/readings.toml").read_text(encoding="utf-8"))
    words.use("ja")
    commands = facts("ja").commands
    assert sorted(set(commands) ^ set(readings)) == [], "resources/palette/readings.toml: how its Japanese name is read"
    assert [name for name, reading in readings.items() if not re.fullmatch(r"[ぁ-んー]+", reading)] == []
    for name, command in commands.items():
        kana = "".join(chr(ord(one) - 0x60) if "ァ" <= one <= "ヴ" else one for one in command.name)
        parts = re.findall(r"[ぁ-んー]+", kana)
        place = 0
        for part in parts:  # the kana of the name stand in the reading, in their order
            place = readings[name].find(part, place)
            assert place >= 0, f"{name}: {command.name} is not read {readings[name]}"
            place += len(part)
