"""Our own exports come back whole: ids, links, footnotes, credits, the line of the source, in any mixture."""

import re
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.core.exporters import Portion, exporter
from editor.core.exporters.several import contents
from editor.core.file.postfile import PostFile
from editor.core.importers import work
from editor.core.importers.work import Wish, import_files
from editor.core.post import Commentary, Fields, Image, News, Post, Related, Status
from editor.core.profile.load import load_profile
from editor.core.workers.guarded_export import export_post

PROFILE, _ = load_profile()
PICTURE = "https://blogger.googleusercontent.com/img/b/R/A/w640-h360/ship.jpg"
FIELDS = Fields(
    id="0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10",
    date="2025-04-02",
    status=Status.PUBLISHED,
    labels=("米国",),
    permalink="talks",
    news=News("協議を開始", "例の新聞", "https://e.jp/n?x=1", "2025-04-01", "2025-04-02", ("要点の一。", "要点の二。")),
    commentary=Commentary("裏で動く覇権", ("要点の三。",)),
    related=(Related("前の記事", "https://e.jp/a", "2025-03-31"),),
    images=(Image(PICTURE, "灰色の船", "架空の港湾新報", PICTURE),),
)
PIECES = (
    '- <a id="item"></a>一つ目の項目\n- 二つ目\n\n[項目へ](#item)',
    '1. 一\n2. <span id="number">二</span>\n\n[番号へ](#number)',
    '<ul>\n<li id="bare">裸の項目</li>\n<li>次</li>\n</ul>\n\n[裸へ](#bare)',
    '| 表 | 値 |\n|---|---|\n| <span id="cell">左</span> | 右 |\n\n[ますへ](#cell)',
    '<table>\n<tbody><tr><td id="own">ます</td><td>隣</td></tr></tbody>\n</table>\n\n[隣のますへ](#own)',
    '- 外\n    - <span id="deep">内</span>\n\n[内へ](#deep)',
    "<tel:+81-3-1234-5678> と [電話](tel:0312345678)。",
    "注がある[^1]。もう一度[^1]。",
    f"![船]({PICTURE})",
    "ふつうの**段落**。",
)
NAMED = "名のある注[^名]と[^2b]。\n\n[^2b]: 注の二。\n\n[^名]: 注の三。\n"
NOTE = "\n\n[^1]: 注の*一*。\n\n    その続き。"


def _facts(html: str) -> tuple[list[str], list[str], str]:
    """Links and ids in their order, and the words."""
    words = re.sub(r"\s+", "", re.sub(r"<[^>]*>", "", html))
    return re.findall(r'href="([^"]*)"', html), re.findall(r'\sid="([^"]*)"', html), words


def _returned(post: Post, form: str, folder: Path) -> PostFile:
    chosen = exporter(form)
    file = folder / f"given{chosen.suffix}"
    file.write_bytes(contents(chosen, [Portion(post, PROFILE, export_post(post, folder, form), folder, "talks")]))
    report = import_files([file], Wish(folder / "library", zone="Asia/Tokyo"))
    assert not report.failed
    (path,) = (folder / "library").rglob("*.md")
    return PostFile.parse(path.read_bytes())


@pytest.mark.parametrize("form", ["blogger", "blogger-legacy", "movable-type", "wordpress", "page"])
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(
    news=st.lists(st.sampled_from(PIECES), min_size=1, max_size=5, unique=True),
    commentary=st.lists(st.just("後半の段落。"), min_size=1, max_size=2),
)
def test_mixtures_come_back(form: str, news: list[str], commentary: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "_ALONE", 10**9)
    body = "\n\n".join([*news, "<!-- commentary -->", *commentary])
    has_note, has_picture = "[^1]" in body, PICTURE in body
    fields = FIELDS if has_picture else replace(FIELDS, images=())
    post = Post(fields, body + (NOTE if has_note else "") + "\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = _returned(post, form, folder)
        assert (file.fields.news, file.fields.commentary, file.fields.related) == (
            fields.news,
            fields.commentary,
            fields.related,
        )
        if form != "page":  # whose pictures of the web are not inside
            assert [image.credit for image in file.fields.images] == [image.credit for image in fields.images]
            once = export_post(post, folder, "blogger-html").text
            again = export_post(Post(replace(file.fields, id=fields.id), file.body), folder, "blogger-html").text
            assert _facts(re.sub("/s16000/", "/s1600/", again)) == _facts(re.sub("/s16000/", "/s1600/", once))


@pytest.mark.parametrize("form", ["blogger", "blogger-legacy", "movable-type", "wordpress", "page"])
def test_footnotes_keep_their_names(form: str, tmp_path: Path) -> None:
    post = Post(replace(FIELDS, images=()), f"文。\n\n<!-- commentary -->\n\n{NAMED}")
    body = _returned(post, form, tmp_path).body
    assert "名のある注[^名]と[^2b]。" in body and "[^2b]: 注の二。" in body and "[^名]: 注の三。" in body


@pytest.mark.parametrize("form", ["blogger", "page"])
@pytest.mark.parametrize(
    "fields",
    [
        replace(FIELDS, images=(), commentary=Commentary()),
        replace(FIELDS, images=(), commentary=Commentary(), related=()),
        replace(
            FIELDS, images=(), commentary=Commentary(), news=News("協議を開始", "新聞", "https://e.jp/", "2025-04-01")
        ),
        replace(FIELDS, images=(), news=News()),
        replace(FIELDS, images=(), news=News(summary=("要点。", "要点。"))),
        replace(FIELDS, images=(), title="別の題"),
    ],
)
def test_posts_without_some_parts_come_back(form: str, fields: Fields, tmp_path: Path) -> None:
    found = _returned(Post(fields, "本文の段落。\n"), form, tmp_path)
    assert (found.fields.title, found.fields.news) == (fields.title, fields.news)
    assert (found.fields.commentary, found.fields.related) == (fields.commentary, fields.related)
    assert found.body.replace("<!-- commentary -->", "").strip() == "本文の段落。"


def test_a_post_of_others_that_begins_with_its_title_stays_as_it_is(tmp_path: Path) -> None:
    post = Post(replace(Fields(), id=FIELDS.id, title="題"), "## 題\n\n本文の段落。\n\n- 一\n- 二\n")
    found = _returned(post, "blogger", tmp_path)
    assert (found.fields.title, found.fields.news) == ("題", News()) and found.body.strip() == post.body.strip()


def test_a_page_says_what_it_does_not_show(tmp_path: Path) -> None:
    fields = replace(
        FIELDS, images=(), description='説明 & "文"', date="2025-04-02T07:30:00+09:00", labels=("米国", "a, b")
    )
    fields = replace(fields, news=replace(fields.news, date="2024-12-31"))
    found = _returned(Post(fields, "文。\n\n<!-- commentary -->\n\n後。\n"), "page", tmp_path).fields
    for name in ("date", "status", "labels", "permalink", "description", "news", "title"):
        assert getattr(found, name) == getattr(fields, name), name


def test_a_page_without_a_permalink_keeps_the_name_of_its_file(tmp_path: Path) -> None:
    _returned(Post(replace(FIELDS, images=(), permalink=""), "文。\n"), "page", tmp_path)
    assert [path.name for path in (tmp_path / "library").rglob("*.md")] == ["2025-04-02-given.md"]


@pytest.mark.parametrize("form", ["markdown", "hugo", "jekyll"])
def test_signs_of_codes_in_fields_come_back(form: str, tmp_path: Path) -> None:
    text = "{{< x >}} と {{% y %}} と {% z %} と {漢|かん}"
    news = News(text, text, "https://e.jp/n", accessed="近日", summary=(f"{text}。", "二"))
    related = (Related(text, "https://e.jp/a", "近日"),)
    fields = replace(FIELDS, images=(), news=news, commentary=Commentary(text, (text,)), related=related)
    found = _returned(Post(fields, "文。\n\n<!-- commentary -->\n\n後。\n"), form, tmp_path).fields
    assert (found.news, found.commentary, found.related) == (news, fields.commentary, related)


@pytest.mark.parametrize("form", ["markdown", "hugo", "jekyll"])
@pytest.mark.parametrize("related", [(Related(),), (Related(), *FIELDS.related, Related(date="2025-04-02"))])
def test_a_row_that_says_nothing_is_no_line_of_a_file(form: str, related: tuple[Related, ...], tmp_path: Path) -> None:
    post = Post(replace(FIELDS, images=(), related=related), "文。\n")
    assert ("関連記事" in export_post(post, tmp_path, form).text) is bool(FIELDS.related[0] in related)
    found = _returned(post, form, tmp_path)
    assert found.fields.related == related and found.body.strip() == "文。"


def test_two_pages_of_the_same_file_name_are_two_posts(tmp_path: Path) -> None:
    library = tmp_path / "library"
    for number in ("1", "2"):
        (tmp_path / number).mkdir()
        fields = replace(FIELDS, images=(), id=f"0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b1{number}")
        made = export_post(Post(fields, f"文{number}。\n"), tmp_path, "page")
        (tmp_path / number / "post.html").write_text(made.text, encoding="utf-8")
        import_files([tmp_path / number / "post.html"], Wish(library))
    assert len(list(library.rglob("*.md"))) == 2


@pytest.mark.parametrize("form", ["blogger", "wordpress", "movable-type", "page"])
@pytest.mark.parametrize(
    ("news", "commentary"),
    [
        ("4月2日（水）", "「引用」の続き"),
        ("「引用」", "…続く"),
        ("|縦棒|", "|縦棒|"),
        ("【速報】協議", "～裏側～"),
        ("", "…続く"),
        ("協議を開始", "！？"),
    ],
)
def test_signs_at_the_ends_of_headlines_stay(form: str, news: str, commentary: str, tmp_path: Path) -> None:
    fields = replace(
        FIELDS,
        images=(),
        news=replace(FIELDS.news, headline=news, url="https://e.jp/日本?q=あ") if news else News(),
        commentary=Commentary(commentary),
        related=(Related("|縦棒|", "https://e.jp/a", "2025-03-31"),),
    )
    found = _returned(Post(fields, "文。\n\n<!-- commentary -->\n\n後。\n"), form, tmp_path).fields
    assert (found.title, found.news, found.commentary, found.related) == (
        "",
        fields.news,
        fields.commentary,
        fields.related,
    )


@pytest.mark.parametrize("form", ["blogger", "page"])
def test_a_title_of_its_own_does_not_cost_signs_of_the_headline(form: str, tmp_path: Path) -> None:
    fields = replace(FIELDS, images=(), title="別の題", commentary=Commentary("～裏側～"))
    found = _returned(Post(fields, "文。\n\n<!-- commentary -->\n\n後。\n"), form, tmp_path).fields
    assert (found.title, found.commentary.headline) == ("別の題", "～裏側～")


@pytest.mark.parametrize("form", ["blogger", "page"])
def test_a_heading_in_a_post_without_news_is_no_headline(form: str, tmp_path: Path) -> None:
    fields = replace(FIELDS, images=(), news=News(), related=())
    found = _returned(Post(fields, "## 前書き\n\n文。\n\n<!-- commentary -->\n\n後。\n"), form, tmp_path)
    assert (found.fields.title, found.fields.news, found.fields.commentary) == ("", News(), fields.commentary)
    assert "## 前書き" in found.body


@pytest.mark.parametrize("form", ["blogger", "page", "wordpress"])
def test_marks_of_titles_and_signs_of_addresses_come_back(form: str, tmp_path: Path) -> None:
    titles = ("①丸数字", "- 線から", "・点", "■四角", "2. 二番", "3月31日")
    related = tuple(Related(title, f"https://e.jp/{number}", "2025-03-31") for number, title in enumerate(titles))
    news = replace(FIELDS.news, source="", url="https://e.jp/日本語、a(b).")
    found = _returned(Post(replace(FIELDS, images=(), news=news, related=related), "文。\n"), form, tmp_path).fields
    assert (found.news, found.related) == (news, related)
