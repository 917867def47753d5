"""The pane of the checks: its rows, what its buttons and keys ask for, what stays chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem

from editor.core.checks.catalogue import BY_ID
from editor.ui.checks.pane import ChecksPane
from editor.ui.checks.rows import ProblemRows


def problem(rule: str, message: str = "文", *, section: str = "news", line: int = 1, **more) -> dict:
    severity = str(BY_ID[rule].severity)
    known = {"rule": rule, "field": "", "words": more.get("words", ""), "before": message, "after": ""}
    return {"rule": rule, "severity": severity, "message": message, "line": line, "field": "", "column": 0, "words": "",
            "mend": None, "section": section, "known": known, **more}  # fmt: skip


ERROR = problem("weekday", "曜日", words="木", mend="水", section="commentary")
WARNING = problem("word-twice", "二度")
ADVICE = problem("ra-dropped", "ら抜き")


def items(rows: ProblemRows) -> list[QListWidgetItem]:
    return [rows.item(row) for row in range(rows.count())]


@pytest.fixture
def pane(qtbot) -> ChecksPane:
    pane = ChecksPane()
    qtbot.addWidget(pane)
    pane.resize(400, 500)
    pane.show()
    return pane


def test_what_is_to_be_mended_stands_apart_from_advice_and_by_section(pane):
    pane.show_problems([ADVICE, ERROR, WARNING], [])
    texts = [item.text() for item in items(pane.rows)]
    assert texts == ["News", "二度", "Commentary", "曜日\n木 → 水", "Suggestion — News", "ら抜き"]
    assert [bool(item.flags()) for item in items(pane.rows)] == [False, True, False, True, False, True]
    assert len(pane.rows.rows()) == 3


def test_nothing_to_look_at_is_said(pane):
    pane.show_problems([], [])
    assert pane._empty.isVisible() and not pane.rows.isVisible() and not pane._mend.isVisible()
    pane.show_problems([ERROR], [])
    assert not pane._empty.isVisible() and pane.rows.isVisible()


def test_one_walks_through_and_round(pane):
    pane.show_problems([ADVICE, ERROR, WARNING], [])
    assert [pane.rows.step(by)["rule"] for by in (1, 1, 1, 1, -1)] == [
        "word-twice", "weekday", "ra-dropped", "word-twice", "ra-dropped",
    ]  # fmt: skip
    pane.show_problems([], [])
    assert pane.rows.step(1) is None


def test_the_chosen_one_stays_chosen_wherever_its_line_is_now(pane):
    pane.show_problems([WARNING, ERROR], [])
    pane.rows.step(1)
    pane.rows.step(1)
    pane.show_problems([ADVICE, problem("era", "元号"), WARNING, {**ERROR, "line": 9}], [])
    assert pane.rows.problem["rule"] == "weekday"
    pane.show_problems([WARNING, ADVICE], [])
    assert pane.rows.problem["rule"] in ("word-twice", "ra-dropped"), "one that is gone leaves its neighbour"


def test_nothing_moves_in_the_list_while_one_writes(pane):
    many = [problem("word-twice", f"二度 {number}", line=number) for number in range(60)]
    pane.show_problems(many, [])
    pane.rows.setCurrentRow(30)
    pane.rows.verticalScrollBar().setValue(200)
    kept = pane.rows.item(30)
    pane.show_problems([{**one, "line": one["line"] + 1} for one in many], [])
    assert pane.rows.item(30) is kept and pane.rows.problem["line"] == many[29]["line"] + 1
    assert pane.rows.verticalScrollBar().value() == 200
    pane.show_problems(many[1:], [])
    assert pane.rows.verticalScrollBar().value() == 200


def test_a_mend_is_asked_for_where_there_is_one(pane, qtbot):
    pane.show_problems([WARNING, ERROR], [])
    pane.rows.step(1)
    assert not pane._mend.isEnabled()
    pane.mend_current()
    pane.rows.step(1)
    assert "weekday" in pane._reason.text()
    with qtbot.waitSignal(pane.mended) as asked:
        pane._mend.click()
    assert asked.args == [ERROR]


def test_a_click_goes_there_and_a_heading_leads_nowhere(pane, qtbot):
    pane.show_problems([WARNING], [])
    with qtbot.waitSignal(pane.chosen) as went:
        pane.rows.itemActivated.emit(pane.rows.item(1))
    assert went.args == [WARNING]
    with qtbot.assertNotEmitted(pane.chosen):
        pane.rows.itemActivated.emit(pane.rows.item(0))


def test_ignoring_and_taking_it_back(pane, qtbot):
    pane.show_problems([WARNING], [ERROR])
    pane.rows.step(1)
    with qtbot.waitSignal(pane.ignored) as asked:
        qtbot.keyClick(pane.rows, Qt.Key.Key_Delete)
    assert asked.args == [WARNING]
    assert pane._ignored.text() == "1 ignored"
    pane._ignored.click()
    assert [item.text() for item in items(pane.rows)][-2:] == ["Ignored — Commentary", "曜日\n木 → 水"]
    pane.rows.step(1)
    assert pane._ignore_here.text() == "Stop ignoring it"
    with qtbot.waitSignal(pane.told_again) as taken:
        pane._ignore_here.click()
    assert taken.args == [ERROR]
    pane.show_problems([WARNING, ERROR], [])
    assert not pane._ignored.isVisible() and not pane._ignored.isChecked()


def test_a_problem_of_an_older_report_cannot_be_ignored(pane):
    old = {key: value for key, value in WARNING.items() if key not in ("known", "section")}
    pane.show_problems([old], [])
    pane.rows.step(1)
    assert not pane._ignore_here.isEnabled()
