from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from editor.core.fields.field_texts import field_texts, with_field_texts
from editor.core.fields.spec import Commentary, Fields, Image, News, Related

FIELDS = Fields(
    id="1",
    profile="ja-commentary",
    labels=("外交", "経済"),
    description="説明",
    title="題",
    news=News(headline="見出し", summary=("一", "", "三")),
    commentary=Commentary(headline="論評"),
    related=(Related("前の記事", "https://a.example/", ""),),
    images=(Image("a.b.png", alt="絵", credit="共同"), Image("c.png")),
)


def test_texts_by_path_in_the_order_of_the_page() -> None:
    assert field_texts(FIELDS) == {
        "title": "題",
        "news.headline": "見出し",
        "news.summary.0": "一",
        "news.summary.2": "三",
        "commentary.headline": "論評",
        "related.0.title": "前の記事",
        "related.0.url": "https://a.example/",
        "images.a.b.png.alt": "絵",
        "images.a.b.png.credit": "共同",
        "labels.0": "外交",
        "labels.1": "経済",
        "description": "説明",
    }
    assert list(field_texts(FIELDS))[:2] == ["title", "news.headline"]


def test_texts_are_put_back() -> None:
    changed = with_field_texts(
        FIELDS,
        {"title": "新", "news.summary.2": "四", "images.a.b.png.alt": "図", "labels.1": "金融", "id": "2", "x.9": "?"},
    )
    assert changed == replace(
        FIELDS,
        title="新",
        news=replace(FIELDS.news, summary=("一", "", "四")),
        images=(Image("a.b.png", alt="図", credit="共同"), Image("c.png")),
        labels=("外交", "金融"),
    )


@given(st.text(min_size=1, max_size=8))
def test_each_text_alone(text: str) -> None:
    for path in field_texts(FIELDS):
        there = field_texts(with_field_texts(FIELDS, {path: text}))
        assert there == {**field_texts(FIELDS), path: text}
