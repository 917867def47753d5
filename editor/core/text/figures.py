"""Figures with their units, and names with their offices, in Japanese text: what changes from report to report."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple
from unicodedata import normalize

_DIGITS = "0-9０-９"
_NUMBER = rf"[{_DIGITS}](?:[{_DIGITS}]|[,，](?=[{_DIGITS}]{{3}}))*(?:[.．][{_DIGITS}]+)?"
_LARGE = {"兆": 10**12, "億": 10**8, "万": 10**4, "千": 10**3, "百": 10**2}
_UNIT = (
    "米ドル|ドル|ユーロ|ポンド|ウォン|ルーブル|人民元|元|円|"
    "パーセント|ポイント|%|％|人|名|件|社|票|議席|隻|機|両|発|回|歳|倍|位|"
    r"か国|カ国|ヶ国|ヵ国|トン|キロメートル|キログラム|キロ|メートル|バレル|ヘクタール|km|kg|kW|MW|GW"
)
_FIGURE = re.compile(rf"(?P<number>{_NUMBER}(?:[兆億万千百]{{1,2}}(?:{_NUMBER}(?=[億万千百]))?)*)\s?(?P<unit>{_UNIT})")
_PART = re.compile(r"([0-9]+(?:\.[0-9]+)?)([兆億万千百]*)")
_SAME = {
    "%": "パーセント",
    "米ドル": "ドル",
    "名": "人",
    "人民元": "元",
    "カ国": "か国",
    "ヶ国": "か国",
    "ヵ国": "か国",
}

_NAME = "\u3005\u4e00-\u9fffァ-ヴーA-Za-z・＝=."
_OFFICES = (
    "首相|総理大臣|総理|大統領|国家主席|主席|総書記|書記長|外相|外務大臣|防衛相|防衛大臣|国防相|国防長官|国務長官|"
    "財務相|財務大臣|財務長官|経産相|官房長官|幹事長|議長|委員長|知事|市長|総裁|会長|社長|長官|大使|特使|報道官|党首|国王|天皇"
)
_OFFICE = re.compile(
    rf"(?P<name>(?:(?!(?:{_OFFICES}))[{_NAME}]){{2,16}}?)(?P<office>(?:元|前|副|次期)?(?:{_OFFICES}))(?![{_NAME}])"
)
_LONGEST = 20_000  # characters


class Amount(NamedTuple):
    """A number with its unit. `start` and `end` are its place; `value` is in units of one (3億 is 300,000,000),
    `unit` in its usual spelling, `written` the text as it stands."""

    start: int
    end: int
    value: Decimal
    unit: str
    written: str


class Named(NamedTuple):
    """A name with its office; `start` and `end` are the place of the name."""

    start: int
    end: int
    name: str
    office: str


def figures(text: str) -> Iterator[Amount]:
    """The figures with a unit in `text`: 3,240億ドル, 1兆5000億円, ２５％. Dates and years are none."""
    for match in _FIGURE.finditer(text[:_LONGEST]):
        value = _value(normalize("NFKC", match["number"]).replace(",", ""))
        if value is not None:
            unit = normalize("NFKC", match["unit"])
            yield Amount(match.start(), match.end(), value, _SAME.get(unit, unit), match[0])


def offices(text: str) -> Iterator[Named]:
    """The names that stand before an office in `text`: 石破首相, ドナルド・トランプ大統領."""
    for match in _OFFICE.finditer(text[:_LONGEST]):
        yield Named(match.start("name"), match.end("name"), match["name"], match["office"])


def same_name(one: str, other: str) -> bool:
    """Whether two names are of one person as far as they say: トランプ is ドナルド・トランプ."""
    one, other = (normalize("NFKC", name).casefold() for name in (one, other))
    return one.endswith(other) or other.endswith(one)


def _value(text: str) -> Decimal | None:
    total = Decimal(0)
    try:
        for number, large in _PART.findall(text):
            value = Decimal(number)
            for sign in large:
                value *= _LARGE[sign]
            total += value
    except InvalidOperation:
        return None
    return total
