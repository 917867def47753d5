"""The hosts whose pictures the preview may load: none, until the person names some."""

import re
from dataclasses import dataclass

from editor.core.text.patterns import pattern

_LABEL = pattern(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_ADDRESS = pattern(r"https?://([^/?#\\@:]+)(?:[/?#].*)?", re.IGNORECASE)
_SEPARATORS = pattern(r"[\s,;、，]+")
_LOCAL = (
    "localhost",
    "local",
    "localdomain",
    "internal",
    "intranet",
    "lan",
    "home",
    "corp",
    "private",
    "home.arpa",
    "invalid",
    "onion",
)
_LOOPBACK_NAMES = ("localtest.me", "lvh.me", "vcap.me", "lacolhost.com", "nip.io", "sslip.io", "xip.io", "traefik.me")
"""Public names that lead to the machine itself or to the address that stands in the name."""
_LEAST_BEHIND_STAR = 3
"""`*.blogspot.com` would be everybody's, `*.co.jp` a whole country's."""


@dataclass(frozen=True, slots=True)
class ImageHosts:
    """Names in their ASCII form. One that begins with `*.` means every host one label below; nothing else is open."""

    names: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.names)

    def allow(self, host: str) -> bool:
        """Whether pictures of `host`, a name in its ASCII form, may be loaded."""
        host = host.lower()
        return host in self.names or f"*.{host.partition('.')[2]}" in self.names


def is_local(host: str) -> bool:
    """Whether a name means this machine or its own network (RFC 6761, 6762, 8375), not a host of the world."""
    host = host.lower().rstrip(".")
    return "." not in host or any(host == name or host.endswith(f".{name}") for name in (*_LOCAL, *_LOOPBACK_NAMES))


def parse_hosts(text: str) -> tuple[ImageHosts, tuple[str, ...]]:
    """The hosts that `text` names, parted by spaces or commas, and the words of it that name none.

    An address stands for its host. No IP addresses, no ports, no names of a single label: what is meant is a blog's
    host in the world, not this machine or its network.
    """
    names: list[str] = []
    refused: list[str] = []
    for word in _SEPARATORS.split(text.strip()):
        if word and (name := _host(word)):
            names.append(name)
        elif word:
            refused.append(word)
    return ImageHosts(tuple(dict.fromkeys(names))), tuple(refused)


def _host(word: str) -> str:
    if address := _ADDRESS.fullmatch(word):
        word = address[1]
    star, name = ("*.", word[2:]) if word.startswith("*.") else ("", word)
    try:
        name = name.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError:
        return ""
    labels = name.split(".")
    if len(labels) < (_LEAST_BEHIND_STAR if star else 2) or not all(map(_LABEL.fullmatch, labels)):
        return ""
    if not re.search("[a-z]", labels[-1]) or labels[-1].startswith("0x"):
        return ""  # an IP address, in one of its many spellings
    if is_local(name):
        return ""
    return star + name
