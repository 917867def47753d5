"""Links of other posts that follow: each file a save of its own."""

from dataclasses import replace

import pytest

from editor.core import paths
from editor.core.disk import store
from editor.core.errors import SaveError
from editor.core.history.version_list import Reason
from editor.core.history.versions import PostPlace, Versions
from editor.core.library.following_links import follow_links
from editor.core.library.former_address import to_address
from editor.core.processes.identity import me
from editor.core.sharing import claims

OLD, NEW = "https://e.example/2026/11/old.html", "https://e.example/2026/11/new.html"
TEXT = f"---\nid: one  # 注\nrelated:\n  - title: 前\n    url: {OLD}\n---\r\n[前]({OLD}#a) `{OLD}`\r\n"
CHANGED = f"---\nid: one  # 注\nrelated:\n  - title: 前\n    url: {NEW}\n---\r\n[前]({NEW}#a) `{OLD}`\r\n"


@pytest.fixture
def library(tmp_path):
    folder = tmp_path / "posts"
    folder.mkdir()
    (folder / "a.md").write_bytes(TEXT.encode())
    (folder / "b.md").write_bytes(TEXT.replace("one", "two").encode())
    (folder / "c.md").write_bytes(b"---\nid: three\n---\nnothing\n")
    return folder


@pytest.fixture
def versions(tmp_path):
    return Versions(tmp_path / "versions")


def follow(library, versions, posts=("a.md", "b.md", "c.md"), **more):
    change = to_address([OLD], NEW)
    return follow_links(library, posts, lambda _path: change, versions, **more)


def test_links_follow_and_versions_are_kept(library, versions):
    assert follow(library, versions).as_json() == {
        "changed": ["a.md", "b.md"],
        "open": [],
        "refused": [],
        "stopped": False,
    }
    assert (library / "a.md").read_bytes() == CHANGED.encode()
    (kept,) = versions.listing(PostPlace(library / "a.md", "one")).versions
    assert versions.read(kept) == TEXT.encode() and kept.reason is Reason.BEFORE_LINKS
    assert follow(library, versions).changed == []


def test_it_can_be_stopped_and_goes_on_later(library, versions):
    said = []

    def go_on(done, every):
        said.append((done, every))
        return done < 1

    found = follow(library, versions, go_on=go_on)
    assert found.stopped and found.changed == ["a.md"] and said == [(0, 3), (1, 3)]
    assert follow(library, versions).changed == ["b.md"]


def test_a_post_that_is_open_elsewhere_is_left(library, versions, monkeypatch):
    folder = paths.state() / "open"
    assert claims.claim(folder, library / "a.md", "one") is None
    mine = me()
    monkeypatch.setattr("editor.core.processes.identity.me", lambda: replace(mine, pid=1, started=""))
    found = follow(library, versions)
    assert found.open == ["a.md"] and found.changed == ["b.md"]
    assert (library / "a.md").read_bytes() == TEXT.encode()


@pytest.mark.parametrize("name", ["gone.md", "folder.md", "\0.md"])
def test_what_cannot_be_read_is_told(library, versions, name):
    (library / "folder.md").mkdir()
    found = follow(library, versions, [name, "a.md"])
    assert len(found.refused) == 1 and found.changed == ["a.md"]


def test_a_header_that_cannot_be_edited_is_told_and_left(library, versions):
    broken = f"---\nid: x\nrelated: [{{url: {OLD}\n---\n[前]({OLD})\n"
    (library / "x.md").write_text(broken, encoding="utf-8")
    found = follow(library, versions, ["x.md"])
    assert (library / "x.md").read_text(encoding="utf-8") in (broken, broken.replace(f"[前]({OLD})", f"[前]({NEW})"))
    assert found.refused or found.changed


def test_nothing_outside_of_the_library_is_touched(library, versions, tmp_path):
    outside = tmp_path / "outside.md"
    outside.write_bytes(TEXT.encode())
    (library / "link.md").symlink_to(outside)
    assert follow(library, versions, ["../outside.md", "link.md", str(outside)]).changed == []
    assert outside.read_bytes() == TEXT.encode()


def test_without_a_version_nothing_is_written(library, versions, monkeypatch):
    def refuse(*_given):
        raise SaveError("no room for versions")

    monkeypatch.setattr(versions, "keep", refuse)
    found = follow(library, versions, ["a.md"])
    assert found.refused == ["a.md: no room for versions"] and (library / "a.md").read_bytes() == TEXT.encode()


def test_a_file_that_changes_in_between_is_left_as_it_is(library, versions, monkeypatch):
    read = store.read

    def late(path, *more):
        found = read(path, *more)
        path.write_bytes(b"theirs")
        return found

    monkeypatch.setattr(store, "read", late)
    assert len(follow(library, versions, ["a.md"]).refused) == 1
    assert (library / "a.md").read_bytes() == b"theirs"
