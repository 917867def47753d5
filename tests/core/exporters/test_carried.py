"""The fields that a file carries for an import."""

import pytest
import yaml

from editor.core.exporters import carried
from editor.core.file.yaml_tree import MAX_BYTES
from editor.core.post import Fields, Image, News, Related

HARD = ["-->", "--->--", "<!--", 'a"b\\c', "a\u2028b\x85c", "改行\n二", "\ufeff", "no", "10:00", "{{< x >}}"]


@pytest.mark.parametrize("text", HARD)
def test_a_comment_holds_any_text_on_one_line(text: str) -> None:
    made = carried.comment(Fields(id="1", title=text, news=News(summary=(text, text))))
    assert made.count("-->") == 1 and "--" not in made[4:-3] and len(made.splitlines()) == 1
    found = carried.from_comment(f"# 題\n\n{made}\n\n後。\n")
    assert found is not None
    assert found[0] == "# 題\n\n\n後。\n"
    assert (found[1].title, found[1].news.summary) == (text, (text, text))


@pytest.mark.parametrize("text", HARD)
def test_a_header_holds_any_text(text: str) -> None:
    fields = Fields(id="1", title=text, related=(Related(text, "https://e.jp/", "2025-01-01"),))
    data = yaml.safe_load(carried.header_lines(fields))
    assert data["ronpyo"]["title"] == text and data["ronpyo"]["related"][0]["title"] == text


def test_what_no_file_holds_is_marked() -> None:
    found = carried.from_comment(carried.comment(Fields(title="a\ud800\0b")))
    assert found is not None and found[1].title == "a\ufffd\ufffdb"


def test_what_no_file_holds_is_marked_in_the_files_of_others() -> None:
    found = carried.from_json(r'{"title": "a\ud800b", "labels": ["\u0000"], "images": {"\udfff": {"alt": "x"}}}')
    assert found is not None
    assert (found.title, found.labels, found.images) == ("a\ufffdb", ("\ufffd",), (Image("\ufffd", "x"),))


def test_a_header_is_never_too_large() -> None:
    many = tuple(Related("題" * 50, f"https://e.jp/{number}") for number in range(1_000))
    lines = carried.header_lines(Fields(title="題", related=many, images=(Image("a.png", "語"),)))
    assert "a.png" in lines and "related" not in lines
    images = tuple(Image(f"{number}.png", "語" * 50) for number in range(1_000))
    assert "images" not in carried.header_lines(Fields(title="題", related=many, images=images))
    assert carried.header_lines(Fields(description="語" * MAX_BYTES)) == ""
