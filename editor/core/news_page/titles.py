"""Titles of pages beside the headline: names of sites and sections, numbers of pages, marks between them."""

import re
from collections.abc import Iterable

from editor.core.news_page.outlets import folded, host_of
from editor.core.news_page.word_lists import any_of, words_of

MARKS = re.compile(
    r"\s*[｜|»«›‹│┃]\s*|\s+[-–—―－/／:：·•‐<＜≪]\s+|[\s　]*(?:：|(?<!\d):(?!\d))\s*"
    r"|\s+－\s*|\s*[－―—]\s+|　"
)
_NUMBERED = re.compile(
    r"\s*(?:[-–—|｜]\s*)?(?:[（(]\s*\d{1,3}\s?[/／]\s?\d{1,3}\s?(?:ページ|頁|pages?)?\s?[)）]|[（(]\d{1,3}(?:ページ目?|頁)[)）]|(?<=\s)\d{1,3}ページ目"
    r"|[-–—|｜]\s?(?:page|ページ)\s?\d{1,3}|[-–—|｜\s]\s?(?:印刷用?|プリント用?)(?:画面|ページ|プレビュー|用))\s*$",
    re.IGNORECASE,
)
"""Words of a title about the page and not of the article: its number, that it is to be printed."""

_APPENDED = re.compile(
    r"\s*〈[^〈〉]{1,20}〉|\s*写真\d{1,3}枚(?:\s\S{1,12})?|"
    r"\s*(?:(?:[（(\[【][^（()）\[\]【】]{1,40}[)）\]】]|[@＠]\w{2,30})\s*)+|(?<!\s)[-–—_＿/／](?!\s)[^-–—_＿/／|｜]{2,24}"
)
"""Words that titles have behind a headline without a mark between: …（author） @site, …-site, …_site."""

_QUOTED = re.compile(r"[『「“\"](.+)[』」”\"]")

SECTIONS = words_of(
    """
    ニュース 政治 経済 国際 海外 社会 地域 スポーツ 芸能 エンタメ 文化 科学 暮らし くらし 生活 観光 交通 行政 環境 防災
    オピニオン コラム 社説 特集
    記事 主要 国内 ビジネス マーケット テクノロジー it 教育 医療 健康 事件 事件・事故 速報 最新ニュース 国際ニュース
    政治ニュース 経済ニュース トップニュース 連載 インタビュー 報道発表資料 報道発表 プレスリリース お知らせ 新着情報
    news world politics business opinion sports sport technology tech science health culture lifestyle entertainment
    blog worldnews us asia europe article story video features analysis breakingnews
    """
)
_SITE_WORDS = re.compile(
    any_of(
        r"""
        ニュース|新聞|新報|日報|通信|放送|テレビ|オンライン|デジタル|公式|ホームページ|ブログ|マガジン|サイト
        省$|庁$|省ホームページ|[都道府県市区町村]$
        \b(?:news|online|times|post|blog|magazine|journal|daily|weekly|web|press|media|tv|radio|herald|tribune|gazette)\b
        \.(?:com|jp|net|org)\b
        """
    ),
    re.IGNORECASE,
)


def headed(text: str, headings: Iterable[str]) -> str:
    """A title without its page's number, and without what follows a heading of the page in it."""
    text = _NUMBERED.sub("", text)
    inner = _QUOTED.fullmatch(text)
    for heading in headings:
        if inner and inner[1] == heading:
            return heading
        if len(folded(heading)) >= 8 and text.startswith(heading) and _APPENDED.fullmatch(text, len(heading)):
            return heading
    return text


def site_words(text: str, address: str) -> bool:
    """Whether the end of a title may be the name of a site that nobody knows: by its words, or by its domain."""
    return bool(_SITE_WORDS.search(text)) or is_of_host(text, address)


def is_of_host(text: str, address: str) -> bool:
    """Whether a name is like that of its domain."""
    labels = [folded(label) for label in host_of(address).split(".")[:-1]]
    return any(len(label) > 3 and label[:7] in folded(text) for label in labels)
