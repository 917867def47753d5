"""What each kind of change does to a document: the signals and their order, the history, the journal, clean or not."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QTextCursor

from editor.app.open_post import change
from editor.app.open_post.change import Change, Outcome
from editor.app.open_post.document import ORDER, Document
from editor.core.file.postfile import PostFile
from editor.core.post import Post
from editor.core.text.splices import Splice

HEADER = "---\nid: 0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10\ntitle: {title}\n---\n"
MINE = HEADER.format(title="私") + "本文。\n"
THEIRS = HEADER.format(title="他") + "他の本文。\n"
BROKEN = "---\nnews: [unclosed\n---\n本文。\n"
FOREIGN = "---\ntitle: 題名\n---\n日本語の本文です。これは古いファイル。\n".encode("cp932")
SIGNALS = ("risky", *ORDER)

TEXT = "changed state_changed"
FIELDS = "fields_changed changed state_changed"
ANEW = "raw_changed fields_changed changed state_changed"


def theirs() -> PostFile:
    return PostFile.parse(THEIRS.encode())


def titled(document: Document, title: str = "題") -> Any:
    return replace(document.fields, title=title)


def type_into(document: Document, text: str = "字") -> None:
    cursor = QTextCursor(document.buffer)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(text)


def do(document: Document, made: Change) -> None:
    assert document.apply(made) is Outcome.DONE


def after_edit(act: Callable[[Document], None]) -> Callable[[Document], Callable[[], None]]:
    """An act on a document in which something was written before."""

    def prepare(document: Document) -> Callable[[], None]:
        type_into(document)
        return lambda: act(document)

    return prepare


def at_once(act: Callable[[Document], None]) -> Callable[[Document], Callable[[], None]]:
    return lambda document: lambda: act(document)


def redo(document: Document) -> Callable[[], None]:
    type_into(document)
    do(document, change.undone())
    return lambda: do(document, change.redone())


def undo_of_both(document: Document) -> Callable[[], None]:
    do(document, change.edited(titled(document), "別の文", name="both"))
    return lambda: do(document, change.undone())


def saved(document: Document) -> Callable[[], None]:
    type_into(document)
    snapshot = document.to_save()
    return lambda: do(document, change.saved(snapshot, document.path, "new digest"))


def saved_while_writing(document: Document) -> Callable[[], None]:
    type_into(document)
    snapshot = document.to_save()
    type_into(document)
    return lambda: do(document, change.saved(snapshot, document.path, "new digest"))


def saved_elsewhere(document: Document) -> Callable[[], None]:
    type_into(document)
    snapshot = document.to_save()
    return lambda: do(document, change.saved(snapshot, document.path.with_name("b.md"), "new digest"))


def saved_mended(document: Document) -> Callable[[], None]:
    do(document, change.edited(text=MINE))
    snapshot = document.to_save()
    return lambda: do(document, change.saved(snapshot, document.path, "new digest", mended=True))


def written(document: Document) -> Callable[[], None]:
    type_into(document)
    snapshot = document.to_save()
    return lambda: do(document, change.written(snapshot, document.path, "new digest"))


def reread(document: Document) -> Callable[[], None]:
    do(document, change.edited(text=MINE))
    return lambda: do(document, change.reread(document.build().or_raise(), document.revision))


def held_again(document: Document) -> Callable[[], None]:
    do(document, change.noticed(held=True))
    return lambda: do(document, change.noticed(held=False))


@dataclass(frozen=True)
class Case:
    """`undo`: the name of the step that can be taken back afterwards, None: there is none."""

    name: str
    prepare: Callable[[Document], Callable[[], None]]
    signals: str
    undo: str | None = None
    clean: bool = True
    data: bytes = MINE.encode()


MANY = (Splice(0, 2, "一二三"), Splice(2, 1, ""))
CASES = (
    Case("typed", at_once(type_into), TEXT, "Typing", False),
    Case("typed on", after_edit(type_into), TEXT, "Typing", False),
    Case("fields", at_once(lambda d: do(d, change.edited(titled(d), name="title"))), FIELDS, "title", False),
    Case("text", at_once(lambda d: do(d, change.edited(text="別の文", name="text"))), TEXT, "text", False),
    Case("splices", at_once(lambda d: do(d, change.edited(text=MANY, name="text"))), TEXT, "text", False),
    Case("both", at_once(lambda d: do(d, change.edited(titled(d), "別", name="both"))), FIELDS, "both", False),
    Case(
        "restored",
        at_once(lambda d: do(d, change.restored(Post(titled(d), "前"), "back"))),
        f"risky {FIELDS}",
        "back",
        False,
    ),
    Case(
        "recovered",
        at_once(lambda d: do(d, change.restored(Post(titled(d), "前"), "back", risky=False))),
        FIELDS,
        "back",
        False,
    ),
    Case("shown", at_once(lambda d: do(d, change.shown(theirs()))), f"risky {FIELDS}", "The other version", False),
    Case(
        "taken",
        at_once(lambda d: do(d, change.taken(theirs(), "theirs"))),
        f"risky {FIELDS}",
        "Changes by another app",
    ),
    Case(
        "taken over edits",
        after_edit(lambda d: do(d, change.taken(theirs(), "theirs"))),
        f"risky {FIELDS}",
        "Changes by another app",
    ),
    Case(
        "taken with a broken header",
        after_edit(lambda d: do(d, change.taken(PostFile.parse(BROKEN.encode()), "theirs"))),
        f"risky {ANEW}",
    ),
    Case("undone", after_edit(lambda d: do(d, change.undone())), f"{TEXT} moved"),
    Case("undone, both", undo_of_both, f"{FIELDS} moved"),
    Case("redone", redo, f"{TEXT} moved", "Typing", False),
    Case("saved", saved, "saved state_changed", "Typing"),
    Case("saved while writing", saved_while_writing, "saved state_changed", "Typing", False),
    Case("saved elsewhere", saved_elsewhere, "changed saved state_changed", "Typing"),
    Case(
        "saved, the header mended",
        saved_mended,
        "raw_changed fields_changed changed saved state_changed",
        data=BROKEN.encode(),
    ),
    Case("written, not confirmed", written, "state_changed", "Typing", False),
    Case("reread", reread, ANEW, None, False, BROKEN.encode()),
    Case("converted", at_once(lambda d: do(d, change.converted(d.file))), ANEW, None, False, FOREIGN),
    Case(
        "agreed", after_edit(lambda d: do(d, change.agreed(d.build().or_raise(), "theirs"))), "state_changed", "Typing"
    ),
    Case("moved", at_once(lambda d: do(d, change.moved(d.path.with_name("b.md")))), "changed state_changed"),
    Case("missing", at_once(lambda d: do(d, change.noticed(missing=True))), "state_changed", None, False),
    Case("held", at_once(lambda d: do(d, change.noticed(held=True))), "raw_changed state_changed"),
    Case("no longer held", held_again, "raw_changed state_changed"),
    Case("seen", at_once(lambda d: do(d, change.noticed(acknowledged=True))), "state_changed"),
)


@pytest.fixture
def open_post(app, tmp_path: Path) -> Callable[[bytes], Document]:
    def opened(data: bytes) -> Document:
        path = tmp_path / "a.md"
        path.write_bytes(data)
        return app.session.open(path)

    return opened


def listen(document: Document) -> list[str]:
    """The names of the signals that are emitted from now on."""
    heard: list[str] = []
    for name in SIGNALS:
        getattr(document, name).connect(lambda *_what, name=name: heard.append(name))
    return heard


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_kind_of_change(app, open_post, case: Case) -> None:
    document = open_post(case.data)
    act = case.prepare(document)
    heard = listen(document)
    act()
    assert heard == case.signals.split()
    assert (document.history.undo_name, document.is_clean) == (case.undo, case.clean)
    assert app.journal.secure()
    assert bool(list(app.journal._place.glob("*.journal"))) is not case.clean


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_whoever_is_called_sees_all_of_it(open_post, case: Case) -> None:
    document = open_post(case.data)
    act = case.prepare(document)
    seen: list[Any] = []
    for name in ORDER:
        getattr(document, name).connect(
            lambda *_what: seen.append(
                (document.path, document.contents(), document.is_clean, document.revision, document.history.undo_name)
            )
        )
    act()
    assert seen and len(set(seen)) == 1


def test_a_change_that_another_one_leads_to_is_told_whole(open_post) -> None:
    document = open_post(MINE.encode())
    heard = listen(document)

    def once(_revision: int) -> None:
        document.changed.disconnect(once)
        document.apply(change.edited(text="二つ目"))

    document.changed.connect(once)
    document.apply(change.edited(titled(document)))
    first, second, rest = FIELDS.split()[:2], TEXT.split(), ["state_changed"]
    assert heard == [*first, *second, *rest]


def nothing_of_it(document: Document, made: Change, outcome: Outcome) -> None:
    before = (document.contents(), document.path, document.revision, document.history.undo_name, document.is_clean)
    heard = listen(document)
    assert document.apply(made) is outcome
    assert not heard
    assert before == (
        *(document.contents(), document.path, document.revision),
        *(document.history.undo_name, document.is_clean),
    )


@pytest.mark.parametrize(
    "make",
    [
        lambda d: change.edited(titled(d), revision=d.revision - 1),
        lambda d: change.edited(text=(Splice(0, 2, ""),), revision=d.revision - 1),
        lambda d: change.restored("前", "back", revision=d.revision - 1),
        lambda d: change.taken(theirs(), "theirs", revision=d.revision - 1),
        lambda d: change.agreed(theirs(), "theirs", d.revision - 1),
        lambda d: change.reread(theirs(), d.revision - 1),
    ],
    ids=["fields", "splices", "restored", "taken", "agreed", "reread"],
)
def test_what_is_stale_is_refused(open_post, make: Callable[[Document], Change]) -> None:
    document = open_post(MINE.encode())
    type_into(document)
    nothing_of_it(document, make(document), Outcome.STALE)


@pytest.mark.parametrize("made", [change.undone(), change.shown(theirs()), change.restored("前", "back")])
def test_a_post_that_is_held_elsewhere_is_only_looked_at(open_post, made: Change) -> None:
    document = open_post(MINE.encode())
    type_into(document)
    document.apply(change.noticed(held=True))
    nothing_of_it(document, made, Outcome.LOCKED)


def test_a_header_that_is_shown_as_text_has_no_fields(open_post) -> None:
    document = open_post(BROKEN.encode())
    nothing_of_it(document, change.edited(titled(document)), Outcome.NO_FIELDS)


@pytest.mark.parametrize(
    "make",
    [
        lambda d: change.edited(d.fields, d.text(), name="same"),
        lambda d: change.edited(text=()),
        lambda _d: change.undone(),
        lambda _d: change.redone(),
        lambda d: change.moved(d.path),
        lambda _d: change.noticed(missing=False, held=False, acknowledged=False),
    ],
    ids=["the same", "no splices", "nothing to undo", "nothing to redo", "there already", "known"],
)
def test_what_is_so_already_is_nothing(open_post, make: Callable[[Document], Change]) -> None:
    document = open_post(MINE.encode())
    nothing_of_it(document, make(document), Outcome.NOTHING)


def test_a_change_can_say_what_is_to_be_seen(open_post) -> None:
    document = open_post(MINE.encode())
    moves: list[int | None] = []
    document.moved.connect(lambda move: moves.append(move.position))
    document.apply(replace(change.edited(text="𠮷野家"), place=1))
    document.apply(replace(change.edited(text="𠮷野家"), place=1))  # nothing changes: nothing is shown
    assert moves == [2]
    with pytest.raises(ValueError, match="splices"):
        document.apply(change.edited(text=(Splice(0, 99, ""),)))
    assert document.text() == "𠮷野家"


def test_a_preedit_is_no_change(open_post) -> None:
    document = open_post(MINE.encode())
    heard = listen(document)
    document.composing = True
    document.buffer.contentsChanged.emit()  # as each update of a preedit does
    assert not heard
    type_into(document)
    document.composing = False
    assert heard == TEXT.split()
