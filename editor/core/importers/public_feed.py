"""The feed that everybody can read, `/feeds/posts/default`, saved as a file; any other Atom feed with posts too."""

from editor.core.importers.blogger_atom import read_atom
from editor.core.importers.registry import Importer
from editor.core.importers.source import Source
from editor.core.importers.xml_head import root_of
from editor.core.words import tr


def recognises(source: Source) -> bool:
    """An Atom feed of no other kind. Raises ImportFileError where it cannot be read."""
    root = root_of(source)
    return root is not None and root.is_atom


IMPORTER = Importer("feed", lambda: tr("Feed of a blog (Atom)"), recognises, read_atom)
