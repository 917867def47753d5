"""What a library teaches about its author's spellings and offices."""

import json
import time

import pytest

from editor.core import paths
from editor.core.checks.catalogue import Switches
from editor.core.checks.families import Context, check
from editor.core.file.postfile import PostFile
from editor.core.library.house import learn
from editor.core.library.spellings_file import spellings_file, with_decisions
from editor.core.profile.load import load_profile
from editor.core.text.house_spelling import FORMAL, PAIRS, House, counts, learned
from editor.core.text.offices import OfficeUses, offices
from editor.core.workers.house_keeper import HouseKeeper

PROFILE = load_profile("")[0]


def posts(folder, bodies, day="2025-03-{:02}"):
    for number, body in enumerate(bodies):
        date = day.format(number % 28 + 1)
        (folder / f"{number}.md").write_text(f"---\ndate: {date}\n---\n{body}\n", encoding="utf-8")


def found(body: str, rule: str, **known) -> list[tuple[str, str | None]]:
    file = PostFile.parse(f"---\ndate: 2025-04-02\n---\n{body}\n".encode())
    context = Context(switches=Switches(on=frozenset({rule})), **known)
    return [(one.words, one.mend) for one in check(file, PROFILE, None, context) if one.rule == rule]


def test_thirty_posts_teach_it(tmp_path):
    posts(tmp_path, ["サーバーの取り組みは三カ月で行う。すべて子どものため。"] * 30)
    house = learn(tmp_path).house
    assert (house.posts, house.writes["サーバ"], house.writes["取組み"]) == (30, "サーバー", "取り組み")
    text = "サーバの取組みは三ヶ月で行なう。全て子供のため。サーバサイドとサーバーは違う。"
    assert sorted(found(text, "house-spelling", house=house)) == sorted(
        [
            ("サーバ", "サーバー"),
            ("取組み", "取り組み"),
            ("ヶ月", "カ月"),
            ("行なう", "行う"),
            ("全て", "すべて"),
            ("子供", "子ども"),
        ]
    )
    assert found("「サーバの取組み」と彼は書いた。", "house-spelling", house=house) == []


@pytest.mark.parametrize(
    "bodies",
    [
        ["取り組みの話。"] * 29,
        ["取り組みの話。"] * 4 + ["別の話。"] * 30,
        ["取り組みの話。"] * 30 + ["取組みの話。"] * 3,
        ["子どもの話。"] * 15 + ["別の話。"] * 30,
    ],
)
def test_too_little_or_undecided_teaches_nothing(tmp_path, bodies):
    posts(tmp_path, bodies)
    assert learn(tmp_path).house.writes == {}


def test_formal_nouns_are_never_told():
    assert not {word for pair in PAIRS for word in pair} & FORMAL
    house = House().decided({"事": "こと", "物": "もの", "と言う": "という", "時": "とき", "出来る": "できる"}, ())
    assert dict(house.writes) == {"出来る": "できる"}
    assert found("その事と物を、と言う時に出来る。", "house-spelling", house=house) == [("出来る", "できる")]


def test_what_the_author_decided_stands_above(tmp_path):
    path = tmp_path / "spellings.toml"
    path.write_text(
        'leave = ["ＤｅＮＡ", 3]\n[write]\n"取り組み" = "取組み"\n"子供" = "子ども"\n"変" = 3\n', encoding="utf-8"
    )
    house = with_decisions(House({"取組み": "取り組み"}, posts=40), path)
    assert dict(house.writes) == {"取り組み": "取組み", "子供": "子ども"}
    text = "ＤｅＮＡとDeNAとDeNA。取り組みの話。"
    assert found(text, "house-spelling", house=house) == [("取り組み", "取組み")]
    assert found(text, "width-mixed", house=House()) != []
    assert found(text, "width-mixed", house=house) == []


@pytest.mark.parametrize("text", ["", "[write", "write = 3", "leave = 3\nwrite = [1]", 'write = {"a" = []}'])
def test_a_file_of_any_form_is_read(tmp_path, text):
    path = tmp_path / "spellings.toml"
    path.write_text(text, encoding="utf-8")
    assert with_decisions(House(), path) == House()
    assert with_decisions(House(), tmp_path / "none") == House()
    assert spellings_file().parent == paths.config()


def test_what_was_counted_is_not_counted_again(tmp_path):
    posts(tmp_path, ["取り組みの話。"] * 31)
    read = []
    learn(tmp_path, lambda: read.append(1))
    learn(tmp_path, lambda: read.append(1))
    assert len(read) == 31
    (tmp_path / "0.md").write_text("別の話。\n", encoding="utf-8")
    (tmp_path / "1.md").unlink()
    assert learn(tmp_path, lambda: read.append(1)).house.posts == 30
    assert len(read) == 32


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"version": "1", "posts": {}}', b'{"posts": 3}'])
def test_a_damaged_cache_is_made_anew(tmp_path, data):
    posts(tmp_path, ["取り組みの話。"] * 30)
    learn(tmp_path)
    (cache,) = (paths.cache() / "house").glob("*.json")
    cache.write_bytes(data)
    assert learn(tmp_path).house.writes["取組み"] == "取り組み"
    assert json.loads(cache.read_text(encoding="utf-8"))["posts"]


def test_posts_that_cannot_be_read_teach_nothing(tmp_path):
    (tmp_path / "a.md").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "b.md").symlink_to(tmp_path / "nowhere")
    (tmp_path / "c.md").mkdir()
    (tmp_path / ".hidden").mkdir()
    posts(tmp_path / ".hidden", ["取り組み"] * 40)
    assert learn(tmp_path).house.writes == {}


def test_counts_are_of_literals():
    assert learned([counts("サーバーとサーバ")] * 40).writes == {}
    assert learned([counts("サーバー")] * 40).writes == {"サーバ": "サーバー"}
    assert learned([counts("サーバ")] * 40).writes == {"サーバー": "サーバ"}


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("三か月。アメリカ国防総省。アメリカ月面。", {"カ月": "か月", "ヶ月": "か月"}),
        ("モニターでモニタリングをする。", {"モニタ": "モニター"}),
        ("式を行なった。東京へ行った。", {"行っ": "行なっ"}),
        ("意味を表わす。発表する。", {"表す": "表わす"}),
        ("自分から言う。わからない。", {"分から": "わから"}),
        ("始まったくらいで全くない。", {"まったく": "全く"}),
    ],
)
def test_a_part_of_another_word_teaches_nothing_and_is_not_told(text, house):
    learned_house = learned([counts(text)] * 40)
    assert house.items() <= learned_house.writes.items()
    assert found(text, "house-spelling", house=learned_house) == []


def test_who_has_left_an_office(tmp_path):
    posts(tmp_path, ["岸田首相は語った。", "岸田前首相は語った。", "岸田前首相が来た。"], "2025-02-{:02}")
    archive = learn(tmp_path).archive
    assert found("岸田首相が語った。", "office", archive=archive) == [("岸田首相", "岸田前首相")]
    for text in (
        "岸田前首相が語った。",
        "当時の岸田首相が語った。",
        "石破首相が語った。",
        "「岸田首相」と呼ぶ。",
        "岸田総裁の話。",
    ):
        assert found(text, "office", archive=archive) == []
    assert found("岸田首相が語った。", "office", archive=OfficeUses([("2025-02-01", "岸田", "前", "首相")])) == []
    later = OfficeUses([("2026-02-01", "岸田", "前", "首相"), ("2026-02-02", "岸田", "前", "首相")])
    assert found("岸田首相が語った。", "office", archive=later) == [], "what is written later is not known yet"
    assert [(one.name, one.then, one.office) for one in offices("トランプ大統領と石破前首相")] == [
        ("トランプ", "", "大統領"),
        ("石破", "前", "首相"),
    ]


def test_the_keeper_learns_beside_the_work(tmp_path):
    posts(tmp_path, ["取り組みの話。"] * 30)
    keeper = HouseKeeper()
    assert keeper.of(tmp_path) is None
    keeper.wait(20)
    habit = keeper.of(tmp_path)
    assert habit is not None and habit.house.writes["取組み"] == "取り組み"
    keeper.of(tmp_path / "other")
    keeper.wait(20)
    other = keeper.of(tmp_path / "other")
    assert other is not None and other.house.posts == 0
    assert time.monotonic() < keeper._next
