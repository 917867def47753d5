"""Receipts kept and read, whatever lies in their file."""

import gzip
import json
import stat
from pathlib import Path

import pytest

from editor.core.errors import FileError
from editor.core.originals.record import fingerprint
from editor.core.post import Fields, Post, Status
from editor.core.receipts import shelf
from editor.core.receipts.made import receipt_of
from editor.core.receipts.receipt import Receipt

ID = "0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10"


def test_they_come_back_newest_first(tmp_path: Path) -> None:
    first, second = (
        Receipt("2025-01-01T00:00:00+09:00", "<p>一</p>", pictures=(("a.png", "https://e.jp/a"),)),
        Receipt("t", "二"),
    )
    shelf.keep(tmp_path, ID, first)
    shelf.keep(tmp_path, ID, second)
    assert shelf.of(tmp_path, ID) == (second, first)
    path = shelf.receipts_path(tmp_path, ID)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 and stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_same_copy_twice_is_one(tmp_path: Path) -> None:
    shelf.keep(tmp_path, ID, Receipt("a", "一"))
    shelf.keep(tmp_path, ID, Receipt("b", "一"))
    assert [one.time for one in shelf.of(tmp_path, ID)] == ["b"]


def test_the_oldest_give_way(tmp_path: Path) -> None:
    for number in range(shelf.MOST + 2):
        shelf.keep(tmp_path, ID, Receipt(str(number), str(number)))
    kept = shelf.of(tmp_path, ID)
    assert len(kept) == shelf.MOST and kept[0].html == str(shelf.MOST + 1)


def test_a_file_never_grows_to_more_than_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST_BYTES", 10_000)
    for number in range(6):
        shelf.keep(tmp_path, ID, Receipt(str(number), f"{number}論" * 700))  # 2,800 bytes
    assert [one.time for one in shelf.of(tmp_path, ID)] == ["5", "4", "3"]
    shelf.keep(tmp_path, ID, Receipt("large", "論" * 5000))
    assert [one.time for one in shelf.of(tmp_path, ID)] == ["large"]
    shelf.keep(tmp_path, ID, Receipt("last", "論"))
    assert [one.time for one in shelf.of(tmp_path, ID)] == ["last"]


def test_a_post_without_id_has_none(tmp_path: Path) -> None:
    shelf.keep(tmp_path, "", Receipt("a", "一"))
    assert list(tmp_path.iterdir()) == [] and shelf.of(tmp_path, "") == ()


@pytest.mark.parametrize("post_id", ["../../x", "a" * 5000, "CON", "\x00", "ガ"])
def test_no_id_leads_elsewhere(tmp_path: Path, post_id: str) -> None:
    shelf.keep(tmp_path, post_id, Receipt("a", "一"))
    assert shelf.of(tmp_path, post_id) and [path.name for path in tmp_path.iterdir()] == [shelf.FOLDER]


DAMAGED = [
    b"",
    b"x",
    gzip.compress(b"[]", mtime=0),
    gzip.compress(b'{"version": 9}', mtime=0),
    gzip.compress(b"{" * 100_000, mtime=0)[:50],
]


@pytest.mark.parametrize("data", DAMAGED)
def test_a_damaged_file_is_left_as_it_is(tmp_path: Path, data: bytes) -> None:
    path = shelf.receipts_path(tmp_path, ID)
    path.parent.mkdir()
    path.write_bytes(data)
    with pytest.raises(FileError):
        shelf.of(tmp_path, ID)
    with pytest.raises(FileError):
        shelf.keep(tmp_path, ID, Receipt("a", "一"))
    assert path.read_bytes() == data


def test_values_of_another_kind_count_as_missing(tmp_path: Path) -> None:
    path = shelf.receipts_path(tmp_path, ID)
    path.parent.mkdir()
    listed = [{"html": 5, "pictures": {"a": 1, "b": "c"}, "checks": [1, "d"]}, 7, None]
    path.write_bytes(gzip.compress(json.dumps({"version": 1, "receipts": listed}).encode(), mtime=0))
    assert shelf.of(tmp_path, ID) == (Receipt("", "", pictures=(("b", "c"),), checks=("d",)),)


def test_the_state_follows_the_post() -> None:
    post = Post(Fields(id=ID), "文。")
    receipts = (receipt_of(post, {"text": "<p>文。</p>", "problems": [{"message": "注意"}]}),)
    assert receipts[0].checks == ("注意",) and receipts[0].shown == fingerprint(post)
    assert shelf.state_of(post, ()) is shelf.BlogState.NEVER
    assert shelf.state_of(post, receipts) is shelf.BlogState.COPIED
    assert shelf.state_of(Post(Fields(id=ID), "別。"), receipts) is shelf.BlogState.CHANGED
    assert shelf.state_of(Post(Fields(id=ID, status=Status.PUBLISHED), "文。"), receipts) is shelf.BlogState.PUBLISHED
