"""Exporters: one file per format, each registered by the same call when the first of them is asked for.

export = exporter("blogger-html").export(Job(post, profile, rendered, folder))

The formats are loaded late: counts and checks ask this package for names of boxes with each pause of the writer, and
need no format. All of them hold 6 MB, the tree of HTML and archives among it.
"""

from functools import cache

from editor.core.exporters import registry
from editor.core.exporters.registry import Export, Exporter, Job, Portion, register

__all__ = ["Export", "Exporter", "Job", "Portion", "exporter", "exporters", "register"]


def exporters() -> tuple[Exporter, ...]:
    """All formats, in the order they were registered."""
    _register_all()
    return registry.exporters()


def exporter(name: str) -> Exporter:
    """The format `name`. Raises ExportError where there is none."""
    _register_all()
    return registry.exporter(name)


@cache
def _register_all() -> None:
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

    for module in (
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
        register(module.EXPORTER)
