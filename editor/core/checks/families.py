"""The families of rules, one file each, registered by the same call, and the check of a post by all of them.

problems = check(PostFile.parse(data), profile, path)
"""

from editor.core.checks import (
    blog,
    description,
    embeds,
    headings,
    images,
    labels,
    links,
    marks,
    merge_marks,
    news,
    outgoing,
    page_width,
    permalink,
    raw_html,
    related,
    structure,
    summary,
    time,
    title,
    words,
)
from editor.core.checks.registry import Context, Rule, Subject, check, register

__all__ = ["Context", "Rule", "Subject", "check", "register"]

for _family in (
    title,
    blog,
    time,
    news,
    summary,
    related,
    images,
    labels,
    permalink,
    raw_html,
    description,
    structure,
    marks,
    merge_marks,
    links,
    headings,
    page_width,
    embeds,
    outgoing,
    words,
):
    register(_family.rule)
