import os
from collections.abc import Callable
from pathlib import Path

import pytest

from editor.core.importers import work
from editor.core.importers.report import Report
from editor.core.importers.work import Wish, import_files

Import = Callable[..., Report]


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other processes take a second to start, which only their own test needs; no disk is waited for."""
    monkeypatch.setattr(work, "_ALONE", 10**9)
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def take_in(tmp_path: Path, library: Path) -> Import:
    """Import a text or bytes as a file, or files by their path, into `library`."""

    def run(*given: str | bytes | Path, host: str = "", zone: str = "") -> Report:
        paths = []
        for number, content in enumerate(given):
            if isinstance(content, Path):
                paths.append(content)
                continue
            path = tmp_path / f"given-{number}"
            path.write_bytes(content.encode() if isinstance(content, str) else content)
            paths.append(path)
        return import_files(paths, Wish(library, host, zone))

    return run
