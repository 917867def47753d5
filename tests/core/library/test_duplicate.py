"""A new draft is made of a post, with its pictures."""

import pytest

from editor.core import paths
from editor.core.errors import FileError
from editor.core.file.postfile import PostFile
from editor.core.library.duplicate import duplicate
from editor.core.post import Status

POST = (
    "---\nformat: 1\nid: 0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10\ndate: 2025-04-02\nstatus: published\npermalink: talks\n"
    "labels: [米国]\n# 註\nnews:\n  headline: 米国の関税\nimages:\n  talks/a.jpg:\n    alt: 絵\nblogger:\n"
    "  url: https://e.com/2025/04/talks.html\nmine: 自分の鍵\n---\n"
    '![説明](talks/a.jpg)\n\n![二](<talks/b.jpg>) 本文の talks/ はそのまま。\n\n<img src="talks/a.jpg">\n'
)


@pytest.fixture
def library(tmp_path):
    library = tmp_path / "posts"
    (library / "talks").mkdir(parents=True)
    (library / "talks.md").write_text(POST, encoding="utf-8")
    for name in ("a.jpg", "b.jpg"):
        (library / "talks" / name).write_bytes(b"\xff\xd8\xff" + name.encode())
    return library


def test_it_is_a_draft_of_its_own(library):
    path = duplicate(library, library / "talks.md")
    file, old = PostFile.parse(path.read_bytes()), PostFile.parse(POST.encode())
    fields = file.fields
    assert path.parent.parent == library and path.stem.endswith("米国の関税")
    assert fields.id and fields.id != old.fields.id and fields.status is Status.DRAFT
    assert (fields.permalink, fields.blogger.url, fields.labels) == ("", "", ("米国",))
    assert fields.extra == old.fields.extra and fields.news == old.fields.news and fields.date > "2025-04-03"
    assert f"]({path.stem}/a.jpg)" in file.body and f"](<{path.stem}/b.jpg>)" in file.body
    assert f'src="{path.stem}/a.jpg"' in file.body and "本文の talks/ はそのまま" in file.body
    assert [image.path for image in fields.images] == [f"{path.stem}/a.jpg"]
    assert (path.with_suffix("") / "b.jpg").read_bytes() == (library / "talks" / "b.jpg").read_bytes()
    assert (library / "talks.md").read_text(encoding="utf-8") == POST


def test_its_day_is_that_of_its_blog(library):
    days = []
    for number, zone in enumerate(("+14:00", "-12:00")):  # where it is never the same day
        folder = paths.user_profiles() / f"far{number}"
        folder.mkdir(parents=True)
        (folder / "profile.toml").write_text(f'time_zone = "{zone}"\n', encoding="utf-8")
        (library / "talks.md").write_text(POST.replace("# 註", f"profile: far{number}"), encoding="utf-8")
        made = duplicate(library, library / "talks.md")
        date = PostFile.parse(made.read_bytes()).fields.date
        assert date.endswith(zone) and made.name.startswith(date[:10])
        days.append(date[:10])
    assert days[0] > days[1]


def test_two_of_them_have_two_names(library):
    paths = {duplicate(library, library / "talks.md") for _time in range(3)}
    assert len(paths) == 3


def test_one_without_pictures(library):
    (library / "plain.md").write_text("---\ntitle: 題\n---\n文\n", encoding="utf-8")
    path = duplicate(library, library / "plain.md")
    assert PostFile.parse(path.read_bytes()).body == "文\n" and not path.with_suffix("").exists()


def test_posts_in_the_folder_of_its_name_are_no_pictures(library):
    """`2026/` beside `2026.md`."""
    for name in ("2026-01-01-b.md", "c.MARKDOWN", ".x.jpg"):
        (library / "talks" / name).write_text(POST, encoding="utf-8")
    path = duplicate(library, library / "talks.md")
    assert sorted(file.name for file in path.with_suffix("").iterdir()) == ["a.jpg", "b.jpg"]


@pytest.mark.parametrize("text", ["---\na: [\n---\n文\n", "---\nid: 1\nid: 2\n---\n文\n"])
def test_a_header_that_cannot_be_edited_is_left_alone(library, text):
    (library / "broken.md").write_text(text, encoding="utf-8")
    there = sorted(library.rglob("*"))
    with pytest.raises(FileError, match="unchanged"):
        duplicate(library, library / "broken.md")
    assert sorted(library.rglob("*")) == there


def test_one_that_is_gone(library):
    with pytest.raises(FileError):
        duplicate(library, library / "gone.md")
