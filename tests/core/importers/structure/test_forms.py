"""The ways in which people write a commentary post: each gives the same fields, and nothing is lost or doubled."""

from dataclasses import dataclass, field, replace

import pytest

from editor.core.from_html.check import features, visible_text
from editor.core.from_html.convert import convert
from editor.core.importers.structure import Structured, profile, read_structure
from editor.core.post import Fields, Post, Related
from editor.core.render.page import Renderer

NEWS, COMMENTARY = "湖の町、夜の図書館を開く=町長", "灯りを残す町:静かな競争に勝つ二つの理由"
TITLE = f"{NEWS}―【私の論評】{COMMENTARY}"
NEWS_BULLETS = ("湖の町が図書館を夜も開くと決め、町長が「学びの灯」と述べた。", "開館は5月1日で、費用は3割を県が持つ。")
BULLETS = ("夜の利用は2019年から2倍に増えた。", "隣の市は三年で閉じた。", "司書は8人で足りる。")
TEXT, OPINION, LAST = "町は図書館の協定を結んだ。", "この動きは小さくない。", "灯りは町を選ばない。"
RELATED = (
    Related("橋の上の市場―【私の論評】道は店になる", "https://example.blogspot.com/2025/03/a.html", "2025-03-31"),
    Related(
        "<速報>湖の水位、回復か?―【私の論評】水は嘘をつかない",
        "https://example.blogspot.com/2025/03/b.html",
        "2025-03-05",
    ),
    Related("古い駅舎、宿になる", "https://example.blogspot.com/2024/12/c.html", "2024-12-31"),
)
DATES = ("2025年3月31日", "2025年3月5日", "2024年12月31日")
PICTURE = '<div class="separator"><a href="https://p.jp/s1600/1.jpg"><img src="https://p.jp/s320/1.jpg" /></a></div>'
BANNER = '<div><a href="https://rank.jp/l?1"><img src="https://rank.jp/b.gif" alt="人気ブログランキング" /></a></div>'


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def p(text: str) -> str:
    return f"<p>{text}</p>"


def b(text: str) -> str:
    return f"<p><b>{text}</b></p>"


def ul(*items: str) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def link(entry: Related) -> str:
    return f'<a href="{entry.url}">{escape(entry.title)}</a>'


def dated(pattern: str = "{link} {date}", dates: tuple[str, ...] = DATES) -> list[str]:
    """The earlier posts, a line each."""
    return [pattern.format(link=link(entry), date=date) for entry, date in zip(RELATED, dates, strict=True)]


@dataclass(frozen=True)
class Form:
    """One way to write the post, part by part; `extra` is what else must be shown, once."""

    above: str = ""
    headline: str = f"<h2>{NEWS}</h2>"
    below: str = ""
    news_summary: str = b("まとめ") + ul(*NEWS_BULLETS)
    text: str = PICTURE + p(TEXT)
    source: str = ""
    own_headline: str = f"<h2>【私の論評】{COMMENTARY}</h2>"
    summary: str = b("まとめ") + ul(*BULLETS)
    opinion: str = p(OPINION) + p(LAST)
    related: str = b("【関連記事】") + "".join(map(p, dated()))
    behind: str = ""
    extra: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    outlet: str = ""
    url: str = ""
    title: str = TITLE
    own: str = field(default=COMMENTARY)

    @property
    def html(self) -> str:
        return "".join(
            [
                self.above,
                self.headline,
                self.below,
                self.news_summary,
                self.text,
                self.source,
                self.own_headline,
                self.summary,
                self.opinion,
                self.related,
                self.behind,
            ]
        )


def summaries(pattern: str, each: str, between: str = "", label: str = "まとめ") -> dict[str, str]:
    def made(bullets: tuple[str, ...]) -> str:
        items = between.join(each.format(text, n=number, c="①②③"[number - 1]) for number, text in enumerate(bullets, 1))
        return pattern.format(label=label, items=items)

    return {"news_summary": made(NEWS_BULLETS), "summary": made(BULLETS)}


def labelled(label: str) -> dict[str, str]:
    return summaries("{label}<ul>{items}</ul>", "<li>{}</li>", label=label)


def related(label: str = "【関連記事】", lines: list[str] | None = None, pattern: str = "<p>{}</p>") -> dict[str, str]:
    return {"related": b(label) + "".join(pattern.format(line) for line in lines or dated())}


def dates(*written: str, pattern: str = "{link} {date}") -> dict[str, str]:
    return related(lines=dated(pattern, written))


FORMS = {
    "plain": {},
    # headline of the news
    "linked headline": {"headline": f'<h2><a href="https://news.jp/1">{NEWS}</a></h2>', "url": "https://news.jp/1"},
    "linked bold headline": {"headline": b(f'<a href="https://news.jp/1">{NEWS}</a>'), "url": "https://news.jp/1"},
    "linked headline and the same source": {
        "headline": f'<h2><a href="https://news.jp/1">{NEWS}</a></h2>',
        "source": p('引用元：<a href="https://news.jp/1">湖北新聞</a>'),
        "outlet": "湖北新聞",
        "url": "https://news.jp/1",
    },
    "linked headline and another source": {
        "headline": f'<h2><a href="https://news.jp/1">{NEWS}</a></h2>',
        "source": p('引用元：<a href="https://news.jp/2">湖北新聞</a>'),
        "url": "https://news.jp/1",
        "links": ("https://news.jp/2",),
        "extra": ("引用元：湖北新聞",),
    },
    "date above": {"above": p("2025年4月2日水曜日"), "extra": ("2025年4月2日水曜日",)},
    "picture above": {"above": PICTURE.replace("1.jpg", "2.jpg")},
    "date and picture above, in lines": {
        "above": f"<div>2025/4/2</div>{PICTURE.replace('1.jpg', '2.jpg')}<div><br /></div>",
        "extra": ("2025/4/2",),
    },
    "the whole title above": {"above": f"<h1>{TITLE}</h1>", "extra": (TITLE,)},
    "greeting above": {"above": p("おはようございます。"), "extra": ("おはようございます。",)},
    "ranking above": {"above": BANNER + p('<a href="https://rank.jp/l?2">応援クリックをお願いします</a>')},
    "headline with a sign": {"headline": b(f"■ {NEWS}")},
    "headline with the outlet": {
        "headline": p(f'<b><a href="https://news.jp/1">{NEWS}</a></b>（湖北新聞）'),
        "url": "https://news.jp/1",
        "extra": ("（湖北新聞）",),
    },
    "headline with a day": {"headline": p(f"<b>{NEWS}</b> 2025年4月2日"), "extra": ("2025年4月2日",)},
    "headlines with numbers": {"headline": b(f"1. {NEWS}"), "own_headline": b(f"２．【私の論評】{COMMENTARY}")},
    "headline in quotation marks": {"headline": b(f"「{NEWS}」")},
    "headline not bold": {"headline": p(NEWS)},
    "headline in two lines": {"headline": b("湖の町、夜の<br />図書館を開く=町長")},
    "headline in a span": {"headline": f'<div><span style="font-size: large;"><strong>{NEWS}</strong></span></div>'},
    "empty paragraphs": {"headline": f"<p>&nbsp;</p>{b(NEWS)}<p>　</p>", "below": "<p><br /></p>"},
    "date below": {"below": p("2025年4月2日"), "extra": ("2025年4月2日",)},
    "picture below": {"below": PICTURE.replace("1.jpg", "2.jpg")},
    # summaries
    **{
        f"label {label}": labelled(p(label))
        for label in [
            "【まとめ】",
            "まとめ",
            "■まとめ",
            "◆ まとめ ◆",
            "まとめ：",
            "《まとめ》",
            "＜まとめ＞",
            "[まとめ]",
            "「まとめ」",
            "▼まとめ",
            "３行まとめ",
            "本記事のまとめ",
            "まとめ（要約）",
        ]
    },
    "label h3": labelled("<h3>まとめ</h3>"),
    "label h4 in brackets": labelled("<h4><b>【まとめ】</b></h4>"),
    "label u": labelled('<div><u><b><span style="color: red;">まとめ</span></b></u></div>'),
    "numbers": summaries("<p><b>{label}</b></p><ol>{items}</ol>", "<li>{}</li>"),
    **{
        f"lines with {sign}": summaries("<b>{label}</b><br /><br />{items}<br /><br />", sign + "{}", "<br />")
        for sign in [
            "→",
            "※",
            "▸",
            "＊",
            "▪\ufe0f",
            "{n}\ufe0f\u20e3 ",
            "・",
            "● ",
            "- ",
            "■",
            "{c}",
            "{n}. ",
            "{n}．",
            "({n}) ",
            "◎",
            "･",
            "✓ ",
            "○",
        ]
    },
    "marks in paragraphs": summaries("<p>【{label}】</p>{items}", "<p>・{}</p>"),
    "marks in divisions": summaries("<div><b>{label}</b></div>{items}<div><br /></div>", "<div>・{}</div>"),
    "label and marks in one paragraph": summaries("<p><b>{label}</b><br />{items}</p>", "・{}", "<br />"),
    "bold marks": summaries("<p><b>{label}</b></p><p>{items}</p>", "<b>・</b>{}", "<br />"),
    "quotation": summaries("<blockquote><p><b>{label}</b></p><ul>{items}</ul></blockquote>", "<li>{}</li>"),
    "bordered box": summaries(
        '<div style="border: 1px solid gray; padding: 8px;"><b>{label}</b><ul>{items}</ul></div>', "<li>{}</li>"
    ),
    "table of one cell": summaries(
        '<table border="1"><tbody><tr><td><b>{label}</b><ul>{items}</ul></td></tr></tbody></table>', "<li>{}</li>"
    ),
    "table with a head": summaries(
        "<table><tr><th>{label}</th></tr><tr><td><ul>{items}</ul></td></tr></table>", "<li>{}</li>"
    ),
    "table with a head and lines": summaries(
        "<table><tr><th>{label}</th></tr><tr><td>{items}</td></tr></table>", "・{}", "<br />"
    ),
    "table of rows": summaries("<table><tr><th>{label}</th></tr>{items}</table>", "<tr><td>・{}</td></tr>"),
    "a list for each item": summaries("<p><b>{label}</b></p>{items}", "<ul><li>{}</li></ul>"),
    "lists indented twice": summaries("<p><b>{label}</b></p><ul><ul>{items}</ul></ul>", "<li>{}</li>"),
    "a list in lists of its own": summaries("<p><b>{label}</b></p><ul>{items}</ul>", "<ul><li>{}</li></ul>"),
    "label as the first item": summaries("<ul><li><b>{label}</b></li>{items}</ul>", "<li>{}</li>"),
    "marks in a list": summaries("<p><b>{label}</b></p><ul>{items}</ul>", "<li>・{}</li>"),
    "paragraphs in items": summaries("<p><b>{label}</b></p><ul>{items}</ul>", "<li><p><span>{}</span></p></li>"),
    "terms": summaries("<dl><dt>{label}</dt>{items}</dl>", "<dd>{}</dd>"),
    "details": summaries("<details open><summary>{label}</summary><ul>{items}</ul></details>", "<li>{}</li>"),
    "letters": summaries("<p><b>{label}</b></p><ol type='a'>{items}</ol>", "<li>{}</li>"),
    "lines without marks": summaries("<p><b>{label}</b></p><p>{items}</p>", "{}", "<br />"),
    "lines without marks in a quotation": summaries("<blockquote>{label}<br />{items}</blockquote>", "{}", "<br />"),
    "a lead before the label": {"below": p("海外の話題です。"), "extra": ("海外の話題です。",)},
    "jump break between label and list": {
        "news_summary": b("まとめ") + "<!--more-->" + ul(*NEWS_BULLETS),
    },
    # source
    **{
        f"source {label}": {
            "source": p(f'{label}<a href="https://news.jp/1">湖北新聞</a>'),
            "outlet": "湖北新聞",
            "url": "https://news.jp/1",
        }
        for label in [
            "出典：",
            "引用元：",
            "ソース：",
            "参照：",
            "引用元:",
            "（出典）",
            "【引用元】",
            "出典　",
            "■出典／",
            "元記事 → ",
            "Source: ",
            "via ",
            "source：",
            "記事の出典：",
            "引用元はこちら：",
            "元記事はこちら→",
        ]
    },
    "source as an address": {"source": p("引用元：https://news.jp/1"), "url": "https://news.jp/1"},
    "source as a linked address": {
        "source": p('出典：<a href="https://news.jp/1">https://news.jp/1</a>'),
        "url": "https://news.jp/1",
    },
    "source with name and address": {
        "source": p("出典：湖北新聞 https://news.jp/1"),
        "outlet": "湖北新聞",
        "url": "https://news.jp/1",
    },
    "source with a day": {
        "source": p('出典：<a href="https://news.jp/1">湖北新聞</a> 2025年4月1日'),
        "outlet": "湖北新聞 2025年4月1日",
        "url": "https://news.jp/1",
    },
    "source below its label": {
        "source": p('【出典】<br /><a href="https://news.jp/1">湖北新聞</a>'),
        "outlet": "湖北新聞",
        "url": "https://news.jp/1",
    },
    "source below the headline": {
        "below": p('引用元：<a href="https://news.jp/1">湖北新聞</a>'),
        "outlet": "湖北新聞",
        "url": "https://news.jp/1",
    },
    "source and label in brackets": {
        "source": p('（出典：<a href="https://news.jp/1">湖北新聞</a>）'),
        "outlet": "湖北新聞",
        "url": "https://news.jp/1",
    },
    "source with its address below": {
        "source": p("引用元：湖北新聞<br />https://news.jp/1"),
        "outlet": "湖北新聞",
        "url": "https://news.jp/1",
    },
    "source in brackets": {"source": p("（湖北新聞 2025年4月1日）"), "outlet": "湖北新聞 2025年4月1日"},
    "source without a link": {"source": p("出典：湖北新聞"), "outlet": "湖北新聞"},
    "two sources": {
        "source": p("出典：湖北新聞") + p("出典：湖南新聞"),
        "extra": ("出典：湖北新聞", "出典：湖南新聞"),
    },
    "read on": {
        "source": p('続きは、<a href="https://news.jp/1">湖北新聞</a>をご覧ください。'),
        "extra": ("続きは、湖北新聞をご覧ください。",),
        "links": ("https://news.jp/1",),
    },
    # headline of the commentary
    "alone on its line": {"own_headline": f"<h2>【私の論評】</h2><h2>{COMMENTARY}</h2>"},
    "alone on its line, bold": {"own_headline": b("【私の論評】") + b(COMMENTARY)},
    "alone on its line, break": {"own_headline": b(f"【私の論評】<br />{COMMENTARY}")},
    "alone, headline in no bold": {"own_headline": b("【私の論評】") + p(COMMENTARY)},
    "alone, headline in the title only": {"own_headline": "<h3>私の論評</h3>"},
    "alone, a picture between": {"own_headline": b("【私の論評】") + PICTURE.replace("1.jpg", "3.jpg") + b(COMMENTARY)},
    "spaces in the brackets": {"own_headline": p(f"【 私の論評 】 {COMMENTARY}")},
    "a dash before": {"own_headline": b(f"―【私の論評】{COMMENTARY}")},
    "in a table": {"own_headline": f"<table><tr><td>【私の論評】{COMMENTARY}</td></tr></table>"},
    "between rules": {"own_headline": f"<hr />{b(f'【私の論評】{COMMENTARY}')}<hr />"},
    "all in a quotation": {"above": "<blockquote>", "behind": "</blockquote>"},
    "all in a table": {"above": "<table><tr><td>", "behind": "</td></tr></table>"},
    "other brackets": {"own_headline": b(f"[私の論評] {COMMENTARY}")},
    "a space in the word": {"own_headline": f"<h2>【私の&nbsp;論評】{COMMENTARY}</h2>"},
    "between two signs": {"own_headline": b(f"★私の論評★{COMMENTARY}")},
    "with a colon": {"own_headline": b(f"私の論評：{COMMENTARY}")},
    "with a sign": {"own_headline": b(f"■【私の論評】{COMMENTARY}")},
    "without label": {"own_headline": f"<h2>{COMMENTARY}</h2>"},
    "in two lines": {"own_headline": "<h2>【私の論評】灯りを残す町:<br />静かな競争に勝つ二つの理由</h2>"},
    "in two bold lines": {
        "own_headline": "<div><b>【私の論評】灯りを残す町:</b></div><div><b>静かな競争に勝つ二つの理由</b></div>"
    },
    "linked headline of the commentary": {
        "own_headline": f'<h2><a href="https://example.blogspot.com/x">【私の論評】{COMMENTARY}</a></h2>',
        "links": ("https://example.blogspot.com/x",),
    },
    "another title": {"own_headline": b("【私の論評】灯りの町"), "own": "灯りの町"},
    # related posts
    **{
        f"related {label}": related(label)
        for label in [
            "関連記事",
            "■関連記事",
            "《関連記事》",
            "＜関連記事＞",
            "◆関連記事",
            "関連記事：",
            "関連記事はこちら",
            "▼関連記事",
            "〈関連記事〉",
            "[関連記事]",
            "過去の関連記事",
            "関連エントリー",
            "【関連】",
            "【関連ニュース】",
            "【関連記事】のリンク",
            "【関連 記事】",
            "【ブログ内関連記事】",
            "【関連記事】（新しい順）",
            "【過去記事】",
        ]
    },
    "related as h3": {"related": "<h3>関連記事</h3>" + "".join(map(p, dated()))},
    "related as text": {"related": p("関連記事") + "".join(map(p, dated()))},
    "related in a list": {"related": b("関連記事") + ul(*dated())},
    "related in a numbered list": {"related": b("関連記事") + ul(*dated()).replace("ul>", "ol>")},
    "related in lines with marks": {
        "related": f"<p>【関連記事】<br />{'<br />'.join('・' + line for line in dated())}</p>"
    },
    "related in lists indented twice": {"related": b("関連記事") + f"<ul>{ul(*dated())}</ul>"},
    "related in divisions": related(pattern="<div>{}</div><div><br /></div>"),
    "related in a quotation": {"related": f"<blockquote>{b('関連記事')}{ul(*dated())}</blockquote>"},
    "related in a table": {
        "related": b("関連記事")
        + f"<table>{''.join(f'<tr><td>{line}</td></tr>' for line in dated('{date}</td><td>{link}'))}</table>"
    },
    "related in bold": related(pattern="<p><b>{}</b></p>"),
    "date in the link": {
        "related": b("【関連記事】")
        + "".join(
            f'<p><a href="{entry.url}">{escape(entry.title)} {date}</a></p>'
            for entry, date in zip(RELATED, DATES, strict=True)
        )
    },
    "date on its own line": related(lines=dated("{link}<br />{date}")),
    "date above its line": related(lines=dated("{date}<br />{link}")),
    "date paragraphs": related(lines=dated("{link}</p><p>{date}")),
    "date before": related(lines=dated("{date} {link}")),
    "date in brackets before": related(lines=dated("【{date}】{link}")),
    "no-break space": related(lines=dated("{link}&nbsp;{date}")),
    "quotation marks": related(lines=dated("「{link}」{date}")),
    "address below the title": related(
        lines=[
            f'{escape(entry.title)} {date}<br /><a href="{entry.url}">{entry.url}</a>'
            for entry, date in zip(RELATED, DATES, strict=True)
        ]
    ),
    "label and first post on a line": {"related": p("関連記事：" + dated()[0]) + "".join(map(p, dated()[1:]))},
    "no space": related(lines=dated("{link}{date}")),
    "a dash": related(lines=dated("{link} - {date}")),
    "in brackets": related(lines=dated("{link}（{date}）")),
    "slashes": dates("2025/3/31", "2025/03/05", "2024/12/31"),
    "points": dates("2025.3.31", "2025.03.05", "2024.12.31", pattern="{link} ({date})"),
    "hyphens": dates("2025-03-31", "2025-03-05", "2024-12-31", pattern="{date}　{link}"),
    "zeros": dates("2025年03月31日", "2025年03月05日", "2024年12月31日"),
    "weekdays": dates("2025年3月31日月曜日", "2025年3月5日（水）", "2024年12月31日(火)"),
    "eras": dates("令和7年3月31日", "令和七年三月五日", "R6.12.31"),
    "full width": dates("２０２５年３月３１日", "２０２５／３／５", "（２０２４年１２月３１日）"),
    "with a time": dates("2025年3月31日 07:30", "2025/3/5 7:30", "2024年12月31日 12時30分"),
    "short years": dates("25/3/31", "'25年3月5日", "24年12月31日"),
    "English": dates("March 31, 2025", "5 Mar 2025", "Dec. 31, 2024"),
    "weekdays in English": dates("Monday, March 31, 2025", "Wed 5 Mar 2025", "Tue, Dec. 31, 2024"),
    "what was posted": dates("2025年3月31日のブログ", "2025年3月5日記事", "2024年12月31日のエントリー"),
    "kinds of dates": dates("更新日：2025年3月31日", "公開：2025/3/5", "投稿日 2024年12月31日"),
    "with a word": dates("（2025年3月31日付）", "2025年3月5日公開", "2024年12月31日の記事"),
    "spaces in dates": dates("2025年 3月31日", "2025 年 3 月 5 日", "2024年 12月 31日"),
    "an odd line between": {
        "related": b("【関連記事】") + p(dated()[0]) + p("こちらも") + "".join(map(p, dated()[1:])),
        "extra": ("こちらも",),
    },
    "pictures between": {
        "related": b("【関連記事】")
        + "".join(p(line) + PICTURE.replace("1.jpg", f"{n}.jpg") for n, line in enumerate(dated(), 4))
    },
    # behind the list
    "source behind": {
        "behind": p('引用元：<a href="https://news.jp/1">湖北新聞</a>'),
        "extra": ("引用元：湖北新聞",),
        "links": ("https://news.jp/1",),
    },
    "front page behind": {
        "behind": p('<a href="https://example.blogspot.com/">最初の頁</a>'),
        "extra": ("最初の頁",),
    },
    "banner behind": {"behind": BANNER},
    "banner and link behind": {
        "behind": f'{BANNER}<div><a href="https://rank.jp/l?1">人気ブログランキングへ</a></div>',
        "extra": ("人気ブログランキングへ",),
    },
    "thanks behind": {
        "behind": p("最後までお読みいただき、ありがとうございました。"),
        "extra": ("最後までお読みいただき、ありがとうございました。",),
    },
    "link elsewhere behind": {"behind": BANNER + p('<a href="https://x.example/me">私の本</a>'), "extra": ("私の本",)},
    "script behind": {"behind": '<script src="https://w.example/x.js"></script>'},
    "rule and footer behind": {"behind": "<hr />" + p("無断転載を禁じます。"), "extra": ("無断転載を禁じます。",)},
}

COMBINED = [
    ("date and picture above, in lines", "lines with ・", "slashes", "banner and link behind"),
    ("linked headline", "label 【まとめ】", "numbers", "related in a list", "thanks behind"),
    ("alone on its line", "source 引用元：", "marks in divisions", "eras", "banner behind"),
    ("headline in a span", "quotation", "in two bold lines", "related 関連記事はこちら", "script behind"),
    ("greeting above", "table with a head", "without label", "related in a table", "rule and footer behind"),
    ("empty paragraphs", "table of one cell", "with a colon", "weekdays", "source with a day"),
]


def form(*names: str) -> Form:
    made = Form()
    for name in names:
        changes = dict(FORMS[name])
        changes["extra"] = (*made.extra, *changes.get("extra", ()))
        changes["links"] = (*made.links, *changes.get("links", ()))
        made = replace(made, **changes)
    return made


def read(this: Form) -> tuple[Structured, str]:
    """What was read, and the HTML that shows it."""
    made = convert(this.html)
    found = read_structure(made, this.title)
    assert found is not None
    return found, Renderer(profile()).render(
        Post(found.put_into(Fields(title=this.title), profile()), found.body)
    ).post_html


def check(this: Form) -> None:
    found, html = read(this)
    assert found.news.headline == NEWS
    assert found.news.summary == NEWS_BULLETS
    assert (found.news.source, found.news.url) == (this.outlet, this.url)
    assert found.commentary.headline == this.own
    assert found.commentary.summary == BULLETS
    assert found.related == RELATED
    shown = visible_text(html)
    for text in (TEXT, OPINION, LAST, *NEWS_BULLETS, *BULLETS, *(entry.title for entry in RELATED)):
        assert shown.count("".join(text.split())) == 1 + this.extra.count(text), text
    for text in this.extra:
        assert shown.count("".join(text.split())) == 1, text
    wanted = {feature for feature in features(this.html) if feature[0] in ("link", "picture", "embed")}
    assert {name for kind, name in wanted if kind == "picture"} <= {
        name for kind, name in features(html) if kind == "picture"
    }
    links = {name for kind, name in features(html) if kind == "link"}
    assert links >= {*this.links, *(entry.url for entry in RELATED), *([this.url] if this.url else [])}


@pytest.mark.parametrize("name", FORMS)
def test_each_way_to_write_a_post_gives_its_fields(name: str) -> None:
    check(form(name))


@pytest.mark.parametrize("names", COMBINED, ids=" + ".join)
def test_odd_lines_together_spoil_nothing(names: tuple[str, ...]) -> None:
    check(form(*names))


@pytest.mark.parametrize("name", ["plain", "lines with ・", "banner and link behind", "date above"])
def test_in_divisions_and_breaks(name: str) -> None:
    """The same posts as editors without paragraphs write them."""
    this = form(name)
    for change in (
        {"<p>": "<div>", "</p>": "</div><div><br /></div>"},
        {"<p>": "", "</p>": "<br />\n<br />\n", "<h2>": "<b>", "</h2>": "</b><br /><br />"},
    ):
        html = this.html
        for old, new in change.items():
            html = html.replace(old, new)
        found = read_structure(convert(html), TITLE)
        assert found is not None
        assert (found.news.headline, found.news.summary) == (NEWS, NEWS_BULLETS)
        assert (found.commentary.headline, found.commentary.summary, found.related) == (COMMENTARY, BULLETS, RELATED)


def test_without_a_commentary_in_the_body_the_rest_is_read() -> None:
    this = form("plain")
    found = read_structure(convert(this.html.replace(this.own_headline, "")), TITLE)
    assert found is not None
    assert (found.news.headline, found.news.summary, found.related) == (NEWS, NEWS_BULLETS, RELATED)
    assert not found.commentary.headline
    assert "<!-- commentary -->" not in found.body
    assert found.put_into(Fields(title=TITLE), profile()).title == TITLE
