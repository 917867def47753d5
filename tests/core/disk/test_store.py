"""Saving: all or nothing, no silent overwrite, each failure in words. The system calls fail by monkeypatching."""

import errno
import fcntl
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from editor.core import words
from editor.core.disk import exchange, partial, store
from editor.core.disk.causes import cause
from editor.core.errors import FileChangedError, FileError, SaveError, UnconfirmedSaveError
from editor.core.file.postfile import are_two_posts

OLD, NEW = b"---\nid: a\n---\nold", b"---\nid: a\n---\nnew"


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "記事.md"
    path.write_bytes(OLD)
    return path


def test_write_replaces_and_leaves_nothing_beside(post: Path) -> None:
    post.chmod(0o640)
    data, digest = store.read(post)
    assert store.write(post, NEW, digest) == store.digest(NEW)
    assert (data, post.read_bytes()) == (OLD, NEW)
    assert post.stat().st_mode & 0o777 == 0o640
    assert list(post.parent.iterdir()) == [post]


@pytest.mark.parametrize("expected", ["x" * 64, store.ABSENT])
def test_a_changed_file_is_not_overwritten(post: Path, expected: str) -> None:
    with pytest.raises(FileChangedError):
        store.write(post, NEW, expected)
    assert post.read_bytes() == OLD
    assert list(post.parent.iterdir()) == [post]


def test_a_file_that_is_gone_is_not_made_again(post: Path) -> None:
    post.unlink()
    with pytest.raises(FileChangedError):
        store.write(post, NEW, store.digest(OLD))
    assert not post.exists()
    store.write(post, NEW, store.ABSENT)
    assert post.read_bytes() == NEW


def test_another_post_is_never_overwritten(post: Path) -> None:
    with pytest.raises(FileChangedError):
        store.write(post, b"---\nid: b\n---\n", store.digest(OLD), are_two=are_two_posts)
    assert post.read_bytes() == OLD
    store.write(post, b"---\ntitle: x\n---\n", store.digest(OLD), are_two=are_two_posts)


def _failing(number: int) -> Callable[..., int]:
    def fail(*_: object, **__: object) -> int:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("call", ["open", "write", "fsync", "close", "fchmod", "lstat", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT, errno.EACCES])
def test_a_failure_before_the_rename_keeps_the_old_file(
    post: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    real_close = os.close
    fail = _failing(number)

    def close(descriptor: int) -> None:
        real_close(descriptor)
        fail()

    with monkeypatch.context() as patch:
        patch.setattr(os, call, close if call == "close" else fail)
        if call == "replace":
            patch.setattr(exchange, "_renameat2", lambda: None)  # a system that knows no exchange
        with pytest.raises(SaveError) as caught:
            store.write(post, NEW, store.digest(OLD))
    assert post.name in str(caught.value)
    assert post.read_bytes() == OLD
    assert list(post.parent.iterdir()) == [post]


def test_a_failure_after_the_rename_says_so(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync
    calls: list[int] = []

    def fsync(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(errno.EIO, "EIO")
        real(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        with pytest.raises(UnconfirmedSaveError):
            store.write(post, NEW, store.digest(OLD))
    assert post.read_bytes() == NEW


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_folder_that_cannot_be_synced_is_allowed(post: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    real = os.fsync
    calls: list[int] = []

    def fsync(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(number, "no")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    store.write(post, NEW, store.digest(OLD))
    assert post.read_bytes() == NEW


def test_short_writes_are_continued(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data)[:3]))
    store.write(post, NEW * 50, store.digest(OLD))
    assert post.read_bytes() == NEW * 50


def test_a_link_is_written_through_inside_the_library_only(tmp_path: Path) -> None:
    library, outside = tmp_path / "library", tmp_path / "outside.md"
    library.mkdir()
    (library / "real.md").write_bytes(OLD)
    outside.write_bytes(OLD)
    inner, outer = library / "inner.md", library / "outer.md"
    inner.symlink_to("real.md")
    outer.symlink_to(outside)
    store.write(inner, NEW, store.digest(OLD), library=library)
    assert inner.is_symlink()
    assert (library / "real.md").read_bytes() == NEW
    with pytest.raises(SaveError):
        store.write(outer, NEW, store.digest(OLD), library=library)
    assert outside.read_bytes() == OLD


def test_what_a_crash_left_behind_is_replaced(post: Path) -> None:
    store.temporary(post).write_bytes(b"half")
    store.write(post, NEW, store.digest(OLD))
    assert post.read_bytes() == NEW
    assert list(post.parent.iterdir()) == [post]


def test_what_a_living_program_writes_is_neither_replaced_nor_swept(post: Path) -> None:
    temp = store.temporary(post)
    with temp.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert store.sweep(post.parent) == 0
        with pytest.raises(SaveError, match="another app is saving it"):
            store.write(post, NEW, store.digest(OLD))
        assert temp.exists()
        assert post.read_bytes() == OLD
    store.write(post, NEW, store.digest(OLD))
    assert list(post.parent.iterdir()) == [post]


SAVER = """
import sys
from pathlib import Path
from editor.core.errors import FileError
from editor.core.disk import store
from editor.core.file.postfile import are_two_posts
for _ in range(60):
    try:
        store.write(Path(sys.argv[1]), sys.argv[2].encode() * 20000, None)
    except FileError:
        pass
"""


def test_two_savers_of_one_file_never_mix(post: Path) -> None:
    """Processes that save the same post at once: each save is whole or refused, and the file is one of theirs."""
    savers = [subprocess.Popen([sys.executable, "-c", SAVER, str(post), letter]) for letter in "abc"]
    while any(saver.poll() is None for saver in savers):
        data = post.read_bytes()
        assert data == OLD or (len(data) == 20000 and len(set(data)) == 1)
    assert [saver.returncode for saver in savers] == [0, 0, 0]
    assert list(post.parent.iterdir()) == [post]


def test_where_nothing_can_be_locked_only_what_is_old_is_swept(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fcntl, "flock", _failing(errno.ENOLCK))
    temp = store.temporary(post)
    temp.write_bytes(b"half")
    assert store.sweep(post.parent) == 0
    os.utime(temp, (0, 0))
    assert store.sweep(post.parent) == 1
    temp.write_bytes(b"half")
    store.write(post, NEW, store.digest(OLD))
    assert list(post.parent.iterdir()) == [post]


def test_sweeping_takes_only_our_own_files(tmp_path: Path) -> None:
    deep = tmp_path / "2025" / "post"
    deep.mkdir(parents=True)
    mine = [folder / ".記事.md.tmp~" for folder in (tmp_path, deep.parent, deep)]
    others = [tmp_path / name for name in (".x.md.swp", "x.md~", "x.tmp~", ".tmp~x", "x.md")]
    for path in (*mine, *others):
        path.write_bytes(b"x")
    (tmp_path / ".folder.tmp~").mkdir()
    (tmp_path / ".link.tmp~").symlink_to("x.md")
    (tmp_path / "elsewhere").symlink_to(deep)
    assert store.sweep(tmp_path) == 1
    assert [path.exists() for path in mine] == [False, True, True]
    assert store.sweep(tmp_path, 1) == 1
    assert store.sweep(tmp_path, 5) == 1
    assert all(path.exists() for path in others)
    assert store.sweep(tmp_path / "gone") == 0


def test_a_folder_in_the_way_of_the_temporary_file_is_said(post: Path) -> None:
    store.temporary(post).mkdir()
    with pytest.raises(SaveError, match="not a file"):
        store.write(post, NEW, store.digest(OLD))
    assert post.read_bytes() == OLD


def test_a_link_in_the_place_of_the_temporary_file_is_not_followed(post: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    store.temporary(post).symlink_to(victim)
    store.write(post, NEW, store.digest(OLD))
    assert (post.read_bytes(), victim.read_bytes()) == (NEW, b"precious")
    assert not post.is_symlink()


@pytest.mark.parametrize("seen", [True, False], ids=["seen", "behind our look"])
@pytest.mark.parametrize("number", [0, errno.EPERM, errno.ENOTSUP], ids=["links", "FAT", "no links"])
def test_a_file_that_appears_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, seen: bool
) -> None:
    """Another program makes the file in the last moment before ours gets its name."""
    post, real = tmp_path / "a.md", os.link

    def late(*names: Path) -> None:
        post.write_bytes(OLD)
        if number:
            raise OSError(number, os.strerror(number))
        real(*names)

    monkeypatch.setattr(os, "link", late)
    with monkeypatch.context() as patch:
        if not seen:
            patch.setattr(os.path, "lexists", lambda _path: False)
        with pytest.raises(FileChangedError):
            store.write(post, NEW, store.ABSENT)
    assert post.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [post]


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP])
def test_a_new_file_where_there_are_no_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(os, "link", _failing(number))
    store.write(tmp_path / "a.md", NEW, store.ABSENT)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.md": NEW}


def test_a_folder_that_does_not_last_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the second attempt would find it and take it for lasting."""
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", _failing(errno.EIO))
        with pytest.raises(SaveError, match="the disk reports an error"):
            store.make_folder(tmp_path / "2025", tmp_path)
    assert not (tmp_path / "2025").exists()
    store.make_folder(tmp_path / "2025", tmp_path)
    assert (tmp_path / "2025").is_dir()


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_every_cause_is_a_clause(language: str, number: int) -> None:
    words.use(language)
    clause = cause(OSError(number, os.strerror(number)))
    assert clause.endswith((".", "。"))
    assert len(clause) > 5


def test_a_circle_of_links_is_said(tmp_path: Path) -> None:
    post, other = tmp_path / "a.md", tmp_path / "b.md"
    post.symlink_to(other)
    other.symlink_to(post)
    for expected in (None, store.ABSENT, store.digest(OLD)):
        with pytest.raises(SaveError, match="points back to itself"):
            store.write(post, NEW, expected)


def test_the_longest_name_has_a_temporary_one(tmp_path: Path) -> None:
    post = tmp_path / ("あ" * 84 + ".md")  # 255 bytes
    assert len(store.temporary(post).name.encode()) <= 255
    store.write(post, NEW, store.ABSENT)
    assert post.read_bytes() == NEW


def test_folders_and_missing_places(tmp_path: Path) -> None:
    with pytest.raises(SaveError):
        store.write(tmp_path, NEW, None)
    with pytest.raises(SaveError):
        store.write(tmp_path / "gone" / "a.md", NEW, store.ABSENT)
    assert not (tmp_path / "gone").exists()
    with pytest.raises(FileError):
        store.read(tmp_path / "gone.md")
    store.make_folder(tmp_path / "2025" / "x", tmp_path)
    assert (tmp_path / "2025" / "x").is_dir()
    with pytest.raises(SaveError):
        store.make_folder(tmp_path / ".." / "x", tmp_path)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SaveError):
        store.make_folder(tmp_path / "file" / "x", tmp_path)


def test_a_link_that_cannot_be_looked_at_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, link, lstat = tmp_path / "real.md", tmp_path / "link.md", os.lstat
    real.write_bytes(OLD)
    link.symlink_to("real.md")

    def looked(path: Path, **how: object) -> os.stat_result:
        if Path(path).name == "real.md":
            raise OSError(errno.EIO, "EIO")
        return lstat(path, **how)

    with monkeypatch.context() as patch:
        patch.setattr(os, "lstat", looked)
        with pytest.raises(SaveError, match="the disk reports an error"):
            store.write(link, NEW, store.digest(OLD))
    assert link.is_symlink()
    assert real.read_bytes() == OLD


def test_a_second_save_within_the_first_waits_for_no_half_file(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the last moment before the rename, another program of ours saves the same file: one of the two is refused."""
    is_ours, refused = partial.Partial.is_ours, []

    def then_another(part: partial.Partial) -> bool:
        monkeypatch.setattr(partial.Partial, "is_ours", is_ours)
        ours = is_ours(part)
        try:
            store.write(post, OLD + b"another", None)
        except SaveError as error:
            refused.append(str(error))
        return ours

    monkeypatch.setattr(partial.Partial, "is_ours", then_another)
    store.write(post, NEW, store.digest(OLD))
    assert post.read_bytes() == NEW
    assert len(refused) == 1 and "another app is saving it" in refused[0]


# -- what happens between the looks ------------------------------------------------------------------------------------


@pytest.mark.parametrize("expected", [None, store.digest(OLD)])
@pytest.mark.parametrize("theirs", [b"theirs", b"", None], ids=["written", "emptied", "deleted"])
def test_what_is_written_while_the_old_is_being_kept_is_left(post: Path, expected: str | None, theirs: object) -> None:
    seen = []

    def keep(old: bytes | None) -> None:
        seen.append(old)
        if isinstance(theirs, bytes):
            post.write_bytes(theirs)
        else:
            post.unlink()

    with pytest.raises(FileChangedError, match="left as it is"):
        store.write(post, NEW, expected, before=keep)
    assert seen == [OLD]
    assert (post.read_bytes() if post.exists() else None) == theirs
    assert not store.temporary(post).exists()


def test_a_file_that_appears_while_nothing_is_being_kept_is_left(tmp_path: Path) -> None:
    post, seen = tmp_path / "a.md", []

    def keep(old: bytes | None) -> None:
        seen.append(old)
        post.write_bytes(OLD)

    for expected in (None, store.ABSENT):
        with pytest.raises(FileChangedError):
            store.write(post, NEW, expected, before=keep)
        assert post.read_bytes() == OLD
        post.unlink()
    assert seen == [None, None]


def test_what_is_to_be_replaced_is_shown_once_the_new_file_is_whole_beside_it(post: Path) -> None:
    seen = []
    store.write(post, NEW, None, before=lambda old: seen.append((old, store.temporary(post).read_bytes())))
    assert (seen, post.read_bytes()) == ([(OLD, NEW)], NEW)


def test_what_is_not_expected_is_never_shown(post: Path) -> None:
    seen: list[object] = []
    with pytest.raises(FileChangedError):
        store.write(post, NEW, "x" * 64, before=seen.append)
    with pytest.raises(FileChangedError):
        store.write(post, NEW, store.ABSENT, before=seen.append)
    assert seen == []


def test_what_stops_the_look_stops_the_save(post: Path) -> None:
    def refuse(_old: bytes | None) -> None:
        raise FileError("not kept")

    with pytest.raises(FileError, match="not kept"):
        store.write(post, NEW, None, before=refuse)
    assert post.read_bytes() == OLD
    assert list(post.parent.iterdir()) == [post]


def test_the_same_contents_are_never_two_posts(post: Path) -> None:
    store.write(post, OLD, store.digest(OLD), are_two=lambda _found, _data: True)
    store.write(post, NEW, None, are_two=lambda _found, _data: True)  # whatever there is
    assert post.read_bytes() == NEW


@pytest.mark.parametrize(("links", "refused"), [(39, False), (40, True)])
def test_the_longest_chain_of_links(post: Path, links: int, refused: bool) -> None:
    names = [post, *[post.with_name(f"{number}.md") for number in range(links)]]
    for name, to in zip(names[1:], names, strict=False):
        name.symlink_to(to.name)
    if refused:
        with pytest.raises(SaveError, match="points back to itself"):
            store.write(names[-1], NEW, None)
    else:
        store.write(names[-1], NEW, store.digest(OLD))
    assert post.read_bytes() == (OLD if refused else NEW)
    assert all(name.is_symlink() for name in names[1:])


@pytest.mark.parametrize("expected", [None, store.ABSENT])
def test_a_link_to_nothing_makes_the_file_it_names(tmp_path: Path, expected: str | None) -> None:
    (tmp_path / "2025").mkdir()
    link = tmp_path / "a.md"
    link.symlink_to("2025/b.md")
    store.write(link, NEW, expected, library=tmp_path)
    assert link.is_symlink() and (tmp_path / "2025" / "b.md").read_bytes() == NEW


def test_a_file_that_its_owner_protected_is_not_replaced(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # as for everybody but root
    with pytest.raises(SaveError, match="The old file is intact"):
        store.write(post, NEW, store.digest(OLD))
    assert post.read_bytes() == OLD


def test_a_failure_says_what_has_become_of_the_old_file(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = post.parent / "gone" / "a.md"
    with pytest.raises(SaveError, match=r"there is no folder “.*gone”"):
        store.write(gone, NEW, None)
    monkeypatch.setattr(os, "write", _failing(errno.ENOSPC))
    with pytest.raises(SaveError, match=r"^The old file is intact\. .*: the disk is full\. "):
        store.write(post, NEW, None)
    with pytest.raises(SaveError, match=r"the disk is full\. "):
        store.write(post.with_name("new.md"), NEW, None)


def test_a_new_file_leaves_nothing_beside(tmp_path: Path) -> None:
    store.write(tmp_path / "a.md", NEW, store.ABSENT)
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_without_an_exchange_the_look_alone_finds_a_changed_file(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_renameat2", lambda: None)
    with pytest.raises(FileChangedError):
        store.write(post, NEW, "x" * 64)
    assert post.read_bytes() == OLD
    store.write(post, NEW, store.digest(OLD))
    assert post.read_bytes() == NEW


def test_a_protected_file_says_the_systems_own_reason(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rename would replace a file that its owner protected, or that lies on a disk that is read-only."""
    real = os.open

    def refuse(path: Path, flags: int, *rest: int) -> int:
        if Path(path) == post and flags & os.O_WRONLY:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return real(path, flags, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(os, "access", lambda _path, how: how != os.W_OK)
        with pytest.raises(SaveError, match="is read-only"):
            store.write(post, NEW, store.digest(OLD))
        patch.setattr(os, "open", refuse)
        with pytest.raises(SaveError, match="the disk is read-only"):
            store.write(post, NEW, store.digest(OLD))
    assert post.read_bytes() == OLD
    assert list(post.parent.iterdir()) == [post]


def test_a_link_into_nowhere_is_said(tmp_path: Path) -> None:
    link = tmp_path / "a.md"
    link.symlink_to(tmp_path / "gone" / "b.md")
    with pytest.raises(SaveError, match=r"a\.md was not saved"):
        store.write(link, NEW, None)
    assert link.is_symlink() and not (tmp_path / "gone").exists()
