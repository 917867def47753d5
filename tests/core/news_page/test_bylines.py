"""Lines that name the author of an article, in the forms of several countries' papers."""

from datetime import date

import pytest

from editor.core.news_page.bylines import people_of_text, without_signature
from editor.core.news_page.read import read_page

JAPANESE = (
    "<p>市の議会は、新しい図書館の計画を可決した。工事は来年から始まる。</p><p>市長は、丁寧に説明すると述べた。</p>"
)
ENGLISH = (
    "<p>The city council on Tuesday approved a plan for a new library, which will open in 2027.</p>"
    "<p>Work will begin next year, the mayor said in a statement.</p>"
)


def _author(body: str) -> str:
    return read_page(f"<body><h1>新しい図書館の計画を可決</h1>{body}", "https://e.jp/1", date(2025, 12, 5)).author


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Roe | Updated Dec 3, 2025", "Jane Roe"),
        ("By Jane Roe, Economics Correspondent | Published 12/18/2025 7:02 am EST", "Jane Roe"),
        ("BY JANE ROE", "JANE ROE"),
        ("Written by Jane Roe", "Jane Roe"),
        ("Jane Roe, Political Correspondent", "Jane Roe"),
        ("By Jane Roe and John Smith, CNN", "Jane Roe, John Smith"),
        ("By Anna van der Berg and Luis Ortega", "Anna van der Berg, Luis Ortega"),
        ("By JANE ROE Reuters", "JANE ROE"),
        ("Par Jeanne Dupont", "Jeanne Dupont"),
        ("Von Anna Müller, Berlin", "Anna Müller"),
        ("Made in Japan", ""),
        ("By the end of the year, it will be done, they said.", ""),
    ],
)
def test_a_line_above_an_english_text(line: str, author: str) -> None:
    assert _author(f"<p>{line}</p>{ENGLISH}") == author


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("文：山口健", "山口健"),
        ("2025年12月4日（木）／文：山口健", "山口健"),
        ("取材・文／山口健　写真／鈴木一", "山口健"),
        ("【山口健】", "山口健"),
        ("著者：山口 健", "山口 健"),
        ("執筆者 山口健", "山口健"),
        ("山口健 記者", "山口健"),
        ("ワシントン支局 山口健", "山口健"),
        ("文学と政治", ""),
        ("社会部 連載", ""),
    ],
)
def test_a_line_above_a_japanese_text(line: str, author: str) -> None:
    assert _author(f"<p>{line}</p>{JAPANESE}") == author


@pytest.mark.parametrize("name", ["author-name", "article__author", "byline", "writer"])
def test_an_element_that_calls_itself_the_author(name: str) -> None:
    assert _author(f"<div class='{name}'>山口健</div>{JAPANESE}") == "山口健"


@pytest.mark.parametrize("name", ["author-bio", "author-list", "more-from-author"])
def test_an_element_that_tells_of_authors(name: str) -> None:
    assert _author(f"<div class='{name}'>北の人気作家</div>{JAPANESE}") == ""


@pytest.mark.parametrize(
    ("end", "author"),
    [
        ("（社会部　木村綾）", "木村綾"),
        ("（編集委員・木村綾）", "木村綾"),
        ("（ロンドン＝木村綾）", "木村綾"),
        ("【木村綾、佐藤一】", "木村綾, 佐藤一"),
        ("（敬称略）", ""),
        ("（終わり）", ""),
        ("（随時掲載）", ""),
        ("（写真も）", ""),
        ("（東京都）", ""),
        ("（共同）", ""),
    ],
)
def test_the_end_of_a_text(end: str, author: str) -> None:
    assert _author(f"{JAPANESE[:-4]}{end}</p>") == author


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("新华社北京12月8日电（记者 张三）市议会通过了计划。", ["张三"]),
        ("（記者王小明／台北報導）市議會通過新圖書館計畫。", ["王小明"]),
        ("（中央社記者王小明台北9日電）市議會通過計畫。", ["王小明"]),
        ("(서울=연합뉴스) 홍길동 기자 = 시의회는 계획을 가결했다.", ["홍길동"]),
    ],
)
def test_reporters_in_a_first_line(text: str, people: list[str]) -> None:
    assert next(people_of_text(text)) == people


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("一つ目の文。\n\n（社会部　木村綾）", "一つ目の文。"),
        ("一つ目の文。\n\n【木村綾】", "一つ目の文。"),
        ("문장이다.\n\n홍길동 기자 a@b.kr", "문장이다."),
        ("一つ目の文。\n\n二つ目の文（木村綾）", "一つ目の文。\n\n二つ目の文（木村綾）"),
        ("一つ目の文。\n\n（終わり）", "一つ目の文。\n\n（終わり）"),
        ("（木村綾）", "（木村綾）"),
    ],
)
def test_a_signature_is_not_of_the_text(text: str, kept: str) -> None:
    assert without_signature(text) == kept


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("ゴードン・チャン（コラムニスト）", "ゴードン・チャン"),
        ("野口 悠紀雄 : 一橋大学名誉教授", "野口 悠紀雄"),
        ("文／古川義久（ジャーナリスト）", "古川義久"),
        ("髙橋 洋一<br>経済学者", "髙橋 洋一"),
        ("山田太郎（やまだ・たろう）", "山田太郎"),
        ("ワシントン＝山田太郎", "山田太郎"),
        ("【ワシントン＝山田太郎】", "山田太郎"),
        ("政治部 山田太郎、鈴木花子", "山田太郎, 鈴木花子"),
        ("ニューヨーク支局長 山田太郎", "山田太郎"),
        ("取材・文 山田太郎", "山田太郎"),
        ("著者：ジョン・スミス", "ジョン・スミス"),
        ("文：Taro Yamada", "Taro Yamada"),
        ("Text by 山田太郎", "山田太郎"),
        ("Posted by 山田太郎 on 2025年4月2日", "山田太郎"),
        ("聞き手・山田太郎", ""),
        ("写真：山田太郎", ""),
        ("監修：山田太郎", ""),
        ("東京都（人口）", ""),
    ],
)
def test_people_in_an_office(line: str, author: str) -> None:
    assert _author(f"<p>{line}</p>{JAPANESE}") == author


@pytest.mark.parametrize(
    ("title", "author"),
    [
        ("新しい図書館の計画を可決（髙橋 洋一） | 町の雑誌 | 出版（1/3）", "髙橋 洋一"),
        ("新しい図書館の計画を可決（ジョン・スミス） | 窓", "ジョン・スミス"),
        ("新しい図書館の計画を可決 - by Jane Roe - A Letter", "Jane Roe"),
        ("新しい図書館の計画を可決（町の新聞） | 窓", ""),
        ("新しい図書館の計画を可決（上） | 窓", ""),
    ],
)
def test_a_name_behind_the_headline_of_a_title(title: str, author: str) -> None:
    page = f"<title>{title}</title><body><h1>新しい図書館の計画を可決</h1>{JAPANESE}"
    assert read_page(page, "https://e.jp/1", date(2025, 12, 5)).author == author
