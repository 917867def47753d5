import pytest

from editor.core.from_html.paste import markdown_from_html


def _page(mark: str, note: str, after: str = "") -> str:
    return f"<p>文{mark}です。</p><div><hr><ol><li {note}</li></ol></div>{after}"


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ('<a href="#fn1" id="fnref1"><sup>1</sup></a>', 'id="fn1"><p>注<a href="#fnref1">↩︎</a></p>'),
        ('<sup id="fnref:1"><a href="#fn:1">1</a></sup>', 'id="fn:1"><p>注&nbsp;<a href="#fnref:1">↩</a></p>'),
        ('<sup><a href="#n" id="r">1</a></sup>', 'id="n">注 <a href="#r">↑</a>'),
        ('<sup><a href="#n" name="r">1</a></sup>', 'id="n">注 <a href="#r">^</a>'),
    ],
)
def test_notes_of_other_programs_are_notes(mark: str, note: str) -> None:
    assert markdown_from_html(_page(mark, note)) == "文[^1]です。\n\n[^1]: 注"


@pytest.mark.parametrize(
    ("second", "back"),
    [
        ('<sup id="fnref1:1"><a href="#fn:1">1</a></sup>', ' <a href="#fnref1:1">↩︎</a>'),
        ('<sup><a href="#fn:1" id="r-1-2">1</a></sup>', ' <a href="#r-1-2">↩<sup>2</sup></a>'),
    ],
)
def test_a_note_with_two_marks(second: str, back: str) -> None:
    first = '<sup id="fnref:1"><a href="#fn:1">1</a></sup>'
    page = (
        f'<p>一{first}と二{second}。</p><hr><ol><li id="fn:1"><p>注&nbsp;<a href="#fnref:1">↩︎</a>{back}</p></li></ol>'
    )
    assert markdown_from_html(page).startswith("一[^1]と二[^1]。")
    assert markdown_from_html(page).endswith("[^1]: 注")
    assert "[^" not in markdown_from_html(page.replace(back, ""))


@pytest.mark.parametrize(
    ("mark", "note", "after"),
    [
        ('<sup id="r"><a href="#n">[1]</a></sup>', 'id="n">注 <a href="#r">↩</a>', ""),
        ('<sup id="r"><a href="#n">2</a></sup>', 'id="n">注 <a href="#r">↩</a>', ""),
        ('<sup id="r"><a href="#n">1</a></sup>', 'id="n">注 <a href="#r">戻る</a>', ""),
        ('<sup id="r"><a href="#n">1</a></sup>', 'id="n">注 <a href="#x">↩</a>', ""),
        ('<sup id="r"><a href="#n">1</a></sup>', 'id="n"><a href="#r">↩</a> 注', ""),
        ('<sup id="r"><a href="#n">1</a></sup>', 'id="n">注 <a href="#r">↩</a></li><li>余り', ""),
        ('<sup id="r"><a href="#n">1</a></sup>', 'id="n">注 <a href="#r">↩</a>', "<p>後の文。</p>"),
        ('<a id="r" href="#n">1</a>', 'id="n">注 <a href="#r">↩</a>', ""),
    ],
)
def test_what_would_change_a_word_stays_links(mark: str, note: str, after: str) -> None:
    made = markdown_from_html(_page(mark, note, after))
    assert "[^" not in made
    assert "(#n)" in made
