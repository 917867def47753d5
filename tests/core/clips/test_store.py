"""Clips kept in a library."""

import gzip
import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.clips import store as clips
from editor.core.clips.place import FOLDER, clips_path, library_of
from editor.core.errors import FileError, NewsPageError
from editor.core.news_page.clip import Clip, ClipImage
from editor.core.originals import libraries

ID = "0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10"
CLIP = Clip(
    headline="新型車両、来春から",
    outlet="朝日新聞",
    url="https://www.asahi.com/articles/A1.html",
    published="2025-04-02",
    text="市は二日、計画を発表した。\n\n費用は十二億円。",
    images=(ClipImage("https://e.jp/1.jpg", "車内", "共同", ""),),
    accessed="2025-04-05",
)


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    kept = clips.keep(tmp_path, ID, CLIP)
    assert kept.path == tmp_path / "clips" / f"{ID}.json.gz"
    assert not kept.again
    assert clips.of(tmp_path, ID) == (CLIP,)


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    path = clips.keep(tmp_path, ID, CLIP).path
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.chmod(0o644)
    path.parent.chmod(0o755)
    clips.keep(tmp_path, ID, replace(CLIP, headline="x"))
    assert (stat.S_IMODE(path.stat().st_mode), stat.S_IMODE(path.parent.stat().st_mode)) == (0o600, 0o700)


def test_the_newest_comes_first_and_the_same_page_once(tmp_path: Path) -> None:
    other = replace(CLIP, url="https://www.sankei.com/a/1", headline="別の記事", text="別の本文。")
    clips.keep(tmp_path, ID, CLIP)
    clips.keep(tmp_path, ID, other)
    again = clips.keep(tmp_path, ID, replace(CLIP, url=f"{CLIP.url}?utm_source=x#top", accessed="2025-04-06"))
    assert again.again
    assert [one.headline for one in clips.of(tmp_path, ID)] == [CLIP.headline, "別の記事"]
    assert clips.of(tmp_path, ID)[0].accessed == "2025-04-06"


@pytest.mark.parametrize(
    "post_id", ["../../../etc/passwd", "a/b", "CON", "x" * 5000, "A", "a", ".", "\0", "か\u3099", "\ud800"]
)
def test_no_id_leads_elsewhere(tmp_path: Path, post_id: str) -> None:
    path = clips.keep(tmp_path, post_id, CLIP).path
    assert path.resolve().parent == (tmp_path / FOLDER).resolve()
    assert clips.of(tmp_path, post_id) == (CLIP,)


def test_ids_that_differ_by_case_have_files_of_their_own(tmp_path: Path) -> None:
    names = {clips_path(tmp_path, post_id).name.lower() for post_id in ("A", "a", "が", "か\u3099")}
    assert len(names) == 4


def test_a_post_without_id_keeps_nothing(tmp_path: Path) -> None:
    with pytest.raises(NewsPageError):
        clips.keep(tmp_path, "", CLIP)
    assert clips.of(tmp_path, "") == ()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no gzip",
        gzip.compress(b"[]", mtime=0),
        gzip.compress(b"{", mtime=0),
        gzip.compress(json.dumps({"version": 99, "clips": []}).encode(), mtime=0),
        gzip.compress(b"[" * 100_000, mtime=0),
        gzip.compress(json.dumps({"version": 1, "clips": []}).encode(), mtime=0)[:-6],
    ],
)
def test_damage_is_said_and_never_overwritten(tmp_path: Path, data: bytes) -> None:
    path = clips_path(tmp_path, ID)
    path.parent.mkdir()
    path.write_bytes(data)
    with pytest.raises(FileError, match=r"clips|could not"):
        clips.of(tmp_path, ID)
    with pytest.raises(FileError):
        clips.keep(tmp_path, ID, CLIP)
    assert path.read_bytes() == data
    assert clips.text_of(tmp_path, ID) == ""
    assert clips.posts_with(tmp_path, CLIP) == []


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clips, "_LARGEST", 10_000)
    path = clips_path(tmp_path, ID)
    path.parent.mkdir()
    path.write_bytes(gzip.compress(b'{"version": 1, "x": "' + b"0" * 1_000_000 + b'"}', mtime=0))
    with pytest.raises(FileError):
        clips.of(tmp_path, ID)


def test_foreign_values_count_as_missing(tmp_path: Path) -> None:
    path = clips_path(tmp_path, ID)
    path.parent.mkdir()
    odd = {
        "version": 1,
        "clips": [{"headline": 3, "images": [1, {"url": "u", "alt": None}], "unsure": [1, "published"]}, "x"],
    }
    path.write_bytes(gzip.compress(json.dumps(odd).encode(), mtime=0))
    assert clips.of(tmp_path, ID) == (Clip(images=(ClipImage("u"),), unsure=("published",)),)


def test_the_same_page_is_recognised_in_other_posts(tmp_path: Path) -> None:
    clips.keep(tmp_path, ID, CLIP)
    clips.keep(tmp_path, "other", replace(CLIP, url="https://e.jp/other", text="別の本文。"))
    assert clips.posts_with(tmp_path, replace(CLIP, url="http://asahi.com/articles/A1.html?ref=top")) == []
    assert clips.posts_with(tmp_path, replace(CLIP, url="http://asahi.com/articles/A1.html?utm_medium=x")) == [ID]
    assert clips.posts_with(tmp_path, replace(CLIP, url="")) == [ID]
    assert clips.posts_with(tmp_path / "nowhere", CLIP) == []


def test_only_so_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clips, "MOST", 2)
    for number in range(4):
        clips.keep(tmp_path, ID, replace(CLIP, url=f"https://e.jp/{number}"))
    assert [one.url for one in clips.of(tmp_path, ID)] == ["https://e.jp/3", "https://e.jp/2"]


def test_where_the_library_of_a_post_is(tmp_path: Path) -> None:
    library = tmp_path / "library"
    year = library / "2026"
    year.mkdir(parents=True)
    assert library_of(year) == library
    assert library_of(tmp_path / "loose") == tmp_path / "loose"
    libraries.remember(tmp_path)
    assert library_of(year) == tmp_path.resolve()


def test_stands_tell_when_clips_change(tmp_path: Path) -> None:
    assert clips.stands(tmp_path) == {}
    clips.keep(tmp_path, ID, CLIP)
    before = clips.stands(tmp_path)
    clips.keep(tmp_path, ID, replace(CLIP, text="長い" * 500))
    assert list(before) == [ID]
    assert clips.stands(tmp_path) != before


@given(
    st.builds(
        Clip,
        headline=st.text(),
        text=st.text(),
        unsure=st.lists(st.sampled_from(["headline", "published"])).map(tuple),
        images=st.lists(st.builds(ClipImage, url=st.text(), caption=st.text()), max_size=3).map(tuple),
        cut=st.booleans(),
    )
)
def test_any_clip_survives_json(clip: Clip) -> None:
    assert Clip.from_json(json.loads(json.dumps(clip.as_json()))) == clip
