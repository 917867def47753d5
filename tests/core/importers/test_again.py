"""Imports over imports: older, newer, edited, interrupted, in any order."""

import itertools
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from editor.core.disk import store
from editor.core.errors import ImportFileError, SaveError
from editor.core.file.postfile import PostFile
from editor.core.history.versions import PostPlace, Versions, versions_folder
from editor.core.importers import shelve
from editor.core.importers.report import Report
from editor.core.importers.summary import sentences
from tests.core.importers.conftest import Import
from tests.core.importers.samples import DRAFT, legacy, legacy_entry, link, new, new_entry
from tests.shared_data import shared_data

PNG = b"\x89PNG\r\n\x1a\n" + bytes(60)


def entry(number: int, body: str, updated: str, **other: str) -> str:
    given = legacy_entry(number, f"題{number}", body, **other)
    return re.sub("<updated>.*?</updated>", f"<updated>{updated}</updated>", given)


OLD = legacy(entry(1, "旧", "2024-05-01T00:00:00+09:00"))
NEW = legacy(entry(1, "新", "2025-05-01T00:00:00+09:00"))


def tree(library: Path) -> dict[str, bytes]:
    return {str(path.relative_to(library)): path.read_bytes() for path in library.rglob("*") if path.is_file()}


def post(library: Path) -> str:
    (path,) = library.rglob("*.md")
    return path.read_text("utf-8")


# -- which state stays -------------------------------------------------------------------------------------------------


def test_an_older_backup_replaces_nothing(take_in: Import, library: Path) -> None:
    take_in(NEW)
    before = tree(library)
    report = take_in(OLD)
    assert (report.posts.unchanged, report.older, report.failed) == (1, 1, 0)
    assert "Newer in your library than in the file, and left as they are: 1." in list(sentences(report))
    assert tree(library) == before


@pytest.mark.parametrize(
    "text",
    [
        '---\ntitle: "A―【私の論評】B"\n---\n\n## A\n\n文。\n\n## 【私の論評】B\n\n論評。\n',
        '# 題\n\n本文。\n\n<!-- ronpyo {"title": "題"} -->\n',
        "---\ntitle: 題\nronpyo:\n  title: 題\n---\n\n本文。\n",
    ],
)
def test_a_file_of_ours_that_carries_no_id_is_the_same_post_each_time(
    text: str, take_in: Import, library: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text(text, "utf-8")
    take_in(tmp_path / "a.md")
    before = post(library)
    assert take_in(tmp_path / "a.md").posts.unchanged == 1
    assert post(library) == before and PostFile.parse(before.encode()).fields.id


def test_in_one_import_the_order_of_the_files_says_nothing(take_in: Import, library: Path) -> None:
    take_in(NEW, OLD)
    assert "新" in post(library)


@pytest.mark.parametrize("turned", [False, True])
def test_twice_in_one_file_the_newer_one_is_taken(take_in: Import, library: Path, turned: bool) -> None:
    entries = [entry(1, "旧", "2024-05-01T00:00:00Z"), entry(1, "新", "2025-05-01T00:00:00Z")]
    report = take_in(legacy(*(reversed(entries) if turned else entries)))
    assert (report.posts.found, report.posts.written, report.posts.skipped, len(report.files)) == (2, 1, 1, 1)
    assert "新" in post(library)


def test_a_published_post_does_not_become_a_draft(take_in: Import, library: Path) -> None:
    draft = entry(1, "文", "2024-05-01T00:00:00Z", extra=DRAFT)
    live = entry(1, "文", "2024-05-01T00:00:00Z", extra=link("https://t.jp/2024/05/x.html"))
    for given in (draft, live, draft):
        take_in(legacy(given))
    assert "status: published" in post(library)


def test_without_times_the_last_import_counts(take_in: Import, library: Path) -> None:
    for text in ("一", "二"):
        take_in(re.sub("<(updated|published)>.*?</(updated|published)>", "", legacy(legacy_entry(1, "題", text))))
    assert "二" in post(library)


STATES = (
    legacy(entry(1, "甲", "2024-01-01T00:00:00Z"), entry(2, "乙", "2024-01-05T00:00:00Z")),
    legacy(entry(1, "甲の改", "2024-02-01T09:00:00+09:00"), entry(3, "丙", "2024-01-01T00:00:00Z")),
    new(
        *(
            re.sub("<updated>.*?</updated>", f"<updated>{when}</updated>", new_entry(number, f"題{number}", text))
            for number, text, when in ((1, "甲の終", "2024-03-01T00:00:00Z"), (2, "乙の前", "2024-01-04T00:00:00Z"))
        )
    ).replace("blog-88", "blog-77"),
)


@pytest.mark.parametrize("together", [False, True])
def test_any_order_of_backups_ends_in_the_same_library(take_in: Import, library: Path, together: bool) -> None:
    trees = []
    for order in itertools.permutations(range(3)):
        if together:
            take_in(*(STATES[number] for number in order))
        else:
            for number in (*order, *reversed(order)):
                take_in(STATES[number])
        bodies = sorted(PostFile.parse(path.read_bytes()).body.strip() for path in library.rglob("*.md"))
        assert bodies == ["丙", "乙", "甲の終"]
        trees.append(tree(library))
        shutil.rmtree(library)
    assert all(one == trees[0] for one in trees)


SHARED = ("blog-03-01-2025.xml", "blog-12-01-2023.xml", "02-newer-backup.atom", "02-older-backup-legacy.xml")


@pytest.mark.parametrize("names", [SHARED[:2], SHARED[2:], SHARED])
def test_shared_backups_in_any_order(take_in: Import, library: Path, names: tuple[str, ...]) -> None:
    trees = []
    for order in itertools.permutations(names):
        for name in order:
            take_in(shared_data(f"cases/import/{name}"))
        trees.append(tree(library))
        shutil.rmtree(library)
    assert all(one == trees[0] for one in trees)
    texts = b"".join(trees[0].values()).decode()
    assert ("二〇二五年" in texts) == (names != SHARED[2:])
    assert ("本文二改" in texts) == (names == SHARED[2:])
    assert ("status: draft" in texts) == (names != SHARED[2:])


def test_the_order_does_not_show_in_names(take_in: Import, library: Path, tmp_path: Path) -> None:
    picture = '<img src="data:image/png;base64,iVBORw0KGgo' + "A" * 800 + '=" />'
    draft = legacy(entry(1, picture, "2024-04-01T00:00:00Z", extra=DRAFT, when="2024-03-01T08:30:00+09:00"))
    live = legacy(
        entry(
            1,
            picture + "改",
            "2024-05-01T00:00:00Z",
            extra=link("https://t.jp/2024/05/live.html"),
            when="2025-01-01T08:00:00Z",
        )
    )
    trees = []
    for order in ((draft, live), (live, draft), (live, live), (draft, live, draft, live)):
        for given in order:
            take_in(given)
        trees.append(tree(library))
        shutil.rmtree(library)
        take_in(*order)
        trees.append(tree(library))
        shutil.rmtree(library)
    assert all(one == trees[0] for one in trees)
    assert any(name.endswith("2025-01-01-live.md") for name in trees[0])
    assert len(trees[0]) == 3


def test_a_post_that_the_author_has_renamed_keeps_its_name(take_in: Import, library: Path) -> None:
    path = take_in(OLD).files[0][1]
    mine = path.rename(path.with_name("mine.md"))
    take_in(NEW.replace("題1", "別の題"))
    assert "新" in mine.read_text("utf-8")
    assert list(library.rglob("*.md")) == [mine]


@pytest.mark.parametrize("said", ["2024.md", "../outside.md", "/etc.md", "", 7])
def test_a_record_carries_no_folder_of_posts_away(take_in: Import, library: Path, said: object) -> None:
    path = take_in(OLD).files[0][1]
    (record,) = (library / "originals").iterdir()
    record.write_text(json.dumps(json.loads(record.read_text("utf-8")) | {"path": said}), "utf-8")
    (library.parent / "outside").mkdir()
    take_in(NEW)
    assert list(library.rglob("*.md")) == [path]
    assert "新" in path.read_text("utf-8")
    assert (library.parent / "outside").is_dir()


def test_another_post_is_never_renamed_over(take_in: Import, library: Path) -> None:
    path = take_in(OLD).files[0][1]
    other = path.with_name("2024-03-01-別の題.md")
    other.write_text("手元", "utf-8")
    take_in(NEW.replace("題1", "別の題"))
    assert other.read_text("utf-8") == "手元"
    assert "新" in path.with_name("2024-03-01-別の題-2.md").read_text("utf-8")
    take_in(NEW.replace("題1", "別の題"))
    assert len(list(library.rglob("*.md"))) == 2


# -- what the author did -----------------------------------------------------------------------------------------------


def test_edited_here_and_newer_there(take_in: Import, library: Path) -> None:
    path = take_in(OLD).files[0][1]
    path.write_bytes(path.read_bytes() + "手元\n".encode())
    mine = path.read_bytes()
    for _time in range(2):
        report = take_in(NEW)
        assert report.failed == 0
        assert "The blog's newer one is among its earlier versions" in report.skipped[0].reason
    assert path.read_bytes() == mine
    place = PostPlace(path, PostFile.parse(mine).fields.id)
    versions = Versions(versions_folder())
    kept = [versions.read(version).decode() for version in versions.listing(place).versions]
    assert len(kept) == 1
    assert "新" in kept[0]
    assert take_in(OLD).posts.unchanged == 1


@pytest.mark.parametrize("edited", [False, True], ids=["not edited", "edited"])
@pytest.mark.parametrize("name", ["", "mine.md", "2019/mine.md"], ids=["its name", "renamed", "moved"])
def test_a_post_that_an_earlier_release_read_is_read_anew_unless_it_was_edited(
    take_in: Import, library: Path, monkeypatch: pytest.MonkeyPatch, edited: bool, name: str
) -> None:
    """The same file is imported again by a release whose conversion makes something else of it."""
    with monkeypatch.context() as earlier:
        earlier.setattr(shelve, "REVISION", shelve.REVISION - 1)
        earlier.setattr(shelve, "with_note_names", lambda body, _html: f"{body}以前の形\n")
        path = take_in(NEW).files[0][1]
    assert "以前の形" in post(library)
    if edited:
        path.write_bytes(path.read_bytes() + "手元\n".encode())
    if name:
        (library / name).parent.mkdir(exist_ok=True)
        path = path.rename(library / name)
    before = path.read_bytes()
    report = take_in(NEW)
    said = list(sentences(report))
    assert list(library.rglob("*.md")) == [path]
    if edited:
        assert path.read_bytes() == before
        assert "Posts: 1 not imported (in the file: 1)." in said
        assert any("Your text was left as it is: it was edited here since." in line for line in said)
        return
    assert path.read_bytes() == before.replace("以前の形\n".encode(), b"")
    assert "Posts: 1 imported (in the file: 1)." in said
    place = PostPlace(path, PostFile.parse(before).fields.id)
    versions = Versions(versions_folder())
    assert [versions.read(version) for version in versions.listing(place).versions] == [before]
    assert "Posts: 1 unchanged (in the file: 1)." in list(sentences(take_in(NEW)))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "a.md").write_text("---\ntitle: 題\ndate: 2024-03-01\n---\n![](p.png)\n", "utf-8")
    (folder / "p.png").write_bytes(PNG)
    return folder


def test_an_edited_picture_stays(take_in: Import, library: Path, site: Path) -> None:
    take_in(site)
    (picture,) = library.rglob("*.png")
    picture.write_bytes(PNG + b"mine")
    (site / "a.md").write_text((site / "a.md").read_text("utf-8") + "加筆\n", "utf-8")
    report = take_in(site)
    assert picture.read_bytes() == PNG + b"mine"
    assert report.posts.written == 1
    (site / "p.png").write_bytes(PNG + b"theirs")
    report = take_in(site)
    assert picture.read_bytes() == PNG + b"mine"
    assert any("p.png" in note for note in report.notes)


def test_a_picture_that_was_changed_there_is_changed_here(take_in: Import, library: Path, site: Path) -> None:
    take_in(site)
    (site / "p.png").write_bytes(PNG[:-1] + b"x")  # of the same size
    assert take_in(site).posts.written == 0
    (picture,) = library.rglob("*.png")
    assert picture.read_bytes() == PNG[:-1] + b"x"


@pytest.mark.parametrize("date", ["", "date: 2024-05-06\n"])
def test_files_of_one_name_in_two_folders_are_two_posts(
    take_in: Import, library: Path, site: Path, tmp_path: Path, date: str
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.md").write_text(f"---\ntitle: 別の記事\n{date}---\n別の本文\n", "utf-8")
    for given in (site, other, site, other):
        take_in(given)
    bodies = sorted(PostFile.parse(path.read_bytes()).fields.title for path in library.rglob("*.md"))
    assert bodies == ["別の記事", "題"]
    (site / "a.md").write_text("---\ntitle: 改題\ndate: 2024-03-01\n---\n![](p.png)\n", "utf-8")
    take_in(site)
    assert len(list(library.rglob("*.md"))) == 2


def test_the_folder_that_is_imported_may_lie_elsewhere(take_in: Import, library: Path, site: Path) -> None:
    take_in(site)
    before = tree(library)
    moved = site.rename(site.with_name("moved"))
    assert take_in(moved).posts.unchanged == 1
    assert tree(library) == before


@pytest.mark.parametrize(
    "name",
    ["2024-03-01-題1 (conflicted copy 2025-01-01).md", "2024-03-01-題1.sync-conflict-20250101-120000-ABCDEFG.md"],
)
def test_a_conflict_copy_is_not_the_post(take_in: Import, library: Path, name: str) -> None:
    path = take_in(OLD).files[0][1]
    copy = path.with_name(name)
    shutil.copyfile(path, copy)
    before = copy.read_bytes()
    take_in(NEW)
    assert copy.read_bytes() == before
    assert "新" in path.read_text("utf-8")


def test_of_copies_in_other_folders_the_imported_one_is_the_post(take_in: Import, library: Path) -> None:
    path = take_in(OLD).files[0][1]
    copy = library / "0/backup.md"
    copy.parent.mkdir()
    shutil.copyfile(path, copy)
    take_in(NEW)
    assert "旧" in copy.read_text("utf-8")
    assert "新" in path.read_text("utf-8")


@pytest.mark.parametrize("rest", [b"", b"\0" * 300, b"\n"])
def test_an_emptied_post_is_filled_again(take_in: Import, library: Path, rest: bytes) -> None:
    path = take_in(OLD).files[0][1]
    whole = path.read_bytes()
    path.write_bytes(rest)
    assert take_in(OLD).posts.written == 1
    assert path.read_bytes() == whole
    assert len(list(library.rglob("*.md"))) == 1


@pytest.fixture
def elsewhere(take_in: Import, library: Path, tmp_path: Path) -> Path:
    """The same library on another machine."""
    take_in(OLD)
    return shutil.copytree(library, tmp_path / "elsewhere")


def test_a_library_that_is_imported_into_itself_or_from_a_copy_stays(
    take_in: Import, library: Path, elsewhere: Path
) -> None:
    before = tree(library)
    for source in (library, elsewhere, library):
        assert take_in(source).failed == 0
    assert tree(library) == before
    assert take_in(NEW).posts.written == 1


def test_what_was_written_on_another_machine_is_taken_and_no_backup_replaces_it(
    take_in: Import, library: Path, elsewhere: Path
) -> None:
    (path,) = elsewhere.rglob("*.md")
    path.write_bytes(path.read_bytes() + "手元\n".encode())
    take_in(elsewhere)
    assert "手元" in post(library)
    for given in (OLD, NEW):
        assert take_in(given).posts.skipped == 1
        assert "手元" in post(library)


# -- what failed -------------------------------------------------------------------------------------------------------


def fail_once(monkeypatch: pytest.MonkeyPatch, name: str) -> Callable[[], None]:
    real = store.write

    def write(path: Path, *arguments: object, **named: object) -> str:
        if path.name.endswith(name):
            monkeypatch.setattr(store, "write", real)
            raise SaveError("The disk is full.")
        return real(path, *arguments, **named)  # type: ignore[arg-type]

    return lambda: monkeypatch.setattr(store, "write", write)


@pytest.mark.parametrize("what", [".md", ".json", ".png"])
def test_an_update_that_failed_once_is_made_the_next_time(
    take_in: Import, library: Path, site: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in(site)
    (site / "a.md").write_text("---\ntitle: 題\ndate: 2024-03-01\n---\n![](p.png)改\n", "utf-8")
    (site / "p.png").write_bytes(PNG + b"2")
    fail_once(monkeypatch, what)()
    report = take_in(site)
    assert (report.failed, report.posts.skipped) == (1, 1)
    assert take_in(site).posts.written == 1
    assert "改" in post(library)
    done = tree(library)
    shutil.rmtree(library)
    take_in(site)
    assert tree(library) == done


def test_after_a_kill_a_newer_backup_still_counts(
    take_in: Import, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[Path] = []
    real = store.write

    def write(path: Path, *arguments: object, **named: object) -> str:
        if library in path.parents:
            calls.append(path)
        if len(calls) == 3:  # announced, written, and not recorded
            raise SaveError("killed")
        return real(path, *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "write", write)
    take_in(OLD)
    monkeypatch.setattr(store, "write", real)
    assert "旧" in post(library)
    assert take_in(NEW).posts.written == 1
    assert "新" in post(library)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything can be read here")
@pytest.mark.parametrize("hidden", ["file", "folder"])
def test_what_cannot_be_looked_at_stops_the_import(take_in: Import, library: Path, hidden: str) -> None:
    path = take_in(OLD).files[0][1]
    closed = path if hidden == "file" else path.parent
    closed.chmod(0)
    try:
        with pytest.raises(ImportFileError, match="read-only"):
            take_in(NEW)
    finally:
        closed.chmod(0o700)
    assert len(list(library.rglob("*.md"))) == 1


def test_an_error_of_the_disk_stops_the_import(take_in: Import, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = take_in(OLD).files[0][1]
    real = os.open

    def refuse(name: object, *arguments: object, **named: object) -> int:
        if os.fspath(name) == str(path):  # type: ignore[call-overload]
            raise OSError(5, "Input/output error", str(path))
        return real(name, *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ImportFileError, match="the disk reports an error"):
        take_in(NEW)
    monkeypatch.setattr(os, "open", real)
    assert len(list(library.rglob("*.md"))) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_pipes_and_links_to_nowhere_are_no_posts(take_in: Import, library: Path) -> None:
    (library / "2024").mkdir(parents=True)
    os.mkfifo(library / "2024/pipe.md")
    (library / "2024/nowhere.md").symlink_to("gone.md")
    (library / "2024/circle.md").symlink_to("circle.md")
    assert take_in(OLD).posts.written == 1


def test_one_import_at_a_time(take_in: Import, library: Path) -> None:
    from editor.core.importers.library import only_import

    with only_import(library), pytest.raises(ImportFileError, match="under way"):
        take_in(OLD)
    assert take_in(OLD).posts.written == 1


def test_a_source_that_goes_away_is_said(take_in: Import, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from editor.core.importers import work

    real = work.shelve

    def gone(task: work.Task) -> work.ImportOutcome:
        (site / "p.png").unlink(missing_ok=True)
        return real(task)

    monkeypatch.setattr(work, "shelve", gone)
    report = take_in(site)
    assert (report.failed, report.posts.skipped) == (1, 1)
    assert (
        report.skipped[0].reason
        == "p.png could not be read: the file or its folder was not found. Check its name and place."
    )
    (site / "p.png").write_bytes(PNG)
    monkeypatch.setattr(work, "shelve", real)
    assert take_in(site).posts.written == 1


def test_a_file_that_cannot_be_read_to_its_end(take_in: Import, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from editor.core.importers import work
    from editor.core.importers.registry import EntryStream, Found

    class Halved(work._Work):
        def _found(self) -> Iterator[Found]:
            def found(given: Iterator[Found]) -> Iterator[Found]:
                yield next(given)
                raise OSError(5, "Input/output error")

            self._reading = EntryStream(self._reading.blog, found(self._reading.found))
            return super()._found()

    monkeypatch.setattr(work, "_Work", Halved)
    report = take_in(legacy(entry(1, "一", "2024-05-01T00:00:00Z"), entry(2, "二", "2024-05-01T00:00:00Z")))
    assert (report.posts.written, report.failed) == (1, 1)
    assert (
        "What came before is imported; the rest is not: the disk reports an error. Check the disk, or use another one."
        in list(sentences(report))
    )
    monkeypatch.undo()


def test_records_of_earlier_releases(take_in: Import, library: Path) -> None:
    """They said “done” before it was: `before` is the digest of the file that should have been replaced."""
    path = take_in(OLD).files[0][1]
    (record,) = (library / "originals").iterdir()
    known = json.loads(record.read_text("utf-8"))
    old = path.read_bytes()
    take_in(NEW)
    newer = path.read_bytes()
    legacy_record = json.loads(record.read_text("utf-8")) | {"before": known["file"]}
    for key in ("age", "path", "pictures"):
        del legacy_record[key]
    record.write_text(json.dumps(legacy_record), "utf-8")
    path.write_bytes(old)
    assert take_in(NEW).posts.written == 1
    assert path.read_bytes() == newer


def test_many_posts_of_one_title(take_in: Import, library: Path) -> None:
    when = "2024-03-01T10:00:00+09:00"
    report: Report = take_in(legacy(*(legacy_entry(number, "題", "文", when=when) for number in range(1, 40))))
    names = {path.name for _id, path in report.files}
    assert len(names) == 39
    assert "2024-03-01-題-39.md" in names
