"""An export of our own, imported, is the same post: fields, footnotes, credits, code; and exports the same again."""

import re
from dataclasses import replace
from pathlib import Path

from editor.core.from_html.convert import convert
from editor.core.importers.credits import take_credits
from editor.core.importers.structure import profile, read_structure
from editor.core.post import Commentary, Fields, Image, News, Post
from editor.core.workers.guarded_export import export_post

SMALL = "https://blogger.googleusercontent.com/img/b/R/A/w640-h360/ship.jpg"
BODY = f"""![船](<{SMALL}>)

甲国と**乙国**が[協議](https://e.jp/?a=1&b=2)した[^1]。

<!-- commentary -->

{{軽|かる}}く見ては[^2]いけない。

```
a  b
  c
```

[^1]: 注の一。
[^2]: 注の*二*。
"""
NEWS = News("協議を開始=報道官", "例の新聞", "https://e.jp/n?x=1", "", "2025-04-02", ("一つ目。", "二つ目。"))
COMMENTARY = Commentary("裏で動く覇権", ("三つ目。",))
IMAGES = (Image(SMALL, "灰色の船", "通信社", SMALL.replace("w640-h360", "s1600")),)


def test_the_same_post(tmp_path: Path) -> None:
    body = BODY.replace("<https", "https").replace("jpg>", "jpg")
    fields = Fields(id="1234-abcd", date="2025-04-02", news=NEWS, commentary=COMMENTARY, images=IMAGES)
    html = export_post(Post(fields, body), tmp_path, "blogger-html").text
    made = convert(html)
    found = read_structure(made, "")
    assert found is not None
    assert (found.news, found.commentary) == (NEWS, COMMENTARY)
    images = [Image(path, alt, "", full) for path, (full, alt) in made.pictures.items()]
    again, credited = take_credits(found.body, images, profile().words.credit)
    assert credited[0].credit == "通信社"
    assert "見ては[^2]いけない" in again
    assert "```\na  b\n  c\n```" in again
    second = export_post(Post(replace(fields, images=credited), again), tmp_path, "blogger-html").text
    assert re.sub("/s16000/", "/s1600/", second) == re.sub("/s16000/", "/s1600/", html)
