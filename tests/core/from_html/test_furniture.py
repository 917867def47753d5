import pytest

from editor.core.from_html.furniture import drop_furniture
from editor.core.from_html.markup import read_markup

_SENTENCE = "会談は二日の夜に終わり、両国は四月の末にもう一度会うことで合意したと発表した。"


def _left(page: str) -> str:
    tree = read_markup(page).tree
    drop_furniture(tree)
    return "|".join("".join(tree.text().split()).split("_"))


@pytest.mark.parametrize(
    ("page", "left"),
    [
        ("<nav>表紙</nav><p>文</p>", "文"),
        ("<nav>表紙</nav>", "表紙"),
        ("<p>前</p><div class='ad-box x'>広告</div><p>後</p>", "前後"),
        ("<p>前<span class='ad'>語</span><em class='share'>語</em></p>", "前語語"),
        ("<p>前</p><p class='ad'>段落</p>", "前段落"),
        ("<blockquote><div class='ad'>引用</div></blockquote><p>後</p>", "引用後"),
        (f"<div class='share'>{_SENTENCE * 2}</div><p>後</p>", f"{_SENTENCE * 2}後"),
        (f"<article>{_SENTENCE}</article><aside>関連</aside><footer>会社</footer>", _SENTENCE),
        (f"<header>社名</header><div role='main'>{_SENTENCE}</div><div role='contentinfo'>会社</div>", _SENTENCE),
        (f"<article>{_SENTENCE}<ul class='related-posts'><li>他</li></ul></article>", _SENTENCE),
        (f"<p>{_SENTENCE}</p><ul class='related-posts'><li>他</li></ul>", f"{_SENTENCE}他"),
        (f"<header><h1>題</h1></header><article>{_SENTENCE}</article>", f"題{_SENTENCE}"),
        (f"<header><h1>社名</h1></header><article><h1>題</h1>{_SENTENCE}</article>", f"題{_SENTENCE}"),
        ("<article>短い</article><footer>会社</footer>", "短い会社"),
        (f"<article>{_SENTENCE}</article><article>{_SENTENCE}</article><footer>会社</footer>", f"{_SENTENCE * 2}会社"),
        (
            f"<article><p class='byline'>記者 山田</p>{_SENTENCE}<div class='author'>記者　山田</div></article>",
            f"記者山田{_SENTENCE}",
        ),
        (f"<p class='byline'>山田</p>{_SENTENCE}<p class='byline'>山田</p>", f"山田{_SENTENCE}山田"),
    ],
)
def test_what_goes_and_what_stays(page: str, left: str) -> None:
    assert _left(page) == left


ARTICLE = "<main><h1>題</h1><p>三十文字を超える長さの記事の本文がここに書いてある。次の文もここにある。</p>{}</main>"


@pytest.mark.parametrize(
    ("aside", "stays"),
    [
        ("<aside><h2>関連ニュース</h2><ul><li>円安進む</li></ul></aside>", False),
        ("<aside><p><b>あわせて読みたい</b></p><p>円安進む</p></aside>", False),
        ("<aside><h3>Related stories</h3><p>円安進む</p></aside>", False),
        ("<aside><h2>用語の説明</h2><p>円安進む</p></aside>", True),
        ("<aside><p>円安進む</p></aside>", True),
        ("<blockquote><aside><h2>関連ニュース</h2><p>円安進む</p></aside></blockquote>", True),
    ],
)
def test_an_aside_within_the_article_that_lists_others(aside: str, stays: bool) -> None:
    assert ("円安進む" in _left(ARTICLE.format(aside))) == stays
