from pathlib import Path
from unicodedata import normalize

from editor.core.images import overview as module
from editor.core.images.overview import State, overview
from editor.core.images.web_copy import make_copy
from editor.core.post import Fields, Image, Post
from tests.picture_files import exif, pixels, with_exif

URL = "https://blogger.googleusercontent.com/img/b/A/s320/a.png"
BODY = """\
本文。

![港の**写真**](p/a.png)

![](p/a.png)

![小](p/B.PNG)

![無](p/none.png)

![ウェブ](https://e.jp/w.png)

<table><tr><td><img alt="表" src="p/html.png"></td></tr></table>

```
![](p/code.png)
```
"""


def _post(tmp_path: Path) -> tuple[Post, Path]:
    folder = tmp_path / "p"
    folder.mkdir()
    for name in ("a.png", "b.png", "html.png", "code.png", "known.png"):
        (folder / name).write_bytes(pixels("png") + name.encode())
    (folder / "memo.txt").write_text("x")
    images = (Image("p/a.png", "港", "AP", URL, "CC BY 4.0"), Image("p/known.png", alt="x"))
    return Post(Fields(images=images), BODY), tmp_path / "p.md"


def test_all_that_is_known_of_each_picture(tmp_path: Path, qapp: object) -> None:
    found = {picture.path: picture for picture in overview(*_post(tmp_path))}
    assert list(found) == [
        "p/a.png",
        "p/B.PNG",
        "p/none.png",
        "https://e.jp/w.png",
        "p/html.png",
        "p/known.png",
        "p/code.png",
    ]
    first = found["p/a.png"]
    assert (first.caption, first.alt, first.credit, first.licence) == ("港の**写真**", "港", "AP", "CC BY 4.0")
    assert (first.lines, first.size, first.address) == ((3, 5), (40, 30), URL)
    assert first.file == first.upload == tmp_path / "p/a.png"
    states = {path: {state.value for state in picture.states} for path, picture in found.items()}
    assert states == {
        "p/a.png": {"twice"},
        "p/B.PNG": {"other name", "not uploaded"},
        "p/none.png": {"missing", "not uploaded"},
        "https://e.jp/w.png": set(),
        "p/html.png": {"not uploaded"},
        "p/known.png": {"unused", "not uploaded"},
        "p/code.png": {"unused", "not uploaded"},
    }
    assert found["p/B.PNG"].file == tmp_path / "p/b.png"
    assert found["p/html.png"].lines == (13,)


def test_a_copy_for_the_web_is_no_picture_of_its_own(tmp_path: Path, qapp: object) -> None:
    folder = tmp_path / "p"
    folder.mkdir()
    original = folder / "a.jpg"
    original.write_bytes(with_exif("jpeg", pixels("jpeg"), exif(6, place=True)))
    copy = make_copy(original, lambda _data, _longest: pixels("jpeg", 30, 40))
    (picture,) = overview(Post(body="![](p/a.jpg)\n"), tmp_path / "p.md")
    assert (picture.file, picture.upload, picture.size) == (original, copy, (30, 40))


def test_a_name_in_another_unicode_form(tmp_path: Path, qapp: object) -> None:
    name = "がぞう.png"
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / normalize("NFD", name)).write_bytes(pixels("png"))
    (picture,) = overview(Post(body=f"![](p/{name})\n"), tmp_path / "p.md")
    assert picture.file is not None
    assert State.MISSING not in picture.states


def test_one_that_is_too_large(tmp_path: Path, qapp: object, monkeypatch) -> None:
    monkeypatch.setattr(module, "LARGE", 10)
    (picture, *_rest) = overview(*_post(tmp_path))
    assert State.TOO_LARGE in picture.states


def test_no_more_than_a_thousand(tmp_path: Path) -> None:
    body = "\n\n".join(f"![](p/{number}.png)" for number in range(5000))
    assert len(overview(Post(body=body), tmp_path / "p.md")) == module.MOST
