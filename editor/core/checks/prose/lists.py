"""Lists of words that rules look up: files of `resources/checks`, words parted by white space, comments behind #."""

from functools import cache

from editor.core import paths


@cache
def word_list(name: str) -> tuple[str, ...]:
    """The words of the list `name`, in their order."""
    text = (paths.resources() / "checks" / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
