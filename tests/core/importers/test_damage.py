"""Files of every format, cut and damaged at chance places: each is imported or refused with a sentence."""

import random
from pathlib import Path

import pytest

from editor.core.errors import ImportFileError
from editor.core.importers.work import Wish, import_files
from tests.core.importers.samples import BODY, legacy, legacy_entry, link, new, new_entry
from tests.core.importers.test_movable_type import ENTRY, LIVEDOOR
from tests.core.importers.test_wordpress import PICTURES, item, wxr

GALLERY = '[gallery ids="8,9"]\n\n[caption]<img src="https://e.jp/a.jpg"> 題[/caption]'
SAMPLES = {
    "legacy": legacy(legacy_entry(1, "題", BODY, extra=link("https://t.jp/a.html")), legacy_entry(2, "二", "文")),
    "new": new(new_entry(1, "題", BODY, file="/2025/04/a.html") + new_entry(2, "二", "文")),
    "wordpress": wxr(item(1, "題", GALLERY), item(2, "二", "一\n二\n\n三"), PICTURES),
    "movable-type": ENTRY + LIVEDOOR,
    "page": "<!doctype html><html><title>題</title><body><article><h1>題</h1><p>文</p></article></body></html>",
    "markdown": "---\ntitle: 題\ndate: 2025-04-02\ntags: [a, b]\n---\n文\n\n![絵](a.png)\n",
}
PIECES = [
    b"<",
    b">",
    b"&",
    b"<!--",
    b"]]>",
    b"\0",
    b"\xff",
    b"-----\n",
    b"--------\n",
    b"\r",
    b"\n",
    b"\x1b$B",
    b"&#0;",
    b'"',
]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """`data` cut, with a part of it doubled, taken out or replaced."""
    kind = chance.randrange(5)
    begin = chance.randrange(len(data))
    end = min(len(data), begin + chance.randrange(1, 200))
    if kind == 0:
        return data[:begin]
    if kind == 1:
        return data[:begin] + data[end:]
    if kind == 2:
        return data[:end] + data[begin:]
    if kind == 3:
        return data[:begin] + chance.choice(PIECES) * chance.choice([1, 1, 300]) + data[begin:]
    return data[:begin] + chance.randbytes(chance.randrange(1, 20)) + data[end:]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp932"])
@pytest.mark.parametrize("form", SAMPLES)
def test_damaged_files(tmp_path: Path, form: str, encoding: str) -> None:
    chance = random.Random(f"{form} {encoding}")
    whole = SAMPLES[form].encode(encoding, "replace")
    for number in range(12):
        given = tmp_path / f"{number}"
        given.write_bytes(damaged(whole, chance))
        try:
            report = import_files([given], Wish(tmp_path / f"library-{number}"))
        except ImportFileError as error:
            assert str(error)
        else:
            for _name, path in report.files:
                assert path.read_bytes()


@pytest.mark.parametrize(
    ("form", "opening"),
    [("legacy", "<!--"), ("new", "<!--"), ("wordpress", "<!--"), ("legacy", "<![CDATA["), ("new", "<![CDATA[")],
)
def test_posts_in_what_nothing_closes_are_not_passed_over(tmp_path: Path, form: str, opening: str) -> None:
    whole = SAMPLES[form]
    tag = "<item" if form == "wordpress" else "<entry"
    given = tmp_path / "cut"
    given.write_text(whole.replace(tag, f"{opening} {tag}", 1), encoding="utf-8")
    report = import_files([given], Wish(tmp_path / "library"))
    assert report.posts.written == 0
    assert any("ends in the middle" in note for note in report.notes)


@pytest.mark.parametrize("form", ["legacy", "new", "wordpress", "movable-type"])
def test_a_cut_loses_nothing_before_it(tmp_path: Path, form: str) -> None:
    whole = SAMPLES[form].encode()
    second = whole.rindex("二".encode()) if form != "movable-type" else whole.rindex("これも本文".encode())
    given = tmp_path / "cut"
    given.write_bytes(whole[:second])
    report = import_files([given], Wish(tmp_path / "library"))
    assert report.posts.written >= 1
    assert any("ends in the middle" in note for note in report.notes)
