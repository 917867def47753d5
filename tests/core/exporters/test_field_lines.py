"""Lines of fields, with the words of the blog around them."""

from dataclasses import replace

from editor.core.exporters import field_lines
from editor.core.post import News, Related
from editor.core.profile.load import load_profile

PROFILE, _ = load_profile()
ENGLISH, _ = load_profile("en-commentary")
NEWS = News(source="例の[新聞]", url="https://e.jp/(1)", accessed="2025-04-02")


def test_a_source_has_its_day() -> None:
    assert field_lines.source(NEWS, PROFILE) == "出典：[例の\\[新聞\\]](<https://e.jp/(1)>)、2025年4月2日閲覧"
    assert field_lines.source(NEWS, ENGLISH).endswith(" (read on 2 April 2025)")
    assert field_lines.source(NEWS, ENGLISH).startswith("Source: [")
    assert field_lines.source(replace(NEWS, source="", url="", accessed="2025-04-02"), PROFILE) == ""


def test_lines_of_what_says_nothing() -> None:
    assert field_lines.summary(("", " "), PROFILE) == "" and field_lines.heading(2, " ", "【私の論評】") == ""
    assert field_lines.related_item(Related("", "https://e.jp/a"), PROFILE) == "- [https://e.jp/a](<https://e.jp/a>)"
