"""A post exported without fear of its text: what could run away or crash is rendered in a process with a deadline.

Python-Markdown is quadratic in some characters (4,000 times `[` in one paragraph is seconds, 40,000 is hours) and
recurses with nesting. An ordinary post has none of that, and is exported here, without the cost of a second process.
"""

import pickle
import re
from io import BytesIO
from pathlib import Path
from typing import Any

from editor.core import words
from editor.core.errors import RenderError
from editor.core.exporters import Export, Job, exporter
from editor.core.exporters.outgoing import as_imported, made_of_text
from editor.core.post import Post
from editor.core.problem import read_problem
from editor.core.processes import children
from editor.core.processes.channel import ChannelError, framed, from_json, read
from editor.core.profile.load import load_profile
from editor.core.render.page import Renderer
from editor.core.words import tr
from editor.core.workers.post_tasks import ExportTask, Request

DEADLINE = 10.0  # seconds; for a million characters and more twice as many: an ordinary text of that length takes six

_ORDINARY_SIZE = 200_000  # characters
_ORDINARY_MARKUP = 200  # characters of markup in one paragraph, or at the start of one line
_MARKUP = re.compile(r"[\[\](){}<>&*_`~!|:\\^=]")
_MARGIN = re.compile(r"[ \t>]*")


def export_post(post: Post, folder: Path, form: str, deadline: float | None = None) -> Export:
    """The export of `post`, whose file lies in `folder`, to the format called `form`.

    Raises ExportError for an unknown format, RenderError when the text takes longer than `deadline` seconds (default:
    as long as a text of its length may take).
    """
    made = exporter(form)
    profile, _problems = load_profile(post.fields.profile)
    if (export := as_imported(made, post, profile, folder)) is not None:
        return export
    if is_ordinary(post.body):
        return made_of_text(made, Job(post, profile, Renderer(profile).render(post), folder))
    if deadline is None:
        deadline = DEADLINE * (1 + min(1, len(post.body) / 1_000_000))
    return _export_apart(
        Request(ExportTask(post, folder.absolute(), form), post.fields.profile, words.language()), deadline
    )


def is_ordinary(body: str) -> bool:
    """Whether a body can be rendered in a moment: short, and without a heap of markup in any one place."""
    if len(body) > _ORDINARY_SIZE:
        return False
    for paragraph in re.split(r"\n[ \t]*\n", body):
        if len(_MARKUP.findall(paragraph)) > _ORDINARY_MARKUP:
            return False
    return all(_MARGIN.match(line).end() <= _ORDINARY_MARKUP for line in body.split("\n"))  # type: ignore[union-attr]


def _export_apart(request: Request, deadline: float) -> Export:
    data = pickle.dumps(request, pickle.HIGHEST_PROTOCOL)
    try:
        _code, answer = children.run("editor.core.workers.post_worker", framed(data), timeout=deadline)
    except TimeoutError:
        message = tr(
            "The file is as it was. Rendering this text took longer than {seconds} seconds and was stopped.",
            seconds=round(deadline),
        )
        raise RenderError(message) from None
    try:
        if (said := read(BytesIO(answer))) is not None:
            return _answer(from_json(said))
    except ChannelError:
        pass  # what it said before it ended is of no use
    raise RenderError(tr("The file is as it was. This text could not be rendered; please try again."))


def _answer(answer: dict[str, Any]) -> Export:
    if "error" in answer:
        raise RenderError(answer["error"])
    values = answer["result"]
    problems = [read_problem(found) for found in values.pop("problems")]
    lists = {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
    return Export(**{**values, **lists}, problems=tuple(problems))
