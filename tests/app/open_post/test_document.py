"""One open post: what it holds, how it changes, what it saves."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextDocumentLayout

from editor.app.open_post import change
from editor.app.open_post.change import Outcome
from editor.app.open_post.document import Document
from editor.core.file.postfile import PostFile
from editor.core.profile.load import load_profile

POST = """---
format: 1
# kept
status: draft
news:
  headline: "古い見出し"   # and this
---
　一段落目。\u00a0二つ目の文。\u2028行区切り。

<!-- commentary -->

論評。
"""


def profile_of(name: str):
    return load_profile(name)[0]


def opened(text: str | bytes, tmp_path: Path) -> Document:
    data = text.encode() if isinstance(text, str) else text
    return Document(tmp_path / "post.md", PostFile.parse(data), "digest", profile_of)


def entitle(document: Document, headline: str, merge: str = "") -> None:
    fields = document.fields
    document.apply(
        change.edited(replace(fields, news=replace(fields.news, headline=headline)), name="headline", merge=merge)
    )


def type_at_end(document: Document, text: str) -> None:
    cursor = QTextCursor(document.buffer)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(text)


@pytest.mark.parametrize(
    "text",
    [POST, POST.replace("\n", "\r\n"), "\ufeff" + POST, "本文だけ", "", "---\n---\n", POST + "no newline at the end"],
    ids=["plain", "CRLF", "BOM", "no header", "empty", "empty header", "no final newline"],
)
def test_opening_and_saving_gives_the_same_bytes(qapp, tmp_path, text):
    assert opened(text, tmp_path).to_save().file.data == text.encode()


def test_text_and_fields_change_only_their_own_lines(qapp, tmp_path):
    document = opened(POST, tmp_path)
    entitle(document, "新しい見出し")
    type_at_end(document, "続き。")
    saved = document.to_save().file.data.decode()
    changed = [(a, b) for a, b in zip(POST.split("\n"), saved.split("\n"), strict=True) if a != b]
    assert len(changed) == 2  # the headline's line and the last one
    assert "# and this" in changed[0][1]


def test_each_change_has_a_revision_and_says_so(qapp, tmp_path, qtbot):
    document = opened(POST, tmp_path)
    seen: list[int] = []
    document.changed.connect(seen.append)
    type_at_end(document, "一")
    entitle(document, "題")
    document.apply(change.undone())
    assert seen == [1, 2, 3]
    assert document.fields.news.headline == "古い見出し"
    entitle(document, "古い見出し")  # no change
    assert document.revision == 3


def test_undo_goes_back_over_a_save(qapp, tmp_path):
    document = opened(POST, tmp_path)
    entitle(document, "一つ目")
    document.apply(change.saved(document.to_save(), document.path, "new digest"))
    assert document.is_clean
    document.apply(change.undone())
    assert not document.is_clean
    assert document.fields.news.headline == "古い見出し"


@pytest.mark.parametrize(
    "header",
    ["news: [unclosed", "a: 1\na: 2", "- a\n- list", "x: &a [*a, *a]", "? {a: b}\n: c"],
    ids=["broken", "duplicate key", "list", "recursive alias", "key that is a mapping"],
)
def test_a_header_that_cannot_be_edited_opens_as_raw_text(qapp, tmp_path, header):
    text = f"---\n{header}\n---\n本文\n"
    document = opened(text, tmp_path)
    assert document.raw
    assert document.needs_look
    assert document.text() == text
    entitle(document, "題")  # nothing can be edited by fields
    assert document.to_save().file.data == text.encode()


def test_a_mended_header_gives_the_fields_back(qapp, tmp_path, qtbot):
    document = opened("---\nnews: [unclosed\n---\n本文\n", tmp_path)
    document.apply(change.edited(text="---\ntitle: closed\n---\n本文\n"))
    with qtbot.waitSignal(document.raw_changed):
        file = document.build().file
        assert file is not None and file.editable
        assert document.apply(change.reread(file, document.revision)) is Outcome.DONE
    assert not document.raw
    assert (document.fields.title, document.text()) == ("closed", "本文\n")
    assert not document.is_clean


def test_another_encoding_is_taken_as_utf8_only_when_asked(qapp, tmp_path):
    data = "---\ntitle: 題名\n---\n日本語の本文です。これは古いファイル。\n".encode("cp932")
    document = opened(data, tmp_path)
    assert document.raw
    assert document.to_save().file.data == data
    document.apply(change.converted(document.file))
    assert not document.raw
    assert document.original == data
    assert document.to_save().file.data.decode().startswith("---\ntitle: 題名")


class _Colours(QSyntaxHighlighter):
    """Colours each line."""

    def highlightBlock(self, text: str) -> None:
        look = QTextCharFormat()
        look.setFontItalic(True)
        self.setFormat(0, len(text), look)


@pytest.mark.parametrize("signal", ["cursorPositionChanged", "contentsChange"])
@pytest.mark.parametrize("removed", [0, 1])
def test_a_change_counts_though_the_text_is_read_while_qt_tells_it(signal, removed, tmp_path):
    document = opened(POST, tmp_path)
    document.buffer.setDocumentLayout(QPlainTextDocumentLayout(document.buffer))
    cursor = QTextCursor(document.buffer)
    cursor.insertText("前")  # nobody reads this text before the next change
    getattr(document.buffer, signal).connect(lambda *_told: document.text())
    revision = document.revision
    cursor.setPosition(0)
    cursor.setPosition(removed, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText("後")
    assert document.revision == revision + 1
    document.buffer.undo()
    document.buffer.redo()
    assert document.revision == revision + 3
    assert document.text().startswith("後" if removed else "後前")


@pytest.mark.parametrize("character", ["字", "𠮷"])
def test_a_text_that_is_coloured_or_laid_out_is_the_same_text(character, tmp_path):
    """Qt says that the contents have changed: each post was rendered twice at its start."""
    document = opened(f"{character}一\n\n二\n", tmp_path)
    document.text()
    revision = document.revision
    colours = _Colours(document.buffer)
    colours.rehighlight()
    document.buffer.documentLayout()
    colours.rehighlight()
    assert document.revision == revision
    assert document.is_clean
    cursor = QTextCursor(document.buffer)
    cursor.setPosition(0)
    cursor.setPosition(len(character.encode("utf-16-le")) // 2, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText("山" * (cursor.position() - cursor.anchor()))  # as long as what it replaces
    assert document.revision > revision
    assert document.text().startswith("山")
