"""The page as the front page shows it."""

import pytest

from editor.core.render.list_page import cut_at_break

HEAD = '<article><header>題</header><div class="post"><h2>見出し</h2><div data-slot="news">'
FOOT = "<footer>ラベル</footer></article>"
COMMENTARY = '<div data-slot="commentary">'
LINE = '<!--more--><div class="jump-link">続き</div>'


@pytest.mark.parametrize(
    ("page", "cut"),
    [
        (
            f"{HEAD}<p>一</p><!--more--><p>二</p>尾</div>文<p>出典</p>{COMMENTARY}<p>三</p></div></div>{FOOT}",
            f"{HEAD}<p>一</p>{LINE}</div></div>{FOOT}",
        ),
        (
            f"{HEAD}<p>一</p></div>{COMMENTARY}<p>二</p><!--more--><p>三</p></div><p>四</p></div>{FOOT}",
            f"{HEAD}<p>一</p></div>{COMMENTARY}<p>二</p>{LINE}</div></div>{FOOT}",
        ),
        (f"{HEAD}<p>一</p></div>{COMMENTARY}</div></div>{FOOT}", None),
        ("<p>&lt;!--more--&gt;</p>", None),
        ("<p>一</p><!--more--><p>二</p>", None),
    ],
)
def test_the_post_ends_at_its_break(page: str, cut: str | None) -> None:
    assert cut_at_break(page, "続き") == (page if cut is None else cut)
