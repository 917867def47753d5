"""The posts of the played blog, and what each method does to them."""

from __future__ import annotations

import copy
import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlsplit

from tests.fakes.blogger.errors import error

_ZONE = timezone(timedelta(hours=9))
BLOG = {
    "kind": "blogger#blog",
    "id": "7000000000000000001",
    "name": "論評の試し",
    "url": "http://fake.example/",
    "status": "LIVE",
    "locale": {"language": "ja", "country": "JP", "variant": ""},
    "posts": {"totalItems": 0},
}
_WRITABLE = ("title", "content", "labels", "published", "readerComments", "titleLink", "location")
Reply = tuple[int, dict[str, Any] | None]


@dataclass
class Posts:
    """The posts by their id. The switches are what is disputed of the real Blogger."""

    posts: dict[str, dict[str, Any]] = field(default_factory=dict)
    ever_live: set[str] = field(default_factory=set)
    """Every post that a reader could have seen at any moment."""
    strict_drafts: bool = False
    """Drafts cannot be changed: 404."""
    honours_if_match: bool = False
    hides_new: int = 0
    """So many lists after it was made do not show a new post yet."""
    rewrite: Callable[[str], str] = lambda content: content
    trims_bodies: bool = False
    """An answer to a change has no content."""
    _next: int = 1_000_000_000_000_000_000
    _changes: itertools.count[int] = field(default_factory=itertools.count)
    _hidden: dict[str, int] = field(default_factory=dict)
    _slugs: dict[str, str] = field(default_factory=dict)
    """The permalinks, made of the titles that posts had at first."""

    @property
    def drafts(self) -> list[dict[str, Any]]:
        return self.of("DRAFT")

    def of(self, *states: str) -> list[dict[str, Any]]:
        """The posts in one of `states`."""
        return [post for post in self.posts.values() if post["status"] in states]

    def permalink(self, number: str) -> str:
        """The permalink that the post will have, "" for one that Blogger makes up."""
        return self._slugs.get(number, "")

    def edit(self, number: str, **values: Any) -> None:
        """Somebody changes a post in Blogger's own editor."""
        self.posts[number].update(values)
        self._touch(self.posts[number])

    def act(self, name: str, path: Mapping[str, str], query: Mapping[str, Sequence[str]], sent: Sent) -> Reply:
        """Do what the method `name` does."""
        if path.get("blogId", BLOG["id"]) != BLOG["id"]:
            return error("404")
        if name == "blogs.listByUser":
            return 200, {"kind": "blogger#blogList", "items": [copy.deepcopy(BLOG)]}
        if name in ("blogs.get", "blogs.getByUrl"):
            return 200, copy.deepcopy(BLOG)
        if name == "posts.insert":
            return self._insert(query, sent.body)
        if name == "posts.list":
            return 200, self._list(query)
        if name == "posts.getByPath":
            return self._at(query.get("path", [""])[0])
        return self._one(name, path, query, sent)

    def _insert(self, query: Mapping[str, Sequence[str]], body: dict[str, Any]) -> Reply:
        if _too_many(body.get("labels", [])):
            return error("badlabels")
        self._next += 1
        number, draft = str(self._next), "true" in query.get("isDraft", ())
        post = {name: copy.deepcopy(body[name]) for name in _WRITABLE if name in body}
        post |= {"kind": "blogger#post", "id": number, "blog": {"id": BLOG["id"]}}
        self._slugs[number] = _slug(str(body.get("title", "")))
        post |= {"status": "DRAFT" if draft else "LIVE", "url": "" if draft else self._url(number)}
        post["content"] = self.rewrite(post.get("content", ""))
        post.setdefault("published", _now())
        self.posts[number] = post
        self._hidden[number] = self.hides_new
        return 200, self._touch(post)

    def _list(self, query: Mapping[str, Sequence[str]]) -> dict[str, Any]:
        states = query.get("status") or ["LIVE"]
        key = "updated" if "UPDATED" in query.get("orderBy", ()) else "published"
        shown = [post for post in self.of(*states) if self._hidden.get(post["id"], 0) <= 0]
        if "DRAFT" in states:
            self._hidden = {number: left - 1 for number, left in self._hidden.items()}
        found = sorted(shown, key=lambda post: (post[key], post["id"]), reverse=True)
        begin, most = int(query.get("pageToken", ["0"])[0]), int(query.get("maxResults", ["10"])[0])
        page = [copy.deepcopy(post) for post in found[begin : begin + most]]
        if "false" in query.get("fetchBodies", ()):
            for post in page:
                post.pop("content", None)
        answer: dict[str, Any] = {"kind": "blogger#postList"}
        if page:  # the real one has no empty list either
            answer["items"] = page
        if begin + most < len(found):
            answer["nextPageToken"] = str(begin + most)
        return answer

    def _at(self, path: str) -> Reply:
        found = [post for post in self.of("LIVE") if post["url"] and urlsplit(post["url"]).path == path]
        return (200, copy.deepcopy(found[0])) if found else error("404")

    def _url(self, number: str) -> str:
        return f"{BLOG['url']}2026/01/{self._slugs.get(number) or f'post-{number[-4:]}'}.html"

    def _one(self, name: str, path: Mapping[str, str], query: Mapping[str, Sequence[str]], sent: Sent) -> Reply:
        post = self.posts.get(path.get("postId", ""))
        if post is None:
            return error("404")
        if name == "posts.get":
            hidden = post["status"] != "LIVE" and not {"AUTHOR", "ADMIN"} & set(query.get("view", ()))
            return error("404") if hidden else (200, copy.deepcopy(post))
        changes = name in ("posts.update", "posts.patch")
        if changes and post["status"] == "DRAFT" and self.strict_drafts:
            return error("404")
        if self.honours_if_match and sent.if_match not in ("", post["etag"]):
            return error("412")
        if changes and _too_many(sent.body.get("labels", [])):
            return error("badlabels")
        if name == "posts.delete":
            return self._delete(post, "true" in query.get("useTrash", ()))
        if changes:
            self._change(post, query, sent.body, whole=name == "posts.update")
        if name == "posts.publish":
            day = query.get("publishDate", [""])[0]
            later = bool(day) and datetime.fromisoformat(day) > datetime.now(UTC)
            post.update(status="SCHEDULED" if later else "LIVE", published=day or _now(), url=self._url(post["id"]))
        if name == "posts.revert":
            post["status"] = "DRAFT"
        return 200, self._touch(post)

    def _change(
        self, post: dict[str, Any], query: Mapping[str, Sequence[str]], body: dict[str, Any], *, whole: bool
    ) -> None:
        if whole:  # what is left out is dropped
            for field_name in ("labels", "title", "content", "location", "titleLink"):
                post.pop(field_name, None)
        post.update({name: copy.deepcopy(body[name]) for name in _WRITABLE if name in body})
        post["content"] = self.rewrite(post.get("content", ""))
        if "true" in query.get("publish", ()):
            post["status"] = "LIVE"
        if "true" in query.get("revert", ()):
            post["status"] = "DRAFT"

    def _delete(self, post: dict[str, Any], to_trash: bool) -> Reply:
        if to_trash:
            post.update(status="SOFT_TRASHED", trashed=_now())
        else:
            del self.posts[post["id"]]
        return 204, None

    def _touch(self, post: dict[str, Any]) -> dict[str, Any]:
        number = next(self._changes)
        post.update(updated=_now(), etag=f'"fake-{number}"')
        if post["status"] == "LIVE":
            self.ever_live.add(post["id"])
        shown = copy.deepcopy(post)
        if self.trims_bodies:
            shown.pop("content", None)
        return shown


@dataclass(frozen=True)
class Sent:
    """What came with a request."""

    body: dict[str, Any]
    if_match: str = ""


def _too_many(labels: Sequence[str]) -> bool:
    return len(labels) > 20 or len(",".join(labels)) > 200


def _slug(title: str) -> str:
    """As Blogger makes one: ASCII letters and digits, spaces and hyphens as hyphens, articles dropped, 39 at most."""
    words = re.sub(r"[^a-z0-9 -]", "", title.lower()).replace("-", " ").split()
    return "-".join(word for word in words if word not in ("a", "an", "the"))[:39]


def _now() -> str:
    return datetime.now(_ZONE).isoformat()
