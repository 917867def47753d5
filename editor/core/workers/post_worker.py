"""The render process: reads posts, answers with what changed on the page. Knows no Qt and no window.

Markdown is rendered in a process of its own, because one regular expression that runs away holds Python's global lock
and would freeze the window from any thread (measured: 22 s for 20 kB), and because only a process can be killed.

A message is a 4-byte big-endian length and that many bytes. A request is a pickled `tasks.Request` (we wrote it), an
answer is JSON, `{"page": bool, "result": …}` or `{"page": bool, "error": sentence}`: what comes from a process that
reads hostile text is not unpickled. Pages come in the order in which they were asked for, and so do all other answers;
the process ends when its input does and all is answered.
"""

import json
import pickle
import struct
import sys
from dataclasses import dataclass, replace
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, BinaryIO

from editor.core.text.splices import common_ends
from editor.core.workers.post_tasks import PageTask, PasteTask, ReportTask, Request, export, report

LENGTH = struct.Struct(">I")


WHOLE = ("frame", "news_lines", "commentary_lines", "title", "style", "language", "more")
"""What of a page travels as a whole; its blocks travel as splices."""


@dataclass(slots=True)
class Page:
    """A page as both ends hold it: its frame, the blocks of its two slots, and what is said of it.

    `news_lines` and `commentary_lines` are the 1-based lines of the body on which the blocks begin. `more` is what the
    blog's front page calls the way on at the jump break.
    """

    frame: str = ""
    news: tuple[str, ...] = ()
    commentary: tuple[str, ...] = ()
    news_lines: tuple[int, ...] = ()
    commentary_lines: tuple[int, ...] = ()
    title: str = ""
    style: str = ""
    language: str = ""
    more: str = ""


def splice(old: tuple[str, ...], new: tuple[str, ...]) -> list[Any] | None:
    """`[start, removed, blocks]` that turns `old` into `new`; None where they are equal."""
    start, end = common_ends(old, new)
    if start == len(old) == len(new):
        return None
    return [start, len(old) - start - end, list(new[start : len(new) - end])]


def difference(old: Page, new: Page) -> dict[str, Any]:
    """The patch that turns `old` into `new`: only what differs is in it."""
    patch: dict[str, Any] = {name: getattr(new, name) for name in WHOLE if getattr(old, name) != getattr(new, name)}
    for slot in ("news", "commentary"):
        if (change := splice(getattr(old, slot), getattr(new, slot))) is not None:
            patch[slot] = change
    return patch


class Worker:
    """Does requests one after another and remembers the page it sent last."""

    def __init__(self) -> None:
        self._sent: Page | None = None
        self._body = ""
        self._renderers: dict[tuple[str, str], tuple[Any, Any]] = {}

    def answer(self, request: Request) -> dict[str, Any]:
        """The answer to one request. Errors that the person can understand are answers too."""
        from editor.core import words
        from editor.core.errors import RonpyoError

        if words.language() != request.language:
            words.use(request.language)
        try:
            return {"result": self._do(request)}
        except RonpyoError as error:
            return {"error": str(error)}

    def _do(self, request: Request) -> dict[str, Any] | str | None:
        task = request.task
        if isinstance(task, PageTask):
            return self._patch(task, request)
        if isinstance(task, PasteTask):
            return _markdown(task.page)
        renderer, profile = self._renderer(request)
        if isinstance(task, ReportTask):
            return report(task, profile)
        return export(task, renderer.render, profile)

    def _patch(self, task: PageTask, request: Request) -> dict[str, Any] | None:
        if task.fresh:
            self._sent = Page()
            self._renderers.clear()
        elif self._sent is None:
            return None  # asked of a process that was killed since
        # Taken in before anything can go wrong: the next change is one of this body.
        self._body = task.post.body if task.change is None else task.change.apply(self._body)
        renderer, profile = self._renderer(request)
        page = _page(renderer.render(replace(task.post, body=self._body)), profile)
        patch = difference(self._sent, page)
        self._sent = page
        return patch

    def _renderer(self, request: Request) -> tuple[Any, Any]:
        from editor.core.profile.load import load_profile
        from editor.core.render.page import Renderer

        key = (request.profile, request.language)
        if key not in self._renderers:
            profile, _problems = load_profile(request.profile)
            self._renderers[key] = (Renderer(profile), profile)
        return self._renderers[key]


def _page(rendered: Any, profile: Any) -> Page:
    return Page(
        frame=rendered.frame,
        news=rendered.news,
        commentary=rendered.commentary,
        news_lines=rendered.news_lines,
        commentary_lines=rendered.commentary_lines,
        title=rendered.title,
        style=profile.stylesheet,
        language=profile.language,
        more=profile.words.read_more,
    )


def _markdown(page: str) -> str:
    from editor.core.from_html.paste import markdown_from_html

    return markdown_from_html(page)


def read_message(stream: BinaryIO) -> bytes | None:
    """The next message of `stream`; None at its end."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    return stream.read(length)


class _Channel:
    """Sends answers, whole ones, from whichever thread has one."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self._lock = Lock()

    def send(self, answer: dict[str, Any], *, page: bool) -> None:
        data = json.dumps({**answer, "page": page}, ensure_ascii=False).encode("utf-8")
        with self._lock:
            self._target.write(LENGTH.pack(len(data)) + data)
            self._target.flush()


def _work_off(requests: "SimpleQueue[Request | None]", channel: _Channel) -> None:
    worker = Worker()
    while (request := requests.get()) is not None:
        channel.send(worker.answer(request), page=False)


def main() -> None:
    """Answer requests from standard input until it ends.

    Pages are rendered here; all else is done in a thread beside, so that the next key's page need not wait for them.
    """
    sys.setswitchinterval(0.0005)  # a page may have to wait for the other thread's turn to end
    channel, others = _Channel(sys.stdout.buffer), SimpleQueue["Request | None"]()
    import editor.core.profile.load
    import editor.core.render.page  # noqa: F401  loaded before the first request is here

    beside = Thread(target=_work_off, args=(others, channel))
    beside.start()
    worker = Worker()
    while (message := read_message(sys.stdin.buffer)) is not None:
        request = pickle.loads(message)
        if isinstance(request.task, PageTask):
            channel.send(worker.answer(request), page=True)
        else:
            others.put(request)
    others.put(None)
    beside.join()  # what was asked is answered before the end


if __name__ == "__main__":
    main()
