"""The index follows the files, whatever becomes of them or of it."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from editor.core import paths
from editor.core.errors import FileError
from editor.core.library import database, refresh, scan
from editor.core.library.archive import Archive
from editor.core.library.scan import LARGEST
from tests.core.library.posts import archive_of, found, header, write


@pytest.fixture
def archive(tmp_path):
    made = archive_of(tmp_path / "posts", {"2025/a.md": "米国の話", "2025/b.md": "中国の話", "c.markdown": "日本の話"})
    yield made
    made.close()


def test_new_changed_renamed_and_gone(archive):
    library = archive.library
    write(library, {"2026/n.md": "英国の話", "2025/a.md": "米国の話。仏国も"})
    (library / "2025/b.md").rename(library / "2025/moved.md")
    (library / "c.markdown").unlink()
    changes = archive.refresh()
    assert (changes.put, changes.gone) == (3, 2)
    assert found(archive, "の話") == ["2026/n.md", "2025/moved.md", "2025/a.md"] or set(found(archive, "の話")) == {
        "2026/n.md",
        "2025/moved.md",
        "2025/a.md",
    }
    assert found(archive, "仏国") == ["2025/a.md"]
    assert found(archive, "日本") == []
    assert not archive.refresh()


def test_a_change_that_keeps_size_and_time_is_seen(archive):
    file = archive.library / "2025/a.md"
    before = file.stat()
    file.write_text("英国の話", encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    archive.refresh()
    assert found(archive, "英国") == ["2025/a.md"]
    assert found(archive, "米国") == []


def test_a_touched_file_is_not_read_into_the_index_again(archive):
    os.utime(archive.library / "2025/a.md", (1, 1))
    assert archive.refresh().put == 0
    assert found(archive, "米国") == ["2025/a.md"]


def test_single_files(archive):
    library = archive.library
    write(library, {"2025/a.md": header(date="2020-01-01") + "仏国"})
    (library / "2025/b.md").unlink()
    changes = archive.refresh_files(
        [library / "2025/a.md", library / "2025/b.md", library / "none.md", Path("/elsewhere.md")]
    )
    assert (changes.put, changes.gone) == (1, 1)
    assert found(archive, "..2020") == ["2025/a.md"]
    assert not archive.refresh()


def test_a_drive_that_goes_away_while_it_is_looked_through_takes_no_post_along(archive, monkeypatch):
    """Its folder is there when the look begins; what lay in it has not been deleted."""
    away = archive.library.with_name("away")

    def unplugged(library):
        library.rename(away)
        return iter(())

    monkeypatch.setattr(scan, "post_files", unplugged)
    assert not archive.refresh()
    assert len(found(archive, "の話")) == 3
    away.rename(archive.library)


def test_posts_of_megabytes_are_taken_in_a_few_at_a_time(tmp_path, monkeypatch):
    """What is made of them would else be in memory all at once."""
    taken = []
    take_in = refresh._take_in
    monkeypatch.setattr(refresh, "_MOST_BYTES", 20_000)
    monkeypatch.setattr("editor.core.library.reading._BATCH_BYTES", 5_000)
    monkeypatch.setattr(refresh, "_take_in", lambda index, files: taken.append(len(files)) or take_in(index, files))
    archive = archive_of(tmp_path / "posts", {f"{n}.md": "米国の話。" * 200 for n in range(9)})
    assert len(taken) > 2 and max(taken) < 4
    assert len(found(archive, "米国")) == 9
    archive.close()


def test_what_is_no_post(tmp_path):
    library, outside = tmp_path / "posts", tmp_path / "outside"
    write(outside, {"secret.md": "秘密の話", "deep/x.md": "秘密の話"})
    write(
        library,
        {
            "a.md": "普通の話",
            ".hidden.md": "の話",
            ".git/x.md": "の話",
            ".a.md.tmp~": "の話",
            "a.md~": "の話",
            "x.txt": "の話",
            "#a.md": "の話",
            "~$a.md": "の話",
        },
    )
    (library / "link.md").symlink_to(outside / "secret.md")
    (library / "links").symlink_to(outside)
    (library / "loop").symlink_to(library)
    (library / "broken.md").symlink_to(library / "nowhere")
    (library / "folder.md").mkdir()
    (library / "binary.md").write_bytes(bytes(range(256)) * 20)
    os.mkfifo(library / "pipe.md")
    (library / "large.md").write_bytes(b"x" * (LARGEST + 1))
    (library / "old.md").write_bytes("昔の話".encode("cp932"))
    (library / os.fsdecode(b"bad\xff.md")).write_text("名の話", encoding="utf-8")
    archive = Archive(library)
    archive.refresh()
    assert set(found(archive, "の話")) == {"a.md", "old.md", os.fsdecode(b"bad\xff.md")}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_what_cannot_be_read(archive):
    file = archive.library / "2025/a.md"
    file.chmod(0)
    archive.refresh()
    assert found(archive, "米国") == []
    file.chmod(0o644)
    archive.refresh()
    assert found(archive, "米国") == ["2025/a.md"]


@pytest.mark.parametrize(
    "text",
    [
        "---\n" + "[" * 50_000 + "\n---\n米国",
        "---\na: &a [x]\nb: [*a, *a]\ntitle: t\n---\n米国",
        "---\ntitle: 題\ntitle: 二\n---\n米国",
        "---\n- 一\n- 二\n---\n米国",
        "---\nlabels: {a: b}\ndate: [1]\n---\n米国",
        '---\ntitle: "\\ud800"\nlabels: ["\\0"]\n---\n米国',
        "+++\ntitle = '題'\ndate = 2024-05-31\n+++\n米国",
        "---\n---\n米国",
    ],
)
def test_hostile_headers_are_found_by_their_text(tmp_path, text):
    archive = archive_of(tmp_path / "posts", {"a.md": text})
    assert found(archive, "米国") == ["a.md"]


def test_a_header_that_is_not_understood_is_searched_as_it_stands(tmp_path):
    archive = archive_of(tmp_path / "posts", {"a.md": "---\nnews: {headline: [米国の関税\n---\n本文"})
    assert found(archive, "米国の関税") == ["a.md"]


def test_conflict_copies_belong_to_their_post(archive):
    library = archive.library
    head = header(id="0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10", title="題")
    copy = "2025/p.sync-conflict-20250101-101010-ABCDEFG.md"
    write(library, {"2025/p.md": head + "英国", copy: head + "英国 仏国"})
    archive.refresh()
    assert found(archive, "英国") == ["2025/p.md"]
    assert found(archive, "仏国") == []
    assert archive.find("英国").best[0].entry.copies == (Path(copy).name,)
    (library / "2025/p.md").unlink()
    archive.refresh()
    assert found(archive, "仏国") == [copy]
    write(library, {"2025/p.md": head + "英国"})
    archive.refresh_files([library / "2025/p.md"])
    assert found(archive, "英国") == ["2025/p.md"]
    (library / copy).unlink()
    archive.refresh()
    assert archive.find("英国").best[0].entry.copies == ()


def test_another_title_pattern_is_another_title(tmp_path):
    archive = archive_of(
        tmp_path / "posts", {"a.md": header(news__headline="米国", profile="own", commentary__headline="論")}
    )
    assert archive.find("米国").best[0].entry.title == "米国―【私の論評】論"
    write(paths.user_profiles() / "own", {"profile.toml": 'title = "{news}：{commentary}"\n'})
    archive.refresh()
    assert archive.find("米国").best[0].entry.title == "米国：論"


def test_a_library_that_is_away_keeps_its_index(archive, tmp_path):
    archive.library.rename(tmp_path / "away")
    assert not archive.refresh()
    (tmp_path / "away").rename(archive.library)
    assert not archive.refresh()
    assert found(archive, "米国") == ["2025/a.md"]


DAMAGE = {
    "missing": lambda data: None,
    "empty": lambda data: b"",
    "no database": lambda data: b"this is no database" * 500,
    "half": lambda data: data[: len(data) // 2],
    "zeros": lambda data: data[:4096] + b"\0" * (len(data) - 4096),
    "noise": lambda data: data[:8192] + bytes((byte * 7 + 13) % 256 for byte in data[8192:]),
    "header": lambda data: b"\xff" * 100 + data[100:],
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_index_is_made_anew(archive, damage):
    place = database.place(archive.library)
    archive.index.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    archive.close()
    data = damage(place.read_bytes())
    database.discard(place)
    if data is not None:
        place.write_bytes(data)
    again = Archive(archive.library)
    again.refresh()
    assert set(found(again, "の話")) == {"2025/a.md", "2025/b.md", "c.markdown"}
    assert found(again, "米国") == ["2025/a.md"]
    again.close()


def test_another_version_is_made_anew(archive):
    archive.index.connection.execute("UPDATE meta SET value = '0' WHERE name = 'version'")
    archive.close()
    again = Archive(archive.library)
    assert again.index.count() == 0
    again.refresh()
    assert found(again, "米国") == ["2025/a.md"]
    again.close()


def test_a_hit_without_its_text_is_damage(archive):
    archive.index.connection.execute("UPDATE words SET stream = replace(stream, '米国', '別物')")
    assert found(archive, "米国") == ["2025/a.md"]


def test_a_full_disk_is_said_and_the_index_is_not_thrown_away(archive, monkeypatch):
    pages = archive.index.connection.execute("PRAGMA page_count").fetchone()[0]
    archive.index.connection.execute(f"PRAGMA max_page_count = {pages}")
    monkeypatch.setattr(archive.index, "renew", lambda: pytest.fail("it is not damaged"))
    write(archive.library, {f"new{n}.md": header(title=f"長い{n}") + "本文が長い。\n" * 2000 for n in range(50)})
    with pytest.raises(FileError, match=r"The posts are safe.*full.*Free some space"):
        archive.refresh()
    assert found(archive, "米国") == ["2025/a.md"]
    archive.index.connection.execute("PRAGMA max_page_count = 1000000")
    assert archive.refresh().put == 50


def test_no_folder_for_the_index(archive, monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    again = Archive(archive.library)
    again.refresh()
    assert found(again, "米国") == ["2025/a.md"]


def test_two_at_once(tmp_path):
    library = tmp_path / "posts"
    write(library, {f"{n}.md": f"米国の話{n}" for n in range(200)})
    errors: list[BaseException] = []

    def work() -> None:
        try:
            archive = Archive(library)
            archive.refresh()
            assert len(found(archive, "米国")) == 200
            archive.close()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work) for _number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal")
def test_killed_in_the_middle(tmp_path):
    library = tmp_path / "posts"
    write(library, {f"{n // 100}/{n}.md": f"米国の話{n}" for n in range(700)})
    code = (
        "import os, signal, sys; from pathlib import Path; from editor.core.library.archive import Archive\n"
        "Archive(Path(sys.argv[1])).refresh(lambda done, all: os.kill(os.getpid(), signal.SIGKILL))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(library)], check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    archive = Archive(library)
    assert 0 < archive.index.count() < 700
    archive.refresh()
    assert len(found(archive, "米国")) == 700
    assert archive.index.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    archive.index.connection.execute("INSERT INTO grams(grams) VALUES ('integrity-check')")
    archive.close()


def test_stopping_keeps_what_was_done(tmp_path):
    library = tmp_path / "posts"
    write(library, {f"{n}.md": f"米国の話{n}" for n in range(450)})
    archive = Archive(library)
    seen: list[tuple[int, int]] = []

    def once(done: int, every: int) -> bool:
        seen.append((done, every))
        return False

    archive.refresh(once)
    assert len(seen) == 1 and seen[0][1] == 450
    assert archive.index.count() == seen[0][0]
    archive.refresh()
    assert archive.index.count() == 450
    archive.close()


def test_taking_out_leaves_nothing_behind(archive):
    for file in archive.library.rglob("*.m*"):
        file.unlink()
    archive.refresh()
    for table in ("post", "words", "label", "file", "maybe"):
        assert archive.index.connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    for query in ("米国", "米", "-x", "..2030"):
        assert archive.find(query).total == 0


def test_a_locked_index_is_said(archive, monkeypatch):
    monkeypatch.setattr(database, "_WAITS", 0.05)
    second = Archive(archive.library)
    archive.index.connection.execute("BEGIN IMMEDIATE")
    write(archive.library, {"n.md": "新しい"})
    with pytest.raises(Exception, match="search index"):
        second.refresh()
    archive.index.connection.execute("ROLLBACK")
    assert second.refresh().put == 1
    assert isinstance(second.index.connection, sqlite3.Connection)
    second.close()
