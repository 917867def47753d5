"""Sentences that are marked as predictions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.library.due import due
from editor.core.library.predictions import marked
from tests.core.library.posts import archive_of, header, write


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("前。【予測：2026年3月31日】関税は下がる。後。", [("2026-03-31", "関税は下がる。")]),
        ("関税は下がる（予測 2026-03-31）。", [("2026-03-31", "関税は下がる。")]),
        ("関税は下がる。（予測：2026/3/31）", [("2026-03-31", "関税は下がる。")]),
        ("関税は下がる[予測:2026年２月]。", [("2026-02-28", "関税は下がる。")]),
        ("関税は下がる（予測 2026年末）。", [("2026-12-31", "関税は下がる。")]),
        ("関税は下がる（予測 2026年3月31日まで）。", [("2026-03-31", "関税は下がる。")]),
        ("予測では下がる。", []),
        ("（予測 近いうち）", []),
        ("（予測 2026-02-30）下がる", []),
    ],
)
def test_marks(text, found):
    assert [tuple(one) for one in marked(text)] == found


@given(st.text(alphabet="（）予測【】: 2026年3月-末。", max_size=40))
def test_any_text(text):
    assert all(len(one.day) == 10 for one in marked(text))


def test_what_is_due(tmp_path):
    archive = archive_of(
        tmp_path / "posts",
        {
            "a.md": header(title="甲", date="2025-04-01") + "関税は下がる（予測 2026-03-31）。\n",
            "b.md": header(title="乙", date="2025-04-02") + "停戦が成る（予測 2025-12-31）。\n",
        },
    )
    assert [(one.day, one.sentence, one.entry.path) for one in due(archive.index, "", "")] == [
        ("2025-12-31", "停戦が成る。", "b.md"),
        ("2026-03-31", "関税は下がる。", "a.md"),
    ]
    assert [one.entry.path for one in due(archive.index, "2026-03-31", "2026-03-31")] == ["a.md"]
    write(archive.library, {"a.md": header(title="甲") + "もう何も。\n"})
    archive.refresh()
    assert due(archive.index, "2026-01-01", "") == []
