"""The whole main job: a post of the blog's shape is typed into the real window, saved, closed, opened and exported."""

import json

import pytest
from lxml import html
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication

from editor import cli
from editor.core.file.postfile import PostFile
from tests.flow.person import Person
from tests.flow.story import MARK, OWN, Story, is_caption, read
from tests.shared_data import shared_data


def source(blocks: list[str]) -> list[str]:
    """The blocks as Markdown; the short ones without a full stop are captions of pictures."""
    written = []
    for number, block in enumerate(blocks):
        text = block.replace("<", "\\<")
        written.append(f"![{text}](pictures/{number}.png)" if is_caption(block) else text)
    return written


def visible(fragment: str) -> str:
    """The text that a reader sees, white space taken out."""
    return "".join("".join(html.fromstring(f"<div>{fragment}</div>").itertext()).split())


@pytest.fixture(params=["own", "seed"])
def story(request) -> Story:
    text = OWN if request.param == "own" else shared_data("seed-post.txt").read_text(encoding="utf-8")
    return read(text)


def test_a_post_is_written_saved_opened_and_exported_whole(story, window_of, qtbot, capsys, monkeypatch):
    monkeypatch.setenv("RONPYO_LANG", "ja")
    window = window_of()
    person = Person(window, qtbot)
    document = window.app.session.current
    person.fill("news.headline", story.news)
    person.bullets("news.summary", story.news_summary)
    person.fill("commentary.headline", story.commentary)
    person.bullets("commentary.summary", story.commentary_summary)
    window.desk.focus_source()
    caret = window.desk.source.edit.textCursor()
    caret.movePosition(QTextCursor.MoveOperation.Start)
    window.desk.source.edit.setTextCursor(caret)
    person.write(source(story.news_text))
    caret.movePosition(QTextCursor.MoveOperation.End)
    window.desk.source.edit.setTextCursor(caret)
    person.write(source(story.commentary_text))
    person.go("related")
    person.paste("\n".join(f"{title} {date}" for title, date in story.related))
    person.save()
    qtbot.waitUntil(lambda: document.is_clean and not window.app.session.saving, timeout=20_000)
    path = document.path  # the file is called after the headline now

    window.actions_["file.new"].trigger()
    assert window.app.session.current.path != path
    window.desk.files.open_path(path)
    again = window.app.session.current
    assert again.fields.news.headline == story.news
    assert list(again.fields.news.summary) == story.news_summary
    assert list(again.fields.commentary.summary) == story.commentary_summary
    assert [post.title for post in again.fields.related] == [title for title, _date in story.related]
    assert PostFile.parse(path.read_bytes()).body == again.body_text()

    window.actions_["post.copy"].trigger()
    qtbot.waitUntil(lambda: "【関連記事】" in QGuiApplication.clipboard().text(), timeout=20_000)
    copied = QGuiApplication.clipboard().text()
    for dialog in QApplication.topLevelWidgets():
        if dialog.objectName() == "copyForBlogger":
            dialog.close()
    cli.main(["export", str(path), "--to", "blogger-html"])
    assert capsys.readouterr().out.rstrip("\n") == copied.rstrip("\n")
    assert "\n" not in copied.rstrip("\n")

    text, place = visible(copied), 0
    expected = [story.news, "まとめ", *story.news_summary, *story.news_text, MARK + story.commentary, "まとめ"]
    expected += [*story.commentary_summary, *story.commentary_text, "【関連記事】"]
    expected += [part for title, date in story.related for part in (title, date)]
    for sentence in expected:
        found = text.find("".join(sentence.split()), place)
        assert found >= 0, sentence
        place = found
    assert cli.main(["check", str(path), "--json"]) in (0, 1)
    assert all(
        problem["severity"] != "error" or "image" in problem["rule"] for problem in json.loads(capsys.readouterr().out)
    )
