"""`ronpyo receipts` and `ronpyo compare-online`."""

import json
from pathlib import Path

import pytest

from editor import cli
from editor.commandline import posts
from editor.core.exporters import exporter
from editor.core.exporters.several import contents
from editor.core.originals import libraries

ID = "0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10"


@pytest.fixture
def post(tmp_path: Path) -> Path:
    library = tmp_path / "library"
    library.mkdir()
    libraries.remember(library)
    path = library / "post.md"
    path.write_text(
        f"---\nformat: 1\nid: {ID}\ntitle: 題\npermalink: x-y\ndate: 2025-04-02\n---\n最初の文。次の文。\n",
        encoding="utf-8",
    )
    return path


def test_a_copy_a_change_and_the_way_back(post: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["receipts", str(post), "--json"]) == 0
    assert json.loads(capfd.readouterr().out) == {"state": "never", "receipts": []}
    assert cli.main(["compare-online", str(post), str(post)]) != 0
    assert cli.main(["export", "--to", "blogger-html", str(post), "-o", str(tmp_path / "out.html")]) == 0
    capfd.readouterr()
    assert cli.main(["receipts", str(post), "--json"]) == 0
    listed = json.loads(capfd.readouterr().out)
    assert listed["state"] == "copied" and listed["receipts"][0]["title"] == "題"
    assert cli.main(["receipts", str(post), "--show", "1"]) == 0
    html = capfd.readouterr().out
    assert html == (tmp_path / "out.html").read_text(encoding="utf-8")
    online = tmp_path / "online.html"
    online.write_text(html.replace("次の文。", "直した文。"), encoding="utf-8")
    assert cli.main(["compare-online", str(post), str(online), "--json"]) == 1
    found = json.loads(capfd.readouterr().out)
    assert [(one["said_before"], one["said_after"]) for one in found["changes"]] == [("次の文。", "直した文。")]
    assert cli.main(["compare-online", str(post), str(online), "--take"]) == 0
    assert "+ 直した文。" in capfd.readouterr().out
    assert "最初の文。直した文。" in post.read_text(encoding="utf-8")
    assert cli.main(["receipts", str(post), "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["state"] == "changed"
    assert cli.main(["receipts", str(post), "--show", "2"]) != 0


def test_the_post_is_found_in_a_backup(post: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["export", "--to", "blogger-html", str(post), "-o", str(tmp_path / "out.html")]) == 0
    backup = tmp_path / "feed.atom"
    backup.write_bytes(contents(exporter("blogger"), [posts.portion(post, "blogger")]))
    capfd.readouterr()
    assert cli.main(["compare-online", str(post), str(backup), "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["same"] is True
    post.write_text(post.read_text(encoding="utf-8").replace("x-y", "z"), encoding="utf-8")
    assert cli.main(["compare-online", str(post), str(backup)]) != 0
    assert "does not hold this post" in capfd.readouterr().err
