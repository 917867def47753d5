"""Each task of the process that checks spelling, done here."""

from pathlib import Path

import pytest

from editor.core.errors import DictionaryError
from editor.core.fields import spec
from editor.core.post import Fields
from editor.core.processes.tasks import TaskRequest, answer
from editor.core.spelling.speller import Speller
from editor.core.workers import spell_tasks
from editor.core.workers.spell_tasks import MOST_FOUND, CheckTask, SpellState, SuggestTask
from tests.core.spelling.small import write_dictionary
from tests.core.spelling.test_speller import FakeList

KNOWN = ("the", "policy", "Headline")


@pytest.fixture
def state() -> SpellState:
    return SpellState(Speller(FakeList(*KNOWN), "en"))


def test_unknown_words_of_text_and_fields(state: SpellState) -> None:
    fields = spec.with_value(Fields(), "news.headline", "Headlin")
    result = CheckTask("the polcy\n\nTeh policy", fields).run(state)
    assert result == {
        "found": [[0, 1, "Headlin", "news.headline"], [1, 5, "polcy", ""], [3, 1, "Teh", ""]],
        "unfinished": False,
    }
    assert CheckTask("the polcy", accepted=("polcy",)).run(state)["found"] == []
    assert CheckTask("the polcy").run(state)["found"] == []  # it stays so


def test_no_more_are_found_than_are_shown(state: SpellState) -> None:
    result = CheckTask("teh " * (3 * MOST_FOUND)).run(state)
    assert len(result["found"]) == MOST_FOUND


def test_when_time_is_up_what_is_known_by_then_is_answered(state: SpellState, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spell_tasks, "_SECONDS", 1.0)
    now = iter(range(1000))
    monkeypatch.setattr(spell_tasks.time, "monotonic", lambda: next(now) / 2)
    body = "aab aac aad teh aae aab"
    results = [CheckTask(body).run(state) for _round in range(6)]
    assert [result["unfinished"] for result in results] == [True, True, False, False, False, False]
    assert [len(result["found"]) for result in results][:2] < [6, 6]
    assert [word[2] for word in results[-1]["found"]] == body.split()


def test_a_dictionary_is_loaded_with_the_first_question(tmp_path: Path) -> None:
    pytest.importorskip("spylls")
    state = SpellState()
    with pytest.raises(DictionaryError):
        CheckTask("teh").run(state)
    assert CheckTask("teh Kyoto", accepted=("Kyoto",), files=write_dictionary(tmp_path)).run(state)["found"] == [
        [1, 1, "teh", ""]
    ]
    assert "the" in SuggestTask("teh").run(state)["suggestions"]


def test_an_error_is_an_answer_in_the_persons_words(state: SpellState) -> None:
    found = answer(TaskRequest(CheckTask("the"), "ja"), lambda task: task.run(state))
    assert found == {"result": {"found": [], "unfinished": False}}
    said = answer(TaskRequest(SuggestTask("teh"), "ja"), lambda task: task.run(SpellState()))
    assert said == {"error": "書いた内容は無事です。辞書を読み込んでいません。"}
