"""The morning's work is counted honestly, makes the right post, and never takes more keys than it did."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from editor.core.file.new import new_post
from editor.core.file.postfile import new_post_file
from editor.core.post import Image, Related
from editor.ui.start.main import prepare_environment
from tests.flow.conftest import answers, window_of  # noqa: F401  fixtures
from tests.flow.story import is_caption
from tests.morning import material, proof, work
from tests.morning.by_interface import MOST_THERE_AND_BACK
from tests.morning.ceiling import CEILING, MOST_BY_HAND, MOST_BY_INTERFACE, MOST_COPYING
from tests.morning.hands import Hands
from tests.morning.tally import READY, Step, Tally
from tests.morning.window import work as work_in_window
from tests.shared_data import shared_data

pytestmark = pytest.mark.long(12)

prepare_environment()


@pytest.fixture(params=["own", "seed"])
def morning(request, qapp, tmp_path):
    if request.param == "own":
        return material.own_morning(tmp_path / "pictures")
    shared_data("seed-post.txt")
    return material.seed_morning(*material.seed_parts(), tmp_path / "pictures")


def test_makes_the_right_post_with_no_more_keys_than_before(request, morning, qapp, tmp_path, monkeypatch):
    monkeypatch.setenv("RONPYO_LANG", "ja")
    monkeypatch.setenv("RONPYO_LIBRARY", str(tmp_path / "library"))
    result = work_in_window(qapp, morning, tmp_path / "library")
    assert result.faults == []
    ceiling = CEILING[request.node.callspec.params["morning"]]
    counted = {step: result.tally.of(step) for step in Step}
    assert counted == ceiling, "more than the ceiling: shorten the step; less: lower the ceiling\n" + (
        result.tally.table(verbose=True)
    )
    # What is still to be looked at stands in the copy's window, and labels and description come with the related posts.
    assert all(result.tally.of(step) for step in READY if step not in (Step.PROBLEMS, Step.POST))
    assert result.tally.of(Step.COPY, Step.BLOGGER) <= MOST_COPYING
    assert result.tally.total <= MOST_BY_HAND
    assert result.tally.ready + MOST_THERE_AND_BACK <= MOST_BY_INTERFACE


# -- nothing is filled behind the window's back ------------------------------------------------------------------------


def test_the_work_knows_neither_the_program_nor_qt():
    tree = ast.parse(Path(work.__file__).read_text(encoding="utf-8"))
    imported = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    imported += [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
    allowed = {"re", "tests.flow.story", "tests.morning.hands", "tests.morning.material", "tests.morning.tally"}
    assert set(imported) <= allowed
    private = [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr.startswith("_")]
    assert private == []


def test_hands_work_by_events_alone(window_of, monkeypatch):  # noqa: F811
    window = window_of()
    document = window.app.session.current
    hands = Hands(Tally())
    before = document.contents()
    with monkeypatch.context() as patched, hands.tally.step(Step.SOURCE):
        for name in ("QApplication.sendEvent", "QTest.keyClick", "QTest.mouseClick"):
            patched.setattr(f"tests.morning.hands.{name}", lambda *_event: True)
        hands.holds("貼り付け")
        hands.press("Ctrl+V", "Return")
        hands.write("言葉")
        hands.click("今日")
    assert document.contents() == before
    with hands.tally.step(Step.SOURCE):
        hands.click("今日")
        hands.write("言葉")
    assert document.fields.news.accessed and document.fields.news.headline == "言葉"
    assert hands.tally.of(Step.SOURCE) == 4


@pytest.mark.parametrize("words", ["一行\n二行", "字\t下げ", "大きな見出しだ", "大きな 見出しだ。そう書く"])
def test_only_own_words_are_free(qapp, words):
    hands = Hands(Tally(), ["大きな見出しだ"])
    with pytest.raises(ValueError), hands.tally.step(Step.TEXT):
        hands.write(words)


def test_each_act_belongs_to_a_step():
    with pytest.raises(RuntimeError):
        Tally().act("Return")


def test_what_cannot_be_seen_is_not_clicked(qapp, monkeypatch):
    monkeypatch.setattr("tests.morning.hands._PATIENCE_S", 0.05)
    button = QPushButton("押す")
    with pytest.raises(AssertionError), (hands := Hands(Tally())).tally.step(Step.TEXT):
        hands.click("押す")
    button.deleteLater()


def test_a_table_says_all():
    tally = Tally()
    with tally.step(Step.COPY):
        tally.act("Ctrl+Shift+C")
        tally.wrote("言葉")
    table = tally.table(verbose=True)
    assert "| copy | 1 Ctrl+Shift+C | 2 |" in table and "| **ready to copy** | **0** | |" in table
    assert "| **all** | **1** | 2 |" in table


# -- the proof ---------------------------------------------------------------------------------------------------------


def written(morning, folder, change=lambda fields, body: (fields, body)):
    """The right post in a file, changed by `change`."""
    story, fields = morning.story, new_post().fields
    parts, images = [], []
    for part in (story.news_text, story.commentary_text):
        blocks = []
        for block in part:
            text = block.replace("<", "\\<")
            if is_caption(block):
                images.append(Image(f"p{len(images)}.png", credit="" if images else morning.source.credit))
                (folder / images[-1].path).write_bytes(b"x")
                text = f"![{text}]({images[-1].path})"
            blocks.append(text)
        parts.append("\n\n".join(blocks))
    day = proof.date.today().isoformat()
    related = tuple(Related(title, date=material.printed(on).isoformat()) for title, on in story.related)
    fields = replace(
        fields,
        news=replace(
            fields.news,
            headline=story.news,
            summary=tuple(story.news_summary),
            source=morning.source.outlet,
            url=morning.source.address,
            accessed=day,
        ),
        commentary=replace(fields.commentary, headline=story.commentary, summary=tuple(story.commentary_summary)),
        related=related,
        images=tuple(images),
        labels=morning.labels,
        permalink=morning.permalink,
        description=morning.description,
    )
    fields, body = change(fields, "\n\n<!-- commentary -->\n\n".join(parts) + "\n")
    path = folder / "post.md"
    path.write_bytes(new_post_file(fields, body).data)
    return path


def test_the_right_post_has_no_faults(morning, tmp_path):
    assert proof.faults(written(morning, tmp_path), morning) == []


def _news(**values):
    return lambda fields, body: (replace(fields, news=replace(fields.news, **values)), body)


@pytest.mark.parametrize(
    "change",
    [
        _news(headline="別の見出し"),
        _news(summary=("一つだけ。",)),
        _news(source=""),
        _news(url="https://other.example/"),
        _news(accessed="2001-01-01"),
        lambda fields, body: (replace(fields, related=fields.related[::-1]), body),
        lambda fields, body: (
            replace(fields, related=(replace(fields.related[0], date=""), *fields.related[1:])),
            body,
        ),
        lambda fields, body: (replace(fields, images=()), body),
        lambda fields, body: (replace(fields, labels=fields.labels[1:]), body),
        lambda fields, body: (replace(fields, permalink="x"), body),
        lambda fields, body: (replace(fields, description=""), body),
        lambda fields, body: (fields, body.replace("![", "![別の", 1)),
        lambda fields, body: (fields, body.replace("<!-- commentary -->\n\n", "")),
        lambda fields, body: (fields, body.replace("港の混雑は", "港は")),
        lambda fields, body: (fields, body.replace("p1.png", "p9.png")),
    ],
)
def test_any_other_post_has(change, qapp, tmp_path):
    own = material.own_morning(tmp_path / "pictures")
    assert proof.faults(written(own, tmp_path, change), own)
