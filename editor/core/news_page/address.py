"""The article's own address: as the person's browser had it, or as the page says it."""

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from editor.core.html.tracking import without_tracking
from editor.core.text.patterns import pattern

if TYPE_CHECKING:  # what reads a page loads lxml and more, which those that compare addresses do without
    from editor.core.news_page.linked_data import Article
    from editor.core.news_page.metas import Head

_WEB = pattern(r"https?://[^\s/?#]+\.[^\s/?#]+", re.IGNORECASE)
_OTHER_FORM = pattern(r"(?:^|/)(?:amp|sp|m|print)(?=/|$)|(?:\.amp)(?=\.html|$)|/index\.html?$")
_OTHER_HOST = pattern(r"^(?:www|m|sp|mobile|amp|s|touch)\.")
_ARCHIVED = pattern(
    r"https?://(?:web\.archive\.org/web/\d{1,14}(?:[a-z]{2}_)?|archive\.(?:ph|is|today|md|li|vn|fo)/(?:o/\w+|\d{4,14}))/(https?:/.+)",
    re.IGNORECASE,
)
_LONGEST = 4_000  # characters


def is_web_address(text: str) -> bool:
    """Whether `text` is one whole address of the web."""
    text = text.strip()
    return len(text) <= _LONGEST and not re.search(r"\s", text) and _WEB.match(text) is not None


def is_whole(address: str) -> bool:
    """Whether it leads to an article, not to the front page of a site: Firefox tells scheme and host alone."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.netloc) and (parts.path.strip("/") != "" or bool(parts.query))


def archived(address: str) -> str:
    """The address of the page that an archive of the web shows at `address`; `address` itself elsewhere."""
    found = _ARCHIVED.match(address.strip())
    return re.sub(r"^(https?):/+", r"\1://", found[1]) if found else address


def article_address(given: str, head: "Head", linked: "Article") -> str:
    """The address of the article; `given` is where the page was. "" where only its site is known."""
    given = given.strip() if is_web_address(given) else ""
    said = _said(given, head, linked)
    if given and is_whole(given) and not (said and _same(given, said)):
        return without_tracking(given)
    return without_tracking(said)


def _said(given: str, head: "Head", linked: "Article") -> str:
    from editor.core.news_page.linked_data import text_of

    candidates = (
        head.canonical,
        head.first("og:url"),
        text_of(linked.get("mainEntityOfPage")) if not isinstance(linked.get("mainEntityOfPage"), dict) else "",
        _id(linked.get("mainEntityOfPage")),
        text_of(linked.get("url")),
        head.first("twitter:url", "parsely-link", "dc.identifier"),
    )
    for candidate in candidates:
        try:
            address = urljoin(given, candidate.strip()) if candidate.strip() else ""
        except ValueError:
            continue
        if address.startswith("//"):
            address = f"https:{address}"
        if is_web_address(address) and is_whole(address):
            return address
    return ""


def _id(value: object) -> str:
    found = value.get("@id") if isinstance(value, dict) else ""
    return found if isinstance(found, str) else ""


def _same(one: str, other: str) -> bool:
    """Whether both lead to one article: they differ by parameters, by the form for a telephone or for print."""
    return _plain(one) == _plain(other)


def _plain(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return "", address
    path = _OTHER_FORM.sub("", parts.path)
    host = (parts.hostname or "").lower()
    while (shorter := _OTHER_HOST.sub("", host)) != host and shorter.count("."):
        host = shorter
    return host, re.sub("/{2,}", "/", path).rstrip("/")


def canonical_key(address: str) -> str:
    """The key that all addresses of one article have in common: without scheme, tracking, form; its own parameters
    stay."""
    address = without_tracking(address.strip()).partition("#")[0]
    host, path = _plain(address)
    try:
        query = urlsplit(address).query
    except ValueError:
        query = ""
    return f"{host}{path}" + (f"?{query}" if query else "")
