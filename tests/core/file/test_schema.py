"""The keys of a header in the order of POST_FORMAT, and which values are texts."""

import pytest

from editor.core.file import schema


@pytest.mark.parametrize(
    ("key", "present", "path", "place"),
    [
        ("title", ["status", "zzz"], (), ("status", True)),
        ("format", ["title", "id"], (), ("title", False)),  # before the first one that is known
        ("title", ["zzz", "id", "aaa", "status"], (), ("status", True)),
        ("title", ["Status", "ID"], (), ("Status", True)),
        ("zzz", ["status", "title"], (), ("title", True)),
        ("labels", ["x", "y"], (), ("y", True)),
        ("url", ["headline", "summary"], ("news",), ("headline", True)),
        ("headline", ["x", "summary"], ("news",), ("summary", False)),
        ("url", ["date", "title"], ("related", "*"), ("title", True)),
    ],
)
def test_a_new_key_has_a_neighbour(
    key: str, present: list[str], path: tuple[str, ...], place: tuple[str, bool]
) -> None:
    assert schema.place(key, present, path) == place


def test_orders() -> None:
    assert schema.order(())[:2] == ("format", "id")
    assert schema.order(("news",)) == ("headline", "source", "url", "date", "accessed", "summary")
    assert schema.order(("related", "*")) == schema.order(("related", "0")) == ("title", "url", "date")
    assert schema.order(("zzz",)) == schema.order(("news", "x")) == ()
    assert schema.in_order(["zzz", "Title", "id", "aaa"], ()) == ["id", "Title", "zzz", "aaa"]


@pytest.mark.parametrize(
    ("path", "is_text"),
    [
        (("title",), True),
        (("TITLE",), True),
        (("format",), True),
        (("news", "headline"), True),
        (("news", "summary", "*"), True),
        (("news", "summary"), False),
        (("news",), False),
        (("related", "3", "url"), True),
        (("labels", "*"), True),
        (("tags", "*"), True),
        (("zzz",), False),
        ((), False),
    ],
)
def test_texts(path: tuple[str, ...], is_text: bool) -> None:
    assert schema.is_text(path) is is_text


def test_labels_are_written_on_one_line() -> None:
    paths = (("labels",), ("Tags",), ("categories",), ("news", "summary"), ("x", "labels"))
    assert [schema.is_inline(path) for path in paths] == [True, True, True, False, False]


def test_hugo_reads_keys_in_any_case() -> None:
    assert schema.key_in(["Title"], "title") == "Title"
    assert schema.key_in(["TITLE", "title"], "title") == "title"
    assert schema.key_in(["headline"], "title") == schema.key_in([], "title") == "title"
