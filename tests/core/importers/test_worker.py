"""The import as a process: what it is asked for, what it answers, and how it stops."""

import io
import os
import sys
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest

from editor.core.importers import work, worker
from editor.core.importers.work import ImportProgress
from editor.core.processes import one_wish
from editor.core.processes.channel import as_json, framed, from_json, messages
from tests.core.importers.samples import legacy, legacy_entry


class Asked:
    """Standard input that ends where `ends` says, and standard output."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *wishes: dict[str, Any], ends: bool = False) -> None:
        self.reading, self._writing = (os.fdopen(end, mode) for end, mode in zip(os.pipe(), ("rb", "wb"), strict=True))
        self._out = io.BytesIO()
        self._writing.write(b"".join(framed(as_json(wish)) for wish in wishes))
        self._writing.flush()
        if ends:
            self._writing.close()
        self._threads: list[Thread] = []
        monkeypatch.setattr(one_wish, "Thread", self._thread)
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=self.reading))
        monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=self._out))

    def _thread(self, **about: Any) -> Thread:
        self._threads.append(Thread(**about))
        return self._threads[-1]

    def run(self) -> list[dict[str, Any]]:
        """What was said, until the end."""
        try:
            worker.main()
        finally:
            self._writing.close()
            for thread in self._threads:
                thread.join(60)
            self.reading.close()
        return [from_json(message) for message in messages(io.BytesIO(self._out.getvalue()))]


@pytest.fixture
def wish(tmp_path: Path) -> dict[str, Any]:
    backup = tmp_path / "backup.xml"
    backup.write_text(legacy(*(legacy_entry(number, f"題{number}", "文") for number in (1, 2))), encoding="utf-8")
    return {
        "paths": [str(backup)], "library": str(tmp_path / "library"), "host": "", "zone": "", "unsaid_zone": "",
        "language": "en",
    }  # fmt: skip


def test_an_import_ends_in_its_report(monkeypatch: pytest.MonkeyPatch, wish: dict[str, Any], tmp_path: Path) -> None:
    said = Asked(monkeypatch, wish).run()
    report = said[-1]["report"]
    assert (report["posts"]["written"], report["files"], report["skipped"]) == (2, [], [])  # names are not for a window
    assert said[-1]["lines"] and all(isinstance(line, str) for line in said[-1]["lines"])
    assert all(set(one) == {"share", "entries"} for one in said[:-1])
    assert len(list((tmp_path / "library").rglob("*.md"))) == 2


def test_what_cannot_be_read_is_a_sentence_in_the_persons_language(
    monkeypatch: pytest.MonkeyPatch, wish: dict[str, Any]
) -> None:
    gone = {**wish, "paths": ["/gone/記事.xml"]}
    (english,) = Asked(monkeypatch, gone).run()
    (japanese,) = Asked(monkeypatch, {**gone, "language": "ja"}).run()
    assert english["error"] == "There is no file “/gone/記事.xml”."
    assert "/gone/記事.xml" in japanese["error"] and japanese != english


def test_nothing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Asked(monkeypatch, ends=True).run() == []


def test_it_stops_when_its_input_ends(monkeypatch: pytest.MonkeyPatch, wish: dict[str, Any]) -> None:
    """The window is gone, or the person has enough."""
    stopped: list[bool] = []

    def waits(_paths: object, _wish: object, _tell: object, is_cancelled: Any) -> Any:
        ended = is_cancelled.__self__  # the event
        stopped.append(ended.wait(60))
        raise OSError("stopped")

    monkeypatch.setattr(work, "import_files", waits)
    assert Asked(monkeypatch, wish, ends=True).run() == [{"error": "stopped"}]
    assert stopped == [True]


def test_progress_is_told_a_few_times_a_second(monkeypatch: pytest.MonkeyPatch, wish: dict[str, Any]) -> None:
    moments = iter([10.0, 10.0, 10.05, 10.2, 10.2, 10.25])

    def tells(_paths: object, _wish: object, tell: Any, _is_cancelled: object) -> Any:
        for number in range(4):
            tell(ImportProgress(number / 4, number))
        raise OSError("enough")

    monkeypatch.setattr(work, "import_files", tells)
    monkeypatch.setattr(worker.time, "monotonic", lambda: next(moments))
    said = Asked(monkeypatch, wish).run()
    assert said == [{"share": 0.0, "entries": 0}, {"share": 0.5, "entries": 2}, {"error": "enough"}]
