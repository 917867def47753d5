"""Addresses of a post that are handed to the system: their form, and which only after the person has seen them."""

import ipaddress
import unicodedata
from urllib.parse import unquote

from PySide6.QtCore import QUrl, QUrlQuery

from editor.core.images.hosts import is_local
from editor.core.words import tr

LINK = QUrl("ronpyo://link/")
"""Below it, in one encoded piece, lies an address that the web engine would not bring back: see `preview.js`."""

_MAIL_FIELDS = ("to", "cc", "bcc", "subject", "body")


def outward(url: QUrl) -> QUrl | None:
    """`url` as the system's browser or mail program may have it; None for everything that is not for them.

    What is handed on was parsed and is written anew from its parts, fully encoded. Of a mailto address only the usual
    fields stay: mail programs have attached local files for `attach` (CVE-2020-4089, CVE-2020-12618).
    """
    if not url.isValid():
        return None
    if url.scheme() in ("http", "https"):
        return _encoded(url) if url.host() else None
    if url.scheme() == "mailto":
        asked = QUrlQuery(url)
        kept = QUrlQuery()
        kept.setQueryItems([item for item in asked.queryItems() if item[0].lower() in _MAIL_FIELDS])
        mail = QUrl()
        mail.setScheme("mailto")
        mail.setPath(url.path(QUrl.ComponentFormattingOption.FullyEncoded), QUrl.ParsingMode.StrictMode)
        if not kept.isEmpty():
            mail.setQuery(kept)
        return _encoded(mail) if mail.isValid() else None
    return None


def meant(url: QUrl) -> QUrl:
    """The address that a clicked link means: of one below `LINK` the address in it, read as the blog would read it."""
    if url.scheme() != LINK.scheme() or url.host() != LINK.host():
        return url
    text = unquote(url.path(QUrl.ComponentFormattingOption.FullyEncoded).removeprefix("/")).strip()
    return QUrl(f"https:{text}" if text.startswith("//") else text)


def doubt(url: QUrl) -> str:
    """The reason why the person should see the target of `url` before it is opened, as a sentence; empty: none."""
    if url.scheme() == "mailto":
        return ""
    if url.userInfo():
        return tr("What comes before the @ is not part of the site’s name.")
    host = url.host().rstrip(".")
    if is_local(host) or _is_number(host):
        return tr("It leads to a computer on this network, not to a website.")
    if any(_mixes_scripts(label) for label in host.split(".")):
        return tr("Its name has letters of several scripts, some of which look alike.")
    return ""


def _is_number(host: str) -> bool:
    """Whether the host is an IP address, in one of the spellings that browsers read (RFC 3986, WHATWG URL 3.5)."""
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        last = host.rpartition(".")[2].lower()
        return last.isdigit() or last.startswith("0x")
    return True


def _mixes_scripts(label: str) -> bool:
    """Whether a part of a name, decoded, has letters of two alphabets, or one Latin letter's double of another one.

    Kana and kanji beside Latin are usual names in Japan (Unicode TS 39, "highly restrictive").
    """
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in label if letter.isalpha()}
    alphabets = scripts - {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO", "HALFWIDTH"}
    return len(alphabets) > 1 or bool(alphabets & {"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "LISU", "COPTIC"})


def _encoded(url: QUrl) -> QUrl:
    return QUrl(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
