"""Versions of posts: nothing that was kept is lost, whatever becomes of list, files, clock and disk."""

import errno
import multiprocessing
import os
import zlib
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.disk import regular, store
from editor.core.errors import FileError, SaveError
from editor.core.history import version_list
from editor.core.history.thinning import ALWAYS, to_thin
from editor.core.history.version_list import Reason, Version
from editor.core.history.versions import Listing, PostPlace, Versions

JAPAN = timezone(timedelta(hours=9))
START = datetime(2026, 1, 10, 12, 0, tzinfo=JAPAN)
POST = PostPlace(Path("/posts/post.md"), "0197f0c2")


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def versions(tmp_path: Path, clock: Clock) -> Versions:
    return Versions(tmp_path / "state" / "versions", clock)


def texts(versions: Versions, place: PostPlace = POST) -> list[str]:
    return [versions.read(version).decode() for version in versions.listing(place).versions]


def folder_of(versions: Versions, place: PostPlace = POST) -> Path:
    return versions._root / place.key


def objects(versions: Versions) -> set[str]:
    return {file.stem for file in folder_of(versions).glob("*.z")}


def test_a_version_is_read_as_it_was_kept(versions: Versions, clock: Clock) -> None:
    data = b"---\r\ntitle: a\n---\n\xff \x00" + "論評。".encode()
    kept = versions.keep(POST, data, Reason.SAVED)
    (found,) = versions.listing(POST).versions
    assert found == kept
    assert versions.read(found) == data
    assert (found.number, found.time, found.reason, found.size) == (1, START, Reason.SAVED, len(data))
    assert found.path == "/posts/post.md"


def test_characters_are_those_of_the_text(versions: Versions) -> None:
    assert versions.keep(POST, "---\ntitle: 題名\n---\n**本文** です。\n".encode(), Reason.SAVED).characters == 5


def test_nothing_is_kept_yet(versions: Versions) -> None:
    assert versions.listing(POST) == Listing()
    assert versions.thin(POST) == 0
    assert not versions.has(POST, b"")


@pytest.mark.parametrize(
    ("first", "then", "count"),
    [
        (Reason.OPENED, Reason.AUTOSAVED, 1),
        (Reason.OPENED, Reason.SAVED, 2),
        (Reason.AUTOSAVED, Reason.SAVED, 2),
        (Reason.SAVED, Reason.SAVED, 1),
        (Reason.SAVED, Reason.BEFORE_PASTE, 1),
    ],
)
def test_what_is_the_same_is_kept_once(versions: Versions, first: Reason, then: Reason, count: int) -> None:
    """But that the person saved it is worth a line."""
    versions.keep(POST, b"a", first)
    versions.keep(POST, b"a", then)
    assert len(versions.listing(POST).versions) == count
    assert len(objects(versions)) == 1


def test_the_same_text_comes_back_later(versions: Versions) -> None:
    for text in ("a", "b", "a"):
        versions.keep(POST, text.encode(), Reason.SAVED)
    assert texts(versions) == ["a", "b", "a"]
    assert len(objects(versions)) == 2


def test_a_post_keeps_its_versions_when_it_is_moved(versions: Versions) -> None:
    versions.keep(POST, b"a", Reason.SAVED)
    assert texts(versions, PostPlace(Path("/elsewhere/other.md"), POST.post_id)) == ["a"]
    assert texts(versions, PostPlace(POST.path, "another id")) == []


def test_a_file_that_lost_its_id_finds_the_versions_of_the_post_that_lay_there(versions: Versions) -> None:
    versions.keep(POST, b"a", Reason.SAVED)
    lost = PostPlace(POST.path)
    assert texts(versions, lost) == ["a"]
    versions.keep(lost, b"b", Reason.THEIRS)
    assert texts(versions, lost) == ["a", "b"]
    assert versions.has(lost, b"a")


def test_versions_of_a_post_that_has_gone_elsewhere_are_not_those_of_the_next_file_there(versions: Versions) -> None:
    versions.keep(POST, b"a", Reason.SAVED)
    versions.keep(PostPlace(Path("/elsewhere/other.md"), POST.post_id), b"b", Reason.SAVED)
    assert texts(versions, PostPlace(POST.path)) == []
    assert texts(versions, PostPlace(Path("/elsewhere/other.md"))) == ["a", "b"]


def test_a_post_without_an_id_is_followed(versions: Versions) -> None:
    """Renamed, renamed again, and then it gets an id."""
    places = [PostPlace(Path(f"/posts/{name}.md")) for name in "abc"] + [PostPlace(Path("/posts/c.md"), "id")]
    for number, place in enumerate(places):
        if number:
            versions.follow(places[number - 1], place)
            versions.follow(places[number - 1], place)  # told twice
        versions.keep(place, str(number).encode(), Reason.SAVED)
    assert texts(versions, places[-1]) == ["0", "1", "2", "3"]
    assert [version.number for version in versions.listing(places[-1]).versions] == [1, 2, 3, 4]
    assert versions.has(places[-1], b"0")
    versions.follow(places[-1], places[0])  # in a circle
    assert sorted(texts(versions, places[0])) == ["0", "1", "2", "3"]


@pytest.mark.parametrize(("names", "found"), [(7, "0123456"), (8, "01234567"), (9, "12345678")])
def test_a_chain_of_names_is_followed_over_eight_lists(versions: Versions, names: int, found: str) -> None:
    places = [PostPlace(Path(f"/posts/{number}.md")) for number in range(names)]
    for number, place in enumerate(places):
        if number:
            versions.follow(places[number - 1], place)
        versions.keep(place, str(number).encode(), Reason.SAVED)
    assert "".join(texts(versions, places[-1])) == found
    assert [version.number for version in versions.listing(places[-1]).versions] == list(range(1, len(found) + 1))
    assert versions.thin(places[-1]) == 0


def test_two_lists_before_one_come_in_the_order_in_which_they_were_told(versions: Versions) -> None:
    first, second, now = (PostPlace(Path(f"/posts/{name}.md")) for name in "abc")
    for place, text in ((first, b"1"), (second, b"2"), (now, b"3")):
        versions.keep(place, text, Reason.SAVED)
    versions.follow(first, now)
    versions.follow(second, now)
    assert texts(versions, now) == ["1", "2", "3"]


def test_a_post_does_not_follow_itself_or_one_that_was_never_kept(versions: Versions) -> None:
    versions.follow(POST, POST)
    versions.follow(PostPlace(Path("/posts/never.md")), POST)
    assert not folder_of(versions).exists()


@pytest.mark.parametrize("name", ["../outside", "x", "", "0" * 33, "/" * 32])
def test_only_a_list_of_ours_goes_before_another(versions: Versions, name: str) -> None:
    versions.keep(POST, b"a", Reason.SAVED)
    version_list.append(folder_of(versions), version_list.before_entry(name))
    assert texts(versions) == ["a"]


# -- damage ------------------------------------------------------------------------------------------------------------


def test_a_torn_line_costs_no_other(versions: Versions) -> None:
    for text in ("a", "b"):
        versions.keep(POST, text.encode(), Reason.SAVED)
    file = folder_of(versions) / version_list.NAME
    file.write_bytes(file.read_bytes()[:-20])
    versions.keep(POST, b"c", Reason.SAVED)
    listing = versions.listing(POST)
    assert listing.damaged == 1
    assert [(versions.read(version), version.reason) for version in listing.versions] == [
        (b"b", Reason.FOUND),  # its line was torn, it itself is there
        (b"a", Reason.SAVED),
        (b"c", Reason.SAVED),
    ]


def test_a_lost_list_costs_no_version(versions: Versions) -> None:
    for text in ("a", "b"):
        versions.keep(POST, text.encode(), Reason.SAVED)
    (folder_of(versions) / version_list.NAME).unlink()
    assert sorted(texts(versions)) == ["a", "b"]
    versions.thin(POST)
    assert sorted(texts(versions)) == ["a", "b"]


@pytest.mark.parametrize("left", [1, 2, 3])
def test_a_list_that_ends_too_early_costs_no_version(versions: Versions, clock: Clock, left: int) -> None:
    """Cut at the end of a line, or an older one brought back by a backup: nothing in it is damaged."""
    for text in ("a", "b", "c", "d"):
        versions.keep(POST, text.encode(), Reason.SAVED)
        moment = clock.now.timestamp()
        os.utime(folder_of(versions) / f"{store.digest(text.encode())}.z", (moment, moment))
        clock.now += timedelta(minutes=1)
    file = folder_of(versions) / version_list.NAME
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:left]))
    assert texts(versions) == ["a", "b", "c", "d"]
    versions.keep(POST, b"e", Reason.SAVED)
    versions.thin(POST)
    assert texts(versions) == ["a", "b", "c", "d", "e"]


@given(st.data())
def test_any_damage_of_the_list_is_survived(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    versions = Versions(tmp_path_factory.mktemp("versions"), Clock())
    for text in ("a", "b", "c"):
        versions.keep(POST, text.encode(), Reason.SAVED)
    file = folder_of(versions) / version_list.NAME
    contents = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(contents)))
        contents[start : start + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=40))
    file.write_bytes(contents)
    versions.thin(POST)
    assert {"a", "b", "c"} <= set(texts(versions))
    versions.keep(POST, b"d", Reason.SAVED)
    assert texts(versions)[-1] == "d"


@pytest.mark.parametrize(
    "line",
    [b"{}", b"[]", b"null", b'{"id":1,"time":"x"}', b'{"thinned":3,"time":"2026-01-01T00:00:00+09:00"}', b"[" * 9000],
)
def test_lines_of_another_kind_are_left_out(versions: Versions, line: bytes) -> None:
    versions.keep(POST, b"a", Reason.SAVED)
    with (folder_of(versions) / version_list.NAME).open("ab") as file:
        file.write(f"{zlib.crc32(line):08x} ".encode() + line + b"\n")
    assert texts(versions) == ["a"]
    assert versions.listing(POST).damaged == 1


@pytest.mark.parametrize("damage", [None, b"", b"\x00" * 50, b"x\x9c", "cut", "other"])
def test_a_damaged_version_is_said(versions: Versions, damage: Any) -> None:
    versions.keep(POST, b"other" * 50, Reason.SAVED)
    kept = versions.keep(POST, b"a" * 500, Reason.SAVED)
    file = folder_of(versions) / f"{kept.digest}.z"
    if damage is None:
        file.unlink()
    elif damage == "other":
        file.write_bytes(next(path for path in file.parent.glob("*.z") if path != file).read_bytes())
    else:
        file.write_bytes(file.read_bytes()[:-3] if damage == "cut" else damage)
    with pytest.raises(FileError, match="damaged or gone"):
        versions.read(kept)
    assert not versions.has(POST, b"a" * 500)
    versions.keep(POST, b"a" * 500, Reason.SAVED)  # the same contents once more: they are whole again
    assert versions.read(kept) == b"a" * 500


@pytest.mark.parametrize("call", ["write", "fsync", "open", "replace", "mkdir"])
@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_failing_disk_is_said_and_costs_nothing(
    versions: Versions, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    """Each call fails once; what was kept before is there, and the next attempt succeeds."""
    versions.keep(POST, b"before", Reason.SAVED)
    real: Callable[..., Any] = getattr(os, call)
    count = iter(range(1000))

    def fails(*args: Any, **kwargs: Any) -> Any:
        if next(count) == number:
            raise OSError(errno.ENOSPC, "full")
        return real(*args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fails)
        try:
            versions.keep(POST, b"now", Reason.SAVED)
            said = False
        except SaveError as error:
            said = "could not be kept: " in str(error) and "disk is full" in str(error)
            assert said
    listed = texts(versions)
    assert listed[0] == "before" and set(listed) <= {"before", "now"}
    assert said or listed == ["before", "now"]
    versions.keep(POST, b"now", Reason.SAVED)
    assert texts(versions)[-1] == "now"
    versions.thin(POST)
    assert len(objects(versions)) == 2
    assert list(folder_of(versions).glob(".*")) == []


def test_a_torn_append_is_mended_by_the_next(versions: Versions, monkeypatch: pytest.MonkeyPatch) -> None:
    versions.keep(POST, b"a", Reason.SAVED)
    real = os.write

    def short(descriptor: int, data: Any) -> int:
        if b'"reason"' in bytes(data):
            real(descriptor, bytes(data)[:30])
            raise OSError(errno.ENOSPC, "full")
        return real(descriptor, data)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", short)
        with pytest.raises(SaveError):
            versions.keep(POST, b"b", Reason.SAVED)
    versions.keep(POST, b"c", Reason.SAVED)
    assert texts(versions)[-2:] == ["a", "c"]


def _keep_many(root: Path, name: str) -> None:
    versions = Versions(root)
    for number in range(15):
        versions.keep(POST, f"{name}{number}".encode(), Reason.SAVED)
        versions.thin(POST)


def test_two_programs_keep_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    programs = [context.Process(target=_keep_many, args=(tmp_path, name)) for name in "ab"]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    versions = Versions(tmp_path)
    assert versions.listing(POST).damaged == 0
    found = texts(versions)
    for name in "ab":
        assert [text for text in found if text[0] == name] == [f"{name}{number}" for number in range(15)]


# -- thinning out ------------------------------------------------------------------------------------------------------


def test_old_versions_are_thinned_out_and_it_is_said(versions: Versions, clock: Clock) -> None:
    for number in range(120):
        versions.keep(POST, f"{number}".encode(), Reason.AUTOSAVED)
        clock.now += timedelta(minutes=10)
    assert versions.thin(POST) == 0  # all of the last two days
    clock.now += timedelta(days=3)
    gone = versions.thin(POST)
    assert gone > 40
    listing = versions.listing(POST)
    assert len(listing.versions) == 120 - gone
    assert [(one.count, one.time) for one in listing.thinned] == [(gone, clock.now)]
    assert listing.thinned[0].oldest < listing.thinned[0].newest < clock.now
    assert texts(versions)[-50:] == [str(number) for number in range(70, 120)]
    assert objects(versions) == {version.digest for version in listing.versions}
    assert versions.thin(POST) == 0
    hours = {version.time.replace(minute=0) for version in listing.versions[1:-50]}
    assert len(hours) == len(listing.versions[1:-50])


def test_saves_by_itself_are_thinned_out_after_an_hour(versions: Versions, clock: Clock) -> None:
    for number in range(200):
        versions.keep(POST, f"{number}".encode(), Reason.AUTOSAVED if number % 10 else Reason.SAVED)
        clock.now += timedelta(seconds=30)
    clock.now += timedelta(hours=2)
    versions.thin(POST)
    listing = versions.listing(POST)
    assert [version for version in listing.versions if version.reason is Reason.SAVED][:3]
    assert sum(version.reason is Reason.SAVED for version in listing.versions) == 20
    assert sum(version.reason is Reason.AUTOSAVED for version in listing.versions[:-50]) <= 8
    assert texts(versions)[-50:] == [str(number) for number in range(150, 200)]


def test_what_the_person_saved_last_is_always_kept(versions: Versions, clock: Clock) -> None:
    versions.keep(POST, b"first", Reason.OPENED)
    clock.now += timedelta(minutes=1)
    versions.keep(POST, b"by the person", Reason.SAVED)
    for number in range(300):
        clock.now += timedelta(minutes=1)
        versions.keep(POST, f"{number}".encode(), Reason.AUTOSAVED)
    clock.now += timedelta(days=1000)
    versions.thin(POST)
    found = texts(versions)
    assert len(found) < 60
    assert found[:2] == ["first", "by the person"]
    assert found[-1] == "299"


def test_a_list_that_says_so_comes_before_a_file_goes(
    versions: Versions, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(120):
        versions.keep(POST, f"{number}".encode(), Reason.AUTOSAVED)
    clock.now += timedelta(days=400)

    def fails(*_args: Any) -> None:
        raise OSError(errno.EIO, "no")

    with monkeypatch.context() as patch:
        patch.setattr(version_list, "append", fails)
        with pytest.raises(SaveError):
            versions.thin(POST)
    assert len(objects(versions)) == 120
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", fails)
        assert versions.thin(POST) > 0
    assert len(objects(versions)) == 120
    versions.thin(POST)
    assert len(objects(versions)) == len(versions.listing(POST).versions) < 120


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            [timedelta(minutes=1), timedelta(hours=5), timedelta(days=2), timedelta(days=40), timedelta(0)]
        ),
        st.sampled_from([1, 1, 1, -3]),
        st.sampled_from([Reason.SAVED, Reason.AUTOSAVED, Reason.BEFORE_PASTE]),
        st.booleans(),
    ),
    min_size=60,
    max_size=140,
)


@given(STEPS)
def test_no_clock_thins_out_what_is_new(steps: list[tuple[timedelta, int, Reason, bool]]) -> None:
    """Also one that is set back and forth: the last fifty, the last one saved and the first one stay, in order."""
    now = START
    living: list[Version] = []
    for number, (step, direction, reason, thins) in enumerate(steps):
        now += step * direction
        living.append(Version(str(number), number, now, reason, "", 0, 0, "", ""))
        if thins:
            gone = {version.id for version in to_thin(living, now)}
            left = [version for version in living if version.id not in gone]
            assert left[-ALWAYS:] == living[-ALWAYS:]
            assert left[0] == living[0]
            saved = [version for version in living if version.reason is Reason.SAVED]
            assert not saved or saved[-1] in left
            living = left


def test_a_version_is_on_the_disk_before_its_line_and_its_line_when_it_is_kept(
    versions: Versions, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        synced.append(os.fstat(descriptor).st_ino)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    for number in range(2):
        synced.clear()
        kept = versions.keep(POST, str(number).encode(), Reason.SAVED)
        folder = folder_of(versions)
        named = [(folder / f"{kept.digest}.z").stat().st_ino, (folder / version_list.NAME).stat().st_ino]
        assert [one for one in synced if one in named] == named
        if not number:  # the name of a new list, too
            assert folder.stat().st_ino in synced[synced.index(named[1]) :]


def test_the_clock_is_that_of_the_person_where_no_other_is_given(tmp_path: Path) -> None:
    before = datetime.now().astimezone()
    time = Versions(tmp_path / "versions").keep(POST, b"a", Reason.SAVED).time
    assert before <= time <= datetime.now().astimezone()
    assert time.utcoffset() == before.utcoffset()


def test_the_one_that_holds_it_is_given(versions: Versions) -> None:
    first = versions.keep(POST, b"a", Reason.SAVED)
    again = versions.keep(POST, b"a", Reason.AUTOSAVED)
    assert (again, again.number) == (first, 1)
    assert versions.keep(POST, b"b", Reason.SAVED).number == 2


def test_only_what_is_whole_and_in_the_list_is_there(versions: Versions, monkeypatch: pytest.MonkeyPatch) -> None:
    versions.keep(POST, b"a", Reason.SAVED)
    assert versions.has(POST, b"a") and not versions.has(POST, b"b")
    with monkeypatch.context() as patch:
        patch.setattr(version_list, "read", lambda _folder: (_ for _ in ()).throw(OSError(errno.EIO, "EIO")))
        assert not versions.has(POST, b"a")
    (folder_of(versions) / f"{versions.listing(POST).versions[0].digest}.z").write_bytes(zlib.compress(b"other"))
    assert not versions.has(POST, b"a")


def test_a_list_that_goes_before_is_named_once(versions: Versions) -> None:
    versions.keep(POST, b"a", Reason.SAVED)
    lost = PostPlace(POST.path)
    for text in (b"b", b"c", b"d"):
        versions.keep(lost, text, Reason.THEIRS)
    assert version_list.read(folder_of(versions, lost)).before == [POST.key]
    assert texts(versions, lost) == ["a", "b", "c", "d"]


def test_lists_in_a_circle_or_of_a_strange_name_hide_no_other(versions: Versions) -> None:
    first, second, now = (PostPlace(Path(f"/posts/{name}.md")) for name in "abc")
    for place, text in ((first, b"1"), (second, b"2"), (now, b"3")):
        versions.keep(place, text, Reason.SAVED)
    for name in (first.key, now.key, "../outside", second.key):
        version_list.append(folder_of(versions, now), version_list.before_entry(name))
    assert texts(versions, now) == ["1", "2", "3"]


def test_what_is_found_again_says_what_can_be_known(versions: Versions) -> None:
    for text in (b"one", b"two!!"):
        versions.keep(POST, text, Reason.SAVED)
    folder = folder_of(versions)
    files = {versions.read(version): folder / f"{version.digest}.z" for version in versions.listing(POST).versions}
    os.utime(files[b"one"], (2_000_000_000, 2_000_000_000))
    os.utime(files[b"two!!"], (1_000_000_000, 1_000_000_000))
    (folder / "notes.z").write_bytes(b"")
    (folder / ("0" * 64)).write_bytes(b"")
    (folder / version_list.NAME).unlink()
    found = versions.listing(POST).versions
    assert [(one.id, one.number, one.size, one.characters, one.path, one.reason) for one in found] == [
        (files[b"two!!"].stem[:12], 1, 5, 0, "", Reason.FOUND),
        (files[b"one"].stem[:12], 2, 3, 0, "", Reason.FOUND),
    ]
    assert [one.time.timestamp() for one in found] == [1_000_000_000, 2_000_000_000]


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.mkdir(),
        lambda path: path.symlink_to("nowhere"),
        lambda path: path.symlink_to(path),
        lambda path: (path.write_bytes(b""), os.utime(path, (1 << 40, 1 << 40))),
    ],
    ids=["folder", "link to nothing", "link to itself", "beyond any calendar"],
)
def test_what_is_no_version_hides_none(versions: Versions, make: Callable[[Path], Any]) -> None:
    for text in (b"a", b"b"):
        versions.keep(POST, text, Reason.SAVED)
    folder = folder_of(versions)
    make(folder / f"{'0' * 64}.z")
    (folder / version_list.NAME).unlink()
    assert {"a", "b"} <= {versions.read(one).decode() for one in versions.listing(POST).versions if one.size}
    versions.keep(POST, b"c", Reason.SAVED)
    versions.thin(POST)
    assert sorted(texts(versions)) == ["a", "b", "c"]


@pytest.mark.parametrize("text", [b"a", b"b"], ids=["an earlier one", "the newest"])
def test_a_version_that_the_disk_does_not_give_is_kept_anew(
    versions: Versions, monkeypatch: pytest.MonkeyPatch, text: bytes
) -> None:
    """Else the post, coming to this text again, could not be saved by itself any more."""
    for earlier in (b"a", b"b"):
        versions.keep(POST, earlier, Reason.SAVED)
    bad = folder_of(versions) / f"{store.digest(text)}.z"
    real = regular.read

    def read(path: Any, *limit: int) -> bytes:
        if path == bad and bad.stat().st_ino == number:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(path, *limit)

    number = bad.stat().st_ino
    monkeypatch.setattr(regular, "read", read)
    assert versions.read(versions.keep(POST, text, Reason.SAVED)) == text


@pytest.mark.parametrize("is_damaged", [False, True])
def test_a_file_that_no_line_names_goes_unless_a_line_was_lost(versions: Versions, is_damaged: bool) -> None:
    """It is what a keeping that failed has left, or else the only copy of a version."""
    versions.keep(POST, b"a", Reason.SAVED)
    folder = folder_of(versions)
    left = folder / f"{'0' * 64}.z"
    for path in (left, folder / "notes.z", folder / "notes.txt"):
        path.write_bytes(b"x")
    if is_damaged:
        with (folder / version_list.NAME).open("ab") as file:
            file.write(b"torn")
    assert versions.thin(POST) == 0
    assert left.exists() is is_damaged
    assert (folder / "notes.z").exists() and (folder / "notes.txt").exists()
    assert versions.read(versions.listing(POST).versions[-1]) == b"a"


def test_nothing_stays_open(versions: Versions) -> None:
    folder = Path("/proc/self/fd")
    if not folder.is_dir():
        pytest.skip("this system does not say what is open")
    before = len(list(folder.iterdir()))
    for text in (b"a", b"b"):
        versions.keep(POST, text, Reason.SAVED)
        versions.thin(POST)
        versions.has(POST, text)
    assert len(list(folder.iterdir())) == before


def test_a_failure_says_which_post_and_why(versions: Versions, monkeypatch: pytest.MonkeyPatch) -> None:
    (versions._root.parent).mkdir(parents=True)
    versions._root.write_bytes(b"")  # a file where the folder of the versions is to be
    with pytest.raises(SaveError, match=r"An earlier version of post\.md could not be kept: ") as caught:
        versions.keep(POST, b"a", Reason.SAVED)
    assert "versions" not in str(caught.value).replace("An earlier version", "")
