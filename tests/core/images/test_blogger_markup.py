import pytest

from editor.core.images.blogger_markup import LONGEST, address_in, addresses_in, dealt_out

_SMALL = "https://blogger.googleusercontent.com/img/b/R29v/AVvX/w400-h233/envoy.jpg"
_LARGE = "https://blogger.googleusercontent.com/img/b/R29v/AVvX/s4032/envoy.jpg"
_OLD = "http://1.bp.blogspot.com/-a/b/c/s320/d%20e.jpg"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (
            f'<div class="separator" style="clear: both;"><a href="{_LARGE}" style="padding: 1em 0;">'
            f'<img alt="" border="0" data-original-height="3024" src="{_SMALL}"/></a></div>',
            _SMALL,
        ),
        (
            f'<table class="tr-caption-container"><tr><td><a href="{_LARGE}"><img src="{_SMALL}" /></a></td></tr>'
            '<tr><td class="tr-caption">港</td></tr></table>',
            _SMALL,
        ),
        (f"<IMG SRC='{_OLD}' src='https://e.jp/x.png'>", _OLD),
        (
            '<img src="//blogger.googleusercontent.com/img/a/AVvX=w320-h214">',
            "https://blogger.googleusercontent.com/img/a/AVvX=w320-h214",
        ),
        ('<img src="https://e.jp/?a=1&amp;b=2">', "https://e.jp/?a=1&b=2"),
        (f"  {_SMALL}\n", _SMALL),
        (f'<a href="{_LARGE}">写真</a>', _LARGE),
        (f'<img src="{_SMALL}"><img src="{_LARGE}">', _SMALL),
        (f'<img src="{_SMALL}"><img src="https://e.jp/other.png">', ""),
        (f'<img src="data:image/png;base64,AA"><a href="{_LARGE}">', ""),
        ("<img src='post/envoy.jpg'>", ""),
        ("<p>文</p>", ""),
        ("javascript:alert(1)", ""),
        (f"{_SMALL} {_LARGE}", ""),
        ("", ""),
        ("<img " * 20_000, ""),
        (f'<img src="{_SMALL}">' + " " * LONGEST, _SMALL),
        (f'<img src="{_SMALL}">' + "x" * LONGEST, ""),
    ],
)
def test_the_address_of_one_picture(text: str, address: str) -> None:
    assert address_in(text) == address


@pytest.mark.parametrize(
    ("addresses", "names", "dealt"),
    [
        (["https://b.example/s640/a.png", "https://b.example/s640/b.png"], [["b.png"], ["a.png"]], {0: 1, 1: 0}),
        (["https://b.example/%E6%B8%AF.jpg", "https://b.example/x.png"], [["港.JPG"], ["二.png"]], {0: 0, 1: 1}),
        (["https://b.example/%E6%B8%AF.jpg", "https://b.example/x.png"], [["港.JPG"]], {0: 0}),
        ([f"https://b.example/{name}.png" for name in "xba"], [["a.png"], ["c.png"], ["b.png"]], {0: 2, 1: 0, 2: 1}),
        (["https://b.example/1", "https://b.example/2"], [["a.png"], ["b.png"]], {0: 0, 1: 1}),
        (["https://b.example/1", "https://b.example/2"], [["a.png"]], {}),
        (["https://b.example/a.png"] * 1, [["a.png"], ["a.jpg"]], {}),
        (["https://b.example/a.web.png"], [["a.web.png", "a.png"], ["b.png"]], {0: 0}),
        ([], [["a.png"]], {}),
        ([], [], {}),
    ],
)
def test_addresses_are_dealt_out_by_name_else_in_order(addresses, names, dealt):
    assert dealt_out(addresses, names) == {index: addresses[number] for index, number in dealt.items()}


def test_the_addresses_of_several_pictures():
    html = "<p>文</p>" + "".join(
        f"<img src='{source}'>"
        for source in ("//h.example/a.png", "a.png", "https://h.example/b.png", "//h.example/a.png")
    )
    assert addresses_in(html) == ("https://h.example/a.png", "https://h.example/b.png")
