"""Headers of Jekyll and Hugo: read as they read them, written back in the author's own notation."""

from dataclasses import replace

import pytest
import yaml

from editor.core.file import assign
from editor.core.file.places import field_line
from editor.core.file.postfile import PostFile, new_post_file
from editor.core.library.plain_header import plain_data
from editor.core.post import Related, Status


def post(header: str) -> PostFile:
    return PostFile.parse(f"---\n{header}---\nx\n".encode())


def header(file: PostFile) -> str:
    return file.text.removeprefix("---\n").removesuffix("---\nx\n")


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("tags: kinyu seisaku zeikin\n", ("kinyu", "seisaku", "zeikin")),
        ("tags: 金融 政策\n", ("金融", "政策")),
        ("tags: 金融　政策\n", ("金融　政策",)),  # Jekyll parts at ASCII white space only
        ("tags: 金融, 北 海道\n", ("金融", "北 海道")),
        ("tags: 金融\n", ("金融",)),
        ("categories: a  b\n", ("a", "b")),
        ('tags: "a b"\n', ("a", "b")),
        ("tags: [a b, c]\n", ("a b", "c")),
        ("tag: a b\n", ("a b",)),  # Jekyll's singular is one
        ("category: 経済\n", ("経済",)),
        ("Category: [a, b]\n", ("a", "b")),
        ("tags:\n- a b\n- c\n", ("a b", "c")),
        ("tags:\n", ()),
        ("labels: a b\n", ("a b",)),
        ("Tags: [x]\n", ("x",)),
        ("TAGS: x y\n", ("x", "y")),
    ],
)
def test_labels(text: str, labels: tuple[str, ...]) -> None:
    assert post(text).fields.labels == labels
    assert not post(text).fields.extra


@pytest.mark.parametrize(
    ("text", "set_to", "written"),
    [
        ("tags: a b c\n", "labels+=d", "tags: a b c d\n"),
        ("tag: a b\n", "labels+=c", "tag: [a b, c]\n"),
        ("category: a\n", "labels=", "category: []\n"),
        ("tags: a b c # 注\n", "tags+=d", "tags: a b c d # 注\n"),
        ("tags: a, b\n", "labels+=d e", "tags: a, b, d e\n"),
        ("tags: a b\n", "labels+=d e", "tags: [a, b, d e]\n"),
        ("tags: a b\n", "labels=", "tags: []\n"),
        ("tags: a b\n", "labels=b", "tags: b\n"),
        ("tags: 'a b'\n", "labels+=c", "tags: 'a b c'\n"),
        ("Tags: [x]\n", "labels+=z", "Tags: [x, z]\n"),
        ("Tags: [x]\n", "Tags+=z", "Tags: [x, z]\n"),
        ("Title: 題\n", "title=新", "Title: 新\n"),
        ("Title: 題\n", "Title=新", "Title: 新\n"),
        ("DATE: 2025-04-02\n", "date=2025-04-03", "DATE: 2025-04-03\n"),
        ("Draft: true\n", "status=published", "Draft: false\n"),
        ("Description: a\nWeight: 3\n", "title=t", "Description: a\ntitle: t\nWeight: 3\n"),
        ("News:\n  Headline: a\n", "news.headline=b", "News:\n  Headline: b\n"),
        ("News:\n  Headline: a\n", "news.source=b", "News:\n  Headline: a\n  source: b\n"),
        ("Related:\n  - Title: a\n    URL: https://e.jp/\n", 'related=[]', "Related: []\n"),
        ("Weight: 3\n", "Weight=4", "Weight: 4\n"),
        ("title: a\nTitle: b\n", "title=c", "title: c\nTitle: b\n"),
        ("title: a\nTitle: b\n", "Title=c", "title: a\nTitle: c\n"),
    ],
)  # fmt: skip
def test_written_as_it_stands(text: str, set_to: str, written: str) -> None:
    assert header(assign.apply(post(text), [set_to])) == written


@pytest.mark.parametrize(
    "day",
    ["2026-02-31", "2026-13-01", "0000-00-00", "2026-02-30T10:00:00", "2026-01-01T25:00:00Z", "2026-01-01 10:60:00"],
)
@pytest.mark.parametrize("written", ["2025-04-02", "'2025-04-02'", "2025-02-31", ""])
def test_a_day_that_there_is_not_is_written_as_a_text(day: str, written: str) -> None:
    """YAML's own readers refuse it as a date: the header could not be saved by that, nor an undo over a save of it."""
    lines = f"date: {written}\nnews:\n  date: {written}\nrelated:\n- title: a\n  date: {written}\n&a mine: x\n"
    file = PostFile.parse(f"---\n{lines}---\n文\n".encode())
    old = file.fields
    rows = tuple(replace(row, date=day) for row in old.related)
    new = replace(old, date=day, news=replace(old.news, date=day, accessed=day), related=rows)
    changed = file.with_fields(new)
    assert changed.fields == new and PostFile.parse(changed.data).fields == new
    assert yaml.safe_load(changed.text.split("---\n")[1])["date"] == day
    assert changed.with_fields(old).fields == old
    assert new_post_file(replace(new, id=""), "文").fields.date == day


@pytest.mark.parametrize(
    "day", ["2026-02-28", "2024-02-29T23:59:59", "2026-01-01t10:00:00.25z", "2026-01-01 10:00:00-09:30"]
)
def test_a_day_is_written_without_quotes(day: str) -> None:
    assert header(assign.apply(post("date: 2025-04-02\n"), [f"date={day}"])) == f"date: {day}\n"


def test_hugo_in_any_case() -> None:
    file = post("Title: 題: 副題\nDate: 2025-04-02\nTags: [x]\nDraft: false\nParams:\n  a: 1\n")
    fields = file.fields
    assert (fields.title, fields.date, fields.labels, fields.status) == (
        "題: 副題", "2025-04-02", ("x",), Status.PUBLISHED,
    )  # fmt: skip
    assert [key for key, _text in fields.extra] == ["Params"]
    assert field_line(file, "labels") == 4
    assert field_line(file, "date") == 3
    changed = file.with_fields(replace(fields, title="新しい題", related=(Related("a"),)))
    assert header(changed).startswith("Title: 新しい題\nrelated:\n  - title: a\nDate: 2025-04-02\nTags: [x]\n")
    assert changed.with_fields(replace(changed.fields, title="題: 副題", related=())).fields == fields


def test_toml_in_any_case() -> None:
    file = PostFile.parse('+++\nTitle = "題"\nDate = 2025-04-02\nTags = ["x"]\nDraft = true\n+++\nx\n'.encode())
    assert (file.fields.title, file.fields.date, file.fields.labels) == ("題", "2025-04-02", ("x",))
    changed = file.with_fields(replace(file.fields, title="新", labels=("x", "y"), status=Status.PUBLISHED))
    assert changed.text == '+++\nTitle = "新"\nDate = 2025-04-02\nTags = ["x", "y"]\nDraft = false\n+++\nx\n'


@pytest.mark.parametrize("text", ["tags: a b c\n", "Title: a\n", "Tags: [x]\n", "TAGS:\n  - x\n"])
def test_the_quick_reader_agrees(text: str) -> None:
    assert plain_data(text) in (None, post(text).header.data)
