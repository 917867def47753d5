"""The account, and a post on its way, by the same doors as window and command line: over loopback."""

import json
import threading
import urllib.request
from pathlib import Path

import pytest

from editor.core import paths
from editor.core.blogger import loopback, vault
from editor.core.blogger.account import BloggerAccount, OwnBlog, file, path_on, read_account, write_account
from editor.core.blogger.endpoints import SERVER
from editor.core.blogger.faults import NotSentError
from editor.core.blogger.lock import sending
from editor.core.blogger.outcome import Decision, Ending
from editor.core.blogger.service import BloggerService, PostAtHand
from editor.core.blogger.stop import Stop
from editor.core.blogger.vault import KeptIn
from editor.core.errors import BloggerError
from editor.core.fields.spec import Fields
from tests.core.blogger.played import NEWER, POST, TEXT
from tests.fakes.blogger.posts import BLOG
from tests.fakes.blogger.server import CLIENT, SCOPE, FakeBlogger, Fault, serving

SECRETS = (CLIENT["client_secret"], "refresh-1", "access-1")


@pytest.fixture
def fake():
    return FakeBlogger()


@pytest.fixture
def server(fake, monkeypatch):
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with serving(fake) as root:
        monkeypatch.setenv(SERVER, root)
        monkeypatch.setattr(loopback, "_LOOK_S", 0.005)
        yield root


@pytest.fixture
def client(tmp_path):
    path = tmp_path / "client_secret_77.json"
    path.write_text(json.dumps({"installed": CLIENT}))
    return path


def browser(fake: FakeBlogger):
    """A browser in which somebody says yes; it asks for an icon first."""

    def visit(address: str) -> None:
        target = fake.authorise(address)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with pytest.raises(OSError, match="404"):
            opener.open(target.partition("?")[0] + "favicon.ico", timeout=10)
        opener.open(target, timeout=10).close()

    return lambda address: threading.Thread(target=visit, args=(address,), daemon=True).start()


def connect(service: BloggerService, client: Path, fake: FakeBlogger, number: int = 0) -> BloggerAccount:
    signed = service.sign_in(client, browser(fake))
    return service.keep(signed, signed.blogs[number])


@pytest.fixture
def service(fake, server, client):
    made = BloggerService(Stop())
    connect(made, client, fake)
    return made


@pytest.fixture
def hand(tmp_path):
    return PostAtHand(POST, tmp_path / "library", "", TEXT)


def test_signs_in_and_keeps_what_it_needs(fake, service):
    assert read_account() == BloggerAccount(OwnBlog(str(BLOG["id"]), str(BLOG["name"]), str(BLOG["url"])), KeptIn.FILE)
    assert vault.kept(KeptIn.FILE).lasting == "refresh-1"
    assert not any(secret in file().read_text("utf-8") for secret in SECRETS)
    assert fake.violations == []


def test_sends_fetches_publishes_and_takes_back(fake, service, hand):
    assert service.send(hand, Decision()).ending is Ending.CREATED
    assert service.fetch(hand).post is not None
    assert service.publish(hand).ending is Ending.PUBLISHED
    assert service.take_back(hand).ending is Ending.TAKEN_BACK
    assert fake.violations == []
    assert sum(path.startswith("/token") for _method, path in fake.log) == 1


def test_a_new_start_gets_a_token_of_its_own(fake, service, hand):
    again = BloggerService(Stop())
    assert again.send(hand, Decision()).ending is Ending.CREATED
    fake.access.clear()
    assert again.send(PostAtHand(POST, hand.library, "", NEWER), Decision()).ending is Ending.UPDATED


def test_a_public_post_of_which_only_the_address_is_known_is_not_sent_as_a_second_one(fake, service, hand, tmp_path):
    service.send(hand, Decision())
    assert service.publish(hand).ending is Ending.PUBLISHED
    (there,) = fake.posts.posts.values()
    for number, address in enumerate((there["url"], f"  {there['url']}", there["url"].replace("http:", "https:"))):
        other = PostAtHand(POST, tmp_path / f"other-{number}", "", NEWER, address=address.strip())
        assert service.send(other, Decision()).ending is Ending.IS_PUBLIC
        fetched = service.fetch(other)
        assert fetched.post is not None and fetched.post.id == there["id"]
    same = PostAtHand(POST, tmp_path / "same", "", TEXT, address=there["url"])
    assert service.take_back(same).ending is Ending.TAKEN_BACK
    assert service.publish(same).ending is Ending.PUBLISHED
    assert len(fake.posts.posts) == 1
    assert fake.violations == []


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/2026/01/a.html", "no address", "http://[", "http://fake.example/"]
)
def test_an_address_elsewhere_is_not_asked_about(fake, service, hand, address):
    post = PostAtHand(POST, hand.library, "", TEXT, address=address)
    assert service.send(post, Decision()).ending is Ending.CREATED
    assert not any("bypath" in path for _method, path in fake.log)


@pytest.mark.parametrize(
    ("blog", "address", "path"),
    [
        ("http://x.blogspot.com/", "https://x.blogspot.jp/2026/01/a.html", "/2026/01/a.html"),
        ("https://x.blogspot.com/", "http://X.blogspot.co.uk/2026/01/a.html?m=1#c", "/2026/01/a.html"),
        ("https://www.x.jp/", "https://x.jp/2026/01/a.html", "/2026/01/a.html"),
        ("https://x.blogspot.com/", "https://y.blogspot.com/2026/01/a.html", ""),
        ("https://x.blogspot.com/", "https://x.blogspot.com.evil.example/2026/01/a.html", ""),
        ("", "", ""),
        ("https://x.jp/", "ftp://x.jp/2026/01/a.html", ""),
    ],
)
def test_which_addresses_lie_on_the_blog(blog, address, path):
    assert path_on(blog, address) == path


def test_no_secret_in_what_is_written_for_the_post(service, hand):
    service.send(hand, Decision())
    everything = [path for root in (hand.library, paths.config()) for path in root.rglob("*") if path.is_file()]
    assert everything
    assert not any(secret in path.read_text("utf-8") for path in everything for secret in SECRETS)


def test_a_sign_in_that_ended_is_said(fake, service, hand):
    fake.refresh.clear()
    with pytest.raises(BloggerError, match="7 days"):
        BloggerService(Stop()).send(hand, Decision())
    assert service.tokens is not None


@pytest.mark.parametrize("fault", ["invalid_grant", "invalid_client", "503", "html", "cut"])
def test_a_sign_in_that_fails_keeps_nothing(fake, server, client, fault):
    fake.faults.append(Fault(fault, "token"))
    with pytest.raises(BloggerError):
        connect(BloggerService(Stop()), client, fake)
    assert read_account() is None
    assert not vault.file().exists()


def test_without_the_box_for_blogger_nothing_is_kept(fake, server, client):
    fake.scope = "openid"
    with pytest.raises(BloggerError, match="ticked"):
        connect(BloggerService(Stop()), client, fake)
    assert read_account() is None


def test_signs_out_here_and_there(fake, service):
    assert service.disconnect()
    assert fake.refresh == set()
    assert read_account() is None
    assert not vault.file().exists()


def test_signs_out_here_even_without_a_line(fake, service, monkeypatch):
    fake.faults.append(Fault("cut", "revoke"))
    assert not service.disconnect()
    assert read_account() is None
    assert not vault.file().exists()


def test_without_an_account_there_is_no_request(fake, server, hand):
    for act in (lambda s: s.send(hand, Decision()), lambda s: s.fetch(hand), lambda s: s.publish(hand)):
        with pytest.raises(NotSentError):
            act(BloggerService(Stop()))
    assert fake.log == []


def test_one_sender_at_a_time(fake, service, hand):
    before = len(fake.log)
    with sending(POST), pytest.raises(NotSentError):
        service.send(hand, Decision())
    assert len(fake.log) == before
    assert service.send(hand, Decision()).ending is Ending.CREATED


def test_two_that_send_at_once_make_one_draft(fake, service, hand):
    endings = []

    def send() -> None:
        try:
            endings.append(BloggerService(Stop()).send(hand, Decision()).ending)
        except NotSentError:
            endings.append(None)

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(fake.posts.drafts) == 1
    assert set(endings) <= {Ending.CREATED, Ending.SAME, None}


def test_an_empty_post_is_not_sent(fake, service, hand):
    before = len(fake.log)
    with pytest.raises(NotSentError):
        service.send(PostAtHand(POST, hand.library, "", TEXT.__class__("題", " \n")), Decision())
    assert len(fake.log) == before


def test_a_post_without_an_id_is_not_sent(tmp_path):
    with pytest.raises(NotSentError):
        PostAtHand.of(Fields(), tmp_path, "題", "<p>一</p>")


def test_the_post_of_a_file(tmp_path):
    fields = Fields(id=POST, labels=(" 米国 ", "米  国", "米国"))
    found = PostAtHand.of(fields, tmp_path / "2026", "題", "<p>一</p>")
    assert (found.text.labels, found.library) == (("米国", "米 国"), tmp_path)


@pytest.mark.parametrize(
    "contents", ["", "[]", "{}", '{"blog": {"id": 1}, "keeper": "file"}', '{"blog": {"id": "7"}, "keeper": "other"}']
)
def test_a_damaged_account_is_none(contents):
    write_account(BloggerAccount(OwnBlog("7"), KeptIn.FILE))
    assert read_account() is not None
    Path(file()).write_text(contents)
    assert read_account() is None


def test_of_several_blogs_the_person_chooses(fake, server, client):
    second = {**BLOG, "id": "7000000000000000002", "name": "二つ目"}
    act = fake.posts.act
    fake.posts.act = lambda name, *rest: (
        (200, {"kind": "blogger#blogList", "items": [BLOG, second]}) if name == "blogs.listByUser" else act(name, *rest)
    )
    assert connect(BloggerService(Stop()), client, fake, 1).blog.name == "二つ目"
    assert read_account().blog.id == second["id"]
    assert SCOPE.endswith("/blogger")
