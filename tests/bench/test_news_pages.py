"""Hits are counted as they are."""

from datetime import date

from tests.bench.news_pages import measure, table
from tests.core.news_page.pages import HEAD, JAPANESE
from tests.shared_data import shared_data


def _cases(title: str) -> list[tuple[dict[str, object], bytes]]:
    cases = []
    for made in JAPANESE:
        case = {"id": made.name, "url": made.address, "title": title, "dates": [made.published], "lang": "ja"}
        cases.append((case | {"site": made.outlet}, made.html.encode()))
    return cases


def test_what_is_right_and_what_is_wrong_is_counted() -> None:
    today = date(2025, 4, 5)
    hits = measure(_cases(HEAD), today)["ja"]
    assert hits.right["headline"] == hits.asked["headline"] == hits.pages == len(JAPANESE)
    assert hits.right == hits.asked
    assert hits.wrong == []
    assert measure(_cases("another headline"), today)["ja"].right["headline"] == 0
    assert f"| {len(JAPANESE)} ja | {len(JAPANESE)} of {len(JAPANESE)} |" in table({"ja": hits})


def test_saved_pages_of_others_are_read_as_well_as_was_reached() -> None:
    import json

    folder = shared_data("pages")
    cases = json.loads((folder / "cases.json").read_text(encoding="utf-8"))
    found = measure(((case, (folder / f"{case['id']}.html").read_bytes()) for case in cases), date(2026, 11, 27))
    asked, right = ({name: sum(getattr(hits, kind)[name] for hits in found.values()) for name in ("headline", "day")}
                    for kind in ("asked", "right"))  # fmt: skip
    assert right["headline"] >= asked["headline"] - 2
    assert right["day"] == asked["day"]
