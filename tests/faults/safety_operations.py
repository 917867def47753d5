"""What holds a text besides its file: the journal, the versions, and a save by itself that keeps one first."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from editor.app.files.saving import Why
from editor.app.safety.journal_writer import JournalWriter
from editor.app.safety.version_keeper import VersionKeeper
from editor.core.disk import store
from editor.core.disk.causes import cause
from editor.core.file.contents import Contents
from editor.core.file.postfile import PostFile
from editor.core.history import journal_files
from editor.core.history.journal import Base, Damage
from editor.core.history.version_list import Reason
from editor.core.history.versions import PostPlace, Versions
from editor.core.history.writing_days import WritingDays, keep_days
from editor.core.library.post_hits import PostHits, hits_in_file, replace_in_file
from editor.core.text.text_search import TextSearch
from tests.faults.app_operations import NEW as TYPED_NEW
from tests.faults.app_operations import Desk, opened
from tests.faults.core_operations import POST, put
from tests.faults.operation import NEW, OLD, Box, Found, Operation, Told

_AROUND = r"person/state/ronpyo/window\.json|library/2026/記事\.md"
_STATE = r"person/state/ronpyo"
_PATIENCE = 10.0


# -- the journal -------------------------------------------------------------------------------------------------------


def _journal(box: Box) -> Path:
    return box.person / "state" / "ronpyo" / "journal"


def _writer(box: Box) -> tuple[JournalWriter, list[OSError]]:
    errors: list[OSError] = []
    writer = JournalWriter(_journal(box), lambda error: errors.append(error) if error is not None else None)
    writer._stream = "0123456789abcdef"  # else a number of chance, and the calls on it could not be counted
    return writer, errors


def _write_journal(box: Box, state: tuple[JournalWriter, list[OSError]]) -> Told:
    writer, errors = state
    base = Base(str(box.root / POST), OLD, store.digest(OLD))
    for data in (OLD, NEW):
        writer.put(base, Contents.of(PostFile.parse(data)))
        secured = writer.secure(_PATIENCE)
    writer.stop()
    writer.join(_PATIENCE)
    return Told("saved") if secured else Told("refused", " ".join(map(cause, errors)))


def _judge_journal(operation: Operation, box: Box, files: dict[str, bytes]) -> Found:
    found = Found()
    wanted = Contents.of(PostFile.parse(NEW))
    for left in journal_files.left_behind(_journal(box)):
        empty = all(file.stat().st_size == 0 for file in left.files)  # killed before a word was in it
        if left.account.damage not in (Damage.NONE, Damage.CUT) and not empty:
            found.torn.append(f"{left.files}: {left.account.damage}")
        if left.account.contents == wanted:
            found.kept.append(left.files[-1])
    if not found.kept:
        found.missing.append("the newest text")
    return found


# -- versions ----------------------------------------------------------------------------------------------------------


def _versions(box: Box, now: datetime | None = None) -> Versions:
    root = box.person / "state" / "ronpyo" / "versions"
    return Versions(root) if now is None else Versions(root, lambda: now)


def _place(box: Box) -> PostPlace:
    return PostPlace(box.root / POST, PostFile.parse(OLD).fields.id)


def _keep_old(box: Box) -> None:
    put(POST, OLD)(box)
    _versions(box).keep(_place(box), OLD, Reason.SAVED)


def _keep_many(box: Box) -> None:
    _keep_old(box)
    begin = datetime(2025, 1, 1, tzinfo=UTC)
    for number in range(30):
        at = begin + timedelta(minutes=number)
        _versions(box, at).keep(_place(box), OLD + str(number).encode(), Reason.AUTOSAVED)
    _versions(box).keep(_place(box), NEW, Reason.SAVED)


def _judge_versions(newest: bytes) -> Callable[[Operation, Box, dict[str, bytes]], Found]:
    def judge(operation: Operation, box: Box, files: dict[str, bytes]) -> Found:
        found = Found()
        versions = _versions(box)
        listing = versions.listing(_place(box))
        contents = [versions.read(version) for version in listing.versions]
        if OLD not in contents or any(not one.startswith(OLD) and one not in (NEW, TYPED_NEW) for one in contents):
            found.torn.append(f"versions of {list(map(len, contents))} bytes")
        if newest in contents:
            version = listing.versions[contents.index(newest)]
            found.kept.append(versions._root / version.folder / f"{version.digest}.z")
        else:
            found.missing.append("the newest version")
        return found

    return judge


def _renamed(box: Box) -> tuple[PostPlace, PostPlace]:
    """A post without an id is known by its path, which is another one after a renaming."""
    return PostPlace(box.library / "2026" / "旧い名前.md"), PostPlace(box.root / POST)


def _prepare_renamed(box: Box) -> None:
    put(POST, OLD)(box)
    _versions(box).keep(_renamed(box)[0], OLD, Reason.SAVED)


def _judge_renamed(operation: Operation, box: Box, files: dict[str, bytes]) -> Found:
    found = Found()
    versions, (old, new) = _versions(box), _renamed(box)
    if [versions.read(one) for one in versions.listing(old).versions] != [OLD]:
        found.torn.append("the version under the old name is gone")
    if [versions.read(one) for one in versions.listing(new).versions] == [OLD]:
        found.kept.append(versions._root / new.key / "list")
    else:
        found.missing.append("the version under the new name")
    return found


def _restart(box: Box) -> None:
    store.sweep(box.root, 6)
    _versions(box).thin(_place(box))


def _judge_autosave(operation: Operation, box: Box, files: dict[str, bytes]) -> Found:
    """The post is old or new, and what it held before is among its versions once it is new."""
    found = Found()
    if files.get(POST) not in (OLD, TYPED_NEW):
        found.torn.append(POST)
    if files.get(POST) == TYPED_NEW:
        found.kept.append(box.root / POST)
        if not _versions(box).has(_place(box), OLD):
            found.torn.append("the version before it is gone")
    else:
        found.missing.append(POST)
    return found


def _begin_autosave(box: Box) -> tuple[Desk, object, VersionKeeper]:
    desk, document = opened(box)
    return desk, document, VersionKeeper(desk.session)


def _autosave(box: Box, state: tuple[Desk, object, VersionKeeper]) -> Told:
    desk, document, keeper = state
    desk.session.save(document, why=Why.ITSELF)  # type: ignore[arg-type]
    told = desk.answer()
    keeper.wait()
    return told


_VERSION_FILES = rf"{_AROUND}|{_STATE}/versions/[0-9a-f]{{32}}/([0-9a-f]{{64}}\.z|list[^/]*)"


def _of_versions(
    name: str, prepare: Callable[[Box], None], act: Callable[[Box, Any], Any], judge: Any = None
) -> Operation:
    """One that writes nothing but versions."""
    return Operation(
        name,
        prepare=prepare,
        begin=lambda box: None,
        act=act,
        allowed={},
        promised={},
        subject="記事.md",
        restart=_restart,
        judge=judge or _judge_versions(NEW),
        known=_VERSION_FILES,
    )


_REPLACED = OLD.replace("旧い".encode(), "あたらしい".encode())
_DAY = "2026-11-27"
_WRITING = "person/state/writing.json"
_WRITTEN = tuple(
    json.dumps({"days": {_DAY: {"a": [0, last]}}, "goal": 0, "version": 1}, indent=1, sort_keys=True).encode()
    for last in (10, 20)
)


def _replace_in_post(box: Box, found: PostHits) -> None:
    replace_in_file(found, box.library, lambda place, data: _versions(box).keep(place, data, Reason.BEFORE_REPLACE))


def operations() -> tuple[Operation, ...]:
    """All of them."""
    return (
        Operation(
            "journal",
            prepare=put(POST, OLD),
            begin=_writer,
            act=_write_journal,
            allowed={},
            promised={},
            subject="",
            judge=_judge_journal,
            known=f"{_AROUND}|{_STATE}/journal/[0-9a-f]+\\.[0-9]+\\.journal",
            again=False,  # a stream is begun once; the next start has another number
        ),
        Operation(
            "replace in a post of the library",
            prepare=put(POST, OLD),
            begin=lambda box: hits_in_file(box.root / POST, TextSearch("旧い"), "あたらしい"),
            act=_replace_in_post,
            allowed={POST: (OLD, _REPLACED)},
            promised={POST: _REPLACED},
            subject="記事.md",
            restart=_restart,
            known=_VERSION_FILES,
        ),
        Operation(
            "keep what was written today",
            prepare=put(_WRITING, _WRITTEN[0]),
            begin=lambda box: None,
            act=lambda box, _: keep_days(box.root / _WRITING, WritingDays({_DAY: {"a": (0, 20)}}), date(2026, 11, 27)),
            allowed={_WRITING: _WRITTEN},
            promised={_WRITING: _WRITTEN[1]},
            subject="writing.json",
        ),
        _of_versions("keep a version", _keep_old, lambda box, _: _versions(box).keep(_place(box), NEW, Reason.SAVED)),
        _of_versions("thin out versions", _keep_many, lambda box, _: _versions(box).thin(_place(box))),
        _of_versions(
            "follow a renamed post",
            _prepare_renamed,
            lambda box, _: _versions(box).follow(*_renamed(box)),
            _judge_renamed,
        ),
        Operation(
            "autosave with a version",
            prepare=put(POST, OLD),
            begin=_begin_autosave,
            act=_autosave,
            allowed={},
            promised={},
            subject="記事.md",
            restart=_restart,
            judge=_judge_autosave,
            known=_VERSION_FILES,
        ),
    )
