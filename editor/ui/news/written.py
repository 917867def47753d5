"""A commentary that was written elsewhere, pasted as a whole: headline, bullets and text, each in its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QTextCursor

from editor.app.open_post import change
from editor.core.fields.manuscript import LONGEST, read_manuscript
from editor.core.markup.paragraphs import one_each
from editor.core.text.parts import DIVIDER, split_body
from editor.core.words import tr
from editor.ui.write.paste import plain_text

if TYPE_CHECKING:
    from editor.ui.desk.desk import Desk


def paste_written(desk: Desk) -> None:
    """Fill the empty commentary of the open post with the one on the clipboard, in one step; the caret goes to its
    end. Where there are words already, or none on the clipboard, nothing is done and that is said."""
    document = desk.document
    if not document.fields_editable:
        return
    desk.commit_input()
    offered = QGuiApplication.clipboard().mimeData()
    words = document.profile.words
    given = plain_text(offered)[: LONGEST + 1] if offered else ""
    read = read_manuscript(given, words.commentary, words.summary)
    parts, commentary = split_body(document.text()), document.fields.commentary
    if read is None:
        desk.news.source.line.say(
            tr("There is no commentary on the clipboard: a headline, and below it the summary or the text.")
        )
        return
    if commentary.headline.strip() or any(commentary.summary) or (parts.commentary or "").strip():
        desk.news.source.line.say(tr("Nothing was pasted: the commentary of this post has words already."))
        return
    fields = replace(document.fields, commentary=replace(commentary, headline=read.headline, summary=read.summary))
    news = parts.news.rstrip("\n")
    body = one_each(read.body) if desk.source.edit.makes_paragraphs else read.body
    text = "\n\n".join(part for part in (news, DIVIDER, body) if part) + "\n"
    document.before_paste(body)
    document.apply(change.edited(fields, text if news else f"\n\n{text}", name=tr("Paste the commentary")))
    desk.focus_source()
    desk.source.edit.moveCursor(QTextCursor.MoveOperation.End)
    desk.news.source.line.say(tr("The commentary is in its place. Lines of the summary: {n}.", n=len(read.summary)))
