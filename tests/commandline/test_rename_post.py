"""`ronpyo rename` and `ronpyo relink` as scripts and people use them."""

import json

import pytest

from editor import cli
from editor.core import paths
from editor.core.errors import SaveError
from editor.core.history.versions import Versions
from editor.core.sharing import claims
from tests.core.library.posts import header, write

BLOG = "https://e.example/2026/11"


@pytest.fixture
def library(tmp_path):
    folder = tmp_path / "posts"
    own = header(id="one", date="2026-11-27", news__headline="国の選択", blogger__url=f"{BLOG}/new.html")
    write(
        folder,
        {
            "2026/2026-11-27-post.md": own + "![図](2026-11-27-post/a.jpg)\n",
            "2026/2026-11-27-post/a.jpg": "jpg",
            "2025/other.md": header(id="two") + f"[前](../2026/2026-11-27-post.md) [古]({BLOG}/old.html)\n",
        },
    )
    return folder


def run(library, capfd, *arguments):
    code = cli.main([*map(str, arguments), "--library", str(library), "--json"])
    out, err = capfd.readouterr()
    return code, json.loads(out) if out else err


def test_a_file_is_called_after_its_headline(library, capfd):
    old, new = library / "2026/2026-11-27-post.md", library / "2026/2026-11-27-国の選択.md"
    code, found = run(library, capfd, "rename", old)
    assert code == 0 and (found["path"], found["was"]) == (str(new), str(old))
    assert found["changed"] == ["2025/other.md"]
    assert "![図](2026-11-27-国の選択/a.jpg)" in new.read_text(encoding="utf-8")
    assert new.with_suffix("").is_dir() and not old.exists() and not old.with_suffix("").exists()
    assert "(../2026/2026-11-27-国の選択.md)" in (library / "2025/other.md").read_text(encoding="utf-8")
    assert run(library, capfd, "rename", new)[1]["path"] == str(new)


def test_links_follow_also_where_the_versions_could_not(library, capfd, monkeypatch):
    def refuse(*_given):
        raise SaveError("The disk is full.")

    monkeypatch.setattr(Versions, "follow", refuse)
    assert cli.main(["rename", str(library / "2026/2026-11-27-post.md"), "--library", str(library)]) == 0
    assert "The disk is full." in capfd.readouterr().err
    assert "(../2026/2026-11-27-国の選択.md)" in (library / "2025/other.md").read_text(encoding="utf-8")


def test_a_name_as_told(library, capfd):
    assert cli.main(["rename", str(library / "2025/other.md"), "別の名前", "--library", str(library)]) == 0
    assert capfd.readouterr().out.strip() == str(library / "2025/別の名前.md")


@pytest.mark.parametrize(("language", "told"), [("en", "begin with a day"), ("ja", "日付で始まる")])
def test_a_name_that_follows_no_headline_is_said(library, capfd, monkeypatch, language, told):
    monkeypatch.setenv("RONPYO_LANG", language)
    old = library / "2025/other.md"
    assert cli.main(["rename", str(old), "--library", str(library)]) == 0
    out, err = capfd.readouterr()
    assert out.strip() == str(old) and old.exists()
    assert "other.md" in err and told in err


@pytest.mark.parametrize(
    ("name", "headline", "more", "told"),
    [
        ("2026-11-27-post", "", [], "no headline to call it after"),
        ("2026-11-27-国", "国", [], "called after the headline already"),
        ("2026-11-27-国", "国", ["2026-11-27-国.md"], "called so already"),
    ],
)
def test_a_file_that_keeps_its_name_says_why(tmp_path, capfd, name, headline, more, told):
    path = tmp_path / f"{name}.md"
    path.write_text(header(id="three", news__headline=headline) + "文。\n", encoding="utf-8")
    assert cli.main(["rename", str(path), *more, "--library", str(tmp_path), "--json"]) == 0
    out, err = capfd.readouterr()
    assert json.loads(out)["path"] == str(path) and path.exists()
    assert told in err and path.name in err


@pytest.mark.parametrize(("more", "code"), [(["a", "b"], 2), ([".."], 1), (["other"], 0), (["taken"], 1)])
def test_wrong_names(library, capfd, more, code):
    (library / "2025/taken.md").write_text("x")
    assert cli.main(["rename", str(library / "2025/other.md"), *more, "--library", str(library)]) == code
    assert (library / "2025/other.md").exists() and (library / "2025/taken.md").read_text() == "x"


def test_links_to_a_former_address(library, capfd):
    own, other = library / "2026/2026-11-27-post.md", library / "2025/other.md"
    before = other.read_text(encoding="utf-8")
    arguments = ("relink", own, f"{BLOG}/old.html")
    code, found = run(library, capfd, *arguments, "--list")
    assert code == 0 and found["changed"] == ["2025/other.md"] and other.read_text(encoding="utf-8") == before
    assert run(library, capfd, *arguments)[1]["changed"] == ["2025/other.md"]
    assert other.read_text(encoding="utf-8") == before.replace("old.html", "new.html")
    assert run(library, capfd, *arguments)[1]["changed"] == []


@pytest.mark.parametrize("former", [[], ["no address"], [f"{BLOG}/new.html", "x"]])
def test_no_address(library, capfd, former):
    own = str(library / "2026/2026-11-27-post.md")
    assert cli.main(["relink", own, *former, "--library", str(library)]) == 2


def test_a_post_without_an_address(library, capfd):
    other = str(library / "2025/other.md")
    assert cli.main(["relink", other, f"{BLOG}/old.html", "--library", str(library)]) == 1
    assert "other.md" in capfd.readouterr().err


def test_what_is_open_in_a_window_is_left(library, capfd, monkeypatch):
    monkeypatch.setattr(claims, "holder", lambda folder, post, _id: folder == paths.state() / "open" and post)
    old = library / "2026/2026-11-27-post.md"
    assert cli.main(["rename", str(old), "--library", str(library)]) == 1 and old.exists()
    code, found = run(library, capfd, "relink", old, f"{BLOG}/old.html")
    assert code == 1 and found["open"] == ["2025/other.md"]
