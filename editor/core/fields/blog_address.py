"""Addresses of posts and blogs: as they are pasted, and as Blogger would make them."""

from urllib.parse import urlsplit

from editor.core.text.patterns import pattern

_PERMALINK = pattern(r"[A-Za-z0-9_.-]+")
_EDITORS = frozenset(("www.blogger.com", "draft.blogger.com", "blogger.com"))
"""Hosts on which posts are written and none is read."""
_ADDED = pattern(r"(?:m=[01]|spref=|utm_\w+=|fbclid=|gclid=)")
_OF_POST = pattern(r"/[0-9]{4}/[0-9]{2}/[^/]+\.html")
_DAY = pattern(r"([0-9]{4})-([0-9]{2})-[0-9]{2}")


def derived_path(permalink: str, day: str) -> str:
    """The path on its blog of a post with this permalink and day, as Blogger makes it: "/2025/04/talks.html"; empty
    where one of them is missing."""
    name = permalink.strip().removesuffix(".html")
    found = _DAY.fullmatch(day)
    if found is None or not _PERMALINK.fullmatch(name):
        return ""
    return f"/{found[1]}/{found[2]}/{name}.html"


def front_page(address: str) -> str:
    """The front page of the blog that `address` belongs to, "https://example.blogspot.com"; empty where it is none.
    A host alone is one, too."""
    text = address.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text.removeprefix('//')}")
        host = parts.netloc.lower().rpartition("@")[2]
        parts.port  # noqa: B018  raises for a port that is no number
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or "." not in host.strip(".") or any(map(str.isspace, host)):
        return ""
    return f"{parts.scheme}://{host}"


def published_address(text: str) -> str:
    """The address of a post, as it is pasted from a browser: without fragment and what phones or campaigns add; empty
    where `text` is none: no web address, the front page of a blog, or a page of Blogger's editor."""
    words = text.strip()
    if not words.startswith(("https://", "http://")) or any(map(str.isspace, words)) or not front_page(words):
        return ""
    parts = urlsplit(words)
    host = parts.netloc.lower().rpartition("@")[2].partition(":")[0]
    if "@" in parts.netloc or host in _EDITORS or not parts.path.strip("/"):
        return ""
    kept = [piece for piece in parts.query.split("&") if piece and not _ADDED.match(piece)]
    return parts._replace(query="&".join(kept), fragment="").geturl()


def is_post_address(url: str) -> bool:
    """Whether `url` has the form that Blogger gives to addresses of posts: …/2025/04/name.html."""
    return bool(published_address(url)) and bool(_OF_POST.fullmatch(urlsplit(url.strip()).path))
