"""All rules, each declared once: settings, `ronpyo check --rules`, help and measuring follow from this list."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from editor.core.problem import Severity
from editor.core.words import joined, tr

ON_KEY, OFF_KEY = "checks_on", "checks_off"
"""The settings in which the ids of rules that were switched stand, as plain lists."""

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE


class Family(Enum):
    """The subject of a rule; rules are listed in this order."""

    FACTS = "facts"
    SOURCE = "source"
    JAPANESE = "japanese"
    PAGE = "page"
    PICTURES = "pictures"
    BOXES = "boxes"
    EARLIER = "earlier"
    """The author's earlier posts: what the library finds, in the window and by `ronpyo links`."""
    FILE = "file"
    """The file and its header: these cannot be switched off."""

    @property
    def label(self) -> str:
        """The name of the subject for the person."""
        return _LABELS[self]()


_LABELS: dict[Family, Callable[[], str]] = {
    Family.FACTS: lambda: tr("Facts"),
    Family.SOURCE: lambda: tr("Source"),
    Family.JAPANESE: lambda: tr("Japanese"),
    Family.PAGE: lambda: tr("Page"),
    Family.PICTURES: lambda: tr("Images"),
    Family.BOXES: lambda: tr("Title, labels and the like"),
    Family.EARLIER: lambda: tr("Earlier posts"),
    Family.FILE: lambda: tr("File"),
}


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule: its id, what it is about, how much a finding matters as a rule, why it is there, in one sentence.

    One whose findings are right in less than half of the cases is off (`on`) until the person switches it on.
    """

    id: str
    family: Family
    severity: Severity
    sentence: Callable[[], str]
    on: bool = True

    @property
    def reason(self) -> str:
        """The sentence in the person's language; it says where the rule is off by itself."""
        if self.on:
            return self.sentence()
        return joined((self.sentence(), tr("Off by default: less than half of its findings are real.")))


F, S, J, P, I, B, E, X = Family  # noqa: E741  the eight families, for a list that can be read
CATALOGUE: tuple[RuleEntry, ...] = (
    RuleEntry("weekday", F, ERROR, lambda: tr("A weekday does not fit its day.")),
    RuleEntry("era", F, ERROR, lambda: tr("A year of an era and the Western year beside it are not the same.")),
    RuleEntry("date-impossible", F, ERROR, lambda: tr("No calendar has such a day, no clock such a time.")),
    RuleEntry("year-far", F, ADVICE, lambda: tr("A day close to that of the post has another year: January's slip.")),
    RuleEntry("summary-number", F, WARNING, lambda: tr("The summary or a headline says what its text does not say.")),
    RuleEntry("name-differs", F, WARNING, lambda: tr("A name differs by one letter from one that stands more often.")),
    RuleEntry("office", F, ADVICE, lambda: tr("Earlier posts give this person another title of office."), on=False),
    RuleEntry("source-missing", S, WARNING, lambda: tr("The source of the news is not named.")),
    RuleEntry("source-url", S, ADVICE, lambda: tr("The URL of the news is missing or leads nowhere.")),
    RuleEntry(
        "quote-copied", S, WARNING, lambda: tr("25 letters and more of the source stand outside of a quotation.")
    ),
    RuleEntry(
        "quote-share", S, ADVICE, lambda: tr("Most of a part is quotation; your own words should be the main thing.")
    ),
    RuleEntry("headline-copied", S, ADVICE, lambda: tr("The headline of the commentary is that of the news.")),
    RuleEntry(
        "word-twice",
        J,
        WARNING,
        lambda: tr("A word, a particle or a sentence stands twice in a row, or a paragraph stands there again."),
    ),
    RuleEntry("pair-unmatched", J, WARNING, lambda: tr("A bracket or a quotation mark has no partner.")),
    RuleEntry("ra-dropped", J, ADVICE, lambda: tr("A potential form lacks its ら: 見れる for 見られる.")),
    RuleEntry(
        "style-mixed", J, ADVICE, lambda: tr("A few sentences are in です・ます among those in だ・である."), on=False
    ),
    RuleEntry("period-missing", J, ADVICE, lambda: tr("A paragraph ends without a period.")),
    RuleEntry("period-double", J, WARNING, lambda: tr("Two marks stand where one is enough: 。。 or 、。")),
    RuleEntry("width-mixed", J, ADVICE, lambda: tr("Full-width and ordinary letters are mixed in one word or number.")),
    RuleEntry("spelling-varies", J, ADVICE, lambda: tr("One word is spelt in two ways in one post.")),
    RuleEntry("house-spelling", J, ADVICE, lambda: tr("Your earlier posts spell this word in another way.")),
    RuleEntry("tag-vanishes", P, WARNING, lambda: tr("Text that looks like a tag is not shown.")),
    RuleEntry("tag-not-kept", P, ADVICE, lambda: tr("An HTML element is not kept, only what stands inside it.")),
    RuleEntry("markdown-in-html", P, WARNING, lambda: tr("Markdown inside HTML is shown as it is written.")),
    RuleEntry("markup-raw", P, WARNING, lambda: tr("Markdown marks are shown as they are written.")),
    RuleEntry("merge-marks", P, ERROR, lambda: tr("Marks of a merge are left in the text.")),
    RuleEntry("embed", P, WARNING, lambda: tr("A player, script or form is not shown.")),
    RuleEntry("address-cut", P, ADVICE, lambda: tr("A link ends before the Japanese part of its URL.")),
    RuleEntry("link-scheme", P, WARNING, lambda: tr("A link leads nowhere: its URL does not begin as one.")),
    RuleEntry("link-empty", P, WARNING, lambda: tr("A link has no words or no URL.")),
    RuleEntry(
        "heading-level", P, ADVICE, lambda: tr("A heading skips a level, which readers of screens stumble over.")
    ),
    RuleEntry("divider-missing", P, WARNING, lambda: tr("No line tells where the commentary begins.")),
    RuleEntry("divider-repeated", P, WARNING, lambda: tr("The line where the commentary begins is there twice.")),
    RuleEntry("jump-break-repeated", P, WARNING, lambda: tr("The jump break is there twice.")),
    RuleEntry("jump-break-not-alone", P, WARNING, lambda: tr("The jump break does not stand alone on its line.")),
    RuleEntry("jump-break-in-code", P, WARNING, lambda: tr("The jump break stands inside a block of code.")),
    RuleEntry("fence-unclosed", P, WARNING, lambda: tr("A block of code is never closed.")),
    RuleEntry("footnote-repeated", P, WARNING, lambda: tr("A footnote is defined twice.")),
    RuleEntry("footnote-undefined", P, WARNING, lambda: tr("A footnote that is referred to is not there.")),
    RuleEntry("footnote-unused", P, ADVICE, lambda: tr("Nothing refers to a footnote.")),
    RuleEntry("left-out", P, WARNING, lambda: tr("What goes out lacks something that the imported post had.")),
    RuleEntry("active-content", P, WARNING, lambda: tr("The imported HTML that goes out has something live in it.")),
    RuleEntry("image-text-missing", I, WARNING, lambda: tr("An image has neither a caption nor an alt text.")),
    RuleEntry("image-not-uploaded", I, WARNING, lambda: tr("An image is not on the blog yet.")),
    RuleEntry("image-missing", I, ERROR, lambda: tr("An image does not lie beside the post.")),
    RuleEntry("image-outside", I, ERROR, lambda: tr("An image lies outside the folder of the post.")),
    RuleEntry("image-data", I, ERROR, lambda: tr("An image is written into the text itself.")),
    RuleEntry("image-kind", I, ERROR, lambda: tr("A file is no image that a browser shows.")),
    RuleEntry("image-name", I, WARNING, lambda: tr("An image is called otherwise on the disk.")),
    RuleEntry("image-place", I, WARNING, lambda: tr("An image says where it was taken.")),
    RuleEntry("image-host", I, WARNING, lambda: tr("An image lies where it is not shown for long.")),
    RuleEntry("image-insecure", I, WARNING, lambda: tr("An image has an http URL.")),
    RuleEntry("image-url-scheme", I, ERROR, lambda: tr("The URL of an image is not a web URL.")),
    RuleEntry("image-wide", I, ADVICE, lambda: tr("An image is made wider than the page.")),
    RuleEntry("title-missing", B, ERROR, lambda: tr("The post has no title.")),
    RuleEntry("title-dash", B, WARNING, lambda: tr("The dash in the title is not the blog's.")),
    RuleEntry("news-headline-missing", B, WARNING, lambda: tr("The news has no headline.")),
    RuleEntry("commentary-headline-missing", B, WARNING, lambda: tr("The commentary has no headline.")),
    RuleEntry("date-missing", B, WARNING, lambda: tr("The post has no date.")),
    RuleEntry("date-unreadable", B, WARNING, lambda: tr("The date of the post is none.")),
    RuleEntry("news-date-unreadable", B, WARNING, lambda: tr("The date of the news is none.")),
    RuleEntry("news-accessed-unreadable", B, WARNING, lambda: tr("The day on which the news was read is none.")),
    RuleEntry("summary-missing", B, ADVICE, lambda: tr("A headline has no summary yet.")),
    RuleEntry("bullet-empty", B, WARNING, lambda: tr("A bullet of the summary is empty.")),
    RuleEntry(
        "bullet-mark", B, WARNING, lambda: tr("A bullet of the summary begins with a mark that the page puts there.")
    ),
    RuleEntry("related-empty", B, WARNING, lambda: tr("A related post is empty.")),
    RuleEntry("related-self", B, WARNING, lambda: tr("A related post is the post itself.")),
    RuleEntry("related-duplicate", B, WARNING, lambda: tr("A related post is there twice.")),
    RuleEntry("related-title-missing", B, WARNING, lambda: tr("A related post has no title.")),
    RuleEntry("related-url-missing", B, WARNING, lambda: tr("A related post has no URL.")),
    RuleEntry("related-url-scheme", B, ERROR, lambda: tr("The URL of a related post is not a web URL.")),
    RuleEntry("related-date-missing", B, WARNING, lambda: tr("A related post has no date.")),
    RuleEntry("related-date-unreadable", B, WARNING, lambda: tr("The date of a related post is none.")),
    RuleEntry("labels-many", B, ERROR, lambda: tr("There are more labels than Blogger takes.")),
    RuleEntry("labels-long", B, ERROR, lambda: tr("The labels are longer than Blogger takes.")),
    RuleEntry("label-empty", B, WARNING, lambda: tr("A label is empty.")),
    RuleEntry("label-comma", B, ERROR, lambda: tr("Blogger cuts a label in two at its comma.")),
    RuleEntry("label-duplicate", B, WARNING, lambda: tr("A label is there twice.")),
    RuleEntry("label-similar", B, WARNING, lambda: tr("Two labels differ by their width or letter case only.")),
    RuleEntry("permalink-characters", B, ERROR, lambda: tr("The permalink has characters that Blogger does not take.")),
    RuleEntry("blog-address", B, WARNING, lambda: tr("The URL on the blog is not a web URL.")),
    RuleEntry("description-long", B, ADVICE, lambda: tr("The search description is longer than what is shown of it.")),
    RuleEntry("profile-unknown", B, WARNING, lambda: tr("There is no blog profile of this name.")),
    RuleEntry("link-self", E, WARNING, lambda: tr("A link leads to the post itself.")),
    RuleEntry("link-unknown", E, ERROR, lambda: tr("A link to your blog leads to a URL that no post has.")),
    RuleEntry("link-unpublished", E, WARNING, lambda: tr("A link leads to a post of yours that is not published.")),
    RuleEntry("link-twice", E, ADVICE, lambda: tr("One post of yours is linked to twice.")),
    RuleEntry("link-address", E, ADVICE, lambda: tr("A post of yours that is linked to has another URL.")),
    RuleEntry("link-title", E, WARNING, lambda: tr("A link has another title than the post has now.")),
    RuleEntry("link-date", E, WARNING, lambda: tr("A link has not the date of its post.")),
    RuleEntry("reused", E, ADVICE, lambda: tr("A paragraph is nearly one of an earlier post.")),
    RuleEntry("header-refused", X, ERROR, lambda: tr("The fields do not fit into the header of the file.")),
    RuleEntry("header-syntax", X, ERROR, lambda: tr("The header of the file cannot be read.")),
    RuleEntry("header-alias", X, ERROR, lambda: tr("An alias of the header leads nowhere, or too much hangs on it.")),
    RuleEntry("header-cannot-edit", X, ERROR, lambda: tr("The header of the file cannot be edited safely.")),
    RuleEntry("header-complex-key", X, ERROR, lambda: tr("A key of the header is no text.")),
    RuleEntry("header-duplicate-key", X, ERROR, lambda: tr("A key of the header is there twice.")),
    RuleEntry("header-not-mapping", X, ERROR, lambda: tr("The header does not hold fields.")),
    RuleEntry("header-tag", X, ERROR, lambda: tr("The header has a tag that is not allowed.")),
    RuleEntry("header-too-deep", X, ERROR, lambda: tr("The header is nested too deep.")),
    RuleEntry("header-too-large", X, ERROR, lambda: tr("The header is too large.")),
    RuleEntry("header-text", X, WARNING, lambda: tr("YAML reads a text of the header otherwise.")),
    RuleEntry("header-type", X, WARNING, lambda: tr("A field of the header is not what a post has there.")),
    RuleEntry("header-status", X, WARNING, lambda: tr("The status is none of draft, ready and published.")),
    RuleEntry("header-format", X, WARNING, lambda: tr("The file is of another format.")),
    RuleEntry("file-encoding", X, ERROR, lambda: tr("The file is not all text in UTF-8.")),
)
BY_ID = {entry.id: entry for entry in CATALOGUE}


def severity(rule: str) -> Severity:
    """The severity of a finding of `rule`, unless the finding has one of its own."""
    return BY_ID[rule].severity


def has_switch(rule: str) -> bool:
    """Whether the rule called `rule` can be switched off: those about the file itself cannot."""
    return rule in BY_ID and BY_ID[rule].family is not Family.FILE


@dataclass(frozen=True, slots=True)
class Switches:
    """Rules that the person has switched: `on` those that are off by themselves, `off` the others. Ids that are not
    known, of another version of the program, are kept and do nothing."""

    on: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()

    def wants(self, rule: str) -> bool:
        """Whether findings of the rule called `rule` are to be told."""
        entry = BY_ID.get(rule)
        if entry is None or not has_switch(rule):
            return True
        return rule in self.on if not entry.on else rule not in self.off

    def asks(self, rule: str) -> bool:
        """Whether the rule called `rule` was asked for by its name: then it tells its less sure findings, too."""
        return rule in self.on

    def switched(self, rule: str, on: bool) -> "Switches":
        """The switches with the rule called `rule` on or off."""
        entry = BY_ID[rule]
        ons, offs = self.on - {rule}, self.off - {rule}
        if on and not entry.on:
            ons |= {rule}
        elif not on and entry.on:
            offs |= {rule}
        return Switches(ons, offs)


def read_switches(values: Mapping[str, Any]) -> Switches:
    """The switches that the settings, as they are read from their file, say."""
    on, off = (values.get(key) for key in (ON_KEY, OFF_KEY))
    return Switches(_ids(on), _ids(off))


def _ids(value: object) -> frozenset[str]:
    return frozenset(one for one in value if isinstance(one, str)) if isinstance(value, list | tuple) else frozenset()


def everything() -> Switches:
    """All rules on."""
    return Switches(on=frozenset(entry.id for entry in CATALOGUE))
