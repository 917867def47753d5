"""Links that follow a renamed post file."""

from pathlib import Path

import pytest

from editor.core.file.contents import Contents
from editor.core.file.postfile import PostFile
from editor.core.post import Image
from editor.core.renaming.moved_links import contents_changed, to_renamed, with_links_changed, with_name_followed

LIBRARY = Path("/library")
OLD, NEW = LIBRARY / "2026" / "2026-11-27-post.md", LIBRARY / "2026" / "2026-11-27-日本.md"
BESIDE = LIBRARY / "2026"

CASES = [
    (BESIDE, "2026-11-27-post/a.jpg", "2026-11-27-日本/a.jpg"),
    (BESIDE, "./2026-11-27-post/a.jpg", "./2026-11-27-日本/a.jpg"),
    (BESIDE, "2026-11-27-post.md", "2026-11-27-日本.md"),
    (BESIDE, "2026-11-27-post.md#節", "2026-11-27-日本.md#節"),
    (BESIDE, "../2026/2026-11-27-post.md", "../2026/2026-11-27-日本.md"),
    (LIBRARY / "2025", "../2026/2026-11-27-post.md?x", "../2026/2026-11-27-日本.md?x"),
    (LIBRARY / "2025", "../2026/2026-11-27-POST/a.jpg", "../2026/2026-11-27-日本/a.jpg"),
    (LIBRARY, "2026/2026-11-27%2Dpost.md", "2026/2026-11-27-%E6%97%A5%E6%9C%AC.md"),
    (LIBRARY / "2025", "2026-11-27-post.md", None),
    (BESIDE, "2026-11-27-post", None),
    (BESIDE, "2026-11-27-post-2/a.jpg", None),
    (BESIDE, "a/2026-11-27-post/a.jpg", None),
    (BESIDE, "https://example.com/2026-11-27-post.md", None),
    (BESIDE, "/2026/2026-11-27-post.md", None),
    (BESIDE, "#2026-11-27-post.md", None),
    (BESIDE, "mailto:2026-11-27-post.md", None),
]


@pytest.mark.parametrize(("folder", "address", "new"), CASES)
def test_an_address(folder, address, new):
    assert to_renamed(folder, OLD, NEW)(address, "plain") == new


def test_a_decomposed_name_is_the_same():
    old, new = Path("/l/が.md"), Path("/l/b.md")
    assert to_renamed(Path("/l"), old, new)("か\u3099/x.jpg", "plain") == "b/x.jpg"


@pytest.mark.parametrize(
    ("form", "written"), [("plain", "a%20%281%29/x.jpg"), ("angle", "a (1)/x.jpg"), ("double", "a%20%281%29/x.jpg")]
)
def test_a_name_is_escaped_where_it_must_be(form, written):
    assert to_renamed(Path("/l"), Path("/l/b.md"), Path("/l/a (1).md"))("b/x.jpg", form) == written


TEXT = """---
# a comment
news:
  headline: 見出し
  summary:
    - "[前](2026-11-27-post.md)"
related:
  - title: 前
    url: 2026-11-27-post.md
images:
  2026-11-27-post/a.jpg:
    alt: 図
x-own: 2026-11-27-post.md
---
![図](2026-11-27-post/a.jpg) `2026-11-27-post/a.jpg`
"""


def test_all_places_of_a_post():
    changed = with_links_changed(PostFile.parse(TEXT.encode()), to_renamed(BESIDE, OLD, NEW)).text
    wanted = TEXT.replace("2026-11-27-post", "2026-11-27-日本")
    wanted = wanted.replace("x-own: 2026-11-27-日本", "x-own: 2026-11-27-post").replace(
        "`2026-11-27-日本", "`2026-11-27-post"
    )
    assert changed == wanted


def test_a_post_without_such_links_stays_the_same():
    file = PostFile.parse(TEXT.encode())
    assert with_links_changed(file, to_renamed(LIBRARY, OLD, NEW)).data == file.data


def test_contents_of_a_window():
    file = PostFile.parse(TEXT.encode())
    change = to_renamed(BESIDE, OLD, NEW)
    assert contents_changed(Contents.of(file), change) == Contents.of(with_links_changed(file, change))
    raw = Contents(file.fields, TEXT, raw=True)
    assert "![図](2026-11-27-日本/a.jpg)" in contents_changed(raw, change).text


@pytest.mark.parametrize(
    ("was", "now", "links"),
    [
        (OLD, NEW, "日本"),
        (OLD, OLD, "post"),
        (OLD, LIBRARY / "2025" / NEW.name, "post"),
        (BESIDE / "x.md", NEW, "post"),
    ],
)
def test_an_earlier_state_of_a_renamed_post(was, now, links):
    body = with_name_followed(PostFile.parse(TEXT.encode()), was, now).body
    assert f"![図](2026-11-27-{links}/a.jpg)" in body


def test_an_earlier_state_that_cannot_be_edited_stays():
    file = PostFile.parse(b"---\nimages: {2026-11-27-post/a.jpg: [\n---\n\xff![a](2026-11-27-post/a.jpg)\n")
    assert with_name_followed(file, OLD, NEW).data == file.data


@pytest.mark.parametrize(
    ("images", "wanted"),
    [
        (["a/x.jpg: {alt: 図}", "b/x.jpg: {alt: 古, credit: 誰}"], [Image("b/x.jpg", "図")]),
        (["b/x.jpg: {alt: 古}", "a/x.jpg: {alt: 図}"], [Image("b/x.jpg", "図")]),
        (["a/x.jpg: {alt: 図}", "A/x.jpg: {alt: 絵, credit: 誰}"], [Image("b/x.jpg", "図", "誰")]),
        (["a/x.jpg: {alt: 図}", "b/y.jpg: {alt: 他}"], [Image("b/x.jpg", "図"), Image("b/y.jpg", "他")]),
    ],
)
def test_what_is_said_of_a_picture_is_not_lost_to_a_row_that_has_its_new_name(images, wanted):
    listed = "".join(f"  {row}\n" for row in images)
    file = PostFile.parse(f"---\nid: x\nimages:\n{listed}---\n![](a/x.jpg)\n".encode())
    changed = with_links_changed(file, to_renamed(Path("/l"), Path("/l/a.md"), Path("/l/b.md")))
    assert sorted(changed.fields.images, key=lambda image: image.path) == wanted


def test_a_folder_that_is_reached_on_two_ways_is_one(tmp_path):
    (tmp_path / "posts" / "2025").mkdir(parents=True)
    (tmp_path / "posts" / "2026").mkdir()
    (tmp_path / "alias").symlink_to(tmp_path / "posts", target_is_directory=True)
    ways = [tmp_path / "posts", tmp_path / "alias"]
    for one, other in (ways, reversed(ways)):
        change = to_renamed(other / "2025", one / "2026" / "a.md", one / "2026" / "b.md")
        assert change("../2026/a.md", "plain") == "../2026/b.md" and change("a.md", "plain") is None
        change = to_renamed(other / "2026", one / "2026" / "a.md", one / "2026" / "b.md")
        assert change("a/x.jpg", "plain") == "b/x.jpg"
