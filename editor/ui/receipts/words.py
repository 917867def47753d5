"""Sentences about receipts."""

from datetime import datetime

from editor.core.receipts.receipt import Handing, Receipt
from editor.core.words import listed, tr
from editor.ui.dialogs.version_words import when


def handing_words(kind: Handing) -> str:
    """The way by which a copy left the program."""
    return {
        Handing.UNKNOWN: tr("copied"),
        Handing.COPIED: tr("copied"),
        Handing.FILE: tr("written to a file"),
        Handing.SENT: tr("sent to Blogger"),
    }[kind]


def time_words(receipt: Receipt) -> str:
    """The time of a receipt as one says it."""
    try:
        return when(datetime.fromisoformat(receipt.time).astimezone())
    except (ValueError, OverflowError):
        return receipt.time[:40]


def row(receipt: Receipt) -> str:
    """Two lines of the list: when and how; how much there is in it."""
    said = [tr("{n} characters of HTML", n=f"{len(receipt.html):,}")]
    if count := len(receipt.pictures):
        said.append(tr("one image's URL") if count == 1 else tr("URLs of {n} images", n=count))
    if count := len(receipt.checks):
        said.append(tr("one finding") if count == 1 else tr("{n} findings", n=count))
    return f"{time_words(receipt)}  {handing_words(receipt.kind)}\n" + listed(said)


def details(receipt: Receipt) -> str:
    """All that a receipt says but its HTML."""
    boxes = (
        (tr("Title"), receipt.title),
        (tr("Labels"), listed(receipt.labels.split(", "))),
        (tr("Permalink"), receipt.permalink),
        (tr("Search description"), receipt.description),
    )
    lines = [tr("{field}: {words}", field=label, words=text) for label, text in boxes if text]
    if receipt.pictures:
        lines += ["", tr("URLs of the images:"), *(f"・{path}  {url}" for path, url in receipt.pictures)]
    if receipt.checks:
        lines += ["", tr("What was found then:"), *(f"・{sentence}" for sentence in receipt.checks)]
    return "\n".join(lines)
