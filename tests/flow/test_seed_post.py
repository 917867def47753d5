"""The whole main job: a post of the blog's shape is typed into the real window, saved, closed, opened and exported."""

import json
import re
from dataclasses import dataclass

import pytest
from lxml import html
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication

from editor import cli
from editor.core.file.postfile import PostFile
from tests.flow.person import Person
from tests.shared_data import shared_data

OWN = """2026年5月11日月曜日

港湾の混雑が三か月ぶりに解消=国土交通省―【私の論評】物流の目詰まりを解いたのは現場の知恵だ

港湾の混雑が三か月ぶりに解消=国土交通省

まとめ
  • 国土交通省は、主要五港の混雑が三か月ぶりに解消したと発表した。
  • 夜間の受け入れと予約制が効いたとみられる。

混雑が解消した港

国土交通省は11日、主要五港の混雑が解消したと発表した。夜間の受け入れを広げ、予約制を「試行」から「本格」に移した。

【私の論評】物流の目詰まりを解いたのは現場の知恵だ

まとめ
  • 予約制は現場の提案から生まれた。
  • 数字を見れば、待ち時間は平均で4時間10分から35分に減った。
  • 次の課題は運転手の休息だ。

港で働く人々

港の混雑は、役所の通達では動かなかった。

①待つ人を減らす。②夜に分ける。③断る勇気を持つ。この三つを現場が決めた。

<速報>のような派手さはない。だが、こうした知恵こそが国を支える。

【関連記事】

倉庫の人手不足に光=民間調査―【私の論評】賃金だけでは人は来ない 2026年4月2日

鉄道貨物、十年ぶりの増加―【私の論評】線路は国の背骨だ 2026年3月15日

0 件のコメント:
"""
MARK = "【私の論評】"
BULLET = "  • "


@dataclass
class Story:
    """What a published post says, in its parts."""

    news: str
    news_summary: list[str]
    news_text: list[str]
    commentary: str
    commentary_summary: list[str]
    commentary_text: list[str]
    related: list[tuple[str, str]]


def read(text: str) -> Story:
    """The parts of a published post as plain text, blocks parted by blank lines."""
    blocks = [block.strip("\n") for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n"))]
    blocks = blocks[: next((n for n, block in enumerate(blocks) if "件のコメント" in block), len(blocks))]
    _date, _title, news, news_box, *rest = blocks
    border = next(n for n, block in enumerate(rest) if block.startswith(MARK))
    end = rest.index("【関連記事】")
    related = [re.fullmatch(r"(.*) (\d{4}年\d{1,2}月\d{1,2}日)", block) for block in rest[end + 1 :]]
    return Story(
        news,
        bullets(news_box),
        rest[:border],
        rest[border].removeprefix(MARK),
        bullets(rest[border + 1]),
        rest[border + 2 : end],
        [(match[1], match[2]) for match in related if match],
    )


def bullets(box: str) -> list[str]:
    head, *lines = box.split("\n")
    assert head == "まとめ"
    return [line.removeprefix(BULLET) for line in lines]


def source(blocks: list[str]) -> list[str]:
    """The blocks as Markdown; the short ones without a full stop are captions of pictures."""
    written = []
    for number, block in enumerate(blocks):
        text = block.replace("<", "\\<")
        is_caption = len(block) < 30 and not block.endswith(("。", "」"))
        written.append(f"![{text}](pictures/{number}.png)" if is_caption else text)
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
    path = document.path

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
