"""Some 370 awkward files: the same bytes after open and save, and after an edit no other line changed."""

from dataclasses import replace

import pytest
import yaml

from editor.core.errors import HeaderError
from editor.core.file.postfile import PostFile
from tests import shared_data
from tests.core.file.edits import EDITS, KEYS, check_edit, own_lines, removed_lines
from tests.core.file.headers import HEADERS, TOML_HEADERS

ALL = {**HEADERS, **{f"toml-{name}": data for name, data in TOML_HEADERS.items()}}
REFUSED = {
    ("anchors", "title"),
    ("anchors", "labels"),
    ("anchors", "no-labels"),
    ("anchors", "turn-labels"),
    ("hugo", "image"),
}


@pytest.mark.parametrize("name", ALL)
def test_open_and_save_is_the_identity(name: str) -> None:
    post = PostFile.parse(ALL[name])
    assert post.data == ALL[name]
    assert post.editable, post.reason
    assert post.with_fields(post.fields) is post
    assert post.bom + post.text.encode() == ALL[name]


VARIANTS = ("lf-plain-0", "crlf-bom-1", "cr-bom-2", "crlf-bom")


@pytest.mark.parametrize("name", [name for name in ALL if name.endswith(VARIANTS)])
def test_an_edit_changes_its_own_lines_only(name: str) -> None:
    before = PostFile.parse(ALL[name])
    refused = set()
    for edit, change in EDITS.items():
        fields = change(before.fields)
        try:
            after = before.with_fields(fields)
        except HeaderError:
            refused.add((name.split("-", maxsplit=1)[0], edit))
            continue
        key = KEYS.get(edit, edit)
        if key == "labels":
            key = next((other for other in ("labels", "tags", "categories") if other in before.header.data), "labels")
        check_edit(before, after, fields, key)
        if not before.header.text.startswith("{") and not name.startswith("toml"):
            assert set(removed_lines(before, after)) <= {*own_lines(before, key), *own_lines(before, "draft")}
    assert refused <= REFUSED | {("toml", "image")}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_documents_of_the_yaml_test_suite_as_headers(ending: str) -> None:
    worked = 0
    for case in shared_data.cases("hostile/yaml-test-suite"):
        payload = case["payload"] if case["payload"].endswith("\n") else case["payload"] + "\n"
        data = f"---\n{payload}---\n本文\n".replace("\n", ending).encode("utf-8", "surrogatepass")
        before = PostFile.parse(data)
        assert before.data == data
        for fields in (replace(before.fields, title="新: 題"), replace(before.fields, labels=("a", "no"))):
            try:
                after = before.with_fields(fields)
            except HeaderError:
                continue
            worked += 1
            check_edit(before, after, fields, "title" if fields.title == "新: 題" else "labels")
    assert worked > 200


def test_naughty_strings_as_titles() -> None:
    for case in shared_data.cases("hostile/blns"):
        text = case["payload"]
        data = f"---\ntitle: {text}\n---\n本文\n".encode("utf-8", "surrogatepass")
        assert PostFile.parse(data).data == data
        before = PostFile.parse("---\ntitle: 元の題\nlabels: [a]\n---\n本文\n".encode())
        fields = replace(before.fields, title=text, labels=("a", text))
        after = before.with_fields(fields)
        assert after.fields == fields
        assert yaml.safe_load(after.header.text) == {"title": text, "labels": ["a", text]}
