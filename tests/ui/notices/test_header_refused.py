"""Fields that do not fit into the header of the file: said, never a crash, and nothing that was typed is lost."""

from dataclasses import replace

import pytest

from editor.app.files.saving import Why
from editor.app.open_post import change
from editor.app.safety.version_keeper import place_of
from editor.core.errors import HeaderError
from editor.core.history.version_list import Reason
from editor.core.workers.post_tasks import ReportTask, Request
from editor.core.workers.post_worker import PostWorker
from editor.ui.dialogs.versions import VersionsDialog
from editor.ui.library.chooser import RelatedChooser

OF_ANOTHER_TOOL = (
    b"---\nid: 0195f000-0000-7000-8000-000000000000\ndate: 2025-04-02\nnews: used by another tool\n---\nbody text\n"
)


@pytest.fixture
def window(window_of, tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(OF_ANOTHER_TOOL)
    window = window_of(path)
    document = window.desk.document
    document.apply(
        change.edited(replace(document.fields, news=replace(document.fields.news, headline="見出し")), name="edit")
    )
    return window


@pytest.mark.parametrize(("line", "block"), [(0, 0), (1, 0), (6, 0), (7, 1), (99, 1)])
def test_a_click_on_a_problem(window, line, block):
    window.dialogs.problems.go_to({"field": "", "line": line})
    assert window.desk.source.edit.textCursor().blockNumber() == block


def test_choosing_related_posts(window):
    chooser = RelatedChooser(window.desk.document, window.app.library, window)
    chooser.open()
    chooser.close()


def test_a_save_by_the_person_says_why_and_writes_nothing(window, answers, qtbot):
    with qtbot.waitSignal(window.app.session.save_failed) as failed:
        window.desk.files.save()
    assert isinstance(failed.args[1], HeaderError)
    assert any("Nothing was saved" in str(told) for told in answers.told)
    assert window.desk.document.path.read_bytes() == OF_ANOTHER_TOOL
    assert not window.desk.document.is_clean


def test_a_save_by_itself_puts_no_dialog_before_anybody(window, answers, qtbot):
    with qtbot.waitSignal(window.app.session.save_failed):
        window.app.session.save(window.desk.document, why=Why.ITSELF)
    assert not answers.told
    assert window.desk.safety_notice.isHidden()


def test_leaving_keeps_a_version_with_the_fields(window, answers, qtbot):
    window.app.secure(5.0)
    window.app.versions.keep_now(window.desk.document, Reason.LEFT)
    window.app.versions._jobs.wait()
    kept = window.app.versions.versions
    listing = kept.listing(place_of(window.desk.document))
    assert "見出し".encode() in kept.read(listing.versions[-1])


def test_the_list_of_versions(window, qtbot):
    dialog = VersionsDialog(
        window.desk.document, window.app.versions, window.desk._ask, lambda: None, window.desk.main_window
    )
    dialog.show()
    dialog._jobs.wait()
    dialog.close()


def test_it_is_a_problem_of_the_report(window):
    draft = window.desk.document.draft()
    task = ReportTask(draft.base.data, window.desk.document.path, draft.contents)
    report = PostWorker().answer(Request(task, "", "en"))["result"]
    assert report["problems"][0]["rule"] == "header-refused"
    assert report["body_line"] == 6
    assert report["news"] == 8
