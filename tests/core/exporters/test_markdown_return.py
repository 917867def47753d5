"""Exports for Hugo and Jekyll and in Markdown come back by their importer as the fields and the text that they were."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.core.exporters import Portion, exporter
from editor.core.exporters.several import contents
from editor.core.file.postfile import PostFile, new_post_file
from editor.core.importers.own_markdown import as_post
from editor.core.importers.work import Wish, import_files
from editor.core.post import Blogger, Commentary, Fields, Image, News, Post, Related, Status
from editor.core.profile.load import load_profile
from editor.core.workers.guarded_export import export_post
from tests.picture_files import pixels

FULL = Fields(
    id="0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10",
    date="2025-04-02T07:30:00+09:00",
    status=Status.PUBLISHED,
    labels=("米国", "ロシア & <中国>"),
    permalink="rare-earth-talks",
    description="説明 & <文>",
    news=News(
        "協議を *開始*=報道官",
        "例の新聞",
        "https://e.jp/n?x=1&y=(2)",
        "2025-04-01",
        "2025-04-02",
        ("一つ目。", "- 二 <b>つ</b> 目"),
    ),
    commentary=Commentary("1. 裏で動く#覇権", ("三つ目 `a < b`。",)),
    related=(Related("前の[記事]", "https://e.jp/a", "2025-03-31"), Related("題だけ"), Related("", "https://e.jp/b")),
    images=(Image("pics/船 (1).png", "灰色の船", "通信社", "https://e.jp/ship.png", "CC BY 4.0"),),
    blogger=Blogger("tag:blogger.com,1999:blog-77.post-5", "https://tameshi.blogspot.com/2025/04/talks.html"),
)
BODY = """![船](<pics/船 (1).png>)

甲国と**乙国**が{協議|きょうぎ}した[^なま]。`{軽|かる}` と {{< x >}}

<!--more-->

<!-- commentary -->

## 小見出し

{{軽|かる}}く見てはいけない。

```
<!-- commentary -->
## 【関連記事】
{{% code %}}
```

[^なま]: 注の一。
"""
FORMS = ["hugo", "jekyll", "markdown"]


def exported(post: Post, form: str, folder: Path) -> Path:
    (folder / "pics").mkdir(exist_ok=True)
    (folder / "pics" / "船 (1).png").write_bytes(pixels("png"))
    chosen = exporter(form)
    profile, _problems = load_profile(post.fields.profile)
    target = folder / f"given{chosen.suffix}"
    target.write_bytes(contents(chosen, [Portion(post, profile, export_post(post, folder, form), folder, "talks")]))
    return target


def returned(source: Path, library: Path) -> PostFile:
    report = import_files([source], Wish(library, zone="Asia/Tokyo"))
    assert not report.failed and report.posts.found == 1, report
    (path,) = library.rglob("*.md")
    return PostFile.parse(path.read_bytes())


def read_back(post: Post, form: str) -> PostFile:
    """The file that the importer makes of the exported one, without a library."""
    profile, _problems = load_profile(post.fields.profile)
    chosen = exporter(form)
    portion = Portion(post, profile, export_post(post, Path("/nowhere"), form), None, "talks")
    data = chosen.file(portion) if chosen.file else next(iter(chosen.files([portion]).values()))  # type: ignore[misc]
    made = as_post(PostFile.parse(data))
    assert made is not None
    return made


@pytest.mark.parametrize("form", FORMS)
def test_a_full_post_comes_back(form: str, tmp_path: Path) -> None:
    file = returned(exported(Post(FULL, BODY), form, tmp_path), tmp_path / "library")
    (image,) = file.fields.images
    assert replace(file.fields, images=()) == replace(FULL, images=(), extra=())
    assert replace(image, path="") == replace(FULL.images[0], path="")
    if form == "markdown":
        assert file.body.strip("\n") == BODY.strip("\n")
    else:
        shown = re.sub(r"\(<?[^()<>]*png>?\)", "(<pics/船 (1).png>)", file.body)
        assert shown.strip("\n") == BODY.strip("\n")
        assert len(list((tmp_path / "library").rglob("*.png"))) == 1 and f"<{image.path}>" in file.body


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "fields",
    [
        Fields(id="0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10"),
        replace(FULL, title="自分の題", status=Status.READY, images=()),
        replace(FULL, news=News(), related=(), date="来週の水曜", images=()),
        replace(FULL, commentary=Commentary(), status=Status.DRAFT, images=()),
        replace(FULL, news=News(date="2025-04-01"), labels=(), permalink="", description="", images=()),
        replace(FULL, profile="en-commentary", images=()),
        replace(FULL, title="二つの  空白\xa0と\x07", images=()),
        replace(FULL, news=News("a\u2028b\x85c", "---", "", "四月", "先週", ("-->", "--\\--")), images=()),
    ],
)
@pytest.mark.parametrize(
    "body", ["", "本文だけ。\xa0\n", "<!-- commentary -->\n\n論評だけ。\n", "前。\n\n<!-- commentary -->\n"]
)
def test_whatever_is_missing_stays_missing(form: str, fields: Fields, body: str) -> None:
    file = read_back(Post(fields, body), form)
    assert replace(file.fields, images=()) == fields
    assert file.body.strip("\n") == body.strip("\n")


LINES = st.lists(
    st.sampled_from(
        ["文。", "", "- 一", "# 題", "**まとめ**", "出典：[a](<b>)", "## 【関連記事】", "## 【私の論評】x", "```"]
    ),
    max_size=6,
).map("\n".join)
TEXT = st.text(st.sampled_from("あa1 *_[]<>&-#`\\{|}~.)(\"':"), max_size=8).map(lambda text: " ".join(text.split()))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(
    form=st.sampled_from(FORMS),
    texts=st.lists(TEXT, min_size=6, max_size=6),
    summary=st.lists(TEXT.filter(bool), max_size=3).map(tuple),
    news=LINES,
    commentary=st.none() | LINES,
)
def test_any_words_come_back(
    form: str, texts: list[str], summary: tuple[str, ...], news: str, commentary: str | None
) -> None:  # fmt: skip
    headline, source, own, title, first, second = texts
    fields = Fields(
        id="0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10",
        title=title,
        news=News(headline, source, "", "", "", summary),
        commentary=Commentary(own, summary),
        related=tuple(Related(text) for text in (first, second) if text),
    )
    body = "\n".join([news, *([] if commentary is None else ["", "<!-- commentary -->", "", commentary])])
    file = new_post_file(fields, body)
    post = Post(file.fields, file.body)
    made = read_back(post, form)
    assert made.fields == file.fields
    parts = [re.sub(r"\n{2,}", "\n\n", text.strip("\n")) for text in (made.body, body)]
    assert parts[0] == parts[1]


@pytest.mark.parametrize("form", ["hugo", "jekyll"])
def test_a_picture_that_is_not_there_is_told(form: str, tmp_path: Path) -> None:
    body = "![a](pics/a.png)\n\n![b](https://e.jp/b.png)\n\n`![c](c.png)`\n"
    assert export_post(Post(Fields(), body), tmp_path, form).missing_images == ("pics/a.png",)
    (tmp_path / "pics").mkdir()
    (tmp_path / "pics" / "a.png").write_bytes(pixels("png"))
    made = export_post(Post(Fields(), body), tmp_path, form)
    assert made.missing_images == () and made.problems == ()
