"""The account: which blog posts go to, and who keeps the sign-in. No secret stands in its file."""

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from editor.core import paths
from editor.core.blogger.remote import post_id
from editor.core.blogger.vault import KeptIn
from editor.core.disk import regular, store

_LARGEST = 1 << 16  # bytes
_MOST = 200  # blogs
_COUNTRY = re.compile(r"\.blogspot\.[a-z]{2,3}(?:\.[a-z]{2})?\Z")


@dataclass(frozen=True, slots=True)
class OwnBlog:
    """One of the person's blogs. `id` is a string of digits."""

    id: str
    name: str = ""
    url: str = ""


def path_on(blog: str, address: str) -> str:
    """The path of `address` where it lies on the blog with the address `blog`, else "". Blogger's addresses of one
    blog in several countries (x.blogspot.com, x.blogspot.jp) count as one."""
    try:
        there, here = urlsplit(address), urlsplit(blog)
        same = _host(there.hostname or "") == _host(here.hostname or "") != ""
    except ValueError:
        return ""
    return there.path if same and there.scheme in ("http", "https") and there.path.strip("/") else ""


def _host(name: str) -> str:
    return _COUNTRY.sub(".blogspot", name.lower().removeprefix("www."))


@dataclass(frozen=True, slots=True)
class BloggerAccount:
    """The blog that was chosen, and where the sign-in is."""

    blog: OwnBlog
    keeper: KeptIn


def file() -> Path:
    """The account's file."""
    return paths.config() / "blogger.json"


def read_account() -> BloggerAccount | None:
    """The account; None where there is none. Never raises: a file that cannot be read is none."""
    try:
        value = json.loads(regular.read(file(), _LARGEST))
        blog = _blog(value["blog"])
        return None if blog is None else BloggerAccount(blog, KeptIn(value["keeper"]))
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return None


def write_account(account: BloggerAccount) -> None:
    """Keep `account`. Raises FileError."""
    store.make_folder(file().parent, file().parent)
    values = {"blog": asdict(account.blog), "keeper": account.keeper}
    store.write(file(), json.dumps(values, ensure_ascii=False, indent=1).encode("utf-8", "replace"), None)


def remove_account() -> None:
    """Have no account any more. Raises OSError."""
    file().unlink(missing_ok=True)


def blogs_in(value: dict[str, Any]) -> tuple[OwnBlog, ...]:
    """The blogs in the answer of a list of them."""
    items = value.get("items")
    listed = items[:_MOST] if isinstance(items, list) else []
    return tuple(blog for one in listed if (blog := _blog(one)) is not None)


def _blog(value: object) -> OwnBlog | None:
    if not isinstance(value, dict):
        return None
    number, name, url = (value.get(key) for key in ("id", "name", "url"))
    if not isinstance(number, str) or not post_id(number):
        return None
    return OwnBlog(number, name if isinstance(name, str) else "", url if isinstance(url, str) else "")
