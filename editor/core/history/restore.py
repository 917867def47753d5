"""Restoring a part of an earlier state of a post into its present one."""

from dataclasses import replace
from enum import StrEnum

from editor.core.post import Fields, Post
from editor.core.text.parts import DIVIDER, Parts, split_body


class VersionPart(StrEnum):
    """The part of a version that is restored."""

    WHOLE = "whole"
    TEXT = "text"
    NEWS = "news"
    COMMENTARY = "commentary"
    NEWS_SUMMARY = "news.summary"
    COMMENTARY_SUMMARY = "commentary.summary"
    RELATED = "related"


def restored(now: Post, then: Post, part: VersionPart) -> Post:
    """`now` with `part` as it was `then`.

    A section is its fields and its text. What says which post it is (`id`), where it was published (`blogger`) and
    unknown keys stay as they are now.
    """
    match part:
        case VersionPart.WHOLE:
            fields = then.fields
            kept = {"id": now.fields.id, "blogger": now.fields.blogger, "extra": now.fields.extra}
            return Post(replace(fields, **kept), then.body)  # type: ignore[arg-type]
        case VersionPart.TEXT:
            return Post(now.fields, then.body)
        case VersionPart.NEWS:
            return Post(replace(now.fields, news=then.fields.news), _with_news(now.body, then.body))
        case VersionPart.COMMENTARY:
            fields = replace(now.fields, commentary=then.fields.commentary)
            return Post(fields, _with_commentary(now.body, then.body))
        case VersionPart.NEWS_SUMMARY:
            return _with(now, news=replace(now.fields.news, summary=then.fields.news.summary))
        case VersionPart.COMMENTARY_SUMMARY:
            return _with(now, commentary=replace(now.fields.commentary, summary=then.fields.commentary.summary))
        case VersionPart.RELATED:
            return _with(now, related=then.fields.related)


def _with(post: Post, **fields: object) -> Post:
    changed: Fields = replace(post.fields, **fields)  # type: ignore[arg-type]
    return Post(changed, post.body)


def _with_news(now: str, then: str) -> str:
    here, there = split_body(now), split_body(then)
    if here.commentary is None:
        return there.news
    return _joined(there.news, _divider(now, here), here.commentary)


def _with_commentary(now: str, then: str) -> str:
    here, there = split_body(now), split_body(then)
    if there.commentary is None:
        return here.news
    line = _divider(then, there) if here.commentary is None else _divider(now, here)
    return _joined(here.news, line, there.commentary)


def _divider(body: str, parts: Parts) -> str:
    """The line of the divider as it stands, with its end; ended if it is the last one."""
    line = body[len(parts.news) : len(body) - len(parts.commentary or "")] or DIVIDER
    return line if line.endswith(("\n", "\r")) else f"{line}\n"


def _joined(news: str, divider: str, commentary: str) -> str:
    """The divider stands alone on its line."""
    if news and not news.endswith(("\n", "\r")):
        news += "\n\n"
    return news + divider + commentary
