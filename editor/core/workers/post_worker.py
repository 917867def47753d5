"""The render process: reads posts, answers with what changed on the page. Knows no Qt and no window.

Markdown is rendered in a process of its own, because one regular expression that runs away holds Python's global lock
and would freeze the window from any thread (measured: 22 s for 20 kB), and because only a process can be killed.

Messages are those of `core/processes/channel.py`. A request is a pickled `post_tasks.Request` (we wrote it), an
answer is JSON, `{"page": bool, "result": …}` or `{"page": bool, "error": sentence}`: what comes from a process that
reads hostile text is not unpickled. Pages come in the order in which they were asked for, and so do all other answers;
the process ends when its input does and all is answered. A report that is overtaken by a page is given up.
"""

import gc
import pickle
import sys
from dataclasses import replace
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

from editor.core.post import Post
from editor.core.processes import garbage
from editor.core.processes.channel import Sender, as_json, messages
from editor.core.processes.turns import GiveWay, OvertakenError, Turns, keep_on
from editor.core.render.patch import Page, difference
from editor.core.workers.post_tasks import (
    ClipTask,
    CompareOnlineTask,
    PageTask,
    PasteTask,
    ReportTask,
    Request,
    export,
    report,
)

if TYPE_CHECKING:
    from editor.core.workers.house_keeper import HouseKeeper


class PostWorker:
    """Does requests one after another and remembers the page it sent last."""

    def __init__(self) -> None:
        self._sent: Page | None = None
        self._post = Post()
        """The post of the last page, with its body."""
        self._house: HouseKeeper | None = None
        self._profiles: dict[tuple[str, str], Any] = {}
        self._renderers: dict[tuple[str, str], Any] = {}

    def answer(self, request: Request, give_way: GiveWay = keep_on) -> dict[str, Any]:
        """The answer to one request. Errors that the person can understand are answers too.

        A report calls `give_way` at each step.
        """
        from editor.core import words
        from editor.core.errors import RonpyoError

        if words.language() != request.language:
            words.use(request.language)
        try:
            return {"result": self._do(request, give_way)}
        except OvertakenError:
            return {"result": None}
        except RonpyoError as error:
            return {"error": str(error)}

    def _do(self, request: Request, give_way: GiveWay) -> dict[str, Any] | str | None:
        task = request.task
        if isinstance(task, PageTask):
            return self._patch(task, request)
        if isinstance(task, PasteTask):
            return _markdown(task.page)
        if isinstance(task, ClipTask):
            return _clip(task)
        if isinstance(task, CompareOnlineTask):
            return _compared(task)
        if isinstance(task, ReportTask):
            give_way()
            return report(task, self._profile(request), self._keeper(), give_way)
        renderer, profile = self._renderer(request)
        return export(task, renderer.render, profile)

    def _keeper(self) -> "HouseKeeper":
        """The habits of libraries, loaded with the first report and not before the first page."""
        from editor.core.workers.house_keeper import HouseKeeper

        if self._house is None:
            self._house = HouseKeeper()
        return self._house

    def _patch(self, task: PageTask, request: Request) -> dict[str, Any] | None:
        if task.fresh:
            self._sent = Page()
            self._profiles.clear()
            self._renderers.clear()
        elif self._sent is None:
            return None  # asked of a process that was killed since
        # Taken in before anything can go wrong: the next change is one of this body.
        post = self._post if task.post is None else task.post
        self._post = post if task.change is None else replace(post, body=task.change.apply(self._post.body))
        renderer, profile = self._renderer(request)
        page = _page(renderer.render(self._post), profile)
        patch = difference(self._sent, page)
        self._sent = page
        return patch

    def _profile(self, request: Request) -> Any:
        from editor.core.profile.load import load_profile

        key = (request.profile, request.language)
        if key not in self._profiles:
            self._profiles[key], _problems = load_profile(request.profile)
        return self._profiles[key]

    def _renderer(self, request: Request) -> tuple[Any, Any]:
        """The renderer and its profile. A report needs the profile alone, so the lane of reports makes none."""
        from editor.core.render.page import Renderer

        key, profile = (request.profile, request.language), self._profile(request)
        if key not in self._renderers:
            self._renderers[key] = Renderer(profile)
        return self._renderers[key], profile


def _page(rendered: Any, profile: Any) -> Page:
    return Page(
        frame=rendered.frame,
        news=rendered.news,
        commentary=rendered.commentary,
        news_lines=rendered.news_lines,
        commentary_lines=rendered.commentary_lines,
        title=rendered.title,
        style=profile.shown_style,
        language=profile.language,
        more=profile.words.read_more,
    )


def _markdown(page: str) -> str:
    from editor.core.from_html.paste import markdown_from_html

    return markdown_from_html(page)


def _clip(task: ClipTask) -> dict[str, Any]:
    from datetime import date

    from editor.core.news_page.received import read_clip

    return read_clip(task.page, task.address, date.fromisoformat(task.today), task.title).as_json()


def _compared(task: CompareOnlineTask) -> dict[str, Any]:
    from dataclasses import asdict

    from editor.core.importers.online_post import online_html
    from editor.core.receipts.online import compared

    online = task.online if isinstance(task.online, str) else online_html(task.online, task.fields)
    return asdict(compared(task.receipt, online))


def _answer(worker: PostWorker, request: Request, sender: Sender, give_way: GiveWay = keep_on, *, page: bool) -> None:
    sender.send(as_json({**worker.answer(request, give_way), "page": page}))
    garbage.collect_if_due()


def _work_off(requests: "SimpleQueue[tuple[Request, GiveWay] | None]", sender: Sender) -> None:
    worker = PostWorker()
    while (asked := requests.get()) is not None:
        _answer(worker, asked[0], sender, asked[1], page=False)


def main() -> None:
    """Answer requests from standard input until it ends.

    Pages are rendered here; all else is done in a thread beside, so that the next key's page need not wait for them.
    """
    sys.setswitchinterval(0.0005)  # a page may have to wait for the other thread's turn to end
    gc.disable()  # garbage is looked for after an answer: 20 ms, while a report is made, of a post of 1 MB
    sender, others, turns = Sender(sys.stdout.buffer), SimpleQueue["tuple[Request, GiveWay] | None"](), Turns()
    import editor.core.profile.load
    import editor.core.render.page  # noqa: F401  loaded before the first request is here

    gc.freeze()
    beside = Thread(target=_work_off, args=(others, sender))
    beside.start()
    worker = PostWorker()
    for message in messages(sys.stdin.buffer):
        request = pickle.loads(message)
        if isinstance(request.task, PageTask):
            turns.urgent()
            _answer(worker, request, sender, page=True)
        else:
            others.put((request, turns.since_now()))
    others.put(None)
    beside.join()  # what was asked is answered before the end


if __name__ == "__main__":
    main()
