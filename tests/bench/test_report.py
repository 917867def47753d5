"""The tables of the benchmark."""

from tests.bench.report import compared, measured

OURS = {
    "window_ms": 300.4,
    "preview_ready_ms": 600.0,
    "glyph_p50": 4.0,
    "glyph_p95": 8.04,
    "preview_p50": 15.0,
    "preview_p95": 30.0,
    "missed": 0,
    "pss_mb": 200.0,
}
OTHER = {**OURS, "window_ms": 600.8, "preview_p50": 600.0}


def test_measured_has_a_line_for_every_run() -> None:
    lines = measured([("10k", "Ronpyo", OURS), ("1m", "retext", None)]).splitlines()
    assert lines[2] == "| 10k | Ronpyo | 300 | 600 | 4.0 (8.0) | 15.0 (30.0) | 0 | 200 |"
    assert lines[3] == "| 1m | retext | – | – | – | – | – | – |"


def test_compared_divides_by_our_own() -> None:
    table = compared([("10k", "Ronpyo", OURS), ("10k", "retext", OTHER)], "Ronpyo")
    assert table.splitlines()[2] == "| 10k | retext / Ronpyo | 2.0 × | 1.0 × | 1.0 × | 40.0 × | 1.0 × |"


def test_nothing_to_compare() -> None:
    assert compared([("10k", "Ronpyo", OURS)], "Ronpyo") == ""
