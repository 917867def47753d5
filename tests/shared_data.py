"""Real exports and hostile inputs that lie beside a checkout; where they are missing, tests skip with a reason."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

_FOLDERS = [os.environ.get("RONPYO_SHARED_DATA", ""), str(Path(__file__).resolve().parents[2] / "shared" / "data")]


def shared_folders() -> list[Path]:
    """Where the shared data may lie."""
    return [Path(folder) for folder in _FOLDERS if folder]


def shared_data(name: str) -> Path:
    """The file or folder `name` of the shared data, or a skip of the calling test."""
    for folder in shared_folders():
        if (path := folder / name).exists():
            return path
    pytest.skip(f"shared data {name!r} is not beside this checkout")


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of `name`/cases.jsonl."""
    text = (shared_data(name) / "cases.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]
