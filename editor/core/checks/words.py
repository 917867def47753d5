"""The finders of the rules for words, and the one pass over a post that runs all that are switched on."""

from collections.abc import Iterator

from editor.core.checks.facts import calendar, eras, names, office, summaries, weekdays
from editor.core.checks.japanese import house, pairs, potential, sentences, spellings, twice, widths
from editor.core.checks.prose.reading import Prose, WordRule
from editor.core.checks.registry import Subject
from editor.core.checks.source import copied
from editor.core.problem import Problem

LONGEST = 400_000
"""Characters of a body up to which its words are checked."""

RULES = (
    WordRule("weekday", weekdays.find),
    WordRule("era", eras.find),
    WordRule("date-impossible", calendar.impossible),
    WordRule("year-far", calendar.far_year),
    WordRule("summary-number", summaries.find),
    WordRule("name-differs", names.find),
    WordRule("quote-copied", copied.copied),
    WordRule("quote-share", copied.share),
    WordRule("headline-copied", copied.headline),
    WordRule("word-twice", twice.find),
    WordRule("pair-unmatched", pairs.find),
    WordRule("ra-dropped", potential.find),
    WordRule("style-mixed", sentences.style_mixed),
    WordRule("period-missing", sentences.period_missing),
    WordRule("period-double", sentences.period_double),
    WordRule("width-mixed", widths.find),
    WordRule("spelling-varies", spellings.find),
    WordRule("house-spelling", house.find),
    WordRule("office", office.find),
)


def rule(subject: Subject) -> Iterator[Problem]:
    """The findings of all rules for words that are switched on."""
    if len(subject.body) > LONGEST:
        return
    prose = Prose(subject)
    for word_rule in RULES:
        subject.context.give_way()
        if subject.context.switches.wants(word_rule.id):
            for hit in word_rule.find(prose):
                problem = prose.problem(word_rule, hit)
                if problem.words not in subject.context.house.leaves:
                    yield problem
