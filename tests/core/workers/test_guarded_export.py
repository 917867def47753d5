"""Exports of texts that run away end by their deadline; ordinary ones need no second process."""

from pathlib import Path

import pytest

from editor.core.errors import ExportError, RenderError
from editor.core.post import Fields, Post
from editor.core.processes import children
from editor.core.workers import guarded_export

ORDINARY = [
    "",
    "文。\n\n" * 5000,
    "![説明](a.png)\n\n**強調**と[リンク](https://b.example/)。\n",
    "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 20,
]
HOSTILE = ["[" * 4000, "![a](" * 500, "> " * 300 + "x", " " * 5000 + "- x", "*a " * 300, "あ" * 300_000]


@pytest.mark.parametrize("body", ORDINARY)
def test_ordinary(body: str) -> None:
    assert guarded_export.is_ordinary(body)


@pytest.mark.parametrize("body", HOSTILE)
def test_not_ordinary(body: str) -> None:
    assert not guarded_export.is_ordinary(body)


def test_both_ways_give_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    post = Post(
        Fields(id="0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10", title="題", labels=("a", "b")),
        "文。[^1]\n\n![図](a.png)\n\n[^1]: 注\n",
    )
    here = guarded_export.export_post(post, tmp_path, "blogger-html")
    monkeypatch.setattr(guarded_export, "is_ordinary", lambda _body: False)
    assert guarded_export.export_post(post, tmp_path, "blogger-html") == here
    assert here.missing_images == ("a.png",)


def test_a_text_that_runs_away_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(RenderError):
        guarded_export.export_post(Post(body="[" * 300_000), tmp_path, "page", deadline=0.2)


@pytest.mark.parametrize("answer", [b"", b"\0\0", b"\0\0\0\2{", b"\0\0\0\1{", b"Traceback", b"\xff" * 9])
def test_a_process_that_answers_nothing_or_nonsense(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: bytes
) -> None:
    monkeypatch.setattr(children, "run", lambda *_args, **_named: (1, answer))
    with pytest.raises(RenderError, match="could not be rendered"):
        guarded_export.export_post(Post(body="[" * 4000), tmp_path, "page")


def test_an_unknown_format(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        guarded_export.export_post(Post(), tmp_path, "word")
