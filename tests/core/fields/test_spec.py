"""A field that is declared goes through everything: the file, the journal, versions, comparing, `set`, undo."""

import json
from collections.abc import Iterator
from dataclasses import fields as dataclass_fields
from dataclasses import make_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from editor.app.open_post import change
from editor.app.open_post.document import Document
from editor.core.errors import FieldError
from editor.core.fields import spec
from editor.core.fields.spec import Field, FieldKind, Group
from editor.core.file import assign, fields_json, schema
from editor.core.file.contents import Contents
from editor.core.file.postfile import PostFile, new_post_file
from editor.core.history.compare import compare_posts
from editor.core.history.journal import Base, Recorder, read
from editor.core.post import Fields, Image, Post, Related, Status
from editor.core.profile.load import load_profile

VALUES: dict[FieldKind, object] = {
    FieldKind.TEXT: "値",
    FieldKind.DATE: "2025-04-02",
    FieldKind.STATUS: Status.READY,
    FieldKind.TEXTS: ("一", "二"),
    FieldKind.ROWS: (Related("題", "https://e.jp/", "2025-03-31"),),
    FieldKind.TABLE: (Image("a.jpg", "海", "提供", "https://e.jp/a.jpg", "CC BY 4.0"),),
}
ASSIGNED = {
    FieldKind.TEXT: "値",
    FieldKind.DATE: "2025-04-02",
    FieldKind.STATUS: "ready",
    FieldKind.TEXTS: "一\n二",
    FieldKind.ROWS: "題 | https://e.jp/ | 2025-03-31",
}
EMPTY = PostFile.parse(b"---\nformat: 1\nid: a\n---\nx\n")


def walk(name: str) -> None:
    """Take the field `name` through everything that keeps, shows or sets it."""
    field = spec.named(name)
    value = "a" if field.pattern else VALUES[field.kind]
    base = EMPTY.fields
    fields = base if field.fixed else spec.with_value(base, name, value)
    # the file
    file = EMPTY if field.fixed else EMPTY.with_fields(fields)
    assert spec.value_of(PostFile.parse(file.data).fields, name) == spec.value_of(fields, name)
    assert not file.problems
    assert not file.fields.extra
    again = new_post_file(replace(fields, id="a"), "x\n")
    assert spec.value_of(again.fields, name) == spec.value_of(fields, name)
    if not field.fixed:
        assert file.with_fields(base).fields == base
    # the journal and JSON
    assert fields_json.read(fields_json.write(fields)) == fields
    recorder = Recorder()
    recorded = recorder.begin(Base("/x", EMPTY.data, None), Contents(base, "x\n"))
    recorded += recorder.change(Contents(fields, "x\n"))
    recovered = read(recorded)
    assert recovered is not None
    assert recovered.contents.fields == fields
    # versions hold the file itself; what compares two of them shows the field
    if not field.fixed:
        sections = [section.key for section in compare_posts(Post(base), Post(fields)).sections if section.changed]
        assert sections == [name]
    # the command line
    if field.fixed:
        with pytest.raises(FieldError):
            assign.apply(EMPTY, [f"{name}=x"])
    elif field.kind is FieldKind.TABLE:
        for part in field.parts:
            text = getattr(value[0], part)  # type: ignore[index]
            set_one = assign.apply(EMPTY, [f"{name}.a.jpg.{part}={text}"])
            assert getattr(spec.value_of(set_one.fields, name)[0], part) == text
    else:
        given = "a" if field.pattern else ASSIGNED[field.kind]
        assert spec.value_of(assign.apply(EMPTY, [f"{name}={given}"]).fields, name) == value
    # what the window calls it
    assert spec.title_of(name)


@pytest.mark.parametrize("name", spec.names())
def test_each_field_goes_through_everything(name: str) -> None:
    walk(name)


@pytest.mark.parametrize("name", [name for name in spec.names() if not spec.named(name).fixed])
def test_an_edit_is_undone(name: str, qapp: object) -> None:
    profile = load_profile()[0]
    document = Document(Path("/x.md"), EMPTY, None, lambda _name: profile)
    field = spec.named(name)
    value = VALUES[field.kind]
    document.apply(change.edited(spec.with_value(document.fields, name, value), name=field.undo() or "x", merge=name))
    assert spec.value_of(document.fields, name) == value
    assert document.history.undo_name == (field.undo() or "x")
    document.apply(change.undone())
    assert document.fields == EMPTY.fields
    document.apply(change.redone())
    assert spec.value_of(document.fields, name) == value


def test_every_attribute_of_a_post_is_declared() -> None:
    """And the other way round: what `Fields` holds is in the list, but for the keys that nobody knows."""
    empty = Fields()
    found = []
    for attribute in dataclass_fields(Fields):
        value = getattr(empty, attribute.name)
        if attribute.name in spec.sections():
            found += [f"{attribute.name}.{inner.name}" for inner in dataclass_fields(value)]
        elif attribute.name != "extra":
            found.append(attribute.name)
    assert sorted(found) == sorted(spec.names())


def test_records_hold_their_parts() -> None:
    for field in spec.FIELDS:
        if field.kind is FieldKind.ROWS:
            assert tuple(vars_of(field.record())) == field.parts
        elif field.kind is FieldKind.TABLE:
            assert tuple(vars_of(field.record("x"))) == ("path", *field.parts)


def vars_of(record: Any) -> list[str]:
    return [one.name for one in dataclass_fields(record)]


def test_unknown_names() -> None:
    with pytest.raises(KeyError):
        spec.named("nothing")


@pytest.fixture
def location(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A field `location` beside the others: one line in the list, one attribute."""
    wider = make_dataclass("WiderFields", [("location", str, "")], bases=(Fields,), frozen=True)
    new = Field("location", FieldKind.TEXT, Group.POST, lambda: "場所", lambda: "場所を変更")
    monkeypatch.setattr(spec, "FIELDS", (*spec.FIELDS, new))
    monkeypatch.setattr(spec, "Fields", wider)
    caches = [spec.named, schema._orders, schema._text_paths, schema._inline_keys, schema.is_text]
    for cache in caches:
        cache.cache_clear()
    yield
    monkeypatch.undo()
    for cache in caches:
        cache.cache_clear()


@pytest.mark.usefixtures("location")
def test_a_new_field_needs_no_other_place(monkeypatch: pytest.MonkeyPatch) -> None:
    file = PostFile.parse(b"---\nid: a\ndate: 2025-04-02\nlocation: Tokyo: \xe6\xb8\xaf\n---\nx\n")
    assert file.fields.location == "Tokyo: 港"  # type: ignore[attr-defined]
    assert not file.fields.extra
    changed = file.with_fields(replace(file.fields, location="大阪"))  # type: ignore[call-arg]
    assert changed.data.decode() == "---\nid: a\ndate: 2025-04-02\nlocation: 大阪\n---\nx\n"
    assert json.loads(fields_json.write(changed.fields))["location"] == "大阪"
    monkeypatch.setitem(globals(), "EMPTY", PostFile.parse(EMPTY.data))
    walk("location")
