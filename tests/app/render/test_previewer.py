"""The page follows the text, through the real render process."""

from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor

from editor.app.open_post import change
from editor.app.open_post.document import Document
from editor.app.render.previewer import Previewer
from editor.app.render.render_process import RenderProcess
from editor.core import paths
from editor.core.file.postfile import PostFile
from editor.core.profile.load import load_profile
from editor.core.render.page import Renderer
from editor.core.workers.post_tasks import ReportTask, Request

RUNS_AWAY = "![[]()" * 40_000
"""One of cmark's pathological inputs: minutes of work for Python-Markdown, about a second for our engine."""


@pytest.fixture
def process(qapp):
    process = RenderProcess()
    yield process
    process.stop()


@pytest.fixture
def previewer(process):
    return Previewer(process)


def document(text: str) -> Document:
    return Document(Path("post.md"), PostFile.parse(text.encode()), None, lambda name: load_profile(name)[0])


def type_at_end(document, text):
    cursor = QTextCursor(document.buffer)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(text)


def test_the_newest_text_wins(previewer, qtbot):
    post = document("一\n\n二\n")
    previewer.show(post)
    for letter in "あいうえお":
        type_at_end(post, letter)
    qtbot.waitUntil(lambda: previewer.is_current, timeout=20_000)
    assert "あいうえお" in previewer.page.news[-1]
    assert len(previewer.page.news) == 2


def test_another_document_is_another_page(previewer, qtbot):
    previewer.show(document("一つ目\n"))
    qtbot.waitUntil(lambda: previewer.is_current, timeout=20_000)
    with qtbot.waitSignal(previewer.renewed, timeout=20_000):
        previewer.show(document("二つ目\n"))
    assert "二つ目" in "".join(previewer.page.news)


def test_what_was_found_in_another_document_is_forgotten_at_once(previewer, qtbot):
    previewer.show(document("---\nlabels: 一\n---\n一つ目\n"))
    qtbot.waitUntil(lambda: bool(previewer.report), timeout=20_000)
    reports = []
    previewer.reported.connect(lambda: reports.append(previewer.report))
    previewer.show(document("二\n"))
    assert reports == [{}] == [previewer.report]
    qtbot.waitUntil(lambda: len(reports) > 1, timeout=20_000)
    assert reports[-1]["news"] == 1


def test_a_text_that_runs_away_leaves_the_last_good_page_and_recovers(previewer, process, qtbot, monkeypatch):
    post = document("良い\n")
    previewer.show(post)
    qtbot.waitUntil(lambda: previewer.is_current, timeout=20_000)
    good, number = previewer.page.news, process.process_id
    said: list[str] = []
    previewer.behind.connect(said.append)
    with monkeypatch.context() as patience:
        patience.setattr(
            "editor.app.render.previewer.DEADLINE_MS", -200
        )  # beside a millisecond for each 1,000 characters
        type_at_end(post, RUNS_AWAY)
        qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said[0].endswith(".")
    assert previewer.page.news == good
    post.apply(change.undone())
    qtbot.waitUntil(lambda: previewer.is_current, timeout=20_000)
    assert said[-1] == ""
    assert process.process_id != number


def test_a_report_that_runs_away_holds_up_no_page_and_its_end_costs_none(previewer, process, qtbot):
    post = document("一\n\n二\n")
    previewer.show(post)
    qtbot.waitUntil(lambda: previewer.is_current, timeout=20_000)
    said: list[str] = []
    slow = Request(ReportTask(RUNS_AWAY.encode() * 4, Path("post.md")), "", "en")
    process.ask(slow, said.append, said.append, deadline=1)
    for letter in "三四五":
        type_at_end(post, letter)
        qtbot.waitUntil(lambda: previewer.is_current, timeout=20_000)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    type_at_end(post, "六")
    qtbot.waitUntil(lambda: previewer.is_current, timeout=20_000)
    assert len(previewer.page.news) == 2
    assert "三四五六" in previewer.page.news[-1]


def test_a_process_that_was_killed_comes_back_with_the_next_change(previewer, process, qtbot):
    import os
    import signal

    post = document("一\n")
    previewer.show(post)
    qtbot.waitUntil(lambda: previewer.is_current, timeout=20_000)
    killed = process.process_id
    os.kill(killed, signal.SIGKILL)
    qtbot.waitUntil(lambda: process.process_id != killed, timeout=20_000)  # a report may have started another one
    type_at_end(post, "二")
    qtbot.waitUntil(lambda: previewer.is_current, timeout=20_000)
    assert "二" in "".join(previewer.page.news)


def test_another_page_that_was_asked_of_a_process_that_dies_comes_by_itself(previewer, process, qtbot):
    said: list[str] = []
    previewer.behind.connect(said.append)
    post = document("一\n")
    previewer.show(post)
    qtbot.waitUntil(lambda: previewer.is_current, timeout=20_000)
    process._process.kill()
    with qtbot.waitSignal(previewer.renewed, timeout=20_000):
        previewer.refresh()
    assert previewer.is_current
    assert said == []


def test_a_page_over_which_each_process_dies_is_given_up(previewer, process, qtbot):
    post = document("一\n")
    previewer.show(post)
    qtbot.waitUntil(lambda: previewer.is_current, timeout=20_000)
    began: list[None] = []
    process.restarted.connect(lambda: (began.append(None), process._process.kill()))
    process._process.kill()
    with qtbot.waitSignal(previewer.behind, timeout=20_000):
        previewer.refresh()
    assert len(began) == 1


def test_the_report_follows_a_pause(previewer, qtbot):
    with qtbot.waitSignal(previewer.reported, timeout=20_000):
        previewer.show(document("---\nnews:\n  headline: 題\n---\n一二三\n"))
    assert previewer.report["news"] == 3


def test_a_report_waits_for_the_page_where_it_is_told_to(previewer, qtbot):
    previewer.hold_reports()
    previewer.show(document("一二三\n"))
    qtbot.waitUntil(lambda: previewer.is_current, timeout=20_000)
    qtbot.waitUntil(lambda: not previewer._pause.isActive(), timeout=20_000)
    assert previewer.report == {}
    with qtbot.waitSignal(previewer.reported, timeout=20_000):
        previewer.let_report()


def test_the_pause_before_a_report_grows_with_what_the_last_one_took(previewer, qtbot, monkeypatch):
    moments = iter([10.0, 10.9])
    monkeypatch.setattr("editor.app.render.previewer.monotonic", lambda: next(moments))
    with qtbot.waitSignal(previewer.reported, timeout=20_000):
        previewer.show(document("一二三\n"))
    assert previewer._pause.interval() == 1800


class HeldReports:
    """Stands between a previewer and its process: pages pass, reports are kept until the test answers them."""

    def __init__(self, process, monkeypatch):
        self.asked = []
        ask = process.ask

        def hold(request, done, failed, deadline=1000):
            if isinstance(request.task, ReportTask):
                self.asked.append(done)
            else:
                ask(request, done, failed, deadline)

        monkeypatch.setattr(process, "ask", hold)


@pytest.mark.parametrize("typed", ["二", ""])
def test_a_report_that_was_overtaken_is_asked_for_anew(previewer, process, qtbot, monkeypatch, typed):
    """Its answer is none where a page was asked for since; of a text that is gone it is not shown."""
    monkeypatch.setattr("editor.app.render.previewer.REPORT_PAUSE_MS", (1, 1))
    held = HeldReports(process, monkeypatch)
    shown = []
    previewer.reported.connect(lambda: shown.append(previewer.report["news"]))
    post = document("一\n")
    previewer.show(post)
    qtbot.waitUntil(lambda: len(held.asked) == 1 and previewer.is_current, timeout=20_000)
    if typed:
        type_at_end(post, typed)
        qtbot.waitUntil(lambda: len(held.asked) == 2, timeout=20_000)
    held.asked[0]({"news": 1, "problems": []} if typed else None)
    assert shown == []
    qtbot.waitUntil(lambda: len(held.asked) == (3 if typed else 2), timeout=20_000)
    held.asked[-1]({"news": 2, "problems": []})
    assert shown == [2]
    assert not previewer._pause.isActive()


def test_the_pause_grows_with_each_report_that_is_overtaken_and_not_beyond_the_most(
    previewer, process, qtbot, monkeypatch
):
    """A report of a long post that each key overtakes would take a processor from each of them."""
    held = HeldReports(process, monkeypatch)
    moments = iter([10.0, 10.4, 20.0, 20.1, 30.0, 33.0, 40.0, 40.01])
    monkeypatch.setattr("editor.app.render.previewer.monotonic", lambda: next(moments))
    previewer.show(document("一\n"))
    pauses = []
    for answer in (None, None, None, {"news": 1, "problems": []}):
        number = len(held.asked)
        previewer.report_anew()
        held.asked[number](answer)
        pauses.append(previewer._pause.interval())
    assert pauses == [800, 800, 4000, 250]


PARAGRAPHS = [f"{number}段目の文は港の話で、{'長く' * 60}続く。" for number in range(500)]


def test_a_long_post_is_shown_by_its_beginning_first(previewer, qtbot):
    pages: list[tuple[int, bool]] = []
    shown: list[tuple[bool, bool]] = []

    def note(*_patch) -> None:
        pages.append((len(previewer.page.news), previewer.is_current))
        shown.append((previewer.shows(previewer.page.news_lines[-1]), previewer.shows(2 * len(PARAGRAPHS))))

    previewer.renewed.connect(note)
    previewer.patched.connect(note)
    post = document("\n\n".join(PARAGRAPHS) + "\n\n<!-- commentary -->\n\n論評[^1]。\n\n[^1]: 注\n")
    previewer.show(post)
    qtbot.waitUntil(lambda: previewer.is_current, timeout=60_000)
    assert 10 < pages[0][0] < len(PARAGRAPHS)
    assert pages[-1][0] == len(PARAGRAPHS)
    assert len(pages) == 2
    assert shown == [(True, False), (True, True)]
    type_at_end(post, "続き")
    assert previewer.reaches(1) and not previewer.shows(1)
    qtbot.waitUntil(lambda: previewer.is_current, timeout=60_000)
    whole = Renderer(post.profile).render(post.snapshot())
    assert (previewer.page.news, previewer.page.commentary) == (whole.news, whole.commentary)
    assert previewer.page.commentary_lines == whole.commentary_lines


def test_the_rest_waits_until_the_beginning_is_on_the_screen(previewer, qtbot):
    previewer.hold_reports()
    post = document("\n\n".join(PARAGRAPHS))
    with qtbot.waitSignal(previewer.renewed, timeout=60_000):
        previewer.show(post)
    begun = previewer.page.news
    with qtbot.waitSignal(previewer.patched, timeout=60_000):
        cursor = QTextCursor(post.buffer)
        cursor.insertText("前書き")
    assert "前書き" in previewer.page.news[0]
    assert previewer.page.news[1:] == begun[1:]
    assert previewer.shows(1) and not previewer.is_current
    previewer.let_report()
    qtbot.waitUntil(lambda: previewer.is_current, timeout=60_000)
    assert len(previewer.page.news) == len(PARAGRAPHS)


def test_keys_typed_before_the_rest_is_there_are_in_it(previewer, qtbot):
    post = document("\n\n".join(PARAGRAPHS))
    previewer.renewed.connect(lambda: type_at_end(post, "追記"))
    previewer.show(post)
    qtbot.waitUntil(lambda: previewer.is_current, timeout=60_000)
    assert "追記" in previewer.page.news[-1]
    assert len(previewer.page.news) == len(PARAGRAPHS)


def test_a_rest_that_runs_away_leaves_the_beginning(previewer, process, qtbot, monkeypatch):
    said: list[str] = []
    previewer.behind.connect(said.append)
    post = document("\n\n".join(PARAGRAPHS[:200]) + "\n\n" + RUNS_AWAY)
    ask = process.ask

    def hurried(request, done, failed, deadline):
        ask(request, done, failed, deadline if getattr(request.task, "fresh", True) else 1)

    monkeypatch.setattr(process, "ask", hurried)
    previewer.show(post)
    qtbot.waitUntil(lambda: bool(said), timeout=60_000)
    assert not previewer.is_current
    assert 0 < len(previewer.page.news) <= 200


@pytest.mark.parametrize("text", ["字" * 100_000, "短い\n\n" * 10, "字" * 39_000 + "\n\n" + "字" * 900])
def test_a_post_without_a_place_to_part_it_or_a_short_one_comes_whole(text, previewer, qtbot):
    pages: list[int] = []
    previewer.renewed.connect(lambda: pages.append(len(previewer.page.news)))
    previewer.patched.connect(lambda _patch: pages.append(len(previewer.page.news)))
    previewer.show(document(text))
    qtbot.waitUntil(lambda: previewer.is_current, timeout=60_000)
    assert len(pages) == 1


def test_another_style_asked_for_while_an_answer_is_under_way_is_shown(previewer, qtbot):
    """The answer that is under way was made in the old one."""
    post = document("一つ目\n")
    previewer.show(post)
    qtbot.waitUntil(lambda: previewer.is_current, timeout=20_000)
    type_at_end(post, "続き")  # asked for now
    place = paths.user_profiles() / "ja-commentary"
    place.mkdir(parents=True)
    (place / "theme.css").write_text(".post-body { color: #abcdef }", "utf-8")
    previewer.refresh()
    qtbot.waitUntil(lambda: "#abcdef" in previewer.page.style, timeout=20_000)
    qtbot.waitUntil(lambda: previewer.is_current, timeout=20_000)


def test_the_rest_comes_by_itself_where_the_process_dies_over_it(previewer, process, qtbot):
    said: list[str] = []
    previewer.behind.connect(said.append)
    previewer.hold_reports()
    with qtbot.waitSignal(previewer.renewed, timeout=60_000):
        previewer.show(document("\n\n".join(PARAGRAPHS)))
    previewer.let_report()
    process._process.kill()
    qtbot.waitUntil(lambda: previewer.is_current, timeout=60_000)
    assert len(previewer.page.news) == len(PARAGRAPHS)
    assert said == []


def test_a_rest_over_which_each_process_dies_is_given_up(previewer, process, qtbot):
    begun: list[int] = []
    previewer.renewed.connect(lambda: (begun.append(len(previewer.page.news)), process._process.kill()))
    with qtbot.waitSignal(previewer.behind, timeout=60_000):
        previewer.show(document("\n\n".join(PARAGRAPHS)))
    assert len(begun) == 2
    assert begun[0] == begun[1] < len(PARAGRAPHS)
