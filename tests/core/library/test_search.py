"""Searching finds what a plain scan finds, and puts the best first."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.library.archive import Archive
from editor.core.library.fold import fold
from editor.core.library.query import parse
from tests.core.library.posts import archive_of, found, header, write

LIBRARY = {
    "2024/a.md": header(
        date="2024-05-03", news__headline="米国の関税", news__source="ある新聞", news__summary="[協議は来週から]",
        labels="[米国, 経済]",
    )
    + "安全保障とNATOの話。\n\n![港の写真](x.jpg)\n",
    "2025/b.md": header(
        date="2025-01-02", status="draft", news__headline="別の話", commentary__summary="[米国は動く]", labels="[日本]"
    )
    + "國際的な関税。RAPIDなAPI。\n",
    "2025/c.md": header(
        date="2025-06-30T10:00:00+09:00", status="published", title="題",
        blogger__url="https://example.blogspot.com/c.html",
    )
    + "本文に米国と関税。[リンク](https://news.example/a/b)\n",
    "2023/d.md": header(date="2023-12-31") + "2024年の見通し。supply\nchain risk。\n",
    "e.md": "日付のない文。米国。\n",
}  # fmt: skip


@pytest.fixture
def archive(tmp_path):
    made = archive_of(tmp_path / "posts", LIBRARY)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ("米国", "2024/a.md 2025/b.md 2025/c.md e.md"),
        ("米国 関税", "2024/a.md 2025/b.md 2025/c.md"),
        ("米国 -関税", "e.md"),
        ("-米国", "2023/d.md"),
        ("國際", "2025/b.md"),
        ("安全", "2024/a.md"),
        ("全保", "2024/a.md"),
        ("ＮＡＴＯの", "2024/a.md"),
        ("nat", "2024/a.md"),
        ("ap", "2025/b.md"),
        ("api", "2025/b.md"),
        ("港の", "2024/a.md"),
        ("ある新聞", "2024/a.md"),
        ("港", "2024/a.md"),
        ("と", "2025/c.md 2024/a.md"),
        ('"supply chain"', "2023/d.md"),
        ('"chain supply"', ""),
        ("私の論評", ""),
        ("label:米国", "2024/a.md"),
        ("label:米", ""),
        ("-label:米国 関税", "2025/c.md 2025/b.md"),
        ("status:draft", "2025/b.md 2024/a.md 2023/d.md e.md"),
        ("status:published", "2025/c.md"),
        ("2024..2025", "2025/c.md 2025/b.md 2024/a.md"),
        ("2024..", "2025/c.md 2025/b.md 2024/a.md"),
        ("..2023", "2023/d.md"),
        ("2024-05..2024-07", "2024/a.md"),
        ("米国 2025..2025", "2025/b.md 2025/c.md"),
        ("米国 -2025..2025", "2024/a.md e.md"),
        ("2024", "2024/a.md 2023/d.md"),
        ('"2024"', "2023/d.md"),
        ("2025-06", "2025/c.md"),
        ("https://news.example/a", "2025/c.md"),
        ("news.example", "2025/c.md"),
        ("example.blogspot.com/c", "2025/c.md"),
        ("どこにもない", ""),
        ("来週から 安全保障と", "2024/a.md"),
    ],
)
def test_what_is_found_and_in_which_order(archive, query, paths):
    assert found(archive, query) == paths.split()
    assert archive.find(query, 1).total == len(paths.split())
    assert found(archive, query, 1) == paths.split()[:1]


@pytest.mark.parametrize(
    "query",
    [
        "AND",
        "a NEAR b",
        "x*",
        "^x",
        '"',
        '""',
        "tokens:米国",
        "(",
        "a OR b)",
        "'; DROP TABLE post; --",
        "{a}",
        "-",
        "--",
        "%",
        "_",
    ],
)
def test_hostile_queries_are_plain_text(archive, query):
    assert found(archive, query) == []


@pytest.mark.parametrize("query", ["", "\x00", "\ud800", "\x1d\x1e", "　"])
def test_nothing_that_can_be_looked_for_is_every_post(archive, query):
    assert len(found(archive, query)) == len(LIBRARY)


def test_marks_of_the_index_are_no_way_into_it(archive):
    assert found(archive, "\ue003国") == found(archive, "国")
    assert found(archive, "\ue004日本") == found(archive, "日本") == ["2025/b.md"]


def test_queries_of_any_length(archive):
    assert found(archive, "米国" * 5_000) == []
    assert found(archive, "米国 " * 3_000) == found(archive, "米国")
    assert found(archive, " ".join(f"語{number}" for number in range(2_000))) == []
    assert found(archive, " ".join(f"-語{number}" for number in range(500)) + " 米国") == found(archive, "米国")


def test_a_phrase_longer_than_one_expression(tmp_path):
    text = "".join(chr(0x4E00 + number) for number in range(300))
    archive = archive_of(tmp_path / "posts", {"a.md": text, "b.md": text[:200] + "違" + text[200:]})
    assert found(archive, text) == ["a.md"]
    assert found(archive, f"{text[:5]} -{text}") == ["b.md"]
    assert set(found(archive, text[:150])) == {"a.md", "b.md"}


def test_snippets_show_the_hits(archive):
    best = {result.entry.path: result for result in archive.find("米国").best}
    assert best["2024/a.md"].snippet.marked("<", ">").count("<米国>") == 1
    assert best["2025/b.md"].snippet.marked("<", ">") == "<米国>は動く"
    assert best["2025/c.md"].snippet.marked("<", ">").startswith("本文に<米国>と関税")
    assert [best["2024/a.md"].entry.title[a:b] for a, b in best["2024/a.md"].title_spans] == ["米国"]
    assert archive.find("題").best[0].snippet.marked("<", ">") == "<題>"


def test_a_snippet_is_cut_around_the_hit(tmp_path):
    archive = archive_of(tmp_path / "posts", {"a.md": "前。" * 300 + "ここに希少語がある。" + "後。" * 300})
    piece = archive.find("希少語").best[0].snippet
    assert piece.marked("<", ">").startswith("…ここに<希少語>がある。")
    assert piece.text.endswith("…")
    assert len(piece.text) <= 122


SPELLED = {
    "a.md": header(date="2024-01-01", title="サーバの障害") + "被害は1,000人。",
    "b.md": header(date="2024-01-02", title="題") + "サーバーが落ちた。被害は1000人。",
    "c.md": header(date="2024-01-03", title="題") + "センタリングとメールサーバ。バンス氏。",
    "d.md": header(date="2024-01-04", title="センター") + "ヴァンス氏と佐々木氏のCafé。",
    "e.md": header(date="2024-01-05", title="題") + "新型コンピュータとドナルドトランプ氏。",
    "f.md": header(date="2024-01-06", title="題") + "アイ" * 20 + "。",
    "g.md": header(date="2024-01-07", title="題") + "ウイ" + "アイ" * 19 + "。",
}


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ("サーバー", "a.md c.md b.md"),
        ("サーバ", "a.md c.md b.md"),
        ('"サーバー"', "b.md"),
        ("サーバーが", "b.md"),
        ("センター", "d.md"),
        (f"{'アイ' * 20}ー", "f.md"),
        ("センター -バンス", ""),
        ("新型コンピューター", "e.md"),
        ("新型コンピューター -サーバー", "e.md"),
        ("米国 -新型コンピューター", ""),
        ("1000", "b.md a.md"),
        ("1,000人", "b.md a.md"),
        ("１，０００", "b.md a.md"),
        ('"1,000"', "a.md"),
        ("バンス", "d.md c.md"),
        ('"ヴァンス"', "d.md"),
        ("佐佐木", "d.md"),
        ("cafe", "d.md"),
        ("CAFÉ", "d.md"),
        ("ドナルド・トランプ", "e.md"),
    ],
)
def test_other_spellings_are_found(tmp_path, query, paths):
    archive = archive_of(tmp_path / "posts", SPELLED)
    assert found(archive, query) == paths.split()
    for result in archive.find(query).best:  # and marked
        assert result.title_spans or result.snippet.spans


SPELLED_ALPHABET = "サーバヴァビコンピュタ1,0・々国のé "


@settings(max_examples=25)
@given(
    st.lists(st.text(alphabet=SPELLED_ALPHABET, min_size=1, max_size=25), min_size=1, max_size=8),
    st.lists(st.text(alphabet=SPELLED_ALPHABET.replace(" ", ""), min_size=1, max_size=8), min_size=1, max_size=12),
)
def test_finds_the_spellings_that_a_plain_scan_finds(tmp_path_factory, texts, words):
    archive = archive_of(
        tmp_path_factory.mktemp("scan"), {f"{n:02}.md": f"x\n\n{text}" for n, text in enumerate(texts)}
    )
    plain = {
        f"{n:02}.md": fold(archive.index.stream(archive.index.entry_of(f"{n:02}.md".encode()).id))
        for n in range(len(texts))
    }
    for word in words:
        (wanted,) = parse(word).wanted.words
        if wanted.day:
            continue
        scanned = sorted(path for path, text in plain.items() if wanted.wording.is_in(text))
        assert sorted(found(archive, word)) == scanned, word
    archive.close()


ALPHABET = "米国中関税のはNaToap1 ー「國"
TEXTS = st.lists(st.text(alphabet=ALPHABET, min_size=1, max_size=25), min_size=1, max_size=12)
WORDS = st.text(alphabet=ALPHABET.replace(" ", ""), min_size=1, max_size=6)


@settings(max_examples=25)
@given(TEXTS, st.lists(WORDS, min_size=1, max_size=12))
def test_finds_what_a_plain_scan_finds(tmp_path_factory, texts, words):
    archive = archive_of(
        tmp_path_factory.mktemp("scan"), {f"{n:02}.md": f"x\n\n{text}" for n, text in enumerate(texts)}
    )
    plain = {
        f"{n:02}.md": fold(archive.index.stream(archive.index.entry_of(f"{n:02}.md".encode()).id))
        for n in range(len(texts))
    }
    phrases = [text[1:9].strip() for text in texts]
    for word in [*words, *filter(None, phrases)]:
        wanted = fold(" ".join(word.split()))
        if wanted.startswith("-") or not wanted:
            continue
        assert sorted(found(archive, f'"{word}"')) == sorted(p for p, text in plain.items() if wanted in text), word
    for one, other in itertools.pairwise(words):
        both = sorted(p for p, text in plain.items() if fold(one) in text and fold(other) in text)
        without = sorted(p for p, text in plain.items() if fold(one) in text and fold(other) not in text)
        assert sorted(found(archive, f'"{one}" "{other}"')) == both
        assert sorted(found(archive, f'"{one}" -"{other}"')) == without
    archive.close()


def test_the_best_are_the_same_whatever_the_limit(tmp_path):
    posts = {
        f"{n:03}.md": header(
            date=f"{2000 + n % 20}-01-{1 + n % 28:02}",
            title="米国の題" if n % 7 == 0 else "題",
            labels="[米国]" if n % 5 == 0 else "[x]",
        )
        + ("米国と関税" if n % 2 else "米国")
        for n in range(150)
    }  # fmt: skip
    archive = archive_of(tmp_path / "posts", posts)
    for query in ("米国", "米国 関税", "国", "2005", "米国 -関税"):
        every = found(archive, query)
        assert archive.find(query, 10).total == len(every)
        for limit in (1, 10, 40, 149):
            assert found(archive, query, limit) == every[:limit]
    scores = [(result.score, result.entry.day) for result in archive.find("米国").best]
    assert scores == sorted(scores, reverse=True)


def test_entries_say_what_the_header_says(archive):
    entry = archive.find("example.blogspot.com").best[0].entry
    assert (entry.title, entry.date, entry.day, entry.status) == (
        "題",
        "2025-06-30T10:00:00+09:00",
        "2025-06-30",
        "published",
    )
    assert entry.url == "https://example.blogspot.com/c.html"
    assert archive.index.labels() == [("日本", 1), ("米国", 1), ("経済", 1)]
    assert archive.index.years() == [(2025, 2), (2024, 1), (2023, 1)]


def test_many_posts_of_one_moment(tmp_path):
    archive = archive_of(
        tmp_path / "posts", {f"{n}.md": header(date="2025-12-31T23:59:59") + "米国" for n in range(300)}
    )
    assert len(found(archive, "2025..2025")) == 300
    assert found(archive, "2026..") == []


def test_parse_is_what_find_uses(archive):
    assert parse("米国") and isinstance(archive, Archive)
    write(archive.library, {"2026/n.md": header(date="2026-01-01") + "米国"})
    archive.refresh_files([archive.library / "2026/n.md"])
    assert "2026/n.md" in found(archive, "米国")
