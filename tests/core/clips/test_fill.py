"""The news part of a post filled from a clip."""

from editor.core.clips.fill import fill, labels, with_fields_of
from editor.core.news_page.clip import Clip
from editor.core.post import Commentary, Fields, News

CLIP = Clip(
    headline="新型車両、\n来春から",
    outlet="朝日新聞",
    url="https://e.jp/a",
    published="2025-04-02",
    accessed="2025-04-05",
)
FILLED = News("新型車両、 来春から", "朝日新聞", "https://e.jp/a", "2025-04-02", "2025-04-05")


def test_an_empty_post_is_filled() -> None:
    before = Fields(id="x", commentary=Commentary("自分の見出し"))
    filled = fill(before, CLIP)
    assert filled.fields.news == FILLED
    assert filled.fields.commentary == before.commentary
    assert filled.put == ("news.headline", "news.source", "news.url", "news.date", "news.accessed")
    assert filled.left == ()


def test_what_the_author_wrote_stays_and_is_said() -> None:
    filled = fill(Fields(news=News(headline="自分の見出し", source=" 朝日新聞 ")), CLIP)
    assert filled.fields.news.headline == "自分の見出し"
    assert filled.left == ("news.headline",)
    assert labels(filled.left) == "Headline"


def test_filling_twice_changes_nothing() -> None:
    once = fill(Fields(), CLIP).fields
    assert fill(once, CLIP) == type(fill(once, CLIP))(once, (), ())


def test_what_the_clip_does_not_say_stays_empty() -> None:
    filled = fill(Fields(), Clip(outlet="朝日新聞"))
    assert (filled.put, filled.fields.news.headline) == (("news.source",), "")


def test_all_of_it_where_the_author_wishes() -> None:
    before = Fields(news=News(headline="自分の見出し", summary=("一",)))
    after = with_fields_of(before, Clip(headline="新しい見出し", published="2025-04-02")).news
    assert after == News("新しい見出し", summary=("一",), date="2025-04-02")


def test_the_source_as_the_blog_names_it() -> None:
    source = "朝日新聞（山田太郎）"
    once = fill(Fields(), CLIP, source)
    assert once.fields.news.source == source and "news.source" in once.put
    assert fill(once.fields, CLIP, source).left == ()
    alone = fill(Fields(news=News(source="朝日新聞")), CLIP, source)  # named by the author, without the byline
    assert alone.fields.news.source == "朝日新聞" and alone.left == ()
    assert fill(Fields(news=News(source="読売新聞")), CLIP, source).left == ("news.source",)
    assert fill(Fields(), Clip(author="山田太郎"), "").fields.news.source == ""
    assert with_fields_of(Fields(news=News(source="読売新聞")), CLIP, source).news.source == source
    assert with_fields_of(Fields(news=News(source="読売新聞")), Clip(), source).news.source == "読売新聞"
