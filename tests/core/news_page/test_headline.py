"""The headline without the name of its site."""

from datetime import date

import pytest

from editor.core.news_page.read import read_page

BODY = "<p>" + "市は二日、試験線に新しい車両を導入すると発表した。" * 4 + "</p>"


def _headline(head: str, body: str = BODY, address: str = "") -> str:
    return read_page(f"<html><head>{head}</head><body>{body}</body></html>", address, date(2025, 4, 5)).headline


@pytest.mark.parametrize(
    ("title", "address", "headline"),
    [
        ("新車両を導入へ：日本経済新聞", "https://www.nikkei.com/article/1", "新車両を導入へ"),
        ("新車両を導入へ　市が発表 - 日本経済新聞", "https://www.nikkei.com/article/1", "新車両を導入へ　市が発表"),
        ("新車両を導入へ | 国際 | ニュース | 読売新聞オンライン", "https://www.yomiuri.co.jp/a/1", "新車両を導入へ"),
        ("新車両を導入へ | 毎日新聞", "", "新車両を導入へ"),
        ("CNN.co.jp : 新車両の導入を来春へ - (1/2)", "https://www.cnn.co.jp/a/1", "新車両の導入を来春へ"),
        ("新車両を導入へ | 毎日新聞 | （2/3ページ）", "", "新車両を導入へ"),
        ("新車両を導入へ―市が発表 | 時事ドットコム", "https://www.jiji.com/jc/a1", "新車両を導入へ―市が発表"),
        ("新車両を導入へ：東京新聞デジタル", "https://www.tokyo-np.co.jp/a/1", "新車両を導入へ"),
        ("Wi-Fiの新車両を導入へ - 中日新聞Web", "https://www.chunichi.co.jp/a/1", "Wi-Fiの新車両を導入へ"),
        ("社説：新車両に望む 暮らしの足に", "https://kahoku.news/a/1", "社説：新車両に望む 暮らしの足に"),
        ("新車両を導入へ ｜ 町の鉄道ニュース", "", "新車両を導入へ ｜ 町の鉄道ニュース".partition(" ｜")[0]),
        ("政府、12:30に会見へ", "", "政府、12:30に会見へ"),
        ("新車両を導入へ：Example Blog", "https://example.com/a", "新車両を導入へ"),
        ("新車両を導入へ「来春から」― 中日スポーツ 町", "https://www.chunichi.co.jp/a/1", "新車両を導入へ「来春から」"),
        ("新車両を導入へ― 市が発表 | 時事ドットコム", "https://www.jiji.com/jc/a1", "新車両を導入へ― 市が発表"),
        ("「新車両」導入へ|経済|北國新聞", "https://www.hokkoku.co.jp/a/1", "「新車両」導入へ"),
        ("Obama admits it - BBC News", "https://www.bbc.com/news/1", "Obama admits it"),
        ("Spider-Man: No Way Home - review", "https://www.ft.com/a", "Spider-Man: No Way Home - review"),
    ],
)
def test_the_title_alone(title: str, address: str, headline: str) -> None:
    assert _headline(f"<title>{title}</title>", address=address) == headline


@pytest.mark.parametrize(
    ("head", "body", "headline"),
    [
        ("<title>短い見出し…｜A社</title>", "<h1>短い見出しの続きまで全部ある</h1>", "短い見出しの続きまで全部ある"),
        ("<title>見出し（1/2 ページ） - A社</title><meta property='og:title' "
         "content='見出しの話'>", "<h1>見出しの話</h1>", "見出しの話"),
        ("<title>A社ニュース</title><meta property='og:site_name' "
         "content='A社ニュース'>", "<h1>A社ニュース</h1><h1>市が発表した話</h1>", "市が発表した話"),
        ("<meta name='og:title' value='市が発表した話 | A社'><meta name='og:site_name' "
         "value='A社'>", "", "市が発表した話"),
        ("<title>新車両を導入と発表 | 町 | A社</title>", "<h1>新車両を導入と発表 来春</h1>", "新車両を導入と発表"),
        ("<title>新車両｜市が導入を発表 | A社</title>", "<h1>新車両｜市が導入を発表</h1>", "新車両｜市が導入を発表"),
        ("<title>市と町が新車両で合意｜外務省</title>", "<h1>報道発表</h1><h2>詳しい内容</h2>", "市と町が新車両で合意"),
        ("<title>市と町が新車両で合意｜外務省</title>", "<h1>プレスリリース</h1>", "市と町が新車両で合意"),
        ("<title>A&amp;amp;B社が合意 | C紙</title>", "<h1>A&amp;B社が合意</h1>", "A&B社が合意"),
    ],
)  # fmt: skip
def test_several_say_it(head: str, body: str, headline: str) -> None:
    assert _headline(head, body + BODY) == headline


@pytest.mark.parametrize(
    ("title", "body", "headline"),
    [
        (
            "新型車両、来春から試験線で運行へ - 町の新聞 - 生活",
            "<div class='m'>新型車両、来春から試験線で運行へ</div>",
            "新型車両、来春から試験線で運行へ",
        ),
        ("新型車両を来春から試験線へ／町役場", "<h1>新型車両を来春から試験線へ</h1>", "新型車両を来春から試験線へ"),
        ("『新型車両を来春から試験線へ』", "<h1>新型車両を来春から試験線へ</h1>", "新型車両を来春から試験線へ"),
        ("町の技術者の日記 - 試験線の話", "<h1>町の技術者の日記</h1><h3>■ 試験線の話</h3>", "試験線の話"),
        ("Test Books - 実践試験線入門", "<h1><a href='/'>Test Books</a></h1><h3>実践試験線入門</h3>", "実践試験線入門"),
        ("試験線の話 - 町の便り", "<h1 class='site-title'>町の便り</h1><h2>試験線の話</h2>", "試験線の話"),
        ("試験線の話 - 町の便り", "<h2>町の便り</h2><h1>試験線の話</h1>", "試験線の話"),
    ],
)
def test_a_page_whose_first_heading_is_its_site(title: str, body: str, headline: str) -> None:
    assert _headline(f"<title>{title}</title>", body + BODY) == headline


@pytest.mark.parametrize("tag", ["h1", "h3"])
@pytest.mark.parametrize(
    "title",
    [
        "経済産業省／{}",
        "報道発表資料：{} | 緑省",
        "ニュースリリース | {} | 株式会社みどり",
        "株式会社みどり {}",
        "みどり市ホームページ／{}",
        "トップ > 報道発表 > {}",
        "みどり新聞 {}",
        "{}／みどりニュース",
        "{}（METI/経済産業省）",
    ],
)
def test_a_heading_with_nothing_but_names_around_it(title: str, tag: str) -> None:
    headline = "経済対策の決定について"
    assert _headline(f"<title>{title.format(headline)}</title>", f"<{tag}>{headline}</{tag}>{BODY}") == headline


@pytest.mark.parametrize("around", ["緑新聞が訂正　{}", "【独自】{}", "{}　市議会で可決", "新聞協会の声明を読む　{}"])
def test_a_lower_heading_within_the_headline_is_not_all_of_it(around: str) -> None:
    whole = around.format("言論の自由を守るために")
    body = f"<h1>{whole}</h1>{BODY}<h2>言論の自由を守るために</h2>{BODY}"
    assert _headline(f"<title>{whole}</title>", body) == whole


def test_linked_data_of_another_thing_are_no_headline() -> None:
    linked = '<script type="application/ld+json">{"@type":"Article","headline":"a scientific concept"}</script>'
    assert (
        _headline(f"<title>Hermitian matrix - Wikipedia</title>{linked}", "<h1>Hermitian matrix</h1>")
        == "Hermitian matrix"
    )


@pytest.mark.parametrize(
    ("title", "heading", "address", "headline"),
    [
        (
            "令和7年4月2日 新しい車両の導入について | 市長の一日 | 首相官邸ホームページ",
            "新しい車両の導入について",
            "https://www.kantei.go.jp/a/1",
            "令和7年4月2日 新しい車両の導入について",
        ),
        (
            "新しい車両の導入について 1ページ目",
            "新しい車両の導入について",
            "https://e.jp/1",
            "新しい車両の導入について",
        ),
        (
            "新しい車両の導入について〈週刊〉 | AERA DIGITAL",
            "新しい車両の導入について",
            "https://dot.asahi.com/1",
            "新しい車両の導入について",
        ),
        (
            "新しい車両の導入について 写真7枚 国際ニュース：AFPBB News",
            "新しい車両の導入について",
            "https://www.afpbb.com/1",
            "新しい車両の導入について",
        ),
        (
            "新しい車両の「採算」 市の計算 | 政策の窓 | 東洋経済オンライン",
            "新しい車両の「採算」",
            "https://toyokeizai.net/a/1",
            "新しい車両の「採算」 市の計算",
        ),
        ("町の新聞 | 新車両の導入へ", "", "https://e.jp/1", "新車両の導入へ"),
        ("朝日新聞デジタル：新車両の導入へ - 印刷画面", "", "https://www.asahi.com/1", "新車両の導入へ"),
    ],
)
def test_sections_and_names_beside_a_heading(title: str, heading: str, address: str, headline: str) -> None:
    body = f"<h1>{heading}</h1>" if heading else "<p>朝日新聞デジタル</p><div>新車両の導入へ</div>"
    assert _headline(f"<title>{title}</title>", f"{body}<p>2025年4月2日</p>{BODY}", address) == headline
