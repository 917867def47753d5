"""Blog profiles: what they compose, and what a broken one does."""

import dataclasses
import pickle
import re
import shutil
from pathlib import Path

import pytest

from editor.core import paths
from editor.core.file.postfile import PostFile
from editor.core.post import Commentary, Fields, News, Post
from editor.core.problem import Severity
from editor.core.profile.files import MOST_BYTES
from editor.core.profile.load import DEFAULT, Profile, list_profiles, load_profile
from editor.core.profile.values import BlogWords, ProfileSettings
from editor.core.render.page import Renderer

DEFAULT_PROFILE = load_profile()[0]


def write(folder: Path, **files: str) -> tuple[Path, Path]:
    """A user's profile folder `mine` with `files`, and the search path with it."""
    profile = folder / "mine"
    profile.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (profile / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return folder, paths.resources() / "profiles"


@pytest.mark.parametrize(
    ("news", "commentary", "own", "title"),
    [
        ("甲", "乙", "", "甲―【私の論評】乙"),
        ("甲", "", "", "甲"),
        ("", "乙", "", "【私の論評】乙"),
        ("", "", "", ""),
        ("甲", "乙", "丙", "丙"),
        (" 甲 ", "乙", "  ", "甲―【私の論評】乙"),
        ("{commentary}", "{news}", "", "{commentary}―【私の論評】{news}"),
        ("{0.__class__}", "%s", "", "{0.__class__}―【私の論評】%s"),
    ],
)
def test_title_is_composed(news: str, commentary: str, own: str, title: str) -> None:
    fields = Fields(title=own, news=News(news), commentary=Commentary(commentary))
    assert DEFAULT_PROFILE.compose_title(fields) == title


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2025-04-02", "2025年4月2日水曜日"),
        ("2025-04-02T07:30:00+09:00", "2025年4月2日水曜日"),
        ("2024-02-29", "2024年2月29日木曜日"),
        ("", ""),
        ("そのうち", "そのうち"),
        ("2025-02-30", "2025-02-30"),
    ],
)
def test_date_is_formatted(text: str, shown: str) -> None:
    assert DEFAULT_PROFILE.format_date(text) == shown


def test_date_patterns_know_eras_months_and_two_digits() -> None:
    profile = dataclasses.replace(DEFAULT_PROFILE, date="{era}{month}月 {mm}/{dd} {month_name} {other}")
    assert profile.format_date("2025-04-02") == "令和7年4月 04/02 4月 {other}"
    english = load_profile("en-commentary")[0]
    assert english.format_date("2025-04-02") == "Wednesday, 2 April 2025"
    assert english.format_short_date("2025-04-02") == "2 April 2025"


@pytest.mark.parametrize("name", ["ja-commentary", "en-commentary"])
def test_shipped_profiles_are_sound(name: str) -> None:
    profile, problems = load_profile(name)
    assert problems == ()
    assert profile.name == name
    assert pickle.loads(pickle.dumps(profile)) == profile
    for file in ("profile.toml", "page.html", "post.html", "style.css", "export.css", "sample.md"):
        assert (paths.resources() / "profiles" / name / file).is_file()


@pytest.mark.parametrize("name", ["ja-commentary", "en-commentary"])
def test_sample_post_is_a_whole_post(name: str) -> None:
    profile, _problems = load_profile(name)
    file = PostFile.parse(profile.sample.encode("utf-8"))
    assert file.problems == ()
    assert file.editable
    assert len(file.fields.news.summary) >= 3
    assert len(file.fields.commentary.summary) >= 3
    assert len(file.fields.related) == 5
    rendered = Renderer(profile).render(Post(file.fields, file.body))
    assert sum(block.startswith("<p>") for block in rendered.commentary) >= 10
    assert (
        set(rendered.images) == {path for path, _file in profile.sample_images} == {i.path for i in file.fields.images}
    )
    assert all(picture.stat().st_size <= 20_000 for _path, picture in profile.sample_images)
    for part in ("<ruby>", "<strong>", "<del>", "<figure>", "<table>", "<footer>", 'class="footnote"', "<!--more-->"):
        assert part in rendered.article


def test_list_has_the_default_first_and_shadows() -> None:
    assert [entry.name for entry in list_profiles()][:2] == [DEFAULT, "en-commentary"]
    own = paths.user_profiles() / "en-commentary"
    own.mkdir(parents=True)
    (own / "profile.toml").write_text('label = "My own"\n', encoding="utf-8")
    (paths.user_profiles() / ".hidden").mkdir()
    entries = {entry.name: entry for entry in list_profiles()}
    assert set(entries) == {DEFAULT, "en-commentary"}
    assert entries["en-commentary"].label == "My own"
    assert not entries["en-commentary"].built_in
    profile, problems = load_profile("en-commentary")
    assert problems == ()
    assert profile.date == "{weekday}, {day} {month_name} {year}"


def test_what_a_profile_lacks_comes_from_the_default(tmp_path: Path) -> None:
    folders = write(
        tmp_path, profile_toml='title = "{news} / {commentary}"\n[words]\nsummary = "要点"\n', style_css="p{}"
    )
    profile, problems = load_profile("mine", folders)
    assert problems == ()
    assert profile.title == "{news} / {commentary}"
    assert (profile.words.summary, profile.words.related) == ("要点", "【関連記事】")
    assert profile.stylesheet == "p{}"
    assert profile.label == DEFAULT_PROFILE.label
    assert profile.post_template == DEFAULT_PROFILE.post_template
    assert profile.sample == DEFAULT_PROFILE.sample


@pytest.mark.parametrize(
    ("files", "rule", "line"),
    [
        ({"profile_toml": "label = 'a'\ntitle ="}, "profile-toml", 2),
        ({"profile_toml": "label = 'a'\nlabel = 'b'\nx = 1"}, "profile-toml", 2),
        ({"profile_toml": "a = " + "[" * 20000}, "profile-toml", 1),
        ({"profile_toml": "label = 'a'\n\ntitel = 'b'"}, "profile-unknown-key", 3),
        ({"profile_toml": "[markdown]\nrubi = true"}, "profile-unknown-key", 2),
        ({"profile_toml": "page_template = 'x'"}, "profile-unknown-key", 1),
        ({"profile_toml": "\nlabel = 3"}, "profile-value", 2),
        ({"profile_toml": "weekdays = ['a']"}, "profile-value", 1),
        ({"profile_toml": "[markdown]\nruby = 'yes'"}, "profile-value", 2),
        ({"profile_toml": "words = 'x'"}, "profile-value", 1),
        ({"post_html": "\n{{#news.headline}}"}, "profile-template", 2),
        ({"post_html": '<div data-slot="news"></div>'}, "profile-incomplete", 0),
        (
            {"post_html": '{{#news.url}}<div data-slot="news"></div>{{/news.url}}<div data-slot="commentary"></div>'},
            "profile-incomplete",
            0,
        ),
        ({"page_html": "<p>{{title}}</p>"}, "profile-incomplete", 0),
        ({"page_html": "{{{post}}}\n{{titel}}"}, "profile-unknown-name", 2),
        ({"style_css": "x" * (MOST_BYTES + 1)}, "profile-size", 0),
    ],
)
def test_a_broken_profile_gives_a_problem_at_its_line_and_still_renders(
    tmp_path: Path, files: dict[str, str], rule: str, line: int
) -> None:
    profile, problems = load_profile("mine", write(tmp_path, **files))
    assert [(problem.rule, problem.line, problem.field) for problem in problems] == [
        (rule, line, next(iter(files)).replace("_", "."))
    ]
    rendered = Renderer(profile).render(Post(Fields(news=News("甲")), "本文"))
    assert "<p>本文</p>" in rendered.article


def test_broken_bytes_and_odd_files(tmp_path: Path) -> None:
    folders = write(tmp_path)
    mine = tmp_path / "mine"
    (mine / "profile.toml").write_bytes(b"label = 'a'\nx = '" + b"\x93\xfa'")
    (mine / "style.css").mkdir()
    profile, problems = load_profile("mine", folders)
    assert {(problem.rule, problem.line) for problem in problems} == {("profile-encoding", 2), ("profile-size", 0)}
    assert profile.stylesheet == DEFAULT_PROFILE.stylesheet


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.css"
    secret.write_text("secret", encoding="utf-8")
    folders = write(tmp_path / "profiles")
    (tmp_path / "profiles" / "mine" / "style.css").symlink_to(secret)
    (tmp_path / "profiles" / "mine" / "sample").symlink_to(tmp_path)
    profile, problems = load_profile("mine", folders)
    assert "secret" not in profile.stylesheet
    assert all(not path.samefile(secret) for _name, path in profile.sample_images)
    assert {problem.rule for problem in problems} == {"profile-outside"}


@pytest.mark.parametrize("name", ["nothing", "..", "../mine", "/etc", "mine/..", ".hidden", "a\0b", "x" * 300, "con:"])
def test_an_unknown_profile_gives_way_to_the_default(tmp_path: Path, name: str) -> None:
    profile, problems = load_profile(name, write(tmp_path))
    assert profile.name == DEFAULT
    assert profile.post_template == DEFAULT_PROFILE.post_template
    assert [(problem.rule, problem.severity) for problem in problems] == [("profile-unknown", Severity.WARNING)]


def test_the_programs_own_are_read_once_and_the_persons_each_time(tmp_path: Path) -> None:
    assert load_profile()[0] is load_profile(DEFAULT)[0]
    folders = tmp_path, paths.resources() / "profiles"
    assert load_profile(DEFAULT, folders)[0] == DEFAULT_PROFILE
    own = tmp_path / DEFAULT
    own.mkdir()
    for label in ("私の", "私の二つ目"):
        (own / "profile.toml").write_text(f'label = "{label}"\n', encoding="utf-8")
        assert load_profile(DEFAULT, folders)[0].label == label
    shutil.rmtree(own)
    assert load_profile(DEFAULT, folders) == (DEFAULT_PROFILE, ())


def test_one_of_the_programs_own_that_is_being_replaced_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(paths.resources() / "profiles", tmp_path / "profiles")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    file = tmp_path / "profiles" / DEFAULT / "profile.toml"
    whole = file.read_bytes()
    file.write_bytes(whole + b"\nlabel = ")
    for _time in range(2):
        profile, problems = load_profile()
        assert [problem.rule for problem in problems] == ["profile-toml"]
        assert profile.label != DEFAULT_PROFILE.label
    file.write_bytes(whole)
    profile, problems = load_profile()
    assert (profile.label, problems) == (DEFAULT_PROFILE.label, ())


def test_the_values_beneath_all_profiles_are_those_of_the_default_one(tmp_path: Path) -> None:
    assert dataclasses.replace(Profile(), **_shown(DEFAULT_PROFILE)) == DEFAULT_PROFILE


def _shown(profile: Profile) -> dict[str, object]:
    files = ("page_template", "post_template", "stylesheet", "export_stylesheet", "sample", "sample_images")
    return {name: getattr(profile, name) for name in ("name", "label", *files)}


def test_every_class_of_the_page_has_a_style() -> None:
    for name in ("ja-commentary", "en-commentary"):
        profile = load_profile(name)[0]
        used = set(re.findall(r'class="([\w -]+)"', profile.page_template + profile.post_template))
        styles = profile.stylesheet + profile.export_stylesheet
        for names in used:
            assert all(f".{part}" in styles for part in names.split())


@pytest.mark.parametrize(
    ("byline", "outlet", "author", "source"),
    [
        ("", "朝日新聞", "山田太郎", "朝日新聞"),
        ("（{author}）", "朝日新聞", "山田太郎、鈴木花子", "朝日新聞（山田太郎、鈴木花子）"),
        (", {author}", "Reuters", "Ann {outlet}", "Reuters, Ann {outlet}"),
        ("（{author}）", "朝日新聞", " ", "朝日新聞"),
        ("（{author}）", "", "山田太郎", ""),
        ("（署名記事）", "朝日新聞", "山田太郎", "朝日新聞（署名記事）"),
    ],
)
def test_a_blog_may_name_who_wrote_the_news(byline: str, outlet: str, author: str, source: str) -> None:
    profile = ProfileSettings(words=BlogWords(byline=byline))
    assert profile.source_of(outlet, author) == source
