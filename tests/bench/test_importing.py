from pathlib import Path

from editor.core.importers.work import Wish, import_files
from tests.bench.importing import pieces
from tests.core.importers.samples import legacy, legacy_entry


def test_the_backup_that_is_measured_is_one(tmp_path: Path) -> None:
    backup = tmp_path / "small.xml"
    backup.write_text(legacy(legacy_entry(1, "一", "文"), legacy_entry(2, "二", "文")), "utf-8")
    made = tmp_path / "large.xml"
    made.write_text("".join(pieces(backup, 5, 1)), "utf-8")
    report = import_files([made], Wish(tmp_path / "library"))
    assert report.posts.written == 5
    assert report.comments.written > 50
    assert made.stat().st_size > 1024 * 1024
