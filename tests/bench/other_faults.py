"""A second set of planted faults for `./dev checks --other`: other spellings, other positions, other kinds of slips.

Made by somebody who did not look at the rules: what the first set shares with them by its author, this one does not.
"""

import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from editor.core.file.postfile import PostFile

DAY = date(2025, 4, 3)
_JA = "月火水木金土日"
_SHORT = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LONG = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_NUMERALS = "〇一二三四五六七八九"

Planted = tuple[PostFile, str, tuple[str, ...]]
"""A post with a fault, what was written, and the texts of its clips."""
Plant = Callable[[PostFile, random.Random], Planted | None]


@dataclass(frozen=True, slots=True)
class OtherKind:
    """A kind of fault: how it is called, the rule that must find it, and what plants it."""

    name: str
    rule: str
    plant: Plant


def kanji(number: int) -> str:
    """A number below 100 in Chinese numerals: 二十三."""
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else f"{_NUMERALS[tens]}十") + (_NUMERALS[ones] if ones else "")


def weekday_forms(day: date, wrong: int) -> list[str]:
    """A day with the weekday number `wrong`, in the spellings of papers, offices, diaries and English letters."""
    y, m, d = day.year, day.month, day.day
    w, short, long, month = _JA[wrong], _SHORT[wrong], _LONG[wrong], _MONTHS[day.month - 1]
    return [
        f"{m}月{d}日({w})",
        f"{m}月{d}日（{w}曜）".translate(_WIDE),
        f"{m}/{d}({w})",
        f"{m}／{d}（{w}）".translate(_WIDE),
        f"{y}.{m}.{d} {short}",
        f"{y}.{m}.{d}({w})",
        f"{y}.{m:02}.{d:02}（{w}）",
        f"{long}, {month} {d}, {y}",
        f"{short}, {d} {month[:3]} {y}",
        f"{month} {d} ({short})",
        f"{y}/{m:02}/{d:02} ({short})",
        f"令和{y - 2018}年{m}月{d}日{w}曜日",
        f"R{y - 2018}.{m}.{d}({w})",
        f"R{y - 2018}/{m}/{d}（{w}）",
        f"令和{kanji(y - 2018)}年{kanji(m)}月{kanji(d)}日（{w}）",
        f"{''.join(_NUMERALS[int(c)] for c in str(y))}年{kanji(m)}月{kanji(d)}日{w}曜日",
        f"{kanji(m)}月{kanji(d)}日、{w}曜日",
        f"{w}曜日の{m}月{d}日",
        f"{m}月{d}日{w}曜の夜",
        f"{y}年{m}月{d}日 {w}曜日",
        f"{m}月{d}日［{w}］",
        f"{m}月{d}日〈{w}〉",
        f"{m}月{d}日《{w}》",
        f"{m}月{d}日　（{w}）",
        f"{m}月{d}日（{w}）午後3時",
        f"{m}月{d}日（祝・{w}）",
        f"{m}月{d}日（{w}、祝日）",
        f"{y}年{m}月{d}日（{w}）".translate(_WIDE),
        f"{y}-{m:02}-{d:02} {w}曜日",
        f"{m}月 {d}日 ({w}曜日)",
        f"{m}月{d}日は{w}曜日",
        f"{m}月{d}日が{w}曜日",
        f"**{m}月{d}日**（{w}）",
        f"{y}年（令和{y - 2018}年）{m}月{d}日（{w}）",
        f"令和{y - 2018}年（{y}年）{m}月{d}日（{w}）",
        f"{month} {d}, {y} ({long})",
        f"{long} {d} {month} {y}",
    ]


_OLD = (
    date(1989, 1, 7),
    date(1995, 1, 17),
    date(2011, 3, 11),
    date(1945, 8, 15),
    date(1964, 10, 10),
    date(2001, 9, 11),
)


def _old_form(day: date, wrong: int) -> list[str]:
    y, m, d, w = day.year, day.month, day.day, _JA[wrong]
    forms = [f"{y}年{m}月{d}日（{w}）", f"{y}年{m}月{d}日、{w}曜日", f"{y}/{m}/{d}({w})"]
    if y < 1989 or (y, m, d) == (1989, 1, 7):
        forms += [
            f"昭和{y - 1925}年{m}月{d}日（{w}）",
            f"昭和{kanji(y - 1925)}年{kanji(m)}月{kanji(d)}日{w}曜日",
            f"S{y - 1925}.{m}.{d}({w})",
        ]
    elif y < 2019:
        forms += [f"平成{y - 1988}年{m}月{d}日（{w}）", f"H{y - 1988}.{m}.{d}（{w}）"]
    return forms


def _put(file: PostFile, dice: random.Random, words: str) -> PostFile | None:
    """`words` in the text: within a sentence, at the head of a paragraph, in an item, a heading, a bullet."""
    body, way = file.body, dice.randrange(6)
    if way == 0:
        places = [one.end() for one in re.finditer(r"[ぁ-ん][。、](?=[^\n」』)）])", body)]
        if not places:
            return None
        at = dice.choice(places)
        return replace(file, body=f"{body[:at]}{words}のことで、{body[at:]}")
    if way == 4 and file.fields.news.headline:
        news = replace(file.fields.news, summary=(*file.fields.news.summary, f"{words}に会議"))
        return replace(file, fields=replace(file.fields, news=news))
    breaks = [one.end() for one in re.finditer(r"(?<=[。\n])\n\n(?=[^\n>|`#])", body)]
    if not breaks:
        return None
    at = dice.choice(breaks)
    line = (
        f"{words}の朝、話を聞いた。",
        f"- {words}、東京で",
        f"### {words}の会議",
        f"{words}",
        f"話を聞いたのは{words}。",
    )[way - 1]
    return replace(file, body=f"{body[:at]}{line}\n\n{body[at:]}")


def _of_words(make: Callable[[random.Random], str]) -> Plant:
    def plant(file: PostFile, dice: random.Random) -> Planted | None:
        words = make(dice)
        made = _put(file, dice, words)
        return (made, words, ()) if made is not None else None

    return plant


def _weekday(dice: random.Random) -> str:
    old = dice.random() < 0.2
    day = dice.choice(_OLD) if old else DAY + timedelta(days=dice.randrange(-150, 150))
    wrong = (day.weekday() + dice.randrange(1, 7)) % 7
    return dice.choice(_old_form(day, wrong) if old else weekday_forms(day, wrong))


def _era(dice: random.Random) -> str:
    era, first, last = dice.choice(
        (("令和", 2018, 7), ("平成", 1988, 30), ("昭和", 1925, 63), ("大正", 1911, 14), ("明治", 1867, 44))
    )
    count = dice.randrange(2, last + 1)
    year = first + count + dice.choice((-2, -1, 1, 2, 10))
    west = "".join(_NUMERALS[int(c)] for c in str(year))
    letter = {"令和": "R", "平成": "H", "昭和": "S"}.get(era, era)
    return dice.choice(
        (
            f"{era}{count}（{year}）年",
            f"{year}（{era}{count}）年",
            f"{era}{count}年（{year}年）",
            f"{year}年（{era}{count}年）",
            f"{year}年({letter}{count})",
            f"{letter}{count}({year})年",
            f"{era}{kanji(count)}年（{west}年）",
            f"西暦{year}年、{era}{count}年",
            f"{year}年／{era}{count}年",
            f"{era}{count}年＝{year}年",
            f"{era}{count}年〔{year}年〕",
            f"{era}{count}年（西暦{year}年）",
            f"{era}{count}年（{year}年）".translate(_WIDE),
            f"{year}年、つまり{era}{count}年",
        )
    )


def _impossible(dice: random.Random) -> str:
    return dice.choice(
        (
            "6月31日",
            "11月31日",
            "９月３１日",
            "2月30日",
            "2023年2月29日",
            "2025年2月29日",
            "11月31日（月）",
            "2025-02-30",
            "2025/4/31（木）",
            "13月1日",
            "4月0日",
            "4月32日",
            "二月三十日",
            "四月三十一日",
            "平成5年2月29日",
            "R5.2.29",
            "令和7年13月1日",
            "午後13時",
            "午前14時",
            "10時75分",
            "April 31, 2025",
            "Feb 30, 2025",
            "2025年14月",
            "昭和58年2月29日",
            "0月10日",
            "30 February 2025",
            "9月31日午後",
        )
    )


def _ra(dice: random.Random) -> str:
    return dice.choice(
        (
            "着れる服",
            "寝れない夜",
            "降りれない駅",
            "逃げれた人",
            "続けれる力",
            "受けれない話",
            "借りれます",
            "教えれる人",
            "覚えれない名前",
            "伝えれる言葉",
            "辞めれない人",
            "閉じれる扉",
            "避けれる争い",
            "届けれる荷物",
            "支えれる人",
            "認めれない話",
            "超えれる壁",
            "耐えれない暑さ",
            "抑えれる価格",
            "建てれる家",
            "育てれる人",
            "数えれる星",
            "投げれる球",
            "止めれる人",
            "浴びれる湯",
            "生きれない国",
            "見れそうな空",
            "食べれて満足",
            "来れなかった人",
            "みれる人",
            "たべれる量",
            "でれる人",
            "起きれました",
            "信じれなかった",
            "感じれる街",
            "出れません",
            "忘れれない味",
            "答えれる人",
            "決めれず",
            "得れる利益",
            "集めれる数",
            "開けれない箱",
            "任せれる人",
            "負けれない試合",
            "比べれる数",
            "調べれる人",
            "考えれないこと",
            "見れなくなる番組",
            "見れた景色",
        )
    )


def _double(dice: random.Random) -> str:
    return dice.choice(
        (
            "政府をを批判",
            "東京にに移る",
            "首相がが語る",
            "市場はは動く",
            "現地でで聞く",
            "東京のの空",
            "米国とと組む",
            "政府は政府は言う",
            "円高が円高が進む",
            "首相に首相に",
            "インフレインフレの話",
            "データをデータを送る",
            "the the news",
            "政府の政府の方針",
            "会見でで述べ",
            "企業へへ渡す",
            "東京からから来た",
            "今日までまでの話",
            "状況をを、",
            "ＡＩがが広がる",
            "彼はは言う",
            "「円」をを売る",
        )
    )


def _swap(
    text: str, dice: random.Random, pattern: str, change: Callable[[re.Match[str]], str | None]
) -> tuple[str, str] | None:
    found = list(re.finditer(pattern, text))
    dice.shuffle(found)
    for one in found[:40]:
        new = change(one)
        if new is not None and new != one[0]:
            return text[: one.start()] + new + text[one.end() :], new
    return None


def _in_body(pattern: str, change: Callable[[re.Match[str], random.Random], str | None]) -> Plant:
    def plant(file: PostFile, dice: random.Random) -> Planted | None:
        body = re.sub(
            r"```.*?```|`[^`\n]*`|\]\([^)]*\)|^>.*$", lambda one: "\ufffc" * len(one[0]), file.body, flags=re.S | re.M
        )
        found = list(re.finditer(pattern, body))
        dice.shuffle(found)
        for one in found[:40]:
            new = change(one, dice)
            if new is not None and new != one[0]:
                return replace(file, body=file.body[: one.start()] + new + file.body[one.end() :]), one[0], ()
        return None

    return plant


def _mixed(one: re.Match[str], dice: random.Random) -> str:
    at = dice.randrange(len(one[0]))
    return one[0][:at] + chr(ord(one[0][at]) + 0xFEE0) + one[0][at + 1 :]


_LETTERS = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモラリルレロワン"


def _other(word: str, at: int, dice: random.Random) -> str:
    pool = _LETTERS if re.match("[ァ-ヴ]", word[at]) else "abcdefghijklmnopqrstuvwxyz"
    return word[:at] + dice.choice([one for one in pool if one != word[at]]) + word[at + 1 :]


def _name(kind: str) -> Plant:
    patterns = {
        "katakana": r"(?<![ァ-ヴー])[ァ-ヴー]{5,12}(?![ァ-ヴー])",
        "latin": r"(?<![A-Za-z0-9./_@-])[A-Z][a-z]{5,14}(?![A-Za-z0-9./_@-])",
    }

    def plant(file: PostFile, dice: random.Random) -> Planted | None:
        counts = Counter(
            re.findall(
                patterns[kind],
                re.sub(r"```.*?```|`[^`\n]*`|\]\([^)]*\)|https?:\S+|^>.*$", " ", file.body, flags=re.S | re.M),
            )
        )
        names = sorted(name for name, count in counts.items() if count >= 3)
        if not names:
            return None
        name = dice.choice(names)
        places = [
            at
            for at in range(1, len(name) - 1)
            if name[at] not in "ーッァィゥェォャュョ" and name[at + 1] not in "ァィゥェォャュョ"
        ]
        if not places:
            return None
        wrong = _other(name, dice.choice(places), dice)
        made = _put(replace(file), dice, f"{wrong}")
        return (made, f"{name} → {wrong}", ()) if made is not None else None

    return plant


def _titled(file: PostFile, dice: random.Random) -> Planted | None:
    name = dice.choice(("石破", "岸田", "植田", "加藤", "習近平", "林芳正", "玉木雄一郎", "渡辺"))
    title = dice.choice(("首相", "総裁", "氏", "知事", "さん", "外相", "議員"))
    at = dice.randrange(len(name))
    wrong = name[:at] + dice.choice("山川田本村中野原") + name[at + 1 :]
    if wrong == name:
        return None
    head = f"{name}{title}は会見で語った。{name}{title}の話は長い。\n\n{name}{title}に聞いた。\n\n"
    return (
        replace(file, body=f"{head}{wrong}{title}はそう言った。\n\n{file.body}"),
        f"{name}{title} → {wrong}{title}",
        (),
    )


_SENTENCE = re.compile(r"(?<=[。\n])[^。\n>|`#\-*\[\]<!「」]{12,90}。")


def _bullet(
    file: PostFile, dice: random.Random, pattern: str, change: Callable[[re.Match[str], random.Random], str | None]
) -> Planted | None:
    """A sentence of the text as a bullet, with one thing changed."""
    body = re.sub(r"```.*?```", "", file.body, flags=re.S)
    sentences = [one[0] for one in _SENTENCE.finditer(body) if re.search(pattern, one[0])]
    dice.shuffle(sentences)
    for sentence in sentences[:20]:
        found = list(re.finditer(pattern, sentence))
        one = dice.choice(found)
        new = change(one, dice)
        if new is None or new == one[0] or new in body:
            continue
        bullet = sentence[: one.start()] + new + sentence[one.end() :].rstrip("。")
        news = replace(file.fields.news, headline="見出し", summary=(bullet,))
        return replace(file, fields=replace(file.fields, news=news)), f"{one[0]} → {new}", ()
    return None


def _bullets(pattern: str, change: Callable[[re.Match[str], random.Random], str | None]) -> Plant:
    return lambda file, dice: _bullet(file, dice, pattern, change)


def _digit(one: re.Match[str], dice: random.Random) -> str:
    places = [at for at, char in enumerate(one[0]) if char.isdigit()]
    at = dice.choice(places)
    new = dice.choice([char for char in "123456789" if char != one[0][at]])
    return one[0][:at] + new + one[0][at + 1 :]


def _month(_one: re.Match[str], dice: random.Random) -> str:
    return str(dice.randrange(1, 13))


def _numeral(one: re.Match[str], dice: random.Random) -> str | None:
    places = [at for at, char in enumerate(one[0]) if char in _NUMERALS]
    if not places:
        return None
    at = dice.choice(places)
    return one[0][:at] + dice.choice([char for char in _NUMERALS[1:] if char != one[0][at]]) + one[0][at + 1 :]


def _large(one: re.Match[str], dice: random.Random) -> str:
    return one[0].replace(one[1], dice.choice([sign for sign in "万億兆" if sign != one[1]]))


def _letter(one: re.Match[str], dice: random.Random) -> str | None:
    places = [at for at in range(1, len(one[0]) - 1) if one[0][at] not in "ーッァィゥェォャュョ"]
    return _other(one[0], dice.choice(places), dice) if places else None


def _quoted(file: PostFile, dice: random.Random) -> Planted | None:
    words = [one[1] for one in re.finditer("「([^「」\n]{6,30})」", file.body)]
    if not words:
        return None
    word = dice.choice(words)
    at = dice.randrange(1, len(word) - 1)
    if not re.match("[一-鿿ァ-ヴ]", word[at]):
        return None
    wrong = word[:at] + dice.choice("国民会的高中新") + word[at + 1 :]
    if wrong in file.body:
        return None
    news = replace(file.fields.news, headline="見出し", summary=(f"「{wrong}」と語った",))
    return replace(file, fields=replace(file.fields, news=news)), f"{word} → {wrong}", ()


_UNITS = (
    "(?:人|円|ドル|%|％|か月|カ月|ヶ月|年間|時間|分|秒|個|件|社|か国|カ国|歳|倍|回|冊|本|台|行|文字|バイト"
    "|種類|つ|度|日間|週間|キロ|メートル|トン|ポイント)"
)


def _copied(file: PostFile, dice: random.Random) -> Planted | None:
    sentences = [one[0] for one in _SENTENCE.finditer(file.body) if sum(c.isalnum() for c in one[0]) >= 32]
    if not sentences:
        return None
    own = dice.choice(sentences)
    length = dice.randrange(28, 40)
    letters = [at for at, char in enumerate(own) if char.isalnum()]
    start = dice.randrange(0, max(1, len(letters) - length))
    taken = own[letters[start] : letters[min(len(letters), start + length) - 1] + 1]
    return file, taken, (f"前の段落です。\n{taken}\n後の段落です。",)


def _pair(one: re.Match[str], _dice: random.Random) -> str:
    return ""


KINDS = (
    OtherKind("weekday", "weekday", _of_words(_weekday)),
    OtherKind("era", "era", _of_words(_era)),
    OtherKind("date-impossible", "date-impossible", _of_words(_impossible)),
    OtherKind("word-twice", "word-twice", _of_words(_double)),
    OtherKind("ra-dropped", "ra-dropped", _of_words(_ra)),
    OtherKind("pair-unmatched", "pair-unmatched", _in_body("[「」『』（）()【】]", _pair)),
    OtherKind(
        "width-mixed: number", "width-mixed", _in_body(r"(?<![\w.,０-９Ａ-ｚ-])\d{2,4}(?![\w.,０-９Ａ-ｚ-])", _mixed)
    ),
    OtherKind(
        "width-mixed: word", "width-mixed", _in_body(r"(?<![\w./_@:<>&;-])[A-Za-z]{3,8}(?![\w./_@:<>&;-])", _mixed)
    ),
    OtherKind("name-differs: katakana", "name-differs", _name("katakana")),
    OtherKind("name-differs: Latin", "name-differs", _name("latin")),
    OtherKind("name-differs: kanji", "name-differs", _titled),
    OtherKind("quote-copied", "quote-copied", _copied),
    OtherKind("period-missing", "period-missing", _in_body(r"(?<=[ぁ-ん])。(?=\n\n[^#>\-*!|<\d\n` ])", _pair)),
    OtherKind("summary: figure", "summary-number", _bullets(rf"(?<![\d.,第])\d[\d,]*(?:\.\d+)?(?={_UNITS})", _digit)),
    OtherKind("summary: 万億兆", "summary-number", _bullets(r"\d([万億兆])", _large)),
    OtherKind(
        "summary: kanji numeral",
        "summary-number",
        _bullets(rf"(?<![一-鿿])[二三四五六七八九十百千]{{1,4}}(?={_UNITS})", _numeral),
    ),
    OtherKind("summary: year", "summary-number", _bullets(r"(?<!\d)(?:19|20)\d\d(?=年)", _digit)),
    OtherKind("summary: day", "summary-number", _bullets(r"\d{1,2}(?=日(?!間))", _digit)),
    OtherKind("summary: month", "summary-number", _bullets(r"(?<!\d)\d{1,2}(?=月)", _month)),
    OtherKind("summary: katakana", "summary-number", _bullets(r"(?<![ァ-ヴー])[ァ-ヴー]{5,12}(?![ァ-ヴー])", _letter)),
    OtherKind(
        "summary: Latin",
        "summary-number",
        _bullets(r"(?<![A-Za-z0-9./_@-])[A-Z][a-z]{5,14}(?![A-Za-z0-9./_@-])", _letter),
    ),
    OtherKind("summary: quoted", "summary-number", _quoted),
)
