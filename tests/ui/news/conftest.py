"""News pages as browsers and files have them."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

ADDRESS = "https://www.asahi.com/articles/ASX1.html"
HEADLINE = "港湾の混雑が三か月ぶりに解消"
SENTENCES = (
    "国土交通省は11日、主要五港のコンテナの滞留が三か月ぶりに解消したと発表した。",
    "夜間の搬出入を広げたことが効いたとみられ、待ち時間は平均で35分まで減った。",
    "港湾の労働組合は、次の課題として運転手の休息を挙げている。",
)
DAY = "2026年5月11日 18時05分"


def page(day: str = DAY, headline: str = HEADLINE) -> str:
    """A news page as it is copied, with what stands around its text."""
    return (
        '<header><a href="/">ホーム</a> <a href="/login">ログイン</a></header><main><article>'
        f"<h1>{headline}</h1><p>{day}</p><figure><img src='https://www.asahi.com/a.jpg' alt=''>"
        "<figcaption>混雑が解消した港（写真：朝日新聞）</figcaption></figure>"
        + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
        + '</article><aside><h2>関連記事</h2><ul><li><a href="/a">倉庫の人手不足</a></li></ul></aside></main>'
    )


def copied(html: str = "", address: str = ADDRESS, text: str | None = None) -> QMimeData:
    """The clipboard of Chromium after the page was copied."""
    html = html or page()
    mime = QMimeData()
    mime.setHtml(html)
    mime.setText("\n\n".join((HEADLINE, DAY, *SENTENCES)) if text is None else text)
    if address:
        mime.setData("chromium/x-source-url", address.encode())
    return mime


def put_on_clipboard(mime: QMimeData | str) -> None:
    if isinstance(mime, str):
        QGuiApplication.clipboard().setText(mime)
    else:
        QGuiApplication.clipboard().setMimeData(mime)
