"""The switches of the rules: all that have one, each with its reason, in force at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QTreeWidgetItem

from editor.app.choices.settings import Settings
from editor.core.checks.catalogue import CATALOGUE, has_switch
from editor.core.errors import FileError
from editor.core.library.spellings_file import spellings_file, with_decisions
from editor.core.text.house_spelling import House
from editor.ui.dialogs import rules
from editor.ui.dialogs.rules import _RULE, RulesDialog


@pytest.fixture
def dialog(qtbot, tmp_path) -> RulesDialog:
    dialog = RulesDialog(Settings(tmp_path, tmp_path), None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    return dialog


def switches(dialog: RulesDialog) -> dict[str, QTreeWidgetItem]:
    tops = [dialog._tree.topLevelItem(number) for number in range(dialog._tree.topLevelItemCount())]
    found = [top.child(number) for top in tops for number in range(top.childCount())]
    return {item.data(0, _RULE): item for item in found}


def test_every_rule_with_a_switch_is_there_as_it_is(dialog):
    found = switches(dialog)
    assert set(found) == {entry.id for entry in CATALOGUE if has_switch(entry.id)}
    on = {rule for rule, item in found.items() if item.checkState(0) is Qt.CheckState.Checked}
    assert on == {entry.id for entry in CATALOGUE if entry.on and has_switch(entry.id)}
    assert found["weekday"].text(0) == next(entry.reason for entry in CATALOGUE if entry.id == "weekday")


def test_a_switch_is_in_force_and_kept(dialog, tmp_path):
    found = switches(dialog)
    found["weekday"].setCheckState(0, Qt.CheckState.Unchecked)
    found["style-mixed"].setCheckState(0, Qt.CheckState.Checked)
    kept = Settings(tmp_path, tmp_path).switches
    assert (kept.wants("weekday"), kept.wants("style-mixed"), kept.wants("era")) == (False, True, True)
    found["weekday"].setCheckState(0, Qt.CheckState.Checked)
    assert dialog._settings.switches.off == frozenset()


def test_the_file_of_spellings_is_made_once_and_given_to_the_system(dialog, qtbot, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dialog._spellings.click()
    qtbot.waitUntil(lambda: len(opened) == 1)
    path = spellings_file()
    assert opened == [str(path)]
    assert with_decisions(House()) == House()
    path.write_text('[write]\n"子供" = "子ども"\n', encoding="utf-8")
    dialog._spellings.click()
    qtbot.waitUntil(lambda: len(opened) == 2)
    assert dict(with_decisions(House()).writes) == {"子供": "子ども"}


def test_a_file_that_cannot_be_made_is_said(dialog, qtbot, monkeypatch):
    def refuse():
        raise FileError("no room")

    monkeypatch.setattr(rules, "ready_file", refuse)
    dialog._spellings.click()
    qtbot.waitUntil(lambda: dialog._said.text() == "no room")
