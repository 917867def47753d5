"""The figure of saving is one of real saves."""

from pathlib import Path

from tests.bench.saving import measure, post


def test_both_are_measured(tmp_path: Path) -> None:
    ours, least = measure(tmp_path, rounds=10)
    assert ours > 0 < least
    assert (tmp_path / "ours.md").read_bytes() == (tmp_path / "plain.md").read_bytes() == post(9)
    assert 19_900 < len(post(9)) <= 20_000
