"""Signing in at Google as a program on this computer: loopback redirect (RFC 8252), PKCE (RFC 7636), its answers."""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from editor.core.blogger.call import Answer, Call
from editor.core.blogger.client import Client
from editor.core.blogger.endpoints import Endpoints
from editor.core.blogger.faults import Refusal, RefusedError
from editor.core.words import tr

SCOPE = "https://www.googleapis.com/auth/blogger"
"""To read and write in the person's blogs; Google has no smaller one for drafts."""

_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to sign in: what proves that the answer belongs to it."""

    redirect: str
    state: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(64), repr=False)

    def address(self, endpoints: Endpoints, client: Client) -> str:
        """The page for the person's browser. `offline` and `consent`: else a second sign-in gives no lasting token."""
        challenge = base64.urlsafe_b64encode(hashlib.sha256(self.verifier.encode()).digest()).rstrip(b"=").decode()
        query = {
            "client_id": client.id,
            "redirect_uri": self.redirect,
            "response_type": "code",
            "scope": SCOPE,
            "state": self.state,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            "access_type": "offline",
            "prompt": "consent",
        }
        return f"{endpoints.sign_in}?{urlencode(query)}"

    def exchange(self, endpoints: Endpoints, client: Client, code: str) -> Call:
        """The request that makes tokens of the code."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.redirect,
            "code_verifier": self.verifier,
        }
        return _form(endpoints.token, client, form)


def refresh(endpoints: Endpoints, client: Client, lasting: str) -> Call:
    """The request for a new access token."""
    return _form(endpoints.token, client, {"grant_type": "refresh_token", "refresh_token": lasting})


def revoke(endpoints: Endpoints, lasting: str) -> Call:
    """The request that takes the program's right away."""
    return Call("POST", endpoints.revoke, urlencode({"token": lasting}).encode(), _FORM)


@dataclass(frozen=True, slots=True)
class Granted:
    """Tokens: `lasting` is "" where a refresh gave none; `seconds` is how long the other is good."""

    access: str = field(repr=False)
    lasting: str = field(default="", repr=False)
    seconds: float = 0.0


def granted(answer: Answer, *, first: bool) -> Granted:
    """The tokens in an answer; `first`: to a code, not to a refresh. Raises RefusedError."""
    try:
        value = json.loads(answer.body)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise RefusedError(Refusal.STRANGE, _strange(answer.status))
    if answer.status != 200 or not isinstance(value.get("access_token"), str):
        raise _refusal(answer.status, str(value.get("error", ""))[:100], first=first)
    scopes = str(value.get("scope", SCOPE)).split()
    if SCOPE not in scopes:
        raise RefusedError(Refusal.NO_SCOPE, tr("The box for Blogger was not ticked. Sign in again and tick it."))
    lasting = _text(value, "refresh_token")
    if first and not lasting:
        raise RefusedError(Refusal.STRANGE, tr("Google gave no lasting sign-in. Sign in again."))
    seconds = value.get("expires_in")
    return Granted(value["access_token"], lasting, float(seconds) if isinstance(seconds, int | float) else 0.0)


def _refusal(status: int, error: str, *, first: bool) -> RefusedError:
    if error == "invalid_grant" and first:
        return RefusedError(Refusal.SIGNED_OUT, tr("It took too long. Sign in again."))
    if error == "invalid_grant":
        sentence = tr(
            "Your text is as it was. The connection to Google has ended (after 7 days of a project "
            "“in testing”, after half a year without use, because it was withdrawn, or because the "
            "clock is wrong): sign in again."
        )
        return RefusedError(Refusal.SIGNED_OUT, sentence)
    if error in ("invalid_client", "deleted_client", "unauthorized_client"):
        sentence = tr("Google does not know the client any more, or its secret is another. Choose its new file.")
        return RefusedError(Refusal.SIGNED_OUT, sentence)
    if status == 429 or status >= 500:
        return RefusedError(Refusal.SERVER, tr("Google’s sign-in has trouble of its own. Try again later."))
    return RefusedError(Refusal.WRONG, tr("Google refused the sign-in ({cause}).", cause=error or status))


def denied(error: str) -> str:
    """The sentence for a browser that came back with `error` in place of a code."""
    if error == "access_denied":
        return tr("Your text is on this computer. Access was not allowed at Google; sign in again when you like.")
    return tr("Google refused the sign-in ({cause}).", cause=error[:100])


def _form(url: str, client: Client, form: dict[str, str]) -> Call:
    # Google wants the secret of a desktop client, too, beside PKCE.
    values = {**form, "client_id": client.id, "client_secret": client.secret}
    return Call("POST", url, urlencode(values).encode(), _FORM)


def _strange(status: int) -> str:
    return tr(
        "The answer is not from Google (status {status}): a proxy, or a network that wants a sign-in, is in between.",
        status=status,
    )


def _text(value: dict[str, Any], name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else ""
