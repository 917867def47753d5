"""An imported post that is edited in one paragraph goes out with the original HTML of all others."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from editor.core.exporters import Export, Job, exporter
from editor.core.exporters.outgoing import as_imported, made_of_text
from editor.core.file.postfile import PostFile
from editor.core.html.blogger_tree import parse
from editor.core.importers import work
from editor.core.importers.work import Wish, import_files
from editor.core.originals.record import read_original
from editor.core.post import Post
from editor.core.profile.load import load_profile
from editor.core.render.page import Renderer
from tests.core.importers.samples import UPLOADED, legacy, legacy_entry
from tests.shared_data import shared_data

PROFILE, _ = load_profile()
RENDERER = Renderer(PROFILE)
FORM = exporter("blogger-html")

PLAYER = (
    '<iframe allowfullscreen="" class="BLOG_video_class" height="266" src="https://www.youtube.com/embed/x"></iframe>'
)
PICTURE = (
    f'<div class="separator" style="clear: both;"><a href="{UPLOADED}/s1600/a.jpg" imageanchor="1"><img border="0" '
    f'height="213" src="{UPLOADED}/s320/a.jpg" width="320" /></a></div>'
)
PARTS = [
    '<span style="color: red;">赤い字の段落。</span>',
    '<div style="text-align: center;">真ん中の段落。</div>',
    '<a href="https://e.jp/" rel="nofollow" target="_blank">窓</a>を開く段落。',
    PICTURE,
    PLAYER,
    "直す段落。",
    '<table border="1"><tbody><tr><td colspan="2">表</td></tr></tbody></table>',
    "<script>count()</script>",
    "終わりの段落。",
]
BODY = f'<div dir="ltr" trbidi="on">{"<br /><br />".join(PARTS)}</div>'


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "_ALONE", 10**9)


@pytest.fixture
def imported(tmp_path: Path) -> Path:
    return take_in(BODY, tmp_path)


def take_in(body: str, folder: Path) -> Path:
    """The file of a post that was imported from `body`."""
    (folder / "blog.xml").write_text(legacy(legacy_entry(5, "題", body)), encoding="utf-8")
    import_files([folder / "blog.xml"], Wish(folder / "library"))
    return next((folder / "library").rglob("*.md"))


def exported(post: Post, folder: Path, *, clean: bool = False) -> Export:
    return made_of_text(FORM, Job(post, PROFILE, RENDERER.render(post), folder, clean))


def edited(path: Path, old: str, new: str) -> Post:
    file = PostFile.parse(path.read_bytes())
    assert old in file.body
    return Post(file.fields, file.body.replace(old, new, 1))


def test_every_other_block_is_as_it_was(imported: Path) -> None:
    export = exported(edited(imported, "直す段落。", "直した段落。"), imported.parent)
    assert export.text == BODY.replace("直す段落。", "直した段落。")
    assert export.lost == () and not export.original and export.kept == len(PARTS) - 1
    assert any("youtube" in what for what in export.active)


@pytest.mark.parametrize("part", PARTS[:3])
def test_an_edited_paragraph_keeps_its_look(imported: Path, part: str) -> None:
    export = exported(
        edited(imported, "段落。" if part is PARTS[0] else re.sub("<[^<>]*>", "", part)[-5:], "文。"), imported.parent
    )
    assert export.lost == ()


def test_a_block_of_html_that_the_author_takes_out_is_gone(imported: Path) -> None:
    export = exported(edited(imported, PLAYER, ""), imported.parent)
    assert "youtube" not in export.text
    assert export.text == BODY.replace(f"{PLAYER}<br /><br />", "")
    assert any("youtube" in what for what in export.lost)


def test_a_clean_copy_has_nothing_of_the_original(imported: Path) -> None:
    export = exported(edited(imported, "直す", "直した"), imported.parent, clean=True)
    assert "iframe" not in export.text and export.kept == 0
    assert export.lost


def test_the_words_are_those_of_the_clean_copy(imported: Path) -> None:
    post = edited(imported, "終わりの段落。", "終わり。\n\n- 一\n- 二\n\n## 新しい見出し")
    kept, clean = (parse(exported(post, imported.parent, clean=flag).text) for flag in (False, True))
    for script in kept.iter("script"):
        script.text = ""
    assert "".join(kept.text_content().split()) == "".join(clean.text_content().split())


def test_a_changed_field_of_a_picture_is_the_posts(imported: Path) -> None:
    file = PostFile.parse(imported.read_bytes())
    fields = replace(file.fields, images=tuple(replace(image, alt="港の朝") for image in file.fields.images))
    export = exported(Post(fields, file.body), imported.parent)
    assert 'alt="港の朝"' in export.text
    assert PARTS[1] in export.text and PLAYER in export.text


def test_a_record_without_the_post_is_of_use_too(imported: Path, tmp_path: Path) -> None:
    record = next(
        (imported.parents[1] if imported.parent.name.isdigit() else imported.parent).rglob("originals/*.json")
    )
    text = record.read_text(encoding="utf-8")
    record.write_text(re.sub(r'"post": "(?:[^"\\]|\\.)*", ?', "", text), encoding="utf-8")
    export = exported(edited(imported, "直す段落。", "直した段落。"), imported.parent)
    assert export.text == BODY.replace("直す段落。", "直した段落。")


def test_a_footnote_of_an_edited_paragraph_leads_to_its_note(tmp_path: Path) -> None:
    body = (
        '一つ目<a href="#_ftn1" name="_ftnref1">[1]</a>。<br /><br />二つ目<a href="#_ftn2" name="_ftnref2">[2]</a>。'
        '<br /><br />三つ目。<br /><br /><a href="#_ftnref1" name="_ftn1">[1]</a> 注一。<br /><br />'
        '<a href="#_ftnref2" name="_ftn2">[2]</a> 注二。'
    )
    path = take_in(body, tmp_path)
    text = exported(edited(path, "二つ目", "二つめ"), path.parent).text
    root = parse(text)
    names = {value for element in root.iter() for key in ("id", "name") if (value := element.get(key))}
    assert all(link.get("href")[1:] in names for link in root.iter("a") if (link.get("href") or "").startswith("#"))


@pytest.mark.parametrize("end", ['<a name="note1"></a>[1] 注。', '<span id="note1">[1]</span> 注。'])
def test_a_link_to_a_place_in_another_block_changes_no_other_block(end: str, tmp_path: Path) -> None:
    body = f'直す段落<a href="#note1">[1]</a>。<br /><br />{PARTS[0]}<br /><br />{end}'
    path = take_in(body, tmp_path)
    export = exported(edited(path, "直す段落", "直した段落"), path.parent)
    assert export.text == body.replace("直す段落", "直した段落") and export.kept == 2


def test_a_structured_post_keeps_its_blocks(tmp_path: Path) -> None:
    """The parts of a commentary are fields; an edit of a bullet leaves the rest."""
    body = (
        '<h3 style="a">協議を開始</h3><p><b>まとめ</b></p><ul class="x"><li>一つ目。</li><li>二つ目。</li></ul>'
        '<p style="color: blue;">甲国が協議した。</p><h3 style="b">【私の論評】裏で動く</h3>'
        '<p>まず<span style="color: red;">赤</span>。</p>'
        '<p style="color: green;">次に緑。</p>'
    )
    path = take_in(body, tmp_path)
    file = PostFile.parse(path.read_bytes())
    post = Post(file.fields, file.body.replace("次に緑", "次に黄"))
    assert exported(post, path.parent).text == body.replace("次に緑", "次に黄")


def test_every_other_block_of_the_shared_archives(tmp_path: Path) -> None:
    """One paragraph edited: the original begins and ends as before, up to that paragraph."""
    count = 0
    for name in ("heisencoder-takeout.atom", "google-sample-legacy.xml", "kms-takeout.atom"):
        library = tmp_path / name
        import_files([shared_data(f"blogger/{name}")], Wish(library))
        for path in sorted(library.rglob("*.md")):
            file = PostFile.parse(path.read_bytes())
            original = read_original(Post(file.fields, file.body), path.parent)
            assert original is not None and original.post is not None
            assert as_imported(FORM, Post(file.fields, file.body), PROFILE, path.parent)
            blocks = file.body.split("\n\n")
            words = [n for n, block in enumerate(blocks) if re.fullmatch(r"[A-Z][\w ,.'’()\-]{40,}", block.strip())]
            if not words:
                continue
            at = words[len(words) // 2]
            body = "\n\n".join([*blocks[:at], blocks[at].rstrip() + " It was edited.", *blocks[at + 1 :]])
            text = exported(Post(file.fields, body), path.parent).text
            begin = _same(text, original.html)
            end = _same(text[begin:][::-1], original.html[begin:][::-1])
            assert len(original.html) - begin - end <= len(blocks[at]) + 8, path.name
            count += 1
    assert count > 10


def _same(a: str, b: str) -> int:
    """How many characters both begin with."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
