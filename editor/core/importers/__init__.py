"""Importers: one file per format, each registered by the same call.

report = import_files([Path("feed.atom")], Wish(library))
"""

from editor.core.importers import (
    blogger_legacy,
    blogger_new,
    markdown_folder,
    movable_type,
    public_feed,
    saved_page,
    takeout,
    wordpress,
    zipped,
)
from editor.core.importers.registry import Importer, importer_for, importers, register

__all__ = ["Importer", "importer_for", "importers", "register"]

# In this order they are asked whether a file is theirs.
for _module in (
    takeout,
    blogger_new,
    blogger_legacy,
    public_feed,
    wordpress,
    movable_type,
    saved_page,
    markdown_folder,
    zipped,
):
    register(_module.IMPORTER)
