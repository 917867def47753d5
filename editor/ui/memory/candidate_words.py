"""Words about a candidate: the reason why it is near, its bullets, all of it in one line."""

from typing import Any

from editor.core.words import listed, tr

_BULLETS = 4  # that are shown of a candidate


def bullets_of(post: dict[str, Any]) -> list[str]:
    """The first bullets of a candidate."""
    return [bullet for bullet in post["bullets"] if bullet.strip()][:_BULLETS]


def why(post: dict[str, Any]) -> str:
    """The reason why it is near, and what there is to know of it before it is taken."""
    parts = []
    if post["status"] != "published":
        parts.append(tr("not published yet"))
    if not post["url"]:
        parts.append(tr("no URL"))
    elif post["derived"]:
        parts.append(tr("URL not confirmed"))
    if post["why"]:
        parts.append(tr("in common: {words}", words=listed(post["why"])))
    return " · ".join(parts)


def spoken(number: int, post: dict[str, Any]) -> str:
    """A candidate in one line, for who hears it."""
    said = [post["title"] or tr("Without a title"), post["day"], why(post)]
    return f"{number}. " + listed(part for part in said if part)


def tip(post: dict[str, Any]) -> str:
    """A candidate with its bullets, as a tool tip."""
    return "\n".join([post["title"], post["day"], *(f"・{bullet}" for bullet in bullets_of(post))])
