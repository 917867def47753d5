"""Blogger's backup since 2025: `feed.atom`, alone or inside a Takeout."""

from editor.core.importers.blogger_atom import read_atom
from editor.core.importers.registry import Importer
from editor.core.importers.source import Source
from editor.core.importers.xml_head import root_of
from editor.core.words import tr


def recognises(source: Source) -> bool:
    """An Atom feed in Blogger's own namespace. Raises ImportFileError where it cannot be read."""
    root = root_of(source)
    return root is not None and root.is_atom and "http://schemas.google.com/blogger/2018" in root.text


IMPORTER = Importer("blogger", lambda: tr("Blogger backup"), recognises, read_atom)
