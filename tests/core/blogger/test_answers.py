"""What an answer means."""

import json

import pytest

from editor.core.blogger.answers import LONGEST_WAIT, value_of
from editor.core.blogger.call import Answer
from editor.core.blogger.faults import Refusal, RefusedError
from editor.core.blogger.remote import BlogText, post_id, remote_post
from tests.fakes.blogger.errors import NAMES, error

JSON = {"content-type": "application/json; charset=UTF-8"}
KINDS = {
    "400": Refusal.WRONG,
    "badlabels": Refusal.LABELS,
    "401": Refusal.SIGNED_OUT,
    "403perm": Refusal.NO_RIGHT,
    "403scope": Refusal.NO_SCOPE,
    "403rate": Refusal.BUSY,
    "403api": Refusal.SWITCHED_OFF,
    "404": Refusal.NOT_FOUND,
    "409": Refusal.CHANGED,
    "412": Refusal.CHANGED,
    "429": Refusal.BUSY,
    "500": Refusal.SERVER,
    "503": Refusal.SERVER,
}


def refused(answer: Answer) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        value_of(answer)
    assert str(caught.value)
    return caught.value


@pytest.mark.parametrize("name", NAMES)
def test_each_error_has_its_kind(name):
    status, body = error(name)
    assert refused(Answer(status, JSON, json.dumps(body).encode())).kind is KINDS[name]


def test_the_second_form_of_errors():
    body = {"error": {"code": 403, "status": "PERMISSION_DENIED", "details": [{"reason": "SERVICE_DISABLED"}]}}
    assert refused(Answer(403, JSON, json.dumps(body).encode())).kind is Refusal.SWITCHED_OFF


def test_the_link_to_switch_the_interface_on_is_shown():
    status, body = error("403api")
    sentence = str(refused(Answer(status, JSON, json.dumps(body).encode())))
    assert sentence.endswith("https://console.developers.google.com/apis/api/blogger.googleapis.com/overview?project=1")


@pytest.mark.parametrize(
    "answer",
    [
        Answer(200, {"content-type": "text/html"}, b"<html>"),
        Answer(200, {"content-type": "text/html"}, b"{}"),
        Answer(200, {}, b"{}"),
        Answer(200, JSON, b"[]"),
        Answer(200, JSON, b"{"),
        Answer(200, JSON, b"[" * 100_000),
        Answer(302, {"location": "http://portal.example/"}, b""),
        Answer(404, {"content-type": "text/html"}, b"<html>"),
        Answer(502, {"content-type": "text/html"}, b"<html>"),
        Answer(407, JSON, b'{"error": "proxy"}'),
        Answer(500, JSON, b"{}"),
    ],
)
def test_what_is_not_from_blogger_leaves_doubt(answer):
    assert refused(answer).kind.leaves_doubt


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        ("7", 7.0),
        ("99999", LONGEST_WAIT),
        ("-1", 0.0),
        ("soon", 0.0),
        ("٣", 0.0),
        ("Wed, 21 Oct 2026 07:28:00 GMT", 0.0),
    ],
)
def test_how_long_to_wait(given, seconds):
    status, body = error("429")
    assert refused(Answer(status, JSON | {"retry-after": given}, json.dumps(body).encode())).wait == seconds


@pytest.mark.parametrize("message", [None, 7, ["x"], "a\nb" * 10_000])
def test_a_strange_message_is_shown_on_one_short_line(message):
    error_ = refused(Answer(500, JSON, json.dumps({"error": {"code": 500, "message": message}}).encode()))
    assert "\n" not in str(error_)
    assert len(str(error_)) < 400


def test_a_good_answer():
    assert value_of(Answer(200, JSON, '{"title": "題"}'.encode())) == {"title": "題"}
    assert value_of(Answer(204, {}, b"")) == {}


# -- posts in answers --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [{}, {"id": "1"}, {"id": 1, "status": "DRAFT"}, {"id": "../2", "status": "LIVE"}, {"id": "1", "status": "OTHER"}],
)
def test_what_is_no_post(value):
    assert remote_post(value) is None


def test_a_post_whose_parts_are_strange():
    post = remote_post({"id": "1", "status": "draft", "title": None, "labels": ["a", 1], "url": 7, "content": "x"})
    assert post is not None
    assert (post.text, post.url, post.whole) == (BlogText("", "x", ("a",)), "", True)


@pytest.mark.parametrize(
    ("known", "number"),
    [
        ("23637735143101663", "23637735143101663"),
        ("tag:blogger.com,1999:blog-26764.post-23637735143101663", "23637735143101663"),
        ("", ""),
        ("post-", ""),
        ("../1", ""),
        ("https://example.org/1", ""),
        ("1" * 31, ""),
    ],
)
def test_the_id_of_a_post(known, number):
    assert post_id(known) == number
