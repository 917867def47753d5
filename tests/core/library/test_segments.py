"""The segments of the full-text index: few while many posts are put in, one when they are merged."""

import pytest

from editor.core.library import refresh
from editor.core.library.archive import Archive
from tests.core.library.posts import archive_of, found, header, write


def segments(archive):
    return archive.index.connection.execute("SELECT count(DISTINCT segid) FROM grams_idx").fetchone()[0]


def options(archive):
    rows = archive.index.connection.execute("SELECT k, v FROM grams_config WHERE k IN ('automerge', 'crisismerge')")
    return dict(rows)


@pytest.fixture
def small_chunks(monkeypatch):
    """Chunks of ten files; twenty posts count as many."""
    monkeypatch.setattr(refresh, "_FIRST", 10)
    monkeypatch.setattr(refresh, "_LARGEST", 10)
    monkeypatch.setattr(refresh, "_MANY", 20)
    monkeypatch.setattr("editor.core.library.reading._BATCH", 10)


@pytest.mark.parametrize("day", ["2025-03-01", "2025-08-01", "2025-08-01T10:00:00", ""])
def test_posts_of_one_moment_are_one_segment(tmp_path, day):
    """In the second half of a year the numbers of such posts fall, and each was a segment of its own."""
    texts = {f"{n:02d}.md": header(title=f"題{n}", date=day) + "本文。\n" for n in range(40)}
    archive = archive_of(tmp_path / "posts", texts)
    assert segments(archive) == 1
    assert len(found(archive, "本文")) == 40
    archive.close()


def test_many_posts_are_merged_once(tmp_path, small_chunks):
    archive = archive_of(tmp_path / "posts", {f"{n:03d}.md": f"米国{n}の話。\n" for n in range(200)})
    assert 17 < segments(archive) <= 20  # FTS5 by itself would have merged sixteen of them
    assert len(found(archive, "米国")) == 200
    assert archive.merge()
    assert segments(archive) == 1
    assert len(found(archive, "米国")) == 200
    assert {name: str(value) for name, value in options(archive).items()} == {"automerge": "8", "crisismerge": "16"}
    archive.close()


def test_what_is_cut_off_is_merged_the_next_time(tmp_path, small_chunks):
    """The work ends in the middle; the next one has little left to do, and would not count as many."""
    library = tmp_path / "posts"
    write(library, {f"{n:03d}.md": f"米国{n}の話。\n" for n in range(50)})
    archive = Archive(library)
    archive.refresh(lambda done, _all: done < 40)
    archive.close()
    archive = Archive(library)
    assert archive.refresh().put == 10
    assert segments(archive) > 1
    assert archive.merge()
    assert segments(archive) == 1
    assert len(found(archive, "の話")) == 50
    archive.close()


def test_another_connection_that_was_open_before_leaves_them_too(tmp_path, small_chunks):
    archive = archive_of(tmp_path / "posts", {"a.md": "中国の話"})
    other = Archive(archive.library)
    write(archive.library, {f"{n:03d}.md": f"米国{n}の話。\n" for n in range(30)})
    archive.refresh()
    before = segments(archive)
    for number in range(20):
        write(archive.library, {f"new{number}.md": "英国の話"})
        other.refresh_files([archive.library / f"new{number}.md"])
    assert segments(archive) == before + 20
    archive.merge()
    for number in range(20):
        write(archive.library, {f"newer{number}.md": "英国の話"})
        other.refresh_files([archive.library / f"newer{number}.md"])
    assert segments(archive) < 20
    assert len(found(archive, "英国")) == 40
    archive.close()
    other.close()
