"""The difference of two texts, as people see it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.text.diff import ChangeKind, DiffPiece, diff, removed_and_added
from editor.core.text.units import clusters
from tests.core.text.test_units import TEXTS

MARKS = {ChangeKind.SAME: "{}", ChangeKind.REMOVED: "[-{}]", ChangeKind.ADDED: "[+{}]"}


def shown(old: str, new: str) -> str:
    return "".join(MARKS[piece.kind].format(piece.text) for piece in diff(old, new)).replace("\n", "⏎")


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("", "", ""),
        ("", "新しい", "[+新しい]"),
        ("古い\n", "", "[-古い⏎]"),
        ("同じ。", "同じ。", "同じ。"),
        ("憲法改正案を提出", "憲法改正原案を提出", "憲法改正[+原]案を提出"),
        ("これはだめだ", "これはとてもだめだ", "これは[+とても]だめだ"),
        ("GDPは増えた。", "GDPは増えている。", "GDPは増え[-た][+ている]。"),
        ("東京都へ行く", "東大寺へ行く", "[-東京都][+東大寺]へ行く"),
        ("米国の圧力", "中国の支援", "[-米国の圧力][+中国の支援]"),
        ("支持率は12.5%だった", "支持率は13.5%だった", "支持率は[-12.5][+13.5]%だった"),
        ("1,200億円", "1,300億円", "[-1,200][+1,300]億円"),
        ("The colour of money", "The color of the money", "The [-colour][+color] of [+the ]money"),
        ("今日は雨。明日は晴れ。", "今日は雨。明後日も雨。明日は晴れ。", "今日は雨。[+明後日も雨。]明日は晴れ。"),
        ("甲。乙。丙。", "甲。丙。", "甲。[-乙。]丙。"),
        ("彼は「はい」と言った。", "彼は「はい」「いいえ」と言った。", "彼は「はい」[+「いいえ」]と言った。"),
        ("一段落。二段落。\n", "一段落。\n\n二段落。\n", "一段落。[+⏎⏎]二段落。⏎"),
        ("一\n二\n三\n", "一\n三\n", "一⏎[-二⏎]三⏎"),
        ("一\n\n二\n\n三\n", "一\n\n新\n\n二\n\n三\n", "一⏎⏎[+新⏎⏎]二⏎⏎三⏎"),
        ("か\u3099く", "がく", "[-か\u3099][+が]く"),
        ("👨‍👩‍👧です", "👨‍👩‍👦です", "[-👨‍👩‍👧][+👨‍👩‍👦]です"),
        ("a\u3000b", "a b", "a[-\u3000][+ ]b"),
        ("行\r\n", "行\n", "行[-\r⏎][+⏎]"),
    ],
)
def test_cases(old: str, new: str, wanted: str) -> None:
    assert shown(old, new) == wanted


def test_a_rewritten_sentence_is_no_confetti() -> None:
    old = "米国政府は、輸出規制を強める方針を示し、各国に協力を求めた。"
    new = "欧州委員会が域内の企業に対し、新たな調査への回答を期限までに出すよう命じた。"
    pieces = diff(old, new)
    inner = [piece.text for piece in pieces[1:-1] if piece.kind is ChangeKind.SAME]
    assert all(len(text) > 1 for text in inner), shown(old, new)


LINES = st.lists(
    st.sampled_from(["", "米国は協議を続けた。", "日本は協議を終えた。", "円は149.5円。", "x", "か\u3099"])
)
DOCUMENTS = TEXTS | LINES.map("\n".join) | LINES.map(lambda parts: "".join(f"{part}\r\n" for part in parts))


@given(DOCUMENTS, DOCUMENTS)
def test_both_texts_are_made_of_the_pieces(old: str, new: str) -> None:
    pieces = diff(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind is not ChangeKind.ADDED) == old
    assert "".join(piece.text for piece in pieces if piece.kind is not ChangeKind.REMOVED) == new
    assert all(piece.text for piece in pieces)
    kinds = [piece.kind for piece in pieces]
    assert all(one is not other for one, other in pairwise(kinds))
    assert (ChangeKind.ADDED, ChangeKind.REMOVED) not in list(pairwise(kinds))
    assert (old == new) == (set(kinds) <= {ChangeKind.SAME})


@given(DOCUMENTS, DOCUMENTS)
def test_no_cluster_is_cut(old: str, new: str) -> None:
    pieces = diff(old, new)
    for text, other in ((old, ChangeKind.ADDED), (new, ChangeKind.REMOVED)):
        cuts = {0}
        for part in clusters(text):
            cuts.add(max(cuts) + len(part))
        at = 0
        for piece in pieces:
            if piece.kind is not other:
                at += len(piece.text)
                assert at in cuts


@given(TEXTS, TEXTS, TEXTS)
def test_what_is_put_in_is_all_that_is_shown(before: str, new: str, behind: str) -> None:
    """Whole lines put into a text: nothing of it counts as removed, and no more than they as added."""
    old = f"{before}\n{behind}"
    pieces = diff(old, f"{before}\n{new}\n{behind}")
    assert removed_and_added(pieces) == (0, len(clusters(f"{new}\n")))


def test_counts_are_of_what_one_sees() -> None:
    pieces = [
        DiffPiece(ChangeKind.REMOVED, "か\u3099👨\u200d👩\u200d👧"),
        DiffPiece(ChangeKind.SAME, "x"),
        DiffPiece(ChangeKind.ADDED, "い"),
    ]
    assert removed_and_added(pieces) == (2, 1)
