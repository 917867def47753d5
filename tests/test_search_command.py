"""`ronpyo search` as scripts and people use it."""

import json

import pytest

from editor import cli
from editor.core.library import refresh
from editor.core.library.archive import Archive
from tests.core.library.posts import header, write


@pytest.fixture
def library(tmp_path):
    folder = tmp_path / "posts"
    posts = {f"2025/{n:02}.md": header(date=f"2025-01-{n + 1:02}", title=f"題{n}") + "米国の話" for n in range(25)}
    write(
        folder,
        {
            **posts,
            "2024/x.md": header(date="2024-01-01", title="米国", blogger__url="https://b.example/x.html") + "本文",
        },
    )
    return folder


def test_json(library, capfd):
    assert cli.main(["search", "米国", "--library", str(library), "--json"]) == 0
    out, err = capfd.readouterr()
    found = json.loads(out)
    assert err == ""
    assert len(found) == 26
    assert list(found[0]) == ["path", "title", "date", "url", "snippet", "score"]
    assert found[0] == {
        "path": str(library / "2024/x.md"),
        "title": "米国",
        "date": "2024-01-01",
        "url": "https://b.example/x.html",
        "snippet": "**米国**",
        "score": 5,
    }
    assert found[1]["snippet"] == "**米国**の話"
    assert [item["score"] for item in found] == sorted((item["score"] for item in found), reverse=True)


def test_limit(library, capfd):
    assert cli.main(["search", "米国", "--library", str(library), "--json", "--limit", "3"]) == 0
    assert [item["title"] for item in json.loads(capfd.readouterr().out)] == ["米国", "題24", "題23"]


def test_for_people(library, capfd):
    assert cli.main(["search", "米国", "--library", str(library)]) == 0
    out, err = capfd.readouterr()
    assert out.startswith(f"{library}/2024/x.md\n    2024-01-01  米国\n    米国\n")
    assert out.count("\n") == 60
    assert err == "ronpyo: Posts found: 26; the best 20 are shown. --limit shows more.\n"


def test_the_index_is_brought_up_to_date_first(library, capfd):
    arguments = ["search", "英国", "--library", str(library), "--json"]
    assert cli.main(arguments) == 0
    assert json.loads(capfd.readouterr().out) == []
    write(library, {"n.md": "英国"})
    assert cli.main(arguments) == 0
    assert [item["path"] for item in json.loads(capfd.readouterr().out)] == [str(library / "n.md")]
    (library / "n.md").unlink()
    assert cli.main(arguments) == 0
    assert json.loads(capfd.readouterr().out) == []


def test_the_index_of_many_posts_is_merged(library, monkeypatch):
    monkeypatch.setattr(refresh, "_MANY", 1)
    assert cli.main(["search", "英国", "--library", str(library), "--json"]) == 0
    archive = Archive(library)
    assert archive.merge(lambda: pytest.fail("it is merged"))
    archive.close()


def test_several_words_and_dashes(library, capfd):
    assert cli.main(["search", "米国", "-話", "--library", str(library), "--json"]) == 0
    assert [item["title"] for item in json.loads(capfd.readouterr().out)] == ["米国"]


def test_nothing_found_is_fine(library, capfd):
    assert cli.main(["search", "どこにもない", "--library", str(library)]) == 0
    out, err = capfd.readouterr()
    assert (out, err) == ("", "ronpyo: No post was found.\n")


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        ([], 2, "What to search for is missing"),
        (["　"], 2, "What to search for is missing"),
        (["x", "--limit", "0"], 2, "--limit needs a number"),
        (["x", "--limit", "many"], 2, "--limit needs a number"),
        (["x", "--nonsense"], 2, "There is no option"),
        (["x", "--library", "nowhere"], 1, "There is no folder “nowhere”."),
    ],
)
def test_wrong_use(arguments, code, sentence, capfd, library):
    given = arguments if "--library" in arguments else [*arguments, "--library", str(library)]
    assert cli.main(["search", *given]) == code
    assert sentence in capfd.readouterr().err


def test_the_library_of_the_window_is_the_default(capfd, monkeypatch, library):
    monkeypatch.setenv("RONPYO_LIBRARY", str(library))
    assert cli.main(["search", "題", "--json", "--limit", "1"]) == 0
    assert len(json.loads(capfd.readouterr().out)) == 1
