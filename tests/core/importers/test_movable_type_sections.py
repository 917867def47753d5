"""An entry of Movable Type in its sections: five hyphens part them, unless the author wrote them."""

import pytest

from editor.core.importers.movable_type_sections import sections_of

DASHES = "-----"


def entry(*lines: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    return sections_of(list(lines))


@pytest.mark.parametrize(
    ("lines", "about", "sections"),
    [
        (("AUTHOR: a", "TITLE: t", DASHES, "BODY:", "x", DASHES, "EXTENDED BODY:", "y", DASHES),
         {"AUTHOR": "a", "TITLE": "t"}, [("BODY", "x"), ("EXTENDED BODY", "y")]),
        (("TITLE:t", "foo", DASHES, "BODY:", ""), {"TITLE": "t"}, [("BODY", "")]),
        (("TITLE: t", "BODY:", "a"), {"TITLE": "t"}, [("BODY", "a")]),  # not parted
        (("TITLE: t", DASHES, "BODY: first", "x"), {"TITLE": "t"}, [("BODY", "first\nx")]),
        ((DASHES, "BODY:", "a", f"{DASHES}  ", "", "EXCERPT:", "b"), {}, [("BODY", "a"), ("EXCERPT", "b")]),
        (("TITLE: t", DASHES), {"TITLE": "t"}, []),
        (("TITLE: t", DASHES, "", ""), {"TITLE": "t"}, []),
        # a text without a name
        (("TITLE: t", DASHES, "x", "y", DASHES), {"TITLE": "t"}, [("BODY", "x\ny")]),
        (("TITLE: t", DASHES, "x"), {"TITLE": "t"}, [("BODY", "x")]),
        # lines of the author's
        (("TITLE: t", DASHES, "BODY:", "a", DASHES, "b", DASHES), {"TITLE": "t"}, [("BODY", f"a\n{DASHES}\nb")]),
        ((DASHES, "BODY:", "a", DASHES, "BODY:", "b", DASHES), {}, [("BODY", f"a\n{DASHES}\nBODY:\nb")]),
        ((DASHES, "BODY:", "a", DASHES, "EXCERPT: b", DASHES), {}, [("BODY", f"a\n{DASHES}\nEXCERPT: b")]),
        ((DASHES, "BODY:", "AUTHOR: x"), {}, [("BODY", "AUTHOR: x")]),
        # comments are what something is said of
        ((DASHES, "BODY:", "a", DASHES, "COMMENT:", "AUTHOR: c", "x", DASHES, "COMMENT:", "DATE: d", "y", DASHES),
         {}, [("BODY", "a"), ("COMMENT", "AUTHOR: c\nx"), ("COMMENT", "DATE: d\ny")]),
        ((DASHES, "BODY:", "a", DASHES, "COMMENT:", "no", DASHES), {}, [("BODY", f"a\n{DASHES}\nCOMMENT:\nno")]),
        ((DASHES, "BODY:", "a", DASHES, "PING:", "", "TITLE: x", DASHES), {}, [("BODY", "a"), ("PING", "\nTITLE: x")]),
        ((DASHES, "BODY:", "a", DASHES, "COMMENT:"), {}, [("BODY", "a\nCOMMENT:")]),
    ],
)  # fmt: skip
def test_sections(lines: tuple[str, ...], about: dict[str, str], sections: list[tuple[str, str]]) -> None:
    assert entry(*lines) == (list(about.items()), sections)


def test_no_line_is_lost_behind_the_first_mark() -> None:
    lines = ["TITLE: t", DASHES, "BODY:", "a", DASHES, DASHES, "", "COMMENT:", "b", "EXCERPT:", DASHES, "c"]
    _about, sections = entry(*lines)
    text = "".join(name + body for name, body in sections)
    assert all(line.rstrip(":") in text for line in lines[2:])
