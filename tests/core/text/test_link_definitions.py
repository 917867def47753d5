"""What behind `[words]:` is an address, and what is a sentence that a reader is to see: on the page, in counts, in the
search and for the checks alike."""

import re
import time

import pytest

from editor.core.checks.body import read_lines
from editor.core.checks.prose.passages import passages
from editor.core.library.visible import visible
from editor.core.post import Fields, Post
from editor.core.profile.load import load_profile
from editor.core.render.page import Renderer
from editor.core.text.counts import count
from editor.core.text.link_definitions import ADDRESS


@pytest.mark.parametrize(
    ("target", "is_address"),
    [
        ("https://e.jp/日本", True),
        ("mailto:a@e.jp", True),
        ("<どこか>", True),
        ("/2025/04/a.html", True),
        ("#見出し", True),
        ("../前.md", True),
        ("写真/港.jpg", True),
        ("e.jp", True),
        ("a/b", True),
        ("page", True),
        ("四月三日に変更された。", False),
        ("朝日新聞", False),
        ("NHK", False),
        ("NHKの報道/解説", False),
        ("約3.5倍に増えた", False),
        ("3.5", False),
        ("日米/日中の協議", False),
        ("補足:詳しくは後で", False),
    ],
)
def test_an_address(target: str, is_address: bool) -> None:
    assert (re.match(ADDRESS, target) is not None) is is_address
    line = f"[追記]: {target}"
    body = f"前の文。\n\n{line}\n\n後の文。\n"
    page = re.sub("<[^>]*>", "", "".join(Renderer(load_profile("")[0]).render(Post(Fields(), body)).news))
    assert ("[追記]" in page) is not is_address
    assert ("追記" in visible(body).text) is not is_address
    found = "".join(passage.text for passage in passages(read_lines(body, 1), Fields()))
    assert ("追記" in found) is not is_address


def test_what_nothing_shows_is_not_counted() -> None:
    assert count("前の文。\n\n[追記]: https://e.jp/a\n").characters == count("前の文。\n").characters
    assert count("前の文。\n\n[追記]: 変更された。\n").characters > count("前の文。\n").characters


@pytest.mark.parametrize("target", ["a." * 50_000, "あ." * 50_000, "a" * 100_000, "a/" * 50_000 + "あ", "." * 100_000])
def test_in_linear_time(target: str) -> None:
    start = time.process_time()
    re.match(ADDRESS, target)
    assert time.process_time() - start < 1
