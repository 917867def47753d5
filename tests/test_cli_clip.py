"""`ronpyo clip`."""

import io
import json
from pathlib import Path

import pytest

from editor import cli
from editor.core import paths
from editor.core.clips import store as clips
from editor.core.file.postfile import PostFile
from tests.core.news_page.pages import HEAD, JAPANESE, TEXT

MADE = JAPANESE[0]


class _Input:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_bytes(MADE.html.encode())
    return path


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "library" / "2026" / "post.md"
    path.parent.mkdir(parents=True)
    path.write_text("---\nid: 0197a000-0000-7000-8000-000000000001\nstatus: draft\n---\n本文。\n", encoding="utf-8")
    return path


def _news(path: Path) -> object:
    return PostFile.parse(path.read_bytes()).fields.news


def test_json(saved: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.main(["clip", str(saved), "--url", MADE.address + "?utm_source=x", "--json"]) == 0
    said = json.loads(capsysbinary.readouterr().out)
    assert list(said) == ["headline", "outlet", "url", "published", "author", "language", "text", "images"]
    assert [said[name] for name in ("headline", "outlet", "url", "published", "language")] == [
        HEAD, "朝日新聞", MADE.address, "2025-04-02", "ja",
    ]  # fmt: skip
    assert TEXT[-1] in said["text"]


def test_for_people_and_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr("sys.stdin", _Input(JAPANESE[4].html.encode()))
    assert cli.main(["clip", "-", "--url", JAPANESE[4].address]) == 0
    said = capsysbinary.readouterr().out.decode()
    assert f"Headline: {HEAD}\n" in said
    assert "Source: 時事通信, by way of Yahoo!ニュース\n" in said
    assert TEXT[0] in said


def test_into_a_post(saved: Path, post: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["clip", str(saved), "--url", MADE.address, "--into", str(post)]) == 0
    news = PostFile.parse(post.read_bytes()).fields.news
    assert (news.headline, news.source, news.url, news.date) == (HEAD, "朝日新聞", MADE.address, "2025-04-02")
    assert news.accessed
    assert post.read_text(encoding="utf-8").endswith("---\n本文。\n")
    (kept,) = clips.of(post.parents[1], "0197a000-0000-7000-8000-000000000001")
    assert kept.text.startswith(TEXT[0])
    assert capsys.readouterr().err == ""


def test_what_the_author_wrote_stays_and_is_said(saved: Path, post: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["set", str(post), "news.headline=自分の見出し"]) == 0
    before = post.read_bytes()
    assert cli.main(["clip", str(saved), "--into", str(post)]) == 0
    assert PostFile.parse(post.read_bytes()).fields.news.headline == "自分の見出し"
    assert "Left as you wrote it: Headline." in capsys.readouterr().err
    assert before != post.read_bytes()
    assert cli.main(["clip", str(saved), "--into", str(post)]) == 0
    assert "copied for this post before" in capsys.readouterr().err


def test_a_post_without_an_id_gets_one(saved: Path, tmp_path: Path) -> None:
    path = tmp_path / "plain.md"
    path.write_text("本文だけ。\n", encoding="utf-8")
    assert cli.main(["clip", str(saved), "--into", str(path)]) == 0
    file = PostFile.parse(path.read_bytes())
    assert (file.body, file.fields.news.headline) == ("本文だけ。\n", HEAD)
    assert clips.of(tmp_path, file.fields.id)


def test_the_byline_where_the_blog_wants_it(saved: Path, post: Path) -> None:
    folder = paths.user_profiles() / "signed"
    folder.mkdir(parents=True)
    (folder / "profile.toml").write_text('[words]\nbyline = "（{author}）"\n', encoding="utf-8")
    post.write_text(post.read_text("utf-8").replace("status", "profile: signed\nstatus"), encoding="utf-8")
    assert cli.main(["clip", str(saved), "--into", str(post)]) == 0
    assert PostFile.parse(post.read_bytes()).fields.news.source == "朝日新聞（山田太郎）"
    assert cli.main(["clip", str(saved), "--into", str(post)]) == 0
    assert PostFile.parse(post.read_bytes()).fields.news.source == "朝日新聞（山田太郎）"


def test_a_day_without_year_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<h1>{HEAD}</h1><p>1月2日 10時</p><p>{TEXT[1]}</p>", encoding="utf-8")
    assert cli.main(["clip", str(path)]) == 0
    assert "does not give" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], 2),
        (["PAGE", "more"], 2),
        (["PAGE", "--url", "x"], 2),
        (["nowhere.html"], 1),
        (["PAGE", "--into", "nowhere.md"], 1),
        (["EMPTY"], 1),
        (["PDF"], 1),
        (["PAGE", "--into", "BROKEN"], 1),
    ],
)
def test_failures_are_one_sentence(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int
) -> None:
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "pdf").write_bytes(b"%PDF-1.4\n")
    (tmp_path / "broken.md").write_bytes(b"---\nid: a\nid: b\n---\n")
    names = {name.upper(): str(tmp_path / name) for name in ("empty", "pdf")}
    names |= {"PAGE": str(saved), "BROKEN": str(tmp_path / "broken.md")}
    assert cli.main(["clip", *(names.get(word, word) for word in words)]) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert (tmp_path / "broken.md").read_bytes() == b"---\nid: a\nid: b\n---\n"
