import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.fields.bullets import one_line, split_bullets, without_mark


@pytest.mark.parametrize(
    ("line", "bullet"),
    [
        ("・円安が進む", "円安が進む"),
        ("•\t円安が進む", "円安が進む"),
        ("  • 円安が進む", "円安が進む"),
        ("- 円安が進む", "円安が進む"),
        ("-円安が進む", "円安が進む"),
        ("* 円安が進む", "円安が進む"),
        ("*円安が進む", "円安が進む"),
        ("+ 円安が進む", "円安が進む"),
        ("– a dash", "a dash"),
        ("①円安が進む", "円安が進む"),
        ("▪\ufe0f円安が進む", "円安が進む"),
        ("1\ufe0f\u20e3 円安が進む", "円安が進む"),
        ("⑳ 円安が進む", "円安が進む"),
        ("1. 円安が進む", "円安が進む"),
        ("12. 円安が進む", "円安が進む"),
        ("１．円安が進む", "円安が進む"),
        ("（1）円安が進む", "円安が進む"),
        ("（１）円安が進む", "円安が進む"),
        ("(3) the yen", "the yen"),
        ("2) the yen", "the yen"),
        ("1、円安が進む", "円安が進む"),
        ("■　円安が進む", "円安が進む"),
        ("　・円安が進む　", "円安が進む"),
        # no marks
        ("円安・株高", "円安・株高"),
        ("-5%の下落", "-5%の下落"),
        ("－３度", "－３度"),
        ("---", "---"),
        ("**強調**した語", "**強調**した語"),
        ("*強調*した語", "*強調*した語"),
        ("1.5兆円の赤字", "1.5兆円の赤字"),
        ("１．５兆円の赤字", "１．５兆円の赤字"),
        ("2、3年の内に", "2、3年の内に"),
        ("2025. 4. 2", "2025. 4. 2"),
        ("（外務省）によると", "（外務省）によると"),
        ("3月25日に合意", "3月25日に合意"),
        ("no mark", "no mark"),
        ("", ""),
        ("・", ""),
    ],
)
def test_marks_are_taken_off(line, bullet):
    assert without_mark(line) == bullet


@pytest.mark.parametrize(
    ("text", "bullets"),
    [
        ("・一\n・二\n\n・三\n", ("一", "二", "三")),
        ("①一\r\n②二\r③三", ("一", "二", "三")),
        ("一\u2028二\u2029三\v四", ("一", "二", "三", "四")),
        ("一行だけ", ("一行だけ",)),
        ("・米国\u00a0日本", ("米国\u00a0日本",)),
        (" \n\u3000\n・\n", ()),
    ],
)
def test_pasted_text_becomes_bullets(text, bullets):
    assert split_bullets(text) == bullets


@given(st.text())
def test_bullets_are_lines_with_something_in_them(text):
    for bullet in split_bullets(text):
        assert bullet.strip() == bullet != ""
        assert not set(bullet) & set("\n\r\v\f\x85\u2028\u2029")
        assert bullet in text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("米ロ、\nレアアース開発", "米ロ、レアアース開発"),
        ("rare\nearth", "rare earth"),
        ("米国の\r\nGDPは\n三位", "米国の GDPは三位"),
        ("\n見出し\n", "見出し"),
        ("  a b ", "  a b "),
        ("\n\n", ""),
    ],
)
def test_text_on_one_line(text, line):
    assert one_line(text) == line
