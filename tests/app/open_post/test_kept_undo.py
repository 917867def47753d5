"""Undo goes on where it was, after another post was open and after a restart."""

from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from editor.app.open_post import change
from editor.app.open_post.document import Document
from editor.app.open_post.kept_undo import KeptUndo, captured, relived
from editor.core.fields import spec
from editor.core.file.contents import Contents
from editor.core.file.postfile import PostFile
from editor.core.profile.load import load_profile

HEADER = "---\nid: i\ndescription: 初め\n---\n"


def opened(path: Path) -> Document:
    import hashlib

    data = path.read_bytes()
    return Document(path, PostFile.parse(data), hashlib.sha256(data).hexdigest(), lambda n: load_profile(n)[0])


def typed(document: Document, text: str) -> None:
    cursor = QTextCursor(document.buffer)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.beginEditBlock()
    cursor.insertText(text)
    cursor.endEditBlock()


def described(document: Document, words: str) -> None:
    document.apply(change.edited(spec.with_value(document.fields, "description", words), name=f"describe {words}"))


def saved(document: Document) -> Document:
    """`document` after a save, and a new one of the same file."""
    snapshot = document.to_save()
    data = snapshot.file.data
    document.path.write_bytes(data)
    again = opened(document.path)
    assert again.digest is not None
    document.apply(change.saved(snapshot, document.path, again.digest))
    return again


@pytest.fixture
def document(qapp: QApplication, tmp_path: Path) -> Document:
    path = tmp_path / "a.md"
    path.write_text(f"{HEADER}本文😀", encoding="utf-8")
    return opened(path)


def history(document: Document) -> list[tuple[str, Contents]]:
    """What each undo takes back, and what is there then; the document is as before afterwards."""
    found = []
    while (name := document.history.undo_name) is not None:
        document.apply(change.undone())
        found.append((name, document.contents()))
    for _step in found:
        document.apply(change.redone())
    return found


def work(document: Document) -> None:
    typed(document, "一\n")
    described(document, "次")
    typed(document, "\ufeff二")
    body = document.contents().text
    document.apply(change.edited(spec.with_value(document.fields, "description", "後"), f"前{body}", name="both"))


@pytest.mark.parametrize("undone", [0, 1, 3, 4])
def test_all_steps_come_back_with_their_names(document: Document, undone: int) -> None:
    work(document)
    for _step in range(undone):
        document.apply(change.undone())
    again = saved(document)
    expected, contents = history(document), document.contents()
    kept = captured(document)
    assert kept is not None
    assert len(kept.steps) == 4 and kept.undone == undone
    assert relived(again, kept)
    assert again.contents() == contents
    assert again.is_clean
    assert history(again) == expected
    for _step in range(undone):
        assert again.history.redo_name is not None
        again.apply(change.redone())
    assert again.history.redo_name is None
    assert again.contents().text.startswith("前")


def test_what_is_typed_afterwards_is_a_step_of_its_own(document: Document) -> None:
    work(document)
    again = saved(document)
    kept = captured(document)
    assert kept is not None and relived(again, kept)
    before = again.contents()
    typed(again, "x")
    assert not again.is_clean
    again.apply(change.undone())
    assert again.contents() == before
    assert again.is_clean


def test_another_file_has_no_steps(document: Document) -> None:
    work(document)
    saved(document)
    kept = captured(document)
    assert kept is not None
    document.path.write_text(f"{HEADER}別の本文", encoding="utf-8")
    other = opened(document.path)
    before = other.contents()
    assert not relived(other, kept)
    assert other.contents() == before and other.history.undo_name is None and other.is_clean


def test_what_is_not_saved_or_cannot_be_written_in_is_not_kept(document: Document, tmp_path: Path) -> None:
    typed(document, "x")
    assert captured(document) is None
    foreign = tmp_path / "b.md"
    foreign.write_bytes("---\ntitle: 題\n---\n本文です。\n".encode("cp932"))
    assert captured(opened(foreign)) is None


@pytest.mark.parametrize("restarted", [False, True])
def test_over_a_switch_and_over_a_restart(document: Document, tmp_path: Path, restarted: bool) -> None:
    work(document)
    again = saved(document)
    expected = history(document)
    keeper = KeptUndo(folder=tmp_path / "undo")
    keeper.leave(document)
    assert keeper.wait(10)
    (KeptUndo(folder=tmp_path / "undo") if restarted else keeper).restore(again)
    assert history(again) == expected


def test_a_post_left_unsaved_forgets_the_steps_before(document: Document, tmp_path: Path) -> None:
    work(document)
    again = saved(document)
    keeper = KeptUndo(folder=tmp_path / "undo")
    keeper.leave(document)
    typed(again, "x")
    keeper.leave(again)
    assert keeper.wait(10)
    assert not list((tmp_path / "undo").iterdir())
    third = opened(again.path)
    keeper.restore(third)
    assert third.history.undo_name is None
