from pathlib import Path
from typing import Any

import pytest

from editor.core.file.contents import Contents
from editor.core.file.postfile import PostFile
from editor.core.processes.tasks import TaskRequest, answer
from editor.core.text.text_search import TextSearch
from editor.core.workers.find_tasks import ListTask, PostTask, TextsTask
from editor.core.workers.find_worker import run


def answer_to(task: TextsTask | PostTask | ListTask) -> dict[str, Any]:
    return answer(TaskRequest(task, "en"), run)


def test_answers(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("米国")
    (tmp_path / "note.txt").write_text("米国")
    path = str(tmp_path / "a.md")
    assert answer_to(ListTask(tmp_path)) == {"result": [path]}
    assert answer_to(TextsTask(("米国", "日本"), TextSearch("国"), "x")) == {"result": [[(1, 2, "x")], []]}
    found = answer_to(PostTask(tmp_path / "a.md", TextSearch("国")))["result"]
    assert [hit[:3] for hit in found["hits"]] == [["", 1, 2]]
    open_one = Contents.of(PostFile.parse("日本".encode()))
    assert answer_to(PostTask(tmp_path / "a.md", TextSearch("国"), "", open_one))["result"]["hits"] == []


@pytest.mark.parametrize(
    ("task", "said"),
    [
        (TextsTask(("a",), TextSearch("(", pattern=True)), "no complete pattern"),
        (PostTask(Path("/nowhere/a.md"), TextSearch("a")), "no file"),
    ],
)
def test_errors_are_answers(task: TextsTask | PostTask, said: str) -> None:
    assert said in answer_to(task)["error"]
