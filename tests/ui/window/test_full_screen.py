"""Full screen has the text and nothing else, and leaves everything as it was."""

from itertools import product

from PySide6.QtWidgets import QToolBar


def seen(window):
    desk = window.desk
    return (
        window.menuBar().isVisible(), window.statusBar().isVisible(), window.findChild(QToolBar).isVisible(),
        desk.fields_pane.isVisible(), desk.preview.isVisible(), desk.library.isVisible(), window.isFullScreen(),
    )  # fmt: skip


def test_there_and_back(window_of, post):
    window = window_of(post)
    for panes in product((True, False), repeat=3):
        preview, fields, library = panes
        window.desk.library.want(library)
        window.desk.want_fields(fields)
        window.desk.preview.setVisible(preview)
        before, sizes = seen(window), window.desk.saveState()
        assert before[3:5] == (fields, preview)
        window.actions_["view.full_screen"].trigger()
        assert seen(window) == (False, False, False, False, False, False, True), panes
        assert window.desk.source.edit.isVisible()
        assert window.actions_["view.full_screen"].isChecked()
        window.actions_["view.full_screen"].trigger()
        assert seen(window) == before, panes
        assert window.desk.saveState() == sizes, panes
        assert not window.actions_["view.full_screen"].isChecked()


def test_panes_can_be_shown_in_it(window_of, post):
    window = window_of(post)
    window.full_screen.toggle()
    window.actions_["view.fields"].trigger()
    assert window.desk.fields_pane.isVisible()
    window.full_screen.leave()
    window.full_screen.leave()
    assert window.desk.fields_pane.isVisible()


def test_a_window_that_is_closed_in_it_comes_back_as_it_was(window_of, post, tmp_path):
    window = window_of(post)
    window.full_screen.toggle()
    window.keep_state()
    state = window.app.settings.state
    assert state["fields"] and state["preview"]
    other = window_of(post)
    other.take_place(state)
    assert not other.isFullScreen()


def test_larger_letters_by_keys_wheel_and_settings(window_of, post, qtbot):
    window = window_of(post)
    edit = window.desk.source.edit
    for name, size in (("view.larger", 17), ("view.larger", 18), ("view.smaller", 17), ("view.usual_size", 16)):
        window.actions_[name].trigger()
        assert edit.font().pixelSize() == size
    assert window.app.settings.choices.text_size == ""
    window.app.settings.choose(text_size="24", text_width="20")
    qtbot.waitUntil(lambda: edit.width() == min(edit.measure(), edit.width()))
    assert edit.measure() < 24 * 24
    assert window.desk.document.is_clean
    edit.zoomed.emit(1)
    assert edit.font().pixelSize() == 28


def test_typewriter_and_dimming_are_kept_and_shown_as_on(window_of, post):
    window = window_of(post)
    for name, choice, value in (
        ("view.typewriter", "typewriter", "on"),
        ("view.dim_sentences", "spotlight", "sentence"),
        ("view.dim_paragraphs", "spotlight", "paragraph"),
    ):
        window.actions_[name].trigger()
        assert getattr(window.app.settings.choices, choice) == value
        assert window.actions_[name].isChecked()
    assert not window.actions_["view.dim_sentences"].isChecked()
    window.actions_["view.dim_paragraphs"].trigger()
    assert window.app.settings.choices.spotlight == ""
