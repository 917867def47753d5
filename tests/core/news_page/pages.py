"""Pages made for the tests, in the patterns in which outlets write theirs; no text is theirs."""

import json
from dataclasses import dataclass
from typing import Any

HEAD = "試験線の新型車両、来春から運行へ　市が計画を公表"
TEXT = (
    "市は二日、試験線に新しい車両を導入し、来年春から運行を始めると発表した。",
    "新型車両は定員が従来の一・五倍で、床が低く、車いすやベビーカーでも乗り降りしやすい。"
    "市長は会見で「毎日の足として、安心して使っていただきたい」と述べた。",
    "費用はおよそ十二億円で、国の補助金と市債でまかなう。導入にあたっては、"
    "沿線の学校や病院から増便を求める声が上がっていた。",
    "一方、運転士の確保は課題として残る。市交通局によると、必要な人数に対し、現時点で応募は七割にとどまっている。",
    "市議会では「採算の見通しが甘い」との指摘も出ており、九月の定例会で改めて審議される見通しだ。",
)
ENGLISH_HEAD = "City to run new trams on its test line from spring"
ENGLISH = (
    "The city said on Wednesday that it would put new trams into service on its test line next spring.",
    "The new vehicles carry half as many passengers again as the old ones, and their low floors make "
    "boarding easier, "
    "the mayor told reporters at a news conference.",
    "The cost of about eight million dollars will be met by a grant and by bonds, officials said, after schools and "
    "hospitals along the line had asked for more frequent service.",
    "Finding drivers remains a problem, however: only seven in ten of the posts have applicants so far.",
)
MENU = "".join(
    f'<li><a href="/{name}/">{name}</a></li>' for name in ("政治", "経済", "国際", "社会", "スポーツ", "文化")
)
OTHERS = "".join(
    f'<li><a href="/a/{number}">別の記事の見出しその{number}、まったく関係のない話題が続く</a></li>'
    for number in range(8)
)


@dataclass(frozen=True, slots=True)
class Made:
    """A page and what is right for it."""

    name: str
    html: str
    address: str
    headline: str = HEAD
    outlet: str = ""
    published: str = "2025-04-02"
    via: str = ""
    author: str = ""
    text: tuple[str, ...] = TEXT
    language: str = "ja"


def paragraphs(text: tuple[str, ...] = TEXT, tag: str = "p") -> str:
    """The sentences as paragraphs."""
    return "".join(f"<{tag}>{one}</{tag}>" for one in text)


def linked(**values: Any) -> str:
    """A script of linked data."""
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **values}
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def page(head: str, body: str, language: str = "ja") -> str:
    """A whole page."""
    return f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def og(title: str, site: str = "", more: str = "") -> str:
    """The usual metas."""
    name = f'<meta property="og:site_name" content="{site}">' if site else ""
    return f'<meta property="og:title" content="{title}">{name}{more}'


_FRAME = f'<header class="gnav"><ul>{MENU}</ul></header>'
_SHARE = '<ul class="sns-list"><li><a href="#">ツイート</a></li><li><a href="#">シェア</a></li><li>印刷</li></ul>'
_RELATED = f'<section class="related-articles"><h2>関連記事</h2><ul>{OTHERS}</ul></section>'
_RANKING = f"<aside><h2>アクセスランキング</h2><ol>{OTHERS}</ol></aside>"
_FOOT = (
    "<footer><p>本サイトに掲載の記事・写真の無断転載を禁じます。</p><p>Copyright © Test Press. "
    "All rights reserved.</p></footer>"
)
_END = _RELATED + _RANKING + _FOOT

JAPANESE = (
    Made(
        "a paper with linked data, site behind a wide colon",
        page(
            f"<title>{HEAD}：朝日新聞</title>{og(f'{HEAD}：朝日新聞', '朝日新聞')}"
            + linked(headline=HEAD, datePublished="2025-04-02T20:14:00+09:00", publisher={"name": "朝日新聞社"},
                     author=[{"@type": "Person", "name": "山田太郎"}]),
            f'{_FRAME}<main><h1>{HEAD}</h1><div class="byline"><span>山田太郎</span><time '
            f'datetime="2025-04-02T11:14:00Z">'
            f"2025年4月2日 20時14分</time></div>{_SHARE}<div class='article-body'>{paragraphs()}</div></main>{_END}",
        ),
        "https://www.asahi.com/articles/AST421234.html", outlet="朝日新聞", author="山田太郎",
    ),
    Made(
        "a moment after midnight in Japan, in universal time",
        page(
            f"<title>{HEAD} | 読売新聞オンライン"
            f"</title>" + linked(headline=HEAD, datePublished="2025-04-01T15:30:00Z"),
            f"{_FRAME}<article><h1>{HEAD}</h1><time>2025/04/02 00:30</time>{paragraphs()}</article>{_END}",
        ),
        "https://www.yomiuri.co.jp/local/news/20250402-OYT1T50001/", outlet="読売新聞",
    ),
    Made(
        "the day only beside the headline, the whole article in one paragraph",
        page(
            f"<title>{HEAD} - 産経ニュース</title>{og(HEAD)}",
            f'<table><tr><td>{_FRAME}</td></tr><tr><td><h1>{HEAD}</h1><div '
            f'class="day">２０２５年４月２日　１８：０１</div>'
            f"<p>{'<br>　'.join(TEXT)}</p></td><td>{_RANKING}</td></tr></table>{_FOOT}",
        ),
        "https://www.sankei.com/article/ABCDEFG/", outlet="産経新聞",
    ),
    Made(
        "the year of an era, a ministry's report",
        page(
            f"<title>{HEAD}｜国土交通省</title>",
            f'<div id="header">{MENU}</div><div id="main"><p class="date">令和７年４月２日</p>'
            f'<h1>{HEAD}</h1>{paragraphs()}'
            '<p>お問い合わせ先</p></div><div id="footer">Copyright© MLIT Japan. All Rights Reserved.</div>',
        ),
        "https://www.mlit.go.jp/report/press/tetsudo01_hh_000001.html", outlet="国土交通省",
    ),
    Made(
        "a portal: the agency in brackets",
        page(
            f"<title>{HEAD}（時事通信） - Yahoo!ニュース"
            f"</title>{og(f'{HEAD}（時事通信） - Yahoo!ニュース', 'Yahoo!ニュース')}"
            + linked(headline=f"{HEAD}（時事通信） - Yahoo!ニュース", datePublished="2025-04-02T11:14:00.000Z",
                     author={"@type": "Organization", "name": "時事通信"}, publisher={"name": "Yahoo!ニュース"}),
            f'{_FRAME}<article id="uamods"><header><h1>{HEAD}</h1><div><time>4/2(水) 20:14</time>'
            f'<span>配信</span></div>'
            f'</header><div class="article_body"><div><p>{"<br><br>".join(TEXT)}</p></div></div></article>'
            f'<section id="comments-box"><h2>コメント12件</h2><p>便利になるので早く運行してほしいです。'
            f'楽しみにしています。</p></section>{_END}',
        ),
        "https://news.yahoo.co.jp/articles/0123456789abcdef", outlet="時事通信", via="Yahoo!ニュース",
    ),
    Made(
        "a portal that prints the outlet below the headline",
        page(
            f"<title>{HEAD} - ライブドアニュース</title>{og(HEAD, 'ライブドアニュース')}",
            f'<article><h1>{HEAD}</h1><div><time datetime="2025-04-02T20:14:00+09:00">2025年4月2日 '
            f'20時14分</time></div>'
            f'<p class="provider"><a href="/p/1">毎日新聞</a></p><div '
            f'class="articleBody">{paragraphs()}</div></article>{_END}',
        ),
        "https://news.livedoor.com/article/detail/12345678/", outlet="毎日新聞", via="ライブドアニュース",
    ),
    Made(
        "linked data in a graph, wrapped, with a comma too many",
        page(
            f"<title>{HEAD} | 東洋経済オンライン</title>"
            '<script type="application/ld+json">//'
            '<![CDATA[\n{"@graph":[{"@type":"WebSite","name":"東洋経済オンライン"},'
            f'{{"@type":["NewsArticle"],"headline":"{HEAD}","datePublished":"2025-04-02T05:00:00+09:00",'
            '"author":{"@type":"Person","name":"佐藤花子"},}]}\n//]]></script>',
            f"{_FRAME}<div id='article'><h1>{HEAD}</h1><p class='date'>2025/04/02 5:00</p>{paragraphs()}"
            f"<p><a href='?page=2'>次ページ：運転士の確保</a></p></div>{_END}",
        ),
        "https://toyokeizai.net/articles/-/123456", outlet="東洋経済オンライン", author="佐藤花子",
    ),
    Made(
        "a magazine with a table of contents, pictures between the paragraphs and a profile",
        page(
            f"<title>{HEAD} | 文春オンライン</title>{og(HEAD, '文春オンライン')}"
            '<meta property="article:published_time" content="2025-04-02T06:00:00+09:00">',
            f"{_FRAME}<main><article class='article'><h1>{HEAD}</h1><div class='toc'><h2>目次</h2><ol>"
            f"<li>新型車両</li></ol>"
            f"</div><div class='article-body'>{paragraphs(TEXT[:2])}<figure><img src='/p/1.jpg'>"
            f"<figcaption>新型車両の車内。"
            f"座席は木目調だ。（市交通局提供）</figcaption></figure>{paragraphs(TEXT[2:])}</div><div "
            f"class='author-profile'>"
            "<h3>著者プロフィール</h3><p>鉄道を取材して二十年。著書に「線路のある町」がある。</p>"
            "</div></article></main>" + _END,
        ),
        "https://bunshun.jp/articles/-/77777", outlet="文春オンライン",
    ),
    Made(
        "a family of sites with longer names",
        page(
            f"<title>{HEAD} - ITmedia NEWS</title>{og(HEAD, 'ITmedia NEWS')}",
            f'<div id="masterMain"><h1>{HEAD}</h1><div id="cmsDate">2025年04月02日 12時00分 公開</div>'
            f'<div id="cmsBody">'
            f"{paragraphs()}</div></div>{_RELATED}",
        ),
        "https://www.itmedia.co.jp/news/articles/2504/02/news100.html", outlet="ITmedia NEWS",
    ),
    Made(
        "divisions for paragraphs, names of classes that say nothing",
        page(
            f"<title>{HEAD} | NHK</title>" + linked(headline=HEAD, datePublished="2025-04-02T12:10:00+09:00"),
            f'<div class="a1"><div class="b2">{MENU}</div><div class="c3"><h1 class="d4">{HEAD}</h1>'
            f'<div class="e5">{paragraphs(tag="div")}</div></div><div class="f6"><h2>新着ニュース</h2>'
            f'<ul>{OTHERS}</ul></div></div>',
        ),
        "https://www3.nhk.or.jp/news/html/20250402/k10014700001000.html", outlet="NHK",
    ),
    Made(
        "the day in the address alone",
        page(f"<title>{HEAD} | 共同通信</title>", f"<article><h1>{HEAD}</h1>{paragraphs()}</article>"),
        "https://www.kyodo.co.jp/news/2025-04-02_3912345/", outlet="共同通信",
    ),
    Made(
        "a blog with its comments",
        page(
            f"<title>{HEAD} : 町の鉄道日誌</title>",
            f"<div id='blog'><h1 class='blog-title'>町の鉄道日誌</h1><div class='entry hentry "
            f"tag-related category-comment'>"
            f"<h2 class='entry-title'>{HEAD}</h2><p class='entry-date'>2025.04.02</p><div "
            f"class='entry-content'>{paragraphs()}"
            "</div></div><div class='comments'><h3>コメント</h3><p>いつも読んでいます。"
            "写真がとても楽しみです、ありがとうございます。</p>"
            f"</div></div><div class='sidebar'><h3>最近の記事</h3><ul>{OTHERS}</ul></div>",
        ),
        "http://machi-tetsudo.example.jp/archives/100.html", outlet="町の鉄道日誌",
    ),
    Made(
        "days without a year beside one with it",
        page(
            f"<title>{HEAD}（共同通信） | 47NEWS</title>{og(HEAD, '47NEWS（よんななニュース）')}"
            '<meta name="pubdate" content="20250402">',
            f"<article><h1>{HEAD}</h1><p>共同通信</p><p>4月2日 18時30分</p>{paragraphs()}</article>{_END}",
        ),
        "https://www.47news.jp/12345678.html", outlet="共同通信", via="47NEWS",
    ),
    Made(
        "the printed day is right where the site stamps Japan's time as universal time",
        page(
            f'<title>{HEAD} | 日刊スポーツ</title><meta property="article:published_time" '
            f'content="2025-04-02T21:30:00+00:00">',
            f"<article><h1>{HEAD}</h1><time>2025年4月2日21時30分</time>{paragraphs()}</article>{_END}",
        ),
        "https://www.nikkansports.com/general/news/1.html", outlet="日刊スポーツ",
    ),
)  # fmt: skip

FOREIGN = (
    Made(
        "an English paper, day with a zone of its own",
        page(
            f"<title>{ENGLISH_HEAD} | The Guardian</title>{og(ENGLISH_HEAD, 'The Guardian')}"
            + linked(headline=ENGLISH_HEAD, datePublished="2025-04-02T18:05:00-04:00", author={"name": "Jane Roe"}),
            f"<nav>World UK Business</nav><article><h1>{ENGLISH_HEAD}</h1><p class='byline'>By Jane Roe</p>"
            f"{paragraphs(ENGLISH)}<p>Sign up to our newsletter for more stories like this.</p></article>"
            "<aside><h2>Most viewed</h2><ul><li><a href='/1'>Another story, of no interest here at "
            "all</a></li></ul></aside>",
            "en",
        ),
        "https://www.theguardian.com/world/2025/apr/02/trams", ENGLISH_HEAD, "The Guardian", author="Jane Roe",
        text=ENGLISH, language="en",
    ),
    Made(
        "an American agency, the month by its name",
        page(
            f"<title>{ENGLISH_HEAD} - AP News</title>",
            f"<main><h1>{ENGLISH_HEAD}</h1><span class='date'>Updated 5:01 PM EDT, April 2, 2025</span>"
            f"<div class='RichTextStoryBody'>{paragraphs(ENGLISH)}</div></main><footer>© 2025 The Press</footer>",
            "en",
        ),
        "https://apnews.com/article/trams-1", ENGLISH_HEAD, "AP", text=ENGLISH, language="en",
    ),
)  # fmt: skip
