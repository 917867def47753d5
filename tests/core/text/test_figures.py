"""Figures with units, and names with offices."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.text.figures import figures, offices, same_name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("支援は3,240億ドルに上る", [("3,240億ドル", "324000000000", "ドル")]),
        ("１兆5000億円だ", [("１兆5000億円", "1500000000000", "円")]),
        ("1.5兆円と２５％", [("1.5兆円", "1500000000000", "円"), ("２５％", "25", "パーセント")]),
        ("3万2千人と40名", [("3万2千人", "32000", "人"), ("40名", "40", "人")]),
        ("27カ国と27か国", [("27カ国", "27", "か国"), ("27か国", "27", "か国")]),
        ("2025年4月2日", []),
        ("第3回の会合は5時", [("3回", "3", "回")]),
        ("円とドル", []),
        ("", []),
    ],
)
def test_figures(text, found):
    assert [(one.written, str(one.value.normalize().quantize(Decimal(1))), one.unit) for one in figures(text)] == found
    assert all(text[one.start : one.end] == one.written for one in figures(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("石破首相は語った", [("石破", "首相")]),
        ("ドナルド・トランプ大統領の話", [("ドナルド・トランプ", "大統領")]),
        ("岸田前首相が会談した", [("岸田", "前首相")]),
        ("その首相は", []),
        ("大統領が", []),
    ],
)
def test_offices(text, found):
    assert [(one.name, one.office) for one in offices(text)] == found
    assert all(text[one.start : one.end] == one.name for one in offices(text))


def test_the_same_name():
    assert same_name("トランプ", "ドナルド・トランプ")
    assert not same_name("岸田", "石破")


@given(st.text(alphabet="0123456789０１,，.．兆億万千円ドル% 大統領石破前", max_size=60))
def test_any_text(text):
    assert all(one.value >= 0 for one in figures(text))
    list(offices(text))
