"""The rules for words, each with its id and how much it matters, and the one pass over a post that asks them all."""

from collections.abc import Iterator

from editor.core.checks.facts import calendar, eras, names, summaries, weekdays
from editor.core.checks.japanese import pairs, potential, sentences, spellings, twice, widths
from editor.core.checks.prose.reading import Prose, WordRule
from editor.core.checks.registry import Subject
from editor.core.checks.source import copied
from editor.core.problem import Problem, Severity

LONGEST = 400_000
"""Characters of a body up to which its words are checked."""

RULES = (
    WordRule("weekday", Severity.ERROR, weekdays.find),
    WordRule("era", Severity.ERROR, eras.find),
    WordRule("date-impossible", Severity.ERROR, calendar.impossible),
    WordRule("year-far", Severity.ADVICE, calendar.far_year),
    WordRule("summary-number", Severity.WARNING, summaries.find),
    WordRule("name-differs", Severity.WARNING, names.find),
    WordRule("quote-copied", Severity.WARNING, copied.copied),
    WordRule("quote-share", Severity.ADVICE, copied.share),
    WordRule("headline-copied", Severity.ADVICE, copied.headline),
    WordRule("word-twice", Severity.WARNING, twice.find),
    WordRule("pair-unmatched", Severity.WARNING, pairs.find),
    WordRule("ra-dropped", Severity.ADVICE, potential.find),
    WordRule("style-mixed", Severity.ADVICE, sentences.style_mixed, on=False),
    WordRule("period-missing", Severity.ADVICE, sentences.period_missing),
    WordRule("period-double", Severity.WARNING, sentences.period_double),
    WordRule("width-mixed", Severity.ADVICE, widths.find),
    WordRule("spelling-varies", Severity.ADVICE, spellings.find),
)


def rule(subject: Subject) -> Iterator[Problem]:
    """What the rules that are on find in the words of a post."""
    if len(subject.body) > LONGEST:
        return
    prose = Prose(subject)
    for word_rule in RULES:
        if word_rule.on or word_rule.id in subject.context.also:
            for hit in word_rule.find(prose):
                yield prose.problem(word_rule, hit)
