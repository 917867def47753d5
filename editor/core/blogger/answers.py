"""Answers read within bounds: JSON of a known shape, or the error that they tell."""

import json
import re
from collections.abc import Mapping
from typing import Any

from editor.core.blogger.call import Answer
from editor.core.blogger.faults import Refusal, RefusedError
from editor.core.words import tr

LONGEST_WAIT = 600.0
"""Seconds that a server may ask for; who asks for more is tried again by hand."""

_LINK = re.compile(r"https://console\.(?:developers|cloud)\.google\.com/[!-~]{1,300}")


def value_of(answer: Answer) -> dict[str, Any]:
    """The JSON object of a good answer. Raises RefusedError for any other answer."""
    value = _object(answer)
    if 200 <= answer.status < 300:
        if answer.status == 204:
            return {}
        if value is None:
            raise RefusedError(Refusal.STRANGE, _not_bloggers(answer))
        return value
    raise _refused(answer, value)


def _object(answer: Answer) -> dict[str, Any] | None:
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        return None
    try:
        value = json.loads(answer.body)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _refused(answer: Answer, value: dict[str, Any] | None) -> RefusedError:
    error = value.get("error") if value else None
    if not isinstance(error, dict):  # Google's servers say so in JSON: this is somebody else's word
        kind = Refusal.BUSY if answer.status == 429 else Refusal.STRANGE
        return RefusedError(kind, _not_bloggers(answer), _wait(answer))
    message, reasons = _words(error.get("message")), _reasons(error)
    kind = _kind(answer.status, message, reasons)
    return RefusedError(kind, _sentence(kind, message), _wait(answer))


def _kind(status: int, message: str, reasons: set[str]) -> Refusal:
    if status == 401:
        return Refusal.SIGNED_OUT
    if status == 429 or (status == 403 and any("limit" in reason.lower() for reason in reasons)):
        return Refusal.BUSY
    if status == 403:
        if "accessNotConfigured" in reasons or "SERVICE_DISABLED" in reasons or "has not been used" in message:
            return Refusal.SWITCHED_OFF
        scope = {"insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"} & reasons
        return Refusal.NO_SCOPE if scope else Refusal.NO_RIGHT
    if status in (404, 410):
        return Refusal.NOT_FOUND
    if status in (409, 412):
        return Refusal.CHANGED
    if status >= 500:
        return Refusal.SERVER
    if status == 400 and "labels" in message:
        return Refusal.LABELS
    return Refusal.WRONG


def _reasons(error: Mapping[str, Any]) -> set[str]:
    """The reasons in an error, of its first form (`errors`) and its second (`details`)."""
    found = set()
    for name in ("errors", "details"):
        listed = error.get(name)
        for one in listed[:20] if isinstance(listed, list) else ():
            if isinstance(one, dict) and isinstance(reason := one.get("reason"), str):
                found.add(reason)
    return found


def _sentence(kind: Refusal, message: str) -> str:
    if kind is Refusal.SIGNED_OUT:
        return tr("Your text is as it was. Google does not know this sign-in any more: sign in again.")
    if kind is Refusal.BUSY:
        return tr("Your text is as it was. Blogger takes no more requests for the moment: try again later.")
    if kind is Refusal.SWITCHED_OFF:
        link = _LINK.search(message)
        return tr(
            "The Blogger API is not switched on in your Google project. Switch it on and wait a few minutes: {link}",
            link=link[0].rstrip(".")
            if link
            else "https://console.cloud.google.com/apis/library/blogger.googleapis.com",
        )
    if kind is Refusal.NO_SCOPE:
        return tr("The sign-in does not include Blogger. Sign in again and tick the box for Blogger.")
    if kind is Refusal.NO_RIGHT:
        return tr("This Google account may not write in this blog. Choose the blog again, or another account.")
    if kind is Refusal.NOT_FOUND:
        return tr("Blogger does not find the post.")
    if kind is Refusal.CHANGED:
        return tr("The post was changed on Blogger meanwhile.")
    if kind is Refusal.LABELS:
        return tr("Blogger does not take the labels.")
    if kind is Refusal.SERVER:
        return tr(
            "Your text is as it was. Blogger has a problem of its own ({cause}): try again later.",
            cause=message or "5xx",
        )
    return tr("Your text is as it was. Blogger refused the request ({cause}).", cause=message or "400")


def _not_bloggers(answer: Answer) -> str:
    return tr(
        "Your text is as it was. The answer is not from Blogger (status {status}): a proxy, or a "
        "network that wants a sign-in, is in between.",
        status=answer.status,
    )


def _wait(answer: Answer) -> float:
    """The seconds of Retry-After. A date instead of seconds counts as none: clocks differ."""
    given = answer.headers.get("retry-after", "").strip()
    return min(float(given), LONGEST_WAIT) if given.isascii() and given.isdigit() and len(given) < 9 else 0.0


def _words(value: object) -> str:
    """A message of a server, on one line and bounded; it is shown as plain text."""
    return " ".join(value.split())[:300] if isinstance(value, str) else ""
