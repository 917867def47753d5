"""Small exports of blogs that do not exist, in the formats of programs that do."""

from html import escape

UPLOADED = "https://blogger.googleusercontent.com/img/b/R29/AVv"
BODY = (
    '<div class="separator" style="clear: both; text-align: center;">'
    f'<a href="{UPLOADED}/s1600/%E6%B8%AF.jpg"><img border="0" height="213" src="{UPLOADED}/s320/%E6%B8%AF.jpg" /></a>'
    "</div>港の<b>朝</b>。<br /><br />二段落め&nbsp;です。<br /><a name='more'></a><br />"
    '<table class="tr-caption-container"><tbody><tr><td><img src="https://example.com/a.png" /></td></tr>'
    '<tr><td class="tr-caption" style="text-align: center;">説明<i>文</i></td></tr></tbody></table>続き'
)


def legacy_entry(number: int, title: str, body: str, *, kind: str = "post", extra: str = "", when: str = "") -> str:
    """An entry of the old backup."""
    when = when or f"2024-03-{number:02}T08:30:00.001+09:00"
    return (
        f"<entry><id>tag:blogger.com,1999:blog-77.{'page' if kind == 'page' else 'post'}-{number}</id>"
        f"<published>{when}</published><updated>{when}</updated>"
        "<category scheme='http://schemas.google.com/g/2005#kind' "
        f"term='http://schemas.google.com/blogger/2008/kind#{kind}'/>{extra}"
        f"<title type='text'>{escape(title)}</title><content type='html'>{escape(body)}</content>"
        "<author><name>著者</name></author></entry>"
    )


def label(term: str) -> str:
    """A label in the old backup."""
    return f"<category scheme='http://www.blogger.com/atom/ns#' term='{escape(term)}'/>"


def link(address: str) -> str:
    """Where a post is."""
    return f"<link rel='alternate' type='text/html' href='{escape(address)}' title='x'/>"


DRAFT = "<app:control xmlns:app='http://purl.org/atom/app#'><app:draft>yes</app:draft></app:control>"


def reply(post: int) -> str:
    """What makes an entry a comment on a post."""
    return (
        "<thr:in-reply-to xmlns:thr='http://purl.org/syndication/thread/1.0' href='http://x/' "
        f"ref='tag:blogger.com,1999:blog-77.post-{post}' type='text/html'/>"
    )


def legacy(*entries: str, zone: str = "Asia/Tokyo", end: str = "</feed>") -> str:
    """The old backup."""
    setting = (
        "<entry><id>tag:blogger.com,1999:blog-77.settings.BLOG_TIME_ZONE</id><category "
        "scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#settings'/>"
        f"<title type='text'>zone</title><content type='text'>{zone}</content></entry>"
    )
    return (
        "<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom'>"
        "<id>tag:blogger.com,1999:blog-77.archive</id><title type='text'>試しのブログ</title>"
        f"<link rel='alternate' type='text/html' href='https://tameshi.blogspot.com/'/>{setting}{''.join(entries)}{end}"
    )


def new_entry(
    number: int,
    title: str,
    body: str,
    *,
    kind: str = "POST",
    status: str = "LIVE",
    file: str = "",
    labels: tuple[str, ...] = (),
    when: str = "2025-04-01T22:30:00.003Z",
    extra: str = "",
) -> str:
    """An entry of the new backup; `file` is its path on the blog."""
    terms = "".join(f"<category scheme='tag:blogger.com,1999:blog-88' term='{escape(term)}'/>" for term in labels)
    return (
        f"<entry><id>tag:blogger.com,1999:blog-88.post-{number}</id><blogger:type>{kind}</blogger:type>"
        f"<blogger:status>{status}</blogger:status><author><name>著者</name><uri></uri>"
        f"<blogger:type>BLOGGER</blogger:type></author><title>{escape(title)}</title>"
        f"<content type='html'>{escape(body)}</content><blogger:metaDescription/>"
        f"<blogger:created>{when}</blogger:created><published>{when}</published><updated>{when}</updated>"
        f"<blogger:location/>{terms or '<category/>'}<blogger:filename>{file}</blogger:filename><link/><enclosure/>"
        f"<blogger:trashed/>{extra}</entry>\n"
    )


def new(*entries: str) -> str:
    """The new backup."""
    return (
        "<?xml version='1.0' encoding='utf-8'?>\n<feed xmlns='http://www.w3.org/2005/Atom' "
        "xmlns:blogger='http://schemas.google.com/blogger/2018'>\n<id>tag:blogger.com,1999:blog-88</id>\n"
        f"<title>試しのブログ</title>\n{''.join(entries)}</feed>\n"
    )
