"""Names of footnotes, found in the ids of the notes."""

import pytest

from editor.core.importers.note_names import with_note_names

BODY = "文[^1]と[^2]、`[^1]` と \\[^1]。\n\n[^1]: 一。\n\n[^2]: 二。\n"
NAMED = "文[^なま]と[^b.2]、`[^1]` と \\[^1]。\n\n[^なま]: 一。\n\n[^b.2]: 二。\n"


@pytest.mark.parametrize(
    ("ids", "body"),
    [
        (("なま", "b.2"), NAMED),
        (("1", "2"), BODY),
        (("2", "1"), "文[^2]と[^1]、`[^1]` と \\[^1]。\n\n[^2]: 一。\n\n[^1]: 二。\n"),
        (("a", "a"), BODY),
        (("a",), BODY),
        (("a", "b", "c"), BODY),
        (("a]", "b"), BODY),
        ((), BODY),
    ],
)
def test_names(ids: tuple[str, ...], body: str) -> None:
    html = "<ol>" + "".join(f'<li id="fn:{name}"><p>x</p></li>' for name in ids) + "</ol>"
    assert with_note_names(BODY, html) == body
