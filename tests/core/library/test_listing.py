"""Rows of the list."""

import pytest

from editor.core.library.listing import listed, rows, unpacked
from tests.core.library.posts import archive_of, header

LONG = "長い文が続く" * 30


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (header(title="題") + "本文", "題"),
        (header(status="draft") + "\n<!-- commentary -->\n\n## **日銀**は\n利上げを", "日銀は 利上げを"),
        (header(commentary__summary="[要点, 次]") + "\n<!-- commentary -->\n", "要点 次"),
        (header(status="draft") + "\n<!-- commentary -->\n", "a"),
        (LONG, LONG[:59] + "…"),
        ("", "a"),
    ],
)
def test_a_post_without_a_title_shows_its_first_words(tmp_path, text, title):
    archive = archive_of(tmp_path / "posts", {"a.md": text})
    (row,) = rows(archive.index, "", unpacked(listed(archive.index, "", None)["numbers"]))
    assert row["title"] == title
    archive.close()
