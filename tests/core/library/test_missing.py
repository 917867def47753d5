"""A library whose folder is not there: one that was there is told from one that was never made."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from editor.core import paths
from editor.core.library.archive import Archive
from editor.core.library.missing import missing, was_there


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The default folder, which was never made."""
    monkeypatch.setenv("RONPYO_LIBRARY", str(tmp_path / "Ronpyo"))
    return paths.default_library()


def state(text: str) -> None:
    paths.state().mkdir(parents=True, exist_ok=True)
    (paths.state() / "window.json").write_text(text, encoding="utf-8")


def indexed(library: Path) -> None:
    library.mkdir()
    Archive(library).close()
    library.rmdir()


@pytest.mark.parametrize(
    ("before", "known"),
    [
        (lambda _library: None, False),
        (indexed, True),
        (lambda library: state(json.dumps({"mounts": {str(library): "/media/drive"}})), True),
        (lambda library: state(json.dumps({"mounts": {str(library.parent): "/"}})), False),
        (lambda _library: state(json.dumps({"mounts": ["/"]})), False),
        (lambda _library: state("{"), False),
    ],
    ids=["never", "an index", "its drive", "another one's drive", "no table", "no state"],
)
def test_the_default_folder_was_there_where_something_knows_it(
    library: Path, before: Callable[[Path], None], known: bool
) -> None:
    before(library)
    assert was_there(library) is known


def test_a_folder_that_was_chosen_was_there(library: Path) -> None:
    assert was_there(library.with_name("chosen"))


def test_each_has_its_sentence(library: Path, japanese: None) -> None:
    assert missing(library) == (
        f"ライブラリーはまだありません。フォルダー「{library}」は、新しい記事を初めて保存するときに作られます。"
        "別のフォルダーは設定で選べます。"
    )
    indexed(library)
    assert missing(library).startswith(f"ライブラリーのフォルダー「{library}」が見つかりません。外付けのドライブ")
