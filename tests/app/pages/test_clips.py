"""Clips of the open post: read, kept, and never shown with another post."""

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from editor.app.application import Application
from editor.app.pages.clips import Clips
from editor.core.clips import store
from editor.core.clips.place import clips_path, library_of
from editor.core.news_page.clip import Clip

CLIP = Clip(headline="見出し", outlet="朝日新聞", url="https://www.asahi.com/a.html", text="本文の一文目。二文目。")


@pytest.fixture
def app(qapp, worker_here):
    made = Application()
    yield made
    made.close()


@pytest.fixture
def clips(qapp):
    made = Clips()
    yield made
    made.wait(5)


def place(document) -> tuple[Path, str]:
    return library_of(document.path.parent), document.fields.id


def test_a_clip_is_shown_at_once_and_kept(app, clips, qtbot):
    document = app.session.new()
    clips.set_document(document)
    with qtbot.waitSignal(clips.kept) as kept:
        clips.keep(document, CLIP)
        assert clips.clips == (CLIP,)
    assert kept.args == [False, 0]
    assert store.of(*place(document)) == (CLIP,)


def test_the_same_page_again_and_other_posts_of_it(app, clips, qtbot):
    document = app.session.new()
    store.keep(place(document)[0], "another-post", CLIP)
    clips.set_document(document)
    newer = replace(CLIP, text="新しい本文。")
    for clip, again in ((CLIP, False), (newer, True)):
        with qtbot.waitSignal(clips.kept) as kept:
            clips.keep(document, clip)
        assert kept.args == [again, 1]
    assert clips.clips == (newer,)


def test_clips_are_read_when_a_post_is_opened(app, clips, qtbot):
    document = app.session.new()
    store.keep(*place(document), CLIP)
    with qtbot.waitSignal(clips.changed):
        clips.set_document(document)
    assert clips.clips == (CLIP,)
    clips.set_document(app.session.new())
    assert clips.clips == ()
    clips.wait(5)
    assert clips.clips == ()


def test_a_clip_of_a_post_that_was_left_is_kept_there_and_not_shown(app, clips, qtbot):
    left, other = app.session.new(), app.session.new()
    clips.set_document(other)
    clips.keep(left, CLIP)
    clips.wait(5)
    assert clips.clips == ()
    assert store.of(*place(left)) == (CLIP,)


def test_an_address_alone_goes_to_the_clip_that_has_none(app, clips):
    document = app.session.new()
    clips.set_document(document)
    clips.keep(document, replace(CLIP, url="", outlet=""))
    clips.keep(document, Clip(url=CLIP.url, outlet="朝日新聞"))
    clips.wait(5)
    assert clips.clips == (CLIP,)
    assert store.of(*place(document)) == (CLIP,)
    clips.keep(document, Clip(url="https://other.example/a"))
    assert clips.clips == (CLIP,)


def test_what_cannot_be_kept_is_said(app, clips, qtbot):
    document = app.session.new()
    path = clips_path(*place(document))
    path.parent.mkdir(parents=True)
    damaged = gzip.compress(b"no json", mtime=0)
    path.write_bytes(damaged)
    clips.set_document(document)
    clips.wait(5)
    with qtbot.waitSignal(clips.failed) as failed:
        clips.keep(document, CLIP)
    assert path.name in failed.args[0]
    assert clips.clips == (CLIP,)
    assert path.read_bytes() == damaged
