import json
from pathlib import Path

import pytest

from editor.core import paths
from editor.core.originals import libraries
from editor.core.originals.record import fingerprint, original_html, record_path
from editor.core.post import Fields, Post
from tests.shared_data import shared_data

POST = Post(Fields(id="11111111-2222-3333-4444-555555555555", title="題"), "\n文\n")


def lay_record(library: Path, post: Post = POST, html: str = "<p>文</p>") -> None:
    path = record_path(library, post.fields.id)
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"version": 1, "html": html, "shown": fingerprint(post)}), "utf-8")


@pytest.mark.parametrize("below", ["", "2025", "2025/a/b/c/d/e"])
def test_a_library_that_is_known_counts(tmp_path: Path, below: str) -> None:
    lay_record(tmp_path / "library")
    (tmp_path / "library" / below).mkdir(parents=True, exist_ok=True)
    assert original_html(POST, tmp_path / "library" / below) is None
    libraries.remember(tmp_path / "library")
    assert original_html(POST, tmp_path / "library" / below) == "<p>文</p>"


@pytest.mark.parametrize("beside", ["2025", "2025/shared", "2025/shared/sub"])
def test_a_folder_of_that_name_inside_of_the_library_does_not(tmp_path: Path, beside: str) -> None:
    libraries.remember(tmp_path)
    lay_record(tmp_path / beside, html="<script>planted</script>")
    assert original_html(POST, tmp_path / beside) is None


def test_a_folder_above_the_library_does_not(tmp_path: Path) -> None:
    lay_record(tmp_path)
    libraries.remember(tmp_path / "library")
    assert original_html(POST, tmp_path / "library") is None


def test_a_link_to_the_library_is_the_library(tmp_path: Path) -> None:
    lay_record(tmp_path / "library")
    (tmp_path / "link").symlink_to("library")
    libraries.remember(tmp_path / "link")
    assert original_html(POST, tmp_path / "library") == "<p>文</p>"


def test_the_default_library_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RONPYO_LIBRARY", str(tmp_path / "posts"))
    assert libraries.around(tmp_path / "posts/2025") == [tmp_path / "posts"]


@pytest.mark.parametrize("listed", ["", "{}", "[1, null]", "[" * 100_000, "\0"])
def test_a_damaged_list_is_made_anew(tmp_path: Path, listed: str) -> None:
    paths.state().mkdir(parents=True)
    (paths.state() / "libraries.json").write_text(listed, "utf-8")
    assert libraries.around(tmp_path) == []
    libraries.remember(tmp_path)
    libraries.remember(tmp_path)
    assert json.loads((paths.state() / "libraries.json").read_text("utf-8")) == [str(tmp_path)]


def test_what_was_planted_beside_a_shared_post() -> None:
    from editor.core.file.postfile import PostFile

    path = shared_data("cases/security/originals") / "sub/2025/post.md"
    file = PostFile.parse(path.read_bytes())
    assert original_html(Post(file.fields, file.body), path.parent) is None
