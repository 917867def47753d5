from collections.abc import Callable
from pathlib import Path

import pytest

from editor.core.importers.report import Report
from editor.core.importers.work import Wish, import_files

Import = Callable[..., Report]


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
