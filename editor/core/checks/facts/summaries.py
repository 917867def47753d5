"""Statements of a まとめ or a headline without support in its section: figures, days, quoted words and names."""

import re
from collections.abc import Iterator

from editor.core.checks.facts.alike import nearest, nearly_in, one_letter_apart
from editor.core.checks.facts.days import days
from editor.core.checks.facts.stated_amounts import unfounded_amounts
from editor.core.checks.facts.stated_days import unfounded_days
from editor.core.checks.facts.statements import SectionText, SummaryStatement
from editor.core.checks.facts.words import KATAKANA, LATIN, TITLED, folded, is_ordinary, spelling_key
from editor.core.checks.prose.reading import Hit, PassageKind, PostPart, Prose

_QUOTED = re.compile(r"[「『“]([^「」『』“”]{3,60})[」』”]")
_WHOLE_NAME = 3  # letters
_FAMILY_NAME = 2  # letters
_LEAST = 80
"""Characters that a section must have: less is no account of what the bullets say."""


def find(prose: Prose) -> Iterator[Hit]:
    """Each figure, day, quotation and name of a bullet or headline that its section does not have."""
    news, commentary = (
        "\n".join(passage.text for passage in prose.part(part)) for part in (PostPart.NEWS, PostPart.COMMENTARY)
    )
    sections = {PostPart.NEWS: SectionText(news, commentary), PostPart.COMMENTARY: SectionText(commentary, news)}
    for passage in prose.passages:
        if passage.kind not in (PassageKind.BULLET, PassageKind.HEADLINE) or len(sections[passage.part].text) < _LEAST:
            continue
        statement = SummaryStatement(passage, sections[passage.part])
        yield from unfounded_days(statement)
        yield from unfounded_amounts(statement, [(day.start, day.end) for day in days(passage.text)])
        yield from _quotations(statement)
        yield from _names(statement)


def _quotations(statement: SummaryStatement) -> Iterator[Hit]:
    for found in _QUOTED.finditer(statement.passage.text):
        words = found[1]
        if words in statement.section.whole or folded(words) in statement.section.folded:
            continue
        near = nearly_in(words, statement.section.whole)
        if near is not None and not _is_wording(words, near):
            yield statement.hit(found.start(1), found.end(1), near)


def _is_wording(one: str, other: str) -> bool:
    """Whether two quotations differ by what an author smooths: a sign, a particle's end, one letter more or less."""
    place = one_letter_apart(one, other)
    if place is None or len(one) != len(other):
        return True
    pair = one[place] + other[place]
    return not all(char.isalnum() for char in pair) or (place in (0, len(one) - 1) and len(one) < 5)


def _names(statement: SummaryStatement) -> Iterator[Hit]:
    section, text = statement.section, statement.passage.text
    for found in KATAKANA.finditer(text):
        yield from _name(statement, found.start(), found[0], section.katakana)
    for found in LATIN.finditer(text):
        yield from _name(statement, found.start(), found[0], section.latin)
    for found in TITLED.finditer(text):
        name = folded(found["name"])
        if name in section.folded:
            continue
        names = {
            folded(other): other
            for other, title in section.titled
            if len(other) == len(name) and title == found["title"]
        }
        right = (
            names.get(nearest(name, names) or "")
            or _beginning(name, section.folded)
            or _family(name, found["title"], section.folded)
        )
        if right is not None:
            yield statement.hit(found.start("name"), found.end("name"), right)


def _family(name: str, title: str, text: str) -> str | None:
    """The family name of two letters, one of them another than in `name`, of the person with this title whose whole
    name `text` has: 片山 of 片山さつき財務相 for 片川財務相."""
    if len(name) != _FAMILY_NAME:
        return None
    ways = f"{re.escape(name[0])}[一-鿿]|[一-鿿]{re.escape(name[1])}"
    found = re.search(rf"(?<![一-鿿々])({ways})[一-鿿々ぁ-んァ-ヴー]{{1,4}}{re.escape(title)}", text)
    return found[1] if found else None


def _beginning(name: str, text: str) -> str | None:
    """The family name of three letters and more, one of them another than in `name`, that a whole name of `text`
    begins with: 小野寺 of 小野寺五典税制調査会長 for 大野寺氏."""
    if len(name) < _WHOLE_NAME:
        return None
    ways = "|".join(f"{re.escape(name[:at])}[一-鿿]{re.escape(name[at + 1 :])}" for at in range(len(name)))
    found = re.search(rf"(?<![一-鿿々])(?:{ways})(?=[一-鿿々])", text)
    return found[0] if found else None


def _name(statement: SummaryStatement, start: int, word: str, there: list[str]) -> Iterator[Hit]:
    if word in statement.section.whole or is_ordinary(word):
        return
    right = nearest(word, (other for other in there if len(other) > 3))
    if right is None or spelling_key(right) == spelling_key(word) or right.lower() == word.lower():
        return
    if right.startswith(word) or word.startswith(right) or right.endswith(word) or word.endswith(right):
        return  # a plural, a compound
    yield statement.hit(start, start + len(word), right)
