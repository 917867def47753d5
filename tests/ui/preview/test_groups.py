"""Blocks of a long post are put into groups, of which nothing is seen in looks, texts, copies or the front page."""

import random
import re

import pytest
from PySide6.QtGui import QGuiApplication

from editor.core.profile.load import load_profile
from tests.ui.preview.conftest import FRAME, Shown

STYLE = (
    "body { margin: 0 } p { margin: 13px 0 } h2 { margin: 40px 0 5px; clear: left } ul { margin: 30px 9px }"
    "figure { float: left; width: 90px; height: 70px; margin: 4px } li > p:last-child { margin-bottom: 2px }"
)
UNGROUPED = ".nowhere + p { color: red }"
KINDS = (
    "<p>段落{0}。</p>",
    "<h2>見出し{0}</h2>",
    "<ul><li><p>項{0}</p></li></ul>",
    "<figure>図{0}</figure>",
    "<!--注{0}-->",
    "文{0}",
)
SLOT = "document.querySelector('[data-slot=news]')"
TEXTS = f"{SLOT}.textContent"
BEGINS = "/^(P|H2|UL)$/.test(one.firstChild.tagName)"
GROUPS = "document.querySelectorAll('[data-slot] > ronpyo-blocks').length"
PLACES = (
    "ronpyo.blocks.news.flat().filter(node => node.getBoundingClientRect)"
    ".map(node => node.getBoundingClientRect()).map(({ x, y, height }) => [x, y, height])"
)


def blocks(count: int, seed: int = 1) -> list[str]:
    chosen = random.Random(seed)
    return [chosen.choice(KINDS).format(number) for number in range(count)]


def text_of(block: str) -> str:
    return re.sub("<[^>]*>", "", block)


def test_a_short_post_has_none(shown: Shown) -> None:
    shown.page(blocks(200), style=STYLE)
    assert shown.ask(GROUPS) == 0


def test_a_long_post_looks_as_without_them(shown: Shown) -> None:
    shown.page(blocks(400), style=STYLE)
    assert shown.ask(GROUPS) > 5
    places = shown.ask(PLACES)
    shown.view.patch({"style": STYLE + UNGROUPED})
    assert shown.ask(GROUPS) == 0
    assert shown.ask(PLACES) == places
    shown.view.patch({"style": STYLE})
    assert shown.ask(GROUPS) > 5
    assert shown.ask(PLACES) == places


@pytest.mark.parametrize("seed", [1, 2])
def test_random_patches_lead_where_they_say(shown: Shown, seed: int) -> None:
    chosen, held = random.Random(seed), blocks(300)
    shown.page(held, style=STYLE)
    for turn in range(30):
        start = chosen.randrange(len(held) + 1)
        removed = min(chosen.choice([0, 0, 1, 1, 1, 3, 150]), len(held) - start)
        added = blocks(chosen.choice([0, 1, 1, 2, 200]), seed * 100 + turn)
        held[start : start + removed] = added
        shown.view.patch({"news": [start, removed, added]})
        if turn % 5 == 4:
            assert shown.ask(GROUPS) == 0 or shown.ask(f"[...{SLOT}.children].slice(1).every(one => {BEGINS})")
            assert shown.ask(TEXTS) == "".join(map(text_of, held))
            sizes = shown.ask(f"[...{SLOT}.children].map(node => node.childNodes.length)")
            assert all(0 < size <= 200 for size in sizes)  # some more where the last ones are in one line


def test_one_line_of_texts_is_one_group_however_long(shown: Shown) -> None:
    held = [f"文{number}" for number in range(500)]
    shown.page(held, style=STYLE)
    shown.ask(f"({SLOT}.firstChild.mark = 1)")
    shown.view.patch({"news": [250, 1, ["新"]]})
    assert shown.ask(f"[{GROUPS}, {SLOT}.firstChild.mark, {SLOT}.firstChild.childNodes.length]") == [1, 1, 500]


def test_other_fields_leave_nodes_and_groups_as_they_are(shown: Shown) -> None:
    shown.page(blocks(400), style=STYLE)
    shown.ask(f"([...{SLOT}.children].forEach(node => {{ node.mark = 1 }}), 1)")
    shown.view.patch({"frame": FRAME.replace("題名", "別名")})
    assert shown.ask(f"[...{SLOT}.children].every(node => node.mark)")
    assert shown.ask(GROUPS) > 5


@pytest.mark.parametrize(
    ("rule", "grouped"),
    [
        ("li > p:last-child { color: red }", True),
        (".post > .headline:first-child, blockquote > :last-child { color: red }", True),
        ("p::first-letter, a:not(.x):hover { color: red }", True),
        ("@media screen { td:nth-child(2) { color: red } }", True),
        ("p[title='a > b + c'] { color: red }", True),
        ("body *, *::before { box-sizing: border-box; margin: 0 } div, .post div, #x, .x { padding: 9px }", True),
        ("* { padding: 1px }", False),
        ("body :not(.x) { border: 1px solid }", False),
        (".page [title], :is([align], center) :is(p, li) { color: red }", True),
        ("*::before { content: 'x' }", False),
        ("body :hover { outline: 1px solid }", False),
        ("p + p { color: red }", False),
        ("h2 ~ ul { color: red }", False),
        ("div > p { color: red }", False),
        ("[data-slot] > p { color: red }", False),
        ("p:first-of-type { color: red }", False),
        ("@media screen { p:nth-child(2n+1) { color: red } }", False),
        (".page :is(h2 + p) { color: red }", False),
        (".page { p + p { color: red } }", False),
        ("figure:has(+ p) { color: red }", False),
        ("[data-slot] { display: flex; flex-direction: column; gap: 9px }", False),
        ("@media screen { body div { display: grid } }", False),
        ("[data-slot] { columns: 2 }", False),
        ("[data-slot] { column-width: 90px }", False),
        ("[data-slot] { display: flow-root }", True),
        ("h2 { counter-increment: part } h2::before { content: counter(part) }", False),
        ("@media screen { p { counter-set: a 3 } }", False),
        ("li { counter-increment: item }", True),
        ("h2 { position: sticky; top: 0 }", False),
        ("th { position: sticky; top: 0 } h2 { position: relative }", True),
        ("p { min-height: 10% }", False),
        ("figure { block-size: var(--size) }", False),
        ("p { min-height: 10px; line-height: 150%; width: 50% }", True),
    ],
)
def test_a_style_that_would_show_them_is_left_without(shown: Shown, rule: str, grouped: bool) -> None:
    shown.page(blocks(400), style=rule)
    assert (shown.ask(GROUPS) > 0) is grouped


APART = f"getComputedStyle({SLOT}.firstElementChild).isolation === 'isolate'"


@pytest.mark.parametrize(
    ("rule", "apart"),
    [
        ("p { margin: 13px 0 2em; color: red } img { max-width: 100%; height: auto }", True),
        ("p { float: none; position: static; z-index: auto; box-shadow: none; outline: 0 }", True),
        ("@media screen { figure { margin: 32px -18px } }", True),
        ("@media screen { figure { float: left } }", False),
        ("p { float: var(--side) } [data-slot] { writing-mode: vertical-rl }", False),
        ("img { float: inline-end }", False),
        ("h2 { position: relative; z-index: -1 }", False),
        ("h2 { margin-top: -9px }", False),
        ("p { margin: var(--room) }", False),
        ("p { max-height: 2em }", False),
        ("pre { transform: rotate(2deg) }", False),
        ("blockquote { box-shadow: 0 0 9px black }", False),
        ("@keyframes in { from { translate: 0 40px } }", False),
        ("p { mix-blend-mode: multiply }", False),
        ("p { filter: none; text-shadow: none; contain: none; aspect-ratio: auto }", True),
        ("@media screen { img { filter: drop-shadow(0 40px 9px black) } }", False),
        ("h2 { text-shadow: 0 2em black }", False),
        ("figure { -webkit-box-reflect: below }", False),
        ("pre { contain: size }", False),
        ("blockquote { aspect-ratio: 99 }", False),
    ],
)
def test_groups_are_drawn_by_themselves_where_no_block_reaches_into_another(
    shown: Shown, rule: str, apart: bool
) -> None:
    plain = [f"<p>段落{number}。</p>" for number in range(400)]
    shown.page(plain, style=rule)
    assert shown.ask(GROUPS) > 5
    assert shown.ask(APART) is apart
    shown.view.patch({"style": "p { float: left }" if apart else "p { color: red }"})
    assert shown.ask(APART) is not apart


@pytest.mark.parametrize("profile", ["ja-commentary", "en-commentary"])
def test_the_groups_of_the_shipped_profiles_are_drawn_by_themselves(shown: Shown, profile: str) -> None:
    loaded, _problems = load_profile(profile)
    shown.page(blocks(400), style=loaded.shown_style)
    assert shown.ask(GROUPS) > 5
    assert shown.ask(APART)


def test_a_table_that_floats_is_drawn_with_its_neighbours(shown: Shown) -> None:
    plain = [f"<p>段落{number}。</p>" for number in range(400)]
    floating = '<blockquote><table align="Right"><tbody><tr><td>表</td></tr></tbody></table></blockquote>'
    shown.page(plain, style="p { margin: 9px }")
    assert shown.ask(APART)
    shown.view.patch({"news": [200, 1, [floating.replace("Right", "center")]]})
    assert shown.ask(APART)
    shown.view.patch({"news": [200, 1, [floating]]})
    assert not shown.ask(APART)
    shown.view.patch({"news": [0, 1, ["<p>前</p>"]]})
    assert not shown.ask(APART)
    shown.page([*plain, floating], style="p { margin: 9px }")
    assert not shown.ask(APART)


SIDE = '<table align="right"><tbody><tr><td>脇に立つもの</td></tr></tbody></table>'
ROW = ".row { display: %s } .row > * { flex: none; width: 300px } aside { background: white }"


@pytest.mark.parametrize(
    ("before", "behind", "style", "above"),
    [
        (SIDE, "", "p { margin: 0; background: white }", "td"),  # which floats beside the blocks
        ('<div class="row"><section>', "</section><aside>脇</aside></div>", ROW % "flex", "aside"),
        (
            '<div class="row"><section>',
            "</section><aside>脇</aside></div>",
            ROW % "inline-grid" + ".row { grid-template-columns: 300px 300px }",
            "aside",
        ),
        ('<div class="row"><section>', "</section></div>", ROW % "flex", "p"),  # nothing is there
    ],
)
def test_what_stands_beside_the_blocks_is_not_drawn_under_them(
    shown: Shown, before: str, behind: str, style: str, above: str
) -> None:
    frame = f'{before}<div data-slot="news"></div>{behind}<div data-slot="commentary"></div>'
    wide = f"<p>{'w' * 400}</p>"
    body = "html, body, #page { margin: 0; padding: 0 } "
    shown.page([wide] + ["<p>段落</p>"] * 400, frame=frame, style=body + style)
    assert shown.ask(GROUPS) > 5
    where = "(at => [at.x + at.width / 2, at.y + at.height / 2])(document.querySelector('td').getBoundingClientRect())"
    point = where if above == "td" else f"[400, {SLOT}.querySelector('p').getBoundingClientRect().y + 9]"
    assert shown.ask(f"document.elementFromPoint(...{point}).localName") == above
    assert shown.ask(APART) is (above == "p")


def test_what_is_copied_has_no_groups(shown: Shown) -> None:
    held = [f"<p>段落{number}</p>" for number in range(400)]
    shown.page(held, style=STYLE)
    assert shown.ask(GROUPS) > 5
    QGuiApplication.clipboard().clear()
    shown.view.selectAll()
    shown.view.copy()
    shown._qtbot.waitUntil(lambda: "段落399" in QGuiApplication.clipboard().text(), timeout=10_000)
    html = QGuiApplication.clipboard().mimeData().html()
    assert "<p>段落0</p><p>段落1</p>" in html and "<p>段落63</p><p>段落64</p><p>段落65</p>" in html
    assert "ronpyo" not in html


def test_the_front_page_ends_at_the_break_in_a_group(shown: Shown) -> None:
    shown.view.show_list(True)
    held = [f"<p>段落{number}</p>" for number in range(400)]
    held[100] = "<!--more-->"
    shown.page(held, style=STYLE)
    seen = "[...document.querySelectorAll('p')].filter(node => node.checkVisibility()).length"
    assert shown.ask(seen) == 100
    shown.view.patch({"news": [90, 0, [f"<p>新{number}</p>" for number in range(150)]]})
    assert shown.ask(seen) == 250
    shown.view.patch({"style": UNGROUPED})
    assert shown.ask(seen) == 250
    shown.view.patch({"style": STYLE})
    assert shown.ask(seen) == 250
    shown.view.show_list(False)
    assert shown.ask(seen) == 549


@pytest.mark.parametrize("start", [150, 195, 205, 260])
def test_what_is_in_sight_stays_where_it_is_when_a_group_is_parted(shown: Shown, start: int) -> None:
    shown.page([f"<p>段落{number}</p>" for number in range(400)], style=STYLE)
    shown.view.resize(600, 400)
    block = "ronpyo.blocks.news.flat().find(node => node.textContent === '段落200')"
    shown.ask(f"(globalThis.seen = {block}, seen.scrollIntoView(), 1)")
    shown.wait("Math.abs(seen.getBoundingClientRect().y) < 1")
    groups = shown.ask(GROUPS)
    shown.view.patch({"news": [start, 0, [f"<p>新{number}</p>" for number in range(190)]]})
    assert shown.ask(GROUPS) > groups
    shown.view.patch({"style": STYLE + UNGROUPED})
    shown.view.patch({"style": STYLE})
    shown.wait("Math.abs(seen.getBoundingClientRect().y) < 1")
