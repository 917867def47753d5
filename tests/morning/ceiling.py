"""How many keys and clicks each step takes. A number may be lowered when a step has become shorter, never raised."""

from tests.morning.tally import Step

CEILING = {
    "own": {
        Step.SOURCE: 2,
        Step.NEWS_BULLETS: 1,
        Step.NEWS_PICTURE: 6,
        Step.NEWS_TEXT: 1,
        Step.HEADLINE: 1,
        Step.BULLETS: 3,
        Step.TEXT: 4,
        Step.PICTURES: 2,
        Step.RELATED: 4,
        Step.POST: 7,
        Step.PROBLEMS: 2,
        Step.COPY: 1,
        Step.BLOGGER: 22,
    },
    "seed": {
        Step.SOURCE: 2,
        Step.NEWS_BULLETS: 1,
        Step.NEWS_PICTURE: 6,
        Step.NEWS_TEXT: 1,
        Step.HEADLINE: 1,
        Step.BULLETS: 5,
        Step.TEXT: 16,
        Step.PICTURES: 8,
        Step.RELATED: 6,
        Step.POST: 8,
        Step.PROBLEMS: 2,
        Step.COPY: 1,
        Step.BLOGGER: 22,
    },
}
"""By the sample, then by the step."""
