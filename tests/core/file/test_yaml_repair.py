"""Values that authors write and YAML does not read as text: put in quotes in a copy, and nothing else."""

import pytest

from editor.core.file.values import Fault
from editor.core.file.yaml_repair import Repaired, needs_repair, repair
from editor.core.file.yaml_tree import read_tree, value_of


@pytest.mark.parametrize(
    ("text", "repaired", "found"),
    [
        ("title: 首相: 増税", 'title: "首相: 増税"', [("title", "首相: 増税")]),
        ("title: 首相: 増税  # c", 'title: "首相: 増税"  # c', [("title", "首相: 増税")]),
        ("title: [速報] 記事", 'title: "[速報] 記事"', [("title", "[速報] 記事")]),
        ("title: {a: b}", 'title: "{a: b}"', [("title", "{a: b}")]),
        ("title: - a", 'title: "- a"', [("title", "- a")]),
        ("title: @x", 'title: "@x"', [("title", "@x")]),
        ('title: `a"`', 'title: "`a\\"`"', [("title", '`a"`')]),
        ("Title: a: b", 'Title: "a: b"', [("Title", "a: b")]),
        ("'title': a: b", "'title': \"a: b\"", [("title", "a: b")]),
        ("title: a: b\r\nstatus: x: y", 'title: "a: b"\r\nstatus: "x: y"', [("title", "a: b"), ("status", "x: y")]),
        # where POST_FORMAT has a text, at any depth
        ("news:\n  headline: a: b\n  summary:\n    - 「A」: B\n    - c\n    - d: e",
         'news:\n  headline: "a: b"\n  summary:\n    - "「A」: B"\n    - c\n    - "d: e"',
         [("news.headline", "a: b"), ("news.summary.0", "「A」: B"), ("news.summary.2", "d: e")]),
        ("news:\n  summary:\n  - a: b\ncommentary:\n  headline: c: d",
         'news:\n  summary:\n  - "a: b"\ncommentary:\n  headline: "c: d"',
         [("news.summary.0", "a: b"), ("commentary.headline", "c: d")]),
        ("related:\n  - title: a: b\n    url: u\n  - url: x\n    title: c: d",
         'related:\n  - title: "a: b"\n    url: u\n  - url: x\n    title: "c: d"',
         [("related.0.title", "a: b"), ("related.1.title", "c: d")]),
        # references: to nothing, and to something
        ("title: *a", 'title: "*a"', [("title", "*a")]),
        ("x: &a b\ntitle: *a", "x: &a b\ntitle: *a", []),
        # left alone: what reads, what is no text of ours, what is in a block or a comment
        ("title: a", "title: a", []),
        ("title: 'a: b'", "title: 'a: b'", []),
        ("title:", "title:", []),
        ("title: # c", "title: # c", []),
        ("title: |\n  a: b: c\n\n  d: e: f\nstatus: x", "title: |\n  a: b: c\n\n  d: e: f\nstatus: x", []),
        ("title: >-  # c\n  a: b: c", "title: >-  # c\n  a: b: c", []),
        ("x: y: z", "x: y: z", []),
        ("x:\n  title: y: z", "x:\n  title: y: z", []),
        ("# title: a: b", "# title: a: b", []),
        ("# c\n\n  # d\ntitle: a: b", '# c\n\n  # d\ntitle: "a: b"', [("title", "a: b")]),
        ("x y\ntitle: a: b", 'x y\ntitle: "a: b"', [("title", "a: b")]),
        ("labels: [a, b]", "labels: [a, b]", []),
        ("title: 'a", "title: 'a", []),  # it may go on below
    ],
)  # fmt: skip
def test_unreadable_texts_get_quotes(text: str, repaired: str, found: list[tuple[str, str]]) -> None:
    made = repair(text)
    assert made.text == repaired
    assert [(".".join(one.path), text[one.start : one.end]) for one in made.repairs] == found


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("labels: [a, @b, c]", ["a", "@b", "c"]),
        ("labels: [#1, `x`]", ["#1", "`x`"]),
        ("labels: [ *a , b]", ["*a", "b"]),
    ],
)
def test_labels_in_brackets(text: str, labels: list[str]) -> None:
    assert value_of(read_tree(repair(text).text).root) == {"labels": labels}


def test_quotes_that_nobody_closes_are_a_part_of_the_text() -> None:
    assert repair("title: 'a", quotes=True).text == 'title: "\'a"'
    assert repair('title: "a\nx: b', quotes=True).text == 'title: "\\"a"\nx: b'
    assert repair("title: 'a'", quotes=True).text == "title: 'a'"


def test_places_lead_back_into_the_authors_text() -> None:
    text = "title: a: b\nstatus: c: d\nx: y"
    made = repair(text)
    for sign in ("title", "status", "x"):
        assert text[made.place(made.text.index(sign)) :].startswith(sign)
    assert [made.place(one.new_start) for one in made.repairs] == [one.start for one in made.repairs]
    assert [made.place(one.new_end) for one in made.repairs] == [one.end for one in made.repairs]
    for one in made.repairs:
        for offset in range(one.new_start + 1, one.new_end):
            with pytest.raises(Fault) as caught:
                made.place(offset)
            assert caught.value.offset == one.start
    assert Repaired("abc").place(2) == 2


def test_no_more_values_are_looked_at_than_the_bound() -> None:
    """Each look takes a tenth of a millisecond."""
    lines = [f"    - {number}: x" for number in range(210)]
    assert len(repair("news:\n  summary:\n" + "\n".join(lines)).repairs) == 200
    labels = ", ".join(f"@{number}" for number in range(210))
    assert len(repair(f"labels: [{labels}]").repairs) == 200


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("", False),
        ("title: a", False),
        ("title: [a]", True),
        ("title: {a: b}", True),
        ("title: &a [b]", True),
        ("x: &a [b]\ntitle: *a", True),
        ("news: {headline: [a]}", True),
        ("news: {summary: [a, {b: c}]}", True),
        ("news: {summary: [a, b]}", False),
        ("related: [{title: [a]}]", True),
        ("related: [{title: a, x: [b]}]", False),
        ("x: [a]", False),
        ("x: {title: [a]}", False),
    ],
)
def test_what_is_no_text_where_there_should_be_one(text: str, needs: bool) -> None:
    assert needs_repair(read_tree(text).root) is needs
