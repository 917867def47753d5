"""Addresses of imported posts made whole, and what their pages showed to nobody."""

import pytest

from editor.core.from_html.convert import convert

BASE = "https://example.blogspot.com/2025/04/post.html"


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ('<p>絵<img src="//img.example.jp/a.jpg" /></p>', "絵![](https://img.example.jp/a.jpg)"),
        ('<p><img src="/img/a.jpg" /></p>', "![](https://example.blogspot.com/img/a.jpg)"),
        ('<p><img src="a.jpg" /></p>', "![](https://example.blogspot.com/2025/04/a.jpg)"),
        ('<p><img src="../a.jpg?x=1" /></p>', "![](https://example.blogspot.com/2025/a.jpg?x=1)"),
        ('<p><img src="https://e.jp/a.jpg" /></p>', "![](https://e.jp/a.jpg)"),
        ('<p>前<a href="/p/about.html">紹介</a></p>', "前[紹介](https://example.blogspot.com/p/about.html)"),
        ('<p>前<a href="//e.jp/x">外</a></p>', "前[外](https://e.jp/x)"),
        ('<p>前<a href="mailto:a@e.jp">便り</a></p>', "前[便り](mailto:a@e.jp)"),
    ],
)
def test_addresses(html: str, markdown: str) -> None:
    assert convert(html, base=BASE).body.strip() == markdown


def test_addresses_of_a_post_of_no_address() -> None:
    assert convert('<p>絵<img src="//e.jp/a.jpg"><img src="/b.jpg"></p>').body.strip() == (
        "絵![](https://e.jp/a.jpg)![](/b.jpg)"
    )


def test_pictures_at_hand_stay_files() -> None:
    made = convert('<p>絵<img src="/img/a.jpg"></p>', {"/img/a.jpg": "a.jpg"}, base=BASE)
    assert made.body.strip() == "絵![](x-ronpyo-folder/a.jpg)"


@pytest.mark.parametrize(
    ("html", "markdown", "lost"),
    [
        ('<p style="display:none">隠し</p><p>見える</p>', "見える", {"hidden": 1}),
        ('<p style="color: red; DISPLAY : None !important">隠し</p><p>見える</p>', "見える", {"hidden": 1}),
        ("<p hidden>隠し</p><p>見える</p>", "見える", {"hidden": 1}),
        (
            '<p>前<b>太</b><a href="https://e.jp">先</a> &lt;a</p><ul><li>一</li></ul><p hidden>隠<i>し</i></p>',
            "前**太**[先](https://e.jp) &lt;a\n\n- 一",
            {"hidden": 1},
        ),
        (
            '<p hidden>隠し</p><iframe src="https://www.youtube.com/embed/a"></iframe><p>見える</p>',
            '<iframe src="https://www.youtube.com/embed/a"></iframe>\n\n見える',
            {"hidden": 1},
        ),
        ('<p>見える<img src="https://t.jp/x.gif" style="display:none"></p>', "見える", {"hidden": 1}),
        ('<p>前<span style="visibility:hidden">隠し</span>後</p>', "前後", {"hidden": 1}),
        ('<p>見える<img src="https://t.jp/x.gif" width="1" height="1"></p>', "見える", {"tracker": 1}),
        ('<p>見える<img src="https://t.jp/x.gif" style="width:1px;height:1px"></p>', "見える", {"tracker": 1}),
        ('<p>前<img src="https://e.jp/line.gif" width="400" height="1"></p>', "前![](https://e.jp/line.gif)", {}),
        ('<p style="display:nonesuch">見える</p>', "見える", {}),
        ('<p style="font-size: 0"><span style="font-size: 16px">見える</span></p>', "見える", {}),
        ('<p style="font-size:0">隠<i>し</i></p><p>見える</p>', "見える", {"hidden": 1}),
        ('<p style="font-size:0"><img src="https://e.jp/a.gif"></p>', "![](https://e.jp/a.gif)", {}),
        ('<p style="opacity:0">隠し</p><p style="opacity:0.01">見える</p>', "見える", {"hidden": 1}),
        ('<p style="opacity:0;transition:opacity 1s">見える</p>', "見える", {}),
        ('<p style="position:absolute;left:-9999px">隠し</p><p>見える</p>', "見える", {"hidden": 1}),
        ('<p style="position:absolute;clip:rect(0,0,0,0)">隠し</p><p>見える</p>', "見える", {"hidden": 1}),
        ('<p style="position:relative;left:-9999px">見える</p>', "見える", {}),
        ("<style>.x{display:none}</style><p class=x>隠し</p><p>見える</p>", "見える", {"hidden": 1}),
        ("<style>p.x , .y { Visibility : Hidden; }</style><p class=x>隠し</p><p>見える</p>", "見える", {"hidden": 1}),
        ("<style>#x{display:none}</style><p id=x>隠し</p><p>見える</p>", "見える", {"hidden": 1}),
        ("<style>/* .x */ .x{display:none} a:hover{color:red}</style><p class=x>隠</p>見", "見", {"hidden": 1}),
        ("<style>.x{display:none} .x:hover{display:block}</style><p class=x>見える</p>", "見える", {}),
        ("<style>@media print{.x{display:none}}</style><p class=x>見える</p>", "見える", {}),
        ("<style>.x{display:none} :target{display:block}</style><p class=x>見える</p>", "見える", {}),
        ("<style>.x{display:none} .y{display:block}</style><p class='x y'>見える</p>", "見える", {}),
        ("<style>.x{display:none} div .x{display:block}</style><p class=x>見える</p>", "見える", {}),
        ("<style>.x{display:none}</style><p class=x style='display:block'>見える</p>", "見える", {}),
        ("<style>.x{color:red}</style><p class=x>見える</p>", "見える", {}),
    ],
)
def test_what_nobody_saw(html: str, markdown: str, lost: dict[str, int]) -> None:
    made = convert(html, base=BASE)
    assert made.body.strip() == markdown
    assert made.exact  # and the rest of the post is read as Markdown
    assert not made.kept["whole"]
    assert {name: made.lost[name] for name in ("hidden", "tracker")} == {"hidden": 0, "tracker": 0} | lost


def test_a_class_that_a_script_of_the_post_names_stays() -> None:
    opener = """<p><a href="#" onclick="document.querySelector('.x').style.display='block'">続き</a></p>"""
    made = convert(f"<style>.x{{display:none}}</style>{opener}<p class=x>開く文</p>", base=BASE)
    assert "開く文" in made.body
    assert made.lost["hidden"] == 0


def test_what_a_script_of_the_post_opens_stays() -> None:
    opener = """<p><a href="#" onclick="document.getElementById('more1').style.display='block'">続き</a></p>"""
    made = convert(f'{opener}<p id="more1" style="display:none">開く文</p>', base=BASE)
    assert "開く文" in made.body
    assert made.lost["hidden"] == 0
