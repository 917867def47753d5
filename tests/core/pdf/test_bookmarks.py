from editor.core.pdf.bookmarks import Bookmark, put_bookmarks
from editor.core.pdf.document import PdfDocument
from editor.core.pdf.syntax import Name, Ref
from tests.core.pdf.files import pdf


def _tree(document: PdfDocument, parent: Ref) -> list[object]:
    values = document.dictionary(parent)
    found: list[object] = []
    place, before = values.get(Name(b"First")), None
    while isinstance(place, Ref):
        one = document.dictionary(place)
        assert one[Name(b"Parent")] == parent
        assert one.get(Name(b"Prev")) == before
        title = bytes.fromhex(one[Name(b"Title")][5:-1].decode()).decode("utf-16-be")
        found.append([title, *_tree(document, place)])
        before, place = place, one.get(Name(b"Next"))
    assert values.get(Name(b"Last")) == before
    return found


def test_headings_become_a_tree() -> None:
    document = PdfDocument(pdf([b"<<>>"], 1))
    levels = [("題", 1), ("一", 2), ("細", 4), ("二", 2), ("次", 1), ("深", 3)]
    root = put_bookmarks(document, [Bookmark(words, level, []) for words, level in levels])
    assert root is not None
    assert _tree(document, root) == [["題", ["一", ["細"]], ["二"]], ["次", ["深"]]]
    assert document.dictionary(root)[Name(b"Count")] == b"6"


def test_no_headings_no_bookmarks() -> None:
    assert put_bookmarks(PdfDocument(pdf([b"<<>>"], 1)), []) is None
