"""The report of an import in sentences for the person."""

from collections import Counter
from collections.abc import Iterator

from editor.core.importers.entry import EntryKind, Skipped
from editor.core.importers.report import Report, Tally
from editor.core.words import listed, tr


def sentences(report: Report, most: int = 10_000) -> Iterator[str]:
    """The report, line by line; of each reason at most `most` entries are named."""
    yield from counts(report)
    yield from kept_lines(report)
    if report.older:
        yield tr("Newer in your library than in the file, and left as they are: {number}.", number=report.older)
    yield from skipped_lines(report, most)
    yield from report.notes
    if report.cancelled:
        yield tr("The imported posts are safe. The import was stopped; import again to go on.")


def counts(report: Report) -> Iterator[str]:
    """One line for each kind of thing."""
    yield _line(tr("Posts"), report.posts, report.cancelled)
    if report.drafts.found:
        yield tr("  of them drafts: {found}", found=report.drafts.found)
    if report.without_url:
        yield tr(
            "Posts without a URL, since the file does not say where the blog is: {number}. Related posts need it: "
            "import the file again with the URL of the blog.",
            number=report.without_url,
        )
    if report.pages.found:
        yield _line(tr("Pages"), report.pages, report.cancelled)
    if report.comments.found:
        yield _line(tr("Comments"), report.comments, report.cancelled)
    yield tr(
        "Labels: {labels} (uses: {uses}). Images: {images} (with a caption: {captions}). Jump breaks: {breaks}.",
        labels=len(report.labels),
        uses=report.labels.total(),
        images=report.images,
        captions=report.captions,
        breaks=report.jump_breaks,
    )
    if report.structured:
        yield tr("Read into headlines, summaries and related posts: {number}.", number=report.structured)


def _line(name: str, tally: Tally, stopped: bool) -> str:
    parts = (
        tr("{n} imported", n=tally.written) if tally.written else "",
        tr("{n} unchanged", n=tally.unchanged) if tally.unchanged else "",
        tr("{n} not imported", n=tally.skipped) if tally.skipped else "",
    )
    said = listed(filter(None, parts)) or tr("none")
    if stopped:  # nobody knows how many the file has
        return tr("{name}: {said} (read so far: {found}).", name=name, found=tally.found, said=said)
    return tr("{name}: {said} (in the file: {found}).", name=name, found=tally.found, said=said)


def kept_lines(report: Report) -> Iterator[str]:
    """The lines on pieces that stayed HTML, and on those that were left out."""
    if report.kept:
        kinds = listed(tr("{kind} {n}", kind=name, n=number) for name, number in sorted(_named(report.kept).items()))
        yield tr("Kept as HTML, since Markdown has no form for it: {kinds}.", kinds=kinds)
    if looks := report.lost["looks"]:
        yield tr(
            "Places in which colours, fonts, sizes or alignment were left out of the text: {number}. A post that you "
            "do not change is exported with them, as it came.",
            number=f"{looks:,}",
        )
    if hidden := report.lost["hidden"]:
        yield tr("Places in which hidden text that no reader saw was left out: {number}.", number=hidden)
    if trackers := report.lost["tracker"]:
        yield tr("Images of one pixel that count readers were left out: {number}.", number=trackers)


def _named(kept: Counter[str]) -> Counter[str]:
    names = {
        "block": tr("single blocks"),
        "whole": tr("whole posts"),
        "text": tr("posts as text only"),
        "table": tr("tables"),
        "embed": tr("embedded posts"),
        "list": tr("lists"),
        "iframe": tr("players and frames"),
        "object": tr("players and frames"),
        "video": tr("players and frames"),
        "audio": tr("players and frames"),
        "script": tr("scripts"),
    }
    found: Counter[str] = Counter()
    for kind, number in kept.items():
        found[names.get(kind, tr("others"))] += number
    return found


def skipped_lines(report: Report, most: int) -> Iterator[str]:
    """Each entry that was left out, by reason; of comments the number alone, since nobody knows one by its id."""
    reasons: dict[str, list[Skipped]] = {}
    for skipped in report.skipped:
        reasons.setdefault(skipped.reason, []).append(skipped)
    for reason, entries in reasons.items():
        yield tr("Not imported ({number}): {reason}", number=len(entries), reason=reason)
        named = [entry for entry in entries if entry.kind is not EntryKind.COMMENT]
        for entry in named[:most]:
            yield f"  {_name(entry)}"
        if len(named) > most:
            yield tr("  and {number} more", number=len(named) - most)


def _name(entry: Skipped) -> str:
    kinds = {
        EntryKind.COMMENT: tr("comment"),
        EntryKind.PAGE: tr("page"),
        EntryKind.POST: tr("post"),
        EntryKind.OTHER: tr("entry"),
    }
    return f"{kinds[entry.kind]} {entry.title or entry.id or '?'}" + (
        f" ({entry.id})" if entry.title and entry.id else ""
    )
