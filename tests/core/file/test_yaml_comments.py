"""Comments stay, wherever they stand, when a value beside them is edited."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.file import assign
from editor.core.file.postfile import PostFile
from editor.core.file.yaml_comments import comments, lost
from editor.core.file.yaml_tree import read_tree


def edited(header: str, *steps: str) -> str:
    file = assign.apply(PostFile.parse(f"---\n{header}---\nx\n".encode()), list(steps))
    return file.text.removeprefix("---\n").removesuffix("---\nx\n")


@pytest.mark.parametrize(
    ("header", "step", "after"),
    [
        ("description: | # 理由\n  一行\n", "description=新", "description: 新 # 理由\n"),
        ("description: | # 理由\n  一行\n", "description=新\n二\n", "description: | # 理由\n  新\n  二\n"),
        ("description: >- # 理由\n  一行\n  二行\n", "description=新", "description: 新 # 理由\n"),
        ("description: |2 # 理由\n    一行\ntitle: a\n", "description=新", "description: 新 # 理由\ntitle: a\n"),
        ("description: |\n  # 文字\n", "description=新", "description: 新\n"),
        ("anchor: &d # 注\n  値\n", "anchor=新", "anchor: &d # 注\n  新\n"),
        ("anchor: &d # 注\n\n  # 二\n  値 # 三\n", "anchor=新", "anchor: &d # 注\n\n  # 二\n  新 # 三\n"),
        ("anchor: &d 値 # 注\nb: *d\n", "b=新", None),
        ("title: &d | # 注\n  値\n", "title=新", "title: &d 新 # 注\n"),
        ("labels: &l # 注\n  [a, b]\n", "labels+=c", "labels: &l # 注\n  [a, b, c]\n"),
        ("labels: &l # 注\n  - a\n", "labels+=c", "labels: &l # 注\n  - a\n  - c\n"),
        ("title: # 前\n  値 # 後\n", "title=新", "title: # 前\n  新 # 後\n"),
        ("title: '値' # 後\n", "title=新", "title: '新' # 後\n"),
        ("title: # 空\n", "title=新", "title: 新 # 空\n"),
        ("labels: [a, b] # 後\n", "labels+=c", "labels: [a, b, c] # 後\n"),
        ("labels: [a, # 一\n  b] # 二\n", "labels+=c", "labels: [a, # 一\n  b, c] # 二\n"),
        ("labels: [a, # 一\n  b, # 二\n  c\n  ] # 三\n", 'labels=["c","b","a"]', None),
        ("labels: # 前\n  # 中\n  - a # 一\n  # 間\n  - b # 二\n  # 終\ntitle: t\n", "labels+=c", None),
        ("labels: # 空\n", "labels=c", None),
        ("labels: [] # 空\n", "labels=c", "labels: [c] # 空\n"),
        ("labels: # 注\n  []\n", "labels=c", None),
        ("news: # 注\n", "news.headline=a", "news: # 注\n  headline: a\n"),
        ("news: {} # 注\n", "news.headline=a", None),
        ("news: {headline: a, # 一\n  source: b} # 二\n", "news.headline=c", None),
        ("? title # 一\n: 値 # 二\n", "title=新", None),
    ],
)
def test_a_comment_beside_an_edited_value(header: str, step: str, after: str | None) -> None:
    made = edited(header, step)
    if after is not None:
        assert made == after
    assert sorted(re.findall(r"# (\S+)", made)) == sorted(re.findall(r"# (\S+)", header)) or "# 文字" in header


LINES = [
    "id: a",
    "date: 2025-04-02",
    "labels:",
    "  - 一",
    "  - 二",
    "title: 題",
    "description: 説明",
    "news:",
    "  headline: 見出し",
    "  source: 社",
    "  summary:",
    "    - 一つ",
    "    - 二つ",
    "commentary: {headline: 論, summary: [甲, 乙]}",
    "related:",
    "  - title: 前",
    "    url: https://e.jp/1",
    "    date: 2025-03-31",
    "  - title: 後",
    "    url: https://e.jp/2",
    "images:",
    "  a.jpg:",
    "    alt: 海",
    "    credit: 私",
    "other: [x, y]",
]
STEPS = {
    "title=新しい題": 5,
    "description=新しい説明": 6,
    "date=2025-05-05": 1,
    "news.headline=新しい": 8,
    "news.source=別社": 9,
    'labels=["一","三"]': 4,
    'news.summary=["一つ","三つ"]': 12,
    "commentary.headline=別論": 13,
    'commentary.summary=["甲","丙"]': 13,
    "images.a.jpg.alt=山": 22,
    "images.a.jpg.credit=君": 23,
}
GROWING = ["labels+=四", "news.summary+=四つ", "related+=題 | https://e.jp/3", "news.url=https://e.jp/", "other+=z"]


@st.composite
def commented(draw: st.DrawFn) -> list[str]:
    """The lines, with comments of random indent between them and behind them; each comment is one of its kind."""
    made: list[str] = []
    for number, line in enumerate(LINES):
        for extra in range(draw(st.integers(0, 2))):
            made.append(f"{' ' * draw(st.sampled_from([0, 2, 4, 7]))}# 注{number}-{extra}")
        behind = f"{draw(st.sampled_from([' ', '  ', chr(9)]))}# 後{number}" if draw(st.booleans()) else ""
        made.append(line + behind)
    if draw(st.booleans()):
        made.append("# 終")
    return made


@given(commented(), st.sampled_from([*STEPS, *GROWING]))
@settings(max_examples=60, deadline=None)
def test_comments_at_every_place(lines: list[str], step: str) -> None:
    header = "\n".join(lines) + "\n"
    made = edited(header, step).split("\n")[:-1]
    comments = [re.search(r"#.*", line) for line in lines]
    after = "\n".join(made)
    assert all(found[0] in after for found in comments if found), "a comment is lost"
    if step in STEPS:  # one line differs, and only its value
        differing = [(old, new) for old, new in zip(lines, made, strict=True) if old != new]
        assert len(differing) == 1
        old, new = differing[0]
        assert old.startswith(LINES[STEPS[step]])
        assert old.partition("#")[1:] == new.partition("#")[1:]
    else:  # lines are added, none differs
        kept = [line for line in made if line in lines]
        changed = [line for line in lines if line not in made]
        assert kept == [line for line in lines if line in made]
        assert len(changed) <= 1


@given(commented())
@settings(max_examples=20, deadline=None)
def test_a_related_post_is_edited_between_comments(lines: list[str]) -> None:
    file = PostFile.parse(("---\n" + "\n".join(lines) + "\n---\nx\n").encode())
    first, second = file.fields.related
    changed = file.with_fields(replace(file.fields, related=(first, replace(second, title="改", date="2025-01-01"))))
    before, after = file.text.split("\n"), changed.text.split("\n")
    assert len(after) == len(before) + 1
    assert [line for line in before if line not in after] == [line for line in before if "title: 後" in line]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: b # c", ["# c"]),
        ("# a\n\n  # b \na: x#y\n", ["# a", "# b"]),
        ("a: 'x # y' # c", ["# c"]),
        ('- "# no"\n- [ \'# no\', b ] # yes\n- {c: "d # no"} # too', ["# yes", "# too"]),
        ("a:\n  b: '# no' # 1\n  c:\n    - '# no' # 2\n", ["# 1", "# 2"]),
        ("a: | # head\n  # text\n  more\n# out\n", ["# head", "# out"]),
        ("a: >\n  # text\n", []),
        ("a: x\n  # in a plain one\nb:\n# behind nothing\n", ["# in a plain one", "# behind nothing"]),
        ("", []),
    ],
)
def test_comments_are_told_from_signs_of_a_text(text: str, found: list[str]) -> None:
    made = comments(text, read_tree(text).root)
    assert [words for _place, words in made] == found
    assert all(text.startswith(words, place) for place, words in made)


def test_what_is_lost_is_told_as_often_as_it_is() -> None:
    before = [(0, "# a"), (5, "# b"), (9, "# a"), (12, "# c")]
    assert lost(before, [(3, "# a")]) == ["# b", "# a", "# c"]
    assert lost(before, before) == lost([], before) == []
