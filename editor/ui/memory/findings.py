"""Findings of the library in the open post: links to the own blog that are not right, paragraphs of earlier posts; and
their mends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from editor.app.checks.ignoring import Ignoring
from editor.app.choices.settings import Settings
from editor.app.library.standing_questions import StandingQuestions
from editor.app.open_post import change
from editor.app.open_post.document import Document
from editor.core.markup.escape import escaped
from editor.core.markup.link import destination
from editor.core.post import Fields, Related
from editor.core.text.parts import DIVIDER
from editor.core.text.splices import Splice
from editor.core.words import tr
from editor.ui.fields.pane import FieldsPane

Finding = dict[str, Any]
"""A problem as `Problem.as_json` gives it; "body_line" is its line in the text, 1-based, 0 for one in a field. "edit"
mends it; "ways" names what else can be done, with its words; "quiet": the author ignores it."""

CUT, LINK = "cut", "link"


class LibraryFindings(QObject):
    """`changed`: they are other ones."""

    changed = Signal()

    def __init__(
        self, questions: StandingQuestions, fields: FieldsPane, settings: Settings, ignoring: Ignoring
    ) -> None:
        super().__init__(fields)
        self._settings = settings
        self._questions = questions
        self._ignored = 0
        """Number of changes of what the author ignores: with each, there is another answer."""
        self._fields = fields
        self._document: Document | None = None
        self._links = questions.add("links", self._what_to_ask, whole=True)
        self._reused = questions.add("reused", self._what_to_ask)
        for question in (self._links, self._reused):
            question.answered.connect(self.changed)
        self._links.want(True)
        settings.changed.connect(self.changed)
        ignoring.changed.connect(self._look_again)

    def set_document(self, document: Document) -> None:
        """Be about `document` from now on."""
        self._document = document

    def want_all(self, wanted: bool) -> None:
        """Look for paragraphs of earlier posts, too: that takes a second, and is for who looks at the list."""
        self._reused.want(wanted)

    @property
    def found(self) -> list[Finding]:
        """The findings to tell, those of the links first."""
        return [one for one in self._all() if not one["quiet"]]

    @property
    def ignored(self) -> list[Finding]:
        """The findings that the author ignores in this post."""
        return [one for one in self._all() if one["quiet"]]

    def _all(self) -> list[Finding]:
        wants = self._settings.switches.wants
        text = self._document.text() if self._document is not None else ""
        found = [*(self._links.answer or ()), *(_reuse(text, one) for one in self._reused.answer or ())]
        return [{**one, "section": _section(text, one)} for one in found if wants(one["rule"])]

    def _look_again(self) -> None:
        self._ignored += 1
        self._questions.look_soon()

    def _what_to_ask(self, document: Document) -> dict[str, Any] | None:
        return None if document.raw else {"ignored": self._ignored}

    def mend(self, findings: Sequence[Finding]) -> None:
        """Make the edits of `findings` in one step of undo, as far as what they are about still stands there."""
        document = self._document
        if document is None or not document.fields_editable:
            return
        self._fields.flush()
        edits = [(one, one["edit"]) for one in findings if one.get("edit")]
        fields, text = _with_rows(_with_bullets(document.fields, edits), edits), document.text()
        splices: list[Splice] = []
        for one, edit in sorted(edits, key=lambda pair: pair[1].get("start", 0)):
            start, end = edit.get("start", 0), edit.get("end", 0)
            free = not splices or splices[-1].start + splices[-1].removed <= start
            if edit["kind"] == "body" and free and text[start:end] == one["words"]:
                splices.append(Splice(start, end - start, edit["text"]))
        name = tr("Mend a link") if len(edits) == 1 else tr("Mend all links")
        new = fields if fields != document.fields else None
        if new is not None or splices:
            document.apply(change.edited(new, tuple(splices) or None, name=name))

    def do(self, finding: Finding, way: str) -> None:
        """Cut the paragraph of `finding`, or put a link to the earlier post in its place."""
        document = self._document
        if document is None or not document.fields_editable:
            return
        text, start, end = document.text(), finding["start"], finding["end"]
        if text[start:end] != finding["paragraph"]:
            return  # it was written in since
        if way == CUT:
            stop = end + len(text[end:]) - len(text[end:].lstrip("\n"))
            splice, name = Splice(start, stop - start, ""), tr("Cut the paragraph")
        else:
            day = document.profile.format_short_date(finding["day"])
            link = f"[{escaped(finding['title'])}]({destination(finding['url'])})"
            link += f"（{day}）" if day else ""
            splice, name = Splice(start, end - start, link), tr("Link instead of the paragraph")
        document.apply(change.edited(text=(splice,), name=name))


def _section(text: str, one: Finding) -> str:
    """The section of the post that a finding is in, as the report calls it."""
    if one["field"]:
        return str(one["field"]).partition(".")[0]
    before = text.partition(DIVIDER)[0]
    return "news" if DIVIDER not in text or one["body_line"] <= before.count("\n") else "commentary"


def _reuse(text: str, one: dict[str, Any]) -> Finding:
    start, end = one["start"], one["end"]
    paragraph = text[start:end]
    ways = [(CUT, tr("&Cut it"))]
    if one["url"]:
        ways.append((LINK, tr("&Link instead")))
    return {
        **one["problem"],
        "edit": None,
        "ways": ways,
        "start": start,
        "end": end,
        "paragraph": paragraph,
        "title": one["title"],
        "url": one["url"],
        "day": one["date"],
    }


def _with_bullets(fields: Fields, edits: Sequence[tuple[Finding, dict[str, Any]]]) -> Fields:
    from editor.core.library.audit import BulletEdit, with_bullet_edited  # no part of a start

    bullets = [
        (BulletEdit(edit["part"], edit["number"], edit["start"], edit["end"], edit["text"]), one["words"])
        for one, edit in edits
        if edit["kind"] == "bullet"
    ]
    for bullet, words in sorted(bullets, reverse=True):
        part = fields.news if bullet.part == "news" else fields.commentary
        if bullet.number < len(part.summary) and part.summary[bullet.number][bullet.start : bullet.end] == words:
            fields = with_bullet_edited(fields, bullet)
    return fields


def _with_rows(fields: Fields, edits: Sequence[tuple[Finding, dict[str, Any]]]) -> Fields:
    rows: list[Related | None] = list(fields.related)
    for one, edit in edits:
        if edit["kind"] != "row" or edit["number"] >= len(rows):
            continue
        row = rows[edit["number"]]
        part = one["field"].split(".")[2:]
        if row is None or one["words"] != (getattr(fields.related[edit["number"]], part[0]) if part else _name(row)):
            continue
        wanted = edit["row"]
        rows[edit["number"]] = wanted and replace(row, **{key: value for key, value in wanted.items() if value})
    return replace(fields, related=tuple(row for row in rows if row is not None))


def _name(row: Related) -> str:
    return row.title or row.url
