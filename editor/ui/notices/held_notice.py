"""The notice that somebody else has the post open."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from editor.app.files.claims import Claims
from editor.core.sharing.claims import Claim
from editor.core.words import tr
from editor.ui.widgets.notice import NoticeBar


class HeldNotice(QObject):
    """Keeps `bar` up to date with the claim to the post that is shown."""

    def __init__(self, bar: NoticeBar, claims: Claims) -> None:
        super().__init__(bar)
        self._bar = bar
        self._claims = claims
        claims.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        holder = self._claims.holder
        if holder is None:
            self._bar.hide()
            return
        ways: list[tuple[str, Callable[[], object]]] = [
            (tr("Check again"), self._claims.try_again),
            (tr("Take it over"), self._claims.take_over),
        ]
        if holder.process.is_elsewhere:
            title = tr("This post is open on another computer: {host}", host=holder.process.host)
            text = tr(
                "It has been open there since {time}. To write here, press “Take it over”: what both save is kept.",
                time=_time(holder),
            )
        else:
            title = tr("This post is open in another window of Ronpyo")
            text = tr(
                "It has been open there since {time}, and is read-only here until it is closed there.",
                time=_time(holder),
            )
        self._bar.say(title, text, ways)


def _time(claim: Claim) -> str:
    try:
        moment = datetime.fromisoformat(claim.since)
    except ValueError:
        return claim.since
    return f"{moment:%Y-%m-%d %H:%M}"
