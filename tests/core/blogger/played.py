"""A person, their post and the played Blogger, without a line: what the tests of sending stand on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from editor.core.blogger.call import Answer, Call
from editor.core.blogger.endpoints import Endpoints
from editor.core.blogger.faults import LostError, NotSentError, Refusal, RefusedError, StoppedError
from editor.core.blogger.fetching import Fetched, Fetching
from editor.core.blogger.outcome import Decision, Sent
from editor.core.blogger.publishing import Publishing
from editor.core.blogger.record import BloggerRecord, Ledger
from editor.core.blogger.remote import BlogText
from editor.core.blogger.requests import Requests
from editor.core.blogger.sending import Sending
from editor.core.blogger.talk import Talk
from tests.fakes.blogger.posts import BLOG
from tests.fakes.blogger.server import Cut, FakeBlogger, Short, Slow

ENDPOINTS = Endpoints("http://127.0.0.1:1/v3/", "http://127.0.0.1:1/auth", "http://127.0.0.1:1/token", "x")
TEXT = BlogText("米露、協議", "<p>本文一</p><!--more--><p>本文二</p>", ("米国", "ロシア"))
NEWER = BlogText("米露、協議", "<p>本文一</p><!--more--><p>本文三</p>", ("米国", "ロシア"))
POST = "0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10"


class Killed(BaseException):
    """The program ends here, whatever it was doing."""


@dataclass
class Fuse:
    """Kills at the step `at`, counted from 1; 0: never. Steps lie before and after each write and each request."""

    at: int = 0
    steps: int = 0

    def step(self) -> None:
        self.steps += 1
        if self.steps == self.at:
            raise Killed


class KilledLedger(Ledger):
    """A ledger whose writes are steps. With `memory`, its file is an entry there: the disk is slow."""

    def __init__(self, library: Path, post_id: str, fuse: Fuse, memory: dict[str, bytes] | None) -> None:
        super().__init__(library, post_id)
        self._fuse = fuse
        self._memory = memory

    def write(self, record: BloggerRecord) -> None:
        self._fuse.step()
        super().write(record)
        self._fuse.step()

    def _put(self, data: bytes) -> None:
        if self._memory is None:
            super()._put(data)
        else:
            self._memory["file"] = data

    def _bytes(self) -> bytes | None:
        return super()._bytes() if self._memory is None else self._memory.get("file")


class SignedIn:
    """A sign-in that is always in force, unless the server takes it back."""

    def __init__(self, fake: FakeBlogger) -> None:
        self._fake = fake
        self._now = "good"

    def token(self) -> str:
        return self._now

    def renewed(self) -> str:
        if self._fake.faults and self._fake.faults[0].when == "token":
            self._fake.faults.pop(0)
            raise RefusedError(Refusal.SERVER, "trouble of its own")
        self._now = f"good-{len(self._fake.access)}"
        self._fake.access.add(self._now)
        return self._now


@dataclass
class Person:
    """Sends one post to `fake`, again and again, each time as a program that was started anew."""

    library: Path
    fake: FakeBlogger = field(default_factory=FakeBlogger)
    pauses: list[float] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    offline: bool = False
    stops_after: int = 0
    """Requests after which the person stops it while it waits for the answer; 0: never."""
    meanwhile: Callable[[], None] = lambda: None
    """What somebody does on Blogger during each pause."""
    fuse: Fuse = field(default_factory=Fuse)
    memory: dict[str, bytes] | None = None
    permalink: str = ""
    """The permalink that each sending wants."""

    def send(
        self, text: BlogText = TEXT, decided: Decision | None = None, known: str = "", permalink: str | None = None
    ) -> Sent:
        sending = Sending(self._talk(), Requests(ENDPOINTS, BLOG["id"]), self.ledger, BLOG["id"])  # type: ignore[arg-type]
        wanted = self.permalink if permalink is None else permalink
        return sending.send(text, known, decided or Decision(), wanted)

    def fetch(self, mine: BlogText = TEXT, known: str = "") -> Fetched:
        fetching = Fetching(self._talk(), Requests(ENDPOINTS, str(BLOG["id"])), self.ledger, str(BLOG["id"]))
        return fetching.fetch(mine, known)

    def publish(self, when: str = "", over: str = "", mine: BlogText = TEXT, known: str = "") -> Sent:
        return self._publishing(mine, known).publish(when, over)

    def take_back(self, mine: BlogText = TEXT, known: str = "") -> Sent:
        return self._publishing(mine, known).take_back()

    @property
    def ledger(self) -> Ledger:
        return KilledLedger(self.library, POST, self.fuse, self.memory)

    @property
    def drafts(self) -> list[dict[str, object]]:
        return self.fake.posts.drafts

    def _publishing(self, mine: BlogText, known: str) -> Publishing:
        blog = str(BLOG["id"])
        return Publishing(self._talk(), Requests(ENDPOINTS, blog), self.ledger, blog, mine, known)

    def _talk(self) -> Talk:
        return Talk(self._request, SignedIn(self.fake), self._pause, self.told.append)

    def _request(self, call: Call) -> Answer:
        self.fuse.step()
        if self.offline:
            raise NotSentError("offline")
        parts = urlsplit(call.url)
        headers = {name.lower(): value for name, value in call.headers.items()}
        try:
            target = f"{parts.path}?{parts.query}" if parts.query else parts.path
            status, given, body = self.fake.answer(call.method, target, headers, call.body or b"")
        except (Cut, Slow, Short):
            self.fuse.step()
            raise LostError("no answer") from None
        self.fuse.step()
        if self.stops_after and len(self.fake.log) >= self.stops_after:
            self.stops_after = 0
            raise StoppedError("stopped", sent=True)
        return Answer(status, {name.lower(): value for name, value in given.items()}, body)

    def _pause(self, seconds: float) -> bool:
        self.pauses.append(seconds)
        self.meanwhile()
        return True
