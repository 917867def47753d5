import pytest

from editor.core.pdf.printed import PrintedEntry, PrintedPage


def test_a_page_is_read() -> None:
    values = {
        "title": "題",
        "language": "ja",
        "entries": [
            {"kind": "element", "role": "TH", "parent": -1, "scope": "Row", "columns": 2, "rows": 1},
            {"kind": "piece", "parent": 0, "name": "p0"},
        ],
    }
    assert PrintedPage.from_json(values) == PrintedPage(
        "題",
        "ja",
        (
            PrintedEntry("element", -1, "TH", scope="Row", columns=2),
            PrintedEntry("piece", 0, "Div", "p0", scope="Column"),
        ),
    )


@pytest.mark.parametrize("values", [None, [], "x", {}, {"entries": 5, "title": 3}])
def test_what_is_none_is_empty(values: object) -> None:
    assert PrintedPage.from_json(values) == PrintedPage()


def test_a_parent_that_comes_later_or_is_none_is_the_page() -> None:
    values = {"entries": [{"parent": 0}, {"parent": "0"}, {"parent": -7}, None, {"role": "Script", "parent": 1}]}
    entries = PrintedPage.from_json(values).entries
    assert [entry.parent for entry in entries] == [-1, -1, -1, -1, 1]
    assert entries[-1].role == "Div"
