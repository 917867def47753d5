from collections.abc import Callable
from pathlib import Path

import pytest

from editor.core.disk import store
from editor.core.errors import FileChangedError, FileError, SaveError
from editor.core.file.contents import Contents
from editor.core.file.postfile import PostFile
from editor.core.history.version_place import PostPlace
from editor.core.library.post_hits import PostHits, changed_texts, hits_in_file, replace_in_file
from editor.core.text.text_search import TextSearch

POST = """---
# mine
id: "7"
title: 國際の記事
news:
  headline: 国際会議
  summary:
    - 国際的な合意
    - 他のこと
---

本文の國際と国際。\r
二行目の国際。
"""


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.md"
    path.write_bytes(POST.encode())
    return path


def kept_in(kept: list[tuple[PostPlace, bytes]]) -> Callable[[PostPlace, bytes], None]:
    return lambda place, data: kept.append((place, data))


def test_text_and_fields_are_searched_and_replaced(post: Path) -> None:
    found = hits_in_file(post, TextSearch("国際"), "世界")
    assert [(hit.place, hit.found) for hit in found.hits] == [
        ("title", "國際"),
        ("news.headline", "国際"),
        ("news.summary.0", "国際"),
        ("", "國際"),
        ("", "国際"),
        ("", "国際"),
    ]
    assert (found.hits[3].before, found.hits[3].behind) == ("本文の", "と国際。")
    assert PostHits.from_json(found.as_json()) == found
    kept: list[tuple[PostPlace, bytes]] = []
    replace_in_file(found, post.parent, kept_in(kept))
    new = POST.replace("國際", "世界").replace("国際", "世界")
    assert PostFile.parse(post.read_bytes()).fields == PostFile.parse(new.encode()).fields
    assert post.read_bytes().decode().partition("\n\n")[2] == new.partition("\n\n")[2]
    assert "# mine" in post.read_text()
    assert kept == [(PostPlace(post, "7"), POST.encode())]


def test_what_is_not_ticked_stays(post: Path) -> None:
    found = hits_in_file(post, TextSearch("国際"), "世界")
    some = PostHits(post, found.digest, "", (found.hits[4], found.hits[1]))
    replace_in_file(some, post.parent, kept_in([]))
    text = post.read_text()
    assert "本文の國際と世界。" in text
    assert "二行目の国際。" in text
    assert "headline: 世界会議" in text
    assert "国際的な合意" in text


def test_a_post_changed_meanwhile_is_left(post: Path) -> None:
    found = hits_in_file(post, TextSearch("国際"), "世界")
    post.write_text("another")
    with pytest.raises(FileChangedError, match="changed since it was searched"):
        replace_in_file(found, post.parent, kept_in([]))
    assert post.read_text() == "another"


def test_nothing_is_written_where_no_version_can_be_kept(post: Path) -> None:
    def refuse(_place: PostPlace, _data: bytes) -> None:
        raise SaveError("no room")

    found = hits_in_file(post, TextSearch("国際"), "世界")
    with pytest.raises(SaveError, match="no room"):
        replace_in_file(found, post.parent, refuse)
    assert post.read_bytes() == POST.encode()


def test_another_encoding_is_left(post: Path) -> None:
    post.write_bytes("国際の記事".encode("cp932"))
    found = hits_in_file(post, TextSearch("国際"), "世界")
    assert found.hits
    with pytest.raises(FileError, match="not in UTF-8"):
        replace_in_file(found, post.parent, kept_in([]))


def test_a_header_that_cannot_be_edited_is_part_of_the_text(post: Path) -> None:
    broken = "---\ntitle: 国際\ntitle: 国際\n---\n\n国際\n"
    post.write_text(broken)
    found = hits_in_file(post, TextSearch("国際"), "世界")
    assert [hit.place for hit in found.hits] == ["", "", ""]
    replace_in_file(found, post.parent, kept_in([]))
    assert post.read_text() == broken.replace("国際", "世界")


def test_a_field_stays_one_line() -> None:
    contents = Contents.of(PostFile.parse(POST.encode()))
    hits = hits_in_contents(contents, TextSearch("国際", pattern=True), "世\\n界")
    fields, splices = changed_texts(contents, hits.hits)
    assert fields.news.headline == "世界会議"  # Japanese is joined without a space
    assert [splice.text for splice in splices] == ["世\n界", "世\n界"]


def hits_in_contents(contents: Contents, search: TextSearch, replacement: str) -> PostHits:
    from editor.core.library.post_hits import hits_in

    return hits_in(contents, search, replacement, Path("post.md"), store.ABSENT)


def test_no_more_hits_of_a_post_than_are_held(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("editor.core.library.post_hits.MOST_IN_POST", 2)
    found = hits_in_file(post, TextSearch("国際"), "")
    assert (len(found.hits), found.more) == (2, True)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("words", "pattern", "found"),
    [
        ("more", False, ["more", "more", "more"]),
        ("comment", False, ["comment", "comment"]),
        ("-", False, ["-"] * 5),
        ("<!--more-->", False, ["<!--more-->"]),
        ("<!-- commentary -->", False, ["<!-- commentary -->", "<!-- commentary -->"]),
        ("m+", True, ["m", "mm", "m", "m", "mm", "m"]),
        (r"(?s)One.*?<!--", True, []),
        (r"(?s)One.*", True, ["One"]),
    ],
)
def test_a_part_of_a_mark_is_no_word_of_the_post(
    tmp_path: Path, words: str, pattern: bool, found: list[str], line_end: str
) -> None:
    news = "One more comment - yes.\n\n  <!-- commentary --> \n\n"
    body = news + "So much more, `<!-- commentary -->`.\n\n<!--more-->\n\nmore\n"
    path = tmp_path / "post.md"
    path.write_bytes(("---\ntitle: x\n---\n" + body).replace("\n", line_end).encode())
    hits = hits_in_file(path, TextSearch(words, pattern=pattern), "").hits
    shown = [hit.found for hit in hits if hit.place == ""]
    assert [one[:3] if one.startswith("One") else one for one in shown] == found


def test_the_marks_outlive_what_is_replaced_everywhere(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_text("---\ntitle: more\n---\nmore\n\n<!-- commentary -->\n\nmore commentary\n\n<!--more-->\n\nmore\n")
    kept: list[tuple[PostPlace, bytes]] = []
    for words in ("more", "commentary"):
        replace_in_file(hits_in_file(path, TextSearch(words), "x"), tmp_path, kept_in(kept))
    assert path.read_text() == "---\ntitle: x\n---\nx\n\n<!-- commentary -->\n\nx x\n\n<!--more-->\n\nx\n"


def test_a_hundred_thousand_marks_are_looked_at_once(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_text("---\ntitle: x\n---\n" + "<!--more-->\nmore\n" * 30_000)
    assert len(hits_in_file(path, TextSearch("more"), "x").hits) == 1_000
