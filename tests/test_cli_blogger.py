"""`ronpyo blogger`, from signing in to the pictures' addresses, against the played server."""

import json
import threading
import urllib.request

import pytest

from editor import cli
from editor.commandline import blogger_account as command
from editor.core.blogger.endpoints import SERVER
from editor.core.file.postfile import PostFile
from editor.core.receipts import shelf
from tests.fakes.blogger.server import CLIENT, FakeBlogger, Fault, serving
from tests.picture_files import pixels

POST = """---
format: 1
id: 0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10
labels: [米国]
news:
  headline: 米露、協議
---
本文。

![港](post/a.png)
"""
PICTURE = "https://blogger.googleusercontent.com/img/a/AVvX=w640-h427"


@pytest.fixture
def fake(monkeypatch):
    found = FakeBlogger()
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with serving(found) as root:
        monkeypatch.setenv(SERVER, root)
        yield found


@pytest.fixture
def post(tmp_path):
    path = tmp_path / "post.md"
    path.write_text(POST, "utf-8")
    (tmp_path / "post").mkdir()
    (tmp_path / "post" / "a.png").write_bytes(pixels("png"))
    return path


@pytest.fixture
def signed_in(fake, tmp_path, monkeypatch, capfd):
    client = tmp_path / "client.json"
    client.write_text(json.dumps({"installed": CLIENT}))
    say = command.say

    def browse(text: str) -> None:
        say(text)
        if text.startswith("http://127.0.0.1:"):
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            visit = lambda: opener.open(fake.authorise(text), timeout=10).close()  # noqa: E731
            threading.Thread(target=visit, daemon=True).start()

    monkeypatch.setattr(command, "say", browse)
    assert cli.main(["blogger", "sign-in", "--client", str(client)]) == 0
    out, err = capfd.readouterr()
    assert "論評の試し" in out
    assert "keyring" in err  # a warning: there is none here
    return fake


def test_there_and_back(signed_in, post, capfd):
    fake = signed_in
    assert cli.main(["blogger", "send", str(post)]) == 0
    (draft,) = fake.posts.drafts
    assert "a.png" in draft["content"]
    fields = PostFile.parse(post.read_bytes()).fields
    assert fields.blogger.id == draft["id"]
    assert [receipt.title for receipt in shelf.of(post.parent, fields.id)] == ["米露、協議"]
    fake.posts.edit(draft["id"], content=f'<p>本文。</p><img src="{PICTURE}" />')
    capfd.readouterr()
    assert cli.main(["blogger", "fetch", str(post), "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["filled"] == ["post/a.png"]
    assert PostFile.parse(post.read_bytes()).fields.image("post/a.png").url == PICTURE
    assert cli.main(["blogger", "status", str(post)]) == 0
    assert draft["id"] in capfd.readouterr().out
    assert fake.violations == []
    assert fake.posts.ever_live == set()


def test_a_change_there_is_shown_and_replaced_only_as_it_was_shown(signed_in, post, capfd):
    fake = signed_in
    cli.main(["blogger", "send", str(post)])
    (draft,) = fake.posts.drafts
    fake.posts.edit(draft["id"], content="<p>向こうの文。</p>")
    post.write_text(post.read_text("utf-8").replace("本文。", "新しい本文。"), "utf-8")
    capfd.readouterr()
    assert cli.main(["blogger", "send", str(post), "--json"]) == 1
    out, err = capfd.readouterr()
    signs = json.loads(out)["there"]
    assert "+向こうの文。" in err
    assert f"--replace {signs}" in err
    assert cli.main(["blogger", "send", str(post), "--replace", "00000000"]) == 1
    assert cli.main(["blogger", "send", str(post), "--replace", signs]) == 0
    assert "新しい本文" in fake.posts.posts[draft["id"]]["content"]


@pytest.mark.parametrize(
    ("status", "option"), [("LIVE", "--public"), ("SOFT_TRASHED", "--new"), ("", "--new")]
)  # fmt: skip
def test_what_the_person_is_to_decide_is_named(signed_in, post, capfd, status, option):
    cli.main(["blogger", "send", str(post)])
    (draft,) = signed_in.posts.drafts
    if status:
        signed_in.posts.edit(draft["id"], status=status)
    else:
        del signed_in.posts.posts[draft["id"]]
    post.write_text(post.read_text("utf-8").replace("本文。", "新しい本文。"), "utf-8")
    capfd.readouterr()
    assert cli.main(["blogger", "send", str(post)]) == 1
    assert option in capfd.readouterr().err
    assert cli.main(["blogger", "send", str(post), option]) == 0


def test_signs_out(signed_in, post, capfd):
    assert cli.main(["blogger", "sign-out"]) == 0
    assert signed_in.refresh == set()
    assert cli.main(["blogger", "send", str(post)]) == 1
    assert "not connected" in capfd.readouterr().err


def test_offline_says_so(signed_in, post, monkeypatch, capfd):
    signed_in.faults.append(Fault("503", "token"))
    assert cli.main(["blogger", "send", str(post)]) == 1
    assert "Traceback" not in capfd.readouterr().err
    assert signed_in.posts.posts == {}


@pytest.mark.parametrize(
    "words", [[], ["other"], ["send"], ["send", "a", "b"], ["sign-in"], ["sign-in", "x"], ["fetch", ""]]
)
def test_wrong_use(words, capfd):
    assert cli.main(["blogger", *words]) == 2
    assert capfd.readouterr().err.startswith("ronpyo: ")


def test_status_makes_no_request(fake, capfd):
    assert cli.main(["blogger", "status"]) == 0
    assert cli.main(["blogger", "status", "--json"]) == 0
    assert fake.log == []


def test_a_post_without_an_id_gets_one(signed_in, tmp_path):
    path = tmp_path / "other.md"
    path.write_text("題のない記事\n", "utf-8")
    assert cli.main(["blogger", "send", str(path)]) == 0
    assert PostFile.parse(path.read_bytes()).fields.id
