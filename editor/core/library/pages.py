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


def page_number(url: str) -> int:
    """The page's number, of 63 bits; 0 where `url` is no address of a page."""
    key = page_key(url)
    if "/" not in key and "?" not in key:
        return 0  # the front page of a site
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=8).digest()) >> 1 or 1
