"""Marks of a merge that are left in a post are said, at their line; what only looks like them is not."""

import pytest

from editor.core.checks.families import check
from editor.core.file.merge import merge
from editor.core.file.postfile import PostFile
from editor.core.problem import Severity
from editor.core.profile.load import load_profile

PROFILE = load_profile("")[0]
HEAD = "---\nnews:\n  headline: 見出し\n---\n"
BOTH = "<<<<<<< ours\n我\n=======\n彼\n>>>>>>> theirs\n"


def lines(text: str, newline: str = "\n") -> list[int]:
    problems = check(PostFile.parse(text.replace("\n", newline).encode()), PROFILE)
    found = [problem for problem in problems if problem.rule == "merge-marks"]
    assert all(problem.severity is Severity.ERROR and problem.column == 1 for problem in found)
    return [problem.line for problem in found]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (HEAD + BOTH, [5]),
        (HEAD + "文\n\n" + BOTH + "\n文\n\n" + BOTH, [7, 15]),
        (HEAD + "<<<<<<< HEAD\n我\n||||||| 1a2b3c4\n元\n=======\n彼\n>>>>>>> 5d6e7f8 (見出しを直す)\n", [5]),
        (HEAD + BOTH.replace("<" * 7, "<" * 9).replace(">" * 7, ">" * 9), [5]),
        (HEAD + "<<<<<<< ours\n我\n=======\n彼\n", [5]),
        (HEAD + "我\n=======\n彼\n>>>>>>> theirs\n", [8]),
        (HEAD + "文\n<<<<<<<\n我\n<<<<<<< HEAD\n彼\n>>>>>>>\n", [6, 8]),
        ("---\n<<<<<<< HEAD\ntitle: 我\n=======\ntitle: 彼\n>>>>>>> b\n---\n文\n", [2]),  # the header cannot be read
        (HEAD + "```\n<<<<<<< ours\n我\n```\n\n=======\n彼\n>>>>>>> theirs\n", [6]),
        (HEAD + "```\n" + BOTH + "```\n", []),
        (HEAD + "大見出し\n=======\n\n> 引用\n>> 引用の引用\n\n> > > > > > > 深い引用\n", []),
        (HEAD + "文中の <<<<<<< と >>>>>>> です。\n<<<<<< ours\n>>>>>> theirs\n", []),
        (HEAD + ">>>>>>>引用\n<<<<<<<印\n", []),
    ],
)
def test_marks_are_said_where_they_begin(text: str, wanted: list[int], newline: str) -> None:
    assert lines(text, newline) == wanted


def test_what_our_own_merge_leaves_is_said() -> None:
    base = HEAD + "一\n"
    merged = merge(base.encode(), base.replace("一", "我").encode(), base.replace("一", "彼").encode())
    assert merged is not None and lines(merged.data.decode()) == [5]
    ours, theirs = (base.replace("見出し", word).encode() for word in ("我", "彼"))
    merged = merge(base.encode(), ours, theirs)
    assert merged is not None and lines(merged.data.decode()) == [5]


def test_many_marks_take_no_longer_than_their_number() -> None:
    assert len(lines(HEAD + "<<<<<<< x\n" * 20_000)) == 20_000
