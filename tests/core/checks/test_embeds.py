import pytest

from editor.core.checks.families import check
from editor.core.file.postfile import PostFile
from editor.core.profile.load import load_profile


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ('文\n\n<iframe src="https://e.jp/"></iframe>\n', [5]),
        ("<SCRIPT async src='x'></SCRIPT>\n<object><embed src='x'></object>\n", [3, 4]),
        ("`<iframe src=x>` と\n\n```\n<script>\n```\n", []),
        ("<iframes> <table> <b>太</b>\n", []),
    ],
)
def test_what_is_neither_shown_nor_exported_is_said_so(body: str, lines: list[int]) -> None:
    problems = check(PostFile.parse(f"---\n---\n{body}".encode()), load_profile()[0])
    assert [problem.line for problem in problems if problem.rule == "embed"] == lines
