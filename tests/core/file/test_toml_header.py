"""A TOML header: what it says and where, and the whole text after each kind of edit: no other line differs."""

import pytest

from editor.core.file.toml_header import TomlHeader
from editor.core.file.values import Data, Fault, Value

ROWS = '[[related]]\ntitle = "A" # a\n[[related]]\ntitle = "B"\n[[related]]\ntitle = "C"\n'
A, B, C, D = ({"title": name} for name in "ABCD")
ROW_A, ROW_B, ROW_C, ROW_D = (f'[[related]]\ntitle = "{name}"{" # a" if name == "A" else ""}\n' for name in "ABCD")


def edited(text: str, changes: dict[str, Value]) -> str:
    """`text` with the given keys changed; None removes one."""
    header = TomlHeader.read(text)
    data: Data = {key: value for key, value in {**header.data, **changes}.items() if value is not None}
    result = header.with_data(data)
    assert {key: value for key, value in result.data.items() if value} == {k: v for k, v in data.items() if v}
    return result.text


@pytest.mark.parametrize(
    ("before", "changes", "after"),
    [
        # one value, with its comment and its notation
        ("date = 2025-04-02 # c\n", {"date": "2025-04-03"}, "date = 2025-04-03 # c\n"),
        ("date = 2025-04-02 # c\n", {"date": "soon"}, 'date = "soon" # c\n'),
        ("n = 5\n", {"n": "6"}, "n = 6\n"),
        ("n = true\n", {"n": "false"}, "n = false\n"),
        ("n = 10:00:00\n", {"n": "11:30:00"}, "n = 11:30:00\n"),
        ('n = "5"\n', {"n": "6"}, 'n = "6"\n'),
        ("title = 'x'\n", {"title": "a'b"}, 'title = "a\'b"\n'),
        ('title = """\nx\ny"""\n', {"title": "z"}, 'title = "z"\n'),
        ('title = "x"\nstatus = "draft" # s\n', {"title": None}, 'status = "draft" # s\n'),
        (
            '[news]\nheadline = "h"\nx = [\n 1,\n]\n[z]\n',
            {"news": {"headline": "h"}},
            '[news]\nheadline = "h"\n[z]\n',
        ),
        ("[[r]]\na = 1\nb = 2\n[[r]]\na = 3\n", {"r": [{"a": "1"}, {"a": "3"}]}, "[[r]]\na = 1\n[[r]]\na = 3\n"),
        # items of a list, each with its comment
        ('labels = [\n "a", # one\n "b", # two\n]\n', {"labels": ["b"]}, 'labels = [\n "b", # two\n]\n'),
        (
            'labels = [\n "a", # one\n "b", # two\n]\n',
            {"labels": ["a", "b", "c"]},
            'labels = [\n "a", # one\n "b", # two\n "c",\n]\n',
        ),
        (
            'labels = [\n "a", # one\n "b", # two\n]\n',
            {"labels": ["x", "b"]},
            'labels = [\n "x", # one\n "b", # two\n]\n',
        ),
        ('labels = ["a","b","c"]\n', {"labels": ["c", "a", "b"]}, 'labels = ["c", "a", "b"]\n'),
        ('labels = ["a", "b", "c"]\n', {"labels": ["a", "c"]}, 'labels = ["a", "c"]\n'),
        ('labels = ["a"]\n', {"labels": []}, "labels = []\n"),
        ("x = [{a=1},{a=2}]\n", {"x": [{"a": "1"}]}, "x = [{a=1}]\n"),
        ("x = [1,2]\n", {"x": [{"a": "1"}]}, 'x = [{a = "1"}]\n'),
        # a table on one line
        ('n = {a = 1, b = "x"} # c\n', {"n": {"a": "1", "b": "y"}}, 'n = {a = 1, b = "y"} # c\n'),
        (
            'n = {a = 1, b = "x"} # c\n',
            {"n": {"a": "1", "b": "x", "c": ["d"]}},
            'n = {a = 1, b = "x", c = ["d"]} # c\n',
        ),
        ("x = 5\n", {"x": {"a": "1"}}, 'x = {a = "1"}\n'),
        # a new key stands where POST_FORMAT has it; one it does not know, at the end of its table
        ("", {"title": "z"}, 'title = "z"\n'),
        ("# only\n", {"title": "z"}, 'title = "z"\n# only\n'),
        ('title = "x"', {"status": "draft"}, 'status = "draft"\ntitle = "x"'),
        ('title = "x"', {"labels": ["a"]}, 'labels = ["a"]\ntitle = "x"'),
        ('title = "x"', {"zzz": ["a"]}, 'title = "x"\nzzz = ["a"]\n'),
        (
            'title = "x"\nstatus = "draft"\n',
            {"labels": ["a"]},
            'title = "x"\nstatus = "draft"\nlabels = ["a"]\n',
        ),
        ('title = "x"\n[t]\na = 1\n', {"x y": "z"}, 'title = "x"\n"x y" = "z"\n[t]\na = 1\n'),
        (
            '[news]\nheadline = "h" # c\n[zzz]\na = 1\n',
            {"news": {"headline": "h", "summary": ["a"]}},
            '[news]\nheadline = "h" # c\nsummary = ["a"]\n[zzz]\na = 1\n',
        ),
        (
            '[news]\nsummary = ["a"]\n',
            {"news": {"headline": "h", "summary": ["a"]}},
            '[news]\nheadline = "h"\nsummary = ["a"]\n',
        ),
        ("[news]\n[zzz]\na = 1\n", {"news": {"headline": "h"}}, '[news]\nheadline = "h"\n[zzz]\na = 1\n'),
        # dotted keys stay dotted
        (
            'news.headline = "h"\n',
            {"news": {"headline": "h", "summary": ["a"]}},
            'news.headline = "h"\nnews.summary = ["a"]\n',
        ),
        (
            '[a]\nnews.headline = "h"\n',
            {"a": {"news": {"headline": "h", "x y": "b"}}},
            '[a]\nnews.headline = "h"\nnews."x y" = "b"\n',
        ),
        ("a.b.c = 1\na.b.d = 2\n", {"a": {"b": {"c": "1"}}}, "a.b.c = 1\n"),
        ('news.headline = "h"\ntitle = "x"\n', {"news": None}, 'title = "x"\n'),
        # a new table stands before those that come after it, and nothing slips into another one
        (
            'title = "x"\n[commentary]\nheadline = "h"\n[zzz]\na = 1\n',
            {"news": {"headline": "n"}},
            'title = "x"\n[news]\nheadline = "n"\n[commentary]\nheadline = "h"\n[zzz]\na = 1\n',
        ),
        (
            'title = "x"\n[news]\nheadline = "h"\n[zzz]\na = 1\n',
            {"commentary": {"headline": "c"}},
            'title = "x"\n[news]\nheadline = "h"\n[zzz]\na = 1\n[commentary]\nheadline = "c"\n',
        ),
        ('title = "x"', {"related": [A]}, 'title = "x"\n[[related]]\ntitle = "A"\n'),
        (
            "",
            {"news": {"headline": "a", "x": {"y": "z"}}},
            '[news]\nheadline = "a"\n[news.x]\ny = "z"\n',
        ),
        ("", {"news": {"x": {"y": "z"}}}, '[news.x]\ny = "z"\n'),
        (
            '[news]\nheadline = "h"\n[commentary]\nheadline = "c"\n',
            {"news": {"headline": "h", "x": {"y": "z"}}},
            '[news]\nheadline = "h"\n[news.x]\ny = "z"\n[commentary]\nheadline = "c"\n',
        ),
        ("[a.b]\nc = 1\n[a.d]\ne = 1\n", {"a": {"d": {"e": "1"}}}, "[a.d]\ne = 1\n"),
        ("[a.b]\nc = 1\n[z]\n[a.d]\ne = 1\n", {"a": None}, "[z]\n"),
        # the rows of an array of tables
        (ROWS, {"related": [B, C]}, ROW_B + ROW_C),
        (ROWS, {"related": [A, C]}, ROW_A + ROW_C),
        (ROWS, {"related": [A, B]}, ROW_A + ROW_B),
        (ROWS, {"related": [C, A, B]}, ROW_C + ROW_A + ROW_B),
        (ROWS, {"related": [B, A, C]}, ROW_B + ROW_A + ROW_C),
        (ROWS, {"related": [C, B, A]}, ROW_C + ROW_B + ROW_A),
        (ROWS, {"related": [D, A, B, C]}, ROW_D + ROWS),
        (ROWS, {"related": [A, D, B, C]}, ROW_A + ROW_D + ROW_B + ROW_C),
        (ROWS, {"related": [A, B, C, D]}, ROWS + ROW_D),
        (ROWS, {"related": [A, {**B, "url": "x"}, C]}, ROW_A + ROW_B + 'url = "x"\n' + ROW_C),
        (ROWS, {"related": [{"title": "E"}, B, C]}, '[[related]]\ntitle = "E" # a\n' + ROW_B + ROW_C),
        (ROWS, {"related": []}, ""),
        (ROWS + "[zzz]\na = 1\n", {"related": [A]}, ROW_A + "[zzz]\na = 1\n"),
        (
            "[[x.y]]\na = 1\n[[x.y]]\na = 2\n[x.y.z]\nb = 1\n",
            {"x": {"y": [{"a": "1"}, {"a": "2", "z": {"b": "3"}}]}},
            "[[x.y]]\na = 1\n[[x.y]]\na = 2\n[x.y.z]\nb = 3\n",
        ),
        (
            "[[x]]\na = 1\n[x.z]\nb = 1\n[[x]]\na = 2\n",
            {"x": [{"a": "2"}, {"a": "1", "z": {"b": "1"}}]},
            "[[x]]\na = 2\n[[x]]\na = 1\n[x.z]\nb = 1\n",
        ),
    ],
)
def test_an_edit_changes_its_own_lines(before: str, changes: dict[str, Value], after: str) -> None:
    assert edited(before, changes) == after


def test_lines_that_are_added_end_as_the_others_do() -> None:
    header = TomlHeader.read('title = "x"\r\n[t]\r\na = 1', "\r\n")
    assert header.with_data({**header.data, "t": {"a": "1", "b": "2"}}).text == (
        'title = "x"\r\n[t]\r\na = 1\r\nb = "2"\r\n'
    )


@pytest.mark.parametrize(
    ("text", "changes", "offset"),
    [
        ("t = 1\na = [[1], [2]]\n[b]\nc = 1\n", {"b": "x", "a": [["1"], ["3"]]}, 21),
        ("t = 1\n[a]\nb = 1\n", {"a": "x"}, 6),  # a table that is to be a text
    ],
)
def test_an_edit_that_does_not_read_back_is_refused_at_its_place(
    text: str, changes: dict[str, Value], offset: int
) -> None:
    with pytest.raises(Fault) as caught:
        edited(text, changes)
    assert (caught.value.rule, caught.value.offset) == ("header-cannot-edit", offset)
    assert "cannot be changed safely" in caught.value.sentence


TEXT = """\
top = 1_000 # note
[[r]]
a = 2025-04-02 # x
[[r]]
a = 10:00:00
[r.s]
b = [1, true, 2025-04-02]
[t]
c.d = "x # y"
f = 1e3
"""


def test_all_is_text_as_it_was_written() -> None:
    assert TomlHeader.read(TEXT).data == {
        "top": "1_000",
        "r": [{"a": "2025-04-02"}, {"a": "10:00:00", "s": {"b": ["1", "true", "2025-04-02"]}}],
        "t": {"c": {"d": "x # y"}, "f": "1e3"},
    }


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("top",), "top = "),
        (("r",), "[[r]]\na = 2025"),
        (("r", "0", "a"), "a = 2025"),
        (("r", "1"), "[[r]]\na = 10"),
        (("r", "1", "a"), "a = 10"),
        (("r", "1", "s", "b"), "b = "),
        (("r", "1", "s", "b", "2"), "b = "),
        (("t", "c", "d"), "c.d"),
        (("t", "c"), "c.d"),
        (("t", "gone"), "[t]"),
        (("gone",), "top = "),
    ],
)
def test_each_value_has_its_place(path: tuple[str, ...], line: str) -> None:
    assert TEXT[TomlHeader.read(TEXT).offset(path) :].startswith(line)


@pytest.mark.parametrize(
    ("key", "source"),
    [("top", "1_000 # note"), ("t", '[t]\nc.d = "x # y"\nf = 1e3'), ("gone", "")],
)
def test_a_key_is_shown_as_the_author_wrote_it(key: str, source: str) -> None:
    assert TomlHeader.read(TEXT).source(key) == source


@pytest.mark.parametrize("text", ["a = ", "a = 1\na = 2", "a = " + "[" * 50, "[a]\n[a]"])
def test_what_cannot_be_read_says_nothing_and_is_not_edited(text: str) -> None:
    header = TomlHeader.read(text)
    assert (len(header.faults), header.data, header.offset(("a",)), header.source("a")) == (1, {}, 0, "")
    assert header.mended() == ()
    with pytest.raises(Fault) as caught:
        header.with_data({"a": "1"})
    assert caught.value is header.faults[0]
