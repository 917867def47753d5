"""Every question about earlier posts is answered with a value of JSON, through the process too."""

import json

import pytest

from editor.core.library import memory
from editor.core.library.worker import Lane, LibraryWorker
from tests.core.library.posts import archive_of, header

MORE = {
    "said": {"paragraph": "関税の話"},
    "covered": {"url": "https://news.example/1", "headline": "関税の話"},
    "labels": {"typed": "経"},
    "timeline": {"query": "関税"},
    "own": {"url": "https://b.example/a?m=1"},
    "predictions": {"first": "2026-01-01", "last": "2026-12-31"},
}
TEXT = header(
    title="関税の話を続ける", date="2025-04-02", labels="[経濟]", blogger__url="https://b.example/2025/04/n.html"
)
TEXT += "[関税の昔話](https://b.example/a) これはまた長い段落であって、同じことを"
TEXT += "二度書いているのかどうかを見るためにある。\n"


@pytest.fixture
def library(tmp_path):
    head = {"status": "published", "labels": "[経済]", "date": "2025-03-01"}
    text = TEXT.split("---\n", 2)[2]
    texts = {
        "a.md": header(**head, title="関税の話", blogger__url="https://b.example/a")
        + f"{text}\n[元](https://news.example/1)\n\n下がる（予測 2026-03-31）。\n",
        "b.md": header(**head, title="他"),
    }
    archive_of(tmp_path / "posts", texts).close()
    return tmp_path / "posts"


@pytest.mark.parametrize("ask", memory.QUESTIONS)
def test_answers(library, ask):
    request = {"ask": ask, "text": TEXT, "path": "new.md", **MORE.get(ask, {})}
    found = json.loads(json.dumps(LibraryWorker(library).answer(request)))
    assert found
    parts = {
        "labels": {"completed", "suggested", "spellings"},
        "links": {"rule", "mend", "known", "quiet"},
        "former": {"former", "address", "posts"},
    }
    if ask in parts:
        assert parts[ask] <= {*(found[0] if ask == "links" else found)}
    else:
        assert {"path", "title", "url", "date", "derived"} <= {*found[0]}
        assert found[0]["path"] == "a.md"


@pytest.mark.parametrize("ask", memory.QUESTIONS)
def test_nothing_to_go_by(library, ask):
    request = {"ask": ask, "text": "", "path": "", "paragraph": "", "query": "どこにもない", "first": "x", "last": "y"}
    labels = {"completed": [], "suggested": [], "shared": [], "spellings": []}
    assert LibraryWorker(library).answer(request) in ([], labels, {"former": [], "address": "", "posts": []})


def test_limit_and_drafts(library):
    (library / "c.md").write_text(header(title="関税の下書き"), encoding="utf-8")
    archive_of(library, {}).close()
    request = {"ask": "related", "text": TEXT, "path": "new.md", "limit": 9}
    worker = LibraryWorker(library)
    assert [row["path"] for row in worker.answer(request)] == ["a.md", "b.md"]
    assert len(worker.answer({**request, "unpublished": True, "listed": 0.1})) == 3
    assert len(worker.answer({**request, "limit": 1})) == 1


def test_a_lane_answers_and_says_what_goes_wrong(library):
    from queue import Queue

    class Channel:
        def __init__(self) -> None:
            self.sent: Queue[dict] = Queue()

        def send(self, value: dict) -> None:
            self.sent.put(value)

    channel = Channel()
    lane = Lane(library, channel)  # type: ignore[arg-type]
    lane.ask({"id": 1, "ask": "nothing of that name"})
    lane.ask({"id": 2, "ask": "related", "text": TEXT, "path": ""})
    first, second = (channel.sent.get(timeout=60) for _answer in range(2))
    assert (first["id"], "error" in first) == (1, True)
    assert second["id"] == 2
    assert second["result"][0]["path"] == "a.md"


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("https://b.example/a", "関税の話"),
        ("http://b.example/a#c1", "関税の話"),
        ("https://b.example/2025/04/n.html", ""),  # the post itself
        ("https://news.example/1", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_the_own_post_at_an_address(library, url, title):
    found = LibraryWorker(library).answer({"ask": "own", "text": TEXT, "path": "new.md", "url": url})
    assert [row["title"] for row in found] == ([title] if title else [])
