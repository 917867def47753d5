"""Blogger's old backup, `blog-MM-DD-YYYY.xml`, as it was until 2025."""

from editor.core.importers.blogger_atom import read_atom
from editor.core.importers.registry import Importer
from editor.core.importers.source import Source
from editor.core.importers.xml_head import root_of
from editor.core.words import tr


def recognises(source: Source) -> bool:
    """An Atom feed whose entries say their kind by a category. Raises ImportFileError where it cannot be read."""
    root = root_of(source)
    return root is not None and root.is_atom and "schemas.google.com/blogger/2008/kind#" in root.text


IMPORTER = Importer("blogger-legacy", lambda: tr("Blogger backup (until 2025)"), recognises, read_atom)
