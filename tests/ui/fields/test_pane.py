import re
from itertools import chain, repeat

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QToolButton, QWidget

from editor.app.open_post import change
from editor.core import words
from editor.core.post import Commentary, Fields, Image, News, Related, Status
from editor.ui.fields import FieldsPane
from editor.ui.fields.fade import Fade
from editor.ui.look.theme import theme
from tests.ui.fields.conftest import compose, press, texts

FIELDS = Fields(
    date="2025-04-02T07:30:00+09:00",
    labels=("米国", "外交"),
    news=News("円安が進む", "通信社", "https://example.com/", "", "2025-04-02", ("一", "二")),
    commentary=Commentary("なぜか", ("甲", "乙", "丙")),
    related=(Related("前の記事", "https://example.com/a", "2025-03-31"),),
    images=(Image("post/old.png", alt="古い図"),),
)
BODY = "![首相](post/a.png)\n\n<!-- commentary -->\n\n![外相](post/b.png)\n"


@pytest.fixture
def pane_of(qtbot, document_of):
    kept = []

    def make(document=None):
        document = document or document_of(FIELDS, BODY)
        pane = FieldsPane(document, None)
        pane.shown_document = document
        qtbot.addWidget(pane)
        kept.append(pane)
        pane.show()
        pane.activateWindow()
        qtbot.waitUntil(pane.isActiveWindow)
        return pane

    yield make


def current(pane):
    return pane.current


def focused(pane):
    return pane.focusWidget().accessibleName()


@pytest.mark.parametrize(
    ("path", "page", "name"),
    [
        ("news.headline", "News", "Headline"),
        ("news.source", "News", "Source"),
        ("news.accessed", "News", "Date read"),
        ("news.url", "News", "URL"),
        ("news.summary", "News", "Bullet 1 of the summary"),
        ("news.summary.1", "News", "Bullet 2 of the summary"),
        ("commentary.headline", "Commentary", "Headline"),
        ("commentary.summary.2", "Commentary", "Bullet 3 of the summary"),
        ("related", "Related", "Title of related post 1"),
        ("related.0", "Related", "Title of related post 1"),
        ("related.0.url", "Related", "URL of related post 1"),
        ("related.0.date", "Related", "Date of related post 1"),
        ("images", "Images", "Alternative text: post/a.png"),
        ("images.post/b.png", "Images", "Alternative text: post/b.png"),
        ("images.post/old.png.credit", "Images", "Credit: post/old.png"),
        ("title", "Post", "Title"),
        ("date", "Post", "Date"),
        ("status", "Post", "Status: Draft"),
        ("labels", "Post", "New label"),
        ("labels.1", "Post", "Remove label “外交”"),
        ("permalink", "Post", "Permalink"),
        ("description", "Post", "Search description"),
        ("profile", "Post", "Blog profile"),
    ],
)
def test_a_field_is_found_by_its_path(pane_of, path, page, name):
    pane = pane_of()
    assert pane.focus_field(path)
    assert (current(pane).accessibleName(), focused(pane)) == (page, name)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "nothing",
        "news.summary.2",
        "news.summary.x",
        "related.1",
        "related.0.foo",
        "images.x.png",
        "labels.2",
        "labels.x",
    ],
)
def test_a_field_that_is_not_there_changes_nothing(pane_of, path):
    pane = pane_of()
    pane.show_part("commentary")
    assert not pane.focus_field(path)
    assert current(pane) is pane.commentary


def test_the_tabs_follow_the_caret_but_do_not_push(pane_of):
    pane = pane_of()
    pane.show_part("commentary")
    assert current(pane) is pane.commentary
    pane.show_part("news")
    assert current(pane) is pane.news
    pane.show_page(pane.related)
    pane.show_part("news")
    assert current(pane) is pane.related, "the caret moved within the part: who looks at another tab stays"
    pane.show_part("commentary")
    assert current(pane) is pane.commentary


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("news.headline", lambda f: f.news.headline),
        ("news.source", lambda f: f.news.source),
        ("news.url", lambda f: f.news.url),
        ("news.accessed", lambda f: f.news.accessed),
        ("news.summary.0", lambda f: f.news.summary[0]),
        ("commentary.headline", lambda f: f.commentary.headline),
        ("commentary.summary.1", lambda f: f.commentary.summary[1]),
        ("related.0.title", lambda f: f.related[0].title),
        ("images.post/old.png.alt", lambda f: f.image("post/old.png").alt),
        ("images.post/a.png.credit", lambda f: f.image("post/a.png").credit),
        ("images.post/b.png.url", lambda f: f.image("post/b.png").url),
        ("title", lambda f: f.title),
        ("date", lambda f: f.date),
        ("permalink", lambda f: f.permalink),
        ("description", lambda f: f.description),
    ],
)
def test_what_is_typed_is_in_the_document_and_can_be_taken_back(pane_of, path, value):
    pane = pane_of()
    document = pane.shown_document
    pane.focus_field(path)
    field = pane.focusWidget()
    field.set_caret(-1)
    QTest.keyClicks(field, "xy")
    assert value(document.fields) == value(FIELDS) + "xy"
    press(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert value(document.fields) == value(FIELDS)
    assert field.text() == value(FIELDS)
    assert document.history.undo_name is None


def test_the_composed_title_follows(pane_of):
    pane = pane_of()
    title = pane.shown_document.profile.compose_title(FIELDS)
    assert pane.commentary._title.text() == title and "円安が進む" in title
    pane.focus_field("commentary.headline")
    QTest.keyClicks(pane.focusWidget(), "X")
    assert (
        pane.commentary._title.text() == pane.shown_document.profile.compose_title(pane.shown_document.fields) != title
    )
    assert pane.commentary._length.text()


def test_another_document(pane_of, document_of):
    pane = pane_of()
    old, new = pane.shown_document, document_of(Fields(news=News("別の見出し", summary=("別",))), "![図](post/z.png)")
    pane.focus_field("news.summary.1")
    compose(pane.focusWidget(), "さん")
    pane.set_document(new)
    assert old.fields.news.summary == ("一", "二さん")
    assert texts(pane.news.bullets) == ["別"]
    pane.focus_field("news.headline")
    QTest.keyClicks(pane.focusWidget(), "!")
    assert (old.fields.news.headline, new.fields.news.headline) == ("円安が進む", "別の見出し!")
    pane.show_page(pane.images)
    assert [card.path for card in pane.images.cards] == ["post/z.png"]
    old.apply(change.edited(FIELDS, name="Elsewhere"))
    assert texts(pane.news.bullets) == ["別"]
    assert new.history.undo_name == "Edit the news headline"


def test_showing_a_document_changes_nothing(pane_of, document_of):
    document = document_of(FIELDS, BODY)
    pane = pane_of(document)
    for index in range(5):
        pane._tabs.setCurrentIndex(index)
    pane.set_document(document_of(FIELDS, BODY))
    assert document.history.undo_name is None and document.revision == 0


def test_a_header_that_cannot_be_edited_is_only_shown(pane_of, document_of):
    document = document_of(data=b"---\ntitle: a\ntitle: b\n---\n\xe6\x9c\xac\xe6\x96\x87\n")
    assert document.raw
    pane = pane_of(document)
    assert not any(field.isEnabled() for field in pane.findChildren(QPlainTextEdit))
    pane.set_document(document_of(FIELDS))
    assert all(field.isEnabled() for field in pane.findChildren(QPlainTextEdit))


def test_images(pane_of, tmp_path, qtbot):
    (tmp_path / "post").mkdir()
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    assert picture.save(str(tmp_path / "post" / "a.png"))
    pane = pane_of()
    pane.show_page(pane.images)
    first, second, third = pane.images.cards
    assert [card.path for card in pane.images.cards] == ["post/a.png", "post/b.png", "post/old.png"]
    qtbot.waitUntil(lambda: not first.thumbnail.pixmap().isNull())
    assert not first.state.isVisible() and first.caption.text() == "首相"
    assert second.thumbnail.pixmap().isNull() and second.state.text() == "The file is not there."
    assert third.remove_button.isVisible() and not first.remove_button.isVisible()
    third.remove_button.click()
    assert pane.shown_document.fields.images == ()
    pane.shown_document.apply(change.edited(text="![新](post/n.png) ![首相](post/a.png)"))
    qtbot.waitUntil(lambda: [card.path for card in pane.images.cards] == ["post/n.png", "post/a.png"])
    assert pane.images.cards[1] is first


def test_labels(pane_of):
    pane = pane_of()
    document = pane.shown_document
    pane.focus_field("labels")
    field = pane.post.labels.field
    compose(field, "ちゅうごく")
    compose(field, "", commit="中国、台湾、")
    assert document.fields.labels == ("米国", "外交", "中国", "台湾") and field.text() == ""
    QTest.keyClicks(field, "EU")
    press(field, Qt.Key.Key_Return)
    assert document.fields.labels[-1] == "EU"
    press(field, Qt.Key.Key_Backspace)
    assert document.fields.labels[-1] == "台湾" and field.text() == "EU"
    pane.flush()
    assert document.fields.labels[-1] == "EU" and field.text() == ""
    pane.post.labels.focus_label(0)
    press(pane.focusWidget(), Qt.Key.Key_Delete)
    assert document.fields.labels == ("外交", "中国", "台湾", "EU") and field.hasFocus()
    document.apply(change.undone())
    assert document.fields.labels[0] == "米国"
    chips = [chip.text() for chip in pane.post.labels.findChildren(QToolButton) if chip.isVisible()]
    assert sorted(chips) == sorted(document.fields.labels)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (Fields(labels=tuple(f"ラベル{n}" for n in range(21))), "21/20"),
        (Fields(labels=("長" * 201,)), "201/200"),
        (Fields(description="説" * 151), "151/150"),
        (Fields(permalink="rare earth"), "Only the letters"),
    ],
)
def test_limits_draw_the_eye(pane_of, document_of, fields, words):
    pane = pane_of(document_of(fields))
    pane.show_page(pane.post)
    marked = [label for label in pane.post.findChildren(QWidget) if label.property("exceeded")]
    assert len(marked) == 1 and words in marked[0].text() and marked[0].isVisible()


def test_status_and_profile(pane_of):
    pane = pane_of()
    pane.post.status.buttons[Status.READY].click()
    assert pane.shown_document.fields.status is Status.READY
    pane.shown_document.apply(change.undone())
    assert pane.post.status.buttons[Status.DRAFT].isChecked()


def test_unknown_keys_are_shown(pane_of, document_of):
    pane = pane_of(document_of(data="---\nformat: 1\nweather: 晴れ\n---\n本文\n".encode()))
    pane.show_page(pane.post)
    assert "weather: 晴れ" in pane.post._unknown.text()


def test_it_is_compact_and_every_field_has_a_name(pane_of):
    pane = pane_of()
    assert pane.sizeHint().height() <= 280
    assert all(area.horizontalScrollBar().maximum() == 0 for area in pane.findChildren(QScrollArea))
    assert all(field.accessibleName() for field in pane.findChildren(QPlainTextEdit))
    assert all(
        button.accessibleName() or button.text() for button in pane.findChildren(QToolButton) if button.isVisible()
    )


def test_tab_goes_from_top_to_bottom(pane_of):
    pane = pane_of()
    pane.focus_field("news.headline")
    names = [focused(pane)]
    for _ in range(6):
        press(pane.focusWidget(), Qt.Key.Key_Tab)
        names.append(focused(pane) or pane.focusWidget().text())
    assert names == ["Headline", "Source", "Date published", "URL", "Date read", "Today", "Bullet 1 of the summary"]


def right(pane, widget):
    return widget.mapTo(pane, widget.rect().topRight()).x()


def left(pane, widget):
    return widget.mapTo(pane, widget.rect().topLeft()).x()


@pytest.mark.parametrize("width", [420, 560, 900])
def test_the_fields_stand_on_one_grid(pane_of, width):
    pane = pane_of()
    pane.resize(width, 400)
    ends, starts = set(), set()
    for tab, names in (
        (0, ("Headline", "Date published", "Date read", "Bullet 1 of the summary")),
        (1, ("Headline", "Bullet 1 of the summary")),
        (2, ("Title of related post 1", "Date of related post 1")),
    ):
        pane.show_tab(tab)
        fields = {field.accessibleName(): field for field in current(pane).findChildren(QPlainTextEdit)}
        assert set(names) <= set(fields), fields
        QTest.qWait(0)
        ends |= {right(pane, fields[name]) for name in names}
        starts |= {
            (name, left(pane, fields[name])) for name in names if name in ("Headline", "Bullet 1 of the summary")
        }
    assert len(ends) == 1, "the rules end at one edge"
    assert len(starts) == 2, "nothing moves sideways between the news and the commentary"


@pytest.fixture
def dressed(qapp):
    theme.wear("light", qapp)
    yield
    qapp.setStyleSheet("")


@pytest.mark.parametrize("width", [464, 560])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_tab_is_wider_than_the_pane(pane_of, dressed, language, width):
    words.use(language)
    pane = pane_of()
    assert pane.minimumSizeHint().width() <= width
    pane.resize(width, 400)
    for tab in range(5):
        pane.show_tab(tab)
        assert current(pane).widget().minimumSizeHint().width() <= current(pane).viewport().width(), tab


def test_what_is_cut_at_the_foot_fades(pane_of, document_of):
    pane = pane_of(document_of(Fields(news=News("見出し", summary=tuple("一二三四五六七八九十"))), BODY))
    fade = current(pane).findChild(Fade)
    bar = current(pane).verticalScrollBar()
    pane.resize(560, 180)
    assert bar.maximum() > 0 and fade.isVisible()
    assert fade.geometry().bottom() == current(pane).viewport().height() - 1
    bar.setValue(bar.maximum())
    assert not fade.isVisible(), "the end is whole"
    bar.setValue(0)
    assert fade.isVisible()
    pane.resize(560, 900)
    assert not fade.isVisible()


def test_a_hint_is_not_taken_for_a_value(pane_of):
    """Smaller, never bold, and words instead of an example day or address."""
    pane = pane_of()
    for tab in range(5):
        pane.show_tab(tab)
        for field in current(pane).findChildren(QPlainTextEdit, "field"):
            assert not re.search(r"^https?:|^\d{4}-\d\d", field.placeholderText()), field.accessibleName()
            font = field._hint_font()
            assert not font.bold() and font.pixelSize() <= 12


@pytest.mark.parametrize(("width", "beside"), [(470, False), (640, True), (1000, True)])
def test_an_address_has_room_in_a_narrow_pane(pane_of, width, beside):
    """It was 40 pixels wide beside the day of reading."""
    pane = pane_of()
    pane.resize(width, 400)
    pane.show()
    QTest.qWait(0)
    fields = {field.path: field for field in pane.news.findChildren(QPlainTextEdit, "field")}
    assert fields["news.url"].width() >= 140
    assert (fields["news.url"].y() == fields["news.accessed"].y()) is beside
    for short in ("news.accessed", "news.date"):
        assert right(pane, fields[short]) == right(pane, fields["news.headline"])


def test_a_post_without_pictures_offers_to_choose_some(pane_of, document_of, qtbot):
    pane = pane_of(document_of(Fields(), "文。"))
    pane.show_tab(3)
    choose = pane.images._choose
    assert not choose.isHidden()
    with qtbot.waitSignal(pane.pictures_wanted):
        choose.click()


def headline(pane):
    assert pane.focus_field("news.headline")
    return pane.window().focusWidget()


def test_a_field_that_is_emptied_while_the_page_is_laid_out_anew_is_one_line_high(pane_of, qtbot):
    """Both limits of its height are the same: a layout that comes between them left a high empty field behind."""
    pane = pane_of()
    pane.resize(470, 300)
    field = headline(pane)
    one_line = field.height()
    for text in ("米中、レアアースの輸出再開で合意　供給不安はなお残る" * 3, ""):
        field.setPlainText(text)
        pane.resize(900 if text else 470, 300)
        qtbot.waitUntil(lambda: field.height() == field.minimumHeight() == field.maximumHeight())
    assert field.height() == one_line


def test_a_height_that_changes_while_it_is_set_is_set_again(pane_of, monkeypatch):
    field = headline(pane_of())
    heights = chain([90], repeat(40))
    monkeypatch.setattr(field, "_wanted_height", lambda: next(heights))
    field._fit()
    assert field.minimumHeight() == field.maximumHeight() == field.height() == 40
