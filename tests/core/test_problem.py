"""Problems: read back from their JSON, and counted."""

import pytest

from editor.core.problem import Problem, Severity, read_problem, to_mend


@pytest.mark.parametrize("severity", Severity)
def test_a_problem_comes_back_from_its_json(severity):
    problem = Problem("word-twice", severity, "Words twice.", line=3, field="title", column=2, words="のの", mend="の")
    assert read_problem(problem.as_json()) == problem


@pytest.mark.parametrize(
    ("severities", "number"),
    [("", 0), ("advice advice", 0), ("warning advice", 1), ("error warning advice error", 3)],
)
def test_suggestions_do_not_count_as_problems(severities, number):
    assert to_mend({"severity": severity} for severity in severities.split()) == number
