"""The blog that a post was written for: known by labels as its profile writes them, never by one common word."""

from collections.abc import Iterator

import pytest

from editor.core import paths
from editor.core.from_html.convert import convert
from editor.core.importers.structure import blogs, profile
from editor.core.importers.structure.blogs import blog_of, default_blog
from editor.core.problem import Problem
from editor.core.profile.load import DEFAULT, load_profile
from editor.core.profile.values import Profile
from tests.core.importers.structure.lines import bullets


@pytest.fixture(autouse=True)
def loaded_anew() -> Iterator[None]:
    """Each test has profiles of its own; no other test meets them."""
    blogs.load_anew()
    yield
    blogs.load_anew()


LIST = bullets("One.", "Two.")
TITLE = "News — Commentary: View"
VIEW = "<h2>Commentary: View</h2>"


def _name(html: str, title: str = "") -> str:
    made = convert(html)
    return blog_of(made.blocks, made.reference, title).profile.name


def _own(name: str, words: str) -> None:
    (paths.user_profiles() / name).mkdir(parents=True)
    (paths.user_profiles() / name / "profile.toml").write_text(words, encoding="utf-8")


@pytest.mark.parametrize(
    ("html", "title", "is_english"),
    [
        (VIEW, TITLE, True),
        (VIEW, "", False),
        (VIEW, "Another title", False),
        (VIEW, "News — Opinion: View", False),
        (f"{VIEW}<p><b>In short</b></p>{LIST}", "", True),
        (f"{VIEW}<p><b>In short</b></p><p>text</p>", "", False),
        (f"{VIEW}<p>In short</p>{LIST}", "", False),
        (f"{VIEW}<p><b>Related posts</b></p>{LIST}", "", True),
        (f"{VIEW}<p><b>Summary</b></p>{LIST}", "", False),
        (f"<p>Source: A (read on 2 April 2025)</p>{VIEW}", "", True),
        (f"<p>Source: A</p>{VIEW}", "", False),
        ("<p>Commentary: View</p>", TITLE, False),
        (f"<h2>News</h2><p><b>In short</b></p>{LIST}", "News", True),
        (f"<h2>News</h2><p>text</p><p><b>In short</b></p>{LIST}", "News", False),
        (f"<h2>News</h2><h3>In short</h3>{LIST}", "News", False),
        (f"<h2>News</h2><p><b>In short</b></p>{LIST}", "Other", False),
        ("<h2>News</h2><p>Source: A (read on 2 April 2025)</p>", "News", True),
        ("<h2>News</h2><p>Source: A</p>", "News", False),
        (f"<h2>【私の論評】論</h2><p><b>まとめ</b></p>{LIST}<p>Source: A (read on 2 April 2025)</p>", "", False),
        ("", "", False),
    ],
)
def test_labels_tell_the_blog(html: str, title: str, is_english: bool) -> None:
    assert _name(html, title) == ("en-commentary" if is_english else DEFAULT)


def test_the_persons_own_profile_is_known() -> None:
    _own("own", '[words]\ncommentary = "【一言】"\nsummary = "要点"\n')
    assert _name(f"<h2>【一言】論</h2><p><b>要点</b></p>{LIST}") == "own"
    assert _name(f"<h2>【私の論評】論</h2><p><b>要点</b></p>{LIST}") == DEFAULT


@pytest.mark.parametrize("words", ["[words", "", '[words]\ncommentary = ""\nsummary = ""\nrelated = ""\nsource = ""\n'])
def test_a_broken_or_empty_profile_takes_no_post(words: str) -> None:
    _own("aaa", words)
    assert _name(f"<h2>【私の論評】論</h2><p><b>まとめ</b></p>{LIST}", "題―【私の論評】論") == DEFAULT
    assert _name("<h2>題</h2><p>文</p>", "題") == DEFAULT


def test_profiles_are_loaded_once_and_not_without_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(60):
        _own(f"aa{number:02}", f'[words]\ncommentary = "【{number}】"\n')
    loaded: list[str] = []

    def load(name: str) -> tuple[Profile, tuple[Problem, ...]]:
        loaded.append(name)
        return load_profile(name)

    monkeypatch.setattr(blogs, "load_profile", load)
    for _turn in range(3):
        _name(VIEW, TITLE)
    assert loaded[0] == "" and 10 < len(loaded) == len(set(loaded)) < 60


def test_the_default_is_that_of_the_program() -> None:
    assert default_blog().profile == profile() and profile().name == DEFAULT
