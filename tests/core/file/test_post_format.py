"""POST_FORMAT.md says what the code does: its example, its keys and its rules."""

import re

import pytest

from editor.core.fields import spec
from editor.core.fields.spec import FieldKind
from editor.core.file import assign, schema
from editor.core.file.postfile import PostFile, new_post_file
from editor.core.post import Fields, Post, Status
from editor.core.profile.load import load_profile
from editor.core.render.page import Renderer
from editor.core.text.parts import split_body
from tests.guard.repository import ROOT

TEXT = (ROOT / "POST_FORMAT.md").read_text("utf-8")
EXAMPLE = next(block for block in re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL) if block.startswith("---\n"))


def example() -> PostFile:
    return PostFile.parse(EXAMPLE.encode())


def test_the_example_is_a_post_without_problems() -> None:
    file = example()
    assert file.editable
    assert not file.problems
    assert not file.fields.extra
    assert file.fields.status is Status.DRAFT
    assert (file.fields.labels, file.fields.news.summary) == (("米国", "ロシア"), ("…",))
    assert file.fields.image("2025-04-02-rare-earths/envoy.jpg").alt == "…"
    parts = split_body(file.body)
    assert parts.news.startswith("The news part")
    assert parts.commentary is not None
    assert parts.commentary.strip() == "The commentary part, in Markdown."


@pytest.mark.parametrize("name", [name for name in spec.names() if name != "profile"])
def test_each_key_stands_in_the_example(name: str) -> None:
    field = spec.named(name)
    value = spec.value_of(example().fields, name)
    assert value, name
    if field.parts:
        assert all(getattr(value[0], part) for part in field.parts)


def test_the_order_is_that_of_new_files() -> None:
    fields = example().fields
    written = re.findall(r"^(\w+):", new_post_file(fields, "x\n").text, re.MULTILINE)
    assert written == re.findall(r"^(\w+):", EXAMPLE, re.MULTILINE)
    assert [key for key in schema.order(()) if key != "profile"] == written


@pytest.mark.parametrize("name", [name for name in spec.names() if not spec.named(name).fixed])
def test_a_change_keeps_all_other_lines_and_all_comments(name: str) -> None:
    field = spec.named(name)
    given = {FieldKind.STATUS: "ready", FieldKind.DATE: "2025-05-05", FieldKind.ROWS: "新 | https://e.jp/"}.get(
        field.kind, "new"
    )
    operator = "+=" if field.kind in (FieldKind.TEXTS, FieldKind.ROWS) else "="
    key = f"{name}.2025-04-02-rare-earths/envoy.jpg.alt" if field.kind is FieldKind.TABLE else name
    changed = assign.apply(example(), [f"{key}{operator}{given}"])
    assert changed.body == example().body
    before, after = EXAMPLE.split("\n"), changed.text.split("\n")
    assert sum(line not in after for line in before) <= 1
    comments = re.findall(r"#[^\n]*", EXAMPLE)
    assert all(comment in changed.text for comment in comments)


def test_composed_title_and_bullets() -> None:
    profile = load_profile()[0]
    assert f"`{profile.title}`" in TEXT
    file = PostFile.parse(b"---\nnews: {headline: a, summary: ['**b**']}\n---\nx\n")
    assert "<li><strong>b</strong></li>" in Renderer(profile).render(Post(file.fields, file.body)).post_html


@pytest.mark.parametrize(
    ("header", "text"),
    [("date: 10:00", "10:00"), ("date: 0123", "0123"), ("date: no", "no"), ("date: 1.10", "1.10")],
)
def test_scalars_are_read_as_they_are_written(header: str, text: str) -> None:
    assert PostFile.parse(f"---\n{header}\n---\n".encode()).fields.date == text


def test_unclear_headers() -> None:
    file = PostFile.parse("---\ntitle: 首相: 増税せず\n---\n".encode())
    assert file.fields.title == "首相: 増税せず"
    assert [problem.rule for problem in file.problems] == ["header-text"]
    assert PostFile.parse(b"no header\n").fields == Fields()
    assert not PostFile.parse(b"---\na: 1\na: 2\n---\n").editable
    assert not PostFile.parse("日本".encode("cp932")).editable
