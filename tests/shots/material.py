"""What is open while pictures are made: a post as the author writes them, and a small library around it."""

from pathlib import Path

from editor.core import paths

POST = """---
id: shots-post
title: ""
labels: [米国, 中国, レアアース, 経済安全保障]
permalink: rare-earth-talks
description: 米中のレアアース協議は合意に至ったが、供給の不安は残る。
news:
  headline: 米中、レアアースの輸出再開で合意　供給不安はなお残る
  source: 朝日新聞
  url: https://www.example.com/articles/20250402-rare-earth
  date: 2025-04-02
  accessed: 2025-04-03
  summary:
  - 米中両政府は二日、レアアースの輸出を再開することで合意した。
  - 中国は軍民両用の品目については許可制を続けるとしている。
  - 日本の企業の間では調達先を広げる動きが続いている。
commentary:
  headline: 合意の中身より、許可制が残ったことの方が重い
  summary:
  - 許可制が残る限り、供給はいつでも止められる。
related:
- {title: レアアースと南鳥島, url: "https://blog.example.com/2025/03/minamitorishima.html", date: 2025-03-11}
- {title: 中国の輸出管理法を読む, url: "https://blog.example.com/2025/01/export-control.html", date: 2025-01-20}
---
米国と中国は二日、ジュネーブで開いた閣僚級協議で、**レアアース**の輸出を再開することで合意した[^1]。

![協議の会場](map.png)

> 「供給網の安定は両国の利益だ」
> <footer>米通商代表</footer>

<!-- commentary -->

## 許可制が残った

合意文書には「再開」とあるが、{許可|きょか}制をやめるとは書かれていない。次の表を見てほしい。

| 品目 | 合意前 | 合意後 |
|---|---|---|
| ネオジム | 停止 | 許可制 |
| ジスプロシウム | 停止 | 許可制 |

- 許可は品目ごとに出る。
- 期限は示されていない。

詳しくは[経済産業省の資料](https://www.example.com/meti.pdf)にある。

[^1]: 共同声明による。
"""
MISSPELLED = "lisences"
ENGLISH = (
    "---\nid: shots-english\ntitle: An answer to the ministry\nlabels: [trade]\n---\n"
    f"The ministry says that {MISSPELLED} will stay.\n\n<!-- commentary -->\n\nThis is the point.\n"
)
EARLIER = ("南鳥島のレアアース泥", "輸出管理法を読む", "日銀の会合と円相場", "与野党の協議")
BROKEN = "---\ntitle: [一, 二\nlabels: {\n---\n本文はここにある。\n"
UNFINISHED = (
    "---\nid: shots-unfinished\nnews:\n  headline: 輸出管理法をめぐる次の動き\ncommentary:\n  headline: 次は運用だ\n"
    "  summary:\n  - 法律よりも運用の方が先に変わる。\n---\n輸出管理法を読むための説明があった。\n\n"
    "<!-- commentary -->\n\n輸出管理法を読むと、運用の方が重いことが分かる。\n"
)
EMPTY = "---\nid: shots-empty\n---\n"


def lay_out(library: Path) -> Path:
    """Fill the library; the post that is open at first."""
    year = library / "2025"
    year.mkdir(parents=True)
    written = {"answer.md": ENGLISH, "broken.md": BROKEN, "empty.md": EMPTY, "unfinished.md": UNFINISHED}
    for name, text in written.items():
        (year / name).write_text(text, encoding="utf-8")
    for month, words in enumerate(EARLIER, 1):
        (year / f"2025-0{month}.md").write_text(
            f"---\nid: shots-{month}\ntitle: {words}\nstatus: published\nlabels: [中国]\n"
            f"news:\n  headline: {words}をめぐる動き\n"
            f"  date: 2025-0{month}-11\n---\n{words}について、政府は次のように説明した。\n\n<!-- commentary -->\n\n"
            f"{words}は、これからも続く話である。\n",
            encoding="utf-8",
        )
    post = year / "2025-04-02-rare-earth.md"
    post.write_text(POST, encoding="utf-8")
    picture = paths.resources() / "profiles" / "ja-commentary" / "sample" / "harbour.png"
    (year / "map.png").write_bytes(picture.read_bytes())
    return post
