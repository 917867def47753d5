"""Fields as JSON and back: each kind of field, and what is refused."""

import json
from typing import Any

import pytest

from editor.core.file import fields_json
from editor.core.post import Blogger, Commentary, Fields, Image, News, Related, Status

FULL = Fields(
    id="1",
    status=Status.READY,
    labels=("一", "二"),
    title="題\ud800",
    news=News("見出し", "湖北", "https://e.jp", summary=("一", "二")),
    commentary=Commentary("論評", ("三",)),
    related=(Related("前", "https://e.jp/1", "2024-01-02"), Related("次")),
    images=(Image("a.jpg", alt="港"), Image("b.jpg")),
    blogger=Blogger(id="9"),
    extra=(("layout", "post"), ("x", "")),
)


@pytest.mark.parametrize("fields", [FULL, Fields(), Fields(title="\0")])
def test_all_comes_back(fields: Fields) -> None:
    text = fields_json.write(fields)
    assert text.isascii()
    assert fields_json.read(text) == fields


def changed(**new: Any) -> str:
    return json.dumps({**json.loads(fields_json.write(FULL)), **new})


def test_a_later_release_may_write_more_and_an_earlier_one_less() -> None:
    assert fields_json.read(changed(later="x", news={"headline": "h", "later": 1})) == Fields(
        **{**{name: getattr(FULL, name) for name in Fields.__slots__}, "news": News("h")}
    )
    assert fields_json.read("{}") == Fields()
    assert fields_json.read(changed(related=[{"title": "t"}])).related == (Related("t"),)


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "1", "null", '"x"', "[" * 100_000,
        changed(title=1), changed(title=None), changed(labels=[1]), changed(labels=None), changed(status="gone"),
        changed(status=1), changed(news=[]), changed(news={"summary": [None]}), changed(related=[["t"]]),
        changed(related=[{"title": 1}]), changed(images=[1]), changed(extra=[["a"]]), changed(extra=[["a", 1]]),
    ],
    ids=lambda text: text[:40],
)  # fmt: skip
def test_others_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        fields_json.read(text)
