import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.markup import Markup, link, link_to, ruby
from editor.core.markup.link import destination, is_url
from tests.core.markup.cases import done

URL = "https://example.jp/"


@pytest.mark.parametrize(
    ("markup", "before", "after"),
    [
        (link, "この⟦記事⟧を", "この[記事](‸)を"),
        (link, "この‸を", "この[‸]()を"),
        (link, f"⟦{URL}⟧", f"[‸]({URL})"),
        (link, f"この[記‸事]({URL})を", "この⟦記事⟧を"),
        (link, f"この⟦[記事]({URL})⟧を", "この⟦記事⟧を"),
        (link, "⟦括弧]だけ⟧", r"[括弧\]だけ](‸)"),
        (link, "⟦　一\n二⟧", "　[一](‸)\n二"),
        (link_to(URL), "この⟦記事⟧を", f"この[記事]({URL})‸を"),
        (link_to(URL), "この‸を", f"この{URL}‸を"),
        (link_to("https://e.jp/a_(b"), "⟦語⟧", "[語](https://e.jp/a_%28b)‸"),
        (ruby, "⟦忖度⟧する", "{忖度|‸}する"),
        (ruby, "‸する", "{‸|}する"),
        (ruby, "{忖度|そん‸たく}する", "⟦忖度⟧する"),
        (ruby, "⟦{忖度|そんたく}⟧する", "⟦忖度⟧する"),
        (ruby, "⟦一\n二⟧", "⟦一\n二⟧"),
    ],
)
def test_links_and_ruby(markup: Markup, before: str, after: str) -> None:
    assert done(markup, before) == after


@given(st.sampled_from([link, ruby]), st.text("語。a 　\n", max_size=20), st.data())
def test_toggled_twice_is_as_it_was(markup: Markup, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    once = markup(text, start, end)
    assert markup(once.apply(text), *once.selection).apply(once.apply(text)) == text


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("https://ja.wikipedia.org/wiki/日本_(曖昧さ回避)", "https://ja.wikipedia.org/wiki/日本_(曖昧さ回避)"),
        ("https://e.jp/a b", "https://e.jp/a%20b"),
        ("https://e.jp/)x(", "https://e.jp/%29x%28"),
        (" https://e.jp/<x>\n", "https://e.jp/%3Cx%3E"),
    ],
)
def test_destination(address: str, named: str) -> None:
    assert destination(address) == named


@pytest.mark.parametrize(
    ("text", "answer"), [(URL, True), (f" {URL}\n", True), (f"{URL} 記事", False), ("記事", False)]
)
def test_is_url(text: str, answer: bool) -> None:
    assert is_url(text) is answer
