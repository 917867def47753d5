"""Names in running text: words in katakana, in Latin letters, and kanji before a title."""

import re
from functools import cache

from editor.core.checks.prose.lists import word_list
from editor.core.text.variants import NEW

KATAKANA = re.compile(r"[ァ-ヴヵヶー]{4,40}")
LATIN = re.compile(r"(?<![A-Za-z0-9@./_-])[A-Z][A-Za-z]{3,39}(?![A-Za-z0-9@_/-]|\.[A-Za-z])")
TITLES = (
    "首相|総理大臣|総理|大統領|副大統領|国家主席|主席|書記長|総書記|総裁|党首|代表|幹事長|官房長官|長官|外相|財務相|防衛相|経産相|厚労相|文科相|法相|国防相"
    "|農相|環境相|総務相|国交相|外務大臣|財務大臣|防衛大臣|大臣|副大臣|政務官|政務次官|次官|報道官|特使|大使|領事|議員|議長|知事|市長|区長|町長|村長"
    "|社長|会長|頭取|専務|常務|取締役|監督|選手|投手|捕手|教授|准教授|助教|名誉教授|博士|研究員|所長|院長|校長|学長|理事長|理事|委員長|委員|事務総長|司令官|元帥|大将|中将|少将"
    "|大佐|容疑者|被告|被告人|弁護士|検事|裁判官|判事|記者|編集長|氏|さん|様|女史|選手|議員|皇帝|国王|女王|王子|王女|天皇|陛下|殿下|画伯|医師|館長|隊長|局長|部長|課長|支配人|棋士|九段|名人|横綱|大関"
)
TITLED = re.compile(
    rf"(?<![一-鿿々〆ヶ])(?P<name>[一-鿿々〆]{{2,6}}?)(?P<title>(?:元|前|新|現)?(?:{TITLES}))(?![一-鿿])"
)
_LARGE = str.maketrans("ァィゥェォャュョヮヵヶ", "アイウエオヤユヨワカケ")


def spelling_key(word: str) -> str:
    """A key that is equal for two spellings of one katakana word."""
    return re.sub("[ーッ]", "", word.translate(_LARGE)).replace("ヴ", "ブ").replace("ヂ", "ジ").replace("ヅ", "ズ")


@cache
def ordinary() -> frozenset[str]:
    """Ordinary words in katakana: none of them is a slip of another word."""
    return frozenset(word_list("katakana"))


def is_ordinary(word: str) -> bool:
    """Whether `word` is an ordinary word in katakana, or two of them, with or without ー at an end."""
    known = ordinary()
    return _is_known(word, known) or any(
        _is_known(word[:place], known) and _is_known(word[place:], known) for place in range(2, len(word) - 1)
    )


def _is_known(word: str, known: frozenset[str]) -> bool:
    return word in known or f"{word}ー" in known or (word.endswith("ー") and word[:-1] in known)


_WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
_WIDE_DIGIT = re.compile("[０-９]")


def as_wide_as(right: str, written: str) -> str:
    """`right` with full-width digits, or a point as newspapers set it (64・2), where `written` has them."""
    if "・" in written:
        right = right.replace(".", "・")
    return right.translate(_WIDE) if _WIDE_DIGIT.search(written) else right


_FOLD = str.maketrans(NEW)


def folded(text: str) -> str:
    """`text`, as long as it is, with old forms of characters as the new ones: 髙市 as 高市."""
    return text.translate(_FOLD)
