"""Exporters: one file per format, each registered by the same call.

export = exporter("blogger-html").export(Job(post, profile, rendered, folder))
"""

from editor.core.exporters import (
    blogger_feed,
    blogger_html,
    blogger_legacy,
    epub,
    hugo,
    jekyll,
    markdown_text,
    movable_type,
    page,
    pdf,
    plain_text,
    wordpress,
)
from editor.core.exporters.registry import Export, Exporter, Job, Portion, exporter, exporters, register

__all__ = ["Export", "Exporter", "Job", "Portion", "exporter", "exporters", "register"]

for _module in (
    blogger_html,
    page,
    pdf,
    markdown_text,
    plain_text,
    blogger_feed,
    blogger_legacy,
    movable_type,
    wordpress,
    hugo,
    jekyll,
    epub,
):
    register(_module.EXPORTER)
