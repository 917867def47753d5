"""A problem is found in content (a post, a header, a profile); it is shown, never raised."""

from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error stops an export, a warning wants a look, an advice is a matter of taste."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding, with the place to go to.

    `line` is the 1-based line in the file (0: none), `field` a dotted path such as "news.summary.2" ("" : none).
    """

    rule: str
    severity: Severity
    message: str
    line: int = 0
    field: str = ""

    def as_json(self) -> dict[str, str | int]:
        """The object that `ronpyo check --json` prints."""
        values = asdict(self)
        return {key: values[key] for key in ("rule", "severity", "line", "field", "message")}
