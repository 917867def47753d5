"""The pages of the author's own blogs, as far as the library knows them, and the post that lies on each."""

import re

from editor.core.library.candidates import Question
from editor.core.library.common import blogs_of
from editor.core.library.draft import DraftPost
from editor.core.library.index import Index
from editor.core.library.pages import on_blog, page_key, page_number
from editor.core.library.texts import PostSummary

_NO_POST = re.compile(r"/(?:search|feeds|p|favicon)(?:/|\.|$)", re.IGNORECASE)
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|pdf|xml|css|js|mp[34]|zip)$", re.IGNORECASE)


class OwnPages:
    """Finds posts by their addresses and titles. `draft` is the post whose links are looked at."""

    def __init__(self, index: Index, draft: DraftPost) -> None:
        self._index = index
        self._main_blog = index.blog()
        self._blog = draft.blog or self._main_blog
        self._own = page_number(self.absolute(draft.url))
        self._numbers = Question.own_numbers(index, draft)
        self._hosts = blogs_of(index)

    def absolute(self, url: str) -> str:
        """`url` with the blog of the draft before it, where it has no host."""
        return on_blog(url, self._blog)

    def is_own(self, url: str) -> bool:
        """Whether it is the address of a post on one of the author's blogs."""
        url = self.absolute(url.strip())
        if self.is_itself(url) or self._number(url) is not None:
            return True
        host, slash, path = page_key(url).partition("/")
        path = "/" + path
        return host in self._hosts and bool(slash) and not _NO_POST.match(path) and not _FILE.search(path)

    def is_itself(self, url: str) -> bool:
        """Whether it is the address of the post whose links are looked at."""
        url = self.absolute(url.strip())
        return (bool(self._own) and page_number(url) == self._own) or self._number(url) in self._numbers

    def find(self, url: str) -> PostSummary | None:
        """The post at this address."""
        number = self._number(self.absolute(url.strip()))
        return self._entry([] if number is None else [number])

    def titled(self, title: str) -> PostSummary | None:
        """The one post with this title; None where there are several."""
        rows = self._index.connection.execute("SELECT id FROM post WHERE title = ? LIMIT 2", (title,)).fetchall()
        return self._entry([rows[0][0]]) if title and len(rows) == 1 else None

    def guess(self, title: str, url: str) -> PostSummary | None:
        """The published post that an address was meant for which no post has: the one with this title, or the one
        whose address ends in the same way."""
        found = self.titled(title)
        if found is None and (name := page_key(self.absolute(url)).rpartition("/")[2]).endswith(".html"):
            pattern = "".join(f"\\{sign}" if sign in "\\%_" else sign for sign in f"/{name}")
            rows = self._index.connection.execute(
                "SELECT id FROM post WHERE url LIKE ? ESCAPE '\\' LIMIT 2", (f"%{pattern}",)
            ).fetchall()
            found = self._entry([rows[0][0]]) if len(rows) == 1 else None
        return found if found and found.url and found.status == "published" else None

    def _entry(self, numbers: list[int]) -> PostSummary | None:
        return next(iter(self._index.entries(numbers)), None)

    def _number(self, url: str) -> int | None:
        page = page_number(url)
        row = self._index.connection.execute(
            "SELECT id FROM post WHERE page = ? AND page <> 0 ORDER BY status = 'published' DESC, id DESC", (page,)
        ).fetchone()
        if row is None and self._main_blog and url.startswith(self._main_blog):
            path = url[len(self._main_blog) :].partition("#")[0].partition("?")[0]
            row = self._index.connection.execute(
                "SELECT id FROM post WHERE derived = ? AND derived <> '' ORDER BY id DESC", (path,)
            ).fetchone()
        return row[0] if row else None
