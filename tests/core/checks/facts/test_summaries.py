import pytest

from tests.core.checks.said import SECTION, problems

BODY = (
    f"{SECTION}\n\n2025年2月18日、リヤドで会談が開かれ、3240億ドルの損失と5012人の参加が話題になった。"
    "プーチン大統領の側近ドミトリエフ特使は「歴史的な機会」と述べた。第2四半期の売上は12.5%増え、3月には協議が始まる。"
    "配備は1年早まる。小野寺五典税制調査会長は慎重だ。四つの島がある。石破首相とSpaceXの名も挙がった。三つの鉱区を示した地図は、二人の記者に渡された。11行目から読むとよい。二つの論点もある。22年の停戦交渉は失敗した。\n"
)


def said(bullet: str) -> list[tuple[str, str | None]]:
    """What is said of a bullet: the words that are marked, and what the text has instead."""
    header = f"date: 2025-04-02\nnews:\n  headline: 見出し\n  summary: ['{bullet}']\n"
    return [(problem.words, problem.mend) for problem in problems("summary-number", BODY, header)]


@pytest.mark.parametrize(
    ("bullet", "found"),
    [
        ("3140億ドルの損失", [("3140億", "3240億")]),
        ("3240兆ドルの損失", [("3240兆", "3240億")]),
        ("2月28日の会談", [("28日", "18日")]),
        ("2025年8月18日に", [("8月", "2月")]),
        ("2024年2月18日の会談", [("2024年", "2025年")]),
        ("4月には協議", [("4月", "3月")]),
        ("第3四半期に", [("3", "2")]),
        ("売上は13.5%増", [("13.5", "12.5")]),
        ("ドミトリユフ特使", [("ドミトリユフ", "ドミトリエフ")]),
        ("「歴史的な機械」と", [("歴史的な機械", "歴史的な機会")]),
        ("石波首相も", [("石波", "石破")]),
        ("6000人が参加", [("6000", None)]),
        ("四つの鉱区を示した", [("四", "三")]),
        ("三人の記者に", [("三", "二")]),
        ("31行目から読む", [("31", "11")]),
        ("二つの鉱区を示した", [("二", "三")]),
        ("配備は2年早まる", [("2", "1")]),
        ("大野寺氏は慎重", [("大野寺", "小野寺")]),
        ("八つの島", [("八", "四")]),
    ],
)
def test_what_the_section_does_not_have(bullet: str, found: list[tuple[str, str | None]]) -> None:
    assert said(bullet) == found


@pytest.mark.parametrize(
    "bullet",
    [
        "2025年の停戦交渉は失敗した",  # another year stands before the same words, and this one elsewhere
        "3240億ドルの損失と5012人",
        "約3200億ドルの損失",  # rounded
        "5000人が参加",
        "三千二百四十億ドル",
        "5,012名が参加",
        "2月18日の会談",
        "18日の会談",
        "2025年の会談",
        "3回目の協議",
        "5年ぶりの協議",
        "10〜20人",
        "売上は12.5パーセント増",
        "「歴史的」と述べた",
        "一人の特使",
        "プーチン",
        "数百人",
        "三つの鉱区",
        "配備は1年早まる",
        "25年の会談",
        "小野寺氏は慎重",
        "二人の記者",
        "二つの論点",
        "一方で",
    ],
)
def test_what_it_has_or_what_an_author_words_freely(bullet: str) -> None:
    assert said(bullet) == []


@pytest.mark.parametrize(
    ("text", "bullet"),
    [
        ("支持率は64.2%で、前回から3.5ポイント下がった。", "支持率は前回の67.7%から低下"),
        ("支持率は64.2%で、前回は67.7%だった。", "3.5ポイント低下"),
        ("歳出は18兆3034億円で、前年度の13兆9433億円を上回る。", "前年度比4兆円余り増"),
        ("歳出は18兆3034億円で、前年度の13兆9433億円を上回る。", "4.4兆円の増加"),
        ("地震は午後6時1分ごろ起きた。", "18時1分ごろに地震"),
        ("会見は18時に始まった。", "午後6時に会見"),
        ("2026年度の予算を決めた。", "令和8年度の予算"),
        ("支持率は64・2%だった。", "支持率64.2%"),
        ("1〜3月期は減り、4〜6月期は増えた。", "1〜6月期は横ばい"),
        ("30〜40代の支持が高い。", "40代が支持"),
        ("髙市早苗首相が述べた。", "高市早苗首相が述べた"),
        ("3人に1人が賛成した。", "3人に1人が賛成"),
        ("マグニチュード5.8だった。", "M5.8の地震"),
        ("マグニチュード7.6だった。", "M7級の地震"),
        ("第40代大統領の話だ。", "30代の若者"),
    ],
)
def test_what_is_reckoned_or_said_in_another_way(text: str, bullet: str) -> None:
    header = f"date: 2026-11-27\nnews:\n  headline: 見出し\n  summary: ['{bullet}']\n"
    assert problems("summary-number", f"{SECTION * 3}\n\n{text}\n", header) == []


@pytest.mark.parametrize(
    ("text", "bullet", "found"),
    [
        ("対象は1900万人だ。", "対象は1900人", ("1900", "1900万")),
        ("11月26日に決め、12月31日に廃止する。", "11月31日に廃止", ("11月", "12月")),
        ("2026年度の予算を決めた。", "令和7年度の予算", ("7", "8")),
        ("3人に1人が賛成した。", "4人に1人が賛成", ("4人に1人", "3人に1人")),
        ("20代の支持が高い。", "30代の支持が高い", ("30", "20")),
        ("1〜3月期は減った。", "1〜4月期は減少", ("4", "3")),
        ("支持率は64.2%で、3.5ポイント下がった。", "3.0ポイント低下", ("3.0", "3.5")),
        ("支持率は64・2%だった。", "支持率64・3%", ("64・3", "64・2")),
        ("マグニチュード5.8だった。", "M5.9の地震", ("5.9", "5.8")),
        ("4000億円を充てる。", "4000億ドルを充てる", ("4000億ドル", "4000億円")),
        ("対象は1900万人だ。", "対象は千八百万人", ("千八百万", "1900万")),
        ("片山さつき財務相は説明した。", "片川財務相が説明", ("片川", "片山")),
        ("髙市早苗首相が述べた。", "高市早笛首相が述べた", ("高市早笛", "髙市早苗")),
        ("対象は１９００万人だ。", "対象は１８００万人", ("１８００万", "１９００万")),
    ],
)
def test_other_slips_of_a_summary(text: str, bullet: str, found: tuple[str, str]) -> None:
    header = f"date: 2026-11-27\nnews:\n  headline: 見出し\n  summary: ['{bullet}']\n"
    said_of = problems("summary-number", f"{SECTION * 3}\n\n{text}\n", header)
    assert [(problem.words, problem.mend) for problem in said_of] == [found]


def test_a_section_of_few_words_is_no_measure() -> None:
    assert problems("summary-number", "短い。", "news: {headline: 5人, summary: [7人]}\n") == []


def test_the_commentary_may_speak_of_the_news() -> None:
    header = "news: {headline: 見出し, summary: [一]}\ncommentary: {headline: 論, summary: [3240億ドル]}\n"
    assert problems("summary-number", f"{BODY}\n<!-- commentary -->\n\n{SECTION}{SECTION}", header) == []


@pytest.mark.parametrize(
    ("text", "bullet"),
    [
        ("人口は20万5千人だ。", "人口は20.5万人"),
        ("人口は二十万五千人だ。", "人口20万5000人"),
        ("２千５００人が集まった。", "2,500人が集まった"),
        ("三割が反対した。", "30%が反対"),
        ("三割五分が反対した。", "35%が反対"),
        ("六四・五％が反対した。", "64.5%が反対"),
        ("二点三％増えた。", "2.3%増"),
        ("65％が反対した。", "6.5割が反対"),
        ("半数が反対した。", "50%が反対"),
        ("卅一日に開く。", "31日に開く"),
        ("一人当たり三千円を配る。", "1人当たり3000円"),
        ("第九条の二を改める。", "9条の2を改正"),
        ("一九四五年に終わった。", "1945年に終わった"),
        ("令和七年に始まる。", "2025年に始まる"),
        ("二〇二六年までに、令和七年から始める。", "2025年に始まる"),
        ("八対五で可決した。", "5対8で否決"),
        ("震度五弱を観測した。", "震度5弱"),
        ("きのうの死者は三人、きょうの死者は四人だった。", "死者は七人"),
        ("野党四党の党首が三案を示した。", "4党が3案"),
        ("一・二審とも有罪だった。", "1、2審とも有罪"),
    ],
)
def test_another_way_to_write_the_same(text: str, bullet: str) -> None:
    header = f"news:\n  headline: 見出し\n  summary: ['{bullet}']\n"
    assert problems("summary-number", f"{SECTION * 3}\n\n{text}\n", header) == []


@pytest.mark.parametrize(
    ("text", "bullet", "found"),
    [
        ("一九四五年に終わった。", "1946年に終わった", ("1946", "1945")),
        ("1945年に終わった。", "一九四六年に終わった", ("一九四六", "1945")),
        ("八対五で可決した。", "7対5で可決", ("7対5", "八対五")),
        ("震度六強を観測した。", "震度5強", ("震度5強", "震度六強")),
        ("震度六強を観測した。", "震度6弱", ("震度6弱", "震度六強")),
        ("死者は三人だった。", "死者は五人", ("五", "三")),
        ("同じ下書きが二つできる。", "同じ下書きが七つできる", ("七", "二")),
        ("三十五・七％が反対した。", "37.5%が反対", ("37.5", "三十五・七")),
        ("三党が合意した。", "四党が合意", ("四", "三")),
    ],
)
def test_other_numbers_in_chinese_numerals(text: str, bullet: str, found: tuple[str, str]) -> None:
    header = f"news:\n  headline: 見出し\n  summary: ['{bullet}']\n"
    said_of = problems("summary-number", f"{SECTION * 3}\n\n{text}\n", header)
    assert [(problem.words, problem.mend) for problem in said_of] == [found]
