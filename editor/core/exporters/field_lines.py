"""The fields of a post as lines of Markdown: headlines, summaries, the line of the source, the related posts.

An import knows the fields of an export of ours by these same lines (`importers/own_parts`).
"""

import re

from editor.core.post import News, Related
from editor.core.profile.values import Profile, fill
from editor.core.text.code import outside_code_spans

# Not every Markdown reader takes a backslash before any sign; a character reference is taken by all of them.
_REFERENCES = (("~~", "&#126;&#126;"), ("<", "&lt;"))
_ENTITY = re.compile(r"&(?=#?\w+;)")
_MARKUP = re.compile(r"([\\`*_\[\]>])")
_KEPT = re.compile(r"(</?[A-Za-z][^<>]*>|<!--.{0,2000}?-->|\]\([^()\n]*\)|\\[<>])|[<>]")
"""Tags, link targets, escapes; else a single bracket."""
_BLOCK = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+#]))")


def heading(level: int, text: str, before: str = "") -> str:
    """The heading `text` behind the label `before`; "" where there is no text."""
    return f"{'#' * level} {literal(before + text)}" if text.strip() else ""


def summary_label(profile: Profile) -> str:
    """The line above the bullets of a summary."""
    return f"**{literal(profile.words.summary)}**"


def summary(bullets: tuple[str, ...], profile: Profile) -> str:
    """A summary with its label; "" where no bullet says anything."""
    shown = [bullet for bullet in bullets if bullet.strip()]
    return "\n\n".join([summary_label(profile), "\n".join(map(item, shown))]) if shown else ""


def item(bullet: str) -> str:
    """The line of one bullet, which is inline Markdown."""
    return f"- {_inline(bullet)}"


def source(news: News, profile: Profile) -> str:
    """The line of the source with the day on which it was read; "" without a source."""
    name = _link(news.source.strip() or news.url, news.url)
    accessed = fill(profile.words.accessed, {"date": profile.format_short_date(news.accessed)}) if news.accessed else ""
    return f"{_spaced(profile.words.source)}{name}{_spaced(accessed)}".rstrip() if name else ""


def related_heading(profile: Profile) -> str:
    """The heading above the related posts."""
    return heading(2, profile.words.related)


def related_item(entry: Related, profile: Profile) -> str:
    """The line of one related post."""
    link = _link(entry.title.strip() or entry.url, entry.url)
    return f"- {link} {literal(profile.format_short_date(entry.date))}".rstrip()


def _spaced(words: str) -> str:
    """Words of the profile that stand beside others, with the spaces at their ends."""
    text = words.strip(" ")
    before, _, after = words.partition(text) if text else (words, "", "")
    return f"{before}{literal(text)}{after}"


def _link(text: str, url: str) -> str:
    address = re.sub(r"[\s<>]", "", url)
    return f"[{literal(text)}](<{address}>)" if address else literal(text)


def literal(text: str) -> str:
    """`text` on one line, shown as it is by every Markdown reader."""
    line = " ".join(text.splitlines()).strip(" \t")
    line = _BLOCK.sub(r"\1\\", _MARKUP.sub(r"\\\1", _ENTITY.sub("&amp;", line)))
    for sign, reference in _REFERENCES:
        line = line.replace(sign, reference)
    return line


def _inline(markdown: str) -> str:
    """A line of inline Markdown that begins no block, its brackets that are no tag shown by every Markdown reader."""
    line = " ".join(markdown.splitlines()).strip(" \t")
    line = f"\\{line}" if line.startswith("* ") else _BLOCK.sub(r"\1\\", line)
    return outside_code_spans(line, _with_signs_shown)


def _with_signs_shown(text: str) -> str:
    return _KEPT.sub(lambda found: found[1] or {"<": "&lt;", ">": "\\>"}[found[0]], text)
