"""Web addresses: whether a text is one, and whether two of them lead to the same post."""

from urllib.parse import parse_qsl, unquote, urlencode, urlsplit


def is_web_address(text: str) -> bool:
    """An http(s) address with a host and without white space inside."""
    try:
        parts = urlsplit(text.strip())
        parts.port  # noqa: B018  raises for a port that is no number
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not any(map(str.isspace, text.strip()))


def same_place(text: str) -> str:
    """A key that is equal for addresses of one post: scheme, case of the host, fragment and `?m=1` do not matter."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return text.strip()
    query = urlencode([pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != "m"])
    return f"{parts.netloc.lower()}{unquote(parts.path).rstrip('/')}?{query}"
