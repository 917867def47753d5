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
    f"|(?<=[{_SOLID}])(?P<one>が|は|に|で|と)(?P=one)(?=[{_SOLID}、「『])"
)
_WORD = re.compile(
    rf"(?P<word>(?=[^\s、。]{{0,9}}[{_SOLID}A-Za-z])[{_SOLID}A-Za-z0-9ぁ-ん]{{1,9}}?(?:は|が|を|に|で))(?P=word)"
)
_NOUN = re.compile(
    rf"(?P<noun>[{_KANJI}]{{3,12}})(?P=noun)|(?<![ァ-ヴー])(?P<kana>[ァ-ヴー]{{4,20}})(?P=kana)(?![ァ-ヴー])"
)
_ENGLISH = re.compile(
    r"\b(?P<english>the|a|an|of|to|in|and|is|are|was|for|on|with|by|at|from|this|it)\s(?P=english)\b", re.I
)
_ON_PURPOSE = re.compile(
    r"(?:本当|ほんとう|嫌|いや|暇|好き|大変|嬉し|楽し|怖|日|月|年|不安|心配|残念|大好き|今か|今)(?:に|で)$"
)
_ALSO = re.compile(r"[もとのやか]")
_WORDS = frozenset({"ショート", "大学", "カタカタ"})
_SHORTER = re.compile(r"(?P<part>.{1,6}?)(?P=part)+$")


def find(prose: Prose) -> Iterator[Hit]:
    """Each word that stands twice, with the second one to be cut."""
    for passage in prose.passages:
        text = passage.own
        taken = bytearray(len(text))  # 1 where a finding stands: patterns overlap
        for pattern in (_PARTICLE, _NOUN, _WORD, _ENGLISH):
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
    word = named.get("word") or ""
    if word and (_ON_PURPOSE.search(word) or len(word) < 2):
        return True
    noun = named.get("noun") or named.get("kana") or ""
    if word and not re.search(f"[{_SOLID}A-Za-z]", word[:-1]):
        return True
    return bool(noun and (noun in _WORDS or (_SHORTER.match(noun) and len(set(noun)) < 3)))
