"""Definitions of links, `[words]: address` on a line: what behind the colon is an address, and what is a sentence.

Markdown takes whatever has no space for an address, and shows nothing of the line. Japanese has no spaces: of
`[追記]: 四月三日に変更された。` a reader would see nothing.
"""

ADDRESS = (
    r"(?=<"  # in angle brackets
    r"|[A-Za-z][A-Za-z0-9+.-]{1,20}:[!-~]"  # with a scheme
    r"|[/#?]|\.{1,2}/"  # a path, a place on the page
    r"|(?=[!-~]+(?:\s|$))(?:[a-z]|\S*(?:[/#?=]|\.[A-Za-z]))"  # no Japanese: a name in small letters, or with a sign
    r"|\S+\.[A-Za-z][A-Za-z0-9]{0,4}(?:[?#]\S*)?(?:\s|$))"  # the name of a file
)
"""The regular expression, which takes in nothing, of the place where an address begins."""
