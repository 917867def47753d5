"""Importers: one file per format, each registered by the same call.

report = import_files([Path("feed.atom")], Wish(library))
"""

from editor.core.importers import blogger_legacy, blogger_new, public_feed
from editor.core.importers.registry import Importer, importer_for, importers, register

__all__ = ["Importer", "importer_for", "importers", "register"]

for _module in (blogger_legacy, blogger_new, public_feed):
    register(_module.IMPORTER)
