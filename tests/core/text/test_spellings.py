"""What is found in which spelling, and what is not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.text.folding import fold
from editor.core.text.spellings import LONGEST_END, MOST, WordForm, Wording, backwards, endings, spellings, wording

BOTH_WAYS = [
    ("サーバーの障害", "サーバの障害"),
    ("コンピューター室", "コンピュータ室"),
    ("1000人", "1,000人"),
    ("１，０００", "1000"),
    ("12345678円", "12,345,678円"),
    ("ヴァンス副大統領", "バンス副大統領"),
    ("ラヴロフ", "ラブロフ"),
    ("インタヴュー", "インタビュー"),
    ("ユーゴスラヴィア", "ユーゴスラビア"),
    ("ヴォロディミル・ゼレンスキー", "ボロディミル・ゼレンスキー"),
    ("ウイルス", "ウィルス"),
    ("ソフトウエア", "ソフトウェア"),
    ("佐々木", "佐佐木"),
    ("国々の", "国国の"),
    ("コンピューター・ウイルス", "コンピュータ・ウィルス"),
    ("1,000台のサーバー室", "1000台のサーバ室"),
]


@pytest.mark.parametrize(("one", "other"), BOTH_WAYS)
def test_two_spellings_of_one_word_find_each_other(one: str, other: str) -> None:
    assert wording(fold(one)).is_in(fold(f"前{other}後"))
    assert wording(fold(other)).is_in(fold(f"前{one}後"))


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("サーバが落ちた", "サーバー", "サーバ"),
        ("サーバーが落ちた", "サーバー", "サーバー"),
        ("メールサーバ", "サーバー", "サーバ"),
        ("小型コンピュータ。", "小型コンピューター", "小型コンピュータ"),
        ("ドナルドトランプ氏", "ドナルド・トランプ", "ドナルドトランプ"),
        ("ドナルド＝トランプ氏", "ドナルド・トランプ", "ドナルド=トランプ"),
        ("ドナルド トランプ氏", "ドナルド・トランプ", "ドナルド トランプ"),
        ("人口は1,000,000人", "1000000", "1,000,000"),
        ("ミサイル", "ミサ", "ミサ"),
        ("サーバーサイド", "サーバー", "サーバー"),
    ],
)
def test_where_it_is(text: str, wanted: str, found: str) -> None:
    folded = fold(text)
    spot = wording(fold(wanted)).next(folded)
    assert spot is not None and folded[slice(*spot)] == found
    assert wording(fold(wanted)).is_in(folded)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("センタリング", "センター"),
        ("フォロワー", "フォロー"),
        ("サーバントのサーバル", "サーバー"),
        ("コピ機", "コピー機"),  # three sounds and more lose the mark
        ("スキ", "スキー"),
        ("1,00", "100"),
        ("1,0000", "10000"),
        ("2,2024", "22024"),
        ("0123", "0,123"),
        ("バンク", "ヴァンス"),
        ("ファン", "フアン"),
        ("メデイア", "メディア"),
        ("人人", "人口"),
        ("ああ", "あ々"),
    ],
)
def test_what_is_another_word_is_not_found(text: str, wanted: str) -> None:
    assert wording(fold(wanted)).next(fold(text)) is None
    assert not wording(fold(wanted)).is_in(fold(text))


@pytest.mark.parametrize("text", ["café", "国際", "サーバ", "abc", "", "2024-05", "・", "々", "ー", "ヽヾ", "1,0"])
def test_the_text_itself_comes_first(text: str) -> None:
    assert spellings(fold(text))[0] == WordForm(fold(text))


PIECES = st.lists(st.sampled_from([*"サバーヴァビィウ・=々国1,0 の", "1000", "ブ", "トランプ"]), max_size=14)


@given(PIECES.map("".join), PIECES.map("".join), PIECES.map("".join))
def test_each_spelling_is_found_where_it_stands(before: str, word: str, after: str) -> None:
    found = spellings(word)
    assert len(found) <= MOST and len(set(found)) == len(found) and found[0] == (word, False)
    for one in found:
        if one.text:
            text = f"{before}{one.text}。{after}"
            assert wording(word).is_in(text)
            spans = list(wording(word).spans(text))
            assert spans and all(text[start:end] in {one.text for one in found} for start, end in spans)


@given(PIECES.map("".join), PIECES.map("".join))
def test_is_in_says_what_next_finds(text: str, word: str) -> None:
    if word:
        assert wording(word).is_in(text) == (wording(word).next(text) is not None)


def test_one_spelling_is_all_that_is_found_where_that_is_wanted() -> None:
    assert Wording("サーバー").is_one and not Wording("サーバー").is_in("サーバの")
    assert list(Wording("1000").spans("1,000と1000")) == [(6, 10)]


def test_ends_of_words() -> None:
    assert endings("コンピュータとサーバーとメールサーバ。パワ") == {"ターュピンコ", "バーサルーメ"}
    assert backwards("メールサーバ").startswith(backwards("サーバ"))
    assert backwards("ア" + "イ" * LONGEST_END) == "イ" * LONGEST_END


@pytest.mark.parametrize("text", ["バ・" * 90, "1,000" * 50, "々" * 190, "ヴ" * 195, "サーバー室" * 39, "ア" * 100_000])
def test_hostile_words_are_looked_for_quickly(text: str) -> None:
    started = time.process_time()
    found = Wording(text, spellings(text))
    assert len(found.spellings) <= MOST and found.is_in(f"x{text}")
    list(found.spans(text * 3))
    assert time.process_time() - started < 1
