"""A handful of the moments that `python -m tests.faults.kills` tries by hundreds, and that it would see a loss."""

import pytest

from editor.core.history.journal import Recorder
from editor.core.history.journal_files import JournalFile
from tests.faults import kills
from tests.faults.typist import typed

SCENES = ("saved, composing", "saved all the time", "new, cannot be saved")


def test_a_killed_window_loses_nothing_that_is_older_than_half_a_second():
    counted = kills.run(len(SCENES), seed=1, preview=False, platform="offscreen", longest=0.8, scenes=SCENES)
    assert not counted.said
    assert counted.line.startswith(f"kills {len(SCENES)}, lost 0, torn 0, stray 0")


@pytest.mark.parametrize(
    ("body", "moments", "lost", "torn"),
    [
        (typed(30), [float(n) / 100 for n in range(30)], 0, 0),
        (typed(20), [float(n) / 100 for n in range(30)], 0, 0),
        (typed(20), [float(n) / 10 for n in range(30)], 1, 0),
        (typed(20)[:-3], [-9.0] * 29 + [0.0], 1, 0),
        (typed(20)[3:], [0.0] * 20, 0, 1),
        (typed(20) + "?", [0.0] * 20, 0, 1),
    ],
    ids=["all", "newest missing", "older missing", "much older missing", "beginning missing", "something else"],
)
def test_a_loss_is_seen(tmp_path, body, moments, lost, torn):
    (tmp_path / "post.md").write_text(f"本文。\n{body}", encoding="utf-8")
    counted = kills.Count()
    kills._judge("saved", tmp_path / "journal", tmp_path, moments, moments[-1], counted)
    assert (counted.lost, counted.torn) == (lost, torn)


def test_a_journal_of_the_killed_is_read(tmp_path):
    from editor.core.file.contents import Contents
    from editor.core.history.journal import Base
    from editor.core.post import Fields

    base = Base(str(tmp_path / "post.md"), b"", None)
    JournalFile(tmp_path, "a", 1, Recorder().begin(base, Contents(Fields(), typed(40)))).close()
    counted = kills.Count()
    kills._judge("new", tmp_path, tmp_path / "none", [0.0] * 40, 9.0, counted)
    assert (counted.lost, counted.torn, counted.ages) == (0, 0, [0.0])
