"""What the program keeps for itself is nobody else's, from the first moment on and whatever the umask."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from editor.core import paths
from editor.core.disk import private
from editor.core.disk.folders import make
from editor.core.library.database import open_database

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes of files are those of POSIX")

USE = """
import os, sys
from pathlib import Path
os.umask(int(sys.argv[1], 8))
from editor.core import paths
from editor.cli import main
from editor.core.sharing import claims, handover
from editor.core.history import journal_files, runs
from editor.core.history.versions import PostPlace, Reason, Versions, versions_folder

library = Path(sys.argv[2])
(library / "2026").mkdir(parents=True)
post = library / "2026" / "a.md"
os.environ["RONPYO_LIBRARY"] = str(library)
old = os.open
def watched(path, flags, mode=0o777, **named):
    made = flags & os.O_CREAT and not os.path.exists(path)
    number = old(path, flags, mode, **named)
    if made and any(str(path).startswith(str(root)) for root in (paths.config(), paths.state(), paths.cache())):
        assert os.fstat(number).st_mode & 0o077 == 0, path  # in the very moment in which it is made
    return number
os.open = watched
assert main(["new", "-o", str(post)]) == 0
assert main(["set", str(post), "title=題"]) == 0
assert main(["search", "題"]) == 0
main(["versions", str(post)])
assert main(["import", str(post.parent), "--into", str(library / "other")]) == 0
Versions(versions_folder()).keep(PostPlace(post, "an id"), b"x", Reason.SAVED)
journal = journal_files.JournalFile(paths.state() / "journal", "0123456789abcdef", 1, b"beginning")
journal.close()
for left in journal_files.left_behind(paths.state() / "journal"):
    left.set_aside()
assert claims.claim(paths.state() / "open", post, "an id") is None
run = runs.Run(paths.state() / "runs")
runs.write_report(paths.state() / "runs", "report")
handover.announce({"QT_QPA_PLATFORM": "offscreen"})
from editor.app.choices.settings import Settings
settings = Settings()
settings.choose(theme="dark")
settings.save_state()
from editor.core.library.database import open_database, place
connection = open_database(place(library))
connection.execute("INSERT INTO meta VALUES ('x', 'y')")
print(*(file.name for file in place(library).parent.iterdir()))
os._exit(0)  # as a crash leaves it: with SQLite's files beside the index
"""


def _wide(*roots: Path) -> dict[str, str]:
    """The files and folders below `roots` that others may look into."""
    found = {}
    for root in roots:
        for path in (root, *root.rglob("*")):
            mode = path.lstat().st_mode
            if mode & 0o077 and not stat.S_ISLNK(mode) and not stat.S_ISSOCK(mode):
                found[str(path)] = stat.filemode(mode)
    return found


@pytest.mark.parametrize("umask", ["022", "000"])
def test_a_scripted_use_leaves_nothing_for_others(tmp_path: Path, umask: str) -> None:
    own = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "STATE", "CACHE", "DATA")}
    environment = {**os.environ, **own, "PYTHONPATH": str(Path(paths.__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", USE, umask, str(tmp_path / "library")],
        capture_output=True, text=True, check=False, timeout=120, env=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "sqlite3-wal" in done.stdout
    made = [tmp_path / name / "ronpyo" for name in ("CONFIG", "STATE", "CACHE")]
    assert len([path for root in made for path in root.rglob("*") if path.is_file()]) > 10
    assert _wide(*made) == {}
    mode = (tmp_path / "library" / "2026" / "a.md").stat().st_mode  # a post is the person's to show
    assert stat.S_IMODE(mode) == 0o666 & ~int(umask, 8)


def test_what_an_earlier_release_left_open_is_narrowed(tmp_path: Path) -> None:
    for root in private.roots():
        (root / "deep").mkdir(parents=True)
        (root / "deep" / "file").write_text("x")
        for path in (root, root / "deep", root / "deep" / "file"):
            path.chmod(0o755)
    outside = tmp_path / "outside"
    outside.write_text("x")
    outside.chmod(0o644)
    (paths.state() / "link").symlink_to(outside)
    private.narrow_all()
    assert _wide(*private.roots()) == {}
    assert stat.S_IMODE(outside.stat().st_mode) == 0o644


def test_an_index_that_was_open_to_others_is_narrowed_when_it_is_opened() -> None:
    place = paths.cache() / "library" / "x.sqlite3"
    make(place.parent)
    open_database(place).close()
    place.parent.chmod(0o755)
    place.chmod(0o644)
    connection = open_database(place)
    connection.execute("INSERT INTO meta VALUES ('x', 'y')")
    assert _wide(place.parent) == {}
    connection.close()
