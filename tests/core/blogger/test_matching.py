"""Which picture on Blogger is which of the post."""

import time

import pytest

from editor.core.blogger.matching import LocalPicture, matched
from editor.core.blogger.online_pictures import OnlinePicture, online_pictures, shown_words, slots_of
from editor.core.exporters.figures import SLOT

HOST = "https://blogger.googleusercontent.com/img"
NAMED = HOST + "/b/R29vZ2xl/AVv{key}/w640-h427/{name}"
NAMELESS = HOST + "/a/AVv{key}=w640-h427"


def there(address: str, size: tuple[int, int] | None = None, around: tuple[str, str] = ("", "")) -> OnlinePicture:
    return OnlinePicture(address, size, around)


def here(path: str, size: tuple[int, int] | None = None) -> LocalPicture:
    return LocalPicture(path, (path.rpartition("/")[2],), size)


A, B, C = (NAMELESS.format(key=key) for key in "ABC")


@pytest.mark.parametrize(
    ("online", "local", "given"),
    [
        # by name, whatever the order
        (
            [there(NAMED.format(key=1, name="b.jpg")), there(NAMED.format(key=2, name="a.jpg"))],
            [here("p/a.jpg"), here("p/b.jpg")],
            {"p/a.jpg": NAMED.format(key=2, name="a.jpg"), "p/b.jpg": NAMED.format(key=1, name="b.jpg")},
        ),
        # names as Blogger spells them: percent signs, a number for a second copy, an underscore
        (
            [there(NAMED.format(key=1, name="%E6%B8%AF.jpg")), there(NAMED.format(key=2, name="the_envoy(1).JPG"))],
            [here("p/the envoy.jpg"), here("p/港.png"), here("p/x.png")],
            {
                "p/港.png": NAMED.format(key=1, name="%E6%B8%AF.jpg"),
                "p/the envoy.jpg": NAMED.format(key=2, name="the_envoy(1).JPG"),
            },
        ),
        # as they were uploaded: with the number of their place in the text
        (
            [there(NAMED.format(key=1, name="02-a.jpg")), there(NAMED.format(key=2, name="01-b.jpg"))],
            [here("p/a.jpg"), here("p/b.jpg"), here("p/c.jpg")],
            {"p/a.jpg": NAMED.format(key=1, name="02-a.jpg"), "p/b.jpg": NAMED.format(key=2, name="01-b.jpg")},
        ),
        # by size
        (
            [there(A, (900, 600)), there(B, (800, 600))],
            [here("p/a", (800, 600)), here("p/b", (900, 600))],
            {"p/a": B, "p/b": A},
        ),
        # two of one size: by order, if there are as many
        ([there(A, (9, 6)), there(B, (9, 6))], [here("p/a", (9, 6)), here("p/b", (9, 6))], {"p/a": A, "p/b": B}),
        ([there(A, (9, 6)), there(B, (9, 6)), there(C, (9, 6))], [here("p/a", (9, 6)), here("p/b", (9, 6))], {}),
        # by order alone, if there are as many and no size contradicts
        ([there(A), there(B)], [here("p/a"), here("p/b", (9, 6))], {"p/a": A, "p/b": B}),
        ([there(A), there(B)], [here("p/a")], {}),
        ([there(A, (900, 600))], [here("p/a", (600, 900))], {}),
        ([there(A, (1600, 1067))], [here("p/a", (3000, 2000))], {"p/a": A}),  # made smaller by Blogger
        # one in two sizes is one
        ([there(A), there(A.replace("w640", "w320"))], [here("p/a")], {"p/a": A}),
        ([], [here("p/a")], {}),
        ([there(A)], [], {}),
    ],
)  # fmt: skip
def test_by_name_size_and_order(online, local, given):
    assert matched(online, local, ()) == given


def test_what_the_post_has_already_is_not_given_again():
    known = [A.replace("w640-h427", "s1600")]
    assert matched([there(A), there(B)], [here("p/b")], (), known) == {"p/b": B}


def slot(words: str) -> str:
    return f'<span style="{SLOT["style"]}">{words}</span>'


SENT = f"<p>はじめ</p><div>{slot('[here: a.jpg]')}</div><p>なか</p><p>{slot('[here: b.jpg]')}</p><p>おわり</p>"


def picture(address: str) -> str:
    return f'<div class="separator"><a href="{address}"><img border="0" src="{address}" /></a></div>'


@pytest.mark.parametrize(
    "content",
    [
        # in the place of its slot, or beside it
        f"<p>はじめ</p>{picture(B)}<p>なか</p>{picture(A)}<p>おわり</p>",
        f"<p>はじめ</p><div>[here: a.jpg]</div>{picture(B)}<p>なか</p>{picture(A)}<p>[here: b.jpg]</p><p>おわり</p>",
        f"<p>はじ\nめ</p>{picture(B)}{picture(B)}<p><b>な</b>か</p>{picture(A)}<p>&#12362;わり</p>",
    ],
)
def test_by_its_slot(content):
    slots = slots_of(SENT)
    assert [one.words for one in slots] == ["[here: a.jpg]", "[here: b.jpg]"]
    online = online_pictures(content, slots)
    assert matched(online, [here("p/b.jpg"), here("p/a.jpg")], slots) == {"p/a.jpg": B, "p/b.jpg": A}


def test_words_of_slots_are_no_words():
    slots = slots_of(SENT)
    assert (
        shown_words(SENT, slots)
        == shown_words("<p>はじめ</p><p>なか</p>おわり<script>x</script>", slots)
        == "はじめなかおわり"
    )


@pytest.mark.parametrize(
    ("image", "size"),
    [
        ('<img data-original-height="900" data-original-width="1600" src="{a}">', (1600, 900)),
        ('<img data-original-height="9x" data-original-width="1600" src="{a}">', None),
        ('<img data-original-height="0" data-original-width="0" src="{a}">', None),
        ('<img height="9" width="16" src="{a}">', None),
    ],
)
def test_the_size_of_what_was_uploaded(image, size):
    (found,) = online_pictures(image.replace("{a}", A))
    assert (found.address, found.size) == (A, size)


@pytest.mark.parametrize("source", ["data:image/png;base64,AA", "p/a.jpg", "", "javascript:x"])
def test_pictures_that_are_not_of_the_web(source):
    assert online_pictures(f'<img src="{source}">') == ()


@pytest.mark.parametrize("content", ["<img " * 20_000, "<div>" * 50_000, "<span style='" * 20_000, "&#" * 100_000])
def test_hostile_content_ends(content):
    start = time.process_time()
    assert not any(picture.address for picture in online_pictures(content, slots_of(content)))
    assert time.process_time() - start < 10
