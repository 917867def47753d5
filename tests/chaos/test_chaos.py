"""A part of a minute of `./dev chaos`; and that it would see words that are lost, tracebacks and pauses."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from tests.chaos.planted import FAULTS
from tests.chaos.watch import Watch
from tests.chaos.words import COMPOSED, Words, in_a_word, in_text, on_disk

pytestmark = pytest.mark.long(40)
ROOT = Path(__file__).parents[2]
HURRY = ("tests.chaos", "--minutes", "0.5", "--seed", "1")


class Started:
    """A program that runs beside the tests of this file: most of its time it waits, as a person does."""

    def __init__(self, command: tuple[str, ...], output: Path) -> None:
        self._output = output
        with output.open("wb") as file:
            self._process = subprocess.Popen([sys.executable, "-m", *command], cwd=ROOT, stdout=file)

    def end(self) -> tuple[int, str]:
        """Its exit code and all that it said."""
        code = self._process.wait(170)
        return code, self._output.read_text("utf-8")

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Started]]:
    """The person in a hurry, and one for each planted fault, all at once."""
    folder = tmp_path_factory.mktemp("chaos")
    commands = {"": HURRY, **{fault: ("tests.chaos.planted", fault) for fault in FAULTS}}
    running = {
        name: Started(command, folder / f"{number}.txt") for number, (name, command) in enumerate(commands.items())
    }
    yield running
    for one in running.values():
        one.kill()


def test_a_person_in_a_hurry_finds_nothing(started):
    code, said = started[""].end()
    assert code == 0, said
    assert "findings 0" in said.splitlines()[-1]


def test_a_word_that_is_nowhere_is_missed(tmp_path):
    words = Words()
    kept, lost, undone = words.new(), words.new(), words.new()
    words.typed |= {kept, lost, undone}
    words.taken_back.add(undone)
    (tmp_path / "post.md").write_text(f"あ{kept}い", encoding="utf-8")
    assert words.missing(on_disk(tmp_path)) == {lost}
    assert words.missing([*on_disk(tmp_path), f"{{{lost}}}"]) == set()


def test_words_side_by_side_and_divided_ones():
    words = Words()
    one, two = words.new(), words.new()
    assert in_text(one + two) == {one, two} == in_text(f"{one}{two[1:]}"[:-9] + two) | {one}
    assert [in_a_word(f"あ{one}い", place) for place in (0, 1, 5, 10, 11)] == [False, False, True, False, False]


def test_a_word_parted_by_a_composition_is_there_with_all_its_letters_alone():
    one, two = Words().new(), "qzzzzzzzq"
    half, nested = COMPOSED[:2], COMPOSED[:2] + COMPOSED + COMPOSED[2:]
    for there in (f"{one[:4]}{COMPOSED}{one[4:]}", f"{one[:4]}{nested}{one[4:]}", f"{two[:-1]}{COMPOSED}{one}"):
        assert one in in_text(there)
    for lost in (f"{one[:3]}{COMPOSED}{one[4:]}", f"{one[:4]}{COMPOSED}", f"{one[:4]}{half}{one[4:]}"):
        assert one not in in_text(lost)
    assert in_a_word(f"{one[:4]}{COMPOSED}{one[4:]}", 6)
    assert in_a_word(f"{one[:-1]}{two}", len(one) - 1), "a letter that two words share"


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_at_the_end_of_a_composition_is_found(fault, started):
    said = started[fault].end()[1]
    findings = said.splitlines()[-1].rsplit("findings ", 1)[1]
    assert (int(findings) > 0) == (fault != "none"), said
    assert "lost: " in said or fault == "none"


@pytest.fixture
def watch(qapp):
    watch = Watch(idle_machine=True)
    yield watch
    watch.end()


def test_a_pause_is_seen(watch, qtbot):
    QTimer.singleShot(0, lambda: time.sleep(1.2))
    qtbot.waitUntil(lambda: bool(watch.findings))
    assert watch.findings[0].startswith("a pause of 1.")


def test_an_error_that_nobody_catches_is_seen(watch):
    try:
        raise ValueError("inside")
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    assert "ValueError: inside" in watch.findings[0]
