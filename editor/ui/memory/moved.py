"""Links of other posts to the open one follow when its address changes: offered in one quiet line, done beside the
work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from editor.app.choices.settings import Settings
from editor.app.files.saving import Written
from editor.app.files.session import Session
from editor.app.library.library import Library
from editor.app.open_post.document import Document
from editor.app.threads.alive import while_alive
from editor.core.post import Fields
from editor.core.words import tr
from editor.ui.widgets.quiet_line import QuietLine

_KEY = "former_addresses"
_MOST_POSTS, _MOST = 300, 20  # posts, and addresses of each, that are remembered
_MOST_SAID = 3  # posts that are told one by one


class MovedAddress(QObject):
    """Looks, when a post was saved with another address, how many posts link to the former one. Former addresses are
    remembered by the post's id, for who wants the links to follow later."""

    def __init__(self, library: Library, session: Session, settings: Settings, line: QuietLine) -> None:
        super().__init__(line)
        self._library = library
        self._settings = settings
        self._line = line
        self._document: Document | None = None
        self._before, self._key = "", _address_parts(Fields())
        """The post's file, and what its address is made of, when its address was looked at last."""
        self._under_way = 0
        """Number of the request that changes links; 0: none is."""
        session.written.connect(self._written)
        library.following.connect(self._progressed)

    def set_document(self, document: Document) -> None:
        """Be about `document` from now on."""
        self._document = document
        self._before, self._key = document.file.text, _address_parts(document.file.fields)

    def can_follow(self) -> bool:
        """Whether links to former addresses of the open post may be looked for."""
        return self._document is not None and self._document.on_disk and not self._document.raw

    def look(self) -> None:
        """Tell how many posts link to a former address of the open post, as the person asked."""
        document = self._document
        if document is None:
            return
        self._library.start()
        if self._under_way:
            self._line.say(tr("Links are being changed already."), [(tr("Stop"), self._stop)])
            return
        self._ask(document, document.file.text, self._before, lambda found: self._offer(document, found, asked=True))

    # -- noticing --------------------------------------------------------------------------------------------------

    def _written(self, written: Written) -> None:
        document, file = written.document, written.snapshot.file
        key = _address_parts(file.fields)
        if document is not self._document or key == self._key or not file.editable:
            return

        def done(found: dict[str, Any]) -> None:
            if document is self._document:
                self._before, self._key = file.text, key
            self._offer(document, found)

        self._ask(document, file.text, self._before, done)

    def _ask(self, document: Document, text: str, before: str, done: Callable[[dict[str, Any]], None]) -> None:
        known = self._known(document.fields.id)
        self._library.ask("former", text, document.path, while_alive(self, done), before=before, known=known)

    def _offer(self, document: Document, found: dict[str, Any], *, asked: bool = False) -> None:
        if found["former"]:
            self._remember(document.fields.id, found["former"])
        number = len(found["posts"])
        if document is not self._document or self._under_way:
            return
        if not number:
            if asked:
                self._line.say(tr("No other post links to a former URL of this one."))
            return
        words = (
            tr("One post links to the former URL of this one.")
            if number == 1
            else tr("{n} posts link to the former URL of this one.", n=f"{number:,}")
        )
        ways = [
            (tr("Let the links follow"), lambda: self._follow(document, found)),
            (tr("Not now"), self._line.hide),
        ]
        (self._line.say if asked else self._line.say_next)(words, ways)

    # -- following -------------------------------------------------------------------------------------------------

    def _follow(self, document: Document, found: dict[str, Any]) -> None:
        post_id = document.fields.id

        def done(result: dict[str, Any]) -> None:
            self._under_way = 0
            if not (result["stopped"] or result["open"] or result["refused"]):
                self._forget(post_id, found["former"])
            self._line.say(_said(result))

        what = {name: found[name] for name in ("former", "address", "posts")}
        self._under_way = self._library.follow(while_alive(self, done), **what)
        if self._under_way:
            self._progressed(self._under_way, 0, len(found["posts"]))
        else:
            self._line.say(tr("The library is not there at the moment. “Links to former URLs” does it later."))

    def _progressed(self, number: int, done: int, every: int) -> None:
        if number == self._under_way:
            words = tr("Links are being changed: {done} of {all} posts", done=f"{done:,}", all=f"{every:,}")
            self._line.say(words, [(tr("Stop"), self._stop)])

    def _stop(self) -> None:
        self._library.stop_following(self._under_way)

    # -- former addresses ------------------------------------------------------------------------------------------

    def _all(self) -> dict[str, list[str]]:
        kept = self._settings.state.get(_KEY)
        if not isinstance(kept, dict):
            return {}
        return {key: [url for url in urls if isinstance(url, str)] for key, urls in kept.items() if _is_list(urls)}

    def _known(self, post_id: str) -> list[str]:
        return self._all().get(post_id, []) if post_id else []

    def _remember(self, post_id: str, urls: list[str]) -> None:
        if post_id:
            rest = {key: kept for key, kept in self._all().items() if key != post_id}
            every = list(dict.fromkeys([*self._known(post_id), *urls]))[-_MOST:]
            self._keep({**dict(list(rest.items())[1 - _MOST_POSTS :]), post_id: every})

    def _forget(self, post_id: str, urls: list[str]) -> None:
        left = [url for url in self._known(post_id) if url not in urls]
        rest = {key: kept for key, kept in self._all().items() if key != post_id}
        self._keep({**rest, **({post_id: left} if left else {})})

    def _keep(self, kept: dict[str, list[str]]) -> None:
        self._settings.state[_KEY] = kept
        self._settings.save_state(later=True)


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _address_parts(fields: Fields) -> tuple[str, str, str]:
    """The parts of a post from which its address follows."""
    return fields.blogger.url.strip(), fields.permalink.strip(), fields.date.strip()[:10]


def _said(result: dict[str, Any]) -> str:
    """The outcome for the person, on a line."""
    number, left = len(result["changed"]), len(result["open"])
    said = [
        tr("The links of one post follow now; a version of it was kept.")
        if number == 1
        else tr("The links of {n} posts follow now; a version of each was kept.", n=f"{number:,}")
    ]
    if result["stopped"]:
        said.append(tr("It was stopped; “Links to former URLs” goes on."))
    if left:
        said.append(
            tr("One post is open in a window and was left as it is.")
            if left == 1
            else tr("{n} posts are open in windows and were left as they are.", n=left)
        )
    said += result["refused"][:_MOST_SAID]
    if more := len(result["refused"]) - _MOST_SAID:
        said += [tr("And {n} more could not be written.", n=more)] if more > 0 else []
    return " ".join(said)
