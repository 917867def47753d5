"""The requests to Blogger that the program makes: each a value. None of them deletes anything."""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlencode

from editor.core.blogger.call import Call
from editor.core.blogger.endpoints import Endpoints
from editor.core.blogger.remote import BlogText, RemoteStatus

PAGE = 50
"""Posts of one list: larger ones met errors of the server."""


class Requests:
    """Makes the requests to the blog `blog` at `endpoints`."""

    def __init__(self, endpoints: Endpoints, blog: str) -> None:
        self._endpoints = endpoints
        self._blog = blog

    def insert(self, text: BlogText) -> Call:
        """A new draft. Without `isDraft` the post would be public at once."""
        body: dict[str, Any] = {"title": text.title, "content": text.content}
        if text.labels:
            body["labels"] = list(text.labels)
        return self._call("POST", "", {"isDraft": "true"}, body)

    def patch(self, number: str, values: dict[str, Any], etag: str = "") -> Call:
        """Change `values` of a post and nothing else; labels are the whole list."""
        return self._call("PATCH", f"/{quote(number, safe='')}", {}, values, etag)

    def get(self, number: str) -> Call:
        """One post, drafts too: without `view` a draft is not found."""
        return self._call("GET", f"/{quote(number, safe='')}", {"view": "AUTHOR"})

    def at(self, path: str) -> Call:
        """The post with the address `path`, "/2026/01/talks.html"."""
        return self._call("GET", "/bypath", {"path": path, "view": "AUTHOR"})

    def newest(self, status: RemoteStatus, page: str = "") -> Call:
        """The posts in one state that were changed last, with their text. Each state needs a request of its own."""
        query = {"status": status, "orderBy": "UPDATED", "fetchBodies": "true", "maxResults": "10", "view": "AUTHOR"}
        return self._call("GET", "", query | ({"pageToken": page} if page else {}))

    def listed(self, status: RemoteStatus, page: str = "") -> Call:
        """The ids of the posts in one state; `page` is the token that the list before gave."""
        query = {"status": status, "fetchBodies": "false", "maxResults": str(PAGE), "view": "AUTHOR"}
        query["fields"] = "items(id,status),nextPageToken"
        return self._call("GET", "", query | ({"pageToken": page} if page else {}))

    def publish(self, number: str, when: str = "") -> Call:
        """Make a post public: now, or at a moment in the future that says its offset from UTC."""
        return self._call("POST", f"/{quote(number, safe='')}/publish", {"publishDate": when} if when else {})

    def revert(self, number: str) -> Call:
        """Take a post back: it is a draft again."""
        return self._call("POST", f"/{quote(number, safe='')}/revert", {})

    def _call(
        self, method: str, path: str, query: dict[str, str], body: dict[str, Any] | None = None, etag: str = ""
    ) -> Call:
        url = f"{self._endpoints.api}blogs/{quote(self._blog, safe='')}/posts{path}{_query(query)}"
        data = None if body is None else json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        return Call(method, url, data, headers={"If-Match": etag} if etag else {})


def blogs(endpoints: Endpoints) -> Call:
    """The blogs in which the signed-in person may write."""
    roles: Sequence[tuple[str, str]] = [("role", "ADMIN"), ("role", "AUTHOR")]
    return Call("GET", f"{endpoints.api}users/self/blogs?{urlencode(roles)}")


def _query(values: dict[str, str]) -> str:
    return f"?{urlencode(values)}" if values else ""
