"""The door by which posts are changed without a window."""

from pathlib import Path

import pytest

from editor.core.disk import store
from editor.core.errors import FileChangedError, SaveError
from editor.core.history.post_writing import change_post, replace_post
from editor.core.history.version_list import Reason
from editor.core.history.versions import PostPlace, Versions

ID = "0197a000-0000-7000-8000-000000000001"
PLAIN = "旧い本文。\n".encode()
OLD = f"---\nid: {ID}\n---\n旧い本文。\n".encode()
NEW = f"---\nid: {ID}\n---\n新しい本文。\n".encode()
OTHER = NEW.replace(b"0001", b"0002")


@pytest.fixture
def post(tmp_path: Path) -> Path:
    return tmp_path / "a.md"


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    return Versions(tmp_path / "versions")


def _change(post: Path, versions: Versions, old: bytes, new: bytes) -> list[tuple[bytes, Reason]]:
    post.write_bytes(old)
    assert change_post(post, new, store.digest(old), Reason.BEFORE_COMMAND, versions) == store.digest(new)
    assert post.read_bytes() == new
    post_id = ID if ID.encode() in new else ""
    return [(versions.read(one), one.reason) for one in versions.listing(PostPlace(post, post_id)).versions]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(OLD, NEW, id="a post with an id"),
        pytest.param(PLAIN, "別の本文。\n".encode(), id="a post without one"),
        pytest.param(PLAIN, OLD, id="a post that is given one"),
        pytest.param(OLD, PLAIN, id="a post that loses it"),
    ],
)
def test_what_it_held_is_found_among_its_versions(post: Path, versions: Versions, old: bytes, new: bytes) -> None:
    assert _change(post, versions, old, new) == [(old, Reason.BEFORE_COMMAND)]


def test_nothing_is_kept_where_nothing_changes(post: Path, versions: Versions) -> None:
    assert _change(post, versions, OLD, OLD) == []


def test_without_a_version_nothing_is_written(post: Path, tmp_path: Path) -> None:
    (tmp_path / "versions").write_bytes(b"a file where the folder should be")
    post.write_bytes(OLD)
    with pytest.raises(SaveError, match="could not be kept"):
        change_post(post, NEW, store.digest(OLD), Reason.BEFORE_COMMAND, Versions(tmp_path / "versions"))
    assert post.read_bytes() == OLD and list(tmp_path.glob(".*tmp*")) == []


def test_another_post_is_not_replaced(post: Path, versions: Versions) -> None:
    post.write_bytes(OLD)
    with pytest.raises(FileChangedError, match="holds another post"):
        change_post(post, OTHER, store.digest(OLD), Reason.BEFORE_COMMAND, versions)
    assert post.read_bytes() == OLD and versions.listing(PostPlace(post, ID)).versions == ()


def test_a_file_that_is_replaced_whatever_it_holds_is_a_version_too(post: Path, versions: Versions) -> None:
    post.write_bytes(OLD)
    change_post(post, NEW, None, Reason.BEFORE_COMMAND, versions)
    assert [versions.read(one) for one in versions.listing(PostPlace(post, ID)).versions] == [OLD]


def test_the_keeper_is_told_the_place_and_what_was_there(post: Path) -> None:
    told: list[tuple[PostPlace, bytes]] = []
    post.write_bytes(OLD)
    replace_post(post, NEW, store.digest(OLD), lambda *given: told.append(given))
    assert told == [(PostPlace(post, ID), OLD)]
