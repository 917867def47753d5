"""Steps of undo in a file: read back as they were, bounded, and refused where they are damaged or do not fit."""

import json
import math
import zlib
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.file.contents import Contents
from editor.core.history.kept_steps import (
    MOST,
    MOST_FILES,
    KeptStep,
    KeptSteps,
    decode,
    encode,
    read_steps,
    steps_file,
    write_steps,
)
from editor.core.post import Fields
from editor.core.text.splices import Splice, splice_between

KEPT = KeptSteps(
    "digest",
    Contents(Fields(description="初め"), "あ😀\ud800"),
    (
        KeptStep("入力", Splice(1, 1, "い"), None),
        KeptStep("説明", None, Fields(description="次")),
        KeptStep("両方", Splice(0, 0, "前"), Fields(description="後")),
    ),
    1,
)


def test_read_back_as_it_was() -> None:
    data = encode(KEPT)
    assert data is not None
    assert decode(data) == KEPT
    assert KEPT.end() == Contents(Fields(description="次"), "あい\ud800")


@pytest.mark.parametrize("undone", [0, 1, 2, 3])
def test_the_end_is_where_the_post_was_left(undone: int) -> None:
    ends = ["前あい\ud800", "あい\ud800", "あい\ud800", "あ😀\ud800"]
    end = replace(KEPT, undone=undone).end()
    assert end is not None and end.text == ends[undone]


def test_steps_that_do_not_fit_lead_nowhere() -> None:
    assert replace(KEPT, steps=(KeptStep("x", Splice(2, 9, ""), None),), undone=0).end() is None


def packed(**changes: object) -> bytes:
    data = encode(KEPT)
    assert data is not None
    return zlib.compress(json.dumps({**json.loads(zlib.decompress(data)), **changes}).encode())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x" * 100,
        zlib.compress(b"{}"),
        zlib.compress(b"[" * 100_000),
        zlib.compress(b" " * (1 << 23)),
        (encode(KEPT) or b"")[:-5],
        packed(format=2),
        packed(undone=9),
        packed(undone=-1),
        packed(undone="x"),
        packed(undone=math.inf),
        packed(undone=math.nan),
        packed(undone=0.0),
        packed(steps=[["a", [math.inf, 0, ""], None]]),
        packed(steps=[["a", [0, math.inf, ""], None]]),
        packed(base=None),
        packed(base={"fields": "x", "text": ""}),
        packed(steps=[["a", [0, 0], None]]),
        packed(steps=[["a", [-1, 0, ""], None]]),
        packed(steps=[[1, None, None]]),
        packed(steps=[["a", None, None]] * (MOST + 1)),
        packed(digest=None),
    ],
)
def test_what_is_damaged_is_nothing(data: bytes) -> None:
    assert decode(data) is None


def test_too_much_is_not_kept() -> None:
    import random

    noise = "".join(chr(random.Random(1).randrange(0x4E00, 0x9FFF)) for _ in range(3))
    assert encode(replace(KEPT, base=Contents(Fields(), noise * 800_000))) is None


def test_a_file_for_each_post_and_the_oldest_go(tmp_path: Path) -> None:
    folder = tmp_path / "undo"
    write_steps(folder, "../a", KEPT)
    assert read_steps(folder, "../a", "digest") == KEPT
    assert read_steps(folder, "../a", "another") is None
    assert read_steps(folder, "b", "digest") is None
    assert steps_file(folder, "../a").parent == folder
    write_steps(folder, "../a", None)
    assert not list(folder.iterdir())
    for number in range(MOST_FILES + 3):
        write_steps(folder, str(number), KEPT)
    assert len(list(folder.iterdir())) == MOST_FILES


TEXTS = st.text(st.sampled_from("あa\n😀\ufeff") | st.characters(), max_size=12)


@given(st.lists(TEXTS, min_size=1, max_size=8), st.data())
def test_any_steps(texts: list[str], data: st.DataObject) -> None:
    steps = tuple(KeptStep("s", splice_between(before, after), None) for before, after in pairwise(texts))
    undone = data.draw(st.integers(0, len(steps)))
    kept = KeptSteps("d", Contents(Fields(), texts[0]), steps, undone)
    encoded = encode(kept)
    assert encoded is not None
    again = decode(encoded)
    assert again == kept
    end = kept.end()
    assert end is not None and end.text == texts[len(steps) - undone]
