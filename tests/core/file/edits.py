"""Edits of fields and the check that an edit changed what it should and nothing else, for the tests of headers."""

import re
from collections.abc import Callable
from dataclasses import replace
from difflib import SequenceMatcher

import yaml

from editor.core.file.marks import HeaderSyntax
from editor.core.file.postfile import PostFile
from editor.core.post import Commentary, Fields, Image, Related, Status

EDITS: dict[str, Callable[[Fields], Fields]] = {
    "title": lambda f: replace(f, title="新: 題 #1"),
    "headline": lambda f: replace(f, news=replace(f.news, headline="no")),
    "summary": lambda f: replace(f, news=replace(f.news, summary=(*f.news.summary[1:], "新しい", "[速報] x: y"))),
    "labels": lambda f: replace(f, labels=("新", *f.labels)),
    "no-labels": lambda f: replace(f, labels=()),
    "turn-labels": lambda f: replace(f, labels=f.labels[::-1]),
    "date": lambda f: replace(f, date="2026-01-01"),
    "status": lambda f: replace(f, status=Status.READY),
    "description": lambda f: replace(f, description="一行目\n二行目\n"),
    "related": lambda f: replace(f, related=(Related("n", "https://x/", "2025-01-01"), *f.related[::-1])),
    "image": lambda f: replace(f, images=(*f.images, Image("q/w.jpg", "10:30"))),
    "no-image": lambda f: replace(f, images=f.images[1:]),
    "commentary": lambda f: replace(f, commentary=Commentary("1.10", ("a", "　全角", "🚨"))),
}
KEYS = {
    "headline": "news",
    "summary": "news",
    "no-labels": "labels",
    "turn-labels": "labels",
    "image": "images",
    "no-image": "images",
}
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")


def header_lines(post: PostFile) -> list[str]:
    """The lines of the file's header."""
    return [line for line in _LINE.findall(post.header.text) if line]


def removed_lines(before: PostFile, after: PostFile) -> list[str]:
    """The lines of the old header that are not in the new one."""
    old, new = header_lines(before), header_lines(after)
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [line for kind, i1, i2, _, _ in codes if kind in ("delete", "replace") for line in old[i1:i2]]


def own_lines(post: PostFile, key: str) -> list[str]:
    """The lines from the one with the top-level `key` to the next key; none where it is not in the file."""
    text = post.header.text
    if key not in post.header.data:
        return []
    starts = sorted(post.header.offset((name,)) for name in post.header.data)
    start = post.header.offset((key,))
    end = next((other for other in starts if other > start), len(text))
    lines, place = [], 0
    for line in header_lines(post):
        if place + len(line) > start and place < end:
            lines.append(line)
        place += len(line)
    return lines


def check_edit(before: PostFile, after: PostFile, fields: Fields, key: str) -> None:
    """`after` says `fields`, and only the top-level `key` differs from `before`."""
    assert replace(after.fields, extra=()) == replace(fields, extra=())
    assert after.body == before.body
    assert after.bom == before.bom
    assert after.syntax is (before.syntax if before.syntax is not HeaderSyntax.NONE else HeaderSyntax.YAML)
    for name in before.header.data:
        if name not in (key, "draft"):
            assert after.header.source(name) == before.header.source(name), name
    if after.syntax is HeaderSyntax.YAML and not after.header.mended():
        check_stock(after, key)


def check_stock(post: PostFile, key: str) -> None:
    """Stock PyYAML reads the edited key as the text that it says, if it reads the header at all."""
    try:
        stock = yaml.safe_load(post.header.text)
    except (yaml.YAMLError, ValueError):
        return
    values = {
        "title": post.fields.title,
        "description": post.fields.description,
        "status": post.fields.status.value if "status" in post.header.data else None,
    }
    if key in values and values[key] is not None and key in stock:
        assert stock[key] == values[key]
    if key == "commentary":
        assert stock["commentary"]["headline"] == "1.10"
        assert stock["commentary"]["summary"] == ["a", "　全角", "🚨"]
