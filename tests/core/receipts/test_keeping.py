from pathlib import Path

import pytest

from editor.core.originals import libraries
from editor.core.post import Fields, Post
from editor.core.receipts import shelf
from editor.core.receipts.keeping import keep_export

POST = Post(Fields(id="one"), "本文。\n")


@pytest.mark.parametrize("below", ["", "2025"])
def test_a_receipt_is_kept_in_the_library_around(tmp_path: Path, below: str) -> None:
    (tmp_path / "2025").mkdir()
    libraries.remember(tmp_path)
    keep_export(tmp_path / below, POST, {"text": "<p>本文。</p>", "title": "題"})
    (receipt,) = shelf.of(tmp_path, "one")
    assert (receipt.html, receipt.title) == ("<p>本文。</p>", "題")


def test_elsewhere_nothing_is_kept(tmp_path: Path) -> None:
    keep_export(tmp_path, POST, {"text": "x"})
    keep_export(None, POST, {"text": "x"})
    assert not list(tmp_path.iterdir())
