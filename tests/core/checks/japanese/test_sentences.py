import pytest

from editor.core.checks.families import check
from editor.core.file.postfile import PostFile
from editor.core.profile.load import load_profile
from tests.core.checks.said import marked, mended

CLOSED = "\n\n".join(f"これは段落の{number}番目で、句点で終わる普通の文章になっている。" for number in range(1, 12))


def test_a_paragraph_without_its_period() -> None:
    body = f"{CLOSED}\n\n政府は昨日、この件について正式に発表した。内容は次の通りである\n\n続きの段落がここにある。"
    assert marked("period-missing", body) == ["る"]
    assert mended("period-missing", body).count("である。") == 1


@pytest.mark.parametrize(
    "last",
    [
        "![港で働く人々の様子を写した写真](a.png)",
        "東京証券取引所の入り口に立つ人々の列",
        "- 政府は昨日、この件について正式に発表した",
        "> 政府は昨日、この件について正式に発表した",
        "## 政府は昨日、この件について正式に発表した",
        "政府は昨日、この件について次のように述べた：",
        "政府は昨日、この件について正式に発表した\n\n- 一",
        "詳しくは https://example.jp/2025/04/long-address.html",
        "彼は最後に、こう言って部屋を出ていったという「またいつか」",
    ],
)
def test_what_needs_no_period(last: str) -> None:
    assert marked("period-missing", f"{CLOSED}\n\n{last}\n") == []


@pytest.mark.parametrize(
    "last",
    [
        "記譜法リファレンス: 譜の大きさを設定する\n\n続きの段落である。",
        "図3.1 港で働く人々が集まっている\n\n続きの段落である。",
    ],
)
def test_a_caption_or_a_label_needs_no_period(last: str) -> None:
    assert marked("period-missing", f"{CLOSED}\n\n{last}\n") == []


def test_a_single_paragraph_is_missed_in_a_short_post() -> None:
    few = "\n\n".join(CLOSED.split("\n\n")[:5])
    assert marked("period-missing", f"{few}\n\nこの件については、明日また書くことにします\n") == ["す"]


def test_a_post_without_periods_is_the_authors_way() -> None:
    assert marked("period-missing", "\n\n".join(["これは句点を打たない人が書いた段落の文章である"] * 9)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("終わった、。次へ。", ["、。"]),
        ("終わった。、次へ。", ["。、"]),
        ("決めた。。次へ。", ["。。"]),
        ("待って。。。次へ。。", []),
        ("そうだよ。。ね。", []),
        ("会議では、、多くの意見が出た。", ["、、"]),
        ("ええ、、と言う。でも、、待つ。", []),
        ("それは、、うん。", []),
        ("「終わった、。」と言う。", []),
    ],
)
def test_two_signs_for_one(text: str, found: list[str]) -> None:
    assert marked("period-double", text) == found


def test_a_sentence_in_another_style() -> None:
    body = "".join(f"これは{number}番目の文である。" for number in range(20)) + "これだけは違います。"
    assert len(marked("style-mixed", body)) == 1
    assert len(marked("style-mixed", "これは文である。これは違います。")) == 1, (
        "who asks for the rule by its name hears all"
    )
    file = PostFile.parse(f"---\n---\n{body}".encode())
    assert [problem for problem in check(file, load_profile("")[0]) if problem.rule == "style-mixed"] == []
