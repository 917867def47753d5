"""Keys and clicks, counted by the step of the work that they belong to."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum


class Step(Enum):
    """The steps of making a post, in the order in which they are shown."""

    SOURCE = "news source"
    NEWS_BULLETS = "news bullets"
    NEWS_PICTURE = "news picture"
    NEWS_TEXT = "news text"
    HEADLINE = "commentary headline"
    BULLETS = "commentary bullets"
    TEXT = "commentary text"
    PICTURES = "commentary pictures"
    RELATED = "related posts"
    POST = "labels, permalink, description"
    PROBLEMS = "the checks"
    COPY = "copy"
    BLOGGER = "in Blogger"


READY = tuple(step for step in Step if step not in (Step.COPY, Step.BLOGGER))
"""The steps to "ready to copy"."""


@dataclass
class Tally:
    """What was done. A chord, a click, a drag and a turn of the wheel are one act each; words have none."""

    acts: dict[Step, list[str]] = field(default_factory=lambda: {step: [] for step in Step})
    words: dict[Step, int] = field(default_factory=lambda: dict.fromkeys(Step, 0))
    """Characters of the author's own words."""
    _step: Step | None = None

    @contextmanager
    def step(self, step: Step) -> Iterator[None]:
        """What is done inside belongs to `step`."""
        before, self._step = self._step, step
        yield
        self._step = before

    def act(self, what: str) -> None:
        """Count one act. Raises RuntimeError outside of a step: nothing is done for nothing."""
        self.acts[self._current()].append(what)

    def wrote(self, words: str) -> None:
        """Count words of the author's own."""
        self.words[self._current()] += len(words)

    def _current(self) -> Step:
        if self._step is None:
            raise RuntimeError("acts belong to a step")
        return self._step

    def of(self, *steps: Step) -> int:
        """The number of acts in `steps`."""
        return sum(len(self.acts[step]) for step in steps)

    @property
    def ready(self) -> int:
        """Acts to "ready to copy"."""
        return self.of(*READY)

    @property
    def total(self) -> int:
        """All acts."""
        return self.of(*Step)

    def table(self, *, verbose: bool = False) -> str:
        """The acts by step as a Markdown table; `verbose` names each of them."""
        lines = ["| step | keys and clicks | own words |", "|---|---:|---:|"]
        for step in Step:
            if step is Step.COPY:
                lines.append(f"| **ready to copy** | **{self.ready}** | |")
            what = f" {', '.join(self.acts[step])}" if verbose else ""
            lines.append(f"| {step.value} | {len(self.acts[step])}{what} | {self.words[step]} |")
        lines.append(f"| **all** | **{self.total}** | {sum(self.words.values())} |")
        return "\n".join(lines)
