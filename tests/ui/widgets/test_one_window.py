"""A window that is there once: made when first wanted, in front afterwards, made anew once it was deleted."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QDialog

from editor.ui.widgets.one_window import OneWindow


@pytest.fixture
def made(qtbot) -> list[QDialog]:
    return []


@pytest.fixture
def lasting(made, qtbot) -> OneWindow[QDialog]:
    return OneWindow(lambda: _made(made, qtbot, False))


@pytest.fixture
def passing(made, qtbot) -> OneWindow[QDialog]:
    """One that is deleted when it is closed."""
    return OneWindow(lambda: _made(made, qtbot, True))


def _made(made, qtbot, passes: bool) -> QDialog:
    dialog = QDialog()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, passes)
    if not passes:
        qtbot.addWidget(dialog)
    made.append(dialog)
    return dialog


def test_nothing_is_made_before_it_is_wanted(lasting, made) -> None:
    assert lasting.window is None
    assert not lasting.is_open
    lasting.close()
    assert not made


def test_it_is_made_once(lasting, made) -> None:
    first = lasting.show()
    assert lasting.is_open
    assert lasting.show() is first is lasting.window
    lasting.close()
    assert not lasting.is_open
    assert lasting.window is first
    assert lasting.show() is first
    assert lasting.is_open
    assert len(made) == 1


@pytest.mark.parametrize("deleted", [False, True])
def test_what_is_deleted_when_closed_is_made_anew(passing, made, deleted: bool) -> None:
    first = passing.show()
    passing.close()
    if deleted:
        QCoreApplication.sendPostedEvents(first, QEvent.Type.DeferredDelete)
    assert passing.window is None
    assert not passing.is_open
    second = passing.show()
    assert second is not first
    assert passing.is_open
    assert len(made) == 2
    passing.close()
    QCoreApplication.sendPostedEvents(second, QEvent.Type.DeferredDelete)


def test_one_that_hides_by_its_own_buttons_is_not_open(lasting) -> None:
    lasting.show().accept()
    assert not lasting.is_open
