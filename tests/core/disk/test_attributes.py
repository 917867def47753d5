"""Extended attributes and access lists stay with a post that is saved; other names of its file are known."""

import os
import struct
from pathlib import Path

import pytest

from editor.core.disk import store
from editor.core.disk.attributes import other_names

OLD, NEW = b"---\nid: a\n---\nold", b"---\nid: a\n---\nnew"


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "記事.md"
    path.write_bytes(OLD)
    try:
        os.setxattr(path, "user.tag", b"probe")
    except (OSError, AttributeError):
        pytest.skip("no extended attributes here")
    return path


def _save(path: Path) -> None:
    store.write(path, NEW, store.digest(OLD))
    assert path.read_bytes() == NEW


def test_attributes_of_the_user_stay(post: Path) -> None:
    os.setxattr(post, "user.色", "青".encode())
    os.setxattr(post, "user.empty", b"")
    inode = post.stat().st_ino
    _save(post)
    assert post.stat().st_ino != inode
    assert {name: os.getxattr(post, name) for name in os.listxattr(post) if name.startswith("user.")} == {
        "user.tag": b"probe",
        "user.色": "青".encode(),
        "user.empty": b"",
    }


def test_an_access_list_stays(post: Path) -> None:
    rows = [
        (0x01, 6, 0xFFFFFFFF),
        (0x02, 4, 12345),
        (0x04, 4, 0xFFFFFFFF),
        (0x10, 4, 0xFFFFFFFF),
        (0x20, 0, 0xFFFFFFFF),
    ]
    acl = struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *row) for row in rows)
    try:
        os.setxattr(post, "system.posix_acl_access", acl)
    except OSError:
        pytest.skip("no access lists here")
    mode = post.stat().st_mode
    _save(post)
    assert os.getxattr(post, "system.posix_acl_access") == acl
    assert post.stat().st_mode == mode


def test_what_is_refused_stops_no_save(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_what: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "setxattr", refuses)
    _save(post)


def test_other_names_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    assert other_names(path) == 0
    path.write_bytes(OLD)
    assert other_names(path) == 0
    os.link(path, tmp_path / "b.md")
    assert other_names(path) == 1
    store.write(path, NEW, store.digest(OLD))
    assert (tmp_path / "b.md").read_bytes() == OLD
    assert other_names(path) == 0
