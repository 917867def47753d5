"""Posts are found again where they were left, by their ids, also by the next start."""

from pathlib import Path

import pytest

from editor.app.choices.settings import Settings
from editor.app.open_post.document import Document
from editor.app.open_post.reading_places import ReadingPlace, ReadingPlaces
from editor.core.file.postfile import PostFile
from editor.core.profile.load import load_profile

pytestmark = pytest.mark.usefixtures("qapp")


def post(path: str, post_id: str = "") -> Document:
    header = f"---\nid: {post_id}\n---\n" if post_id else ""
    return Document(Path(path), PostFile.parse(f"{header}本文\n".encode()), None, lambda name: load_profile(name)[0])


@pytest.mark.parametrize(
    ("left", "opened", "found"),
    [
        (post("a.md", "x"), post("renamed.md", "x"), True),
        (post("a.md"), post("a.md"), True),
        (post("a.md"), post("b.md"), False),
        (post("a.md", "x"), post("a.md", "y"), False),
    ],
)
def test_by_the_next_start(left: Document, opened: Document, found: bool) -> None:
    settings = Settings()
    ReadingPlaces(settings).leave(left, ReadingPlace(1, 2, 3))
    settings.save_state()
    place = ReadingPlaces(Settings()).place(opened)
    assert place == (ReadingPlace(1, 2, 3) if found else ReadingPlace())


@pytest.mark.parametrize(
    "kept", [None, [], "x", {"x": [1]}, {"x": [1, 2, -3]}, {"x": [1, 2, "3"]}, {"x": [True, 1, 1]}, {"x": {}}]
)
def test_a_state_that_makes_no_sense(kept: object) -> None:
    settings = Settings()
    settings.state["reading_places"] = kept
    assert ReadingPlaces(settings).place(post("a.md", "x")) == ReadingPlace()


def test_not_every_post_is_remembered_for_ever() -> None:
    settings = Settings()
    places = ReadingPlaces(settings)
    for number in range(400):
        places.leave(post(f"{number}.md"), ReadingPlace(1, 1, 1))
    assert len(settings.state["reading_places"]) == 300
    assert places.place(post("399.md")) == ReadingPlace(1, 1, 1)
    assert places.place(post("0.md")) == ReadingPlace()
