"""Lines that name the author of an article: beside its headline, at the beginning of its text, at its end."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from editor.core.news_page.lines import HEADINGS, Line
from editor.core.news_page.outlets import outlets
from editor.core.news_page.word_lists import any_of

_MOST = 80  # lines among which the first sentence is looked for
_NEAR = 12  # lines before the first sentence
_LONGEST = 200  # characters of a line
_END = 40  # characters

_PERSON = r"[一-鿿々]{1,4}[\s　]?(?!写真|撮影|編集|構成|取材|イラスト)[一-鿿々ぁ-んァ-ヶ]{1,5}"
_PEOPLE = rf"{_PERSON}(?:[、・,]{_PERSON}){{0,3}}"
_FOREIGN = r"[ァ-ヶー]{2,12}(?:[・＝=][ァ-ヶーA-Z.]{1,12}){1,4}"
_ANYBODY = rf"(?:{_PERSON}|{_FOREIGN})"
_LATIN = r"(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3})"
_OFFICE = r"[^\s（()）【】＝=]{0,10}(?:部|局|支局長?|総局長?|班|記者|編集委員|論説委員|特派員)"
_SIGNED = re.compile(
    rf"[（(【\[](?:{_OFFICE}[\s　・＝=]|[一-鿿ァ-ヶー]{{2,12}}[＝=・])?(?P<people>{_PEOPLE})[)）】\]]$"
)
_REPORTER = re.compile(rf"(?P<people>{_PERSON})[\s　]?(?:記者|編集委員|論説委員|特派員)")
_WHOLE = re.compile(
    rf"[【（(\[](?:[一-鿿ァ-ヶー]{{2,12}}[＝=])?(?P<signed>{_PEOPLE})[)）】\]]|{_OFFICE}[\s　・](?P<of>{_PEOPLE})"
    rf"|(?P<before>{_PERSON})[\s　]?(?:記者|編集委員|論説委員|特派員)|[ァ-ヶー]{{2,12}}[＝=](?P<at>{_PEOPLE})"
    rf"|(?P<read>{_PERSON})\s?[（(][ぁ-ゖー]{{1,8}}[\s　・]?[ぁ-ゖー]{{1,8}}[)）]"
)
_LABELLED = re.compile(
    r"(?:^|[\s　／/|｜・)）])(?:取材[・･])?"
    r"(?:(?:(?:文|text|記事)\s?[=＝:：／/●]|(?<=[・･])文\s|(?:執筆者?|著者?|筆者|記者|ライター|投稿者|作者)\s?[=＝:：／/●\s])\s?"
    rf"(?P<people>{_ANYBODY}(?:[、・,]{_ANYBODY}){{0,3}}|{_LATIN})|by\s(?P<by>{_ANYBODY}))(?=$|[\s　／/|｜（(])",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    any_of(
        r"""
        敬称略|終わり?|おわり|続く|随時.*|写真.*|図.*|以上|上|中|下|完|全文|一部.*|原文.*|注.*|有料|無料|談|聞き手.*
        .*(?:都|府|県|市|町|州|省|庁|党|略|提供|撮影|掲載|更新|配信|連載|協力|語|訳|曜日?|編集部|取材班|[\d０-９].*)
        """
    )
)
"""Words in brackets at the end of a text that are nobody's name."""

_OFFICES = (
    r"[^。、]{0,30}(?:記者|特派員|委員|コラムニスト|ジャーナリスト|ライター|編集者|編集長|教授|講師|研究員|研究者|研究家|学者|専門家"
    r"|アナリスト|エコノミスト|ストラテジスト|コンサルタント|評論家|批評家|作家|弁護士|医師|写真家|キャスター|アナウンサー|プロデューサー"
    r"|ディレクター|ブロガー)"
)
_IN_OFFICE = re.compile(
    rf"(?:(?:文|著者?|筆者|執筆)[=＝:：／/●\s]\s?)?(?P<people>{_ANYBODY}(?:[、,]{_ANYBODY}){{0,3}})"
    rf"\s*(?:[（(]\s?{_OFFICES}[^()（）]{{0,12}}[)）]|[:：／/｜|\s]\s*{_OFFICES})"
)
"""ゴードン・チャン（コラムニスト）, 野口 悠紀雄 : 一橋大学名誉教授."""

_NAME_ALONE = re.compile(rf"(?P<people>{_PERSON}|{_FOREIGN})")
_OFFICE_ALONE = re.compile(_OFFICES)
_IN_TITLE = re.compile(
    rf"[（(](?P<people>[一-鿿々]{{1,4}}[ 　][一-鿿々ぁ-んァ-ヶ]{{1,5}}|{_FOREIGN})[)）]\s*(?:[｜|]|$|\s[-–—])"
)
_IN_WESTERN_TITLE = re.compile(r"\s[-–—|]\s*by (?P<people>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3})\s[-–—|]\s")
_NAME = (
    r"[A-Z][\w.'’-]*"
    r"(?: (?:(?:v[ao]n|de[lrn]?|d[aiu]|dos|l[ae]|al|el|bin|ter) ){0,2}(?!(?:and|in|at|for)\b)[A-Z][\w.'’-]*){1,3}"
)
_ROLE = r"(?:correspondent|reporter|editor|writer|columnist|producer|journalist)"
_BY = re.compile(
    r"(?:(?:(?:story|words|text|written|reported)\s)?by:?|von|par|por|di|door)\s"
    rf"(?P<people>(?-i:{_NAME}(?:(?:,? and|,| &) {_NAME}){{0,5}}))"
    rf"(?:,? (?:in|at|for) (?-i:[A-Z]).{{1,40}}|, (?-i:[A-Z])[\w .]{{1,30}}|,? .{{0,40}}{_ROLE}"
    r"|\s?[|·•–—-]\s.{0,80}|,? (?:published|updated|posted)\b.{0,80}){0,2}",
    re.IGNORECASE,
)
_WITH_ROLE = re.compile(rf"(?P<people>{_NAME}), (?i:.{{0,30}}{_ROLE})")
_AND = re.compile(r",? and |, | & |、|(?<![ァ-ヶー])・(?![ァ-ヶー])")
_CHINESE = re.compile(
    r"[（(]\s?(?:\S{2,4}(?:社|报|報))?(?:记者|記者)[\s　]?(?P<people>[一-鿿]{2,4}(?:[、\s　][一-鿿]{2,4}){0,3})[)）／/]"
    r"|社記者(?P<place>[一-鿿]{2,3})[一-鿿]{2,3}\d{1,2}日"
)
_KOREAN_LINE = re.compile(r"(?P<people>[가-힣]{2,4})\s?(?:기자|특파원)(?:\s?[\w.+-]{1,40}@[\w.-]{1,40})?")
_KOREAN = re.compile(r"(?P<people>[가-힣]{2,4})\s?(?:기자|특파원)(?![가-힣])")


def people_beside(lines: Sequence[Line]) -> Iterator[list[str]]:
    """The people that the short lines before the first sentence name, the nearest to the headline first."""
    prose = (at for at, line in enumerate(lines[:_MOST]) if line.weight and line.tag not in HEADINGS)
    first = next(prose, min(_MOST, len(lines)))
    for line in lines[: first + 1]:  # one with commas looks like a sentence
        if found := _BY.fullmatch(line.text[:_LONGEST]):
            yield [_without_outlet(name) for name in _AND.split(found["people"])]
    for line in lines[max(0, first - _NEAR) : first + 1]:
        if line.tag in HEADINGS or len(line.text) > _LONGEST:
            continue
        if (
            found := _WITH_ROLE.fullmatch(line.text)
            or _IN_OFFICE.fullmatch(line.text)
            or _LABELLED.search(line.text)
            or _WHOLE.fullmatch(line.text)
        ):
            yield _named(found)
    for line, behind in pairwise(lines[max(0, first - _NEAR) : first + 1]):
        if line.tag in HEADINGS or not _OFFICE_ALONE.fullmatch(behind.text[:_LONGEST]):
            continue
        if found := _NAME_ALONE.fullmatch(line.text[:_LONGEST]):
            yield _named(found)


def people_of_title(title: str) -> Iterator[list[str]]:
    """The people whom a title names behind the headline: …（髙橋 洋一） | 現代ビジネス, … - by Jane Roe - A Letter."""
    for pattern in (_IN_TITLE, _IN_WESTERN_TITLE):
        if found := pattern.search(title[:_LONGEST]):
            yield _named(found)


def people_of_text(text: str) -> Iterator[list[str]]:
    """The people that sign a text in its last line, or whom its first or last one calls reporters."""
    lines = text.split("\n")
    if found := _SIGNED.search(lines[-1][-_END:]):
        yield _named(found)
    for line in (lines[0], lines[-1]):
        for pattern in (_CHINESE, _KOREAN):
            if found := pattern.search(line[:_LONGEST]):
                yield _named(found)
        if len(line) < 60 and (found := _REPORTER.search(line)):
            yield _named(found)


def without_signature(text: str) -> str:
    """A text without a last line that is nothing but the author's name: （社会部 山田太郎）, 【山田太郎】."""
    rest, _end, last = text.rpartition("\n")
    found = _SIGNED.fullmatch(last.strip()) or _KOREAN_LINE.fullmatch(last.strip())
    if not rest or found is None or not _named(found):
        return text
    return rest.rstrip()


def _named(found: re.Match[str]) -> list[str]:
    people = next(value for value in found.groupdict().values() if value)
    return [name for name in _AND.split(people) if not _NOBODY.fullmatch(name)]


def _without_outlet(name: str) -> str:
    """A name without the outlet that stands behind it with no sign between: JANE ROE Associated Press."""
    words = name.split(" ")
    return next((" ".join(words[:at]) for at in range(2, len(words)) if outlets().known(" ".join(words[at:]))), name)
