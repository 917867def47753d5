from pathlib import Path

import pytest

from editor.core.file.contents import Contents
from editor.core.file.postfile import PostFile
from editor.core.text.text_search import TextSearch
from editor.core.workers.find_tasks import FindRequest, ListTask, PostTask, TextsTask
from editor.core.workers.find_worker import answer


def request(task: TextsTask | PostTask | ListTask) -> FindRequest:
    return FindRequest(task, "en")


def test_answers(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("米国")
    (tmp_path / "note.txt").write_text("米国")
    path = str(tmp_path / "a.md")
    assert answer(request(ListTask(tmp_path))) == {"result": [path]}
    assert answer(request(TextsTask(("米国", "日本"), TextSearch("国"), "x"))) == {"result": [[(1, 2, "x")], []]}
    found = answer(request(PostTask(tmp_path / "a.md", TextSearch("国"))))["result"]
    assert [hit[:3] for hit in found["hits"]] == [["", 1, 2]]
    open_one = Contents.of(PostFile.parse("日本".encode()))
    assert answer(request(PostTask(tmp_path / "a.md", TextSearch("国"), "", open_one)))["result"]["hits"] == []


@pytest.mark.parametrize(
    ("task", "said"),
    [
        (TextsTask(("a",), TextSearch("(", pattern=True)), "no complete pattern"),
        (PostTask(Path("/nowhere/a.md"), TextSearch("a")), "no file"),
    ],
)
def test_errors_are_answers(task: TextsTask | PostTask, said: str) -> None:
    assert said in answer(request(task))["error"]
