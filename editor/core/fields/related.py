"""Earlier posts, as they are pasted: an address, lines of "title 2025年3月31日", or HTML with links."""

import re
from datetime import date

from editor.core.fields.bullets import split_lines, without_mark
from editor.core.fields.spec import Related
from editor.core.text.patterns import pattern
from editor.core.text.single_line import single_line
from editor.core.text.written_dates import without_date

_DATE = r"(\d{4})\s?(?:年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日|([-/.／－．])(\d{1,2})\4(\d{1,2})(?!\d))"
_WHOLE_DATE = pattern(rf"\s*{_DATE}\s*(?:[(（]?[月火水木金土日](?:曜日?)?[)）]?)?\s*")
_ADDRESS = pattern(r"https?://[^\s<>\"'「」『』【】（）、。\u3000]+")
_MARKDOWN_LINK = pattern(r"\[((?:[^\[\]\\]|\\.)+)\]\(\s*<?(https?://[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)>?\s*\)")
_EMPTY_BRACKETS = pattern(r"\s?[(（<＜]\s?[)）>＞]")
_SCHEME = pattern(r"https?://(?:www\.)?", re.IGNORECASE)
_NOISE = pattern(r"(?:m=[01]|spref=|utm_\w+=|fbclid=)")
_LONGEST_LINE = 4000  # characters
_ISO = pattern(r"\d{4}-\d{2}-\d{2}")
_BLOCK = pattern(
    "address|article|aside|blockquote|br|d[dlt]|div|figure|h[1-6]|hr|li|ol|p|pre|section|table|td|tr|ul", re.ASCII
)


def iso_date(text: str) -> str:
    """`text` as "2025-03-31" if it is a date such as 2025年3月31日, 2025/3/31 or 2025-03-31, else as it is."""
    match = _WHOLE_DATE.fullmatch(text)
    return (match and _iso(match)) or text


def same_post(one: Related, other: Related) -> bool:
    """Whether both name the same post: by their addresses, or by title and date where one has no address."""
    if one.url and other.url:
        return _bare(one.url) == _bare(other.url)
    dates = {iso_date(post.date) for post in (one, other) if post.date}
    return bool(one.title.strip()) and one.title.strip() == other.title.strip() and len(dates) < 2


def _bare(url: str) -> str:
    """An address without what leads to the same page: scheme, fragment, marks of where a reader comes from."""
    address, _mark, query = _SCHEME.sub("", url.strip()).partition("#")[0].partition("?")
    kept = [part for part in query.split("&") if part and not _NOISE.match(part)]
    return "?".join([address.rstrip("/"), *filter(None, ["&".join(kept)])])


def shown_related(related: tuple[Related, ...]) -> tuple[Related, ...]:
    """The rows of `related` that a page shows: those with a title or an address."""
    return tuple(row for row in related if row.title.strip() or row.url.strip())


def with_post(related: tuple[Related, ...], post: Related) -> tuple[Related, ...]:
    """`related` with `post` in its first blank row, or behind the last; as it is where the post is in it."""
    if any(same_post(post, row) for row in related):
        return related
    blank = next((index for index, row in enumerate(related) if row == Related()), len(related))
    return (*related[:blank], post, *related[blank + 1 :])


def without_post(related: tuple[Related, ...], post: Related) -> tuple[Related, ...]:
    """`related` without the rows that name `post`."""
    return tuple(row for row in related if not same_post(post, row))


def by_date(related: tuple[Related, ...]) -> tuple[Related, ...]:
    """`related` with the newest first; where it is so already, with the oldest first. Posts without a date that can be
    read come behind those, blank rows last; rows of one day stay in their order."""
    ordered = newest_first(related)
    return ordered if ordered != related else _sorted(related, newest=False)


def newest_first(related: tuple[Related, ...]) -> tuple[Related, ...]:
    """`related` with the newest first, then posts without a date that can be read, blank rows last."""
    return _sorted(related, newest=True)


def _sorted(related: tuple[Related, ...], *, newest: bool) -> tuple[Related, ...]:
    dated = {row: iso_date(row.date) for row in related}
    known = [row for row in related if _ISO.fullmatch(dated[row])]
    others = [row for row in related if row not in known and row != Related()]
    blank = [row for row in related if row == Related()]
    return (*sorted(known, key=lambda row: dated[row], reverse=newest), *others, *blank)


def parse_related(text: str) -> tuple[Related, ...]:
    """The posts named by lines of `text`: title, address and date in any mixture, or the address on a line of its own.

    Markdown links count; list marks are taken off; a line with none of the three is a title.
    """
    found: list[Related] = []
    for line in split_lines(text):
        post = _parse_line(line[:_LONGEST_LINE])
        if post is None:
            continue
        last = found[-1] if found else None
        if last and not post.title and (not last.url or not post.url) and (not last.date or not post.date):
            found[-1] = Related(last.title, last.url or post.url, last.date or post.date)
        elif last and not last.title and post.title and not post.url:
            found[-1] = Related(post.title, last.url, post.date or last.date)
        else:
            found.append(post)
    return tuple(found)


def parse_related_html(source: str) -> tuple[Related, ...]:
    """The posts that the links of a piece of HTML name, each with the date inside or behind it.

    Without a link to a web page the text of the HTML is read as by `parse_related`.
    """
    found: list[Related] = []
    for text, url in _runs(source):
        if url:
            if found and found[-1].url == url and not found[-1].date:
                found[-1] = Related(found[-1].title + text, url)
            else:
                found.append(Related(text, url))
        elif found and not found[-1].date and (dated := without_date(text.partition("\n")[0][:_LONGEST_LINE])):
            found[-1] = Related(found[-1].title, found[-1].url, dated.day)
    posts = [_dated(Related(single_line(post.title), post.url, post.date)) for post in found]
    named = tuple(post for post in posts if post.title)
    return named or parse_related(html_text(source))


def html_text(source: str) -> str:
    """The text of a piece of HTML, a line per block; no-break and full-width spaces stay."""
    text = "".join(run for run, _url in _runs(source))
    lines = (line.strip(" \t") for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _runs(source: str) -> list[tuple[str, str]]:
    """(text, address of the link around it or "") of all text in document order; "\\n" where a block begins or ends."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:
        root = document_fromstring(f"<div>{source}</div>", parser=HTMLParser(encoding=None, huge_tree=False))
    except (etree.LxmlError, ValueError):
        return []
    runs: list[tuple[str, str]] = []
    url = ""
    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            silent += name in ("script", "style", "head", "title")
            if name == "a" and (address := (element.get("href") or "").strip()).startswith(("http://", "https://")):
                url = address
            if _BLOCK.fullmatch(name):
                runs.append(("\n", ""))
            text = element.text
        else:
            silent -= event == "end" and name in ("script", "style", "head", "title")
            if event == "end" and name == "a":
                url = ""
            if event == "end" and _BLOCK.fullmatch(name):
                runs.append(("\n", ""))
            text = element.tail
        if text and not silent:
            runs.append((re.sub(r"[ \t\r\n\f]+", " ", text), url))
    return runs


def _parse_line(line: str) -> Related | None:
    rest, url = without_mark(line), ""
    if link := _MARKDOWN_LINK.search(rest):
        url = link[2]
        rest = f"{rest[: link.start()]}{link[1]}{rest[link.end() :]}"
    elif address := _ADDRESS.search(rest):
        url = address[0].rstrip(".,;:!?)")
        rest = f"{rest[: address.start()].rstrip()} {rest[address.start() + len(url) :].lstrip()}"
        rest = _EMPTY_BRACKETS.sub("", rest)
    post = _dated(Related(rest.strip(" \t\u3000()（）<>＜＞-–—:：|｜") if url else rest.strip(), url))
    return post if post != Related() else None


def _dated(post: Related) -> Related:
    """`post` with the date at the end, or at the beginning, of its title taken out of it."""
    dated = None if post.date else without_date(post.title)
    return Related(dated.text, post.url, dated.day) if dated else post


def _iso(match: re.Match[str]) -> str:
    year, month, day = (int(match[group] or match[other]) for group, other in ((1, 1), (2, 5), (3, 6)))
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
