"""`ronpyo related` as scripts and people use it."""

import json

import pytest

from editor import cli
from tests.core.library.posts import header, write


@pytest.fixture
def library(tmp_path):
    folder = tmp_path / "posts"
    head = {"status": "published"}
    write(
        folder,
        {
            "2025/a.md": header(
                **head, title="関税の話", date="2025-03-31T20:00:00Z", blogger__url="https://b.example/a.html"
            ),
            "2025/b.md": header(**head, title="関税の続き", date="2025-03-01"),
            "2025/c.md": header(title="関税の下書き", date="2025-03-02"),
            "2025/own.md": header(title="関税と物価", date="2025-04-02"),
            **{f"{n}.md": header(**head, title="別の話", date="2024-01-01") for n in range(9)},
        },
    )
    return folder


def test_json(library, capfd):
    assert cli.main(["related", str(library / "2025/own.md"), "--library", str(library), "--json"]) == 0
    out, err = capfd.readouterr()
    found = json.loads(out)
    assert err == ""
    assert [list(item) for item in found] == [["path", "title", "url", "date", "score", "why"]] * 2
    assert found[0] == {
        "path": str(library / "2025/a.md"),
        "title": "関税の話",
        "url": "https://b.example/a.html",
        "date": "2025-04-01",  # the day in the time zone of the blog
        "score": found[0]["score"],
        "why": ["関税"],
    }
    assert [item["title"] for item in found] == ["関税の話", "関税の続き"]


def test_limit_and_unpublished(library, capfd):
    post = str(library / "2025/own.md")
    assert cli.main(["related", post, "--library", str(library), "--json", "--limit", "1"]) == 0
    assert len(json.loads(capfd.readouterr().out)) == 1
    assert cli.main(["related", post, "--library", str(library), "--json", "--unpublished"]) == 0
    assert "関税の下書き" in [item["title"] for item in json.loads(capfd.readouterr().out)]


def test_a_post_that_lies_elsewhere(library, tmp_path, capfd):
    file = tmp_path / "new.md"
    file.write_text("関税の話をもう一度。\n", encoding="utf-8")
    assert cli.main(["related", str(file), "--library", str(library), "--json"]) == 0
    assert len(json.loads(capfd.readouterr().out)) == 2


def test_for_people(library, capfd):
    assert cli.main(["related", str(library / "2025/own.md"), "--library", str(library)]) == 0
    assert "2025-04-01  関税の話\n    関税" in capfd.readouterr().out


def test_none_is_fine(library, tmp_path, capfd):
    file = tmp_path / "new.md"
    file.write_text("まったく違うこと\n", encoding="utf-8")
    assert cli.main(["related", str(file), "--library", str(library), "--json"]) == 0
    assert json.loads(capfd.readouterr().out) == []
    assert cli.main(["related", str(file), "--library", str(library)]) == 0
    assert "No earlier post" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ([], 2),
        (["missing.md"], 1),
        (["a.md", "b.md"], 2),
        (["a.md", "--limit", "0"], 2),
    ],
)
def test_wrong_use(library, capfd, more, code):
    assert cli.main(["related", *more, "--library", str(library)]) == code
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("ronpyo: ")
