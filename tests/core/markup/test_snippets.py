"""Snippets: read from a plain file, bounded, row by row where it is damaged; the caret goes to its place."""

from pathlib import Path

import pytest

from editor.core import words
from editor.core.markup.snippets import TextSnippet, put_snippet, read_snippets, ready_file


def run(text: str, chosen: str = "") -> str:
    """What `text` makes of "前|後", with the caret, or what was selected, at the bar."""
    before = f"前{chosen}後"
    edit = put_snippet(TextSnippet("x", text), "4月2日")(before, 1, 1 + len(chosen))
    new, (start, end) = edit.apply(before), edit.selection
    assert start == end
    return f"{new[:start]}|{new[end:]}"


@pytest.mark.parametrize(
    ("text", "chosen", "result"),
    [
        ("出典：{caret}。", "", "前出典：|。後"),
        ("出典：{caret}。", "言葉", "前出典：言葉|。後"),
        ("【追記 {date}】{caret}", "", "前【追記 4月2日】|後"),
        ("どこにもない", "", "前どこにもない|後"),
        ("どこにもない", "言葉", "前言葉どこにもない|後"),
        ("{caret}と{caret}", "", "前|と後"),
        ("{date}{caret}{date}", "x", "前4月2日x|4月2日後"),
        ("一\n二{caret}", "", "前一\n二|後"),
        ("{other} {", "", "前{other} {|後"),
        ("{caret}", "{caret}{date}", "前{caret}{date}|後"),
    ],
)
def test_the_caret_goes_to_its_place(text: str, chosen: str, result: str) -> None:
    assert run(text, chosen) == result


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "snippets.toml"


def test_the_limit_is_said_as_it_is(file: Path) -> None:
    file.write_text(f'"a" = "{"x" * 70_000}"', encoding="utf-8")
    assert "it is larger than 64 KB." in read_snippets(file).problem


@pytest.mark.parametrize(
    ("text", "found", "said"),
    [
        ('"出典" = "出典："\n"追記" = "x"\n', {"出典": "出典：", "追記": "x"}, []),
        ("\ufeff# a\r\n'a' = 'b'\r\n", {"a": "b"}, []),
        ("", {}, []),
        ('"a" = """一\r\n二"""\r\n"b" = "y"', {"a": "一\n二", "b": "y"}, []),
        ('"a" = "1\\r2\\u0000\\u0007\\t3"', {"a": "1\n2\t3"}, []),
        ('"a" = { text = "x", reading = "よみ" }', {"a": "x"}, []),
        ('["追記"]\ntext = "x"\nreading = "y"\n["b"]\ntext = "z"', {"追記": "x", "b": "z"}, []),
        ('" a\\n b " = "x"', {"a b": "x"}, []),
        # rows by which TOML's own reader would lose all others
        ('"a" = "x"\n"b" = “y”\n"c" = "z"\n', {"a": "x", "c": "z"}, ["line 2"]),
        ('出典 = "出典："\n"b" = "y"\n', {"出典": "出典：", "b": "y"}, []),
        ('[追記]\ntext = "x"\n', {"追記": "x"}, []),
        ('"a" = "x\n"b" = "y"\n', {"b": "y"}, ["line 1"]),
        ('"a" = "x"\n"a" = "y"\n"b" = "z"', {"a": "x", "b": "z"}, ["line 2"]),
        ('"a" = """x\n"b" = "y"\n', {"b": "y"}, ["line 1"]),
        ('?\n"b" = """y\nz"""\n!\n"c" = "x"', {"b": "y\nz", "c": "x"}, ["line 1", "line 4"]),
        ('["a"\ntext = "x"\n["b"]\ntext = "y"', {"b": "y"}, ["line 1", "line 2"]),
        ('[[x]]\ntext = "x"\n?', {}, ["line 1", "line 2", "line 3"]),
        ("出典：x\n追記＝「x」\n", {}, ["line 1", "line 2"]),
        # rows that say no words
        ('a = 3\nb = ""\nc = "x"\nd = ["x"]\ne = { text = 1 }', {"c": "x"}, ["“a”", "“b”", "“d”", "“e”"]),
        ('a.b = "x"', {}, ["“a”"]),
        ('"" = "x"\n"　" = "y"', {}, ["“”", "“　”"]),
        ('"a" = { text = "x", reading = 3 }', {}, ["“a”"]),
        ('"a b" = "x"\n"a  b" = "y"', {"a b": "x"}, ["“a b”"]),
        (f'a = "{"x" * 10_001}"\nb = "{"x" * 10_000}"', {"b": "x" * 10_000}, ["“a”"]),
        ("a" * 70 + ' = "x"\n', {}, ["a" * 20]),
        ("".join(f"n{n} = 'x'\n" for n in range(203)), {f"n{n}": "x" for n in range(200)}, ["“n200”", "“n202”"]),
        ("?\n" * 9, {}, ["line 5", "and 4 more"]),
        # hostile ones
        (".".join("a" * 9000) + " = 1\n'b' = 'x'", {"b": "x"}, ["line 1"]),
        ("a = " + "[" * 5000 + "\n'b' = 'x'", {"b": "x"}, ["line 1"]),
        ('a = """\n' * 2000, {"a": "a = "}, ["line 3"]),
        ("#" * 70_000, {}, ["large"]),
    ],
)
def test_a_file_of_any_kind(file: Path, text: str, found: dict[str, str], said: list[str]) -> None:
    file.write_bytes(text.encode())
    read = read_snippets(file)
    assert {one.name: one.text for one in read.all} == found
    assert bool(read.problem) == bool(said)
    assert all(one in read.problem for one in (*said, str(file) if said else ""))
    assert file.read_bytes() == text.encode()


def test_a_reading_is_kept(file: Path) -> None:
    file.write_text('"a" = { text = "x", reading = " よみ " }', encoding="utf-8")
    assert read_snippets(file).all == (TextSnippet("a", "x", "よみ"),)


@pytest.mark.parametrize("data", [b'\xff\xfe"\x00', '"出典" = "出典："'.encode("cp932")])
def test_other_encodings_are_said(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    read = read_snippets(file)
    assert read.all == () and "UTF-8" in read.problem and str(file) in read.problem


def test_a_folder_of_that_name_is_said(file: Path) -> None:
    file.mkdir()
    assert str(file) in read_snippets(file).problem


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_there_are_some_before_there_is_a_file_and_the_same_in_it(file: Path, language: str) -> None:
    words.use(language)
    before = read_snippets(file)
    assert len(before.all) == 3 and not before.problem
    assert all("{caret}" in one.text for one in before.all)
    assert ready_file(file) == file
    assert read_snippets(file) == before


def test_a_file_that_is_there_stays_as_it_is(file: Path) -> None:
    file.write_text("?", encoding="utf-8")
    assert ready_file(file).read_text(encoding="utf-8") == "?"


def test_a_link_to_a_shared_file_is_followed_and_one_to_none_makes_it(file: Path, tmp_path: Path) -> None:
    shared = tmp_path / "shared.toml"
    shared.write_text('"a" = "x"', encoding="utf-8")
    file.symlink_to(shared)
    assert [one.name for one in read_snippets(file).all] == ["a"]
    shared.unlink()
    ready_file(file)
    assert file.is_symlink()
    assert shared.read_bytes() == file.read_bytes() != b""
