import pytest

from editor.core.clips.quoting import bullet_of, quotation_of
from editor.core.news_page.clip import Clip

CLIP = Clip(headline="見出し", outlet="朝日新聞", url="https://www.asahi.com/a_(b).html")


@pytest.mark.parametrize(
    ("passage", "bullet"),
    [
        ("  港の混雑が解消した。\n", "港の混雑が解消した。"),
        ("[モスクワ 31日 ロイター] - 協議を開始した。", "[モスクワ 31日 ロイター] - 協議を開始した。"),
        ("[語](x)と[二][三]", "\\[語\\](x)と\\[二\\][三]"),
        ("一行目\n二行目", "一行目二行目"),
        ("*星*と`符号`", "\\*星\\*と\\`符号\\`"),
        ("<NHK>の報道", "&lt;NHK>の報道"),
        ("", ""),
    ],
)
def test_a_bullet(passage: str, bullet: str) -> None:
    assert bullet_of(passage) == bullet


@pytest.mark.parametrize(
    ("passage", "clip", "day", "written"),
    [
        (
            "一文。",
            CLIP,
            "2026年5月11日",
            "> 一文。\n> 出典：[朝日新聞](https://www.asahi.com/a_(b).html)、2026年5月11日",
        ),
        ("一。\n\n二。", CLIP, "", "> 一。\n>\n> 二。\n> 出典：[朝日新聞](https://www.asahi.com/a_(b).html)"),
        ("文。", Clip(outlet="NHK"), "2026年5月11日", "> 文。\n> 出典：NHK、2026年5月11日"),
        ("文。", Clip(headline="見出し"), "", "> 文。\n> 出典：見出し"),
        ("文。", Clip(), "", "> 文。"),
        ("# 見出しではない", Clip(), "", "> \\# 見出しではない"),
        ("- 項目ではない", Clip(), "", "> \\- 項目ではない"),
    ],
)
def test_a_quotation(passage: str, clip: Clip, day: str, written: str) -> None:
    assert quotation_of(passage, clip, "出典：", day) == written


def test_an_english_quotation() -> None:
    assert (
        quotation_of("It is.", Clip(outlet="The Paper"), "Source: ", "May 11")
        == "> It is.\n> Source: The Paper, May 11"
    )
