"""Each rule is declared once, and what is switched is found or is not."""

import re

import pytest

from editor.core import words
from editor.core.checks import catalogue
from editor.core.checks.catalogue import CATALOGUE, Switches, everything, read_switches
from editor.core.checks.families import Context, check
from editor.core.checks.words import RULES
from editor.core.file.postfile import PostFile
from editor.core.profile.load import load_profile
from tests.guard.repository import ROOT

_ID = re.compile(
    r"(?:Problem|on_field|in_body|_problem|\.at|Fault|WordRule)\(\s*(?:subject, )?"
    r'"([a-z]+(?:-[a-z]+)+|era|weekday|office|embed|reused)"'
    r'|"(link-[a-z]+)", Severity'
)


def found(body: str, switches: Switches) -> set[str]:
    file = PostFile.parse(f"---\ndate: 2025-04-02\ntitle: 題\n---\n{body}".encode())
    return {problem.rule for problem in check(file, load_profile("")[0], None, Context(switches=switches))}


def test_every_id_in_the_code_is_in_the_catalogue_and_the_other_way_round() -> None:
    used = {
        found[1] or found[2]
        for path in (ROOT / "editor/core").rglob("*.py")
        for found in _ID.finditer(path.read_text(encoding="utf-8"))
    }
    assert used - {entry.id for entry in CATALOGUE} - {"image-not-embedded", "link-local"} == set()
    assert {entry.id for entry in CATALOGUE} - used - {"left-out"} == set()


def test_ids_are_there_once_and_each_rule_for_words_has_one() -> None:
    ids = [entry.id for entry in CATALOGUE]
    assert len(ids) == len(set(ids))
    assert {rule.id for rule in RULES} <= set(ids)


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.id)
def test_each_has_a_reason_in_one_sentence_in_both_languages(entry) -> None:
    words.use("en")
    english = entry.reason
    words.use("ja")
    japanese = entry.reason
    words.use("en")
    assert english != japanese and english[-1] in ".。" and japanese.endswith("。")
    assert ("less than half" in english) == (not entry.on)


def test_one_that_is_on_can_be_switched_off_and_the_other_way_round() -> None:
    text = "4月2日（木）に会った。[空]()\n"
    assert {"weekday", "link-empty"} <= found(text, Switches())
    off = Switches().switched("weekday", False).switched("link-empty", False)
    assert not {"weekday", "link-empty"} & found(text, off)
    assert {"weekday", "link-empty"} <= found(text, off.switched("weekday", True).switched("link-empty", True))
    mixed = "である。".join(f"文{n}のこと" for n in range(20)) + "です。\n"
    assert "style-mixed" not in found(mixed, Switches())
    assert "style-mixed" in found(mixed, Switches().switched("style-mixed", True))
    assert "style-mixed" in found(mixed, everything())


def test_what_the_file_is_cannot_be_switched_off() -> None:
    file = PostFile.parse(b"---\nstatus: strange\n---\n")
    switches = Switches(off=frozenset(entry.id for entry in CATALOGUE))
    problems = check(file, load_profile("")[0], None, Context(switches=switches))
    assert [problem.rule for problem in problems] == ["header-status"]


@pytest.mark.parametrize("value", [None, 3, "weekday", [1, "weekday"], {"weekday": True}])
def test_settings_of_any_form_are_read(value: object) -> None:
    read = read_switches({catalogue.OFF_KEY: value, catalogue.ON_KEY: ["of-a-later-version"]})
    assert read.on == {"of-a-later-version"}
    assert read.off == ({"weekday"} if isinstance(value, list) else set())
    assert read.switched("era", False).on == {"of-a-later-version"}
