"""The quick reading of headers never says anything else than the tolerant one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.file.yaml_header import YamlHeader
from editor.core.library.plain_header import plain_data
from tests.shared_data import shared_data

WHOLE = """\
format: 1
id: 0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10
date: 2025-04-02T09:30:00+09:00
status: published
labels: [米国, レアアース, 安全 保障]
permalink: ""
title:
news:
  headline: トランプ氏「関税」発表
  source: Reuters
  url: https://example.com/a?b=c#d
  summary:
  - 一つ目
  - "二つ目: 引用"
commentary:
  headline: '米国の''狙い'
  summary:
    - 三つ目
related:
  - title: 前の記事―【私の論評】続き
    url: https://example.com/1
    date: 2025-03-31
  - title: もう一つ
images:
  2025-04-02/a.jpg:
    alt: 絵
    credit: null
blogger:
  id: 12
own key: x
"""

CLEAR = [
    WHOLE.replace("'米国の''狙い'", "米国の狙い").replace("own key: x\n", "own_key: x\n"),
    "labels:\n- a\n- b\n",
    "labels: []\n",
    "title: null\n",
    "a: 1\nb: yes\n",
    "題: 値\n",
]
"""Headers that are read the quick way."""

NOT_CLEAR = [
    WHOLE,
    "",
    "title: a: b\n",
    "title: a #b\n",
    "title: a\n  b\n",
    "title: a\ntitle: b\n",
    "title: [a]\n",
    "title:\n  a: b\n",
    "labels:\n  - a: b\n",
    "labels:\n   - a\n",
    "labels:\n \u3000- a\n",
    "labels:\n \t- a\n",
    "related:\n" + "- a:\n" * 3000,
    f"labels: [{', '.join(['a'] * 5200)}]\n",
    "news:\n  summary:\n    - a\n   - b\n",
    "related:\n  - title: a\n   url: b\n",
    "related:\n  - a\n",
    "<<: {a: b}\n",
    "a: &b c\n",
    "a: |\n  b\n",
    "# a\na: b\n",
    "a: b",
    "a: b\r\n",
    "a: b \n",
    "a: 'b\n",
    "a: \x07\n",
    "a: \ufeff\n",
    "other:\n  - a\n",
]


def agrees(text: str) -> bool:
    """Whether the quick reading understood `text`; then both must say the same, and nothing was to be mended."""
    found = plain_data(text)
    if found is None:
        return False
    header = YamlHeader.read(text)
    assert not header.faults
    assert not header.repaired.repairs
    assert found == header.data
    assert list(found) == list(header.data)
    return True


@pytest.mark.parametrize("text", CLEAR)
def test_clear(text):
    assert agrees(text)


@pytest.mark.parametrize("text", NOT_CLEAR)
def test_not_clear(text):
    assert not agrees(text)


SCALARS = """\
abc;国;a: b;a #b;a#b;a:b;「A」: B;null;~;yes;1.10;- x;[a, b];[];{a: b};"q";'q';'it''s';"a\\n";a ;\u3000a;a\u3000b;a\xa0b
;*x;&y z;!t;>;|;%a;@b;a\tb;é\u0301;a:;#x;-;?;x, y;[a,b];[ a];😀;a😀;\u0301a;a\u2028b;a\x85b
;[null, ー b];2025-04-02T10:00:00Z"""
KEYS = "title news summary related url labels tags images a/b.jpg blogger x null << 日 é-b"

scalars = st.sampled_from(SCALARS.split(";")) | st.text(max_size=12)
keys = st.sampled_from([*KEYS.split(), "a b"])
starts = st.sampled_from(["", "  ", "    ", "- ", "  - ", "    - ", " ", "   ", "-  "])
lines = st.builds("{}{}: {}".format, starts, keys, scalars) | st.builds("{}{}:".format, starts, keys)
lines |= st.builds("{}{}".format, starts, scalars)
nested = st.sampled_from(
    ["news:\n  summary:", "labels:", "related:\n  - title: a", "images:\n  a.jpg:\n    alt: b", "blogger:"]
)


@given(st.lists(lines | nested, max_size=6))
def test_always_agrees(some):
    agrees("\n".join(some) + "\n")


@given(scalars, scalars, scalars)
def test_agrees_on_whole_headers(one, two, three):
    agrees(CLEAR[0].replace("一つ目", one).replace("もう一つ", two).replace("Reuters", three))


def test_agrees_on_hostile_texts():
    for file in sorted(shared_data("hostile").rglob("*")):
        if file.is_file():
            text = file.read_bytes()[:200_000].decode("utf-8", "replace")
            agrees(text)
            for line in text.splitlines()[:600]:
                agrees(f"title: {line}\n")
                agrees(f"news:\n  summary:\n  - {line}\n  headline: x\n")
