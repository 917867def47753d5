"""What lies on the author's desk in the morning: a news page, pictures, and a library of earlier posts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage, qRgb

from editor.core.text.dates import parse_date
from tests.flow.story import MARK, OWN, Story, is_caption, read
from tests.shared_data import shared_folders

_SEED_PAGE = "cases/window/news-clipboard.html"


@dataclass(frozen=True)
class Source:
    """The news page: its address, and what a browser puts on the clipboard when all of it is copied."""

    address: str
    outlet: str
    caption: str
    credit: str
    html: str
    text: str

    def copied(self) -> QMimeData:
        """The clipboard after "Select all" and "Copy" in a browser that tells the address, as Chromium does."""
        mime = QMimeData()
        mime.setHtml(self.html)
        mime.setText(self.text)
        mime.setData("chromium/x-source-url", self.address.encode())
        return mime


@dataclass(frozen=True)
class Morning:
    """All that the work is made of."""

    story: Story
    source: Source
    news_picture: Path
    pictures: list[Path]
    labels: tuple[str, ...]
    permalink: str
    description: str

    def of_others(self) -> tuple[str, ...]:
        """What has to come from the news page or the library, and is not for the author to type."""
        story = self.story
        return (story.news, self.source.address, *(title for title, _day in story.related))

    def picture_dragged(self) -> QMimeData:
        """What Chromium offers of a picture that is dragged out of a page: its file, and its address."""
        address = f"{self.source.address}/picture.png"
        mime = QMimeData()
        mime.setData("application/octet-stream", self.news_picture.read_bytes())
        mime.setText(address)
        mime.setUrls([QUrl(address)])
        mime.setHtml(f'<meta charset="utf-8"><img src="{address}" alt="">')
        return mime

    def uploaded_html(self) -> str:
        """What Blogger's HTML view holds after all pictures were uploaded."""
        return "\n".join(
            f'<div class="separator" style="clear: both;"><a href="{address.replace("/s640/", "/s1600/")}">'
            f'<img border="0" data-original-height="420" data-original-width="640" src="{address}" /></a></div><br />'
            for address in map(self.uploaded_address, range(1 + len(self.pictures)))
        )

    def uploaded_address(self, number: int) -> str:
        """Where Blogger keeps the picture `number`, that of the news being 0."""
        return f"https://blogger.googleusercontent.com/img/b/R29vZ2xl/AVvXsEh{number}xYz/s640/photo-{number}.png"


def own_morning(folder: Path) -> Morning:
    """The morning of our own sample; its pictures are made in `folder`."""
    story = read(OWN)
    paragraphs = [
        "国土交通省は11日、主要五港のコンテナの滞留が三か月ぶりに解消したと発表した。夜間の搬出入を広げたことが効いた。",
        "担当者は「予約制を試行から本格に移した」と述べ、待ち時間は平均で35分まで減ったと説明した。",
        "港湾の労働組合は、次の課題として運転手の休息を挙げている。",
    ]
    source = Source(
        "https://www.minato-shimbun.example/articles/2026/05/11/port.html",
        "みなと新聞",
        story.news_text[0],
        "写真：みなと新聞",
        _page(
            story.news, "みなと新聞", "2026年5月11日 18時05分", f"{story.news_text[0]}（写真：みなと新聞）", paragraphs
        ),
        "\n\n".join((story.news, "2026年5月11日 18時05分", *paragraphs)),
    )
    return _morning(story, source, folder, ("物流", "港湾", "国土交通省"), "port-congestion")


def seed_morning(seed: Path, page: Path, folder: Path) -> Morning:
    """The morning of the published post `seed` (its plain text), whose news is the page `page`."""
    story = read(seed.read_text(encoding="utf-8"))
    html = page.read_text(encoding="utf-8")
    body = html[html.index("<body>") + len("<body>") : html.index("</body>")]  # a browser copies nothing of the head
    source = Source(
        "https://news.example/world/2025-03-31-rare-earth/",
        "ロイター",
        story.news_text[0],
        "写真:ロイター",
        body,
        f"{story.news}\nロイター 2025年3月31日午後 8:14\n" + "\n".join(story.news_text[1:]),
    )
    return _morning(story, source, folder, ("米国", "ロシア", "プーチン", "トランプ"), "putin-dmitriev-trump")


def seed_parts() -> tuple[Path, Path] | None:
    """The seed's text and its news page, where the shared data lie beside the checkout."""
    for folder in shared_folders():
        parts = folder / "seed-post.txt", folder / _SEED_PAGE
        if all(part.is_file() for part in parts):
            return parts
    return None


def _morning(story: Story, source: Source, folder: Path, labels: tuple[str, ...], permalink: str) -> Morning:
    folder.mkdir(parents=True, exist_ok=True)
    number = sum(map(is_caption, story.commentary_text))
    pictures = [_picture(folder / f"photo-{n}.png", n) for n in range(number + 1)]
    return Morning(story, source, pictures[0], pictures[1:], labels, permalink, story.commentary_summary[0])


def _picture(path: Path, number: int) -> Path:
    image = QImage(640, 420, QImage.Format.Format_RGB32)
    image.fill(QColor(qRgb(40 + 50 * number % 200, 90, 140)))
    image.save(str(path), "PNG")  # type: ignore[call-overload]  # the stub wants bytes, PySide 6.11 takes text alone
    return path


def _page(headline: str, outlet: str, day: str, caption: str, paragraphs: list[str]) -> str:
    """A news page as browsers copy it: without its head, with all that stands round the article."""
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        '<header><a href="/">ホーム</a> <a href="/keizai">経済</a> <a href="/login">ログイン</a></header>'
        '<div class="ad"><a href="https://ads.example/"><img src="https://ads.example/a.gif" width="300" height="250">'
        f"</a>広告</div><main><article><h1>{escape(headline)}</h1><p class='meta'>{escape(outlet)} {day}</p>"
        '<ul class="share"><li><a href="https://x.example/">ポスト</a></li><li><a href="https://line.example/">LINE'
        '</a></li></ul><figure><img src="https://www.minato-shimbun.example/img/port.jpg" width="800" height="533" '
        f'alt=""><figcaption>{escape(caption)}</figcaption></figure><div class="article-body">{text}</div></article>'
        '<aside><h2>関連記事</h2><ul><li><a href="/a">倉庫の人手不足、地方で深刻に</a></li><li><a href="/b">'
        "鉄道貨物の見直し進む</a></li></ul></aside></main><footer>© みなと新聞社 無断転載を禁じます</footer>"
    )


def fill_library(folder: Path, story: Story, labels: Sequence[str]) -> Path:
    """Write the earlier posts of `story`, on the same subject and so with the same `labels`, and thirty others with
    another one into `folder`; yesterday's post is returned."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, (title, day) in enumerate(story.related):
        _earlier(folder, f"related-{number}", title, printed(day), labels)
    last = date.today() - timedelta(days=1)
    for number in range(30):
        title = f"物価の見通し第{number}報、家計の負担はなお重い―{MARK}減税こそが王道だ・その{number}"
        _earlier(folder, f"other-{number}", title, last - timedelta(days=number), ("経済",))
    return folder / "other-0.md"


def printed(day: str) -> date:
    """The day that "2025年3月31日" says."""
    read_day = parse_date(day)
    assert read_day is not None, day
    return date(read_day.year, read_day.month, read_day.day)


def address_of(name: str, day: date) -> str:
    """The address on the blog of the earlier post `name`."""
    return f"https://blog.example/{day:%Y/%m}/{name}.html"


def _earlier(folder: Path, name: str, title: str, day: date, labels: Sequence[str]) -> None:
    news, _, commentary = title.partition(f"―{MARK}")
    quoted = [part.replace("'", "''") for part in (news, commentary)]
    (folder / f"{name}.md").write_text(
        f"---\nformat: 1\ndate: {day}T07:30:00+09:00\nstatus: published\nlabels: [{', '.join(labels)}]\n"
        f"news:\n  headline: '{quoted[0]}'\n  summary: [要点を一つ。]\ncommentary:\n  headline: '{quoted[1]}'\n"
        f"  summary: [私の考え。]\nblogger:\n  url: {address_of(name, day)}\n---\n"
        "ニュースの本文。\n\n<!-- commentary -->\n\n論評の本文。\n",
        encoding="utf-8",
    )
