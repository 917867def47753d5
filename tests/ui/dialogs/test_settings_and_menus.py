"""The choices that stand in the View menu and in the settings: both show the same, and so does the text."""

import pytest
from PySide6.QtCore import Qt

from editor.app.choices.text_look import OFF, ON
from editor.ui.write.spotlight import PARAGRAPH, SENTENCE


@pytest.fixture
def window(window_of, post):
    return window_of(post)


def box(window, key):
    return window.dialogs.settings.show()._boxes[key]


def choose(made, value):
    """As the person does: by the list."""
    made.setCurrentIndex(made.findData(value))
    made.activated.emit(made.currentIndex())


@pytest.mark.parametrize(
    ("command", "key", "value"),
    [
        ("view.typewriter", "typewriter", ON),
        ("view.dim_sentences", "spotlight", SENTENCE),
        ("view.dim_paragraphs", "spotlight", PARAGRAPH),
        ("view.fold_links", "fold_links", ""),
    ],
)
def test_both_places_show_the_same(window, command, key, value):
    other = OFF if key == "fold_links" else ""
    action, made, source = window.actions_[command], box(window, key), window.desk.source
    for chosen, checked in ((value, True), (other, False)):
        choose(made, chosen)
        assert action.isChecked() is checked
        assert source.chosen(key) == chosen
    for chosen in (value, other):
        action.trigger()
        assert made.currentData() == chosen == getattr(window.app.settings.choices, key)
        assert action.isChecked() is (chosen == value)


def test_what_is_no_value_of_the_list_is_shown_as_it_is(window):
    made = box(window, "text_size")
    window.app.settings.choose(text_size="19")
    assert made.currentData() == "19" and "19" in made.currentText()
    window.actions_["view.usual_size"].trigger()
    assert made.currentData() == ""


def test_a_dialog_that_was_closed_follows_no_more(window, qtbot):
    dialog = window.dialogs.settings.show()
    assert dialog.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    window.actions_["view.typewriter"].trigger()
    assert box(window, "typewriter").currentData() == ON
