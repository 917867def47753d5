"""Comments of WordPress: which are taken in, and what they say."""

import pytest

from editor.core.importers.entry import Comment, EntryKind
from editor.core.importers.wordpress_comments import comments_of, left_out
from editor.core.importers.xml_element import Element, read_element


def item(**said: str) -> Element:
    inside = "".join(f"<wp:comment_{name}>{text}</wp:comment_{name}>" for name, text in said.items())
    return read_element(f"<item><wp:comment>{inside}</wp:comment></item>", {"wp": "wp"})


@pytest.mark.parametrize(
    ("approved", "kind", "fate"),
    [
        ("1", "", ""),
        (" Approved ", "comment", ""),
        ("", "", ""),
        ("0", "", "never approved"),
        ("hold", "", "never approved"),
        ("spam", "", "spam"),
        ("trash", "", "trash"),
        ("1", "pingback", "notice of a link"),
        ("1", " trackback ", "notice of a link"),
    ],
)
def test_which_are_taken_in(approved: str, kind: str, fate: str) -> None:
    element = item(id=" 5 ", approved=approved, type=kind)
    assert len(list(comments_of(element, "p"))) == (0 if fate else 1)
    skipped = list(left_out(element))
    assert [(one.kind, one.id) for one in skipped] == ([(EntryKind.COMMENT, "5")] if fate else [])
    assert not fate or fate in skipped[0].reason


@pytest.mark.parametrize(
    ("said", "comment"),
    [
        (
            {"id": "5", "parent": "3", "author": " 人\n", "author_url": " https://u.jp ",
             "date_gmt": "2024-01-02 03:04:05", "content": " a&#13;\nb\nc "},
            Comment("5", "p", "3", "人", "https://u.jp", "2024-01-02T03:04:05+00:00", "a<br />b<br />c"),
        ),
        ({"id": "5", "parent": "0", "date": "2024-01-02 03:04"}, Comment("5", "p", published="2024-01-02 03:04")),
    ],
)  # fmt: skip
def test_what_they_say(said: dict[str, str], comment: Comment) -> None:
    assert list(comments_of(item(approved="1", **said), "p")) == [comment]
