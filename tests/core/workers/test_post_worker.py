"""What travels between the window and the render process."""

import io
import json
import pickle
import random
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from editor.core.checks.catalogue import everything
from editor.core.checks.prose.reading import Prose
from editor.core.checks.registry import Context, Subject
from editor.core.checks.words import RULES
from editor.core.file.postfile import PostFile
from editor.core.post import Fields, News, Post
from editor.core.processes import children
from editor.core.processes.channel import framed, from_json, messages
from editor.core.processes.turns import STEP, OvertakenError
from editor.core.profile.load import load_profile
from editor.core.render import markdown as render_markdown
from editor.core.render.patch import Page, apply
from editor.core.text.splices import Splice, splice_between
from editor.core.workers.post_tasks import ExportTask, PageTask, PasteTask, ReportTask, Request
from editor.core.workers.post_worker import PostWorker
from tests.core.render.documents import document, edited

ROOT = Path(__file__).parents[3]


def request(task) -> Request:
    return Request(task, "", "en")


@pytest.mark.parametrize(
    "task",
    [
        PageTask(Post(Fields(news=News(headline="見出し")), "本文"), True),
        PageTask(None, False, Splice(3, 1, "文\n")),
        PageTask(Post(Fields(), ""), False, Splice(0, 0, "")),
        PasteTask("<p>文</p>"),
    ],
)
def test_a_request_arrives_as_it_was_sent(task):
    sent = Request(task, "blog", "ja")
    assert pickle.loads(pickle.dumps(sent)) == sent


def test_only_the_changed_block_is_sent():
    worker = PostWorker()
    fields = Fields(news=News(headline="見出し"))
    worker.answer(request(PageTask(Post(fields, "一\n\n二\n\n三\n"), fresh=True)))
    patch = worker.answer(request(PageTask(Post(fields, "一\n\n二二\n\n三\n"), fresh=False)))["result"]
    assert list(patch) == ["news"]
    start, removed, added = patch["news"]
    assert (start, removed, len(added)) == (1, 1, 1)
    assert "二二" in added[0]


@pytest.mark.parametrize("seed", range(8))
def test_a_body_that_is_sent_as_changes_gives_the_same_page(seed):
    chance = random.Random(seed)
    worker, page, last = PostWorker(), Page(), ""
    body, fields = document(chance, 5), Fields()
    for step in range(8):
        task = PageTask(Post(fields, body), True)
        if step:
            changed = chance.random() < 0.4
            fields = Fields(title=f"第{step}版") if changed else fields
            task = PageTask(Post(fields, "") if changed else None, False, splice_between(last, body))
        answer = worker.answer(request(task))
        if "result" in answer:
            apply(page, json.loads(json.dumps(answer["result"])))
            whole = Page()
            apply(whole, PostWorker().answer(request(PageTask(Post(fields, body), True)))["result"])
            assert page == whole
        last, body = body, edited(chance, body)


def test_a_worker_that_knows_no_body_says_so():
    worker = PostWorker()
    task = PageTask(Post(Fields(), ""), False, splice_between("一", "一二"))
    assert worker.answer(request(task)) == {"result": None}


def test_a_body_that_cannot_be_shown_is_the_one_that_the_next_change_is_of():
    worker = PostWorker()
    bodies = ["一", "<i>" * 2000, "<i>" * 2000 + "二", "三"]
    worker.answer(request(PageTask(Post(Fields(), bodies[0]), True)))
    answers = [
        worker.answer(request(PageTask(Post(Fields(), ""), False, splice_between(old, new))))
        for old, new in pairwise(bodies)
    ]
    assert ["error" in answer for answer in answers] == [True, True, False]
    assert "三" in answers[-1]["result"]["news"][2][0]


def test_a_fresh_request_gets_the_whole_page():
    worker = PostWorker()
    post = Post(Fields(), "一\n")
    first = worker.answer(request(PageTask(post, fresh=True)))["result"]
    assert worker.answer(request(PageTask(post, fresh=False)))["result"] == {}
    assert worker.answer(request(PageTask(post, fresh=True)))["result"] == first
    assert {"frame", "style", "language", "news"} <= set(first)


def test_counts_and_problems_of_a_file(tmp_path):
    data = "---\nnews:\n  headline: 題\n---\n一二三。\n\n<!-- commentary -->\n\n四五\n".encode()
    report = PostWorker().answer(request(ReportTask(data, tmp_path / "a.md")))["result"]
    assert (report["news"], report["commentary"]) == (4, 2)
    known = {"rule", "severity", "line", "column", "words", "field", "message", "mend", "known", "section"}
    assert report["problems"]
    assert all(set(problem) == known for problem in report["problems"])


LONG = "".join(
    f"## {number}つ目の話\n\n港は{number}年に開いた。**船**が通い、[記録](https://example.com/{number})が残る。\n\n"
    for number in range(400)
)
"""Four hundred sections: many steps of a report."""


def gives_up_after(steps: int):
    """A `GiveWay` that lets so many steps be done, and the list of the steps so far."""
    done: list[int] = []

    def give_way() -> None:
        done.append(1)
        if len(done) > steps:
            raise OvertakenError

    return give_way, done


def test_a_report_that_is_overtaken_is_given_up_at_its_next_step(tmp_path):
    task = request(ReportTask(LONG.encode(), tmp_path / "a.md"))
    give_way, steps = gives_up_after(sys.maxsize)
    worker = PostWorker()
    whole = worker.answer(task, give_way)["result"]
    assert whole == PostWorker().answer(task)["result"]
    for before in (0, 1, 2, *range(5, len(steps), 97), len(steps) - 1):
        give_way, done = gives_up_after(before)
        assert worker.answer(task, give_way) == {"result": None}
        assert len(done) == before + 1
    assert worker.answer(task)["result"] == whole


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.id != "house-spelling"], ids=lambda rule: rule.id)
def test_each_rule_for_words_looks_for_pages_on_its_way_through_a_post(rule):
    """Without it a rule holds up the next key's page for as long as it takes, of a long post 70 ms.

    Of the house's words none is in this post.
    """
    looks: list[int] = []
    context = Context(switches=everything(), clips=("船が通う港の話。" * 9,), give_way=lambda: looks.append(1))
    prose = Prose(Subject(PostFile.parse(LONG.encode()), load_profile("")[0], None, context))
    assert len(prose.passages) >= 800
    looks.clear()
    assert [*rule.find(prose)] == [*rule.find(prose)]
    assert len(looks) >= 2 * (len(prose.passages) // 2 // STEP)


_REPORTED = """
import sys
from pathlib import Path
from editor.core.workers.post_tasks import ReportTask, Request
from editor.core.workers.post_worker import PostWorker
path = Path(sys.argv[1])
PostWorker().answer(Request(ReportTask(path.read_bytes(), path), "", "en"))
print(*sys.modules)
"""


def test_a_report_loads_no_format_of_exports(tmp_path):
    """It comes with each pause of the writer: the formats, with the tree of HTML and archives, are 12 MB."""
    path = tmp_path / "post.md"
    path.write_text("---\nid: 1\nimages:\n- file: a.png\n---\n![](a.png)\n", encoding="utf-8")
    command = [sys.executable, "-c", _REPORTED, str(path)]
    loaded = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert "editor.core.checks.registry" in loaded
    assert not {"editor.core.exporters.blogger_html", "css_inline", "lxml", "zipfile"} & set(loaded)


def test_engines_of_markdown_are_made_for_what_needs_them(tmp_path, monkeypatch):
    """Making one takes as long as rendering a short post."""
    made = []
    real = render_markdown.markdown.Markdown
    monkeypatch.setattr(render_markdown.markdown, "Markdown", lambda **given: made.append(1) or real(**given))
    assert PostWorker().answer(request(ReportTask("文。\n".encode(), tmp_path / "a.md")))["result"]
    assert len(made) == 0
    plain = PageTask(Post(Fields(news=News(summary=("点",))), "文。\n"), True)
    worker = PostWorker()
    worker.answer(request(plain))
    assert len(made) == 2
    marked = replace(plain, post=Post(Fields(news=News(summary=("*点*",))), "文。\n"))
    assert "<em>点</em>" in str(worker.answer(request(replace(marked, fresh=False))))
    assert len(made) == 3


def test_an_export_and_an_error_are_answers_too(tmp_path):
    worker = PostWorker()
    post = Post(Fields(news=News(headline="題")), "本文\n")
    made = worker.answer(request(ExportTask(post, tmp_path, "blogger-html")))["result"]
    assert "本文" in made["text"]
    answer = worker.answer(request(ExportTask(post, tmp_path, "none")))
    assert "none" in answer["error"]


def test_a_page_of_the_clipboard_is_answered_by_its_markdown():
    assert PostWorker().answer(request(PasteTask("<p><b>太</b></p><ul><li>一</li></ul>"))) == {
        "result": "**太**\n\n- 一"
    }


def test_the_process_answers_what_is_asked_and_ends_when_nothing_more_is():
    post = Post(Fields(), "一\n")
    tasks = (PageTask(post, True), PasteTask("<b>太</b>"), PageTask(post, False))
    data = b"".join(framed(pickle.dumps(request(task))) for task in tasks)
    code, answer = children.run("editor.core.workers.post_worker", data, timeout=60)
    answers = [from_json(message) for message in messages(io.BytesIO(answer))]
    assert code == 0
    assert [made["result"] for made in answers if not made["page"]] == ["**太**"]
    whole, nothing = (made["result"] for made in answers if made["page"])
    assert "一" in whole["news"][2][0]
    assert nothing == {}


@pytest.mark.parametrize(
    ("order", "whole"), [("pr", [True]), ("ppr", [True]), ("prrp", [False, False]), ("prprp", [False, False])]
)
def test_a_page_goes_before_a_report_that_was_asked_for_earlier(order, whole, tmp_path):
    """A report that no page overtakes is whole; one that a page overtakes is none."""
    kinds = {"p": PageTask(Post(Fields(), "一\n"), True), "r": ReportTask((LONG * 4).encode(), tmp_path / "a.md")}
    data = b"".join(framed(pickle.dumps(request(kinds[kind]))) for kind in order)
    code, answer = children.run("editor.core.workers.post_worker", data, timeout=60)
    answers = [from_json(message) for message in messages(io.BytesIO(answer))]
    assert code == 0
    assert [made["result"] is not None for made in answers if not made["page"]] == whole
    assert [made["page"] for made in answers].count(True) == order.count("p")
