"""The options of an import, which loses nothing, and of a paste, which takes the words and leaves the looks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a conversion from HTML.

    `base` is the address of the page: relative addresses are relative to it, and a link to it with a name after `#`
    leads to a place on the page. `clean`: what is no text of the page is left out - what nobody sees, players,
    controls, tracking parameters, attributes that only look - and the lists of word processors become lists.
    `division`: a division is a line of its paragraph, else a paragraph. `indent` is how far in the contents of a list
    item are at least, `highest` the level of the highest heading.
    """

    base: str = ""
    clean: bool = False
    division_is_line: bool = True
    indent: int = 2
    highest: int = 1


IMPORT = Options()


def paste(base: str = "") -> Options:
    """The options for a piece of a page on the clipboard."""
    return Options(base, clean=True, division_is_line=False, indent=4, highest=2)
