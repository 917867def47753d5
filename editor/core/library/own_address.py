"""The address of the open post on its blog, as far as its fields and the library tell."""

from typing import TypedDict

from editor.core.fields.blog_address import front_page
from editor.core.file.postfile import PostFile
from editor.core.library.draft import draft_of
from editor.core.library.index import Index
from editor.core.profile.load import load_profile


class OwnAddress(TypedDict):
    """`url` is "" where it cannot be told; `derived`: nobody has confirmed it; `blog`: the front page, perhaps ""."""

    url: str
    derived: bool
    blog: str


def own_address(index: Index, text: str, path: str) -> OwnAddress:
    """The address of the post file `text` at `path` in the library."""
    data = text.encode("utf-8", "surrogatepass")
    fields = PostFile.parse(data).fields
    profile, _problems = load_profile(fields.profile)
    blog = front_page(profile.address) or index.blog()
    if known := fields.blogger.url.strip():
        return {"url": known, "derived": False, "blog": blog}
    draft = draft_of(data, path)
    url = draft.url if draft is not None else ""
    if url.startswith("/"):
        url = blog + url if blog else ""
    return {"url": url, "derived": True, "blog": blog}
