"""Posts found by what is kept of their news pages."""

import json
from pathlib import Path

import pytest

from editor import cli
from editor.core.clips import store as clips
from editor.core.clips.place import clips_path
from editor.core.library.archive import Archive
from editor.core.news_page.clip import Clip

ID = "0197a000-0000-7000-8000-000000000001"
OTHER = "0197a000-0000-7000-8000-000000000002"
CLIP = Clip(
    headline="新型車両、来春から", outlet="みなと新聞", url="https://e.jp/a", text="市は「採算」を見直すと発表した。"
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    (folder / "2026").mkdir(parents=True)
    for name, post_id in (("one", ID), ("two", OTHER)):
        text = f"---\nid: {post_id}\ntitle: 記事{name}\ndate: 2026-01-02\n---\n本文の{name}。採用の話。\n"
        (folder / "2026" / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def _found(archive: Archive, query: str) -> list[str]:
    return sorted(Path(result.entry.path).stem for result in archive.find(query).best)


def test_a_clip_is_found_by_its_words_alone(library: Path) -> None:
    clips.keep(library, ID, CLIP)
    archive = Archive(library)
    archive.refresh()
    assert _found(archive, "clip:採算") == ["one"]
    assert _found(archive, "clip:採") == ["one"]
    assert _found(archive, "クリップ:みなと新聞") == ["one"]
    assert _found(archive, 'clip:"見直すと発表"') == ["one"]
    assert _found(archive, "採算") == []
    assert _found(archive, "clip:採用") == []
    assert _found(archive, "本文 -clip:採算") == ["two"]
    assert _found(archive, "本文 clip:採算") == ["one"]
    assert _found(archive, "clip:" + "採算" * 60) == []
    (best,) = archive.find("clip:採算").best
    assert "採算" in best.snippet.text
    assert best.snippet.spans
    archive.close()


def test_clips_that_come_change_and_go(library: Path) -> None:
    archive = Archive(library)
    archive.refresh()
    assert _found(archive, "clip:採算") == []
    clips.keep(library, ID, CLIP)
    assert archive.refresh().put == 1
    assert archive.refresh().put == 0
    assert _found(archive, "clip:採算") == ["one"]
    clips.keep(library, ID, Clip(url="https://e.jp/b", text="別の本文。"))
    archive.refresh_files([library / "2026" / "one.md"])
    assert _found(archive, "clip:別の本文") == ["one"]
    assert _found(archive, "clip:採算") == ["one"]
    clips_path(library, ID).unlink()
    assert archive.refresh().put == 1
    assert _found(archive, "clip:採算") == []
    assert _found(archive, "本文") == ["one", "two"]
    archive.close()


def test_a_damaged_clip_hides_no_post(library: Path) -> None:
    path = clips_path(library, ID)
    path.parent.mkdir()
    path.write_bytes(b"damaged")
    archive = Archive(library)
    archive.refresh()
    assert _found(archive, "本文") == ["one", "two"]
    archive.close()


def test_by_the_command_line(library: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    clips.keep(library, ID, CLIP)
    assert cli.main(["search", "clip:採算", "--library", str(library), "--json"]) == 0
    (found,) = json.loads(capsysbinary.readouterr().out)
    assert found["path"].endswith("one.md")
    assert "**採算**" in found["snippet"]
