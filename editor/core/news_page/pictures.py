"""The pictures of an article: their addresses, and what stands under them. Nothing is fetched."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import urljoin

from lxml import html

from editor.core.html.visibility import is_beacon
from editor.core.news_page.around import is_photo_box
from editor.core.news_page.clip import ClipImage
from editor.core.news_page.credits import SIGNED, parted, without_label
from editor.core.news_page.facts import PageFacts
from editor.core.news_page.linked_data import clean, text_of

_MOST = 30  # pictures
_LOOKED_AT = 200  # elements
_LONGEST = 600
_LAZY = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-image",
    "data-url",
    "data-echo",
    "data-full-src",
    "src",
)
_SETS = ("srcset", "data-srcset")
_NOT_SHOWN = re.compile(
    r"logo|icon|spacer|blank|pixel|badge|avatar|emoji|sprite|banner|button|btn_|1x1|loading|placeholder|no_?image"
    r"|gravatar|share_|/ads?/|adserver",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"caption|figcap|photo-?txt|photo-?text|cap-?text|img-?txt|credit-?box", re.IGNORECASE)
_CREDIT_CLASS = re.compile(r"credit|copyright|photographer|source", re.IGNORECASE)
_NO_CAPTION = re.compile(
    r"^(?:写真・図版|写真|画像|イメージ|image|photo|拡大|拡大写真|写真を拡大|[\s\d/／枚目全中（）()]*)$", re.IGNORECASE
)


def pictures_in(places: Iterable[html.HtmlElement], facts: PageFacts) -> tuple[ClipImage, ...]:
    """The pictures in `places`, the parts of the page that belong to the article, in their order, each once.

    The one that the page names for sharing comes first where there is no other.
    """
    found: dict[str, ClipImage] = {}
    for place in places:
        for element in islice(place.iter("img", "amp-img"), _LOOKED_AT):
            image = _picture(element, facts.address)
            if image is not None and len(found) < _MOST:
                known = found.get(_key(image.url))
                if known is None or (image.caption and not known.caption):
                    found[_key(image.url)] = image
    if not found and (image := _shared(facts)) is not None:
        found[image.url] = image
    return tuple(found.values())


def _shared(facts: PageFacts) -> ClipImage | None:
    """The picture that the page names for sharing, or its linked data as the article's; these have its caption."""
    told = facts.linked.get("image")
    told = (told[0] if told else None) if isinstance(told, list) else told
    values = told if isinstance(told, dict) else {"url": told}
    linked = _absolute(text_of(values.get("url")) or text_of(values.get("contentUrl")), facts.address)
    shared = _absolute(facts.head.first("og:image", "twitter:image"), facts.address) or linked
    if not shared or _NOT_SHOWN.search(shared.partition("?")[0].rpartition("/")[2]):
        return None
    alt = facts.head.first("og:image:alt", "twitter:image:alt")
    caption, credit = "", ""
    if _key(shared) == _key(linked):
        caption, credit = parted(without_label(text_of(values.get("caption"))))
        credit = credit or text_of(values.get("creditText"))
    return ClipImage(shared, caption, credit, "" if _NO_CAPTION.match(alt) else alt)


def has_caption(element: html.HtmlElement) -> bool:
    """Whether `element` holds one picture with words under it."""
    images = list(islice(element.iter("img", "amp-img"), 2))
    return len(images) == 1 and _caption(images[0]) != ("", "")


def _key(address: str) -> str:
    return address.partition("?")[0]


def _picture(element: html.HtmlElement, base: str) -> ClipImage | None:
    attributes = dict(element.attrib)
    if is_beacon(attributes) or _is_small(attributes):
        return None
    address = next((made for value in _addresses(element) if (made := _absolute(value, base))), "")
    if (
        not address
        or _NOT_SHOWN.search(address.partition("?")[0].rpartition("/")[2])
        or _NOT_SHOWN.search(element.get("class", ""))
    ):
        return None
    alt = clean(element.get("alt", "")[:_LONGEST])
    caption, credit = _caption(element)
    caption = without_label(caption)
    if not credit:
        caption, credit = parted(caption)
    if _NO_CAPTION.match(caption):
        caption = ""
    return ClipImage(address, caption, credit, "" if _NO_CAPTION.match(alt) else alt)


def _is_small(attributes: dict[str, str]) -> bool:
    sizes = [re.match(r"\s*(\d{1,5})(?:px)?\s*$", attributes.get(name, "")) for name in ("width", "height")]
    return any(size is not None and int(size[1]) < 80 for size in sizes)


def _addresses(element: html.HtmlElement) -> Iterator[str]:
    for name in _LAZY:
        value = element.get(name, "").strip()
        if value and not value.startswith("data:") and not (name == "src" and "blank" in value):
            yield value
    parent = element.getparent()
    sources = list(islice(parent.iter("source"), 20)) if parent is not None and parent.tag == "picture" else []
    for one in (element, *sources):
        for name in _SETS:
            if value := one.get(name, "").strip():
                yield value.split(",")[-1].split()[0] if value.split(",")[-1].split() else ""


def _absolute(address: str, base: str) -> str:
    if not address or address.startswith("data:"):
        return ""
    try:
        made = urljoin(base, address.strip())
    except ValueError:
        return ""
    if made.startswith("//"):
        made = f"https:{made}"
    return made if made.startswith(("http://", "https://")) and len(made) < 2000 else ""


def _caption(element: html.HtmlElement) -> tuple[str, str]:
    """The caption of a picture, and its credit where that stands in an element of its own."""
    for step, holder in enumerate(element.iterancestors()):
        if step > 4 or str(holder.tag) in ("body", "html", "article", "main"):
            break
        images = list(islice(holder.iter("img", "amp-img"), 2))
        if len(images) > 1 and str(holder.tag) != "figure":
            break
        for one in islice(holder.iter(), _LOOKED_AT):
            if isinstance(one.tag, str) and (
                one.tag == "figcaption" or _CAPTION.search(f"{one.get('class', '')} {one.get('id', '')}")
            ):
                caption, credit = _with_credit(one)
                if caption or credit:
                    return caption, credit or _signed_beside(holder, one)
        if str(holder.tag) == "figure" or is_photo_box(holder):
            text = " ".join(holder.text_content()[:_LONGEST].split())
            return (text, "") if text else ("", "")
    return "", ""


def _signed_beside(holder: html.HtmlElement, caption: html.HtmlElement) -> str:
    """The credit in `holder` that stands outside of its caption."""
    for one in islice(holder.iter(), _LOOKED_AT):
        if not isinstance(one.tag, str) or one is holder or any(up is caption for up in (one, *one.iterancestors())):
            continue
        text = " ".join(one.text_content()[:200].split())
        if found := SIGNED.fullmatch(text):
            return found["name"].strip()
        if _CREDIT_CLASS.search(one.get("class", "")) and 1 < len(text) <= 60 and one.find(".//img") is None:
            return text
    return ""


def _with_credit(element: html.HtmlElement) -> tuple[str, str]:
    credit = ""
    for one in islice(element.iterdescendants(), _LOOKED_AT):
        if isinstance(one.tag, str) and _CREDIT_CLASS.search(one.get("class", "")):
            credit = " ".join(one.text_content()[:200].split())
            break
    text = " ".join(element.text_content()[:_LONGEST].split())
    if credit and credit != text:
        return text.replace(credit, "", 1).strip(" 　/／|｜"), credit
    return text, ""
