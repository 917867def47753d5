"""How many keys and clicks each step takes. A number may be lowered when a step has become shorter, never raised."""

from tests.morning.tally import Step

CEILING = {
    "own": {
        Step.SOURCE: 1,
        Step.NEWS_BULLETS: 1,
        Step.NEWS_PICTURE: 3,
        Step.NEWS_TEXT: 1,
        Step.HEADLINE: 1,
        Step.BULLETS: 3,
        Step.TEXT: 4,
        Step.PICTURES: 1,
        Step.RELATED: 1,
        Step.POST: 0,
        Step.PROBLEMS: 0,
        Step.COPY: 1,
        Step.BLOGGER: 17,
    },
    "seed": {
        Step.SOURCE: 1,
        Step.NEWS_BULLETS: 1,
        Step.NEWS_PICTURE: 3,
        Step.NEWS_TEXT: 1,
        Step.HEADLINE: 1,
        Step.BULLETS: 5,
        Step.TEXT: 16,
        Step.PICTURES: 3,
        Step.RELATED: 1,
        Step.POST: 0,
        Step.PROBLEMS: 0,
        Step.COPY: 1,
        Step.BLOGGER: 17,
    },
}
"""By the sample, then by the step."""

MOST_BY_HAND, MOST_COPYING = 60, 25
MOST_BY_INTERFACE = 40
"""Keys and clicks from the copied page to Blogger's draft: by hand, of that the copying alone, and by its interface."""
