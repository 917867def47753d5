"""The names of posts' files: when they follow the headline, and when never again."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextCursor

from editor.app.application import Application
from editor.app.files.saving import Why
from editor.app.open_post import change
from editor.core import paths
from editor.core.disk import store
from editor.core.errors import SaveError
from editor.core.history.versions import Versions
from editor.core.post import Status
from editor.core.processes.identity import me
from editor.core.renaming import notes as renames
from editor.core.sharing import claims

ID = "0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10"


def write(app, name="2026-11-27-post.md", headline="", status="draft", body="本文\n", more=""):
    path = app.settings.library / "2026" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = f"---\nid: {ID}\nstatus: {status}\nnews:\n  headline: {headline}\n{more}---\n{body}"
    path.write_text(text, encoding="utf-8")
    return path


def head(document, headline, **more):
    news = replace(document.fields.news, headline=headline)
    document.apply(change.edited(replace(document.fields, news=news, **more), name="Headline"))


def save(app, qtbot, why=Why.PERSON):
    document = app.session.current
    with qtbot.waitSignal(document.saved):
        app.session.save(document, why=why)
    qtbot.waitUntil(lambda: not app.session.saving)


def name_of(app):
    return app.session.current.path.name


def there(app):
    return sorted(path.name for path in (app.settings.library / "2026").iterdir())


@pytest.mark.parametrize("why", Why)
def test_a_name_follows_at_a_save(app, qtbot, why):
    document = app.session.open(write(app))
    head(document, "日本の選択")
    assert name_of(app) == "2026-11-27-post.md"
    with qtbot.waitSignal(app.session.moves.renamed):
        save(app, qtbot, why)
    assert name_of(app) == "2026-11-27-日本の選択.md" and there(app) == ["2026-11-27-日本の選択.md"]
    assert document.is_clean and document.digest == store.read(document.path)[1]
    assert app.session.recent == [document.path]
    head(document, "米国の選択")
    save(app, qtbot, why)
    qtbot.waitUntil(lambda: name_of(app) == "2026-11-27-米国の選択.md")


def test_a_name_that_the_versions_could_not_follow_is_known_all_the_same(app, qtbot, monkeypatch):
    """Else the open post would look for its file under a name that is gone."""

    def refuse(*_given):
        raise SaveError("the disk is full")

    monkeypatch.setattr(Versions, "follow", refuse)
    document = app.session.open(write(app))
    head(document, "国")
    save(app, qtbot)
    qtbot.waitUntil(lambda: name_of(app) == "2026-11-27-国.md")
    assert there(app) == ["2026-11-27-国.md"]
    typed = replace(document.fields, description="後")
    document.apply(change.edited(typed, name="Description"))
    save(app, qtbot)
    assert document.is_clean and "後" in document.path.read_text(encoding="utf-8")


def test_it_is_written_where_it_lies_by_then(app, qtbot):
    """A save that was asked for before the file had its new name."""
    document = app.session.open(write(app))
    head(document, "国")
    written = []
    app.session.written.connect(lambda found: written.append(found.path.name))
    app.session.written.connect(lambda _found: len(written) == 1 and typed())

    def typed():
        QTextCursor(document.buffer).insertText("あと")
        app.session.save(document)

    app.session.save(document)
    qtbot.waitUntil(lambda: len(written) == 2 and not app.session.saving)
    assert there(app) == ["2026-11-27-国.md"] and "あと" in document.path.read_text(encoding="utf-8")
    assert document.is_clean and document.path.name == "2026-11-27-国.md"


def test_it_waits_while_the_headline_is_typed(app, qtbot):
    typing = [True]
    app.names.wait_for_headline(lambda: typing[0])
    document = app.session.open(write(app))
    head(document, "国")
    save(app, qtbot)
    assert name_of(app) == "2026-11-27-post.md"
    typing[0] = False
    head(document, "国民")
    save(app, qtbot)
    qtbot.waitUntil(lambda: name_of(app) == "2026-11-27-国民.md")


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("2026-11-27-mine.md", {}),
        ("mine.md", {}),
        ("2026-11-27-post.md", {"status": "published"}),
        ("2026-11-27-post.md", {"more": "blogger:\n  url: https://example.com/2026/11/a.html\n"}),
    ],
)
def test_a_name_that_does_not_follow(app, qtbot, name, more):
    document = app.session.open(write(app, name, **more))
    head(document, "国")
    save(app, qtbot)
    app.session.new()
    assert app.session.wait(5) and there(app) == [name]


def test_once_published_never_again(app, qtbot):
    document = app.session.open(write(app))
    head(document, "国")
    save(app, qtbot)
    qtbot.waitUntil(lambda: name_of(app) == "2026-11-27-国.md")
    head(document, "国", status=Status.PUBLISHED)
    save(app, qtbot)
    head(document, "国", status=Status.DRAFT)
    save(app, qtbot)
    head(document, "民")
    save(app, qtbot)
    assert there(app) == ["2026-11-27-国.md"]


def test_outside_of_the_library_nothing_follows(app, qtbot, tmp_path):
    path = tmp_path / "2026-11-27-post.md"
    path.write_text(write(app).read_text(encoding="utf-8"), encoding="utf-8")
    head(app.session.open(path), "国")
    save(app, qtbot)
    assert name_of(app) == path.name


BODY = "![図](2026-11-27-post/x.jpg)\n"


def with_picture(app, body=BODY):
    path = write(app, body=body)
    path.with_suffix("").mkdir()
    (path.with_suffix("") / "x.jpg").write_bytes(b"jpg")
    return path


def test_a_post_with_pictures_follows_once_it_is_left(app, qtbot):
    path = with_picture(app)
    head(app.session.open(path), "国")
    save(app, qtbot)
    assert name_of(app) == path.name
    with qtbot.waitSignal(app.session.moves.renamed):
        app.session.new()
    assert there(app) == ["2026-11-27-国", "2026-11-27-国.md"]
    text = (path.parent / "2026-11-27-国.md").read_text(encoding="utf-8")
    assert "![図](2026-11-27-国/x.jpg)" in text
    assert app.session.recent == [path.parent / "2026-11-27-国.md"]


def test_a_post_that_was_only_looked_at_keeps_its_name(app):
    app.session.open(write(app, headline="国"))
    app.session.new()
    assert app.session.wait(5) and there(app) == ["2026-11-27-post.md"]


def test_a_close_is_a_leaving(qapp, qtbot, worker_here):
    app = Application()
    path = with_picture(app)
    head(app.session.open(path), "国")
    save(app, qtbot)
    app.close()
    assert there(app) == ["2026-11-27-国", "2026-11-27-国.md"]
    again = Application()
    assert again.session.begin(None).path.name == "2026-11-27-国.md"
    again.close()


def test_who_comes_by_the_old_name_finds_the_post(app, qtbot):
    path = write(app)
    head(app.session.open(path), "国")
    save(app, qtbot)
    qtbot.waitUntil(lambda: name_of(app) == "2026-11-27-国.md")
    app.session.new()
    assert app.session.open(path).path.name == "2026-11-27-国.md"


def test_the_next_new_post_may_have_the_name_that_became_free(app, qtbot):
    """Two posts begun on one day: both are called "post" until they have a headline."""
    names = []
    for headline in ("国", "党"):
        document = app.session.new()
        names.append(document.path.name)
        QTextCursor(document.buffer).insertText(headline * 3)
        qtbot.waitUntil(lambda document=document: document.on_disk and not app.session.saving)
        QTextCursor(document.buffer).insertText("つづき")
        save(app, qtbot)
        head(document, headline)
        save(app, qtbot)
        qtbot.waitUntil(lambda headline=headline: headline in name_of(app))
        assert document.is_clean
    assert names[0] == names[1]
    texts = [(app.settings.library / names[0][:4] / name).read_text(encoding="utf-8") for name in there(app)]
    assert [text.count("国国国") for text in texts] == [int("headline: 国" in text) for text in texts]
    assert len(texts) == 2 and all("つづき" in text for text in texts)


def test_a_conflict_copy_keeps_its_post(app, qtbot):
    path = write(app)
    path.with_name("2026-11-27-post.sync-conflict-20261127-070000-ABCDEFG.md").write_bytes(path.read_bytes())
    head(app.session.open(path), "国")
    save(app, qtbot)
    assert name_of(app) == path.name


# -- by the person ---------------------------------------------------------------------------------------------------


def renamed(app, qtbot, path, name):
    found = []
    app.names.rename(path, name, lambda new, sentence: found.append((new, sentence)))
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_a_name_of_ones_own_stays(app, qtbot):
    document = app.session.open(write(app))
    head(document, "国")
    save(app, qtbot)
    qtbot.waitUntil(lambda: name_of(app) == "2026-11-27-国.md")
    new, sentence = renamed(app, qtbot, document.path, "私の名前")
    assert (new, sentence) == (document.path, "") and name_of(app) == "私の名前.md"
    head(document, "民")
    save(app, qtbot)
    assert there(app) == ["私の名前.md"]


def test_the_open_post_gets_its_pictures_new_names(app, qtbot):
    document = app.session.open(with_picture(app))
    renamed(app, qtbot, document.path, "b")
    assert document.text() == "![図](b/x.jpg)\n" and document.is_clean
    assert document.path.read_text(encoding="utf-8").endswith("![図](b/x.jpg)\n")
    assert document.history.undo_name is None


def test_what_was_typed_meanwhile_stays(app, qtbot):
    document = app.session.open(with_picture(app))
    found = []
    app.names.rename(document.path, "b", lambda new, _sentence: found.append(new))
    QTextCursor(document.buffer).insertText("あ")
    qtbot.waitUntil(lambda: bool(found))
    assert document.text() == "あ![図](b/x.jpg)\n" and not document.is_clean
    save(app, qtbot)
    assert there(app) == ["b", "b.md"] and document.path.read_text(encoding="utf-8").endswith("あ![図](b/x.jpg)\n")


def test_a_post_that_is_not_open(app, qtbot):
    path = with_picture(app)
    assert renamed(app, qtbot, path, "b.md") == (path.with_name("b.md"), "")
    assert there(app) == ["b", "b.md"]
    assert renames.renamed_to(path) == path.with_name("b.md")


@pytest.mark.parametrize("name", ["..", "taken"])
def test_what_cannot_be_is_said(app, qtbot, name):
    path = write(app)
    path.with_name("taken.md").write_text("x")
    new, sentence = renamed(app, qtbot, path, name)
    assert new is None and sentence and there(app) == ["2026-11-27-post.md", "taken.md"]


def test_a_post_of_another_window_keeps_its_name(app, qtbot):
    path = write(app)
    folder = paths.state() / "open"
    assert claims.claim(folder, path, ID) is None
    other = replace(me(), pid=1, started="")
    for claim in folder.glob("*.json"):
        claim.write_text(claim.read_text().replace(f'"pid": {me().pid}', f'"pid": {other.pid}'))
        claim.write_text(claim.read_text().replace(f'"started": "{me().started}"', '"started": ""'))
    new, sentence = renamed(app, qtbot, path, "b")
    assert new is None and "another window" in sentence and there(app) == ["2026-11-27-post.md"]


def test_the_name_as_it_is_is_no_change(app, qtbot):
    path = write(app)
    assert renamed(app, qtbot, path, path.name) == (path, "")
