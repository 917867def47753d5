"""Why a version was kept is told in the person's words: for every reason, each in its own."""

import pytest

from editor.core import words
from editor.core.history.version_list import Reason
from editor.core.history.version_reasons import reason_words


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_reason_has_words_of_its_own(language: str) -> None:
    words.use(language)
    told = [reason_words(reason) for reason in Reason]
    assert all(told) and len(set(told)) == len(told)
    assert all(text.isascii() or "’" in text for text in told) is (language == "en")


def test_the_two_ways_of_saving_are_told_apart() -> None:
    assert [reason_words(reason) for reason in (Reason.SAVED, Reason.AUTOSAVED)] == [
        "Saved by you",
        "Saved automatically",
    ]
