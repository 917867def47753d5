"""Posts of any profile come back as fields from the formats that carry HTML; those of others stay as they are."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from editor.core import paths
from editor.core.exporters import Portion, exporter
from editor.core.exporters.several import contents
from editor.core.file.postfile import PostFile
from editor.core.importers.structure import blogs
from editor.core.importers.work import Wish, import_files
from editor.core.post import Commentary, Fields, News, Post, Related, Status
from editor.core.profile.load import load_profile
from editor.core.workers.guarded_export import export_post
from tests.core.importers.conftest import Import
from tests.core.importers.samples import legacy, legacy_entry

FORMS = ["blogger", "blogger-legacy", "movable-type", "wordpress", "page"]
BODY = "The news.\n\n<!-- commentary -->\n\nMy **view**.\n"
FIELDS = Fields(
    id="0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10",
    date="2025-04-02",
    status=Status.PUBLISHED,
    permalink="port",
    profile="en-commentary",
    news=News(
        "Port to resume talks",
        "The Harbor Times",
        "https://e.example/port",
        "2025-04-01",
        "2025-04-02",
        ("Talks resume in May.", "Delays *grow*."),
    ),
    commentary=Commentary("Machines take the wait", ("Two figures, A & B.",)),
    related=(Related("A harbour — Commentary: boats", "https://e.example/a", "2025-03-31"),),
)
NEWS_ALONE = replace(FIELDS, commentary=Commentary(), related=())
OWN = """label = "Mein Blog"
language = "de"
title = "{news} / Meine Sicht: {commentary}"
title_news = "{news}"
title_commentary = "Meine Sicht: {commentary}"
date_short = "{day}. {month_name} {year}"
months = [
  "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
]
[words]
summary = "Kurz gesagt"
commentary = "Meine Sicht: "
related = "Mehr dazu"
source = "Quelle: "
accessed = " (gelesen am {date})"
credit = " ({credit})"
"""


@pytest.fixture(autouse=True)
def loaded_anew() -> Iterator[None]:
    """No other test meets the profiles of one here."""
    yield
    blogs.load_anew()


def _own(text: str = OWN, name: str = "mein") -> None:
    (paths.user_profiles() / name).mkdir(parents=True)
    (paths.user_profiles() / name / "profile.toml").write_text(text, encoding="utf-8")


def _returned(post: Post, form: str, folder: Path) -> PostFile:
    chosen = exporter(form)
    file = folder / f"given{chosen.suffix}"
    profile = load_profile(post.fields.profile)[0]
    file.write_bytes(contents(chosen, [Portion(post, profile, export_post(post, folder, form), folder, "port")]))
    assert not import_files([file], Wish(folder / "library", zone="Asia/Tokyo")).failed
    (path,) = (folder / "library").rglob("*.md")
    return PostFile.parse(path.read_bytes())


def _same(found: PostFile, post: Post) -> None:
    for name in ("profile", "title", "news", "commentary", "related"):
        assert getattr(found.fields, name) == getattr(post.fields, name), name
    assert found.body.strip() == post.body.strip()


@pytest.mark.parametrize("form", FORMS)
def test_an_english_post_comes_back(form: str, tmp_path: Path) -> None:
    _same(_returned(Post(FIELDS, BODY), form, tmp_path), Post(FIELDS, BODY))


@pytest.mark.parametrize("form", FORMS)
def test_the_english_sample_comes_back(form: str, tmp_path: Path) -> None:
    file = PostFile.parse(load_profile("en-commentary")[0].sample.encode())
    given = replace(file.fields, id=FIELDS.id, profile="en-commentary", images=())
    found = _returned(Post(given, file.body), form, tmp_path)
    for name in ("profile", "title", "news", "commentary", "related", "labels"):
        assert getattr(found.fields, name) == getattr(given, name), name
    assert found.body.count("## ") == file.body.count("## ") and "<!-- commentary -->" in found.body


def test_an_english_post_goes_out_as_it_came(tmp_path: Path) -> None:
    once = export_post(Post(FIELDS, BODY), tmp_path, "blogger-html").text
    found = _returned(Post(FIELDS, BODY), "blogger", tmp_path)
    fields = replace(found.fields, id=FIELDS.id)
    assert export_post(Post(fields, found.body), tmp_path, "blogger-html").text == once


@pytest.mark.parametrize("form", FORMS)
def test_a_post_of_the_persons_own_profile_comes_back(form: str, tmp_path: Path) -> None:
    _own()
    post = Post(replace(FIELDS, profile="mein"), BODY)
    _same(_returned(post, form, tmp_path), post)


@pytest.mark.parametrize(
    "fields",
    [
        NEWS_ALONE,
        replace(NEWS_ALONE, news=News("Port to resume talks", summary=("One.",))),
        replace(NEWS_ALONE, news=replace(FIELDS.news, summary=())),
        replace(FIELDS, news=News()),
        replace(FIELDS, related=(), news=News(), commentary=Commentary("Machines take the wait")),
        replace(FIELDS, related=(), commentary=Commentary("Machines take the wait"), news=News("Port")),
        replace(FIELDS, related=(), commentary=Commentary("Wait: what?"), news=News("Commentary on trade grows")),
        replace(FIELDS, title="Another title"),
    ],
)
@pytest.mark.parametrize("form", ["blogger", "page"])
def test_parts_alone_come_back(form: str, fields: Fields, tmp_path: Path) -> None:
    body = "The text.\n" if not fields.commentary.headline else BODY
    _same(_returned(Post(fields, body), form, tmp_path), Post(fields, body))


@pytest.mark.parametrize("headline", ["港の倉庫", "【独自】港の倉庫 & 船", "<速報>港"])
@pytest.mark.parametrize("form", FORMS)
def test_a_headline_alone_keeps_its_day(form: str, headline: str, tmp_path: Path) -> None:
    news = News(headline, date="2025-04-01")
    post = Post(Fields(id=FIELDS.id, date=FIELDS.date, status=FIELDS.status, news=news), "本文。\n\n- 一\n- 二\n")
    _same(_returned(post, form, tmp_path), post)


def test_a_profile_made_between_two_imports_is_known(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    _same(_returned(Post(FIELDS, BODY), "blogger", tmp_path / "one"), Post(FIELDS, BODY))
    _own()
    post = Post(replace(FIELDS, profile="mein"), BODY)
    _same(_returned(post, "blogger", tmp_path / "two"), post)


def test_a_copy_of_the_default_profile_changes_nothing(tmp_path: Path) -> None:
    """Its posts cannot be told from those of the default."""
    _own('label = "Copy"\n', "copy")
    post = Post(replace(FIELDS, profile=""), BODY)
    _same(_returned(post, "blogger", tmp_path), post)


BULLETS = "<ul><li>One.</li><li>Two.</li></ul>"
TEXT = "<p>Text of somebody else.</p>"


@pytest.mark.parametrize(
    ("title", "html"),
    [
        ("A walk", f"<h2>Summary</h2>{BULLETS}{TEXT}"),
        ("A walk", f"<h2>A walk</h2>{TEXT}<h2>Summary</h2>{BULLETS}"),
        ("A walk", f"<h2>A walk</h2>{TEXT}<h2>In short</h2>{BULLETS}"),
        ("A walk", f"<h2>A walk</h2><h3>In short</h3>{BULLETS}{TEXT}"),
        ("A walk", f"<p><strong>In short</strong></p>{BULLETS}{TEXT}"),
        ("A walk", f"{TEXT}<p><strong>Related posts</strong></p>{BULLETS}"),
        ("A walk", f"<h2>A walk</h2>{TEXT}<p><b>Related posts</b></p>{BULLETS}"),
        ("A walk", f"<h2>Commentary</h2>{TEXT}<p><b>Related posts</b></p>{BULLETS}"),
        ("A walk", f"<h2>Commentary on walks</h2>{TEXT}<p><b>In short</b></p>{BULLETS}"),
        ("A walk", f"<h2>Commentary: on walks</h2>{TEXT}"),
        ("A walk", f"{TEXT}<p>Commentary: I like it.</p><p><b>Related posts</b></p>{BULLETS}"),
        ("Commentary: a walk", f"{TEXT}<h2>Commentary: on walks</h2>{TEXT}"),
        ("A walk", f"{TEXT}<p>Source: the map</p>"),
    ],
)
def test_a_post_of_somebody_else_is_not_torn(title: str, html: str, take_in: Import, library: Path) -> None:
    take_in(legacy(legacy_entry(1, title, html)))
    (path,) = library.rglob("*.md")
    fields = PostFile.parse(path.read_bytes()).fields
    assert (fields.news, fields.commentary, fields.related) == (News(), Commentary(), ())
    assert (fields.profile, fields.title) == ("", title)
