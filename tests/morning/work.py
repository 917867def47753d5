"""The morning's work, act by act, as somebody does it who knows the program well.

This module has no door to the program but `Hands`: it imports neither the program nor Qt (a test looks).
"""

from tests.flow.story import MARK, is_caption
from tests.morning.hands import Hands
from tests.morning.material import Morning
from tests.morning.tally import Step

_TO_BROWSER = "Alt+Tab (to the browser)"
_BACK = "Alt+Tab (back)"


def make_post(hands: Hands, morning: Morning, *, written: bool = False) -> None:
    """From a copied news page to "ready to copy".

    `written`: the author wrote the commentary before, elsewhere, and pastes it; the keys that it took there, such as
    Enter between its paragraphs, are not counted, since they were not pressed this morning.
    """
    step = hands.tally.step
    with step(Step.SOURCE):
        _news_source(hands, morning)
    with step(Step.NEWS_BULLETS):
        _lines(hands, morning.story.news_summary)
    _news_text(hands, morning)
    if written:
        with step(Step.TEXT):
            _paste_commentary(hands, morning)
    else:
        _write_commentary(hands, morning)
    with step(Step.PICTURES):
        captions = [block for block in morning.story.commentary_text if is_caption(block)]
        hands.drop_files(*morning.pictures, onto="入力欄", told=captions)
    with step(Step.RELATED):
        _rest(hands, morning)
    with step(Step.POST):
        hands.write(morning.permalink)  # the caret waits there


def _paste_commentary(hands: Hands, morning: Morning) -> None:
    """Headline, bullets and text, as they stand in the author's notebook."""
    story = morning.story
    bullets = "\n".join(f"・{line}" for line in story.commentary_summary)
    blocks = (f"{MARK}{story.commentary}", bullets, *map(_typed, story.commentary_text))
    hands.elsewhere("Alt+Tab (to the notebook)", "Ctrl+A (there)", "Ctrl+C (there)", _BACK)
    hands.holds_own("\n\n".join(blocks))
    hands.press("Ctrl+Alt+V")
    hands.wait_for("論評を入れました")


def _write_commentary(hands: Hands, morning: Morning) -> None:
    step = hands.tally.step
    with step(Step.HEADLINE):
        hands.press("Alt+2")
        hands.write(morning.story.commentary)
    with step(Step.BULLETS):
        hands.press("Return")
        _lines(hands, morning.story.commentary_summary)
    with step(Step.TEXT):
        hands.press("Alt+0")
    _commentary_text(hands, morning)


def _news_source(hands: Hands, morning: Morning) -> None:
    """The copied page fills headline, outlet, days and address; the caret goes to the summary."""
    hands.press("Ctrl+Alt+N")
    hands.wait_for("ニュースを入れました")
    if not hands.sees(f"：{morning.source.outlet}"):  # the page does not say whose it is; the caret is there
        hands.write(morning.source.outlet)
        hands.click("まとめの1番目")


def _lines(hands: Hands, lines: list[str]) -> None:
    for number, line in enumerate(lines):
        if number:
            hands.press("Return")
        hands.write(line)


def _news_text(hands: Hands, morning: Morning) -> None:
    """The picture comes first on the page; dropped on the fields, it goes into the text."""
    with hands.tally.step(Step.NEWS_PICTURE):
        hands.elsewhere(_TO_BROWSER)
        hands.drop(morning.picture_dragged(), onto="入力欄")
        hands.elsewhere(_BACK)
        hands.write(morning.source.caption)  # over what the page said
    for block in morning.story.news_text:
        if not is_caption(block):
            with hands.tally.step(Step.NEWS_TEXT):
                hands.press("Return")  # out of the caption or the paragraph
                hands.write(_typed(block))


def _commentary_text(hands: Hands, morning: Morning) -> None:
    """The captions are lines of their own; their pictures come afterwards, all at once."""
    for number, block in enumerate(morning.story.commentary_text):
        with hands.tally.step(Step.PICTURES if is_caption(block) else Step.TEXT):
            if number:
                hands.press("Return")
            hands.write(_typed(block))


def _typed(block: str) -> str:
    """What the author types to have `block` on the page: "<" begins a tag in Markdown."""
    return block.replace("<", "\\<")


def _rest(hands: Hands, morning: Morning) -> None:
    """The nearest posts, the labels that they share, and the first point as description, all at once. The folder's
    window has the keys still; the click brings ours to the front."""
    related, labels = len(morning.story.related), len(morning.labels)
    hands.click("残りをまとめて入れる")
    hands.wait_for(f"関連記事{related}件、ラベル{labels}件、検索向け説明を入れました")
    hands.wait_for(morning.description)


def bring_to_blogger(hands: Hands, morning: Morning) -> str:
    """Copy for Blogger, and by hand all that Blogger asks for; the HTML that was pasted there last.

    The copy's window lies above the browser: texts and pictures are dragged out of it into Blogger's page.
    """
    step = hands.tally.step
    with step(Step.COPY):
        hands.press("Ctrl+Shift+C")
        hands.wait_for("まだ入っていません")
    with step(Step.BLOGGER):
        hands.elsewhere(_TO_BROWSER, "click “New post”")
        files = hands.carry("URLのない画像").urls()  # onto the text there, which uploads them
        assert len(files) == 1 + len(morning.pictures), files
        hands.elsewhere("click the pencil", "click “HTML view”", "Ctrl+A (there)")
        hands.drop_text(morning.uploaded_html(), "Blogger用にコピー")
        hands.until(lambda: not hands.sees("まだ入っていません"), "all pictures are in the copy")
    html = hands.clipboard
    with step(Step.BLOGGER):
        hands.elsewhere("Ctrl+V (there)")  # over the HTML: all of it is selected still, and the browser has the keys
        for name, wanted, reach in (
            ("タイトル", _title(morning), ()),
            ("ラベル", ", ".join(morning.labels), ("click “Labels”",)),
            ("パーマリンク", morning.permalink, ("click “Permalink”", "click “Custom”")),
            ("検索向け説明", morning.description, ("click “Search description”",)),
        ):
            hands.elsewhere(*reach)
            carried = hands.carry(name).text()
            assert carried == wanted, (name, carried)
        hands.elsewhere("click “Save”")
    return html


def _title(morning: Morning) -> str:
    return f"{morning.story.news}―{MARK}{morning.story.commentary}"
