"""Where the open post lies on its blog."""

import pytest

from editor.core.library.own_address import own_address
from editor.core.library.worker import LibraryWorker
from tests.core.library.posts import archive_of, header

OLD = {
    "o.md": header(status="published", title="古い", date="2025-01-01", blogger__url="https://b.example/2025/01/o.html")
}
KNOWN = header(title="題", date="2025-04-02", blogger__url="https://b.example/2025/04/n.html")
NAMED = header(title="題", date="2025-04-01T22:30:00Z", permalink="talks")


@pytest.mark.parametrize(
    ("posts", "text", "wanted"),
    [
        (OLD, KNOWN, ("https://b.example/2025/04/n.html", False, "https://b.example")),
        (OLD, NAMED, ("https://b.example/2025/04/talks.html", True, "https://b.example")),
        (OLD, header(title="題", date="2025-04-02"), ("", True, "https://b.example")),
        (OLD, header(title="題", permalink="talks"), ("", True, "https://b.example")),
        (OLD, "", ("", True, "https://b.example")),
        (OLD, "---\na: [\n---\n", ("", True, "https://b.example")),
        ({}, NAMED, ("", True, "")),
        ({}, KNOWN, ("https://b.example/2025/04/n.html", False, "")),
    ],
)
def test_what_fields_and_library_tell(tmp_path, posts, text, wanted):
    archive = archive_of(tmp_path / "posts", posts)
    assert tuple(own_address(archive.index, text, "new.md").values()) == wanted
    archive.close()


def test_it_is_asked_through_the_process(tmp_path):
    archive_of(tmp_path / "posts", OLD).close()
    answer = LibraryWorker(tmp_path / "posts").answer({"ask": "address", "text": KNOWN, "path": ""})
    assert answer["url"] == "https://b.example/2025/04/n.html"
