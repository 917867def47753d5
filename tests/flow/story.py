"""A published post of the blog's shape in its parts, read from its plain text; and one of our own."""

import re
from dataclasses import dataclass

OWN = """2026年5月11日月曜日

港湾の混雑が三か月ぶりに解消=国土交通省―【私の論評】物流の目詰まりを解いたのは現場の知恵だ

港湾の混雑が三か月ぶりに解消=国土交通省

まとめ
  • 国土交通省は、主要五港の混雑が三か月ぶりに解消したと発表した。
  • 夜間の受け入れと予約制が効いたとみられる。

混雑が解消した港

国土交通省は11日、主要五港の混雑が解消したと発表した。夜間の受け入れを広げ、予約制を「試行」から「本格」に移した。

【私の論評】物流の目詰まりを解いたのは現場の知恵だ

まとめ
  • 予約制は現場の提案から生まれた。
  • 数字を見れば、待ち時間は平均で4時間10分から35分に減った。
  • 次の課題は運転手の休息だ。

港で働く人々

港の混雑は、役所の通達では動かなかった。

①待つ人を減らす。②夜に分ける。③断る勇気を持つ。この三つを現場が決めた。

<速報>のような派手さはない。だが、こうした知恵こそが国を支える。

【関連記事】

倉庫の人手不足に光=民間調査―【私の論評】賃金だけでは人は来ない 2026年4月2日

鉄道貨物、十年ぶりの増加―【私の論評】線路は国の背骨だ 2026年3月15日

0 件のコメント:
"""
MARK = "【私の論評】"
_BULLET = "  • "


@dataclass
class Story:
    """What a published post says. A text is its blocks, paragraphs and captions of pictures in their order."""

    news: str
    news_summary: list[str]
    news_text: list[str]
    commentary: str
    commentary_summary: list[str]
    commentary_text: list[str]
    related: list[tuple[str, str]]
    """Title and date of each, the date as it is printed: "2025年3月31日"."""


def read(text: str) -> Story:
    """The parts of a published post as plain text, blocks parted by blank lines."""
    blocks = [block.strip("\n") for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n"))]
    blocks = blocks[: next((n for n, block in enumerate(blocks) if "件のコメント" in block), len(blocks))]
    _date, _title, news, news_box, *rest = blocks
    border = next(n for n, block in enumerate(rest) if block.startswith(MARK))
    end = rest.index("【関連記事】")
    related = [re.fullmatch(r"(.*) (\d{4}年\d{1,2}月\d{1,2}日)", block) for block in rest[end + 1 :]]
    return Story(
        news,
        _bullets(news_box),
        rest[:border],
        rest[border].removeprefix(MARK),
        _bullets(rest[border + 1]),
        rest[border + 2 : end],
        [(match[1], match[2]) for match in related if match],
    )


def is_caption(block: str) -> bool:
    """Whether a block of the text is the caption of a picture: it is short and no sentence."""
    return len(block) < 30 and not block.endswith(("。", "」"))


def _bullets(box: str) -> list[str]:
    head, *lines = box.split("\n")
    assert head == "まとめ"
    return [line.removeprefix(_BULLET) for line in lines]
