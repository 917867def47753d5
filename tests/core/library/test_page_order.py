from editor.core.library.page_order import PageOrder

TEXT = "news\n<!-- commentary -->\nmine"


def test_the_order_of_the_page() -> None:
    texts = dict.fromkeys(("title", "news.headline", "commentary.headline", "labels.0", "description"), "x")
    order = PageOrder({**texts, "": TEXT})
    places = [("description", 0), ("", 24), ("labels.0", 0), ("", 0), ("commentary.headline", 2), ("news.headline", 1)]
    by_page = sorted(places, key=lambda place: order.spot(place[0], place[1], place[1]))
    assert by_page == [
        ("news.headline", 1),
        ("", 0),
        ("commentary.headline", 2),
        ("", 24),
        ("labels.0", 0),
        ("description", 0),
    ]


def test_a_post_without_a_divider() -> None:
    order = PageOrder({"": "news", "commentary.headline": "x"})
    assert order.spot("", 4, 4) < order.spot("commentary.headline", 0, 0)
