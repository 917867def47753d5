"""Pictures of the post's folder are shown, no other file is; a missing one says so; a changed one is shown anew."""

import json
import os
import threading
from pathlib import Path
from urllib.parse import quote

import pytest

from editor.ui.preview import scheme
from editor.ui.preview.folder import LoadedPicture
from tests.ui.preview.conftest import FRAME, Shown, picture

WIDTHS = "[...document.images].map(image => image.naturalWidth)"


def show(shown: Shown, *sources: str) -> None:
    """Show one picture for each source."""
    shown.page([f'<p><img src="{source}" alt="説明"></p>' for source in sources])
    shown.settle()


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("a.png", "a.png"),
        ("a.png", "./a.png"),
        ("写真/港 の朝.png", "写真/港 の朝.png"),
        ("写真/港 の朝.png", quote("写真/港 の朝.png")),
        ("100%.png", "100%.png"),
        ("a?b#c.png", "a?b#c.png"),
        ("post/x.png", "post/../post/x.png"),
    ],
)
def test_pictures_of_the_folder_are_shown(shown: Shown, file: str, source: str) -> None:
    picture(shown.folder / file)
    show(shown, source)
    assert shown.ask(WIDTHS) == [40]


def test_nothing_outside_of_the_folder_is_shown(shown: Shown) -> None:
    outside = picture(shown.folder.parent / "other" / "secret.png")
    picture(shown.folder.parent / "secret.png")
    (shown.folder / "way").symlink_to(outside.parent)
    (shown.folder / "link.png").symlink_to(outside)
    (shown.folder / "loop.png").symlink_to(shown.folder / "loop.png")
    (shown.folder / "text.png").write_text("no picture", encoding="utf-8")
    (shown.folder / "script.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    os.mkfifo(shown.folder / "pipe.png")
    sources = [
        "../secret.png",
        "../other/secret.png",
        "..%2fsecret.png",
        "%2e%2e/secret.png",
        "%2e%2e%2fsecret.png",
        "%252e%252e/secret.png",
        ".%2e/other/secret.png",
        "..\\secret.png",
        "a/../../secret.png",
        str(outside),
        quote(str(outside), safe=""),
        "file://" + str(outside),
        "FILE://" + str(outside),
        "//localhost" + str(outside),
        "way/secret.png",
        "link.png",
        "loop.png",
        "text.png",
        "script.svg",
        "pipe.png",
        "a%00.png",
        "ronpyo://other/link.png",
        "ronpyo://post/../secret.png",
        "ronpyo://post/%2e%2e%2fsecret.png",
        "view-source:file://" + str(outside),
        "filesystem:file://" + str(outside),
        ".",
        "x" * 5000,
    ]
    show(shown, *sources)
    assert shown.ask(WIDTHS) == [0] * len(sources)
    assert shown.ask("document.querySelectorAll('img[data-missing]').length") == len(sources)


def test_a_missing_picture_shows_its_name_and_why(shown: Shown) -> None:
    (shown.folder / "text.png").write_text("no picture", encoding="utf-8")
    (shown.folder / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    picture(shown.folder.parent / "b.png")
    expected = {
        "港.png": ["港.png", "There is no such image in the folder of the post. Check its name, or insert it again."],
        "../b.png": ["../b.png", "It is outside the folder of the post, so it is not shown. Insert it again."],
        "text.png": [
            "text.png",
            "The file is not an image that a blog can show. Save it as PNG, JPEG, GIF, WebP or AVIF.",
        ],
        "broken.png": ["broken.png", "The file cannot be shown as an image."],
        "https://example.com/a.png": [
            "https://example.com/a.png",
            "Images of other sites are not loaded in the preview.",
        ],
        "data:image/png;base64,AAAA": ["説明", "The file cannot be shown as an image."],
    }
    show(shown, *expected)
    said = json.dumps(list(expected.values()), ensure_ascii=False)
    shown.wait(f"JSON.stringify([...document.images].map(image => image.alt.split('\\n'))) === JSON.stringify({said})")


def test_a_picture_changed_on_the_disk_is_shown_anew_alone(shown: Shown) -> None:
    picture(shown.folder / "a.png", "red")
    picture(shown.folder / "b.png", "green")
    show(shown, "a.png", "b.png")
    sources = shown.ask("[...document.images].map(image => image.src)")
    picture(shown.folder / "a.png", "blue", 50)
    shown.wait(f"{WIDTHS}.join() === '50,40'")
    now = shown.ask("[...document.images].map(image => image.src)")
    assert now[0] != sources[0]
    assert now[1] == sources[1]
    # Rendered again by an edit beside it, it is still the new one; replaced as a whole it is followed too.
    shown.view.patch({"news": [0, 1, ['<p>図<img src="a.png"></p>']]})
    shown.settle()
    assert shown.ask(WIDTHS) == [50, 40]
    picture(shown.folder / "new.tmp.png", "yellow", 60).replace(shown.folder / "a.png")
    shown.wait(f"{WIDTHS}.join() === '60,40'")


def test_a_picture_that_is_replaced_while_it_is_read_is_shown_anew(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, read = picture(shown.folder / "a.png", "red"), scheme.read_picture
    later = picture(shown.folder / "new.tmp.png", "blue", 60)

    def read_and_replace(folder: Path | None, name: str) -> LoadedPicture:
        found = read(folder, name)
        if later.exists():
            later.replace(file)
        return found

    monkeypatch.setattr(scheme, "read_picture", read_and_replace)
    show(shown, "a.png")
    shown.wait(f"{WIDTHS}.join() === '60'")


def test_a_picture_that_comes_is_shown_and_one_that_goes_is_missed(shown: Shown) -> None:
    show(shown, "a.png")
    shown.wait("document.images[0].dataset.missing === ''")
    picture(shown.folder / "a.png")
    shown.wait("document.images[0].naturalWidth === 40 && !('missing' in document.images[0].dataset)")
    assert shown.ask("document.images[0].alt") == "説明"
    (shown.folder / "a.png").unlink()
    shown.wait("document.images[0].alt.startsWith('a.png\\nThere is no')")


def test_another_folder_is_another_world(shown: Shown, tmp_path: Path) -> None:
    picture(shown.folder / "a.png")
    show(shown, "a.png")
    shown.view.folder = tmp_path / "library"
    show(shown, "a.png", "post/a.png")
    assert shown.ask(WIDTHS) == [0, 40]


def test_a_picture_in_the_frame(shown: Shown) -> None:
    picture(shown.folder / "a.png")
    shown.page([], frame='<img src="a.png">' + FRAME)
    shown.settle()
    assert shown.ask(WIDTHS) == [40]


def test_a_drive_that_does_not_answer_holds_up_neither_the_window_nor_another_folder(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture(shown.folder / "a.png")
    answers, read, slow = threading.Event(), scheme.read_picture, shown.folder
    monkeypatch.setattr(
        scheme,
        "read_picture",
        lambda folder, name: (answers.wait(60) if folder == slow else None, read(folder, name))[1],
    )
    shown.page(['<p><img src="a.png" alt="説明"></p>'])
    other = shown.folder.parent / "other"
    picture(other / "b.png")
    shown.view.folder = other
    shown.page(['<p><img src="b.png" alt="別"></p>'])
    shown.settle()
    assert shown.ask(WIDTHS) == [40]
    assert not answers.is_set()
    answers.set()
