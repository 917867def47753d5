"""A problem, found in content (a post, a header, a profile): it is shown, never raised."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """The severity of a problem: an error stops an export, a warning wants a look, an advice is a matter of taste."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding, with the place to go to.

    `line` is the 1-based line in the file (0: none), `field` a dotted path such as "news.summary.2" ("" : none).
    `column` is the 1-based column in characters, in the line or, with a field, in the text of the field (0: none);
    `words` what stands there, and `mend` what to write instead (None: nothing is proposed).
    """

    rule: str
    severity: Severity
    message: str
    line: int = 0
    field: str = ""
    column: int = 0
    words: str = ""
    mend: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The object that `ronpyo check --json` prints."""
        values = asdict(self)
        return {key: values[key] for key in ("rule", "severity", "line", "column", "words", "field", "message", "mend")}


def read_problem(values: dict[str, Any]) -> Problem:
    """The problem that `as_json` made `values` of."""
    return Problem(**{**values, "severity": Severity(values["severity"])})


def to_mend(problems: Iterable[Mapping[str, Any]]) -> int:
    """The number of `problems`, as `as_json` gives them, that are more than a matter of taste."""
    return sum(problem["severity"] != Severity.ADVICE for problem in problems)
