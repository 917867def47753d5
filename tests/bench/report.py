"""Measurements as Markdown tables."""

from collections.abc import Mapping, Sequence

Result = Mapping[str, float]
Row = tuple[str, str, Result | None]  # post, editor, what was measured (None: the editor did not get that far)

_COLUMNS = ("window_ms", "preview_ready_ms", "glyph", "preview", "missed", "pss_mb")
_HEADINGS = (
    "post",
    "editor",
    "window, ms",
    "preview ready, ms",
    "key → glyph, ms: median (p95)",
    "key → preview, ms: median (p95)",
    "missed",
    "memory, MB",
)


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def _cell(result: Result | None, column: str) -> str:
    if result is None:
        return "–"
    if column in ("glyph", "preview"):
        if f"{column}_p50" not in result:
            return "–"
        return f"{result[f'{column}_p50']:.1f} ({result[f'{column}_p95']:.1f})"
    return f"{result[column]:.0f}" if column in result else "–"


def measured(rows: Sequence[Row]) -> str:
    """One line for each post and editor."""
    return _table(_HEADINGS, [(post, name, *(_cell(result, c) for c in _COLUMNS)) for post, name, result in rows])


def compared(rows: Sequence[Row], own: str) -> str:
    """How many times the other editors' figures are those of `own`; above 1, `own` is faster or smaller."""
    columns = ("window_ms", "preview_ready_ms", "glyph_p50", "preview_p50", "pss_mb")
    results = {(post, name): result for post, name, result in rows}
    lines = []
    for post, name, result in rows:
        base = results.get((post, own))
        if name == own or result is None or base is None:
            continue
        ratios = [f"{result[c] / base[c]:.1f} ×" if result.get(c) is not None and base.get(c) else "–" for c in columns]
        lines.append((post, f"{name} / {own}", *ratios))
    headings = ("post", "", "window", "preview ready", "key → glyph", "key → preview", "memory")
    return _table(headings, lines) if lines else ""
