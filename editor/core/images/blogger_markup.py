"""The address in what Blogger's editor writes for one picture, which people copy out of its HTML view."""

from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from editor.core.disk.names import folded_name
from editor.core.images.addresses import same_picture
from editor.core.images.blogger_address import is_blogger, is_remote

LONGEST_POST = 2_000_000
"""Characters of a whole post's HTML in which pictures are looked for."""

_QUICKLY = 200_000
"""Characters that are looked through in some hundredths of a second."""

LONGEST = 50_000
"""Characters that are looked at: Blogger writes some hundred for a picture."""


class _Pictures(HTMLParser):
    """The addresses of the images in a piece of HTML, and of its links."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.images: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: (value or "").strip() for name, value in reversed(attrs)}
        if tag == "img":
            self.images.append(values.get("src", ""))
        elif tag == "a":
            self.links.append(values.get("href", ""))


def address_in(text: str) -> str:
    """The address of the one picture that the HTML `text` shows, its size as it stands there; of `text` that is one
    address, that; "" where there is none, or more than one.

    `<div class="separator"><a href="…/s4032/a.jpg"><img src="…/s320/a.jpg" /></a></div>` gives `…/s320/a.jpg`: the
    size in it is the one that the person chose in Blogger.
    """
    text = text.strip()
    if len(text) > LONGEST:
        return ""
    if "<" not in text:
        return _whole(text) if not any(map(str.isspace, text)) else ""
    pictures = _Pictures()
    pictures.feed(text)
    pictures.close()
    found = [address for image in pictures.images if (address := _whole(image))]
    if not found and not pictures.images:
        found = [address for link in pictures.links if (address := _whole(link))]
    first = found[0] if found else ""
    return first if all(same_picture(first, other) for other in found) else ""


def addresses_in(html: str) -> tuple[str, ...]:
    """The addresses of the pictures that `html` shows, in its order, each once."""
    pictures = _Pictures()
    pictures.feed(html[:LONGEST_POST])
    pictures.close()
    return tuple(dict.fromkeys(address for image in pictures.images if (address := _whole(image))))


def shows_uploads(html: str) -> bool:
    """Whether `html` shows pictures, and all of them lie where Blogger keeps those of its blogs.

    Quick enough for the window's thread: what is much larger than a post is not looked at.
    """
    if len(html) > _QUICKLY or "<img" not in html:
        return False
    found = addresses_in(html)
    return bool(found) and all(is_blogger(urlsplit(address).hostname or "") for address in found)


def dealt_out(addresses: Sequence[str], names: Sequence[Sequence[str]]) -> dict[int, str]:
    """The address of each picture, by its index, out of `addresses`: `names` are the possible names of its file.

    Blogger keeps the name of a file at the end of its address. Of those that no name tells, the order does, where there
    are as many addresses as pictures.
    """
    called = [_stem(urlsplit(address).path) for address in addresses]
    stems = [{_stem(name) for name in of_one} for of_one in names]
    dealt: dict[int, str] = {}
    for index, of_one in enumerate(stems):
        fitting = [number for number, stem in enumerate(called) if stem in of_one]
        if len(fitting) == 1 and sum(called[fitting[0]] in other for other in stems) == 1:
            dealt[index] = addresses[fitting[0]]
    if len(addresses) == len(names):
        left = (address for address in addresses if address not in dealt.values())
        dealt |= zip((index for index in range(len(names)) if index not in dealt), left, strict=True)
    return dealt


def _stem(path: str) -> str:
    name = PurePosixPath(unquote(path)).name
    return folded_name(name.rpartition(".")[0] or name)


def _whole(address: str) -> str:
    """`address` with its scheme, if it is one of the web; else ""."""
    address = f"https:{address}" if address.startswith("//") else address
    return address if is_remote(address) else ""
