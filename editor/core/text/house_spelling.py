"""An author's choice between two spellings of a word: learned from his posts by counting, or decided by himself.

Only pairs between which one author does not change are learned: of each he keeps to one in 95 posts of a hundred.
Formal nouns (こと and 事, もの and 物) have two right spellings by their meaning, so that they are never told.
Literals are counted: one large pattern takes seventy times as long.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from editor.core.text.patterns import pattern

LEAST_POSTS = 30
"""Posts of which a library teaches."""
_PAIR_POSTS, _SHARE = 5, 0.95
_LOOSE_POSTS, _LOOSE_SHARE = 20, 0.98

_LONG_WORDS = """
サーバ コンピュータ ユーザ フォルダ ブラウザ メモリ プリンタ エディタ パラメータ ドライバ センタ メーカ マネージャ
バッテリ カテゴリ ディレクトリ ライブラリ エントリ リポジトリ プロセッサ コンテナ スキャナ スピーカ モニタ ルータ
アダプタ コネクタ モータ ヒータ エレベータ エスカレータ ヘリコプタ プログラマ デザイナ トレーナ リーダ メンバ
カレンダ ヘッダ フッタ レイヤ プレイヤ フィルタ フォロワ セキュリティ エネルギ ドクタ スポンサ オーナ
"""
_LONG = tuple(_LONG_WORDS.split())
"""Words with and without ー at the end."""
STABLE = (
    ("行う", "行なう"),
    ("行わ", "行なわ"),
    ("行い", "行ない"),
    ("行っ", "行なっ"),
    ("デジタル", "ディジタル"),
    ("取り組み", "取組み"),
    ("取り組む", "取組む"),
    ("ソフトウェア", "ソフトウエア"),
    ("ハードウェア", "ハードウエア"),
    ("ウェブ", "ウエブ"),
    ("表す", "表わす"),
    ("現れ", "現われ"),
    ("当たり", "当り"),
    ("受け付け", "受付け"),
    ("打ち合わせ", "打合せ"),
    ("問い合わせ", "問合せ"),
    ("引き上げ", "引上げ"),
    ("引き下げ", "引下げ"),
    ("見積もり", "見積り"),
    ("申し込み", "申込み"),
    ("繰り返し", "繰返し"),
    ("組み合わせ", "組合せ"),
    ("割り当て", "割当て"),
    ("受け入れ", "受入れ"),
    ("引き渡し", "引渡し"),
    ("引き継ぎ", "引継ぎ"),
    ("切り替え", "切替え"),
    ("書き換え", "書換え"),
    ("組み立て", "組立て"),
    ("借り入れ", "借入れ"),
    ("貸し出し", "貸出し"),
    ("取り扱い", "取扱い"),
    ("取り消し", "取消し"),
    ("取り締まり", "取締り"),
    ("打ち切り", "打切り"),
    ("立ち上げ", "立上げ"),
    ("話し合い", "話合い"),
    ("申し入れ", "申入れ"),
    ("差し押さえ", "差押え"),
    ("払い戻し", "払戻し"),
    ("売り上げ", "売上げ"),
    ("買い取り", "買取り"),
    ("変わる", "変る"),
    ("変わっ", "変っ"),
    ("終わる", "終る"),
    ("終わっ", "終っ"),
    ("起こる", "起る"),
    ("生まれ", "生れ"),
    ("暮らし", "暮し"),
    ("落とし", "落し"),
    ("断る", "断わる"),
    ("カ月", "ヶ月"),
    ("カ国", "ヶ国"),
    ("カ所", "ヶ所"),
    ("か月", "カ月"),
    ("か月", "ヶ月"),
    ("か国", "カ国"),
    ("か国", "ヶ国"),
    ("インタビュー", "インタヴュー"),
    ("ベトナム", "ヴェトナム"),
    ("ウクライナ", "ウクライーナ"),
    *((word, f"{word}ー") for word in _LONG),
    ("インターフェース", "インタフェース"),
)
LOOSE = (
    ("子ども", "子供"),
    ("すべて", "全て"),
    ("ください", "下さい"),
    ("いただき", "頂き"),
    ("いただい", "頂い"),
    ("できる", "出来る"),
    ("できな", "出来な"),
    ("さまざま", "様々"),
    ("つながる", "繋がる"),
    ("わかる", "分かる"),
    ("わから", "分から"),
    ("うまく", "上手く"),
    ("いったん", "一旦"),
    ("まったく", "全く"),
    ("たとえば", "例えば"),
    ("すでに", "既に"),
    ("ほとんど", "殆ど"),
)
"""Pairs between which authors do change: learned only from many posts that never do."""
PAIRS = (*STABLE, *LOOSE)
_FORMAL_NOUNS = """
こと 事 もの 物 とき 時 ところ 所 わけ 訳 という と言う といった と言った ため 為 よう 様 とおり 通り うち 内 ほう 方
ほど 程 まま 儘
"""
FORMAL = frozenset(_FORMAL_NOUNS.split())
_KATAKANA = pattern("[ァ-ヴー]+")


@dataclass(frozen=True)
class House:
    """The spellings of one author: `writes` gives for a spelling the one that is his; `leaves` are words that are
    right as they are, whatever a rule says; `posts` is how many posts taught it."""

    writes: Mapping[str, str] = field(default_factory=dict)
    leaves: frozenset[str] = frozenset()
    posts: int = 0

    def decided(self, writes: Mapping[str, str], leaves: Iterable[str]) -> "House":
        """The house's spelling with the author's decisions, which stand above what was learned."""
        pinned = {word: right for word, right in writes.items() if is_decidable(word, right)}
        kept = {word: right for word, right in self.writes.items() if word not in pinned.values()}
        left = frozenset(leaves)
        return House({word: right for word, right in {**kept, **pinned}.items() if word not in left}, left, self.posts)


def is_decidable(word: str, right: str) -> bool:
    """Whether a word can be told by its letters alone: formal nouns and single letters cannot."""
    return len(word) > 1 and bool(right) and word != right and word not in FORMAL and right not in FORMAL


_COUNTED = "(?<=[0-9０-９一二三四五六七八九十百千〇数何半余]){word}"
_AROUND = {
    **{f"{kana}{unit}": _COUNTED for kana in "かカヶ" for unit in "月国所"},
    "行っ": "(?<=を){word}",
    **dict.fromkeys(("行う", "行い", "行わ"), "(?<![銀旅飛流]){word}"),
    "表す": "(?<![一-鿿]){word}(?!る|れば|べ)",
    "分から": r"(?<![一-鿿0-9０-９]){word}(?=[なずん])",
    "まったく": "(?<![一-鿿]){word}(?![らせちさ])",
    "いったん": "{word}(?![だでじのかやよ])",
}
"""Patterns of words that are also parts of others: カ国 of アメリカ国防総省, 行った of 行く, 表す of 発表する."""


@cache
def word_pattern(word: str) -> re.Pattern[str]:
    """A pattern of `word`; one in katakana only as a whole word, others where they are no part of another word."""
    if word not in _AROUND and _KATAKANA.fullmatch(word):
        return re.compile(rf"(?<![ァ-ヴー]){re.escape(word)}(?![ァ-ヴー])")
    return re.compile(_AROUND.get(word, "{word}").format(word=re.escape(word)))


def count(text: str, word: str) -> int:
    """The places of `word` in `text` at which it is a word."""
    if word not in text:
        return 0
    return sum(1 for _found in word_pattern(word).finditer(text)) if word in _AROUND else text.count(word)


def counts(text: str) -> dict[int, tuple[int, int]]:
    """The counts of both spellings of each pair of PAIRS, by its number, where `text` has one of them."""
    found: dict[int, tuple[int, int]] = {}
    for number, (one, other) in enumerate(PAIRS):
        first = count(text, one)
        if other.startswith(one):  # サーバ and サーバー
            second = count(text, other) if first else 0
            first = len(word_pattern(one).findall(text)) if first > second else 0  # モニタリング is neither
        else:
            second = count(text, other)
        if first or second:
            found[number] = first, second
    return found


def learned(posts: Iterable[Mapping[int, tuple[int, int]]]) -> House:
    """The spellings that the counts of many posts teach."""
    totals: dict[int, list[int]] = {}
    number_of_posts = 0
    for post in posts:
        number_of_posts += 1
        for number, (one, other) in post.items():
            total = totals.setdefault(number, [0, 0, 0])
            total[0] += one
            total[1] += other
            total[2] += 1
    writes: dict[str, str] = {}
    if number_of_posts >= LEAST_POSTS:
        for number, (one, other, there) in totals.items():
            least, share = (_PAIR_POSTS, _SHARE) if number < len(STABLE) else (_LOOSE_POSTS, _LOOSE_SHARE)
            if there < least or max(one, other) < share * (one + other):
                continue
            right, wrong = PAIRS[number] if one > other else PAIRS[number][::-1]
            writes[wrong] = right
    # Of three spellings (か月, カ月, ヶ月) only the house's own is written.
    return House({wrong: right for wrong, right in writes.items() if right not in writes}, posts=number_of_posts)
