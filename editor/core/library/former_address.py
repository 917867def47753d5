"""Former addresses of a post: those that other posts still link to, and the posts that do."""

import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict
from urllib.parse import quote, urlsplit

from editor.core.fields.blog_address import front_page
from editor.core.library.candidates import Question, marks
from editor.core.library.draft import draft_of
from editor.core.library.fold import tidy
from editor.core.library.following_links import ChangeFor
from editor.core.library.index import Index
from editor.core.library.own_address import own_address
from editor.core.library.pages import is_path, numbers_of_links, on_blog, page_host, page_number, path_number
from editor.core.renaming.moved_links import Change

MOST_FORMER = 20
"""Addresses of one post that are looked for."""


class FormerAddresses(TypedDict):
    """The addresses that a post had, that which it has ("": none is known), and the paths of the posts that link to one
    of the former."""

    former: list[str]
    address: str
    posts: list[str]


def former_addresses(index: Index, before: str, text: str, path: str, known: Iterable[str] = ()) -> FormerAddresses:
    """The former addresses of the post file `text` at `path` in the library: that of its earlier state `before`, and
    those that are `known`. An address that another post has by now is none of them: links to it are that post's."""
    address = own_address(index, text, path)["url"]
    now = page_number(address)
    wanted = [*(known if now else ()), *([own_address(index, before, path)["url"]] if before and now else [])]
    draft = draft_of(text.encode("utf-8", "surrogatepass"), path)
    own = Question.own_numbers(index, draft) if draft is not None else frozenset[int]()
    former = {
        page: url
        for url in wanted[:MOST_FORMER]
        if (page := page_number(url)) not in (0, now) and not _is_of_another(index, page, own)
    }
    return {"former": list(former.values()), "address": address, "posts": _linking(index, former.values(), own)}


def posts_naming(index: Index, name: str) -> list[str]:
    """The paths of the posts that have `name` in their texts or links: of a file that has another name by now. Looks
    through all texts (a second for 100,000 posts): links are in the index as whole addresses only."""
    forms = {tidy(name), quote(tidy(name)), quote(unicodedata.normalize("NFD", name))}
    patterns = ["%" + re.sub(r"([\\%_])", r"\\\1", form) + "%" for form in sorted(forms) if form]
    where = " OR ".join(["stream LIKE ? ESCAPE '\\'"] * len(patterns)) or "0"
    rows = index.connection.execute(f"SELECT id FROM words WHERE {where} ORDER BY id DESC", patterns).fetchall()
    return [entry.path for entry in index.entries([number for (number,) in rows])]


def to_address(former: Iterable[str], address: str, blog: str = "") -> Change:
    """The change that leads links to one of the `former` addresses to `address`; the place on the page stays.

    `blog` is the front page of the blog that the links are on ("": not known), for those that are a path from the top
    of their site. They stay such a path as long as the address is on the same site.
    """
    known = [url for url in former if page_number(url) not in (0, page_number(address))]
    pages = {page_number(url) for url in known}
    paths = {path_number(url): front_page(url) for url in known}
    parts = urlsplit(address)
    path, bare = parts._replace(scheme="", netloc="", fragment="").geturl(), parts._replace(scheme="").geturl()

    def change(found: str, _form: str) -> str | None:
        found, new = found.strip(), address  # white space around an address in HTML is none of it
        if is_path(found):
            front = blog or paths.get(path_number(found), "")
            if page_number(on_blog(found, front)) not in pages:
                return None
            new = path if page_host(front) == page_host(address) else address
        elif page_number(found) not in pages:
            return None
        elif found.startswith("//"):
            new = bare
        place = found.partition("#")[2]
        return f"{new}#{place}" if place else new

    return change


def changes_for(index: Index, library: Path, posts: Iterable[str], former: Iterable[str], address: str) -> ChangeFor:
    """The change of the links of each of the `posts` in `library`, which may be of different blogs."""
    fronts = {library / name: _blog_of(index, name) for name in posts}
    known = tuple(former)
    return lambda path: to_address(known, address, fronts.get(path, ""))


def _blog_of(index: Index, name: str) -> str:
    """The front page of the blog that the post at the path `name` is on; "" where it is not known."""
    row = index.connection.execute("SELECT blog FROM post WHERE path = ?", (os.fsencode(name),)).fetchone()
    return (row[0] if row else "") or index.blog()


def _is_of_another(index: Index, page: int, own: frozenset[int]) -> bool:
    rows = index.connection.execute("SELECT id FROM post WHERE page = ?", (page,))
    return any(number not in own for (number,) in rows)


def _linking(index: Index, former: Iterable[str], own: frozenset[int]) -> list[str]:
    numbers: dict[int, None] = {}
    blog = index.blog()
    for url in former:
        pages = numbers_of_links(url, blog)
        rows = index.connection.execute(
            f"SELECT DISTINCT post FROM link WHERE page IN ({marks(pages)}) ORDER BY post DESC", pages
        )
        numbers.update((number, None) for (number,) in rows if number not in own)
    return [entry.path for entry in index.entries(list(numbers))]
