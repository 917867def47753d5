"""Footnotes of an export come back as footnotes."""

import pytest

from editor.core.from_html.check import render
from editor.core.from_html.convert import convert

BACK = "↩\ufe0e"


def exported(text: str, notes: list[str], after: str = "", start: str = "p1-") -> str:
    items = "".join(
        f'<li id="{start}fn:{number}"><p>{note}&nbsp;<a href="#{start}fnref:{number}" title="戻る">{BACK}</a></p></li>'
        for number, note in enumerate(notes, 1)
    )
    for number in range(1, len(notes) + 1):
        mark = f'<sup id="{start}fnref:{number}"><a href="#{start}fn:{number}">{number}</a></sup>'
        text = text.replace(f"[{number}]", mark)
    return f'{text}<div style="font-size: 0.86em;"><hr /><ol>{items}</ol></div>{after}'


def test_marks_and_notes() -> None:
    made = convert(exported("<p>一[1]と二[2]。</p><p>三。</p>", ["注の<b>一</b>。", "注の二。"]))
    assert made.body == "一[^1]と二[^2]。\n\n三。\n\n[^1]: 注の**一**。\n\n[^2]: 注の二。\n"
    assert not made.kept
    assert not made.moved
    assert render(made.body).text == made.reference


def test_a_note_of_two_paragraphs() -> None:
    made = convert(exported("<p>一[1]。</p>", ["甲。</p><p>乙。"]))
    assert made.body == "一[^1]。\n\n[^1]: 甲。\n\n    乙。\n"


def test_a_note_that_is_referred_to_again() -> None:
    html = (
        '<p>一<sup id="p-fnref:a"><a href="#p-fn:a">1</a></sup>、二<sup id="p-fnref:b"><a href="#p-fn:b">2</a></sup>、'
        '又<sup id="p-fnref2:a"><a href="#p-fn:a">1</a></sup>。</p><div><hr /><ol>'
        f'<li id="p-fn:a"><p>甲。</p><p>乙。&nbsp;<a href="#p-fnref:a">{BACK}</a>&nbsp;<a href="#p-fnref2:a">{BACK}</a>'
        f'</p></li><li id="p-fn:b"><p>丙。&nbsp;<a href="#p-fnref:b">{BACK}</a></p></li></ol></div>'
    )
    made = convert(html)
    assert made.body == "一[^1]、二[^2]、又[^1]。\n\n[^1]: 甲。\n\n    乙。\n\n[^2]: 丙。\n"
    assert render(made.body).text == made.reference
    for cut in (f'<a href="#p-fnref2:a">{BACK}</a>', f'<a href="#p-fnref:a">{BACK}</a>', ' id="p-fnref2:a"'):
        assert "[^" not in convert(html.replace(cut, "")).body
    assert "[^" not in convert(html.replace("fnref2:a", "fnref:a")).body


def test_what_follows_the_notes_is_said() -> None:
    made = convert(exported("<p>一[1]。</p>", ["注。"], "<p>後。</p>"))
    assert made.moved
    assert made.body == "一[^1]。\n\n[^1]: 注。\n\n後。\n"
    plain = convert(exported("<p>一[1]。</p>", ["注。"], "<p>後。</p>"), footnotes=False)
    assert "[^1]" not in plain.body
    assert render(plain.body).text == plain.reference


@pytest.mark.parametrize(
    "html",
    [
        exported("<p>一[1]。</p>", ["注。"]).replace(BACK, "戻る"),
        exported("<p>一[1]。</p>", ["注。"]).replace(">1</a></sup>", ">*</a></sup>"),
        exported("<p>一。</p>", ["注。"]),
        exported("<p>一[1]と一[1]。</p>", ["注。"]),
        exported("<p>二[2]と一[1]。</p>", ["注。", "注。"]),
        "<p>一<sup><a href='#x'>1</a></sup></p><p id='x'>注</p>",
    ],
)
def test_what_is_no_such_list_stays_as_it_is(html: str) -> None:
    made = convert(html)
    assert "[^" not in made.body
    assert render(made.body).text == made.reference


def test_code_with_breaks_and_no_break_spaces_is_code() -> None:
    assert convert("<pre><code>a&nbsp;&nbsp;b<br />&nbsp;c</code></pre>").body == "```\na  b\n c\n```\n"
