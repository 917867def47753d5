"""Taking parts of an earlier state back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.history.restore import VersionPart, restored
from editor.core.post import Blogger, Commentary, Fields, News, Post, Related, Status
from editor.core.text.parts import split_body

THEN = Post(
    Fields("1", "2025", Status.DRAFT, ("旧",), news=News("前", summary=("一",)), related=(Related("甲"),)),
    "旧ニュース。\n\n<!-- commentary -->\n\n旧論評。\n",
)
NOW = Post(
    Fields(
        "1",
        "2026",
        Status.READY,
        commentary=Commentary("今", ("二",)),
        blogger=Blogger("7", "u"),
        extra=(("x", "y"),),
    ),
    "新ニュース。\n\n<!--commentary-->\n新論評。\n",
)


def test_the_whole_keeps_what_says_which_post_it_is() -> None:
    found = restored(NOW, replace(THEN, fields=replace(THEN.fields, id="other")), VersionPart.WHOLE)
    assert found == Post(replace(THEN.fields, id="1", blogger=NOW.fields.blogger, extra=NOW.fields.extra), THEN.body)


@pytest.mark.parametrize(
    ("part", "fields", "body"),
    [
        (VersionPart.TEXT, {}, THEN.body),
        (VersionPart.NEWS, {"news": THEN.fields.news}, "旧ニュース。\n\n<!--commentary-->\n新論評。\n"),
        (VersionPart.COMMENTARY, {"commentary": Commentary()}, "新ニュース。\n\n<!--commentary-->\n\n旧論評。\n"),
        (VersionPart.NEWS_SUMMARY, {"news": News(summary=("一",))}, NOW.body),
        (VersionPart.COMMENTARY_SUMMARY, {"commentary": Commentary("今")}, NOW.body),
        (VersionPart.RELATED, {"related": (Related("甲"),)}, NOW.body),
    ],
)
def test_a_part_alone(part: VersionPart, fields: dict[str, object], body: str) -> None:
    assert restored(NOW, THEN, part) == Post(replace(NOW.fields, **fields), body)


@pytest.mark.parametrize(
    ("now", "then", "part", "body"),
    [
        ("甲", "乙", VersionPart.NEWS, "乙"),
        ("甲", "乙\n<!-- commentary -->\n丙", VersionPart.NEWS, "乙\n"),
        ("甲\n<!-- commentary -->\n丁", "乙", VersionPart.NEWS, "乙\n\n<!-- commentary -->\n丁"),
        ("甲\n<!-- commentary -->", "乙", VersionPart.NEWS, "乙\n\n<!-- commentary -->\n"),
        ("甲", "乙\n<!-- commentary -->\n丙", VersionPart.COMMENTARY, "甲\n\n<!-- commentary -->\n丙"),
        ("甲\n", "乙\n<!-- commentary -->", VersionPart.COMMENTARY, "甲\n<!-- commentary -->\n"),
        ("", "乙\n<!-- commentary -->\n丙", VersionPart.COMMENTARY, "<!-- commentary -->\n丙"),
        ("甲\n<!-- commentary -->\n丁", "乙", VersionPart.COMMENTARY, "甲\n"),
    ],
)
def test_parts_that_one_side_does_not_have(now: str, then: str, part: VersionPart, body: str) -> None:
    assert restored(Post(body=now), Post(body=then), part).body == body


LINES = ["文。\n", "\n", "<!-- commentary -->\n", "文", " <!--commentary-->", "\r\n"]
BODIES = st.lists(st.sampled_from(LINES)).map("".join)


@given(BODIES, BODIES)
def test_a_restored_section_is_the_one_that_was_there(now: str, then: str) -> None:
    here, there = split_body(now), split_body(then)
    commentary = split_body(restored(Post(body=now), Post(body=then), VersionPart.COMMENTARY).body)
    assert commentary.commentary == there.commentary
    assert commentary.news.rstrip("\n") == here.news.rstrip("\n")
    news = split_body(restored(Post(body=now), Post(body=then), VersionPart.NEWS).body)
    assert news.commentary == here.commentary
    assert news.news.rstrip("\n") == there.news.rstrip("\n")
