"""Where the sign-in is kept, and that it stands nowhere else."""

import stat

import keyring
import pytest
from keyring.backend import KeyringBackend

from editor.core.blogger import vault
from editor.core.blogger.client import Client
from editor.core.blogger.vault import KeptIn, SignIn
from editor.core.errors import BloggerError

SIGNED = SignIn(Client("77.apps.example", "GOCSPX-made-up"), "1//lasting")


class Ring(KeyringBackend):
    priority = 5  # type: ignore[assignment]

    def __init__(self):
        super().__init__()
        self.words = {}
        self.shut = self.forgets = False

    def set_password(self, service, username, password):
        if self.shut:
            raise keyring.errors.KeyringLocked("GOCSPX-made-up")
        if not self.forgets:
            self.words[service, username] = password

    def get_password(self, service, username):
        if self.shut:
            raise keyring.errors.KeyringLocked("GOCSPX-made-up")
        return self.words.get((service, username))

    def delete_password(self, service, username):
        del self.words[service, username]


@pytest.fixture
def ring(monkeypatch):
    found = Ring()
    monkeypatch.setattr(keyring, "get_keyring", lambda: found)
    return found


def test_in_the_keyring(ring):
    assert vault.keep(SIGNED) is KeptIn.KEYRING
    assert vault.kept(KeptIn.KEYRING) == SIGNED
    assert not vault.file().exists()
    vault.forget()
    assert ring.words == {}
    with pytest.raises(BloggerError):
        vault.kept(KeptIn.KEYRING)


def test_without_a_keyring_in_a_file_of_the_persons_own():
    assert vault.keep(SIGNED) is KeptIn.FILE
    assert stat.S_IMODE(vault.file().stat().st_mode) == 0o600
    assert stat.S_IMODE(vault.file().parent.stat().st_mode) == 0o700
    assert vault.kept(KeptIn.FILE) == SIGNED
    vault.forget()
    assert not vault.file().exists()
    with pytest.raises(BloggerError):
        vault.kept(KeptIn.FILE)


@pytest.mark.parametrize("trouble", ["shut", "forgets", "priority"])
def test_a_keyring_that_does_not_keep_is_none(ring, trouble):
    setattr(ring, trouble, 0.1 if trouble == "priority" else True)
    assert vault.keep(SIGNED) is KeptIn.FILE
    assert vault.kept(KeptIn.FILE) == SIGNED


def test_a_keyring_that_comes_later_takes_it_over(ring):
    ring.shut = True
    vault.keep(SIGNED)
    ring.shut = False
    assert vault.keep(SIGNED) is KeptIn.KEYRING
    assert not vault.file().exists()


def test_a_keyring_that_is_shut_says_so_without_its_words(ring):
    vault.keep(SIGNED)
    ring.shut = True
    with pytest.raises(BloggerError) as caught:
        vault.kept(KeptIn.KEYRING)
    assert "GOCSPX" not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("contents", [b"", b"[]", b'{"id": 1}', b"\xff", b"[" * 60_000])
def test_a_damaged_file_is_no_sign_in(contents):
    vault.keep(SIGNED)
    vault.file().write_bytes(contents)
    with pytest.raises(BloggerError):
        vault.kept(KeptIn.FILE)


def test_nothing_shows_the_secret():
    assert "lasting" not in repr(SIGNED).replace("lasting=", "")
    assert "GOCSPX" not in repr(SIGNED)
