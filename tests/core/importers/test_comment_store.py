from editor.core.importers.comment_store import CommentStore
from editor.core.importers.entry import Comment, EntryKind


def test_comments_wait_for_their_post() -> None:
    kept = CommentStore()
    page, post = "tag:blogger.com,1999:blog-7.page-9", "tag:blogger.com,1999:blog-7.post-9"
    for number in (2, 1):
        kept.add(Comment(f"c{number}", page, published=f"2024-0{number}", html="あ\ud800"))
    kept.add(Comment("c1", page, published="2024-01", html="again"))
    kept.add(Comment("c3", "elsewhere"))
    found = kept.of(post)  # under either of its ids
    assert [(one.id, one.html) for one in found] == [("c1", "again"), ("c2", "あ?")]
    assert kept.of("unknown") == ()
    assert [(one.kind, one.id) for one in kept.left()] == [(EntryKind.COMMENT, "c3")]
    kept.close()
