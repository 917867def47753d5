"""Which words of a post are looked up, and where they stand."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.fields import spec
from editor.core.post import Fields
from editor.core.spelling.latin_words import LONGEST, latin_words, plain_word, word_at

FENCE = "```python\nfencedd = 1\n```"


def words(body: str) -> list[str]:
    return [one.word for one in latin_words(body, Fields())]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("日本のgovernmentは「teh policy」を", ["government", "teh", "policy"]),
        ("日本語だけの文。カタカナ、ひらがな、漢字", []),
        ("ＦＵＬＬ width、ｗｉｄｅ", ["width"]),
        ("a I be", ["be"]),
        ("NATO NGOs OpenAI iPhone McDonald U.S. e.g. GDP's", []),
        ("Tokyo's don’t it's rock'n'roll 'quoted' ‘so’", ["Tokyo's", "don't", "it's", "rock'n'roll", "quoted", "so"]),
        ("well-known, state–owned (word) “said”", ["well", "known", "state", "owned", "word", "said"]),
        ("COVID-19 2nd mp3 H2O 3rd-rate", []),
        ("report.txt foo/bar C:\\dir .gitignore a.b.c example.com", []),
        ("#tagword @name a_b key=value --option -x $var 50%off", []),
        ("https://exampl.com/teh www.exampl.com/teh someone@exampl.com <https://exampl.com/teh>", []),
        ("[linkk](https://exampl.com/teh) ![captionn](teh.png)", ["linkk", "captionn"]),
        ("`codde` text ``a codde`` end", ["text", "end"]),
        (FENCE + "\n\nplain", ["plain"]),
        ("para\n\n    indentedd\n\nplain", ["para", "plain"]),
        ('<b class="teh">bold</b> <!-- teh --> <span title=teh>x</span>', ["bold"]),
        ("<!--\ncommentt\n-->\nplain", ["plain"]),
        ("<table>\n<tr><td>teh</td></tr>\n</table>", []),
        ("**boldd** *slanted* ~~struck~~ # no", ["boldd", "slanted", "struck", "no"]),
        ("**un**believabl b*o*ld caf&eacute; it\\'s", []),
        ("{policyy|ポリシー}と{漢字|kanji}", ["policyy"]),
        ("## Headingg [^1]\n\n[^1]: notee", ["Headingg", "notee"]),
        ("| tabl | cellx |\n|---|---|\n| onee | two |", ["tabl", "cellx", "onee", "two"]),
        ("> quotedd", ["quotedd"]),
        ("naïve Müller Šekularac Nguyễn", ["naïve", "Müller", "Šekularac", "Nguyễn"]),
        ("hel\u00adlo wo\u200brd", ["hello", "word"]),
        ("слово λόγος 단어", []),
        ("w" * (LONGEST + 1), []),
        ("end... (so)...then", ["end", "so", "then"]),
        ("<!-- commentary -->\nafter", ["after"]),
    ],
)
def test_the_words_of_a_text(body: str, found: list[str]) -> None:
    assert words(body) == found


def test_each_stands_where_it_says() -> None:
    body = "一行。\n\n## 😀 Headingg\n\n本文𩸽のteh **word**。"
    fields = spec.with_value(Fields(), "news.headline", "見出し Headlinee")
    fields = spec.with_value(fields, "commentary.summary", ("一", "二 bullett"))
    found = [tuple(one) for one in latin_words(body, fields)]
    assert found == [
        ("Headlinee", 0, 5, "Headlinee", "news.headline"),
        ("Headingg", 3, 6, "Headingg", ""),
        ("teh", 5, 5, "teh", ""),
        ("word", 5, 11, "word", ""),
        ("bullett", 0, 3, "bullett", "commentary.summary.1"),
    ]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_composed_or_not_it_is_one_word(form: str) -> None:
    shown = unicodedata.normalize(form, "résumé")
    (found,) = latin_words(f"x {shown} y", Fields())
    assert (found.word, found.shown) == ("résumé", shown)
    assert plain_word(shown) == "résumé"


PIECES = st.sampled_from(
    [
        "teh",
        "word ",
        "'",
        "’",
        ".",
        "-",
        "**",
        "`",
        "\n",
        "\n\n",
        "日本",
        "{",
        "|",
        "}",
        "[",
        "](",
        ")",
        "<b>",
        "&amp;",
        "😀",
        "1",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_whatever_is_written_a_word_stands_at_its_place(body: str) -> None:
    lines = body.split("\n")
    for one in latin_words(body, Fields()):
        at = one.column - 1
        assert lines[one.line - 1][at : at + len(one.shown)] == one.shown
        assert one.shown.replace("’", "'") == one.word
        assert one.word.replace("'", "").isalpha()


def test_a_heap_of_signs_takes_no_longer_than_its_length() -> None:
    assert list(latin_words("a'" * 100_000, Fields())) == []
    assert list(latin_words("a-" * 100_000, Fields())) == []


@pytest.mark.parametrize(
    ("index", "word"), [(0, ""), (2, ""), (3, "don’t"), (5, "don’t"), (8, "don’t"), (9, "so"), (11, "so"), (12, "")]
)
def test_the_word_at_a_place(index: int, word: str) -> None:
    assert word_at("日本のdon’t so。", index) == word
