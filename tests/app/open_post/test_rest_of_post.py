"""The last fields of a post are filled in one step, and only where they are empty."""

from dataclasses import replace

import pytest

from editor.app.open_post import change
from editor.app.open_post.document import Document
from editor.app.open_post.rest_of_post import NOTHING, Additions, description_of, fill, is_due
from editor.core.fields import spec
from editor.core.file.postfile import new_post_file
from editor.core.post import Commentary, Fields, News, Related
from editor.core.profile.load import load_profile

LONGEST = spec.named("description").longest
NEAR = [Related(f"記事{n}", f"https://blog.example/{n}.html", f"2025-03-{10 + n}") for n in range(7)]
SUMMARY = ("**米国**は[引く](https://a.example/)。", "二つ目。")


@pytest.fixture
def document(qapp, tmp_path):
    found = Document(tmp_path / "post.md", new_post_file(Fields(), "本文。\n"), None, lambda _name: load_profile()[0])
    given = replace(found.fields, commentary=Commentary("論評の題", SUMMARY))
    found.apply(change.edited(given, name="題"))
    return found


def give(document, **values):
    document.apply(change.edited(replace(document.fields, **values), name="手で"))


def test_all_in_one_step_that_is_taken_back_at_once(document):
    before = document.fields
    assert fill(document, NEAR, ["経済", "米国", "経済"]) == Additions(5, 2, description=True)
    fields = document.fields
    assert [post.title for post in fields.related] == ["記事4", "記事3", "記事2", "記事1", "記事0"]
    assert fields.labels == ("経済", "米国")
    assert fields.description == "米国は引く。"
    assert document.history.undo_name == "Fill in the rest"
    document.apply(change.undone())
    assert document.fields == before


def test_what_the_author_gave_stays(document):
    own = Related("自分で選んだ", "https://blog.example/own.html", "2024-01-01")
    give(document, related=(own,), labels=("港湾",), description="自分の説明")
    assert fill(document, NEAR, ["経済"]) == Additions(4, 0, description=False)
    assert document.fields.related[0] == own and len(document.fields.related) == 5
    assert (document.fields.labels, document.fields.description) == (("港湾",), "自分の説明")
    assert not is_due(document.fields)


@pytest.mark.parametrize("times", [1, 2])
def test_twice_changes_no_more(document, times):
    fill(document, NEAR, ["経済"])
    before, step = document.fields, document.history.position
    assert fill(document, NEAR[::-1], ["別"]) == NOTHING
    assert document.fields == before and document.history.position == step


def test_nothing_is_known_and_nothing_said(document):
    give(document, commentary=Commentary("題", ()))
    assert fill(document, [], []) == NOTHING


@pytest.mark.parametrize(
    ("fields", "due"),
    [
        (Fields(), False),
        (Fields(related=(Related(),)), False),
        (Fields(commentary=Commentary("題")), True),
        (Fields(news=News(headline="題")), False),
        (Fields(commentary=Commentary(" \u3000")), False),
        (Fields(commentary=Commentary("題"), related=(Related(),), labels=("a",), description="b"), True),
        (Fields(commentary=Commentary("題"), related=(Related("r"),), labels=("a",), description="b"), False),
    ],
)
def test_it_is_due_while_something_is_empty(fields, due):
    assert is_due(fields) is due


@pytest.mark.parametrize(
    ("summary", "description"),
    [
        ((), ""),
        (("", " \u3000", "三つ目。"), "三つ目。"),
        (("{漢字|かんじ}と`code`と\\*印",), "漢字とcodeと*印"),
        (("一行目\nの続き",), "一行目の続き"),
        (("あ" * LONGEST,), "あ" * LONGEST),
        (("あ" * (LONGEST + 1),), "あ" * (LONGEST - 1) + "…"),
        (("あ" * 80 + "。" + "い" * 100,), "あ" * 80 + "。"),
        (("あ" * 80 + "、" + "い" * 100,), "あ" * 80 + "…"),
        (("あ。" + "い" * 200,), "あ。" + "い" * (LONGEST - 3) + "…"),
        (("👨‍👩‍👧" * 60,), "👨‍👩‍👧" * ((LONGEST - 1) // 5) + "…"),
    ],
)
def test_the_description_is_the_first_point_without_marks(summary, description):
    made = description_of(summary)
    assert made == description and len(made) <= LONGEST
