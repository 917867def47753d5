"""Addresses of pages: when two of them lead to the same one, and where a page lies on its blog."""

import hashlib
import re
from urllib.parse import unquote, urlsplit

from editor.core.text.patterns import pattern

_LONGEST = 2_000  # characters
_BLOGSPOT = pattern(r"\.blogspot\.(?:com?\.)?[a-z]{2,3}$")
_NOISE = pattern(r"(?:m=[01]|showcomment=.*|spref=.*|utm_\w+=.*|fbclid=.*|gclid=.*)", re.IGNORECASE)


def page_key(url: str) -> str:
    """A text that is the same for all addresses of one page: "example.blogspot.com/2025/04/talks.html".

    Scheme, `www.`, the case of the host, Blogger's country (blogspot.jp), percent signs, the fragment and what says
    where a reader comes from do not matter. Empty where `url` is no web address.
    """
    try:
        parts = urlsplit(url.strip()[:_LONGEST])
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https", "") or not host:
        return ""
    host = _BLOGSPOT.sub(".blogspot.com", host.removeprefix("www."))
    query = "&".join(sorted(part for part in parts.query.split("&") if part and not _NOISE.fullmatch(part)))
    return f"{host}{unquote(parts.path).rstrip('/')}" + (f"?{query}" if query else "")


def page_host(url: str) -> str:
    """The host of an address as `page_key` has it."""
    return page_key(url).partition("/")[0].partition("?")[0]


def is_path(url: str) -> bool:
    """Whether `url` is a path from the top of its site: `/2025/04/talks.html`."""
    return url[:1] == "/" and url[1:2] != "/"


def on_blog(url: str, blog: str) -> str:
    """`url` behind the front page `blog`, where it is a path from the top of its site."""
    return blog + url if is_path(url) else url


def page_number(url: str) -> int:
    """The page's number, of 63 bits; 0 where `url` is no address of a page."""
    return _number(page_key(url))


def path_number(url: str) -> int:
    """The number of the path of a page, whatever site that is on: of a link to `/2025/04/talks.html` on a blog that is
    not known. 0 where `url` is no address of a page."""
    host, slash, path = page_key(on_blog(url, "https://x")).partition("/")
    return _number(f"{slash}{path}") if host and path else 0


def link_number(url: str, blog: str) -> int:
    """The number of the page that a link in a post on `blog` ("": not known) leads to; 0: to none."""
    return path_number(url) if is_path(url) and not blog else page_number(on_blog(url, blog))


def numbers_of_links(url: str, blog: str) -> tuple[int, ...]:
    """The numbers under which links to the page `url` are in an index whose posts lie on `blog` ("": not known), most
    of them: as a page, and as a path in posts of which nobody knows where they are on."""
    is_on_it = page_host(url) == page_host(blog or url)  # where a post is on that says nothing of its address
    return tuple({page_number(url), path_number(url) if is_on_it else 0} - {0})


def _number(key: str) -> int:
    if "/" not in key and "?" not in key:
        return 0  # the front page of a site
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=8).digest()) >> 1 or 1
