import tomllib

import pytest

from editor.core.disk import regular
from editor.core.disk.toml_file import edit_toml, keep_broken
from editor.core.errors import FileError


def put(table):
    table["key"] = "値"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, 'key = "値"\n'),
        ("", 'key = "値"\n'),
        ('# mine\nother = 1 # one\nkey = "x"\n', '# mine\nother = 1 # one\nkey = "値"\n'),
        ('key = "x" # about\n\n[section]\na = 1\n', 'key = "値" # about\n\n[section]\na = 1\n'),
    ],
)
def test_an_edit_leaves_all_else(tmp_path, before, after):
    path = tmp_path / "new" / "a.toml"
    if before is not None:
        path.parent.mkdir()
        path.write_text(before, encoding="utf-8")
    edit_toml(path, put)
    assert path.read_text(encoding="utf-8") == after
    assert [one.name for one in path.parent.iterdir()] == ["a.toml"]


@pytest.mark.parametrize(
    "data",
    [
        b"key = [",
        b"\xff\xfe",
        b"\x00",
        b"a = {b = 1,}",
        "a = 1\u2028".encode(),
        b"[[l]]\nq = 1\na = 1\na = 1\n",
        b"[t]\na = 1\na = 2\n",
        b"a = " + b"[" * 5000,
        b"a = " + b"9" * 5000,
    ],
    ids=["open", "not UTF-8", "NUL", "comma", "separator", "twice in a list", "twice", "deep", "long number"],
)
def test_what_cannot_be_read_is_kept_once(tmp_path, data):
    path = tmp_path / "a.toml"
    for _time in range(2):
        path.write_bytes(data)
        edit_toml(path, put)
    assert (tmp_path / "a.broken.toml").read_bytes() == data
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.broken.toml", "a.toml"]


def test_the_mark_of_windows_is_no_damage(tmp_path):
    path = tmp_path / "a.toml"
    path.write_bytes(b'\xef\xbb\xbf# mine\r\nkey = "x"\r\n')
    assert tomllib.loads(regular.text(path)) == {"key": "x"}
    edit_toml(path, put)
    assert path.read_bytes() == '# mine\r\nkey = "値"\r\n'.encode()
    assert [one.name for one in tmp_path.iterdir()] == ["a.toml"]


def test_another_damage_gets_another_name(tmp_path):
    path = tmp_path / "a.toml"
    for data in (b"one", b"two", b"one", b"three"):
        keep_broken(path, data)
    kept = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    assert kept == {"a.broken.toml": b"one", "a.broken-2.toml": b"two", "a.broken-3.toml": b"three"}


def test_a_file_that_cannot_be_kept_is_not_written_over(tmp_path):
    path = tmp_path / "a.toml"
    path.write_bytes(b"key = [")
    (tmp_path / "a.broken.toml").mkdir()
    with pytest.raises(FileError):
        edit_toml(path, put)
    assert path.read_bytes() == b"key = ["
