"""A search through all posts of the library, post after post, in a process of its own: seconds for some thousands."""

import os
from collections import deque
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from editor.app.open_post.document import Document
from editor.app.search.find_process import LISTING_MS, FindProcess
from editor.core.file.contents import Contents
from editor.core.library.post_hits import PostHits
from editor.core.text.text_search import TextSearch, find_hits
from editor.core.words import tr
from editor.core.workers.find_tasks import ListTask, PostTask

MOST_HITS = 5_000
"""Hits in all posts that are shown; words that are found more often are not looked at one by one."""
_MOST_LATE = 3
"""Posts that may take too long before the search is given up."""


def is_post(document: Document | None, path: Path) -> bool:
    """Whether `document` is the post at `path`, also by another way through links."""
    if document is None or document.path.name != path.name:
        return False
    return document.path == path or os.path.realpath(document.path) == os.path.realpath(path)


class PostsSearch(QObject):
    """One search at a time. The open post is searched as it is in the window.

    `found(hits)`: a `PostHits` of a post that has some. `progressed(done, posts)`. `refused(path, sentence)`: a post
    could not be searched. `finished(sentence)`: nothing more comes; why the search ended early, or "".
    """

    found = Signal(object)
    progressed = Signal(int, int)
    refused = Signal(object, str)
    finished = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.running = False
        self._process = FindProcess(self)
        self._search, self._replacement = TextSearch(""), ""
        self._waiting: deque[Path] = deque()
        self._posts = self._hits = self._late = 0
        self._document: Document | None = None
        self.open_contents: tuple[Path, Contents, int] | None = None
        """The path of the post that was open, its contents as they were searched, and their revision."""

    def start(self, search: TextSearch, replacement: str, library: Path, document: Document | None) -> None:
        """Look for `search` in the posts of `library`, of which `document` is open. Raises PatternError."""
        find_hits((), search, replacement)
        self.cancel()
        self.running = True
        self._search, self._replacement = search, replacement
        self._posts = self._hits = self._late = 0
        self._document = document
        self.open_contents = None
        self._process.ask(ListTask(library), self._listed, self._end, LISTING_MS)

    def cancel(self) -> None:
        """Look no further; what was found so far stays. Tells nothing."""
        self._waiting.clear()
        self._process.forget()
        self.running = False

    def stop(self) -> None:
        """End the search and its process for good."""
        self.cancel()
        self._process.stop()

    def _listed(self, paths: list[str]) -> None:
        self._waiting.extend(map(Path, paths))
        self._posts = len(paths)
        self._next()

    def _next(self) -> None:
        done = self._posts - len(self._waiting)
        self.progressed.emit(done, self._posts)
        if not self.running:
            return
        if not self._waiting:
            self._end("")
            return
        path = self._waiting.popleft()
        contents = None
        if self._document is not None and is_post(self._document, path):
            contents = self._document.contents()
            self.open_contents = path, contents, self._document.revision
        task = PostTask(path, self._search, self._replacement, contents)
        self._process.ask(task, self._searched, partial(self._failed, path))

    def _searched(self, said: dict[str, Any]) -> None:
        post = PostHits.from_json(said)
        if post.hits:
            self._hits += len(post.hits)
            self.found.emit(post)
        if self._hits > MOST_HITS:
            self._end(tr("There are more than {n} places: more words, or longer ones, find fewer.", n=f"{MOST_HITS:,}"))
        else:
            self._next()

    def _failed(self, path: Path, sentence: str) -> None:
        self.refused.emit(path, sentence)
        self._late += self._search.pattern
        if self._late >= _MOST_LATE:
            self._end(sentence)
        else:
            self._next()

    def _end(self, sentence: str) -> None:
        self.cancel()
        self.finished.emit(sentence)
