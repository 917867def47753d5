"""Words for versions: their day, reason and length, and notes on old ones."""

from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QLocale

from editor.core import words
from editor.core.history.restore import VersionPart
from editor.core.history.version_list import Thinned, Version
from editor.core.history.version_reasons import reason_words
from editor.core.history.versions import Listing
from editor.core.words import tr


def parts() -> dict[VersionPart, str]:
    """The parts that can be restored."""
    news, commentary, summary = tr("News"), tr("Commentary"), tr("Summary")
    return {
        VersionPart.WHOLE: tr("The whole post"),
        VersionPart.TEXT: tr("The text"),
        VersionPart.NEWS: tr("{part}: fields and text", part=news),
        VersionPart.COMMENTARY: tr("{part}: fields and text", part=commentary),
        VersionPart.NEWS_SUMMARY: tr("{part}: {field}", part=news, field=summary),
        VersionPart.COMMENTARY_SUMMARY: tr("{part}: {field}", part=commentary, field=summary),
        VersionPart.RELATED: tr("Related posts"),
    }


def when(time: datetime, now: datetime | None = None) -> str:
    """Date and time as one says them: today, yesterday, the date."""
    now = now or datetime.now().astimezone()
    time = time.astimezone(now.tzinfo)
    clock = f"{time:%H:%M:%S}"
    if time.date() == now.date():
        return tr("Today {time}", time=clock)
    if time.date() == now.date() - timedelta(days=1):
        return tr("Yesterday {time}", time=clock)
    return f"{day(time)} {time:%H:%M}"


def day(time: datetime) -> str:
    """The date in the person's language."""
    locale = QLocale("ja" if words.language() == "ja" else "en")
    local = time.astimezone()
    return locale.toString(QDate(local.year, local.month, local.day), tr("ddd d MMM yyyy"))


def name(version: Version) -> str:
    """The name of one version: when and why."""
    return tr("{time} ({reason})", time=when(version.time), reason=reason_words(version.reason))


def row(version: Version, before: Version | None) -> str:
    """Two lines of the list; `before` is the one that was kept before it."""
    size = f"{version.size / 1000:,.1f} KB"
    change = version.characters - before.characters if before is not None else 0
    length = tr("{n} char" if version.characters == 1 else "{n} chars", n=f"{version.characters:,}")
    if change:
        length = tr("{length} ({change})", length=length, change=f"{change:+,}".replace("-", "−"))
    return f"{when(version.time)}  {size}\n{reason_words(version.reason)}  {length}"


def step(version: Version, part: VersionPart) -> str:
    """The undo step of a restore."""
    time = f"{version.time.astimezone():%H:%M}"
    if version.time.astimezone().date() != datetime.now().astimezone().date():
        time = f"{day(version.time)} {time}"
    if part is VersionPart.WHOLE:
        return tr("Back to the version of {time}", time=time)
    return tr("{part} back to the version of {time}", part=parts()[part], time=time)


def notes(listing: Listing) -> str:
    """The notes on old versions and on the list."""
    found = [_thinned(one) for one in listing.thinned[-3:]]
    if listing.damaged:
        found.append(
            tr("All versions on the disk are shown. Lines of the list that were damaged: {n}.", n=listing.damaged)
        )
    return "\n".join(found)


def _thinned(thinned: Thinned) -> str:
    return tr(
        "{n} version from {oldest} to {newest} was thinned out on {day}."
        if thinned.count == 1
        else "{n} versions from {oldest} to {newest} were thinned out on {day}.",
        n=thinned.count,
        oldest=day(thinned.oldest),
        newest=day(thinned.newest),
        day=day(thinned.time),
    )
