"""What the rules for words say of a text: helpers of their tests."""

from datetime import date

from editor.core.checks.catalogue import Switches
from editor.core.checks.families import Context, check
from editor.core.file.postfile import PostFile
from editor.core.problem import Problem
from editor.core.profile.load import load_profile

DAY = date(2025, 4, 3)
SECTION = (
    "この日の発表は、政府の会議で決まったことを受けたものだ。内容は多岐にわたり、担当者は丁寧に説明した。"
    "記者からは質問が相次いだ。"
)
"""Enough of a text for a まとめ to be held against."""


def problems(rule: str, body: str, header: str = "date: 2025-04-02\n", clips: tuple[str, ...] = ()) -> list[Problem]:
    """The problems of `rule` in a post."""
    file = PostFile.parse(f"---\n{header}---\n{body}".encode())
    found = check(file, load_profile("")[0], None, Context(DAY, Switches(on=frozenset({rule})), clips))
    return [problem for problem in found if problem.rule == rule]


def marked(rule: str, body: str, header: str = "date: 2025-04-02\n") -> list[str]:
    """The words that `rule` marks in a body, each as it stands in the file."""
    lines = f"---\n{header}---\n{body}".split("\n")
    found = problems(rule, body, header)
    assert all(problem.column for problem in found if not problem.field)
    for problem in found:
        first = problem.words.split("\n")[0]
        assert problem.field or lines[problem.line - 1][problem.column - 1 :].startswith(first)
    return [problem.words for problem in found if not problem.field]


def mended(rule: str, body: str) -> str:
    """The body with the mends of `rule` written into it."""
    lines = f"---\ndate: 2025-04-02\n---\n{body}".split("\n")
    for problem in sorted(problems(rule, body), key=lambda one: (one.line, one.column), reverse=True):
        assert problem.mend is not None
        line, start = lines[problem.line - 1], problem.column - 1
        lines[problem.line - 1] = line[:start] + problem.mend + line[start + len(problem.words) :]
    return "\n".join(lines[3:])
