"""The outlets that readers know, by domain and by the names that they sign with (`resources/outlets/outlets.toml`)."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from editor.core import paths
from editor.core.disk import regular

_SIGNS = re.compile(r"[\s\u3000!！・＋+＆&.,，、'’\"“”-]+")
_COMPANY = re.compile(
    r"^(?:(?:株式|有限|合同)会社|一般社団法人|公益財団法人|[（(]株[)）])\s*"
    r"|\s*(?:(?:株式|有限)会社|[（(]株[)）]|,? ?(?:Inc\.?|Ltd\.?|LLC))$"
    r"|[, ]+(?:Co\.?,? ?(?:Ltd\.?|Inc\.?|LLC)?|Corp\.?|Corporation|GmbH|AG|S\.?A\.?|K\.K\.|PLC|B\.V\.)$"
)


@dataclass(frozen=True, slots=True)
class Outlets:
    """`sites` are the names by domain, some with the beginning of a path; `names` those by folded name."""

    sites: dict[str, str]
    portals: frozenset[str]
    families: frozenset[str]
    names: dict[str, str]

    def of_address(self, address: str) -> str:
        """The outlet at the web address `address`; "" where none is known there."""
        host, path = host_of(address), _path(address)
        parts = host.split(".")
        for at in range(len(parts) - 1):
            domain = ".".join(parts[at:])
            below = max(
                (site for site in self.sites if site.startswith(f"{domain}/") and path.startswith(site[len(domain) :])),
                key=len,
                default="",
            )
            if below or domain in self.sites:
                return self.sites[below or domain]
        return ""

    def known(self, name: str) -> str:
        """The name by which readers know the outlet that signs as `name`; "" where it is not known."""
        return self.names.get(folded(name), "") or self.names.get(folded(_COMPANY.sub("", name.strip())), "")

    def is_portal(self, outlet: str) -> bool:
        """Whether the outlet carries the articles of others."""
        return outlet in self.portals


@cache
def outlets() -> Outlets:
    """All that are known."""
    file = paths.resources() / "outlets" / "outlets.toml"
    table = tomllib.loads(regular.text(file))
    sites = {domain: name for group, names in table.items() if group != "names" for domain, name in names.items()}
    # Of platforms only the address tells: "X" and "note" stand on the buttons of every page.
    named = [name for group, names in table.items() if group not in ("names", "platforms") for name in names.values()]
    names = {folded(name): name for name in named} | {folded(name): outlet for name, outlet in table["names"].items()}
    return Outlets(sites, frozenset(table["portals"].values()), frozenset(table["families"].values()), names)


def host_of(address: str) -> str:
    """The host of a web address in small letters, without `www.`; "" where there is none."""
    try:
        return (urlsplit(address.strip()).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""


def _path(address: str) -> str:
    try:
        return urlsplit(address.strip()).path
    except ValueError:
        return ""


def folded(name: str) -> str:
    """`name` as it is compared: without white space, signs, width and case."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", name)).casefold()


def without_company(name: str) -> str:
    """`name` without what makes it that of a company: 日本経済新聞社 is 日本経済新聞, 琉球新報社 is 琉球新報."""
    name = _COMPANY.sub("", name.strip())
    return re.sub(r"(新聞|新報|日報|時報|民報|日日|通信)社$", r"\1", name)
