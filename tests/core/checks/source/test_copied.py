import unicodedata

import pytest

from tests.core.checks.said import problems

CLIP = (
    "国土交通省は11日、主要五港の混雑が三か月ぶりに解消したと発表した。夜間の受け入れを広げ、予約制を本格的に始めたことが効いたとみられる。"
    "待ち時間は平均で4時間から35分に減った。"
)
RUN = "主要五港の混雑が三か月ぶりに解消したと発表した。夜間の受け入れを広げ"


def copied(body: str) -> list[str]:
    return [problem.words for problem in problems("quote-copied", body, clips=(CLIP,))]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"昨年、{RUN}たという。", [f"{RUN}"]),
        (
            "**主要五港の混雑が三か月ぶりに解消した**と発表した。夜間に。",
            ["主要五港の混雑が三か月ぶりに解消した**と発表した。夜間"],
        ),
        (
            "主要五港の混雑が、三か月ぶりに 解消したと発表した、夜間だ。",
            ["主要五港の混雑が、三か月ぶりに 解消したと発表した、夜間"],
        ),
        (f"一。\n\n{RUN}。\n\n二。\n\n{RUN}。", [RUN, RUN]),
    ],
)
def test_words_of_the_source_outside_of_a_quotation(body: str, found: list[str]) -> None:
    assert copied(body) == found


@pytest.mark.parametrize(
    "body",
    [
        f"「{RUN}」という。",
        f"> {RUN}",
        f"<q>{RUN}</q>",
        f"![{RUN}](a.png)",
        "主要五港の混雑が三か月ぶりに解消した。",
        "港の混雑は、役所の通達では動かなかった。",
    ],
)
def test_quotations_and_short_runs(body: str) -> None:
    assert copied(body) == []


def test_a_clip_in_another_unicode_form_is_the_same_text() -> None:
    clip = unicodedata.normalize("NFD", "ガソリンの暫定税率は十二月三十一日に廃止され、価格がさらに下がる。")
    body = "ガソリンの暫定税率は十二月三十一日に廃止され、価格がさらに下がる。"
    for text in (body, unicodedata.normalize("NFD", body)):
        assert len(problems("quote-copied", text, clips=(clip,))) == 1


def test_without_a_clip_nothing_is_copied() -> None:
    assert problems("quote-copied", RUN) == []


def test_a_part_that_is_mostly_quotation() -> None:
    own, quoted = "自分の言葉で書いた文章がここにある。" * 8, "他人の言葉を引用した文章がここにある。" * 20
    assert len(problems("quote-share", f"{own}\n\n> {quoted}")) == 1
    assert problems("quote-share", f"{own * 4}\n\n> {quoted}") == []
    assert problems("quote-share", f"> {'短い引用。' * 4}") == []


def test_a_headline_of_ones_own() -> None:
    header = "news: {headline: 港湾の混雑が三か月ぶりに解消=国土交通省}\ncommentary: {headline: "
    assert len(problems("headline-copied", "文。", f"{header}港湾の混雑が三か月ぶりに解消}}\n")) == 1
    assert problems("headline-copied", "文。", f"{header}物流の目詰まりを解いたのは現場の知恵だ}}\n") == []
