"""Questions about the author's earlier posts, each answer a value of JSON.

A request has "ask", the text of the post file as it is now ("text"), its path in the library ("path") and the whole one
("file"), and what the question needs; `QUESTIONS` names all. They are answered in a lane of their own: no search waits
for them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

from editor.core.file.postfile import PostFile
from editor.core.file.surroundings import Surroundings
from editor.core.history import ignored
from editor.core.history.version_place import PostPlace
from editor.core.library.audit import audit
from editor.core.library.covered import covered, reused, reused_problem
from editor.core.library.draft import DraftPost, draft_of
from editor.core.library.due import due
from editor.core.library.former_address import FormerAddresses, former_addresses
from editor.core.library.forward_links import forward_links
from editor.core.library.index import Index
from editor.core.library.label_advice import complete, shared, spellings, suggested
from editor.core.library.own_pages import OwnPages
from editor.core.library.related import WEIGHTS, related
from editor.core.library.said_before import said_before
from editor.core.library.texts import PostSummary, Texts
from editor.core.library.timeline import bullets_of, timeline
from editor.core.problem import Problem
from editor.core.profile.load import load_profile

_MOST = 200  # of anything that is asked for

Request = Mapping[str, Any]


def answer(index: Index, request: Request) -> Any:
    """The answer to a request. Raises KeyError for a question that is none, sqlite3.Error."""
    return QUESTIONS[request["ask"]](index, request)


def _related(index: Index, request: Request) -> list[dict[str, Any]]:
    """Asks with "limit", and "unpublished": drafts, too; "listed": what is taken from those just listed, 0 to 1."""
    weights = WEIGHTS
    if isinstance(listed := request.get("listed"), (int, float)):
        weights = replace(WEIGHTS, listed=float(listed))
    unpublished = bool(request.get("unpublished"))
    matches = related(index, _draft(request), _limit(request, 10), unpublished=unpublished, weights=weights)
    entries = {entry.id: entry for entry in index.entries([match.number for match in matches])}
    return [
        {
            **_row(entries[match.number]),
            "score": match.score,
            "why": match.why,
            "bullets": _bullets(index, match.number),
        }
        for match in matches
        if match.number in entries
    ]


def _bullets(index: Index, number: int) -> list[str]:
    return [bullet for entry in index.entries([number]) for bullet in bullets_of(index, entry)]


def _said(index: Index, request: Request) -> list[dict[str, Any]]:
    """Asks with "paragraph"."""
    found = said_before(index, str(request["paragraph"]), _draft(request), _limit(request, 5))
    return [
        {
            **_row(one.entry),
            "score": one.score,
            "why": one.why,
            "bullets": one.bullets,
            "sentence": one.sentence,
            "differences": [difference._asdict() for difference in one.differences],
        }
        for one in found
    ]


def _covered(index: Index, request: Request) -> list[dict[str, Any]]:
    """Asks with "url" and "headline" of a source."""
    found = covered(index, str(request.get("url", "")), str(request.get("headline", "")), _draft(request))
    return [{**_row(one.entry), "by": one.by, "share": one.share} for one in found]


def _reused(index: Index, request: Request) -> list[dict[str, Any]]:
    """The places are those in the body of "text", in characters."""
    file = _file(request)
    found = reused(index, file.body, _draft(request))
    problems = [reused_problem(file, one) for one in found]
    return [
        {**_row(one.entry), "start": one.start, "end": one.end, "share": one.share, "problem": told}
        for one, told in zip(found, _with_ignored(request, file, problems), strict=True)
    ]


def _links(index: Index, request: Request) -> list[dict[str, Any]]:
    """Problems, each with its "edit"."""
    file = _file(request)
    profile, _problems = load_profile(file.fields.profile)
    found = audit(index, file, _draft(request), profile.zone)
    told = _with_ignored(request, file, [one.problem for one in found])
    return [{**problem, **one.as_json()} for problem, one in zip(told, found, strict=True)]


def _with_ignored(request: Request, file: PostFile, problems: Sequence[Problem]) -> list[dict[str, Any]]:
    """The problems as JSON, each with what it is known again by, "known", and whether the author ignores it, "quiet";
    where it stands in the body, "body_line" is its 1-based line there, else 0."""
    around = Surroundings(file)
    there = ignored.read(PostPlace(Path(str(request.get("file", ""))), file.fields.id))
    told = []
    for problem in problems:
        known = ignored.known_by(problem, around.text_at(problem))
        told.append(
            {
                **problem.as_json(),
                "known": asdict(known),
                "quiet": any(one.is_same(known) for one in there),
                "body_line": 0 if problem.field else problem.line - file.body_line + 1,
            }
        )
    return told


def _labels(index: Index, request: Request) -> dict[str, Any]:
    """Asks with "typed"; what is empty completes nothing."""
    draft = _draft(request)
    typed = str(request.get("typed", ""))
    completed = complete(index, typed, _limit(request, 12), draft.texts.labels) if typed.strip() else []
    return {
        "completed": [one._asdict() for one in completed],
        "suggested": [one._asdict() for one in suggested(index, draft)],
        "shared": shared(index, draft),
        "spellings": [one._asdict() for one in spellings(index, draft.texts.labels)],
    }


def _predictions(index: Index, request: Request) -> list[dict[str, Any]]:
    """Asks with the days "first" and "last", both today where they are missing."""
    today = date.today().isoformat()
    found = due(index, str(request.get("first", today)), str(request.get("last", today)))
    return [{**_row(one.entry), "day": one.day, "sentence": one.sentence} for one in found]


def _forward(index: Index, request: Request) -> list[dict[str, Any]]:
    file = _file(request)
    profile, _problems = load_profile(file.fields.profile)
    found = forward_links(index, _draft(request), file.fields.date, profile, _limit(request, 10))
    return [{**_row(one.entry), "score": one.score, "html": one.html, "markdown": one.markdown} for one in found]


def _timeline(index: Index, request: Request) -> list[dict[str, Any]]:
    """Asks with "query"."""
    moments = timeline(index, str(request["query"]), int(request.get("limit", 1_000)))
    return [{**_row(moment.entry), "bullets": moment.bullets} for moment in moments]


def _former(index: Index, request: Request) -> FormerAddresses:
    """Asks with "before", an earlier state of the post's file, and "known", addresses that it is known to have had."""
    known = [url for url in request.get("known", ()) if isinstance(url, str)]
    before, text = str(request.get("before", "")), str(request.get("text", ""))
    return former_addresses(index, before, text, str(request.get("path", "")), known)


def _own(index: Index, request: Request) -> list[dict[str, Any]]:
    """Asks with "url": the other post of the author that lies there, if there is one."""
    pages, url = OwnPages(index, _draft(request)), str(request.get("url", ""))
    found = None if pages.is_itself(url) else pages.find(url)
    return [] if found is None else [_row(found)]


QUESTIONS: Mapping[str, Callable[[Index, Request], Any]] = {
    "related": _related,
    "said": _said,
    "covered": _covered,
    "reused": _reused,
    "links": _links,
    "labels": _labels,
    "predictions": _predictions,
    "forward": _forward,
    "timeline": _timeline,
    "former": _former,
    "own": _own,
}


def _row(entry: PostSummary) -> dict[str, Any]:
    return {
        "id": entry.id,
        "path": entry.path,
        "title": entry.title,
        "url": entry.url,
        "derived": entry.derived,
        "date": entry.day,
        "status": entry.status,
    }


def _file(request: Request) -> PostFile:
    return PostFile.parse(_data(request))


def _draft(request: Request) -> DraftPost:
    return draft_of(_data(request), str(request.get("path", ""))) or DraftPost(Texts("", (), (), (), "", ()))


def _data(request: Request) -> bytes:
    return str(request.get("text", "")).encode("utf-8", "surrogatepass")


def _limit(request: Request, usual: int) -> int:
    return max(1, min(_MOST, int(request.get("limit") or usual)))
