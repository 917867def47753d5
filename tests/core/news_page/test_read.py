"""Whole pages, in the patterns of outlets."""

from datetime import date

import pytest

from editor.core.news_page.clip import ClipImage
from editor.core.news_page.read import read_page
from tests.core.news_page.pages import FOREIGN, HEAD, JAPANESE, TEXT, Made, page, paragraphs

TODAY = date(2025, 4, 5)


@pytest.mark.parametrize("made", (*JAPANESE, *FOREIGN), ids=lambda made: made.name)
def test_a_page(made: Made) -> None:
    clip = read_page(made.html, made.address, TODAY)
    assert clip.headline == made.headline
    assert (clip.published, clip.outlet, clip.via) == (made.published, made.outlet, made.via)
    assert clip.language == made.language
    assert clip.url == made.address
    assert clip.accessed == "2025-04-05"
    assert not made.author or clip.author == made.author


@pytest.mark.parametrize("made", (*JAPANESE, *FOREIGN), ids=lambda made: made.name)
def test_the_text_is_the_article_and_little_else(made: Made) -> None:
    text = "".join(read_page(made.html, made.address, TODAY).text.split())
    wanted = ["".join(one.split()) for one in made.text]
    assert [one for one in wanted if one not in text] == []
    assert len(text) - sum(map(len, wanted)) <= 0.1 * sum(map(len, wanted))


@pytest.mark.parametrize("made", JAPANESE, ids=lambda made: made.name)
def test_what_a_browser_copies_of_it(made: Made) -> None:
    """The clipboard never has the head; its headline and text are the same."""
    body = made.html.partition("<body>")[2].partition("</body>")[0]
    clip = read_page(body, made.address, TODAY)
    assert clip.headline == made.headline
    assert "".join(TEXT[0].split()) in "".join(clip.text.split())


@pytest.mark.parametrize("address", ["https://www.asahi.com", "https://www.asahi.com/"])
def test_a_site_alone_is_no_source(address: str) -> None:
    clip = read_page(f"<h1>{HEAD}</h1>{paragraphs()}", address, TODAY)
    assert (clip.outlet, clip.url) == ("朝日新聞", "")


def test_a_day_without_its_year_is_unsure() -> None:
    clip = read_page(page("", f"<h1>{HEAD}</h1><p>4/2(水) 20:14配信</p>{paragraphs()}"), "", TODAY)
    assert clip.published == "2025-04-02"
    assert "published" in clip.unsure


def test_a_headline_that_was_guessed_is_unsure() -> None:
    clip = read_page(f"<div>{HEAD}</div>{paragraphs()}", "", TODAY)
    assert clip.headline == HEAD
    assert "headline" in clip.unsure


def test_inline_elements_stay_whatever_they_are_called() -> None:
    text = f"<p>元タレントの<span class='keyword related ad'>田中一郎</span>氏（52）が出席した。</p>{paragraphs()}"
    clip = read_page(page("", f"<article><h1>{HEAD}</h1>{text}</article>"), "", TODAY)
    assert "元タレントの田中一郎氏（52）が出席した。" in clip.text


def _squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (f"<p class='lead'>{TEXT[0]}</p><div class='share-area'>x</div><div>{paragraphs(TEXT[1:])}</div>", TEXT),
        (f"<div class='a'>{paragraphs(TEXT[:2])}</div><div class='a'>{paragraphs(TEXT[2:])}</div>", TEXT),
        (
            f"{paragraphs()}<p>震度４＝北町、南町</p><p>震度３＝川上村</p>",
            (*TEXT, "震度４＝北町、南町", "震度３＝川上村"),
        ),
        (f"<ul><li>来春から新型車両</li><li>運転士が不足</li></ul>{paragraphs()}", ("運転士が不足", *TEXT)),
        (f"<form id='aspnetForm'>{paragraphs()}</form>", TEXT),
        (
            f"{paragraphs(TEXT[:2])}<p>あわせて読みたい</p><ul><li><a href='/1'>別の記事</a></li>"
            f"</ul>{paragraphs(TEXT[2:])}",
            TEXT,
        ),
        (
            f"{paragraphs(TEXT[:2])}<h2>財源は補助金</h2><blockquote>「採算は立つ」</blockquote>",
            ("財源は補助金", "「採算は立つ」"),
        ),
    ],
)
def test_parts_of_an_article_that_stay(body: str, wanted: tuple[str, ...]) -> None:
    text = _squeezed(read_page(page("", f"<main><h1>{HEAD}</h1>{body}</main>"), "", TODAY).text)
    assert [one for one in wanted if _squeezed(one) not in text] == []
    assert "別の記事" not in text


def test_comments_go_however_many_they_are() -> None:
    comments = "".join(f"<p>読者の感想その{number}です。とても長い感想を書いています。</p>" for number in range(40))
    body = f"<h1>{HEAD}</h1><article>{paragraphs()}</article><div id='comments'>{comments}</div>"
    text = read_page(page("", body), "", TODAY).text
    assert "読者の感想" not in text
    assert TEXT[-1] in text


@pytest.mark.parametrize(
    "hostile",
    [
        "",
        "<",
        "<p>",
        "\0\0\0",
        "<html></html>",
        "<frameset><noframes>x</noframes></frameset>",
        "<?xml version='1.0' encoding='shift_jis'?><p>あ</p>",
        "<div>" * 3000 + "本文。" * 20,
        "<span>" * 70_000,
        "<p " + " ".join(f"a{number}=1" for number in range(5000)) + ">本文です。</p>",
        '<script type="application/ld+json">' + "[" * 100_000 + "</script><p>本文です。</p>",
        "<p>本文です。</p>" + "<script>" * 100_000,
        "<p>本文です。</p>" + '<script type="application/ld+json">' * 50_000,
        "<p>本文です。</p>" + "<style " * 100_000,
        "<p>" + "あ" * 300_000 + "</p>",
        "<title>" + "｜" * 50_000 + "</title>",
        "\ud800<p>\udfff本文です。</p>",
        "<h1>" + "（" * 5_000 + "</h1>",
        "<time datetime='9999999999999'>x</time><time datetime='0000-00-00'></time>",
        '<meta property="article:published_time" content="' + "9" * 5000 + '">',
    ],
    ids=lambda text: text[:24].encode("ascii", "replace").decode(),
)
def test_hostile_pages_are_read_or_left(hostile: str) -> None:
    clip = read_page(hostile, "https://e.jp/a", TODAY)
    assert clip.accessed == "2025-04-05"


def test_what_is_nested_deeper_than_the_parser_reads_is_not_lost() -> None:
    body = "<div><section>" * 1500 + f"<h1>{HEAD}</h1>{paragraphs()}"
    clip = read_page(page("", body), "", TODAY)
    assert clip.headline == HEAD
    assert "九月の定例会で" in clip.text


@pytest.mark.parametrize(
    "start",
    [
        "<meta http-equiv='content-type' content='text/html; charset=utf-8'>",
        "<meta charset=utf-8><title>題</title>",
        "<html><head><meta charset=utf-8><nav><a href='/'>表紙</a></nav>",
    ],
)
def test_a_page_that_leaves_out_its_body_begins_with_an_element_of_html_5(start: str) -> None:
    """What Firefox copies is so: libxml2 put all of it into the head."""
    clip = read_page(f"{start}<main><article><h1>{HEAD}</h1>{paragraphs()}</article></main>", "", TODAY)
    assert clip.headline == HEAD
    assert [one for one in TEXT if one not in clip.text] == []


def test_whom_to_ask_is_not_of_the_article() -> None:
    body = f"<h1>{HEAD}</h1>{paragraphs()}<div><p>（連絡先）<br>広報課<br>電話：03-0000-0000</p></div>"
    assert read_page(page("", body), "", TODAY).text.endswith(TEXT[-1])


SHORT = "<p>県警は四日、会社役員の男を逮捕した。</p><p>男は容疑を、取り調べの中で認めている。</p>"
SHORT_TEXT = "県警は四日、会社役員の男を逮捕した。\n\n男は容疑を、取り調べの中で認めている。"


@pytest.mark.parametrize(
    "around",
    [
        "<figure><img src='/1.jpg'><figcaption>逮捕された男が役員を務めていた会社の建物＝四日、市内で、長い説明。"
        "</figcaption></figure>{}",
        "<p class='Photo'><img src='/1.jpg'><br>会社の建物。四日、市内で撮影</p>{}",
        "{}<aside><h2>人気記事</h2><p>この一年で最も読まれた記事は、鉄道の話だった。</p></aside>",
        "{}<div><h2>この記事を書いた人</h2><p>山口健 社会部。二〇一二年に入り、支局を経て今の部にいます。</p></div>",
        "{}<p>▼画像ギャラリー（全8枚）はこちら</p>",
        "{}<ul><li>1</li><li>2</li><li>次へ</li></ul>",
        "{}<p>责任编辑：王五</p>",
        "{}<p>この記事の写真を見る</p>",
        "{}<hr><a href='/'>もどる</a> (C) ひがし日報社",
        "{}<p>RECOMMEND あなたにおすすめ</p>",
        "<p>Publié le 05 décembre 2025 à 06h00, modifié le 06 décembre 2025 à 10h12</p>{}",
        "<p>By Jane Roe, Economics Correspondent | Published 12/18/2025 7:02 am EST</p>{}",
    ],
)
def test_what_stands_around_a_short_report(around: str) -> None:
    page = f"<body><h1>会社役員の男を逮捕</h1>{around.format(SHORT)}</body>"
    assert read_page(page, "https://e.jp/1", TODAY).text == SHORT_TEXT


def test_a_text_that_only_scripts_would_show() -> None:
    linked = (
        '{"@type":"NewsArticle","headline":"見出し","articleBody":"一つ目。\\n二つ目。",'
        '"image":{"url":"/a.jpg","caption":"市場（共同）"}}'
    )
    page = f'<head><title>見出し</title><script type="application/ld+json">{linked}</script></head><body><div></div>'
    clip = read_page(page, "https://e.jp/1", TODAY)
    assert clip.text == "一つ目。\n\n二つ目。"
    assert clip.images == (ClipImage("https://e.jp/a.jpg", "市場", "共同"),)


def test_a_publisher_in_microdata() -> None:
    named = '<span itemprop="publisher" itemscope><meta itemprop="name" content="若狭だより"></span>'
    assert read_page(f"<body>{named}<h1>会社役員の男を逮捕</h1>{SHORT}", "https://e.jp/1", TODAY).outlet == "若狭だより"


def test_a_headline_has_no_readings_and_a_text_has_them() -> None:
    page = (
        "<head><title>やさしい便り | 雪が降る</title></head><body>"
        "<h1><ruby>雪<rt>ゆき</rt></ruby>が<ruby>降<rt>ふ</rt></ruby>る</h1>"
        "<p>[2025年4月2日 19時30分]</p><p><ruby>北<rt>きた</rt></ruby>では、雪がたくさん降っています。</p>"
    )
    clip = read_page(page, "https://e.jp/1", TODAY)
    assert (clip.headline, clip.published, clip.unsure) == ("雪が降る", "2025-04-02", ())
    assert clip.text == "北（きた）では、雪がたくさん降っています。"
