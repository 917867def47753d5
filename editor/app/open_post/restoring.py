"""Bringing an earlier version, or a part of it, back into the open post."""

from collections.abc import Callable

from editor.app.open_post import change
from editor.app.open_post.change import Outcome
from editor.app.open_post.document import Document
from editor.core.file import lines
from editor.core.file.postfile import PostFile
from editor.core.history.restore import VersionPart, restored
from editor.core.post import Post


class Restoring:
    """The differences between another version and `document`, and the step that puts one back, with a version of the
    post kept before it.

    `commit_input()` hands over to the document what is still being composed.
    """

    def __init__(self, document: Document, commit_input: Callable[[], None]) -> None:
        self._document = document
        self._commit_input = commit_input

    def possible(self, then: PostFile) -> set[VersionPart]:
        """The parts of `then` that can be restored and are other than now."""
        return {part for part in VersionPart if self._change(then, part) is not None}

    def restore(self, then: PostFile, part: VersionPart, name: str) -> bool:
        """Put `part` of `then` back, as an undo step called `name`; False: there is nothing to do."""
        self._commit_input()
        what = self._change(then, part)
        return what is not None and self._document.apply(change.restored(what, name)) is Outcome.DONE

    def _change(self, then: PostFile, part: VersionPart) -> Post | str | None:
        """The post, or in raw mode the whole text, that restoring `part` leads to; None: nothing would change."""
        document = self._document
        if document.read_only or then.encoding not in ("utf-8", "cp932", "euc-jp", "iso2022-jp", "utf-16", "utf-32"):
            return None
        if document.raw:
            text = lines.to_buffer(then.text)
            return text if part is VersionPart.WHOLE and text != document.text() else None
        if not then.editable and part is not VersionPart.TEXT:
            return None
        now = Post(document.fields, document.text())
        new = restored(now, Post(then.fields, lines.to_buffer(then.body)), part)
        return new if new != now else None
