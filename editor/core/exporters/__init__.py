"""Exporters: one file per format, each registered by the same call.

export = exporter("blogger-html").export(Job(post, profile, rendered, folder))
"""

from editor.core.exporters import blogger_html, markdown_text, page, plain_text
from editor.core.exporters.registry import Export, Exporter, Job, exporter, exporters, register

__all__ = ["Export", "Exporter", "Job", "exporter", "exporters", "register"]

for _module in (blogger_html, page, markdown_text, plain_text):
    register(_module.EXPORTER)
