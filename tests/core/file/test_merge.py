"""Two states of a post merged: fields, lists and lines of both, and both sides where both changed the same."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editor.core.file.merge import merge
from editor.core.file.postfile import PostFile

BASE = """---
format: 1
id: 0193-a
date: 2025-04-02
status: draft
labels: [米国, ロシア]
title: 港  # 仮
layout: post
news:
  headline: 米露、協議
  summary:
    - 一つ目
    - 二つ目
related:
  - title: 前の記事
    url: https://a.example/1
  - title: その前の記事
    url: https://a.example/0
---
最初の段落。

二つ目の段落。

三つ目の段落。
"""


def changed(*pairs: tuple[str, str], base: str = BASE) -> str:
    for old, new in pairs:
        assert old in base
        base = base.replace(old, new)
    return base


def both(ours: str, theirs: str, base: str = BASE) -> tuple[str, bool]:
    result = merge(base.encode(), ours.encode(), theirs.encode())
    assert result is not None
    return result.data.decode(), result.is_clean


CLEAN = {
    "two fields": ([("title: 港", "title: 港町")], [("date: 2025-04-02", "date: 2025-04-03")]),
    "a field and a paragraph": ([("status: draft", "status: ready")], [("三つ目の段落。", "三つ目。")]),
    "two paragraphs": ([("最初の段落。", "最初。")], [("三つ目の段落。", "三つ目。")]),
    "a key that we know nothing of": ([("layout: post", "layout: wide")], [("最初の段落。", "最初。")]),
    "a new key": ([("layout: post", "layout: post\nmood: calm")], [("title: 港", "title: 港町")]),
    "a key that is gone": ([("layout: post\n", "")], [("title: 港", "title: 港町")]),
    "a comment of theirs": ([("title: 港", "title: 港町")], [("news:", "# theirs\nnews:")]),
    "items of one list": ([("    - 一つ目\n", "    - 〇\n    - 一つ目\n")], [("- 二つ目\n", "- 二つ目\n    - 三\n")]),
    "records": ([("title: 前の記事\n", "title: 前\n")], [("その前の記事", "元")]),
    "a new paragraph": ([("最初の段落。\n", "最初の段落。\n\n加えた。\n")], [("三つ目の段落。", "三つ目。")]),
    "the same on both sides": ([("title: 港", "title: 町")], [("title: 港", "title: 町"), ("三つ目の", "3つ目の")]),
}  # fmt: skip


@pytest.mark.parametrize("name", CLEAN)
def test_what_does_not_touch_is_put_together(name: str) -> None:
    """Whichever side is whose, and as if one had made both changes after another."""
    one, other = CLEAN[name]
    wanted = changed(*dict.fromkeys((*one, *other)))
    for ours, theirs in ((one, other), (other, one)):
        assert both(changed(*ours), changed(*theirs)) == (wanted, True)


def test_labels_are_those_of_both_without_what_one_took_out() -> None:
    text, clean = both(changed(("ロシア]", "ロシア, 資源]")), changed(("[米国, ロシア]", "[ロシア, 外交]")))
    assert (PostFile.parse(text.encode()).fields.labels, clean) == (("ロシア", "資源", "外交"), True)


@pytest.mark.parametrize(("ours", "theirs"), [("ready", "published"), ("published", "ready")])
def test_a_post_that_is_published_is_published(ours: str, theirs: str) -> None:
    text, clean = both(changed(("draft", ours)), changed(("draft", theirs)))
    assert ("status: published" in text, clean) == (True, True)


def test_both_values_of_a_field_and_both_sides_of_a_paragraph_stay() -> None:
    text, clean = both(
        changed(("title: 港", "title: 港A"), ("二つ目の段落。", "二つ目A。")),
        changed(("title: 港", "title: 港B"), ("二つ目の段落。", "二つ目B。")),
    )
    assert not clean
    file = PostFile.parse(text.encode())
    assert (file.editable, file.fields.title) == (True, "港A")
    assert file.body == (
        "<<<<<<< ours: header\ntitle: 港A\n=======\ntitle: 港B\n>>>>>>> theirs: header\n\n"
        "最初の段落。\n\n<<<<<<< ours\n二つ目A。\n=======\n二つ目B。\n>>>>>>> theirs\n\n三つ目の段落。\n"
    )


LOSABLE = {
    "a bullet that both changed": ([("一つ目", "一つ目A")], [("一つ目", "一つ目B")]),
    "a record that both changed": ([("title: 前の記事", "title: 前A")], [("title: 前の記事", "title: 前B")]),
    "one changed and one taken out": (
        [("  - title: 前の記事\n    url: https://a.example/1\n", "")],
        [("title: 前の記事", "title: 前B")],
    ),
    "a key taken out and changed": ([("layout: post\n", "")], [("layout: post", "layout: B")]),
    "a comment on a line that both changed": (
        [("title: 港  # 仮", "title: 港A")],
        [("title: 港  # 仮", "# 確かめたB\ntitle: 港B")],
    ),
    "a paragraph taken out and changed": ([("二つ目の段落。\n\n", "")], [("二つ目の段落。", "二つ目B。")]),
    "both at the end": ([("三つ目の段落。\n", "三つ目の段落。\nA\n")], [("三つ目の段落。\n", "三つ目の段落。\nB\n")]),
    "the last line without an end": ([("三つ目の段落。\n", "三つA")], [("三つ目の段落。\n", "三つB")]),
}  # fmt: skip


@pytest.mark.parametrize("name", LOSABLE)
def test_what_both_changed_is_told_and_nothing_is_lost(name: str) -> None:
    one, other = LOSABLE[name]
    for ours, theirs in ((one, other), (other, one)):
        text, clean = both(changed(*ours), changed(*theirs))
        assert not clean
        for _old, new in (*ours, *theirs):
            for word in ("A", "B"):
                assert word not in new or word in text
        assert PostFile.parse(text.encode()).editable


ROWS = st.lists(
    st.tuples(st.sampled_from(["一", "二", "三"]), st.sampled_from(["https://a.example/1", "https://a.example/2", ""])),
    max_size=4,
)


def with_rows(rows: list[tuple[str, str]]) -> str:
    listed = "".join(f"  - title: {title}\n    url: '{url}'\n" for title, url in rows)
    return f"---\nid: 0193-a\nrelated:{' []' if not rows else ''}\n{listed}---\n"


@given(ROWS, ROWS, ROWS)
@example([], [("一", "https://a.example/1"), ("二", "https://a.example/1")], [("一", "https://a.example/2")])
@example([], [("一", "https://a.example/1"), ("二", "https://a.example/1")], [("一", "https://a.example/1")])
@example([], [("一", "https://a.example/1")], [("二", "https://a.example/1"), ("一", "https://a.example/1")])
@example([("一", "")], [("一", ""), ("一", "")], [("一", ""), ("二", "")])
def test_rows_with_one_address_are_rows_of_their_own(
    base: list[tuple[str, str]], ours: list[tuple[str, str]], theirs: list[tuple[str, str]]
) -> None:
    text, clean = both(with_rows(ours), with_rows(theirs), with_rows(base))
    found = [(row.title, row.url) for row in PostFile.parse(text.encode()).fields.related]
    for row in {*ours, *theirs}:
        both_have = min(ours.count(row), theirs.count(row))
        assert found.count(row) >= min(both_have, 1)
        if clean and row not in base:
            assert row in found


def test_equal_items_of_a_list_stay() -> None:
    """A label, or a bullet, that stands there twice is not ours to take out."""
    base, ours, theirs = (f"---\nid: 0193-a\nlabels: [{labels}]\n---\n" for labels in ("a, a", "a, a, b", "c, a, a"))
    assert both(ours, theirs, base) == ("---\nid: 0193-a\nlabels: [c, a, a, b]\n---\n", True)


def test_line_ends_are_ours() -> None:
    text, clean = both(
        changed(("最初の段落。", "最初。")).replace("\n", "\r\n"), changed(("三つ目の段落。", "三つ目。")), BASE
    )
    assert clean
    assert text == changed(("最初の段落。", "最初。"), ("三つ目の段落。", "三つ目。")).replace("\n", "\r\n")


def test_marks_are_longer_than_what_could_be_taken_for_one() -> None:
    base = "港\n" + "=" * 9 + "\n\n一\n"
    text, _clean = both(base.replace("一", "A"), base.replace("一", "B"), base)
    assert text == f"港\n=========\n\n{'<' * 10} ours\nA\n{'=' * 10}\nB\n{'>' * 10} theirs\n"


def test_files_without_a_header_and_with_broken_ones_are_merged_as_text() -> None:
    assert both("a\nX\nc\nd\n", "a\nb\nc\nY\n", "a\nb\nc\nd\n") == ("a\nX\nc\nY\n", True)
    broken = "---\ntitle: [\n---\na\n\nb\n"
    assert both(broken.replace("a\n", "A\n"), broken.replace("b\n", "B\n"), broken) == (
        "---\ntitle: [\n---\nA\n\nB\n",
        True,
    )


def test_a_post_that_was_made_twice() -> None:
    text, clean = both("---\ntitle: A\n---\na\n", "---\ntitle: B\n---\nb\n", "")
    assert not clean
    assert all(word in text for word in ("title: A", "title: B", "\na\n", "\nb\n"))


@pytest.mark.parametrize("other", [b"\xff\xfe\x00\x01\x02", "日本語".encode("euc-jp") * 20])
def test_what_is_no_text_is_not_merged(other: bytes) -> None:
    assert merge(BASE.encode(), changed(("港", "町")).encode(), other) is None
    assert merge(other, other, BASE.encode()).data == BASE.encode()  # type: ignore[union-attr]


LINES = st.lists(st.sampled_from(["一", "二", "三", "四", "", "=======", "# 見出し", "<<<<<<< ours"]), max_size=8)
TITLES = st.sampled_from(["A", "B", "C", ""])
POSTS = st.builds(
    lambda title, lines, end: (f"---\nid: x\ntitle: {title}\n---\n" if title else "") + "\n".join(lines) + end,
    TITLES, LINES, st.sampled_from(["", "\n"]),
)  # fmt: skip


@given(POSTS, POSTS, POSTS)
def test_every_line_that_a_side_wrote_is_in_the_result(base: str, ours: str, theirs: str) -> None:
    result = merge(base.encode(), ours.encode(), theirs.encode())
    assert result is not None
    found = result.data.decode().splitlines()
    for side in (ours, theirs):
        for line in side.splitlines():
            assert line in found or line in base.splitlines()
    assert result.is_clean or any(line.startswith("<<<<<<<") for line in found)


@given(POSTS, POSTS)
def test_what_one_side_alone_wrote_is_the_result_byte_for_byte(base: str, other: str) -> None:
    one, two = base.encode(), other.encode()
    for ours, theirs in ((one, two), (two, one), (two, two)):
        result = merge(one, ours, theirs)
        assert result is not None
        assert (result.data, result.is_clean) == (two, True)


def test_git_merges_branches_of_one_post_by_it(tmp_path: Path) -> None:
    """Two branches in a real repository: one merge is clean, the next one stops with both sides in the file."""
    import sys

    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    post = tmp_path / "post.md"

    def git(*arguments: str, code: int = 0) -> None:
        names = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main"]
        done = subprocess.run(["git", *names, *arguments], cwd=tmp_path, capture_output=True, text=True, timeout=60)
        assert done.returncode == code, done.stdout + done.stderr

    def commit(text: str) -> None:
        post.write_text(text, "utf-8")
        git("commit", "-qam", "x")

    git("init", "-q")
    (tmp_path / ".gitattributes").write_text("*.md merge=ronpyo\n", "utf-8")
    git("config", "merge.ronpyo.driver", f'"{sys.executable}" -P -m editor merge --marker-size %L %O %A %B')
    post.write_text(BASE, "utf-8")
    git("add", ".")
    commit(BASE)
    git("checkout", "-qb", "other")
    commit(changed(("ロシア]", "ロシア, 外交]"), ("三つ目の段落。", "三つ目。")))
    git("checkout", "-q", "main")
    commit(changed(("[米国, ", "[資源, 米国, "), ("title: 港", "title: 町")))
    git("merge", "-q", "other", "-m", "both")
    merged = PostFile.parse(post.read_bytes())
    assert (merged.fields.labels, merged.fields.title) == (("資源", "米国", "ロシア", "外交"), "町")
    assert "三つ目。" in merged.body
    git("checkout", "-q", "other")
    commit(changed(("三つ目の", "B"), base=BASE))
    git("checkout", "-q", "main")
    commit(merged.text.replace("三つ目。", "A"))
    git("merge", "-q", "other", code=1)
    assert all(f"\n{line}\n" in post.read_text("utf-8") for line in ("A", "B段落。", "=======", ">>>>>>> theirs"))
