"""Words and particles that stand twice in a row, and (`repeated`) sentences and paragraphs."""

import re
from collections.abc import Iterator

from editor.core.checks.japanese import repeated
from editor.core.checks.prose.reading import Hit, Passage, Prose
from editor.core.words import tr

_KANJI = "一-鿿々〆ヶ"
_SOLID = f"{_KANJI}ァ-ヴー"
_SAME_KANA = ("をを", "のの", "がが", "はは", "にに", "でで", "とと", "へへ")
_BEFORE = re.compile(f"[{_SOLID}A-Za-z0-9」』)%]$")
_BEHIND = re.compile(f"[{_SOLID}A-Za-z0-9、「『]|ある|いる|な[いっく]|行|は")
_BEFORE_POINTING = re.compile(
    "(?:これ|それ|あれ|どれ|ここ|そこ|どこ|こと|もの|ため|たち|さん|ところ|など|だけ|ほど|まで|[一-鿿彼]ら)$"
)
_BEHIND_OF = re.compile(f"[{_SOLID}A-Za-z「『(]")
_SAME_END = tuple(
    word * 2
    for word in ("から", "まで", "でした", "ました", "ません", "である", "という", "について", "によって", "として")
)
_LATE = (
    ("とと", "[るただいう」]$", "[述語言話思考発説見訴強指主答報]"),
    *((word * 2, f"[{_SOLID}A-Za-z0-9」)]$", "") for word in ("には", "とは", "では", "との", "への")),
    *(
        (word * 2, "[ぁ-ん一-鿿]$", "")
        for word in ("ための", "ことが", "ことを", "ことは", "だった", "だろう", "なかった")
    ),
    ("もも", f"(?<![太内外鶏豚牛鳥腿])[{_SOLID}]$", "(?!肉|裏|側|部|上|缶|の)[一-鿿]"),
    ("たた", "[ぁ-ん一-鿿]$", "[。、」』)]"),
    ("するする", "[一-鿿]$", "(?!と)"),
    ("したした", "[一-鿿]$", ""),
    ("されるされる", "[一-鿿]$", ""),
    ("されたされた", "[一-鿿]$", ""),
    ("しているしている", "[一-鿿]$", ""),
    ("に対してに対して", "", ""),
    ("においてにおいて", "", ""),
    ("によるによる", "", ""),
    ("とともにとともに", "", ""),
    *(
        (word * 2, "(?:^|[。」\\s])$", "")
        for word in ("しかし", "そして", "ただし", "しかも", "ところが", "そのため", "したがって")
    ),
)
"""Words that stand twice by a slip between such neighbours, as patterns of what is before and behind."""
_BETWEEN = tuple((word, re.compile(before), re.compile(behind)) for word, before, behind in _LATE)
_BEFORE_END = re.compile(f"[{_SOLID}ぁ-んA-Za-z0-9」』)]$")
_MARK = re.compile("[はがをにでの]")
_LETTERS = re.compile(f"[{_SOLID}A-Za-z0-9ぁ-ん]+")
_LONGEST = 10  # letters of a word with its particle
_RUN = re.compile(f"[{_KANJI}]{{4,60}}|[ァ-ヴー]{{6,60}}")
_NOUN = re.compile(
    rf"(?P<noun>[{_KANJI}]{{3,12}})(?P=noun)|^(?P<pair>[{_KANJI}]{{2}})(?P=pair)$|^(?P<kana>[ァ-ヴー]{{4,20}}|[アイウエオ-ヂツ-モヤユヨラル-ロワ]{{3}})(?P=kana)$"
)
_OF = re.compile(rf"(?P<of>[{_KANJI}]{{2,6}}|[ァ-ヴー]{{3,12}})の")
_SOLID_LETTER = re.compile(f"[{_SOLID}]")
_MEANT_OF = frozenset({"最後", "最初", "本当", "真実", "個々", "究極", "普通", "頂点"})
_LATIN = re.compile("[A-Za-z] [A-Za-z]")
_ENGLISH = re.compile(
    r"(?<![A-Za-z'’-])(?P<english>the|a|an|of|to|in|and|is|are|was|for|on|with|by|at|from|this|it)\s(?P=english)(?![A-Za-z'’-])",
    re.IGNORECASE,
)
_ON_PURPOSE = re.compile(
    r"(?:本当|ほんとう|嫌|いや|暇|好き|大変|嬉し|楽し|怖|日|月|年|不安|心配|残念|大好き|今か|今)(?:に|で)$"
)
_WORDS = frozenset({"ショート", "大学", "カタカタ"})
_EACH_WORDS = """
個人 瞬間 場面 部分 要所 時代 季節 場所 地域 場合 本当 大変 絶対 万歳 部屋 土地 人間 商品 家庭 時期 段階 局面 工程
言葉 世代 地方 各自 箇所 最高 最低 残念 無理 大丈 危険 注意 反対 賛成 頑張 今日 明日 昨日
"""
_EACH = frozenset(_EACH_WORDS.split())
"""Nouns that stand twice on purpose: one by one, or as a call."""
_COUNTED = frozenset("一二三四五六七八九十百千万毎各何半数々")
_CALLED = re.compile("と(?:言|いう|いっ|いわ|叫|唱|騒|連呼|繰|呼|声)|[!！]")
"""Behind a noun that somebody calls twice: 改革改革と叫ぶ."""
_SHORTER = re.compile(r"(?P<part>.{1,6}?)(?P=part)+$")


def find(prose: Prose) -> Iterator[Hit]:
    """Each word that stands twice, with the second one to be cut."""
    for passage in prose.passages:
        text = passage.own
        taken = bytearray(len(text))  # 1 where a finding stands: patterns overlap
        for start, middle, end in _places(passage, text):
            if 1 in taken[start:end]:
                continue
            taken[start:end] = b"\1" * (end - start)
            once = passage.words[start:middle]
            yield Hit(passage, start, end, tr("“{word}” stands here twice.", word=once), once)
    yield from repeated.find(prose)


def _places(passage: Passage, text: str) -> Iterator[tuple[int, int, int]]:
    """Words that stand twice: the start, that of the second one, and the end."""
    yield from _particles(text)
    yield from _between(text)
    yield from _nouns(passage.unquoted)
    yield from _words(text)
    if _LATIN.search(text):
        for found in _ENGLISH.finditer(text):
            yield found.start(), found.start() + len(found["english"]), found.end()


def _particles(text: str) -> Iterator[tuple[int, int, int]]:
    """Particles and ends of sentences that stand twice."""
    for start, end in _all(text, _SAME_KANA):
        before, letter = text[max(0, start - 3) : start], text[start]
        behind = _BEHIND_OF if letter == "の" else _BEHIND
        solid = _BEFORE.search(before) or (letter not in "とへ" and _BEFORE_POINTING.search(before))
        if letter == "を" or (solid and behind.match(text, end)):
            yield start, start + 1, end
    for start, end in _all(text, _SAME_END):
        middle = (start + end) // 2
        known = _BEFORE if text[start:middle] in ("から", "まで") else _BEFORE_END
        if text[end : end + 1] not in ("ら", "で") and known.search(text[max(0, start - 1) : start]):
            yield start, middle, end


def _between(text: str) -> Iterator[tuple[int, int, int]]:
    """Words that are no slip everywhere: ももの, ととのえる, するすると."""
    for word, before, behind in _BETWEEN:
        for start, end in _all(text, (word,)):
            if before.search(text[max(0, start - 3) : start]) and behind.match(text, end):
                yield start, (start + end) // 2, end


def _all(text: str, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The places of `words` in `text`, word by word: looking for each is faster than one pattern for all."""
    for word in words:
        place = text.find(word)
        while place >= 0:
            yield place, place + len(word)
            place = text.find(word, place + len(word))


def _nouns(text: str) -> Iterator[tuple[int, int, int]]:
    """Nouns of kanji and of katakana that stand twice."""
    for run in _RUN.finditer(text):
        for found in _NOUN.finditer(run[0]):
            if _CALLED.match(text, run.start() + found.end()):
                continue
            if not _is_meant(found) and not (found["pair"] and text[run.start() - 1 : run.start()] == "ー"):
                start = run.start() + found.start()
                yield start, start + len(found[0]) // 2, start + len(found[0])


def _words(text: str) -> Iterator[tuple[int, int, int]]:
    """Words with their particle that stand twice: the same particle comes again after as many letters."""
    for found in _MARK.finditer(text):
        end = found.end()
        place = text.find(found[0], end + 1, end + _LONGEST)
        while place >= 0:
            length = place - found.start()
            if length <= end and text[end - length : end] == text[end : place + 1]:
                if _is_twice(text, end - length, end):
                    yield end - length, end, place + 1
                break
            place = text.find(found[0], place + 1, end + _LONGEST)


def _is_twice(text: str, start: int, end: int) -> bool:
    """Whether the word with its particle, which follows once more, is no way of speaking."""
    word = text[start:end]
    if word.endswith("の"):
        of = _OF.fullmatch(word)
        behind = _BEHIND_OF.match(text, end + end - start)
        alone = not _SOLID_LETTER.fullmatch(text[max(0, start - 1) : start])
        return of is not None and of["of"] not in _MEANT_OF and behind is not None and alone
    return _LETTERS.fullmatch(word) is not None and not _is_on_purpose(word)


def _is_on_purpose(word: str) -> bool:
    return bool(_ON_PURPOSE.search(word)) or not re.search(f"[{_SOLID}A-Za-z]", word[:-1])


def _is_meant(found: re.Match[str]) -> bool:
    named = found.groupdict()
    if pair := named.get("pair"):
        return pair in _EACH or pair[0] == pair[1] or not _COUNTED.isdisjoint(pair)
    noun = named.get("noun") or named.get("kana") or ""
    return bool(noun and (noun in _WORDS or (_SHORTER.match(noun) and len(set(noun)) < 3)))
