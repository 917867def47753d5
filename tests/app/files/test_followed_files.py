"""Files of posts under the names that they have once all is saved and renamed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

from editor.app.files.file_moves import FileMoves
from editor.app.files.followed_files import FollowedFiles
from editor.app.threads.jobs import Jobs
from editor.core.errors import SaveError
from editor.core.renaming.rename import RenamedPost

A, B, C = Path("/l/a.md"), Path("/l/b.md"), Path("/l/c.md")


class Session(QObject):
    """What is followed of the session: its renamings, and whether anything is being written."""

    saving_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.jobs = Jobs()
        self.moves = FileMoves(self.jobs, lambda _found: None, self)
        self.moves.changed.connect(self.saving_changed)

    @property
    def saving(self) -> bool:
        return self.moves.under_way

    def rename(self, work: Callable[[], RenamedPost | None]) -> None:
        self.moves.start(work, lambda _found, _error: None)


def moved(old: Path, new: Path) -> Callable[[], RenamedPost]:
    return lambda: RenamedPost(old, new, "", "digest")


def refused() -> RenamedPost:
    raise SaveError("no")


@pytest.mark.parametrize(
    ("renamings", "expected"),
    [
        ([], [A, C]),
        ([moved(A, B)], [B, C]),
        ([moved(A, B), moved(B, A)], [A, C]),
        ([moved(C, B), moved(A, C)], [C, B]),
        ([refused, lambda: None], [A, C]),
    ],
)
def test_all_that_is_under_way_is_waited_for(qtbot, renamings: list[Callable[[], RenamedPost]], expected) -> None:
    session, told = Session(), []
    followed = FollowedFiles(session, [A, C])
    for work in renamings:
        session.rename(work)
    followed.when_settled(told.append)
    assert bool(told) is not bool(renamings)
    qtbot.waitUntil(lambda: told == [expected])
    assert followed.now == expected


def test_what_was_renamed_before_is_another_file(qtbot) -> None:
    """Names are used again."""
    session, told = Session(), []
    session.rename(moved(A, B))
    qtbot.waitUntil(lambda: not session.saving)
    followed = FollowedFiles(session, [A])
    session.rename(moved(C, A))
    followed.when_settled(told.append)
    qtbot.waitUntil(lambda: told == [[A]])
