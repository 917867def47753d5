r"""Attacks of our own: ways to run, to leave the machine or to read a file from inside a post.

They lie in `attacks/`, one a line; `\n` stands for a line break, `SECRET` for the folder of the canaries. Hosts end in
`.test`, or are addresses, which need no name to resolve.
"""

from pathlib import Path

_FOLDER = Path(__file__).parent / "attacks"


def own() -> list[str]:
    """The attacks by HTML and Markdown."""
    return _read("markup") + _read("markdown")


def styles() -> list[str]:
    """The attacks by a style sheet."""
    return _read("styles")


def _read(name: str) -> list[str]:
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [line.replace(r"\n", "\n") for line in text.rstrip("\n").split("\n")]
