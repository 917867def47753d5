"""Credits at the end of captions, in the forms of Japanese and English papers."""

import pytest

from editor.core.news_page.credits import SIGNED, parted, without_label


@pytest.mark.parametrize(
    ("caption", "words", "credit"),
    [
        (
            "会見する官房長官＝首相官邸で午後4時8分、佐々木一郎撮影",
            "会見する官房長官＝首相官邸で午後4時8分",
            "佐々木一郎撮影",
        ),
        ("（出所）財務省資料より筆者作成", "", "財務省資料より筆者作成"),
        ("会談する両首脳＝25日、東京・元赤坂（代表撮影）", "会談する両首脳＝25日、東京・元赤坂", "代表撮影"),
        ("会談する両首脳＝25日、東京都", "会談する両首脳＝25日、東京都", ""),
        ("会談する大統領＝25日、首都（ロイター＝共同）", "会談する大統領＝25日、首都", "ロイター＝共同"),
        ("会談する大統領（AP/アフロ）", "会談する大統領", "AP/アフロ"),
        ("会談する大統領 AFP時事", "会談する大統領", "AFP時事"),
        ("端末（2026年11月24日撮影）", "端末（2026年11月24日撮影）", ""),
        ("端末（2026年11月24日撮影）。(c)Taro Yamada / AFP", "端末（2026年11月24日撮影）。", "(c)Taro Yamada / AFP"),
        ("端末。写真：AFP", "端末。", "写真：AFP"),
        ("端末 写真提供:総務省", "端末", "写真提供:総務省"),
        (
            "庁舎、都内で2024年4月撮影（２０２６年 ロイター/Taro Yamada）",
            "庁舎、都内で2024年4月撮影",
            "ロイター/Taro Yamada",
        ),
        ("端末を積んだトラック/Taro Yamada/Reuters/File", "端末を積んだトラック", "Taro Yamada/Reuters/File"),
        ("配られる端末 KYODO NEWS/GETTY IMAGES", "配られる端末", "KYODO NEWS/GETTY IMAGES"),
        ("会見する議長（ＥＰＡ時事）", "会見する議長", "ＥＰＡ時事"),
        ("会見する議長。【AFP＝時事】", "会見する議長。", "AFP＝時事"),
        ("ロケット「ほし」／Joe Roe/Getty Images", "ロケット「ほし」", "Joe Roe/Getty Images"),
        ("会場＝Jane Roe/AP", "会場", "Jane Roe/AP"),
        ("会場（Jane Roe/The Daily Post）", "会場", "Jane Roe/The Daily Post"),
        ("会場／共同通信", "会場", "共同通信"),
        ("会場／写真：AFP＝時事", "会場", "写真：AFP＝時事"),
        ("会場｜写真：ロイター", "会場", "写真：ロイター"),
        ("会場 Credit: NASA/JPL", "会場", "Credit: NASA/JPL"),
        ("会場＝15日（カメラ・山田太郎）", "会場＝15日", "カメラ・山田太郎"),
        ("現場＝読者提供動画から", "現場", "読者提供動画から"),
        ("現場＝15日、東京都で、本社ヘリから", "現場＝15日、東京都で", "本社ヘリから"),
        ("部屋（PIXTA）", "部屋", "PIXTA"),
        ("部屋（写真はイメージ）", "部屋（写真はイメージ）", ""),
        ("The hall. Photographer: Jane Roe/Bloomberg", "The hall.", "Photographer: Jane Roe/Bloomberg"),
        ("The hall on Monday. Jane Roe / Reuters", "The hall on Monday.", "Jane Roe / Reuters"),
        ("The hall. Jane Roe for The New York Times", "The hall.", "Jane Roe for The New York Times"),
        ("The hall. Courtesy of NASA", "The hall.", "Courtesy of NASA"),
        ("The hall. (File photo: Reuters)", "The hall.", "File photo: Reuters"),
        ("会场外景。新华社记者 张三 摄", "会场外景。", "新华社记者 张三 摄"),
        ("회의장 모습. 연합뉴스", "회의장 모습.", "연합뉴스"),
        ("新型車「リーフ」（日産自動車）", "新型車「リーフ」（日産自動車）", ""),
        ("二つの規格（TPP/EPA）", "二つの規格（TPP/EPA）", ""),
        ("国連本部／ニューヨーク", "国連本部／ニューヨーク", ""),
        ("映像から（国防省提供・聯合＝共同）", "映像から", "国防省提供・聯合＝共同"),
        ("The tram. REUTERS/Jane Roe/File Photo", "The tram.", "REUTERS/Jane Roe/File Photo"),
        ("The tram. Credit...Jane Roe/The New York Times", "The tram.", "Credit...Jane Roe/The New York Times"),
        ("AFP PHOTO / JANE ROE", "", "AFP PHOTO / JANE ROE"),
        ("被災地を視察する首相（中央）", "被災地を視察する首相（中央）", ""),
        ("首相の発言から", "首相の発言から", ""),
        ("昨年の式典（資料写真）", "昨年の式典（資料写真）", ""),
        ("写真・図版", "写真・図版", ""),
        ("", "", ""),
    ],
)
def test_a_caption_and_its_credit(caption: str, words: str, credit: str) -> None:
    assert parted(caption) == (words, credit)


@pytest.mark.parametrize(
    ("caption", "words"),
    [
        ("画像説明, 端末", "端末"),
        ("Image caption, The tram", "The tram"),
        ("▲端末", "端末"),
        ("画像の説明会", "画像の説明会"),
    ],
)
def test_words_that_only_say_that_it_is_a_caption(caption: str, words: str) -> None:
    assert without_label(caption) == words


def test_a_credit_that_stands_alone() -> None:
    found = SIGNED.fullmatch("画像提供, Getty Images")
    assert found is not None and found["name"] == "Getty Images"
    assert SIGNED.fullmatch("総務省の端末") is None
