"""Declaring fields: they are collected in the order of the attributes, sections included."""

from dataclasses import dataclass, field

from editor.core.fields.declaration import Field, FieldKind, Group, choice, dated, declared, rows, table, text, texts


def label() -> str:
    return "label"


def undo() -> str:
    return "undo"


@dataclass(frozen=True, slots=True)
class Row:
    name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Inner:
    word: str = text(Group.NEWS, label, undo, pattern="a*")


@dataclass(frozen=True, slots=True)
class Values:
    one: str = text(Group.POST, label)
    day: str = dated(Group.POST, label, undo)
    kind: str = choice("x", FieldKind.STATUS, Group.POST, label, undo)
    inner: Inner = field(default_factory=Inner)
    many: tuple[str, ...] = texts(Group.POST, label, most=3)
    list: tuple[Row, ...] = rows(Row, Group.RELATED, label)
    named: tuple[Row, ...] = table(Row, Group.IMAGES, label, undo)
    unknown: tuple[str, ...] = ()


def found() -> dict[str, Field]:
    return {one.name: one for one in declared(Values)}


def test_they_are_found_in_order() -> None:
    assert list(found()) == ["one", "day", "kind", "inner.word", "many", "list", "named"]


def test_their_values_are_empty() -> None:
    assert Values() == Values("", "", "x", Inner(""), (), (), (), ())


def test_what_they_hold() -> None:
    fields = found()
    assert [one.kind for one in fields.values()] == [
        *(FieldKind.TEXT, FieldKind.DATE, FieldKind.STATUS, FieldKind.TEXT),
        *(FieldKind.TEXTS, FieldKind.ROWS, FieldKind.TABLE),
    ]
    assert (fields["inner.word"].section, fields["inner.word"].key) == ("inner", "word")
    assert fields["inner.word"].pattern == "a*"
    assert fields["many"].most == 3
    assert fields["list"].parts == ("name", "url")
    assert fields["named"].parts == ("url",)
    assert fields["named"].record("n", "u") == Row("n", "u")


def test_an_edit_of_a_text_has_a_name_of_its_own_or_one_made_of_the_label() -> None:
    fields = found()
    assert fields["one"].undo() == "Edit “label”"
    assert fields["day"].undo() == "undo"
    assert fields["many"].undo() == ""
