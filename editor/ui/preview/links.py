"""Which addresses of a post are handed to the system, and in which form."""

from PySide6.QtCore import QUrl, QUrlQuery

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


def _encoded(url: QUrl) -> QUrl:
    return QUrl(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
