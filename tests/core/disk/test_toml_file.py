import pytest

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


@pytest.mark.parametrize("data", [b"key = [", b"\xff\xfe", b"\x00"])
def test_what_cannot_be_read_is_kept_once(tmp_path, data):
    path = tmp_path / "a.toml"
    for _time in range(2):
        path.write_bytes(data)
        edit_toml(path, put)
    assert (tmp_path / "a.broken.toml").read_bytes() == data
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.broken.toml", "a.toml"]


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
