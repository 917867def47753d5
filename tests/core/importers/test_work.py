import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from editor.core.errors import ImportFileError
from editor.core.importers import importers, work
from editor.core.importers.summary import sentences
from editor.core.importers.work import ImportProgress, Wish, import_files
from tests.core.importers.conftest import Import
from tests.core.importers.samples import BODY, DRAFT, legacy, legacy_entry, new, new_entry


def test_in_other_processes_it_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.xml"
    path.write_text(legacy(*(legacy_entry(number, f"題{number}", BODY) for number in range(1, 20))), "utf-8")
    import_files([path], Wish(tmp_path / "here"))
    monkeypatch.setattr(work, "_ALONE", 2)
    told: list[ImportProgress] = []
    report = import_files([path], Wish(tmp_path / "there"), told.append)
    assert report.posts.written == 19
    here, there = (
        {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*.*")}
        for folder in (tmp_path / "here", tmp_path / "there")
    )
    assert here == there
    assert [step.share for step in told] == sorted(step.share for step in told)
    assert told[-1] == ImportProgress(1.0, 19)


def test_a_date_that_is_none_is_said(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text(legacy(legacy_entry(1, "題", BODY, when="2025-02-30T00:00:00Z")), "utf-8")
    report = import_files([path], Wish(tmp_path / "library"))
    assert report.posts.written == 1
    assert report.notes == ["題: Its date could not be read: 2025-02-30T00:00:00Z"]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no /proc to count processes in")
def test_no_process_outlives_the_one_that_began_it(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text(legacy(*(legacy_entry(number, f"題{number}", BODY * 40) for number in range(1, 200))), "utf-8")
    program = (
        "import sys; from pathlib import Path; from editor.core.importers import work; work._ALONE = 0\n"
        "if __name__ == '__main__': work.import_files([Path(sys.argv[1])], work.Wish(Path(sys.argv[2])))"
    )
    script = tmp_path / "run.py"
    script.write_text(program)
    child = subprocess.Popen([sys.executable, str(script), str(path), str(tmp_path / "library")])
    _until(lambda: len(_children(child.pid)) >= 2 and any((tmp_path / "library").rglob("*.md")))
    begun = _children(child.pid)
    child.kill()
    child.wait()
    _until(lambda: not any(Path(f"/proc/{number}").exists() for number in begun))


def _children(number: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if int(stat.read_text().rpartition(")")[2].split()[1]) == number:
                found.append(int(stat.parent.name))
    return found


def _until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_what_is_cancelled_can_be_done_again(tmp_path: Path, library: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text(legacy(*(legacy_entry(number, f"題{number}", "文") for number in range(1, 10))), "utf-8")
    steps = iter([False] * 4 + [True] * 9)
    report = import_files([path], Wish(library), is_cancelled=lambda: next(steps))
    assert report.cancelled
    assert 0 < report.posts.written < 9
    again = import_files([path], Wish(library))
    assert again.posts.unchanged == report.posts.written
    assert again.posts.found == 9


def test_several_files_make_one_report(take_in: Import) -> None:
    report = take_in(legacy(legacy_entry(1, "一", "文")), new(new_entry(2, "二", "文")))
    assert report.as_json()["format"] == "blogger-legacy, blogger"
    assert report.posts.written == 2


def test_one_file_of_no_format_leaves_the_library_as_it_was(take_in: Import, library: Path) -> None:
    with pytest.raises(ImportFileError):
        take_in(legacy(legacy_entry(1, "一", "文")), "nothing")
    assert not library.exists()


def test_the_library_must_be_a_folder(take_in: Import, library: Path) -> None:
    library.write_text("x")
    with pytest.raises(ImportFileError, match="not a folder"):
        take_in(legacy(legacy_entry(1, "一", "文")))


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "+09:00", "UTC+9:00", "JST"])
def test_time_zones(take_in: Import, zone: str) -> None:
    report = take_in(new(new_entry(1, "題", "文")), zone=zone)
    assert report.files[0][1].name == "2025-04-02-題.md"


NEW_YORK = legacy(legacy_entry(1, "題", "文", when="2025-04-01T22:30:00-05:00"), zone="x")


@pytest.mark.parametrize(("given", "day"), [(new(new_entry(1, "題", "文")), "02"), (NEW_YORK, "01")])
def test_a_zone_for_files_that_say_none(tmp_path: Path, library: Path, given: str, day: str) -> None:
    (tmp_path / "x").write_text(given, "utf-8")
    report = import_files([tmp_path / "x"], Wish(library, unsaid_zone="Asia/Tokyo"))
    assert report.files[0][1].name == f"2025-04-{day}-題.md"


def test_an_unknown_time_zone_is_said_so(take_in: Import) -> None:
    with pytest.raises(ImportFileError, match="no time zone"):
        take_in(new(new_entry(1, "題", "文")), zone="Mars/North")


def test_the_report_in_sentences(take_in: Import) -> None:
    table = "<table><tr><td>1</td><td>2</td></tr></table><iframe src='x'></iframe><script>1</script>"
    report = take_in(
        legacy(legacy_entry(1, "一", table), legacy_entry(1, "再", "文"), legacy_entry(2, "下", "x", extra=DRAFT))
    )
    text = "\n".join(sentences(report))
    assert "Posts: 2 imported, 1 not imported (in the file: 3)." in text
    assert "of them drafts: 1" in text
    assert "Kept as HTML, since Markdown has no form for it: players and frames 1, scripts 1, tables 1." in text
    assert "Not imported (1): It is in the file twice; the first one was taken.\n  post 再" in text


def test_there_is_a_word_for_each_format() -> None:
    assert len({importer.label() for importer in importers()}) == len(importers()) == 9


def test_a_post_with_too_many_pictures_for_a_header(take_in: Import) -> None:
    address = "https://blogger.googleusercontent.com/img/b/R29/" + "A" * 150
    picture = '<a href="{0}/s1600/{1}.jpg"><img src="{0}/s320/{1}.jpg" /></a><br />'
    report = take_in(legacy(legacy_entry(1, "写真", "".join(picture.format(address, number) for number in range(250)))))
    assert report.posts.written == 1
    text = report.files[0][1].read_text("utf-8")
    assert text.count("/s1600/") == 250
    assert "images:" not in text


def test_a_picture_inside_the_text_is_written_beside_it(take_in: Import, library: Path) -> None:
    data = "iVBORw0KGgo" + "A" * 600
    report = take_in(legacy(legacy_entry(1, "絵", f'<img src="data:image/png;base64,{data}=" />')))
    (picture,) = (library / "2024/2024-03-01-絵").iterdir()
    assert f"![](2024-03-01-絵/{picture.name})" in report.files[0][1].read_text("utf-8")


def test_the_record_says_what_the_post_cannot(take_in: Import, library: Path) -> None:
    related = "<link rel='related' href='https://e.jp/topic'/>"
    take_in(legacy(legacy_entry(1, "題", "文", extra=related)))
    record = json.loads(next((library / "originals").iterdir()).read_text("utf-8"))
    assert record["title_link"] == "https://e.jp/topic"
    assert record["published"] == "2024-03-01T08:30:00.001+09:00"
    assert record["author"] == "著者"
