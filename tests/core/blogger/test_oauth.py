"""Tokens: what is asked of Google, and what its answers mean."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from editor.core.blogger import oauth
from editor.core.blogger.call import Answer
from editor.core.blogger.client import Client, read_client
from editor.core.blogger.endpoints import GOOGLE
from editor.core.blogger.faults import Refusal, RefusedError
from editor.core.errors import BloggerError, RonpyoError

CLIENT = Client("77.apps.example", "GOCSPX-made-up")


def test_the_challenge_is_that_of_rfc_7636():
    attempt = oauth.Attempt("http://127.0.0.1:1/", "s", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    asked = parse_qs(urlsplit(attempt.address(GOOGLE, CLIENT)).query)
    assert asked["code_challenge"] == ["E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"]  # its appendix B
    assert asked["code_challenge_method"] == ["S256"]
    assert (asked["access_type"], asked["prompt"]) == (["offline"], ["consent"])
    assert "GOCSPX" not in attempt.address(GOOGLE, CLIENT)


def answer(status: int, value: object) -> Answer:
    return Answer(status, {}, value if isinstance(value, bytes) else json.dumps(value).encode())


def test_tokens():
    value = {"access_token": "a", "refresh_token": "r", "expires_in": 3599, "scope": f"openid {oauth.SCOPE}"}
    granted = oauth.granted(answer(200, value), first=True)
    assert (granted.access, granted.lasting, granted.seconds) == ("a", "r", 3599.0)
    assert "'a'" not in repr(granted)


@pytest.mark.parametrize(
    ("status", "value", "first", "kind", "words"),
    [
        (400, {"error": "invalid_grant"}, False, Refusal.SIGNED_OUT, "7 days"),
        (400, {"error": "invalid_grant"}, True, Refusal.SIGNED_OUT, "too long"),
        (401, {"error": "invalid_client"}, False, Refusal.SIGNED_OUT, "client"),
        (401, {"error": "deleted_client"}, True, Refusal.SIGNED_OUT, "client"),
        (503, {"error": "x"}, True, Refusal.SERVER, "trouble"),
        (400, {"error": "invalid_request"}, True, Refusal.WRONG, "invalid_request"),
        (200, {"access_token": "a", "refresh_token": "r", "scope": "openid"}, True, Refusal.NO_SCOPE, "ticked"),
        (200, {"access_token": "a", "scope": oauth.SCOPE}, True, Refusal.STRANGE, "lasting"),
        (200, {"access_token": 7}, True, Refusal.WRONG, "refused"),
        (200, b"<html>", True, Refusal.STRANGE, "proxy"),
        (502, b"<html>", False, Refusal.STRANGE, "proxy"),
        (200, b"[" * 100_000, False, Refusal.STRANGE, "proxy"),
    ],
)
def test_refusals(status, value, first, kind, words):
    with pytest.raises(RefusedError, match=words) as caught:
        oauth.granted(answer(status, value), first=first)
    assert caught.value.kind is kind


def test_the_secret_goes_in_the_body_alone():
    call = oauth.refresh(GOOGLE, CLIENT, "1//lasting")
    assert call.url == GOOGLE.token
    assert parse_qs(call.body.decode()) == {
        "grant_type": ["refresh_token"],
        "refresh_token": ["1//lasting"],
        "client_id": [CLIENT.id],
        "client_secret": [CLIENT.secret],
    }


@pytest.mark.parametrize(
    "contents",
    [
        b"", b"[]", b"{}", b'{"web": {"client_id": "a", "client_secret": "b"}}', b'{"installed": []}',
        b'{"installed": {"client_id": 1, "client_secret": "b"}}',
        b'{"installed": {"client_id": "", "client_secret": "b"}}',
        b"[" * 60_000, b"\xff",
    ],
)  # fmt: skip
def test_a_file_that_is_no_client(tmp_path, contents):
    path = tmp_path / "client.json"
    path.write_bytes(contents)
    with pytest.raises(BloggerError):
        read_client(path)


def test_the_file_of_a_client(tmp_path):
    path = tmp_path / "client_secret_77.json"
    path.write_text(json.dumps({"installed": {"client_id": CLIENT.id, "client_secret": CLIENT.secret, "x": 1}}))
    assert read_client(path) == CLIENT
    assert CLIENT.secret not in repr(CLIENT)
    with pytest.raises(RonpyoError):
        read_client(tmp_path / "not-there.json")
