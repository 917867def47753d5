import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editor.core.images.in_body import BodyImage, body_images


@pytest.mark.parametrize(
    ("body", "images"),
    [
        ("![首相](a/b.jpg)", [("a/b.jpg", "首相", 1)]),
        ("本文\n\n![首相 [左]](a/b.jpg)\n", [("a/b.jpg", "首相 [左]", 3)]),
        ('![首相](a.jpg "題") と ![外相](b.jpg)', [("a.jpg", "首相", 1), ("b.jpg", "外相", 1)]),
        ("![](<a b.jpg>)", [("a b.jpg", "", 1)]),
        ("![図](a b.jpg)", [("a b.jpg", "図", 1)]),
        ("![図](a(1).jpg)", [("a(1).jpg", "図", 1)]),
        ("![図][r]\n\n[r]: a.jpg", [("a.jpg", "図", 1)]),
        ("![図][]\n\n[図]: <a.jpg>", [("a.jpg", "図", 1)]),
        (r"![\*図\*](a.jpg)", [("a.jpg", "*図*", 1)]),
        ("![一](a.jpg) ![二](a.jpg)", [("a.jpg", "一", 1)]),
        ("[![図](a.jpg)](https://example.com)", [("a.jpg", "図", 1)]),
        ("```\n![図](a.jpg)\n```\n![図](b.jpg)", [("b.jpg", "図", 4)]),
        ("~~~~\n```\n![図](a.jpg)\n~~~~\n![図](b.jpg)", [("b.jpg", "図", 5)]),
        ("`![図](a.jpg)` ``![図](b`.jpg)`` ![図](c.jpg)", [("c.jpg", "図", 1)]),
        ("<!-- ![図](a.jpg)\n --> ![図](b.jpg)", [("b.jpg", "図", 2)]),
        (r"\![図](a.jpg)", []),
        ("![図]\n\n(a.jpg)", []),
        ("![図\n\n](a.jpg)", []),
        ("![図]()", []),
        ("[図](a.jpg)", []),
        ("", []),
    ],
)
def test_images_of_a_body(body, images):
    assert [(image.path, image.caption, image.line) for image in body_images(body)] == images


_PIECES = st.sampled_from(["![図](a.png)", "![", "](", ")", "a.png", *"![]()<>`\\~\n -a図"])


@given(st.lists(_PIECES, max_size=40).map("".join))
@example("a\n\n![図](a.png)\n")
def test_any_body_is_read(body):
    for image in body_images(body):
        assert isinstance(image, BodyImage) and image.path
        assert 1 <= image.line <= body.count("\n") + 1


@pytest.mark.parametrize(
    "piece", ["![", "![](", "![a](b ", "`", "`a``b", "<!--", "![a](<", "![a][", "[a]:", '![a](b "', "![a](((", "~~~"]
)
def test_junk_takes_no_time(piece):
    start = time.process_time()
    body_images(piece * (60_000 // len(piece)))
    assert time.process_time() - start < 2
