"""A request and an answer, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Call:
    """One request. `body` may hold secrets: neither it nor the headers are ever shown (`repr` leaves them out)."""

    method: str
    url: str
    body: bytes | None = field(default=None, repr=False)
    kind: str = "application/json"
    """The media type of the body."""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def only_reads(self) -> bool:
        """Whether it changes nothing, so that it may be repeated at any time."""
        return self.method == "GET"


@dataclass(frozen=True, slots=True)
class Answer:
    """One whole answer; the names of `headers` are in lower case."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
