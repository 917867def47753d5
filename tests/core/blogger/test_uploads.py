"""The folder of pictures that wait for an upload."""

from editor.core.blogger.uploads import gathered
from editor.core.fields.spec import Fields, Image
from editor.core.post import Post
from tests.picture_files import pixels


def test_holds_what_has_no_address_and_no_others(tmp_path):
    folder = tmp_path / "post"
    folder.mkdir()
    for name in ("a.png", "b.png", "unused.png"):
        (folder / name).write_bytes(pixels("png"))
    body = "![](post/b.png)\n\n![](post/a.png)\n\n![](post/missing.png)\n\n![](https://e.jp/x.png)\n"
    post = Post(Fields(id="0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10"), body)
    found = gathered(post, tmp_path / "post.md")
    assert [file.name for file in found.files] == ["01-b.png", "02-a.png"]
    assert sorted(file.name for file in found.folder.iterdir()) == ["01-b.png", "02-a.png"]
    known = Post(Fields(id=post.fields.id, images=(Image("post/b.png", url="https://e.jp/b.png"),)), body)
    again = gathered(known, tmp_path / "post.md")
    assert [file.name for file in again.folder.iterdir()] == ["01-a.png"]
    assert found.folder.stat().st_mode & 0o077 == 0


def test_ids_are_never_paths(tmp_path):
    found = gathered(Post(Fields(id="../../x"), ""), tmp_path / "post.md")
    assert found.files == ()
    assert found.folder.parent.name == "uploads"
