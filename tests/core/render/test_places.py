"""Lines of the body and places on the page, both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.post import Commentary, Fields, News, Related
from editor.core.profile.load import load_profile
from editor.core.render.places import PagePlace, Places, field_of, source_index

PLACES = Places((1, 3, 7), (12, 14, 0), 20)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (1, PagePlace("news", 0, 0.0)),
        (2, PagePlace("news", 0, 0.5)),
        (3, PagePlace("news", 1, 0.0)),
        (5, PagePlace("news", 1, 0.5)),
        (12, PagePlace("commentary", 0, 0.0)),
        (14, PagePlace("commentary", 1, 0.0)),
        (0.5, PagePlace()),
    ],
)
def test_a_line_has_a_place(line, place):
    assert PLACES.of_line(line) == place


@given(st.lists(st.integers(1, 400), unique=True, min_size=1, max_size=30), st.floats(0, 1), st.data())
def test_there_and_back_again(starts, part, data):
    starts = sorted(starts)
    cut = data.draw(st.integers(0, len(starts)))
    places = Places(tuple(starts[:cut]), tuple(starts[cut:]), starts[-1] + 5)
    line = starts[0] + part * (starts[-1] + 5 - starts[0])
    assert places.to_line(places.of_line(line)) == pytest.approx(line, abs=1e-6)


def test_a_block_without_a_line_leads_to_the_end():
    assert PLACES.to_line(PagePlace("commentary", 2)) == 20.0
    assert PLACES.to_line(PagePlace()) == 1.0


@pytest.mark.parametrize(
    ("source", "text", "before", "found"),
    [
        ("これは**強調**の例", "これは強調の例", "これは", "強調"),
        ("一つ目の米国と、二つ目の米国。", "一つ目の米国と、二つ目の米国。", "一つ目の米国と、二つ目の", "米国。"),
        ("[出典](https://example.com/)を見る", "出典を見る", "出典を", "見る"),
        ("{漢字|かんじ}の話", "漢字（かんじ）の話", "漢字（かんじ）の", "話"),
        ("終わり。", "終わり。", "終わり。", "終わり。"),
    ],
    ids=["bold", "twice", "link", "ruby", "at the end"],
)
def test_a_word_of_the_page_is_found_in_the_source(source, text, before, found):
    assert source[source_index(source, text, before) :].startswith(found[:1])


FIELDS = Fields(
    date="2025-04-02",
    labels=("米国",),
    news=News(headline="協議を開始", source="ある通信社", summary=("要点の一つ目。", "要点の二つ目。")),
    commentary=Commentary(headline="資源外交の行方", summary=("意見。",)),
    related=(Related("前の記事の題名", "https://example.com/", "2025-03-31"),),
)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("協議を開始", "news.headline"),
        ("【私の論評】資源外交の行方", "commentary.headline"),
        ("要点の 二つ目。", "news.summary.1"),
        ("意見。", "commentary.summary.0"),
        ("前の記事の題名", "related.0.title"),
        ("前の記事の題名 2025年3月31日", "related.0.title"),
        ("2025年4月2日水曜日", "date"),
        ("米国", "labels.0"),
        ("出典：ある通信社", "news.source"),
        ("まとめ", ""),
        ("", ""),
    ],
)
def test_what_the_page_shows_leads_to_its_field(text, path):
    assert field_of(FIELDS, load_profile()[0], text) == path
