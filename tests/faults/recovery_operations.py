"""What comes after a crash or a regret: a version restored, a journal that was left behind, the claim to a post."""

from pathlib import Path

from editor.app.safety.recovery import Recovery
from editor.core.disk import store
from editor.core.file.contents import Contents
from editor.core.file.postfile import PostFile
from editor.core.history import journal_files
from editor.core.history.journal import Base, Recorder
from editor.core.history.version_list import Reason
from editor.core.history.versions import PostPlace, Versions
from editor.core.sharing import claims
from tests.faults.app_operations import Desk
from tests.faults.command_operations import ronpyo
from tests.faults.core_operations import POST, put
from tests.faults.operation import NEW, OLD, Box, Found, Operation, Told

_STATE = r"person/state/ronpyo"
_VERSIONS = rf"{_STATE}/versions/[0-9a-f]{{32}}/([0-9a-f]{{64}}\.z|list[^/]*)"
_KNOWN = rf"person/(state|config)/ronpyo/[a-z]+\.(json|toml)|{_VERSIONS}"
_STREAM = "0123456789abcdef"


def _versions(box: Box) -> Versions:
    return Versions(box.person / "state" / "ronpyo" / "versions")


def _place(box: Box) -> PostPlace:
    return PostPlace(box.root / POST, PostFile.parse(OLD).fields.id)


# -- restoring a version -----------------------------------------------------------------------------------------------


def _prepare_restore(box: Box) -> None:
    put(POST, NEW)(box)
    _versions(box).keep(_place(box), OLD, Reason.SAVED)


def _judge_restore(operation: Operation, box: Box, files: dict[str, bytes]) -> Found:
    """The post is as it was or restored, and what the restoring replaced is among the versions."""
    found = Found()
    versions = _versions(box)
    if not versions.has(_place(box), OLD):
        found.torn.append("the version is gone")
    if files.get(POST) == OLD:
        found.kept.append(box.root / POST)
        if not versions.has(_place(box), NEW):
            found.torn.append("what the restoring replaced is gone")
    else:
        found.missing.append(POST)
    return found


# -- what a crash left -------------------------------------------------------------------------------------------------


def _journals(box: Box) -> Path:
    return box.person / "state" / "ronpyo" / "journal"


def _leave_journal(box: Box) -> None:
    put(POST, OLD)(box)
    recorder = Recorder(b"12345678")
    base = Base(str(box.root / POST), OLD, store.digest(OLD))
    beginning = recorder.begin(base, Contents.of(PostFile.parse(OLD)))
    file = journal_files.JournalFile(_journals(box), _STREAM, 1, beginning)
    file.append(recorder.change(Contents.of(PostFile.parse(NEW))))
    file.close()


def _begin_recovery(box: Box) -> tuple[Desk, Recovery]:
    desk = Desk()
    recovery = Recovery(
        desk.session,
        desk.settings,
        lambda text: _versions(box).keep(
            PostPlace(text.path, text.contents.fields.id), text.file.data, Reason.RECOVERED
        ),
    )
    return desk, recovery


def _keep_file(box: Box, state: tuple[Desk, Recovery]) -> Told:
    """The person keeps the file as it is: what was recovered becomes a version."""
    desk, recovery = state
    failures: list[str] = []
    recovery.failed.connect(lambda error: failures.append(str(error)))
    recovery.look()
    recovery.wait()
    desk.application.processEvents()
    for text in recovery.texts:
        recovery.keep_file(text)
        recovery.wait()
        desk.application.processEvents()
    return Told("refused", " ".join(failures)) if failures else Told("saved")


def _judge_recovery(operation: Operation, box: Box, files: dict[str, bytes]) -> Found:
    """The newest text is in a version, in its journal, or in a journal that was set aside."""
    found = Found()
    if files.get(POST) != OLD:
        found.torn.append(POST)
    folders = (_journals(box), _journals(box) / "aside")
    left = [one for folder in folders for one in journal_files.left_behind(folder)]
    in_journal = any(one.account.contents == Contents.of(PostFile.parse(NEW)) for one in left)
    in_version = _versions(box).has(_place(box), NEW)
    if not in_journal and not in_version:
        found.torn.append("the recovered text is gone")
        found.missing.append("the recovered text")
    return found


# -- claims ------------------------------------------------------------------------------------------------------------

_NOBODY = 999_999_999  # no process has this number


def _open(box: Box) -> Path:
    return box.person / "state" / "ronpyo" / "open"


def _begin_claims(box: Box) -> None:
    # The number of the process would give its files other names each time, and their calls could not be counted.
    claims._beside = lambda name, word: name.with_suffix(f".{_NOBODY}.{word}")


def _claim(box: Box, _state: object) -> Told:
    """Claimed, given up, claimed by force: no failure of it may be more than a lack of protection."""
    place = _place(box)
    for act in (claims.claim, claims.release, claims.take_over, claims.release):
        act(_open(box), place.path, place.post_id)
    return Told("saved")


def operations() -> tuple[Operation, ...]:
    """All of them."""
    return (
        Operation(
            "restore a version",
            prepare=_prepare_restore,
            begin=lambda box: None,
            act=ronpyo("restore", f"@/{POST}", "1"),
            allowed={POST: (OLD, NEW)},
            promised={},
            subject="",  # who asks for a version has named the post
            judge=_judge_restore,
            known=_KNOWN,
            again=False,  # done once more, the number of the version is another one's
        ),
        Operation(
            "keep what was recovered",
            prepare=_leave_journal,
            begin=_begin_recovery,
            act=_keep_file,
            allowed={POST: (OLD,)},
            promised={},
            subject="記事.md",
            judge=_judge_recovery,
            known=rf"{_KNOWN}|{_STATE}/journal/(aside/)?{_STREAM}\.1\.journal",
            rarity=2,
        ),
        Operation(
            "claim a post",
            prepare=put(POST, OLD),
            begin=_begin_claims,
            act=_claim,
            allowed={POST: (OLD,)},
            promised={POST: OLD},
            subject="",
            restart=lambda box: claims.sweep(_open(box)),
            known=rf"{_KNOWN}|{_STATE}/open/[0-9a-f]{{32}}\.json",
        ),
    )
