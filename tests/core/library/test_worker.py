"""The library process's two halves, in this process."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Queue
from threading import Event, Thread, current_thread
from typing import Any

import pytest

from editor.core.errors import FileError
from editor.core.library import memory, worker
from editor.core.library.archive import Archive
from editor.core.library.database import discard, place
from editor.core.library.index import Index
from editor.core.library.listing import NEAR, NEWEST, unpacked
from editor.core.library.refresh import refresh
from editor.core.library.worker import KEEPER, Follower, Keeper, LibraryWorker, serve
from editor.core.processes.channel import as_json, framed
from tests.core.library.posts import found, header, write

LONG = 60


class Channel:
    """Keeps what is sent."""

    def __init__(self) -> None:
        self.sent: Queue[dict[str, Any]] = Queue()

    def send(self, value: dict[str, Any]) -> None:
        self.sent.put(value)

    def wait_for(self, event: str) -> dict[str, Any]:
        while True:
            value = self.sent.get(timeout=LONG)
            assert value["event"] != "failed", value
            if value["event"] == event:
                return value


@pytest.fixture
def library(tmp_path):
    folder = tmp_path / "posts"
    write(folder, {"a.md": header(title="米国の関税") + "本文。\n"})
    return folder


def test_reads_all_then_single_files(library):
    channel = Channel()
    keeper = Keeper(library, channel)
    keeper.wish(None)
    assert channel.wait_for("read") == {"event": "read", "folders": [str(library)], "changed": True}
    write(library, {"b.md": header(title="新しい") + "米国。\n"})
    keeper.wish([str(library / "b.md")])
    channel.wait_for("changed")
    archive = Archive(library)
    assert sorted(found(archive, "米国")) == ["a.md", "b.md"]


def test_both_follow_an_index_that_was_made_anew(library):
    """Another process threw it away: what goes on writing into the old file would never be found again."""
    channel, worker = Channel(), LibraryWorker(library)
    keeper = Keeper(library, channel)
    keeper.wish(None)
    channel.wait_for("read")
    assert worker.answer({"ask": "list", "query": ""})["total"] == 1
    discard(place(library))
    Archive(library).refresh()
    write(library, {"b.md": header(title="新しい")})
    keeper.wish([str(library / "b.md")])
    channel.wait_for("changed")
    assert worker.answer({"ask": "list", "query": ""})["total"] == 2
    assert found(Archive(library), "新しい") == ["b.md"]
    worker.close()


def test_a_file_from_the_far_future_is_read(library):
    """Its time is beyond what SQLite has numbers for."""
    os.utime(library / "a.md", (13e9, 13e9))
    assert Archive(library).refresh().put == 1


def test_the_keeper_goes_on_after_any_error(library, monkeypatch):
    channel = Channel()
    with monkeypatch.context() as broken:
        broken.setattr(Archive, "refresh", lambda *_args: 1 / 0)
        keeper = Keeper(library, channel)
        keeper.wish(None)
        assert "division by zero" in channel.sent.get(timeout=LONG)["sentence"]
    keeper.wish(None)
    assert channel.wait_for("read")["changed"]


def test_an_empty_index_is_filled_after_it_could_not_be(tmp_path):
    """The drive with the posts was away when somebody asked for them first."""
    channel = Channel()
    keeper = Keeper(tmp_path / "posts", channel)
    keeper.read_all()
    assert channel.sent.get(timeout=LONG)["event"] == "failed"
    write(tmp_path / "posts", {"a.md": header(title="米国の関税")})
    keeper.read_all()
    assert channel.wait_for("read")["changed"]


def test_without_a_place_for_the_index_it_is_said(library, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with pytest.raises(FileError, match="cannot be written"):
        LibraryWorker(library).answer({"ask": "list", "query": ""})


def test_what_is_answered_is_of_one_moment(library, monkeypatch):
    """A post that is taken out while its row is put together is no damage."""
    worker = LibraryWorker(library)
    Archive(library).refresh()
    number = Archive(library).index.newest(1)[0].id
    entries = Index.entries

    def taken_out_meanwhile(self, numbers):
        found = entries(self, numbers)
        (library / "a.md").unlink(missing_ok=True)
        assert Archive(library).refresh().gone == 1
        return found

    monkeypatch.setattr(Index, "entries", taken_out_meanwhile)
    monkeypatch.setattr(Index, "renew", lambda _index: pytest.fail("it is not damaged"))
    rows = worker.answer({"ask": "rows", "query": "関税", "numbers": [number]})
    assert [row["title"] for row in rows] == ["米国の関税"]


def test_near_posts_and_the_newest(library):
    published = {"status": "published", "date": "2025-01-01"}
    write(library, {"b.md": header(title="関税の行方", **published), "c.md": header(title="別の話", **published)})
    Archive(library).refresh()
    worker = LibraryWorker(library)
    text = (library / "a.md").read_text(encoding="utf-8")
    found = worker.answer({"ask": "similar", "text": text, "path": "a.md", "limit": 5})
    rows = worker.answer({"ask": "rows", "query": "", "numbers": list(unpacked(found["numbers"]))})
    assert [row["title"] for row in rows] == ["関税の行方", "別の話"]
    assert found["sections"] == [(NEAR, 0), (NEWEST, 1)]


def test_many_posts_are_merged(tmp_path):
    """What is found is the same before and after, and while it is done in steps."""
    folder = tmp_path / "posts"
    write(folder, {f"{n}.md": header(title=f"米国{n}") + f"本文{n % 7}。\n" for n in range(600)})
    archive = Archive(folder)
    archive.refresh()
    segments = "SELECT count(DISTINCT segid) FROM grams_idx"
    before = [found(archive, query) for query in ("米国", "本文3", "米国599", "国5")]
    assert archive.index.connection.execute(segments).fetchone()[0] > 1
    steps = iter([True, False])
    assert not archive.merge(lambda: next(steps))
    assert archive.merge()
    assert archive.index.connection.execute(segments).fetchone()[0] == 1
    assert [found(archive, query) for query in ("米国", "本文3", "米国599", "国5")] == before
    assert archive.merge(lambda: pytest.fail("there is nothing left to do"))


SEARCH, QUESTION = {"ask": "list", "query": "米国"}, {"ask": "related", "text": "米国の関税", "path": ""}


@contextmanager
def served(library, channel) -> Iterator[Queue[dict[str, Any] | None]]:
    """The library, served in a thread: what is put into the queue is asked; the end of it is None."""
    requests: Queue[dict[str, Any] | None] = Queue()
    thread = Thread(target=serve, args=(library, iter(requests.get, None), channel))
    thread.start()
    yield requests
    requests.put(None)
    thread.join(LONG)
    assert not thread.is_alive()


@pytest.mark.parametrize(("held", "other"), [(SEARCH, QUESTION), (QUESTION, SEARCH)])
def test_searches_and_questions_never_wait_for_each_other(library, monkeypatch, held, other):
    """One of a kind hangs, and two more of it wait behind it."""
    Archive(library).refresh()
    begun, go_on = Event(), Event()

    def hanging(*_arguments):
        begun.set()
        assert go_on.wait(LONG)
        return "at last"

    monkeypatch.setattr(worker, "listed", hanging if held is SEARCH else worker.listed)
    monkeypatch.setitem(memory.QUESTIONS, "related", hanging if held is QUESTION else memory.QUESTIONS["related"])
    channel = Channel()
    with served(library, channel) as requests:
        requests.put({"id": 1, **held})
        assert begun.wait(LONG)
        for request in ({"id": 2, **held}, {"id": 3, **held}, {"id": 4, **other}, {"id": 5, **other}):
            requests.put(request)
        assert [channel.sent.get(timeout=LONG)["id"] for _answer in range(2)] == [4, 5]
        go_on.set()
        assert [channel.sent.get(timeout=LONG) for _answer in range(3)] == [
            {"id": number, "result": "at last"} for number in (1, 2, 3)
        ]


def test_neither_waits_for_what_is_written(library):
    """Another process holds the index in the middle of a transaction, and the own keeper waits for it."""
    Archive(library).refresh()
    write(library, {"b.md": header(title="新しい米国") + "本文。\n"})
    with sqlite3.connect(place(library), isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM post")
        channel = Channel()
        with served(library, channel) as requests:
            for request in ({"ask": "read"}, {"id": 1, **SEARCH}, {"id": 2, **QUESTION}):
                requests.put(request)
            answers = {}
            while len(answers) < 2:
                answer = channel.sent.get(timeout=LONG)
                answers[answer.get("id", 0)] = answer.get("result")
            assert answers[1]["total"] == 1
            assert [found["path"] for found in answers[2]] == []  # it is a draft, to which nobody links
            other.execute("ROLLBACK")
            channel.wait_for("read")
    other.close()


@pytest.mark.parametrize("request_", [SEARCH, QUESTION])
def test_a_damaged_index_is_filled_again_beside_what_is_asked(library, monkeypatch, request_):
    """Neither a search nor a question reads all posts of a blog before it is answered."""
    archive = Archive(library)
    archive.refresh()
    archive.close()
    damage(place(library))
    monkeypatch.setattr("editor.core.library.archive.refresh", in_the_keeper_alone)
    channel = Channel()
    with served(library, channel) as requests:
        requests.put({"id": 1, **request_})
        told: list[dict[str, Any]] = []
        while not {"id", "folders"} <= {key for one in told for key in one}:
            told.append(channel.sent.get(timeout=LONG))
        assert not any("error" in one or one.get("event") == "failed" for one in told)
        requests.put({"id": 2, **SEARCH})
        while (answer := channel.sent.get(timeout=LONG)).get("id") != 2:
            pass
        assert answer["result"]["total"] == 1


def in_the_keeper_alone(*arguments):
    assert current_thread().name == KEEPER
    return refresh(*arguments)


def damage(path):
    """Write nonsense over all tables but the first pages, which say that it is an index."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    data = path.read_bytes()
    path.write_bytes(data[:8192] + b"\x2a" * (len(data) - 8192))


def test_it_ends_quietly_with_its_window(library):
    """Whichever of its threads is about to tell something."""
    process = subprocess.Popen(
        [sys.executable, "-m", "editor.core.library.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin and process.stdout and process.stderr
    process.stdout.close()
    requests = [{"library": str(library)}, {"ask": "read"}, {"id": 1, "ask": "choices"}]
    process.stdin.write(b"".join(framed(as_json(request)) for request in requests))
    process.stdin.flush()
    assert process.wait(LONG) == 0
    assert process.stderr.read() == b""
    process.stdin.close()
    process.stderr.close()


def following(library, request, wait="result"):
    channel = Channel()
    keeper = Keeper(library, channel)
    keeper.wish(None)
    channel.wait_for("read")
    follower = Follower(library, channel, keeper)
    follower.ask({"id": 3, **request})
    told = []
    while True:
        told.append(channel.sent.get(timeout=LONG))
        if told[-1].get("id") == 3 and "event" not in told[-1]:
            return told


def test_links_follow_an_address(library):
    old, new = "https://e.example/old.html", "https://e.example/new.html"
    write(library, {"b.md": f"[前]({old})\n"})
    told = following(library, {"former": [old], "address": new, "posts": ["b.md", "gone.md"]})
    assert told[0] == {"event": "following", "id": 3, "done": 0, "all": 2}
    result = told[-1]["result"]
    assert result["changed"] == ["b.md"] and len(result["refused"]) == 1
    assert (library / "b.md").read_text(encoding="utf-8") == f"[前]({new})\n"


def test_links_follow_a_renamed_file(library):
    write(library, {"2025/b.md": "![図](../x/p.jpg) [前](../x.md)\n", "c.md": "x\n"})
    told = following(library, {"old": str(library / "x.md"), "new": str(library / "y.md")})
    assert told[-1]["result"]["changed"] == ["2025/b.md"]
    assert (library / "2025/b.md").read_text(encoding="utf-8") == "![図](../y/p.jpg) [前](../y.md)\n"


def test_what_cannot_be_followed_is_said(library):
    assert "error" in following(library, {"former": []})[-1]
