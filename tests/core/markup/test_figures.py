import pytest

from editor.core.markup.figures import figure, figures, selected_caption

THREE = "![{}](p/1.png)\n\n![](p/2.png)\n\n![](p/3.png)"


def _insert(text: str, *paths: str, caption: str = "") -> str:
    """`text` with the figures where `[` and `]` or `|` stand in it, and the selection afterwards as 〔〕."""
    start = text.index("|") if "|" in text else text.index("〈")
    end = start if "|" in text else text.index("〉") - 1
    text = text.replace("|", "").replace("〈", "").replace("〉", "")
    edit = figures(paths or ("p/a.png",), caption)(text, start, end)
    made = edit.apply(text)
    first, last = edit.selection
    return f"{made[:first]}〔{made[first:last]}〕{made[last:]}"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("|", "![〔〕](p/a.png)"),
        ("前|後", "前後\n\n![〔〕](p/a.png)"),
        ("〈港の写真〉", "![〔港の写真〕](p/a.png)"),
        ("前\n\n〈港の写真〉\n\n後", "前\n\n![〔港の写真〕](p/a.png)\n\n後"),
        ("〈一\n二〉", "![〔〕](p/a.png)\n\n一\n二"),
        ("```\n〈code〉\n```", "```\ncode\n```\n\n![〔〕](p/a.png)"),
        ("```\nco|de\n\nmore\n```\n後", "```\ncode\n\nmore\n```\n後\n\n![〔〕](p/a.png)"),
        ("```\na\n|\nb\n```", "```\na\n\nb\n```\n\n![〔〕](p/a.png)"),
        ("文|\n```\na\n\nb\n```\n\n後", "文\n```\na\n\nb\n```\n\n![〔〕](p/a.png)\n\n後"),
        ("~~~\n|a\n\nb\n~~~", "~~~\na\n\nb\n~~~\n\n![〔〕](p/a.png)"),
        ("|```\na\n```", "![〔〕](p/a.png)\n\n```\na\n```"),
        ("```\na\n```|", "```\na\n```\n\n![〔〕](p/a.png)"),
        ("```\n開い|たまま\n\n文", "```\n開いたまま\n\n![〔〕](p/a.png)\n\n文"),
        ("鍵は`Ct〈rl`です〉", "鍵は`Ctrl`です\n\n![〔〕](p/a.png)"),
        ("鍵は〈`Ctrl`〉です", "鍵は\n\n![〔`Ctrl`〕](p/a.png)\n\nです"),
        ("    a|\n\n    b\n\n後", "    a\n\n    b\n\n![〔〕](p/a.png)\n\n後"),
        ("![〈旧〉](p/o.png)", "![旧](p/o.png)\n\n![〔〕](p/a.png)"),
        ("〈[注]の図〉", "![〔\\[注\\]の図〕](p/a.png)"),
    ],
)
def test_where_a_figure_goes(text: str, made: str) -> None:
    assert _insert(text) == made


def test_several_pictures_are_several_figures_and_the_words_the_caption_of_the_first() -> None:
    assert _insert("|", "p/1.png", "p/2.png", "p/3.png") == THREE.format("〔〕")
    assert _insert("〈港〉", "p/1.png", "p/2.png", "p/3.png") == THREE.format("〔港〕")
    assert _insert("〈港〉", "p/1.png", caption="船") == "![〔船〕](p/1.png)\n\n港"
    assert figure("p/a b.png")("", 0, 0).apply("") == "![](p/a%20b.png)"


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("〈港〉", "港"),
        ("〈 港 〉", "港"),
        ("〈〉", ""),
        ("〈一\n二〉", ""),
        ("```\n〈a〉\n```", ""),
        ("`a〈b〉c`", ""),
    ],
)
def test_the_caption_that_a_selection_is(text: str, caption: str) -> None:
    start, end = text.index("〈"), text.index("〉") - 1
    assert selected_caption(text.replace("〈", "").replace("〉", ""), start, end) == caption
