"""Real exports: their counts, the identity of what goes in and comes out, and the truth test, for every post."""

import json
import re
from pathlib import Path

import pytest

from editor.core.errors import ImportFileError
from editor.core.file.postfile import PostFile
from editor.core.importers.work import Wish, import_files
from editor.core.originals.record import original_html
from editor.core.post import Post
from editor.core.profile.load import load_profile
from editor.core.render.page import Renderer
from editor.core.workers.guarded_export import export_post
from tests.core.importers.conftest import Import
from tests.shared_data import cases, shared_data

pytestmark = pytest.mark.long(12)

COUNTS = {
    "virtuosi-legacy-2013.xml": {
        "posts": 190, "drafts": 32, "pages": 4, "comments": 478, "labels": 290, "label_uses": 480, "images": 333,
        "captions": 88, "jump_breaks": 147,
    },
    "heisencoder-takeout.atom": {
        "posts": 40, "drafts": 7, "pages": 0, "comments": 306, "labels": 13, "label_uses": 72, "images": 3,
        "captions": 0, "jump_breaks": 0,
    },
    "kms-takeout.atom": {"posts": 4},
    "p1619-takeout.atom": {"posts": 2},
    "movabletype-sample.txt": {"posts": 451, "drafts": 157},
    "google-sample-legacy.xml": {"posts": 3},
    "google-sample2-legacy.xml": {"posts": 4},
}  # fmt: skip


def seen(html: str) -> str:
    """Visible text, read by another parser than the importer's."""
    from lxml import html as lxml_html

    root = lxml_html.fragment_fromstring(re.sub(r"<\?xml[^>]*\?>", "", html), create_parent="div")
    for gone in root.xpath(".//script | .//style | .//title | .//rp | .//comment()"):
        gone.drop_tree()
    return "".join(root.text_content().split())


@pytest.mark.parametrize("name", COUNTS)
def test_real_exports(name: str, library: Path) -> None:
    report = import_files([shared_data(f"blogger/{name}")], Wish(library))
    counted = report.as_json()
    for key, number in COUNTS[name].items():
        assert (counted[key]["found"] if isinstance(counted[key], dict) else counted[key]) == number, key
    assert report.posts.written == report.posts.found
    if name.startswith("heisen"):
        assert report.comments.skipped == 22
    profile, _problems = load_profile()
    renderer = Renderer(profile)
    for _entry, path in report.files:
        file = PostFile.parse(path.read_bytes())
        assert file.problems == ()
        record = json.loads((library / "originals" / f"{file.fields.id}.json").read_text("utf-8"))
        post = Post(file.fields, file.body)
        assert seen(renderer.render(post).post_html) == seen(record["html"]), path.name
        assert original_html(post, path.parent) == record["html"]
    assert export_post(post, path.parent, "blogger-html").text == record["html"]


def test_naughty_titles_make_distinct_files(take_in: Import, library: Path) -> None:
    from tests.core.importers.samples import legacy, legacy_entry

    strings = [case.get("payload") or case.get("text") or "" for case in cases("hostile/blns")]
    when = "2024-03-01T10:00:00+09:00"
    entries = [legacy_entry(number, text, "文", when=when) for number, text in enumerate(strings, 1)]
    report = take_in(legacy(*entries))
    assert report.posts.written == len(strings)
    names = [path for _name, path in report.files]
    assert len({str(path).casefold() for path in names}) == len(names)
    assert all(path.parent == library / "2024" for path in names)


def test_bombs_are_refused(library: Path) -> None:
    for path in sorted((shared_data("hostile/defusedxml") / "xmltestdata").iterdir()):
        with pytest.raises(ImportFileError):
            import_files([path], Wish(library))
    assert not library.exists()
