"""Pictures put into a post in the real window: several at once, their copies for the web, where others are sought."""

from editor.core.images.metadata import facts
from tests.picture_files import exif, pixels, red_corner, with_exif


def test_pictures_are_chosen_put_in_and_copied_for_the_web(window_of, answers, tmp_path, qtbot):
    path = tmp_path / "post.md"
    path.write_text("本文。\n", encoding="utf-8")
    album = tmp_path / "album"
    album.mkdir()
    photo, drawing = album / "IMG_1.jpg", album / "絵.png"
    photo.write_bytes(with_exif("jpeg", pixels("jpeg"), exif(6, place=True)))
    drawing.write_bytes(pixels("png"))
    window = window_of(path)
    answers.paths = [photo, drawing]
    window.actions_["insert.image"].trigger()
    edit = window.desk.source.edit
    assert edit.toPlainText() == "![](post/IMG_1.jpg)\n\n![](post/絵.png)\n\n本文。\n"
    assert edit.textCursor().position() == 2
    copy = tmp_path / "post/IMG_1.web.jpg"
    qtbot.waitUntil(copy.is_file, timeout=20_000)
    assert red_corner(copy.read_bytes()) == (30, 40, "TR")
    assert not facts(copy.read_bytes()).says_where
    assert (tmp_path / "post/IMG_1.jpg").read_bytes() == photo.read_bytes()
    assert sorted(file.name for file in (tmp_path / "post").iterdir()) == ["IMG_1.jpg", "IMG_1.web.jpg", "絵.png"]
    edit.undo()
    assert edit.toPlainText() == "本文。\n"
    window.actions_["insert.image"].trigger()
    assert answers.asked == [str(tmp_path), str(album)]
