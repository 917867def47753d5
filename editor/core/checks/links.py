"""Links that lead nowhere: without a scheme, with one that no page keeps, without words or without an address."""

import re
from collections.abc import Iterator

from editor.core.checks.registry import Subject
from editor.core.html.sanitize import keeps_link
from editor.core.problem import Problem
from editor.core.words import tr

_TARGET = re.compile(
    r"(?P<picture>!?)\[(?P<words>[^\[\]\n]{0,1000}(?:!\[[^\[\]\n]{0,500}\]\([^()\n]{0,1000}\)[^\[\]\n]{0,500})?)\]"
    r"\(\s*(?P<address><[^<>\n]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,2000}\)[^()\s]{0,2000})?)"
    r"(?:\s+[\"'][^\"'\n]{0,300}[\"'])?\s*\)"
)
# The address of a definition, `[words]: address`, or of a link in HTML.
_ELSEWHERE = re.compile(
    r"^ {0,3}\[[^\[\]^\n]{1,300}\]:\s*<?(?P<defined>[^\s<>]{1,2000})|"
    r"<a\s(?:[^<>]{0,1000}\s)?href\s*=\s*[\"']?(?P<linked>[^\s<>\"']{1,2000})",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SLIP = re.compile(
    r"(?:https?(?:[;：]/{1,3}|:/(?!/)|:///|//|:(?!/))|(?!https?:)(?:h{0,2}t{1,3}p{1,2}s{0,2}|h?t?ps?)[:;：]/{1,3})"
    r"(?=[\w.-]+\.[a-z]{2,})",
    re.IGNORECASE,
)
_HOST = re.compile(
    r"(?:www\.[\w-]+\.[a-z]{2,}|(?:[\w-]+\.){1,4}(?:com|net|org|info|jp|tv|io|co|gov|edu|uk|eu|de|fr|cn|kr|us))(?:[/?#:]|$)",
    re.IGNORECASE,
)


def rule(subject: Subject) -> Iterator[Problem]:
    """Each such link of the text, with the address that is meant where that is plain."""
    for number, text, line in subject.text_lines:
        if "]:" in text or "<" in text:
            yield from _elsewhere(subject, number, text, line)
        if "](" not in text:
            continue
        for found in _TARGET.finditer(text):
            if found["picture"]:
                continue
            address = found["address"].strip("<>").strip()
            if not address or not found["words"].strip():
                message = (
                    tr("This link has no URL.") if found["words"].strip() else tr("This link has no words to click.")
                )
                yield subject.at("link-empty", message, number, found.start() + 1, line[found.start() : found.end()])
            elif not _leads(address):
                start = found.start("address")
                yield _leads_nowhere(subject, number, start, line[start : found.end("address")], address)


def _elsewhere(subject: Subject, number: int, text: str, line: str) -> Iterator[Problem]:
    for found in _ELSEWHERE.finditer(text):
        start, end = found.span("defined" if found["defined"] else "linked")
        if not _leads(line[start:end]):
            yield _leads_nowhere(subject, number, start, line[start:end], line[start:end])


def _leads_nowhere(subject: Subject, number: int, start: int, written: str, address: str) -> Problem:
    message = tr("“{address}” leads nowhere: it does not begin as a web URL.", address=address[:80])
    meant = _meant(address)
    return subject.at(
        "link-scheme", message, number, start + 1, written, written.replace(address, meant) if meant else None
    )


def _leads(address: str) -> bool:
    """Whether a page keeps the address: of a scheme that it knows, or one within the blog."""
    if _SCHEME.match(address):
        return keeps_link(address) and not re.match(r"https?:(?!//[^/])", address, re.IGNORECASE)
    return not (_SLIP.match(address) or _HOST.match(address) or address.startswith(("\\", "//")) or "：" in address[:6])


def _meant(address: str) -> str | None:
    """The address with the scheme that was lost or mistyped; None where nobody can know it."""
    if slip := _SLIP.match(address):
        secure = "s" if "s" in slip[0].lower() else ""
        return f"http{secure}://{address[slip.end() :].lstrip('/')}"
    if address.startswith("//"):
        return f"https:{address}"
    return f"https://{address}" if _HOST.match(address) else None
