import os
from pathlib import Path

import pytest

from editor.core.file.postfile import PostFile
from editor.core.library import blog_states
from editor.core.library.blog_states import BlogStates
from editor.core.library.texts import PostSummary
from editor.core.post import Post
from editor.core.receipts import shelf
from editor.core.receipts.made import receipt_of

HEADERS = {
    "plain.md": "---\nid: a-1\ntitle: 題\n---\n",
    "quoted.md": '---\ntitle: 題\nid: "b:2"\nstatus: published\n---\n',
    "toml.md": '+++\nid = "c-3"\n+++\n',
    "odd.md": '---\n"id": d-4\n---\n',
    "none.md": "本文だけ。\n",
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for name, header in HEADERS.items():
        (tmp_path / name).write_text(f"{header}本文。\n", "utf-8")
    return tmp_path


def entries() -> list[PostSummary]:
    return [PostSummary(number, name, "題", "", "", "draft") for number, name in enumerate(HEADERS)]


def copied(library: Path, name: str) -> None:
    file = PostFile.parse((library / name).read_bytes())
    shelf.keep(library, file.fields.id, receipt_of(Post(file.fields, file.body), {"text": "<p>本文。</p>"}))


def test_states_by_header(library: Path) -> None:
    states = BlogStates(library)
    assert states.of(entries()) == []
    for name in list(HEADERS)[:4]:
        copied(library, name)
    assert states.of(entries()) == [(0, "copied"), (1, "published"), (2, "copied"), (3, "copied")]


def test_a_change_and_another_copy_are_seen(library: Path) -> None:
    states, path = BlogStates(library), library / "plain.md"
    copied(library, "plain.md")
    assert states.of(entries()) == [(0, "copied")]
    path.write_text(path.read_text("utf-8") + "続き。\n", "utf-8")
    assert states.of(entries()) == [(0, "changed")]
    copied(library, "plain.md")
    assert states.of(entries()) == [(0, "copied")]
    path.unlink()
    assert states.of(entries()) == []


def test_files_are_read_once_for_each_state(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    states = BlogStates(library)
    copied(library, "plain.md")
    before = states.of(entries())
    monkeypatch.setattr(blog_states.regular, "read", lambda *_what: pytest.fail("read again"))
    assert states.of(entries()) == before


def test_damaged_receipts_are_no_state(library: Path) -> None:
    copied(library, "plain.md")
    shelf.receipts_path(library, "a-1").write_bytes(b"no gzip")
    assert BlogStates(library).of(entries()) == []
    os.truncate(library / "plain.md", 0)
    assert BlogStates(library).of(entries()) == []
