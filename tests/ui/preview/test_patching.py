"""A patch changes what changed, and nothing else: nodes, pictures and the scroll position stay."""

import pytest

from tests.ui.preview.conftest import FRAME, Shown, picture

BLOCKS = [f"<p>段落{number}</p>" for number in range(60)]
TEXTS = "[...document.querySelectorAll('[data-slot=news] > *')].map(node => node.textContent)"
MARK = "document.querySelectorAll('p, img').forEach((node, at) => { node.mark = at })"
MARKED = "[...document.querySelectorAll('[data-slot=news] > p')].filter(node => 'mark' in node).length"


def test_the_shell_comes_over_the_own_scheme_with_its_policy(shown: Shown) -> None:
    assert shown.ask("location.href") == "ronpyo://post/"
    assert shown.ask("document.querySelectorAll('meta[http-equiv=Content-Security-Policy]').length") == 1
    # The policy of the header alone, too: the shell without its meta element still refuses.
    asked = "fetch('ronpyo://post/').then(() => { globalThis.got = 1 }, () => { globalThis.got = 0 })"
    shown.ask(f"({asked}, 1)")
    shown.wait("globalThis.got === 0")


def test_a_page_is_shown(shown: Shown) -> None:
    shown.page(["<p>一</p>", "<p>二</p>"], ["<p>三</p>"], style="p { color: rgb(1, 2, 3) }")
    assert shown.ask("document.body.innerText.split(/\\n+/).join('|')") == "題名|一|二|論評|三"
    assert shown.ask("getComputedStyle(document.querySelector('p')).color") == "rgb(1, 2, 3)"
    assert shown.ask("[document.documentElement.lang, document.title]") == ["ja", "題名"]


@pytest.mark.parametrize(
    ("splice", "kept"),
    [
        ([1, 1, ["<p>新</p>"]], 4),
        ([0, 0, ["<p>新</p>"]], 5),
        ([5, 0, ["<p>新</p>", "<p>新</p>"]], 5),
        ([1, 3, []], 2),
        ([0, 5, ["<p>新</p>"]], 0),
        ([2, 1, ["<!--more-->"]], 4),
    ],
)
def test_untouched_blocks_keep_their_nodes(shown: Shown, splice: list, kept: int) -> None:
    blocks = ["<p>一</p>", "<p>二</p>", "<p>三</p>", "<p>四</p>", "<p>五</p>"]
    shown.page(blocks)
    shown.ask(f"({MARK}, 1)")
    shown.view.patch({"news": splice})
    start, removed, added = splice
    blocks[start : start + removed] = added
    texts = [block[3:-4] for block in blocks if block.startswith("<p>")]
    assert shown.ask(TEXTS) == texts
    assert shown.ask(MARKED) == kept


LINK = '<p>見よ<a href="https://example.com/">ここ</a>と<strong>強調</strong>。</p>'


@pytest.mark.parametrize(
    ("old", "new", "stays"),
    [
        ("<p>これは文。</p>", "<p>これは長い文。</p>", True),
        ("<p>これは文。</p>", "<p>aこれは文。</p>", True),
        ("<p>aa</p>", "<p>aaa</p>", True),  # what was typed may be one of several
        ("<p>aaa</p>", "<p>a</p>", True),
        ("<p>𠮷野家𠮟</p>", "<p>𠮷野家𠮷𠮟</p>", True),
        ("<p>𠮷</p>", "<p>𠮷𠮟</p>", True),
        ("<p>か\u3099</p>", "<p>か</p>", True),
        ("<p>一<br>二</p>", "<p>一つ<br>二</p>", True),
        (LINK, LINK.replace("見よ", "見なさい").replace("強調", "強い調子"), True),
        (LINK, LINK.replace("example.com", "example.org"), False),
        (LINK, LINK.replace("strong", "em"), False),
        ("<p>一</p>", "<p>二</p>", False),  # another one
        ("<p>一</p>", "<h3>一</h3>", False),
        ("<p>一</p>", '<p id="a">一</p>', False),
        ('<p title="a">一</p>', "<p>一</p>", False),
        ("<p>一</p>", "<p>一<b>二</b></p>", False),
        ("<p>一</p>", "<p>一</p><p>二</p>", False),
        ("<p>一</p>", "", False),
        ("", "<p>一</p>", False),
        ("<p>一<!--a--></p>", "<p>一<!--b--></p>", False),
        ("<p>文</p>", "文", False),
        ("文章", "文", True),
    ],
)
def test_an_edit_of_words_keeps_the_nodes_around_them(shown: Shown, old: str, new: str, stays: bool) -> None:
    first = "document.querySelector('[data-slot=news]').childNodes[1]"
    shown.page(["<h4>前</h4>", old, "<h4>後</h4>"])
    shown.view.call("follow.mark", "news", 1, False, 0)
    shown.ask(f"(globalThis.before = {first}, 1)")
    shown.view.patch({"news": [1, 1, [new]]})
    assert shown.ask(f"{first} === globalThis.before") == stays
    patched = shown.ask("document.querySelector('[data-slot=news]').innerHTML.replaceAll(' data-caret=\"\"', '')")
    shown.page(["<h4>前</h4>", new, "<h4>後</h4>"])
    assert shown.ask("document.querySelector('[data-slot=news]').innerHTML") == patched


@pytest.mark.parametrize(
    ("old", "new"), [("「", "「日"), ("「日", "「"), ("「", "「「"), ("日", "」日"), ("日本", "日々本")]
)
def test_the_first_letter_is_drawn_as_on_a_new_page(shown: Shown, old: str, new: str) -> None:
    widths = "[...document.querySelectorAll('span')].map(node => node.getBoundingClientRect().width)"
    style = "p::first-letter { font-size: 3em } p { font-size: 20px }"
    old, new = (f"<p><span>{words}</span></p>" for words in (old, new))
    shown.page([old], style=style)
    shown.ask(widths)
    shown.view.patch({"news": [0, 1, [new]]})
    patched = shown.ask(widths)
    shown.page([new], style=style)
    assert shown.ask(widths) == patched


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("これ。<b>、だ</b>", "これ。<b>と、だ</b>"),
        ("これ。<b>と、だ</b>", "これ。<b>、だ</b>"),
        ("言う」<b>「後」</b>", "言う」と<b>「後」</b>"),
        ("言う」と<b>「後」</b>", "言う」<b>「後」</b>"),
        ("言う」<b>「後」</b>", "言う」<b>と「後」</b>"),
        ("（<b>「後」</b>", "（と<b>「後」</b>"),
        ("（と<b>「後」</b>", "（<b>「後」</b>"),
        ("<i>「前」</i><b>後」</b>", "<i>「前」</i><b>」後」</b>"),
    ],
)
def test_a_sign_has_the_width_that_it_has_beside_its_neighbour_on_a_new_page(shown: Shown, old: str, new: str) -> None:
    widths = """(() => {
        const found = [], walker = document.createTreeWalker(document.querySelector('p'), NodeFilter.SHOW_TEXT)
        while (walker.nextNode()) {
            const range = document.createRange()
            range.selectNodeContents(walker.currentNode)
            found.push(Math.round(range.getBoundingClientRect().width))
        }
        return found
    })()"""
    old, new = f"<p>{old}</p>", f"<p>{new}</p>"
    style = (
        "p { font: 20px 'Noto Sans CJK JP', 'Noto Sans JP', sans-serif; white-space: nowrap } b, i { font: inherit }"
    )
    shown.page([old], style=style)
    shown.ask(widths)
    shown.view.patch({"news": [0, 1, [new]]})
    patched = shown.ask(widths)
    shown.page([new], style=style)
    assert shown.ask(widths) == patched


@pytest.mark.parametrize(
    ("words", "insert"), [("שA<a", "‥"), ("aeb", "ש")], ids=["beside right-to-left letters", "one of them comes"]
)
def test_lines_with_ruby_stand_where_they_do_on_a_new_page(shown: Shown, words: str, insert: str) -> None:
    places = """(() => {
        const found = [], walker = document.createTreeWalker(document.querySelector('p'), NodeFilter.SHOW_TEXT)
        while (walker.nextNode()) {
            const range = document.createRange()
            range.selectNodeContents(walker.currentNode)
            found.push(...[...range.getClientRects()].map(box => [box.x, box.y, box.width].map(Math.round)))
        }
        return found
    })()"""
    frame = "<p><ruby>字<rp>(</rp><rt>じい</rt><rp>)</rp></ruby>長い文の一行目です。<b>%s</b></p>"
    old, new = (frame % text.replace("<", "&lt;") for text in (words, words[:2] + insert + words[2:]))
    style = "p { font-size: 20px; width: 110px }"
    shown.page([old], style=style)
    shown.ask(places)
    shown.view.patch({"news": [0, 1, [new]]})
    patched = shown.ask(places)
    shown.page([new], style=style)
    assert shown.ask(places) == patched


def test_words_beside_a_picture_are_edited_and_the_picture_stays(shown: Shown) -> None:
    picture(shown.folder / "a.png")
    old = '<p>絵<img src="a.png" alt="赤">下</p>'
    shown.page([old, '<p>絵<img src="gone.png" alt="無">下</p>'])
    shown.wait("document.querySelectorAll('[data-missing]').length === 1")
    shown.ask(f"({MARK}, 1)")
    for number, block in enumerate((old, old.replace("a.png", "gone.png").replace("赤", "無"))):
        shown.view.patch({"news": [number, 1, [block.replace("下", "下に")]]})
    assert shown.ask(TEXTS) == ["絵下に", "絵下に"]
    assert shown.ask("'mark' in document.images[0] && document.images[0].naturalWidth") == 40
    assert shown.ask("[...document.images].map(image => 'missing' in image.dataset)") == [False, True]


def test_the_mark_is_where_the_caret_is_and_nowhere_else(shown: Shown) -> None:
    marked = "[...document.querySelectorAll('[data-caret]')].map(node => node.textContent)"
    shown.page(["<p>一</p>", "<p>二</p><p>半</p>", ""], ["<p>三</p>"])
    for slot, index, texts in (("news", 0, ["一"]), ("news", 1, ["二", "半"]), ("commentary", 0, ["三"]), ("", 0, [])):
        shown.view.call("follow.mark", slot, index, True, 0.5)
        assert shown.ask(marked) == texts
    shown.view.call("follow.mark", "news", 0, True, 0.5)
    shown.view.patch({"news": [0, 1, ["<h3>別</h3>"]]})
    assert shown.ask(marked) == ["別"]
    shown.view.patch({"news": [0, 0, ["<p>前</p>"]]})
    assert shown.ask(marked) == ["別"]
    shown.view.patch({"frame": FRAME.replace("題名", "別の題名")})
    assert shown.ask(marked) == ["別"]
    shown.view.patch({"news": [1, 1, []]})
    assert shown.ask(marked) == []
    shown.view.call("follow.mark", "news", 0, True, 0.5)
    assert shown.ask(marked) == ["前"]


def test_a_block_of_no_node_can_be_patched(shown: Shown) -> None:
    shown.page(["<p>一</p>", "", "<p>三</p>"])
    shown.view.patch({"news": [1, 1, ["<p>二</p><p>半</p>"]]})
    assert shown.ask(TEXTS) == ["一", "二", "半", "三"]
    shown.view.patch({"news": [1, 1, []]})
    assert shown.ask(TEXTS) == ["一", "三"]


def test_a_change_of_the_frame_keeps_nodes_pictures_and_place(shown: Shown) -> None:
    picture(shown.folder / "a.png")
    shown.page([*BLOCKS, '<p><img src="a.png" alt=""></p>'])
    shown.settle()
    shown.ask(f"(scrollTo(0, 700), {MARK}, 1)")
    shown.view.patch({"frame": FRAME.replace("題名", "別の題名")})
    assert shown.ask("document.querySelector('h1').textContent") == "別の題名"
    assert shown.ask("scrollY") == 700
    assert shown.ask(MARKED) == len(BLOCKS) + 1
    assert shown.ask("'mark' in document.images[0] && document.images[0].naturalWidth") == 40


def test_another_page_begins_at_its_top(shown: Shown) -> None:
    shown.page(BLOCKS, BLOCKS)
    shown.ask("(scrollTo(0, 700), 1)")
    shown.page(["<p>一</p>", *BLOCKS])
    assert shown.ask("scrollY") == 0
    assert shown.ask("document.querySelectorAll('p').length") == 61


def test_the_width_of_a_phone(shown: Shown) -> None:
    shown.page(BLOCKS)
    shown.view.resize(390, 600)
    shown.wait("innerWidth === 390")
    assert shown.ask("document.documentElement.scrollWidth === document.documentElement.clientWidth")


def test_separators_of_lines_arrive(shown: Shown) -> None:
    shown.page(["<p>一\u2028二\u2029三</p>"])
    assert shown.ask("document.querySelector('p').textContent") == "一\u2028二\u2029三"


def test_a_block_that_is_replaced_hands_on_its_picture_and_its_mark(shown: Shown) -> None:
    picture(shown.folder / "a.png")
    shown.page(["<p>一</p>", '<figure><img src="a.png" alt="古い"><figcaption>題</figcaption></figure>'])
    shown.settle()
    shown.view.call("follow.mark", "news", 1, False, 0)
    shown.ask(f"({MARK}, 1)")
    shown.view.patch(
        {"news": [1, 1, ['<figure><img src="a.png" alt="新" width="9"><figcaption>題名</figcaption></figure>']]}
    )
    image = "document.images[0]"
    assert shown.ask(f"[{image}.mark, {image}.complete, {image}.naturalWidth, {image}.alt, {image}.width]") == [
        *(1, True, 40, "新", 9)
    ]
    assert shown.ask("'caret' in document.querySelector('figure').dataset")
    shown.view.patch({"news": [1, 1, ['<figure><img src="a.png"><img src="a.png"></figure>']]})
    shown.settle()
    assert shown.ask("[...document.images].map(image => [image.naturalWidth, image.alt])") == [[40, ""], [40, ""]]


def test_a_missing_picture_keeps_its_label_while_one_types_beside_it(shown: Shown) -> None:
    shown.page(['<p>一<img src="gone.png" alt="説明"></p>'])
    shown.wait("document.images[0]?.alt.startsWith('gone.png\\nThere is no')")
    shown.view.patch({"news": [0, 1, ['<p>一二<img src="gone.png" alt="別の説明"></p>']]})
    assert shown.ask("[document.images[0].dataset.missing, document.images[0].alt.split('\\n')[0]]") == ["", "gone.png"]
    picture(shown.folder / "gone.png")
    shown.wait("document.images[0].naturalWidth === 40 && document.images[0].alt === '別の説明'")


def test_a_picture_of_the_frame_stays_when_the_frame_changes(shown: Shown) -> None:
    picture(shown.folder / "a.png")
    shown.page(['<p><img src="a.png"></p>'], frame=f'<img src="a.png">{FRAME}')
    shown.settle()
    shown.ask(f"({MARK}, 1)")
    shown.view.patch({"frame": f'<img src="a.png">{FRAME.replace("題名", "別名")}'})
    assert shown.ask("[...document.images].map(image => [image.mark, image.naturalWidth])") == [[0, 40], [2, 40]]


CLOBBERING = (
    '<form name="createElement"></form><img name="querySelectorAll" id="images"><img name="images" id="getElementById">'
    '<object name="createRange"></object><form id="ronpyo" name="addEventListener"></form><a id="page" name="page"></a>'
    '<img name="createDocumentFragment" id="caretRangeFromPoint"><div id="style" data-slot="news">x</div>'
    '<p data-caret data-more data-cut data-missing>y</p><form name="documentElement"><input name="parentNode"></form>'
)


def test_names_in_a_page_cannot_hide_what_the_script_stands_on(shown: Shown) -> None:
    """Even past the sanitiser, which lets no such names through."""
    shown.page([CLOBBERING, "<p>一</p>"])
    shown.view.show_list(True)
    shown.view.patch({"news": [1, 1, ["<p>二</p>", "<!--more-->", "<p>三</p>"]], "style": "p { color: rgb(1, 2, 3) }"})
    shown.view.patch({"frame": FRAME.replace("題名", "別名")})
    shown.view.call("follow.mark", "news", 1, True, 0.5)
    assert shown.ask("document.body.innerText.includes('別名') && document.body.innerText.includes('二')")
    assert not shown.ask("document.body.innerText.includes('三')")
    assert shown.ask("getComputedStyle(ronpyo.blocks.news[1][0]).color") == "rgb(1, 2, 3)"
    assert shown.ask("'caret' in ronpyo.blocks.news[1][0].dataset")
    assert shown.ask("JSON.parse(ronpyo.follow.at(40, 10)) !== undefined")


def test_a_patch_and_the_mark_that_goes_with_it_are_one_script(shown: Shown, monkeypatch, qtbot) -> None:
    """Between two, a frame could show the one without the other."""
    shown.page(["<p>一</p>"])
    sent: list[str] = []
    with monkeypatch.context() as spied:
        page = shown.view.page()
        spied.setattr(type(page), "runJavaScript", lambda _page, script, *_more: sent.append(script))
        shown.view.patch({"news": [0, 1, ["<p>一</p>", "<p>二</p>"]]})
        shown.view.patch({"news": [1, 1, ["<p>三</p>"]]})
        assert not sent
        shown.view.call("follow.mark", "news", 1, False, 0.0)
        assert len(sent) == 1
        assert sent[0].count("ronpyo.patch(") == 2
        assert sent[0].endswith('ronpyo.follow.mark(...["news", 1, false, 0.0]);')
        shown.view.patch({"news": [0, 0, []]})
        qtbot.waitUntil(lambda: len(sent) == 2)  # by itself, in the next turn of the loop
    shown.view.patch({"news": [0, 1, ["<p>一</p>", "<p>二</p>"]]})
    shown.wait(f"{TEXTS}.join('') === '一二'")


def test_an_empty_post_says_where_it_will_be_seen(shown):
    frame = '<header></header><div data-slot="news"></div><div data-slot="commentary"></div>'
    words = "document.getElementById('page').getAttribute('data-nothing-yet')"
    shown.page([], frame=frame)
    shown.wait(f"{words} !== null")
    assert shown.ask(words) == "Your post will be seen here."
    shown.view.patch({"news": [0, 0, ["<p>文。</p>"]]})
    shown.wait(f"{words} === null")
    shown.page([], frame="<h1>題</h1>" + frame)
    shown.wait("document.querySelector('h1') !== null")
    assert shown.ask(words) is None


def test_a_page_says_when_it_is_on_the_screen(shown: Shown, qtbot) -> None:
    """Also one that is as high as the one before, of which no other size comes."""
    for words in ("一", "二", "三" * 3000):
        seen: list[str] = []
        shown.page([f"<p>{words}</p>"])
        shown.view.when_shown(lambda: seen.append(words))  # noqa: B023  # waited for below
        qtbot.waitUntil(lambda: bool(seen), timeout=15_000)  # noqa: B023
        assert shown.ask(f"{TEXTS}.join('')") == words
        assert seen == [words]
