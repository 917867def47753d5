"""A window with an account at the played Blogger; pages for the browser are only noted."""

import json
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget

from editor.core.blogger import vault
from editor.core.blogger.account import BloggerAccount, OwnBlog, write_account
from editor.core.blogger.client import Client
from editor.core.blogger.endpoints import SERVER
from editor.core.blogger.vault import SignIn
from tests.fakes.blogger.posts import BLOG
from tests.fakes.blogger.server import CLIENT, FakeBlogger, serving
from tests.picture_files import pixels

POST = """---
format: 1
id: 0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10
date: 2026-01-05T07:00:00+09:00
labels: [米国]
permalink: talks
description: 説明
title: 題
---
本文。

![港](post/a.png)
"""


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeBlogger]:
    found = FakeBlogger()
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with serving(found) as root:
        monkeypatch.setenv(SERVER, root)
        yield found


@pytest.fixture
def pages(fake: FakeBlogger, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were given to the browser; on Google's page somebody says yes at once."""
    found: list[str] = []

    def visit(address: str) -> None:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        opener.open(fake.authorise(address), timeout=10).close()

    def show(url: QUrl) -> bool:
        address = bytes(url.toEncoded().data()).decode()
        found.append(address)
        if "/auth?" in address:
            threading.Thread(target=visit, args=(address,), daemon=True).start()
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    return found


@pytest.fixture
def account(fake: FakeBlogger) -> BloggerAccount:
    sign_in = SignIn(Client(CLIENT["client_id"], CLIENT["client_secret"]), "refresh-1")
    found = BloggerAccount(OwnBlog(str(BLOG["id"]), str(BLOG["name"]), str(BLOG["url"])), vault.keep(sign_in))
    write_account(found)
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "post.md"
    found.write_text(POST, "utf-8")
    (tmp_path / "post").mkdir()
    (tmp_path / "post" / "a.png").write_bytes(pixels("png"))
    return found


@pytest.fixture
def client_file(tmp_path: Path) -> Path:
    found = tmp_path / "client_secret_77.json"
    found.write_text(json.dumps({"installed": CLIENT}))
    return found


def button(widget: QWidget, words: str) -> QPushButton:
    """The button of `widget` that says so."""
    return next(
        one for one in widget.findChildren(QPushButton) if one.text().replace("&", "") == words and one.isVisible()
    )


def words_of(widget: QWidget) -> list[str]:
    """The words of all buttons that are seen, but for "Close"."""
    seen = [one for one in widget.findChildren(QPushButton) if one.isVisible()]
    return [words for one in seen if (words := one.text().replace("&", "")) != "Close"]
