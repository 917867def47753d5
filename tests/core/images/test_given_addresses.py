"""Addresses for all pictures of a post out of one piece of Blogger's HTML."""

from pathlib import Path

from editor.core.images.given_addresses import files_to_upload, given_addresses, with_addresses
from editor.core.post import Fields, Image, Post
from tests.picture_files import pixels

HOST = "https://blogger.googleusercontent.com/img/b/R/A"


def test_each_gets_its_own_by_name_then_by_order(tmp_path: Path) -> None:
    (tmp_path / "post").mkdir()
    for name in ("a.png", "b.png"):
        (tmp_path / "post" / name).write_bytes(pixels("png"))
    body = "![一](post/a.png)\n\n![二](post/b.png)\n\n![他](https://e.jp/c.png)\n"
    post, file = Post(Fields(images=(Image("post/b.png", "代わり"),)), body), tmp_path / "post.md"
    html = f'<a href="{HOST}/s1600/b.png"><img src="{HOST}/w640-h480/b.png" /></a><img src="{HOST}/s320/a.png" />'
    found = given_addresses(post, file, html)
    assert found == {"post/a.png": f"{HOST}/s320/a.png", "post/b.png": f"{HOST}/w640-h480/b.png"}
    images = with_addresses(post.fields, found)
    assert [(image.path, image.alt, image.url) for image in images] == [
        ("post/b.png", "代わり", f"{HOST}/w640-h480/b.png"),
        ("post/a.png", "", f"{HOST}/s320/a.png"),
    ]
    assert [path.name for path in files_to_upload(post, file)] == ["a.png", "b.png"]
    assert files_to_upload(Post(Fields(images=images), body), file) == ()
    assert given_addresses(post, file, "<p>何もない</p>") == {}
