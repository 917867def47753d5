"""The path of the field that differs, for every field that is declared."""

from dataclasses import replace

import pytest

from editor.core.fields import spec
from editor.core.fields.changed import changed_field
from editor.core.fields.spec import FieldKind
from editor.core.post import Commentary, Fields, Image, News, Related, Status


@pytest.mark.parametrize(
    ("before", "after", "path"),
    [
        (Fields(), Fields(), ""),
        (Fields(), Fields(title="題"), "title"),
        (Fields(), Fields(status=Status.READY), "status"),
        (Fields(news=News(headline="a")), Fields(news=News(headline="b", url="x")), "news.headline"),
        (Fields(news=News(summary=("a", "b"))), Fields(news=News(summary=("a", "c"))), "news.summary.1"),
        (Fields(news=News(summary=("a",))), Fields(), "news.summary.0"),
        (Fields(), Fields(commentary=Commentary(summary=("a", "b"))), "commentary.summary.0"),
        (Fields(labels=("a", "b")), Fields(labels=("a",)), "labels.1"),
        (Fields(related=(Related("a", "u"),)), Fields(related=(Related("a", "v"),)), "related.0.url"),
        (Fields(related=(Related("a"),)), Fields(related=(Related("a"), Related("b"))), "related.1.title"),
        (Fields(), Fields(images=(Image("p/a.png", credit="c"),)), "images.p/a.png.alt"),
        (Fields(images=(Image("a.png"),)), Fields(images=(Image("a.png", credit="c"),)), "images.a.png.credit"),
    ],
)
def test_the_first_change(before: Fields, after: Fields, path: str) -> None:
    assert changed_field(before, after) == path


@pytest.mark.parametrize("field", spec.FIELDS, ids=lambda field: field.name)
def test_every_field_is_found(field: spec.Field) -> None:
    if field.kind is FieldKind.TEXTS:
        value: object = ("語",)
    elif field.kind in (FieldKind.ROWS, FieldKind.TABLE):
        value = (field.record("語"),)
    else:
        value = Status.READY if field.kind is FieldKind.STATUS else "語"
    after = spec.with_value(Fields(), field.name, value)
    assert changed_field(Fields(), after).startswith(field.name)
    assert changed_field(after, replace(after)) == ""
