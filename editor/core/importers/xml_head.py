"""The beginning of an XML file: what its root element is."""

import re
from dataclasses import dataclass

from editor.core.errors import ImportFileError
from editor.core.importers.source import Source
from editor.core.importers.xml_parts import decoded, encoding_of, refuse_document_type

_PROLOG = re.compile(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*", re.DOTALL)
_ROOT = re.compile(r"<([A-Za-z][\w.:-]*)([^<>]*)>")
_FAR = 4000  # characters
_ATOM = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")


@dataclass(frozen=True, slots=True)
class Root:
    """The root element's name without its prefix, its attributes as text, and the text from there on."""

    name: str
    attributes: str
    text: str

    @property
    def is_atom(self) -> bool:
        """Whether it is a feed, perhaps one that forgot to say of what kind."""
        return self.name in ("feed", "entry") and (any(name in self.text for name in _ATOM) or "<entry" in self.text)


def _without_warnings(text: str) -> str:
    """`text` without what a site's server said before the file began, as “PHP Notice: …”."""
    at = text.find("\n<?xml", 0, _FAR)
    if at < 0 or text.startswith("---") or text.lstrip().startswith(("<?xml", "<!")) or "<html" in text[:at].lower():
        return text
    return text[at + 1 :]


def root_of(source: Source) -> Root | None:
    """The root of an XML file; None for what is none. Raises ImportFileError for one that declares a document type."""
    from io import BytesIO

    head = source.head
    if not head or source.open is None:
        return None
    try:
        text = "".join(decoded(BytesIO(head), encoding_of(head)))
    except ImportFileError:
        if head.lstrip().startswith(b"<?xml"):
            raise
        return None
    text = _without_warnings(text)
    start = _PROLOG.match(text)
    at = start.end() if start else 0
    is_xml = text.lstrip().startswith("<?xml")
    if re.match(r"<!DOCTYPE" if is_xml else r"<!DOCTYPE\s+(?!html)", text[at : at + 40], re.IGNORECASE):
        refuse_document_type(text)
    found = _ROOT.match(text, at)
    if found is None:
        return None
    return Root(found[1].rpartition(":")[2], found[2], text[at:])
