"""The library pane as a person uses it, with its process."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from editor.app.library import library as app_library
from editor.app.library.library import Library
from editor.core.library.archive import Archive
from editor.core.library.listing import packed
from editor.ui.library.model import ROW, SECTION
from editor.ui.library.slot import LibrarySlot
from tests.core.library.posts import header, write

pytestmark = pytest.mark.long(20)

POSTS = {
    "2025/a.md": header(date="2025-04-02", status="published", news__headline="米国の関税", labels="[米国]") + "本文。",
    "2025/b.md": header(date="2025-04-01", status="published", title="別の話", labels="[日本]") + "ＮＡＴＯと國際。\n",
    "2024/c.md": header(date="2024-12-31", status="published", title="古い話") + "本文。\n",
    "2025/d.md": header(date="2025-03-01", status="draft", title="書きかけ") + "本文。\n",
}


START = LibrarySlot.start  # the fixture of all windows holds it back


@pytest.fixture
def library_of(window_of, monkeypatch, tmp_path, qtbot):
    """Builds a window with the library shown, its posts read."""
    folder = tmp_path / "posts"

    def build(posts=POSTS, language="en"):
        folder.mkdir(exist_ok=True)
        write(folder, posts)
        monkeypatch.setenv("RONPYO_LIBRARY", str(folder))
        window = window_of(folder / next(iter(posts)) if posts else None, language)
        window.desk.library.want(True)
        START(window.desk.library)
        library: Library = window.app.library
        qtbot.waitUntil(lambda: library.known, timeout=20_000)
        return window

    return build


def rows(pane) -> list[str]:
    """What the list says, row by row; "…" where it is not known yet."""
    found = []
    for number in range(pane.model.rowCount()):
        index = pane.model.index(number)
        row = index.data(ROW)
        found.append(f"[{index.data(SECTION)}]" if index.data(SECTION) else row["title"] if row else "…")
    return found


def shows(qtbot, pane, wanted: list[str]) -> None:
    qtbot.waitUntil(lambda: rows(pane) == wanted, timeout=20_000)


ALL = ["[Not published yet]", "書きかけ", "[4/2025]", "米国の関税", "別の話", "[12/2024]", "古い話"]


def test_drafts_come_first_then_the_months(library_of, qtbot):
    pane = library_of().desk.library.pane
    shows(qtbot, pane, ALL)
    assert pane.count.text() == "4 posts"
    assert not pane.model.flags(pane.model.index(0)) & Qt.ItemFlag.ItemIsSelectable


def test_searching_while_one_types(library_of, qtbot):
    window = library_of()
    pane = window.desk.library.pane
    QTest.keyClick(window.desk.source.edit, Qt.Key.Key_F4)
    assert QApplication.focusWidget() is pane.search
    qtbot.keyClicks(pane.search, "nato")
    shows(qtbot, pane, ["別の話"])
    row = pane.model.index(0).data(ROW)
    assert [row["snippet"][start:end] for start, end in row["spans"]] == ["ＮＡＴＯ"]
    pane.search.insert(" -国際")
    qtbot.waitUntil(lambda: pane.words.isVisible(), timeout=20_000)
    assert pane.words.text().startswith("Nothing was found.")
    QTest.keyClick(pane.search, Qt.Key.Key_Escape)
    shows(qtbot, pane, ALL)


def test_enter_opens(library_of, qtbot):
    window = library_of()
    pane = window.desk.library.pane
    shows(qtbot, pane, ALL)
    pane.focus_search()
    pane.search.insert("古い")
    shows(qtbot, pane, ["古い話"])
    QTest.keyClick(pane.search, Qt.Key.Key_Return)
    assert window.desk.document.path.name == "c.md"


def test_the_list_by_the_keyboard(library_of, qtbot):
    window = library_of()
    pane = window.desk.library.pane
    shows(qtbot, pane, ALL)
    pane.focus_search()
    QTest.keyClick(pane.search, Qt.Key.Key_Down)
    assert pane.list.currentIndex().data(ROW)["title"] == "書きかけ"
    QTest.keyClick(pane.list, Qt.Key.Key_Down)
    assert pane.list.currentIndex().data(ROW)["title"] == "米国の関税"
    QTest.keyClick(pane.list, Qt.Key.Key_Up)
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert window.desk.document.path.name == "d.md"
    QTest.keyClick(pane.list, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is pane.search
    QTest.keyClick(pane.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.desk.source.edit)


def test_the_choices(library_of, qtbot):
    pane = library_of().desk.library.pane
    year, label, status = pane.filters.findChildren(type(pane.filters._year))
    qtbot.waitUntil(lambda: label.count() == 3 and year.count() == 3, timeout=20_000)
    label.setCurrentIndex(label.findData("米国"))
    shows(qtbot, pane, ["[4/2025]", "米国の関税"])
    year.setCurrentIndex(year.findData("2024"))
    qtbot.waitUntil(lambda: pane.words.isVisible(), timeout=20_000)
    pane.filters.clear()
    status.setCurrentIndex(status.findData("draft"))
    shows(qtbot, pane, ["[Not published yet]", "書きかけ"])


def test_what_is_saved_and_what_others_write_is_followed(library_of, qtbot):
    window = library_of()
    pane = window.desk.library.pane
    shows(qtbot, pane, ALL)
    window.desk.fields_pane.focus_field("news.headline")
    qtbot.keyClicks(QApplication.focusWidget(), "X")
    window.actions_["file.save"].trigger()
    qtbot.waitUntil(
        lambda: "米国の関税X" in "".join(rows(pane)) or "X米国の関税" in "".join(rows(pane)), timeout=20_000
    )
    write(window.app.library.folder, {"2025/n.md": header(date="2025-05-01", status="published", title="新しい")})
    qtbot.waitUntil(lambda: rows(pane)[2:4] == ["[5/2025]", "新しい"], timeout=20_000)
    (window.app.library.folder / "2025/n.md").unlink()
    qtbot.waitUntil(lambda: "新しい" not in rows(pane), timeout=20_000)


def test_an_empty_library_says_so(library_of, qtbot):
    pane = library_of({}, "ja").desk.library.pane
    qtbot.waitUntil(lambda: pane.words.text() == "まだ記事がありません。書いた記事はここに並びます。", timeout=20_000)
    assert pane.words.isVisible()


def test_a_folder_that_is_away_is_said_and_shown_once_it_is_there(window_of, monkeypatch, tmp_path, qtbot):
    folder, post = tmp_path / "posts", tmp_path / "own.md"
    post.write_text("本文。\n", encoding="utf-8")
    monkeypatch.setenv("RONPYO_LIBRARY", str(folder))
    folder.mkdir()
    Archive(folder).close()
    folder.rmdir()
    window = window_of(post)
    window.desk.library.want(True)
    START(window.desk.library)
    pane = window.desk.library.pane
    wanted = f"The folder of the library, “{folder}”, is not there."
    qtbot.waitUntil(lambda: pane.words.text().startswith(wanted), timeout=20_000)
    assert pane.words.isVisible()
    folder.mkdir()
    write(folder, POSTS)
    window.app.library._again_later.start(1)  # and not after five seconds
    shows(qtbot, pane, ALL)
    assert pane.list.isVisible()


def test_a_library_that_was_never_made_is_made_by_the_first_save_as_is_said(window_of, monkeypatch, tmp_path, qtbot):
    folder, post = tmp_path / "posts", tmp_path / "own.md"
    post.write_text("本文。\n", encoding="utf-8")
    monkeypatch.setenv("RONPYO_LIBRARY", str(folder))
    window = window_of(post)
    window.desk.library.want(True)
    START(window.desk.library)
    pane = window.desk.library.pane
    wanted = f"There is no library yet. Its folder, “{folder}”, is made when a new post is first saved."
    qtbot.waitUntil(lambda: pane.words.text().startswith(wanted), timeout=20_000)
    assert pane.words.isVisible() and not folder.exists()
    window.actions_["file.new"].trigger()
    window.desk.fields_pane.focus_field("news.headline")
    qtbot.keyClicks(QApplication.focusWidget(), "First")
    window.actions_["file.save"].trigger()
    qtbot.waitUntil(lambda: "First" in rows(pane), timeout=20_000)
    assert pane.list.isVisible()


def test_letters_typed_in_the_list_are_searched(library_of, qtbot):
    pane = library_of().desk.library.pane
    shows(qtbot, pane, ALL)
    pane.focus_search()
    QTest.keyClick(pane.search, Qt.Key.Key_Down)
    QTest.keyClick(pane.list, Qt.Key.Key_End)
    assert pane.list.currentIndex().data(ROW)["title"] == "古い話"
    QTest.keyClick(pane.list, Qt.Key.Key_Home)
    assert pane.list.currentIndex().data(ROW)["title"] == "書きかけ"
    QTest.keyClick(pane.list, "n")
    assert QApplication.focusWidget() is pane.search
    qtbot.keyClicks(pane.search, "ato")
    shows(qtbot, pane, ["別の話"])


def test_the_list_asks_only_for_what_is_in_sight(library_of, qtbot):
    """A list of 100,000 posts stays as fast as one of ten, whatever changes in it."""
    window = library_of()
    pane = window.desk.library.pane
    shows(qtbot, pane, ALL)
    asked, counted = [], []

    class Asked(type(pane.model)):
        def data(self, index, role=0):
            asked.append(index.row())
            return super().data(index, role)

        def rowCount(self, *parent):
            counted.append(1)
            return super().rowCount(*parent)

    model = Asked(window.app.library, pane)
    model.show("", {"numbers": packed(range(100_000, 0, -1)), "sections": [], "total": 100_000, "ranked": False})
    pane.list.setModel(model)
    pane.list.verticalScrollBar().setValue(pane.list.verticalScrollBar().maximum() // 2)
    pane.list.viewport().repaint()
    model.dataChanged.emit(model.index(0), model.index(5))
    pane.list.viewport().repaint()
    assert 0 < len(set(asked)) < 60
    assert len(counted) < 1_000


def test_a_copy_shows_with_its_post(library_of, qtbot):
    head = header(id="0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10", title="題", status="published", date="2025-01-01")
    name = "p.sync-conflict-20250101-101010-ABCDEFG.md"
    pane = library_of({"p.md": head, name: head}).desk.library.pane
    shows(qtbot, pane, ["[1/2025]", "題"])
    assert pane.model.index(1).data(ROW)["copies"] == [name]
    assert name in pane.model.index(1).data(Qt.ItemDataRole.ToolTipRole)


def test_many_results_come_as_one_reads_on(library_of, qtbot):
    posts = {f"{n}.md": header(date=f"2020-01-{n % 28 + 1:02}", title=f"米国{n}") for n in range(450)}
    pane = library_of(posts).desk.library.pane
    pane.search.setText("米国")
    qtbot.waitUntil(lambda: pane.model.ranked, timeout=20_000)
    assert (pane.model.rowCount(), pane.model.total) == (200, 450)
    bar = pane.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: pane.model.rowCount() == 450, timeout=20_000)


def test_a_process_that_ends_is_started_again(library_of, qtbot):
    window = library_of()
    pane, library = window.desk.library.pane, window.app.library
    shows(qtbot, pane, ALL)
    library._process.kill()
    qtbot.waitUntil(lambda: not library.running, timeout=20_000)
    qtbot.waitUntil(lambda: library.running and library.known, timeout=20_000)
    pane.search.setText("古い")
    shows(qtbot, pane, ["古い話"])


def test_a_process_that_ends_again_and_again_is_started_again_later_and_at_once_by_the_person(
    library_of, qtbot, monkeypatch
):
    monkeypatch.setattr(app_library, "_PAUSES_MS", (0, 0, 0, 0, 600_000))
    window = library_of()
    pane, library = window.desk.library.pane, window.app.library
    shows(qtbot, pane, ALL)
    button = pane.findChild(QPushButton, "libraryAgain")
    for number in range(1, 6):
        qtbot.waitUntil(lambda: library.running, timeout=20_000)
        assert not button.isVisible()
        starts = library.starts
        library._process.kill()
        qtbot.waitUntil(lambda: library.starts > starts if number < 5 else not library.running, timeout=20_000)  # noqa: B023
    assert button.isVisible()
    assert "5" in pane.words.text()
    assert library._process.restarting  # it is tried by itself, too
    button.click()
    qtbot.waitUntil(lambda: not button.isVisible(), timeout=20_000)
    shows(qtbot, pane, ALL)


def test_another_folder_is_another_library(library_of, qtbot, tmp_path):
    window = library_of()
    pane = window.desk.library.pane
    shows(qtbot, pane, ALL)
    write(tmp_path / "other", {"x.md": header(title="よその話", status="published")})
    window.app.settings.choose(library=str(tmp_path / "other"))
    shows(qtbot, pane, ["[Without a date]", "よその話"])


@pytest.mark.parametrize(("width", "shown"), [(1024, False), (1280, True), (1600, True)])
def test_it_is_shown_where_there_is_room(window_of, width, shown):
    window = window_of()
    window.resize(width, 800)
    assert window.desk.library.isVisible() is shown
    window.actions_["view.library"].trigger()
    assert window.desk.library.isVisible() is not shown
    window.keep_state()
    assert window.app.settings.state["library"] is not shown


def test_nothing_of_it_is_loaded_with_the_window():
    import subprocess
    import sys

    code = (
        "import sys, editor.ui.window.window, editor.ui.desk.desk, editor.app.application\n"
        "print([n for n in sys.modules if 'library.pane' in n or 'core.library' in n or n == 'sqlite3'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert done.stdout.strip() == "[]"


def test_who_has_a_few_posts_is_invited_to_bring_those_of_the_blog(library_of, qtbot):
    few = dict(list(POSTS.items())[:3])
    window = library_of(few)
    pane = window.desk.library.pane
    qtbot.waitUntil(lambda: pane.model.total == 3 and pane.invitation.isVisible(), timeout=20_000)
    window.desk.library.look_for("関税")
    qtbot.waitUntil(lambda: pane.model.total == 1)
    assert not pane.invitation.isVisible(), "not among what was found"
    pane.search.clear()
    qtbot.waitUntil(pane.invitation.isVisible)
    pane.invitation.findChild(QPushButton).click()
    assert window.dialogs.importing.is_open
    window.dialogs.importing.close()


def test_who_has_posts_is_not_invited(library_of, qtbot):
    pane = library_of().desk.library.pane
    shows(qtbot, pane, ALL)
    assert not pane.invitation.isVisible()
