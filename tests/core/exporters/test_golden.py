"""Whole posts through each exporter, against golden files, with both built-in profiles."""

import re
from pathlib import Path

import pytest

from editor.core.exporters import Export, Job, exporter
from editor.core.file.postfile import PostFile
from editor.core.post import Post
from editor.core.profile.load import load_profile
from editor.core.render.page import Renderer
from tests.golden import FOLDER, golden

POSTS = ("sample", "sample-en")
FORMATS = ("blogger-html", "page", "markdown", "text")


def exported(name: str, form: str) -> Export:
    path = FOLDER / "export" / f"{name}.md"
    file = PostFile.parse(path.read_bytes())
    profile, problems = load_profile(file.fields.profile)
    assert problems == ()
    post = Post(file.fields, file.body)
    return exporter(form).export(Job(post, profile, Renderer(profile).render(post), path.parent))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", POSTS)
def test_export(name: str, form: str) -> None:
    made = exported(name, form)
    text = made.text
    if form == "page":  # how the page looks is the profile's affair
        text = re.sub(r"(<style>).*?(</style>)", r"\1\2", text, flags=re.DOTALL)
    golden(f"export/{name}.{form}{exporter(form).suffix}", text)


def test_the_boxes() -> None:
    made = exported("sample", "blogger-html")
    assert made.title == "北浜港の自動化、来月に協議再開へ=港湾局―【私の論評】機械が奪うのは職か、それとも待ち時間か"
    assert made.labels == "港湾, 物流 政策, R&D"
    assert made.permalink == "port-talks_2025"
    assert made.description == "港の自動化をめぐる協議の行方を読む。"


def test_pictures_without_an_address_are_named() -> None:
    made = exported("sample", "blogger-html")
    assert made.missing_images == ("sample/未掲載.png",)
    assert [problem.field for problem in made.problems] == ["images.sample/未掲載.png"]


def test_pictures_that_are_not_in_the_page_are_named() -> None:
    made = exported("sample", "page")
    assert made.missing_images == ("https://port.example/mark.png", "sample/未掲載.png")
    assert made.text.count("data:image/png;base64,") == 2


def test_blogger_html_follows_the_recipe() -> None:
    text = exported("sample", "blogger-html").text
    assert len(text.splitlines()) == 1
    assert text.count("<!--more-->") == 1
    assert text.count('class="tr-caption-container"') == 2
    assert text.count('<td class="tr-caption" style="text-align: center;') == 2
    assert "/s16000/crane.png" in text
    assert "=s16000" in text
    assert "data:" not in text
    assert 'src="sample/' not in text
    assert not re.search(r"<p[^>]*></p>", text)
    for tag in re.findall(r"<[a-z][^>]*>", text):
        names = re.findall(r' ([a-z-]+)="', tag)
        assert names == sorted(names), tag
    assert set(re.findall(r'class="([^"]*)"', text)) == {"tr-caption", "tr-caption-container", "separator"}
    for name in re.findall(r' id="([^"]*)"', text):
        assert name.startswith("p4a3f2b10-")
    targets = set(re.findall(r' href="#([^"]*)"', text))
    assert targets <= set(re.findall(r' id="([^"]*)"', text))


@pytest.mark.parametrize("form", FORMATS)
def test_every_word_of_the_fields_is_there_in_order(form: str) -> None:
    path = Path(FOLDER / "export" / "sample.md")
    fields = PostFile.parse(path.read_bytes()).fields
    text = exported("sample", form).text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    text = text.replace("&#126;", "~").replace("&quot;", '"').replace("&#34;", '"').replace("\\", "")
    place = 0
    for sentence in [
        fields.news.headline,
        *fields.news.summary,
        fields.commentary.headline,
        *fields.commentary.summary,
        *(entry.title for entry in fields.related),
    ]:
        assert sentence in text[place:], sentence
        place = text.index(sentence, place)
