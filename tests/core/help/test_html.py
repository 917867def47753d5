"""Pages as HTML: anchors, links between pages, pictures that were made, one file of all."""

import re
from pathlib import Path

import pytest

from editor.core.help import html, pages
from editor.core.help.facts import Facts
from editor.core.help.pages import HelpPage

PAGE = HelpPage("x", "# T\n\n## A\n\n[to](other.md#2) [top](other.md)\n\n### B\n\n| a | b |\n| - | - |\n| 1 | 2 |\n")


def test_headings_are_anchors_and_tables_are_tables() -> None:
    made = html.body(PAGE, Facts())
    assert '<h2 id="s1">A</h2>' in made and '<h3 id="s2">B</h3>' in made and "<td>1</td>" in made


def test_links_are_led() -> None:
    made = html.linked(html.body(PAGE, Facts()), lambda page, anchor: f"{page}/{anchor}")
    assert re.findall(r'href="([^"]*)"', made) == ["other/s2", "other/"]


def test_a_picture_that_was_not_made_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "folder", lambda: tmp_path)
    (tmp_path / "pictures" / "en").mkdir(parents=True)
    (tmp_path / "pictures" / "en" / "a.webp").write_bytes(b"x")
    page = HelpPage("x", "# T\n\n![one](pictures/a.webp)\n\n![two](pictures/b.webp)\n")
    made = html.pictured(html.body(page, Facts()), lambda file, words: f"<{file.name} {words}>")
    assert "<a.webp one>" in made and "two" not in made


@pytest.mark.parametrize("name", ["../en/a.webp", "/etc/passwd", "", "..", "gone.webp"])
def test_a_name_that_leads_elsewhere_is_no_picture(name: str) -> None:
    assert pages.picture("en", name) is None
