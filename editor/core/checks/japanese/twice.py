"""Words and particles that stand twice in a row."""

import re
from collections.abc import Iterator

from editor.core.checks.prose.reading import Hit, Prose
from editor.core.words import tr

_KANJI = "一-鿿々〆ヶ"
_SOLID = f"{_KANJI}ァ-ヴー"
_PARTICLE = re.compile(
    "をを"
    f"|(?<=[{_SOLID}A-Za-z0-9」』)])のの(?=[{_SOLID}A-Za-z「『(])"
    f"|(?<=[{_SOLID}A-Za-z0-9」』)])(?P<one>が|は|に|で|と|へ)(?P=one)(?=[{_SOLID}A-Za-z0-9、「『]|ある|いる|な[いっく]|行|は)"
    "|(?:(?<=これ|それ|あれ|どれ|ここ|そこ|どこ|こと|もの|ため|たち|さん)|(?<=ところ))"
    f"(?P<at>が|は|で|に|の)(?P=at)(?=[{_SOLID}A-Za-z0-9、「『])"
    f"|(?<=[{_SOLID}A-Za-z0-9」』)])(?P<two>から|まで)(?P=two)(?![らで])"
    f"|(?<=[{_SOLID}ぁ-ん])(?P<end>でした|ました|ません|である|という|について|によって|として)(?P=end)"
)
_WORD = re.compile(
    rf"(?P<word>(?=[^\s、。]{{0,9}}[{_SOLID}A-Za-z])[{_SOLID}A-Za-z0-9ぁ-ん]{{1,9}}?(?:は|が|を|に|で))(?P=word)"
)
_NOUN = re.compile(
    rf"(?P<noun>[{_KANJI}]{{3,12}})(?P=noun)|(?<![{_KANJI}ー])(?P<pair>[{_KANJI}]{{2}})(?P=pair)(?![{_KANJI}])|(?<![ァ-ヴー])(?P<kana>[ァ-ヴー]{{4,20}})(?P=kana)(?![ァ-ヴー])"
)
_OF = re.compile(rf"(?<![{_SOLID}])(?P<of>[{_KANJI}]{{2,6}}|[ァ-ヴー]{{3,12}})の(?P=of)の(?=[{_SOLID}A-Za-z])")
_MEANT_OF = frozenset({"最後", "最初", "本当", "真実", "個々", "究極", "普通", "頂点"})
_ENGLISH = re.compile(
    r"(?<![A-Za-z'’-])(?P<english>the|a|an|of|to|in|and|is|are|was|for|on|with|by|at|from|this|it)\s(?P=english)(?![A-Za-z'’-])",
    re.IGNORECASE,
)
_ON_PURPOSE = re.compile(
    r"(?:本当|ほんとう|嫌|いや|暇|好き|大変|嬉し|楽し|怖|日|月|年|不安|心配|残念|大好き|今か|今)(?:に|で)$"
)
_ALSO = re.compile(r"[もとのやか]")
_WORDS = frozenset({"ショート", "大学", "カタカタ"})
_EACH = frozenset(
    [
        "個人",
        "瞬間",
        "場面",
        "部分",
        "要所",
        "時代",
        "季節",
        "場所",
        "地域",
        "場合",
        "本当",
        "大変",
        "絶対",
        "万歳",
        "部屋",
        "土地",
        "人間",
        "商品",
        "家庭",
        "時期",
        "段階",
        "局面",
        "工程",
        "言葉",
        "世代",
        "地方",
        "各自",
        "箇所",
        "最高",
        "最低",
        "残念",
        "無理",
        "大丈",
        "危険",
        "注意",
        "反対",
        "賛成",
        "頑張",
        "今日",
        "明日",
        "昨日",
    ]
)
"""Nouns that stand twice on purpose: one by one, or as a call."""
_COUNTED = frozenset("一二三四五六七八九十百千万毎各何半数々")
_SHORTER = re.compile(r"(?P<part>.{1,6}?)(?P=part)+$")


def find(prose: Prose) -> Iterator[Hit]:
    """Each word that stands twice, with the second one to be cut."""
    for passage in prose.passages:
        text = passage.own
        taken = bytearray(len(text))  # 1 where a finding stands: patterns overlap
        for pattern in (_PARTICLE, _NOUN, _WORD, _OF, _ENGLISH):
            for found in pattern.finditer(passage.unquoted if pattern is _NOUN else text):
                start, end = found.span()
                if 1 in taken[start:end] or _is_meant(found):
                    continue
                taken[start:end] = b"\1" * (end - start)
                middle = start + (len(found[0]) // 2 if pattern is not _ENGLISH else len(found["english"]))
                once = passage.words[start:middle]
                yield Hit(passage, start, end, tr("“{word}” stands here twice.", word=once), once)


def _is_meant(found: re.Match[str]) -> bool:
    named = found.groupdict()
    if named.get("of") in _MEANT_OF:
        return True
    word = named.get("word") or ""
    if word and (_ON_PURPOSE.search(word) or len(word) < 2):
        return True
    if pair := named.get("pair"):
        return pair in _EACH or pair[0] == pair[1] or not _COUNTED.isdisjoint(pair)
    noun = named.get("noun") or named.get("kana") or ""
    if word and not re.search(f"[{_SOLID}A-Za-z]", word[:-1]):
        return True
    return bool(noun and (noun in _WORDS or (_SHORTER.match(noun) and len(set(noun)) < 3)))
