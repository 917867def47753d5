"""Conflict copies of sync clients: recognised by name, or by the post id where the name alone does not prove it."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.sharing import conflicts

CERTAIN = {
    # Dropbox
    "2026-01-01-資源 (山田 太郎 の競合コピー 2026-01-01).md": "2026-01-01-資源.md",
    "2026-01-01-資源 (DESKTOP-7AB12CD の競合コピー 2026-01-01 1).md": "2026-01-01-資源.md",
    "資源（山田の競合コピー 2026-01-01）.md": "資源.md",
    "a (Taro Yamada's conflicted copy 2026-01-01).md": "a.md",
    "a (taro-pc’s conflicted copy 2026-01-01 (1)).md": "a.md",
    "a (Taro (work)'s conflicted copy 2026-01-01).md": "a.md",
    "a (In Konflikt stehende Kopie von Anna 2026-01-01).md": "a.md",
    "a (Copie en conflit de Anne 2026-01-01).md": "a.md",
    "a (Anna 的冲突副本 2026-01-01).md": "a.md",
    "a (Case Conflict).md": "a.md",
    "a (大文字小文字の競合).md": "a.md",
    # Syncthing, with the device and, in old versions, without
    "a.sync-conflict-20260101-120000-ABCDEFG.md": "a.md",
    "a.sync-conflict-20260101-120000.md": "a.md",
    "2026-01-01-資源.v2.sync-conflict-20260101-120000-7UVX2AB.md": "2026-01-01-資源.v2.md",
    # Nextcloud, ownCloud, OpenCloud
    "a (conflicted copy 2026-01-01 120000).md": "a.md",
    "a (conflicted copy Taro 2026-01-01 120000).md": "a.md",
    "a_conflict-20260101-120000.md": "a.md",
    "a_conflict-taro-20260101-120000.md": "a.md",
    "a (case clash from Taro 2026-01-01 120000).md": "a.md",
    # others
    "a (SFConflict taro@example.com 2026-01-01-12-00-00).md": "a.md",
    "a (Taro's conflict 2026-01-01).md": "a.md",
    "a [conflicted].md": "a.md",
    "a (conflicted 2).md": "a.md",
    "a_DiskStation_Jan-01-1200-2026_Conflict.md": "a.md",
    "a.Conflict.md": "a.md",
    # our own
    "a.theirs.md": "a.md",
    "a.mine-2.md": "a.md",
    "a.copy.md": "a.md",
    # without a suffix
    "README (conflicted copy 2026-01-01 120000)": "README",
}

POSSIBLE = {
    "a-DESKTOP-7AB12CD.md": "a.md",
    "a-TARO-PC-2.md": "a.md",
    "2026-01-01-資源-太郎のPC.md": "2026-01-01-資源.md",
    "a-Taros-MacBook-Pro.md": "a.md",
    "2026-01-01-資源-thinkpad-x1-safeBackup-0001.md": "2026-01-01-資源.md",
    "a (1).md": "a.md",
    "a(2).md": "a.md",
    "a（2）.md": "a.md",
    "a 2.md": "a.md",
    "a_conf(1).md": "a.md",
}

POSTS = [
    "2026-01-01-資源.md",
    "2026-01-01-資源-2.md",
    "競合コピーの話.md",
    "米中 (2026年).md",
    "conflict.md",
    "sync-conflict-notes.md",
    "(conflicted copy 2026-01-01 120000).md",
    ".sync-conflict-20260101-120000-ABCDEFG.md",
    "a-copy.md",
    "copy.md",
    "a.en.md",
    "",
    ".",
    ".md",
]


@pytest.mark.parametrize(("name", "post"), CERTAIN.items())
def test_a_name_says_that_it_is_a_conflict_copy(name: str, post: str) -> None:
    assert conflicts.post_name(name) == post
    assert conflicts.copies({name: "", post: ""}) == {name: post}
    assert conflicts.copies({name: "i", post: "i"}) == {name: post}


@pytest.mark.parametrize(("name", "post"), POSSIBLE.items())
def test_only_the_same_id_proves_a_name_that_could_be_a_posts(name: str, post: str) -> None:
    assert conflicts.post_name(name) is None
    assert post in conflicts.possible_names(name)
    assert conflicts.copies({name: "i", post: "i"}) == {name: post}
    assert conflicts.copies({name: "j", post: "i"}) == {}
    assert conflicts.copies({name: "", post: ""}) == {}


@pytest.mark.parametrize("name", POSTS)
def test_a_post_is_no_copy(name: str) -> None:
    assert conflicts.post_name(name) is None


@pytest.mark.parametrize("name", CERTAIN)
def test_a_copy_whose_post_is_gone_or_another_one_is_in_sight(name: str) -> None:
    assert conflicts.copies({name: "i"}) == {}
    assert conflicts.copies({name: "i", CERTAIN[name]: "j"}) == {}


def test_a_copy_of_a_copy_belongs_to_the_post() -> None:
    first = "a (Taro's conflicted copy 2026-01-01).md"
    second = "a (Taro's conflicted copy 2026-01-01).sync-conflict-20260102-120000-ABCDEFG.md"
    third = "a (Taro's conflicted copy 2026-01-01) (1).md"
    ids = dict.fromkeys(("a.md", first, second, third), "i")
    assert conflicts.copies(ids) == {first: "a.md", second: "a.md", third: "a.md"}


def test_composed_and_decomposed_letters_are_one_name() -> None:
    post = unicodedata.normalize("NFD", "がぎ.md")
    assert conflicts.copies({post: "", "がぎ.theirs.md": ""}) == {"がぎ.theirs.md": post}


@given(st.dictionaries(st.sampled_from([*CERTAIN, *POSSIBLE, *POSTS]), st.sampled_from(["", "i", "j"])))
def test_no_post_is_lost_among_copies(ids: dict[str, str]) -> None:
    found = conflicts.copies(ids)
    for copy, post in found.items():
        assert copy in ids
        assert post in ids
        assert post not in found


@given(st.text(max_size=300))
def test_any_name_is_looked_at(name: str) -> None:
    for post in (conflicts.post_name(name), *conflicts.possible_names(name)):
        assert post is None or 0 < len(post) < len(name)


def test_the_copies_of_a_post_in_its_folder(tmp_path: Path) -> None:
    post = tmp_path / "a.md"
    files = {
        "a.md": "i",
        "a (1).md": "i",
        "a (2).md": "other",
        "a.sync-conflict-20260101-120000-ABCDEFG.md": "i",
        "b (1).md": "i",
        "ab.md": "i",
    }
    for name, post_id in files.items():
        (tmp_path / name).write_text(f"---\nid: {post_id}\n---\n本文\n", encoding="utf-8")
    (tmp_path / "a (3).md").mkdir()
    expected = ["a (1).md", "a.sync-conflict-20260101-120000-ABCDEFG.md"]
    assert [path.name for path in conflicts.copies_of(post, "i")] == expected
    assert conflicts.copies_of(tmp_path / "gone" / "a.md", "i") == []
    assert conflicts.is_copy(tmp_path / expected[1])
    assert not conflicts.is_copy(tmp_path / "a (1).md")
    assert not conflicts.is_copy(tmp_path / "c.sync-conflict-20260101-120000-ABCDEFG.md")


ROOTS = [
    (root, form) for table in (conflicts._WORDS, conflicts._FORMS) for root, forms in table.items() for form in forms
]


@pytest.mark.parametrize(("root", "form"), ROOTS)
@settings(max_examples=25)
@given(data=st.data())
def test_each_form_holds_its_root(root: str, form: str, data: st.DataObject) -> None:
    """So that a name without any root needs no closer look."""
    name = data.draw(st.from_regex(re.compile(form, re.IGNORECASE)))
    assert root in name.lower()


def test_every_root_has_forms() -> None:
    assert set(conflicts._ROOTS) == {root for root, _form in ROOTS if root}
