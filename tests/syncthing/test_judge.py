"""The judgement of `./dev syncthing`, without a client and without a window: what is lost is found."""

import json
from pathlib import Path

import pytest

from editor.core.history.version_list import Reason
from editor.core.history.versions import PostPlace, Versions, versions_folder
from tests.syncthing import places
from tests.syncthing.judge import Machine, contents, judge
from tests.syncthing.places import BACKUP, COPY, POST, VERSION
from tests.syncthing.record import Record, Recorder, Words, words_in

WORD = "qzaaaaaazq"


def machine(name: str, record: Record, **shown: str) -> Machine:
    found = {place: {} for place in (POST, COPY, VERSION, BACKUP)}
    for place, word in shown.items():
        found[place.replace("_", " ")][word] = "post.md"
    return Machine(name, record, found, {})


@pytest.mark.parametrize(
    ("here", "there", "place"),
    [
        ({"post": WORD}, {}, POST),
        ({}, {"post": WORD}, POST),
        ({}, {"conflict_copy": WORD}, COPY),
        ({"version": WORD}, {}, VERSION),
        ({}, {"version": WORD}, "nowhere"),  # of the other machine's versions nobody here knows
        ({"automatic_backup": WORD}, {}, BACKUP),
        ({}, {}, "nowhere"),
    ],
)
def test_a_saved_sentence_must_be_shown(here: dict[str, str], there: dict[str, str], place: str) -> None:
    saved = Record(typed={WORD}, saved={WORD: "post.md"})
    found = judge([machine("a", saved, **here), machine("b", Record(), **there)], [{}, {}])
    assert found.shown == {place: 1}
    assert bool(found.findings) is (place in ("nowhere", BACKUP))


def test_what_is_not_saved_yet_may_be_in_the_backup_alone() -> None:
    typed = Record(typed={WORD})
    assert not judge([machine("a", typed, automatic_backup=WORD)], [{}]).findings
    assert judge([machine("a", typed)], [{}]).findings


def test_libraries_must_be_the_same(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name / ".stfolder").mkdir(parents=True)
        (tmp_path / name / "post.md").write_bytes(b"same")
        (tmp_path / name / ".syncthing.post.md.tmp").write_bytes(name.encode())
    libraries = [contents(tmp_path / name) for name in ("a", "b")]
    assert not judge([], libraries).findings
    libraries[1]["post.md"] = b"other"
    assert judge([], libraries).findings == ["the libraries differ: post.md"]


def test_the_places_are_those_that_the_program_shows(tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    words = Words("a")
    post, copy, version, hidden = (words.new() for _number in range(4))
    (library / "post.md").write_text(f"---\nid: x\n---\n{post}\n", encoding="utf-8")
    (library / "post.sync-conflict-20261127-120000-ABCDEFG.md").write_text(
        f"---\nid: x\n---\n{copy}\n", encoding="utf-8"
    )
    (library / ".hidden.md").write_text(hidden, encoding="utf-8")
    Versions(versions_folder()).keep(PostPlace(library / "post.md", "x"), version.encode(), Reason.SAVED)
    found = places.find(library, tmp_path / "index")
    assert {place: set(shown) for place, shown in found.items()} == {
        POST: {post},
        COPY: {copy},
        VERSION: {version},
        BACKUP: set(),
    }
    assert set(places.all_files(library)) == {post, copy, hidden}


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "record")
    recorder.say("typed", word=WORD)
    recorder.say("saved", words=[WORD], path="post.md")
    recorder.say("finding", text="a pause")
    record = Record.read(tmp_path / "record")
    assert (record.typed, record.saved, record.findings) == ({WORD}, {WORD: "post.md"}, ["a pause"])
    assert record.done == {"typed": 1, "saved": 1, "finding": 1}
    assert json.loads((tmp_path / "record").read_text(encoding="utf-8").splitlines()[0]) == {
        "what": "typed",
        "word": WORD,
    }


def test_words_of_two_machines_are_never_the_same() -> None:
    one, other = Words("a"), Words("b")
    made = [words.new() for words in (one, other) for _number in range(1000)]
    assert len(set(made)) == 2000
    assert words_in("。".join(made)) == set(made)
