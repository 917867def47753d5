"""HTML in the text that does not do what it seems to: tags that vanish, Markdown that stays as it is written."""

import re
from collections.abc import Iterator, Sequence

from editor.core.checks.embeds import EMBEDS
from editor.core.checks.registry import Subject
from editor.core.html.element_names import SWALLOWING, is_element
from editor.core.html.sanitize import keeps
from editor.core.problem import Problem, Severity
from editor.core.words import tr

_TAG = re.compile(r"(?<!\\)<(/?)([A-Za-z][^\s/<>]*)(?=[^<>]*>)")
# Elements that Python-Markdown takes for HTML up to their end, where they begin a line.
_RAW = re.compile(
    r" {0,3}<(address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form"
    r"|h[1-6]|header|li|main|nav|ol|p|section|table|tbody|td|tfoot|th|thead|tr|ul)(?=[\s>])",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(
    r"\*\*[^\s*][^*]*\*\*|(?<![\w*\\])\*(?:[^\s*]|[^\s*][^*]*[^\s*])\*(?![\w*])|~~[^\s~][^~]*~~|!?\[[^\[\]]+\]\([^()\s]+\)|\{[^{}|｜]+[|｜][^{}]+\}|`[^`]+`"
    r"|^\s*(?:#{1,6}|[-*+]|>|\d+\.) \S|^\s*\|.*\|\s*$"
)
_CUT = re.compile(r"https?://([!-;=?-~]{1,2000}+)(?=[\u30a0-\u30ff\u4e00-\u9fff])")
_ANY_TAG = re.compile(r"<[^<>]*>")
_LONGEST = 40  # characters of an example


def rule(subject: Subject) -> Iterator[Problem]:
    """One problem for each kind of tag, for each piece of HTML with Markdown inside, and for each address cut off."""
    lines = subject.text_lines
    yield from _tags(lines)
    yield from _markdown(lines)
    yield from _addresses(lines)


def _tags(lines: Sequence[tuple[int, str, str]]) -> Iterator[Problem]:
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for number, text, _line in lines:
        for tag in _TAG.finditer(text):
            found.setdefault((tag[1], tag[2].lower()), (number, tag[2]))
    for (closing, name), (number, written) in found.items():
        is_ended = ("/", name) in found
        if closing or keeps(name) or name in EMBEDS or ":" in name or (name in SWALLOWING and not is_ended):
            continue
        shown = f"<{written[:_LONGEST]}>"
        if is_element(written):
            message = tr("“{tag}” is not kept: the page and the blog show only what stands inside it.", tag=shown)
            yield Problem("tag-not-kept", Severity.ADVICE, message, number)
        elif is_ended:
            message = tr(
                "“{tag}” looks like a tag and is not shown. Write &lt; for its first mark to show it.", tag=shown
            )
            yield Problem("tag-vanishes", Severity.WARNING, message, number)


def _markdown(lines: Sequence[tuple[int, str, str]]) -> Iterator[Problem]:
    name, depth, said = "", 0, False
    for number, text, line in lines:
        if not depth:
            opening = _RAW.match(text)
            if opening is None:
                continue
            name, said = opening[1].lower(), False
        depth += len(re.findall(rf"<{name}(?=[\s>])", text, re.IGNORECASE))
        depth = max(0, depth - len(re.findall(rf"</{name}(?=[\s>])", text, re.IGNORECASE)))
        if not said and (found := _MARKDOWN.search(_ANY_TAG.sub(" ", line))):
            said = True
            example = found[0].strip()[:_LONGEST]
            message = tr(
                "Inside <{name}> Markdown is shown as it is written: “{example}”. Write it as HTML there.",
                name=name,
                example=example,
            )
            yield Problem("markdown-in-html", Severity.WARNING, message, number)


def _addresses(lines: Sequence[tuple[int, str, str]]) -> Iterator[Problem]:
    for number, text, _line in lines:
        for found in _CUT.finditer(text):
            host, _slash, path = found[1].partition("/")
            quoted = text[max(found.start() - 1, 0) : found.start()] in ("<", "(", '"', "'")
            if quoted or not host or not path.endswith(("/", "=", "_")):
                continue
            message = tr(
                "The link ends before “{rest}”: a URL with Japanese in it must stand in <…>.",
                rest=text[found.end() : found.end() + 8],
            )
            yield Problem("address-cut", Severity.ADVICE, message, number)
