"""The dialog for the name of a file."""

from PySide6.QtWidgets import QWidget

from editor.ui.dialogs.file_name import FileNameDialog


def test_a_name_is_taken_as_typed(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = FileNameDialog("Another name", "Links follow.", "2026-11-27-国", parent)
    assert dialog.edit.selectedText() == dialog.name == "2026-11-27-国"
    qtbot.keyClicks(dialog.edit, " b ")
    assert dialog.name == "b" and dialog.go.isEnabled()
    dialog.edit.clear()
    assert not dialog.go.isEnabled()
