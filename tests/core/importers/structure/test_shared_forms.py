"""The forms of a commentary that lie beside a checkout, imported as one blog."""

import json

from editor.core.file.postfile import PostFile
from tests.core.importers.conftest import Import
from tests.shared_data import shared_data


def test_each_shared_form_is_read_whole(take_in: Import) -> None:
    expected = json.loads(shared_data("cases/import/structure-forms.json").read_text("utf-8"))
    report = take_in(shared_data("cases/import/structure-forms.xml").read_text("utf-8"))
    assert report.structured == len(expected)
    found = {}
    for _kind, path in report.files:
        fields = PostFile.parse(path.read_bytes()).fields
        found[f"post-{fields.blogger.id.rpartition('-')[2]}"] = {
            "news_headline": int(bool(fields.news.headline) and not fields.title),
            "news_bullets": len(fields.news.summary),
            "commentary_headline": int(bool(fields.commentary.headline) and not fields.title),
            "commentary_bullets": len(fields.commentary.summary),
            "related": len(fields.related),
            "related_with_dates": sum(bool(entry.date) for entry in fields.related),
        }
    assert found == {one["id"]: one["expected"] for one in expected}
