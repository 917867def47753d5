"""Credits at the end of captions, as the profile writes them: `港（写真：ロイター）`, which belong into the header."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from html import unescape

from editor.core.exporters.figures import CREDIT
from editor.core.fields.spec import CREDIT_AND_LICENCE
from editor.core.post import Image

_SHOWN = re.compile(
    rf"<img\b[^<>]{{0,3000}}?\s{CREDIT}=\"([^\"<>]{{1,300}})\"|<span\s+class=\"credit\">([^<>]{{1,300}})</span>",
    re.IGNORECASE,
)
_LONGEST = 60  # characters of a credit
_CREDIT = re.compile(
    r"(?:写真|画像|撮影|提供|出典|資料|photo|image|credit|courtesy|source)\s*[:：=／/は].+"
    r"|.*(?:撮影|提供|通信社?|新聞社?|テレビ|放送|写真部)"
    r"|(?:.*[/／＝=・])?(?:ロイター|共同|時事|NHK|ＮＨＫ|AP|ＡＰ|AFP|ＡＦＰ|EPA|ＥＰＡ|REX|Reuters|Bloomberg|ブルームバーグ)"
    r"(?:[/／＝=・].*)?"
    r"|.*(?:Getty|Shutterstock|Wikimedia|ウィキメディア|Unsplash|Flickr|CC[ -]BY|CC0|public domain|©|ⓒ).*",
    re.IGNORECASE,
)

_LICENCE = re.compile(r"CC[ -]BY(?:-[A-Z]{2}){0,2}(?: [1-4]\.[05])?|CC0(?: 1\.0)?|public domain", re.IGNORECASE)


def shown_credits(html: str) -> frozenset[str]:
    """The credits that an export of ours names in `html`, as they are shown."""
    return frozenset(unescape(marked or spanned).strip() for marked, spanned in _SHOWN.findall(html)) - {""}


def take_credits(
    body: str, images: Iterable[Image], pattern: str, shown: Collection[str] = ()
) -> tuple[str, tuple[Image, ...]]:
    """`body` without the credits in its captions, and the images with them; `pattern` holds `{credit}`.

    Brackets at the end of a caption are a credit only if they name an agency, a licence or who took the picture, or are
    one of those that are `shown` as such; what the page shows stays the same, since the profile puts them there again.
    """
    before, mark, after = pattern.partition("{credit}")
    known = {image.path: image for image in images}
    if not mark or not (before.strip() and after.strip()):
        return body, tuple(known.values())
    inside = rf"(?P<credit>[^\[\]\\*_`<>{{}}{re.escape(before.strip() + after.strip())}\n]{{2,{_LONGEST}}})"
    caption = re.compile(
        rf"^!\[(?P<words>[^\[\]\n]+?){re.escape(before)}{inside}{re.escape(after)}\]\((?P<path>[^\s()]+)\)$",
        re.MULTILINE,
    )

    def taken(found: re.Match[str]) -> str:
        path, credit = found["path"], found["credit"].strip()
        image = known.get(path, Image(path))
        is_credit = _CREDIT.fullmatch(credit) or f"{before}{credit}{after}".strip() in shown
        if image.credit or body.count(f"]({path}") != 1 or not is_credit:
            return found[0]
        whose, _, terms = credit.rpartition(CREDIT_AND_LICENCE)
        if not whose or not _LICENCE.fullmatch(terms):
            whose, terms = credit, ""
        known[path] = replace(image, credit=whose, licence=image.licence or terms)
        return f"![{found['words']}]({path})"

    return caption.sub(taken, body), tuple(known.values())
