"""The played Blogger of the morning: an account that is connected, and a browser whose acts reach the draft."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication

from editor.core.blogger import vault
from editor.core.blogger.account import BloggerAccount, OwnBlog, write_account
from editor.core.blogger.client import Client
from editor.core.blogger.endpoints import SERVER
from editor.core.blogger.vault import SignIn
from tests.fakes.blogger.posts import BLOG
from tests.fakes.blogger.server import CLIENT, FakeBlogger, serving
from tests.morning.material import Morning

MOST_THERE_AND_BACK = 6
"""Keys and clicks from a finished post to a complete draft and all addresses in the post; only ever lowered."""


class Browser:
    """The author's browser at `fake`."""

    def __init__(self, fake: FakeBlogger, morning: Morning) -> None:
        self.fake = fake
        self._morning = morning
        self.description = ""

    @property
    def html(self) -> str:
        """What the one draft holds."""
        (draft,) = self.fake.posts.drafts
        return str(draft["content"])

    @property
    def permalink(self) -> str:
        """That of the one draft."""
        (draft,) = self.fake.posts.drafts
        return self.fake.posts.permalink(draft["id"])

    def describe(self, words: str) -> None:
        """As the box of the search description; the interface knows nothing of it."""
        self.description = words

    def upload_all(self, files: list[str]) -> None:
        """As Blogger's editor writes pictures that are put in, one after another."""
        assert all(Path(file).is_file() for file in files)
        assert len(files) == 1 + len(self._morning.pictures), files
        (draft,) = self.fake.posts.drafts
        pictures = "".join(
            f'<div class="separator" style="clear: both;"><a href="{address.replace("/s640/", "/s1600/")}">'
            f'<img border="0" data-original-height="420" data-original-width="640" src="{address}" /></a></div><br />'
            for address in map(self._morning.uploaded_address, range(len(files)))
        )
        self.fake.posts.edit(draft["id"], content=draft["content"] + pictures)

    def come_back(self) -> None:
        """The program is told that another one had the keys, and that it has them again."""
        qt = QGuiApplication.instance()
        assert isinstance(qt, QGuiApplication)
        for state in (Qt.ApplicationState.ApplicationInactive, Qt.ApplicationState.ApplicationActive):
            qt.applicationStateChanged.emit(state)


@contextmanager
def connected(morning: Morning) -> Iterator[Browser]:
    """An account at a played Blogger, before the program starts; no browser is opened."""
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    fake, open_url = FakeBlogger(), QDesktopServices.openUrl
    with serving(fake) as root:
        os.environ[SERVER] = root
        sign_in = SignIn(Client(CLIENT["client_id"], CLIENT["client_secret"]), "refresh-1")
        write_account(
            BloggerAccount(OwnBlog(str(BLOG["id"]), str(BLOG["name"]), str(BLOG["url"])), vault.keep(sign_in))
        )
        QDesktopServices.openUrl = lambda _url: True  # type: ignore[method-assign]
        try:
            yield Browser(fake, morning)
        finally:
            QDesktopServices.openUrl = open_url  # type: ignore[method-assign]
            del os.environ[SERVER]
