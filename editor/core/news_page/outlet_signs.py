"""Signs of the outlet on a page of a domain that nobody lists: behind the headline in its title, beside the headline,
in its logo, in the line of rights at its foot, in the dateline of an agency.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml import html

from editor.core.news_page.facts import PageFacts
from editor.core.news_page.lines import HEADINGS, Line
from editor.core.news_page.linked_data import clean
from editor.core.news_page.outlets import folded, outlets, without_company
from editor.core.news_page.titles import SECTIONS, is_of_host
from editor.core.news_page.word_lists import any_of, words_of

_LONGEST = 40  # characters
_SHORTEST = 2  # characters
_BEFORE, _AFTER = 6, 40  # lines around the headline in which the outlet is named
_AT_END = 3  # lines behind the text in which it is
_FOOT = 15  # lines at the end of the page among which that of the rights stands
_LOOKED_AT = 400  # elements

_SOURCES = words_of(
    """
    source article-source article_source articlesource news-source news_source newssource source-name source_name
    provider-name article-provider article-vendor articlevender articlevendor publisher-name article-publisher
    media-name medianame media_name distributor-name haishin haishinmoto
    """
)
_LABELLED = re.compile(
    r"(?:^|[\s|｜・•/／)）])"
    r"(?:提供元?|配信元?|出典|情報元|媒体名?|ソース|引用元|発信元|source|provided by)\s?[:：／/]?\s*"
    r"(?P<name>[^\s|｜、。,:：/／()（）【】\[\]]{2,40}(?: [A-Z][\w.]{1,20}){0,4})",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:提供元?|配信元?|出典|情報元|媒体名?|ソース|source)\s?[:：／/]?\s*|\s*(?:提供|配信)$", re.IGNORECASE
)
_MARKS = re.compile(r"\s*[｜|»«›‹│┃]\s*|\s+[-–—―－/／:：·•‐<＜≪_]\s+|\s*[：]\s*|(?<!\d):\s+|^\s*[-–—_:：/／]\s*")
_RIGHTS = re.compile(
    r"(?:copyrights?|©|\(c\)|（[cCｃＣ]）|Ⓒ)(?:[\s:,.]|copyright|©|\(c\)|（[cCｃＣ]）)*"
    r"(?:(?:19|20)\d\d(?:\s?[-–—~〜～]\s?(?:(?:19|20)?\d\d|現在|present)?)?[\s,.]*)?(?:by\s+)?"
    r"(?P<name>[^©|｜。]{2,60}?)"
    r"[\s,.]*(?:(?:19|20)\d\d(?:\s?[-–—~〜～]\s?(?:19|20)?\d\d)?[\s,.]*)?"
    r"(?:(?:all rights|no reproduction|無断|禁無断|許可なく|and its|or its).*)?$",
    re.IGNORECASE,
)
_OF_RIGHTS = re.compile(r"©|Ⓒ|（[CｃＣ]）|\(C\)|(?:19|20)\d\d|\([cC]\).*reserved", re.DOTALL)
_PAPER = re.compile(
    r"(?:新聞|新報|日報|通信|放送|テレビ|タイムズ|タイムス|ニュース|オンライン|ジャーナル|マガジン|ブログ|日記)(?:社|デジタル|電子版|オンライン|web)?$"
    r"|\b(?:News|Times|Post|Journal|Daily|Herald|Tribune|Gazette|Insider|Weekly|Magazine|Blog)$",
    re.IGNORECASE,
)
_FRAMED = re.compile(r"\s*[【\[［]([^【】\[\]［］]{2,30})[】\]］]\s*")
_LOGO = re.compile(r"(?:^|[-_\s])(?:logo|site-?(?:title|name)|blog-?(?:title|name)|header-?title)", re.IGNORECASE)
_ROOT = re.compile(r"(?:https?://[^/?#]+)?/?(?:index\.(?:html?|php))?", re.IGNORECASE)
_NO_NAME = re.compile(
    any_of(
        r"""
        (?:ホーム|トップ|home|top|menu|メニュー|ロゴ|logo|サイト|ニュース|news|検索|ログイン|login|index|untitled)(?:ページ|page|へ.{0,4}|に戻る)?
        [\W\d_]+|.*(?:https?:|www\.|@|[。、！？]).*|(?:19|20)\d\d.*
        """
    ),
    re.IGNORECASE,
)
_LOGO_WORDS = re.compile(r"\s*(?:の?ロゴ(?:マーク)?|公式(?:サイト|ホームページ)|(?<=\s)logo)$", re.IGNORECASE)
_AGENCIES = (
    "共同|時事|ロイター|AP|ＡＰ|AFP|ＡＦＰ|UPI|ブルームバーグ|新華社|聯合(?:ニュース)?|中央社|タス(?:通信)?|dpa|EPA"
)
_DATELINE = re.compile(
    rf"^[\s　]*(?:[【\[［][^】\]］]{{0,20}}?(?:[=＝・\s　]|(?<=日)|(?<=[【\[［]))({_AGENCIES})(?:[=＝]?(?:時事|通信))?"
    rf"[^】\]］]{{0,8}}[】\]］]|【[^】]{{1,12}}?(共同|時事)】|[（(]({_AGENCIES})[)）]"
    r"|[A-Z][A-Za-z ,.]{2,40}(?:\d{1,2} ?)?\((Reuters|AP|AFP|Bloomberg|UPI|Xinhua|Kyodo)\)\s?[-–—])"
)
"""【ワシントン=共同】, （共同）, LONDON (Reuters) -."""

_SIGNED = re.compile(rf"[（(]({_AGENCIES})(?:通信社?)?[)）]\s*$")


def signs_of(facts: PageFacts, headline: str) -> Iterator[str]:
    """Names that the page may have its outlet by, the likeliest first; what is listed by the name that readers know."""
    for name in _said(facts, headline):
        name = _bare(name)
        if known := outlets().known(name):
            yield known
        elif _may_be(name, headline):
            yield without_company(name)


def _bare(name: str) -> str:
    name = _LOGO_WORDS.sub("", clean(name)).strip("　 「」『』【】[]–-—|｜:：・=")
    if found := re.fullmatch(r"[(（]([^()（）]*)[)）]", name):
        return found[1]
    return name.strip("()（）") if name.count("(") + name.count("（") != name.count(")") + name.count("）") else name


def _may_be(name: str, headline: str) -> bool:
    plain = folded(name)
    if not _SHORTEST <= len(plain) <= _LONGEST or plain in SECTIONS or _NO_NAME.fullmatch(name):
        return False
    return plain not in folded(headline)


def _said(facts: PageFacts, headline: str) -> Iterator[str]:
    yield from _labelled(lines_around(facts.lines, headline))
    titles = (facts.head.title, facts.head.first("og:title"))
    for title in titles:
        yield from _parts(title.partition(headline)[2] if headline else "", reverse=True)
    rights = [
        found["name"]
        for line in reversed(facts.lines[-_FOOT:])
        if len(line.text) < 160 and (found := _RIGHTS.search(line.text)) and _OF_RIGHTS.search(found[0])
    ]
    # What may as well be a section or a slogan counts where a second sign says the same.
    said = [folded(name) for name in (*titles, *rights)]
    for name in (*(part for title in titles for part in _begun(title, headline)), *_logos(facts.root)):
        plain = folded(_bare(name))
        if len(plain) > 1 and (any(plain in one for one in said[2:]) or _is_named(_bare(name), facts.address)):
            yield name
    for name in _logos(facts.root):
        if len(folded(_bare(name))) > 2 and any(folded(_bare(name)) in one for one in said):
            yield name
    yield from rights
    yield from _datelines(facts.lines)


def _is_named(name: str, address: str) -> bool:
    """Whether a name is that of a paper or a station, or like its domain."""
    return "|" not in name and (_PAPER.search(name) is not None or is_of_host(name, address))


def _begun(title: str, headline: str) -> list[str]:
    """The parts of a title before its headline."""
    begin, found, _end = title.partition(headline) if headline else ("", "", "")
    if found and (framed := _FRAMED.fullmatch(begin)):
        return [framed[1]]
    return _parts(f"{begin} ") if found and _MARKS.search(f"{begin} ") else []


def _parts(rest: str, *, reverse: bool = False) -> list[str]:
    """The parts of what a title has beside its headline, where a mark parts them."""
    if reverse and not (_MARKS.match(rest) or rest.lstrip()[:1] in (*"（(【[-–—_/／",)):
        return []
    parts = [part for part in _MARKS.split(rest) if part and part.strip()]
    if reverse:
        parts.reverse()
        parts.sort(key=lambda part: _PAPER.search(part) is None)
    return parts


def lines_around(lines: Sequence[Line], headline: str) -> list[Line]:
    """The lines between headline and text, those before the headline, those behind the text."""
    name = folded(headline)
    at = next((at for at, line in enumerate(lines) if name and folded(line.text) == name), 0)
    prose = [number for number, line in enumerate(lines) if line.weight and line.tag not in HEADINGS]
    first = next((number for number in prose if number > at), at + _AFTER)
    last = max(prose, default=len(lines))
    return [
        *lines[at : min(first, at + _AFTER)],
        *lines[max(0, at - _BEFORE) : at],
        *lines[last + 1 : last + 1 + _AT_END],
    ]


def _labelled(near: Sequence[Line]) -> Iterator[str]:
    """Names that call themselves the source, by a class or a word before it."""
    for line in near:
        if line.weight or len(line.text) > 120:
            continue
        for element in islice(line.element.iter(), 30):
            if isinstance(element.tag, str) and _is_source(element):
                yield _LABEL.sub("", " ".join(element.text_content()[:100].split()))
        if found := _LABELLED.search(line.text):
            yield found["name"]


def _is_source(element: html.HtmlElement) -> bool:
    if element.get("itemprop", "") in ("publisher", "provider", "sourceOrganization"):
        return True
    return not _SOURCES.isdisjoint(element.get("class", "").lower().split())


def _logos(root: html.HtmlElement) -> Iterator[str]:
    """The name of the site in its logo, or in what leads to its front page from the head of the page."""
    for element in islice(root.iter("h1", "div", "p", "a", "span", "header", "img"), _LOOKED_AT):
        name = f"{element.get('class', '')} {element.get('id', '')}"
        leads_home = element.tag == "a" and element.get("href") and _ROOT.fullmatch(element.get("href", "").strip())
        if not (leads_home or _LOGO.search(name)) or len(list(islice(element.iter(), 12))) == 12:
            continue
        text = " ".join(element.text_content()[:200].split())
        yield text or next((one.get("alt", "") for one in islice(element.iter("img"), 3) if one.get("alt")), "")


def _datelines(lines: Sequence[Line]) -> Iterator[str]:
    """The agency that the first sentence of the text or its last line names."""
    prose = [line.text for line in lines if line.weight]
    for text in prose[:2]:
        if found := _DATELINE.search(text):
            yield next(filter(None, found.groups()))
    for text in prose[-1:]:
        if found := _SIGNED.search(text):
            yield found[1]
