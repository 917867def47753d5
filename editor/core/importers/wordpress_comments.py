"""The comments of a post of WordPress, and those that are not taken in."""

from collections.abc import Iterator
from datetime import UTC

from editor.core.importers import titles
from editor.core.importers.entry import Comment, EntryKind, Skipped
from editor.core.importers.wordpress_time import read_time
from editor.core.importers.xml_element import Element
from editor.core.words import tr


def _fate(comment: Element) -> str:
    """The reason why the comment is not taken in; "" if it is."""
    approved = comment.text("wp:comment_approved").strip().lower()
    if comment.text("wp:comment_type").strip() in ("pingback", "trackback"):
        return tr("It is a notice of a link, no comment.")
    if approved in ("1", "approve", "approved", ""):
        return ""
    return {"spam": tr("It is spam."), "trash": tr("It is in the trash.")}.get(approved, tr("It was never approved."))


def left_out(element: Element) -> Iterator[Skipped]:
    for comment in element.all("wp:comment"):
        if reason := _fate(comment):
            yield Skipped(EntryKind.COMMENT, comment.text("wp:comment_id").strip(), "", reason)


def comments_of(element: Element, post: str) -> Iterator[Comment]:
    for comment in element.all("wp:comment"):
        if _fate(comment):
            continue
        when = read_time(comment.text("wp:comment_date_gmt"))
        parent = comment.text("wp:comment_parent").strip()
        yield Comment(
            comment.text("wp:comment_id").strip(),
            post,
            "" if parent == "0" else parent,
            titles.clean(comment.text("wp:comment_author")),
            comment.text("wp:comment_author_url").strip(),
            when.replace(tzinfo=UTC).isoformat() if when else comment.text("wp:comment_date").strip(),
            comment.text("wp:comment_content").strip().replace("\r\n", "\n").replace("\n", "<br />"),
        )
