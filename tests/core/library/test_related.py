"""Which earlier posts belong to a new one."""

import pytest

from editor.core.library.archive import Archive
from editor.core.library.draft import DraftPost, draft_of
from editor.core.library.index import number_at
from editor.core.library.related import WEIGHTS, RelatedMatch, Weights, related
from editor.core.library.texts import Texts
from tests.core.library.posts import archive_of, header

SUBJECTS = {
    "関税": "相互関税の税率が議論を呼ぶ。輸入品への課税は消費者が払う。",
    "停戦": "ウクライナの停戦交渉が続く。ドミトリエフ特使が会談した。",
    "原発": "原発の再稼働を規制委員会が審査した。電力の需給は厳しい。",
    "台湾": "台湾海峡で演習があった。海上封鎖への備えが要る。",
}


def posts() -> dict[str, str]:
    """Ten posts of each subject, published day by day."""
    found = {}
    for number in range(40):
        subject = list(SUBJECTS)[number % 4]
        day = f"2025-0{number // 28 + 1}-{number % 28 + 1:02d}"
        head = header(
            date=day, status="published", title=f"{subject}の第{number}回", blogger__url=f"https://example.com/{number}"
        )
        found[f"{number:02}.md"] = head + f"日本政府は{number}度目の声明を出した。{SUBJECTS[subject]}\n"
    return found


@pytest.fixture
def archive(tmp_path) -> Archive:
    return archive_of(tmp_path / "posts", posts())


def matches(
    archive: Archive, title: str, body: str, limit: int = 5, without: bytes = b"", **more
) -> list[RelatedMatch]:
    settings = {name: more.pop(name) for name in ("weights", "unpublished") if name in more}
    own = {name: more.pop(name) for name in ("number", "post_id", "url") if name in more}
    draft = DraftPost(Texts(title, (), (), (), body, ())._replace(**more), path=without, **own)
    return related(archive.index, draft, limit, **settings)


def near(archive: Archive, title: str, body: str, limit: int = 5, without: bytes = b"", **more) -> list[str]:
    found = [match.number for match in matches(archive, title, body, limit, without, **more)]
    return [entry.path for entry in archive.index.entries(found)]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_finds_its_posts_the_newest_first(archive, subject):
    found = near(archive, f"{subject}について", SUBJECTS[subject], limit=10)
    first = list(SUBJECTS).index(subject)
    assert found == [f"{number:02}.md" for number in range(36 + first, -1, -4)]


def test_the_title_counts_more_than_the_body(archive):
    assert set(near(archive, "台湾海峡の海上封鎖", "停戦交渉にも触れる。")) <= {f"{n:02}.md" for n in range(3, 40, 4)}


def test_words_in_katakana_and_latin_are_whole(tmp_path):
    archive = archive_of(
        tmp_path / "posts",
        {
            "a.md": header(status="published", title="一") + "ドミトリエフが NATO を訪れた。\n",
            "b.md": header(status="published", title="二") + "ドミノの national 大会。\n",
            **{f"{n}.md": header(status="published", title="他") + "別の話。\n" for n in range(8)},
        },
    )
    assert near(archive, "ドミトリエフ", "") == ["a.md"]
    assert near(archive, "ＮＡＴＯ", "") == ["a.md"]


def test_what_all_posts_say_makes_none_near(archive):
    assert near(archive, "日本政府の声明", "日本政府は声明を出した。") == []


def test_itself_and_what_nobody_could_link_to_are_left_out(tmp_path):
    head = {"title": "関税の話", "date": "2025-01-01"}
    archive = archive_of(
        tmp_path / "posts",
        {
            "own.md": header(**head, status="published"),
            "draft.md": header(**head, status="draft"),
            "withdrawn.md": header(**head, status="draft", blogger__url="https://example.com/2"),
            "scheduled.md": header(**head, status="ready", blogger__url="https://example.com/1"),
            "out.md": header(**head, status="published"),
        },
    )
    assert set(near(archive, "関税の話", "", without=b"own.md")) == {"scheduled.md", "out.md"}
    everything = near(archive, "関税の話", "", without=b"own.md", unpublished=True)
    assert set(everything) == {"scheduled.md", "out.md", "draft.md", "withdrawn.md"}


@pytest.mark.parametrize(
    "own", [{"post_id": "0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10"}, {"url": "http://www.example.com/1.html?m=1#more"}]
)
def test_a_copy_elsewhere_is_itself(tmp_path, own):
    head = {"title": "関税の話", "status": "published", "date": "2025-01-01"}
    archive = archive_of(
        tmp_path / "posts",
        {
            "same.md": header(
                **head, id="0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10", blogger__url="https://example.com/1.html"
            ),
            "other.md": header(**head),
        },
    )
    assert near(archive, "関税の話", "", **own) == ["other.md"]


@pytest.mark.parametrize("label", ["経済", "ＥＵ", 'a"b'])
def test_a_label_in_common_brings_nearer(tmp_path, label):
    labels = f"['{label}']"
    archive = archive_of(
        tmp_path / "posts",
        {
            "a.md": header(status="published", title="関税", date="2025-01-01", labels=labels),
            "b.md": header(status="published", title="関税", date="2025-01-01"),
        },
    )
    assert near(archive, "関税", "", labels=(label,))[0] == "a.md"
    assert near(archive, "関税", "", labels=("別",)) != []


def test_a_label_alone_is_a_reason(tmp_path):
    archive = archive_of(
        tmp_path / "posts",
        {
            "a.md": header(status="published", title="まったく別の話", labels="[経済]"),
            "b.md": header(status="published", title="さらに別の話", labels="[歴史]"),
        },
    )
    (match,) = matches(archive, "関税", "", labels=("経済",))
    assert archive.index.entries([match.number])[0].path == "a.md"
    assert match.why == ("経済",)


def test_of_like_posts_those_before_it_come_first(archive):
    number = number_at("2025-01-20", 0)
    found = near(archive, "関税について", SUBJECTS["関税"], limit=10, number=number)
    assert found[:5] == [f"{n:02}.md" for n in range(16, -1, -4)]


def test_what_a_near_post_lists_comes_nearer(tmp_path):
    listing = header(status="published", title="関税の続報", date="2025-02-01", labels="[a]")
    texts = {
        "listing.md": listing + "関税の続報。[前回](https://example.com/b)\n",
        "a.md": header(status="published", title="車", date="2025-01-01", blogger__url="https://example.com/a"),
        "b.md": header(status="published", title="船", date="2025-01-01", blogger__url="https://example.com/b"),
        **{f"{n}.md": header(status="published", title="他", date=f"2024-01-{n + 1:02}") for n in range(20)},
    }
    archive = archive_of(tmp_path / "posts", texts)
    assert near(archive, "関税の話", "") == ["listing.md", "b.md"]


def test_the_habits_of_the_author_are_learned(tmp_path):
    """One who always lists the last two posts is offered them, whatever else is near in words."""
    texts = {}
    for n in range(60):
        rows = [f"https://example.com/{one}" for one in (n - 1, n - 2) if one >= 0]
        listed = "".join(f"- [前]({url})\n" for url in rows)
        subject = list(SUBJECTS)[n % 4]
        day = f"2025-0{n // 28 + 1}-{n % 28 + 1:02d}"
        head = header(date=day, status="published", title=f"{subject}の話", blogger__url=f"https://example.com/{n}")
        texts[f"{n:02}.md"] = f"{head}{SUBJECTS[subject]}経過は第{n}号に書いた。\n\n{listed}"
    archive = archive_of(tmp_path / "posts", texts)
    found = near(archive, "関税の話", SUBJECTS["関税"] + "停戦と台湾と原発の経過。", limit=4)
    assert {"58.md", "59.md"} <= set(found)


def test_a_post_that_was_just_listed_comes_later(tmp_path):
    head = {"status": "published", "title": "関税の話"}
    texts = {
        "a.md": header(**head, date="2025-01-02T01:00", blogger__url="https://example.com/a"),
        "b.md": header(**head, date="2025-01-02T02:00", blogger__url="https://example.com/b"),
        "last.md": header(status="published", title="別", date="2025-01-03") + "[前](https://example.com/b)\n",
    }
    archive = archive_of(tmp_path / "posts", texts)
    plain, strict = (Weights(listed=listed, link=0, distance=0) for listed in (0.0, 0.2))
    assert near(archive, "関税の話", "", weights=plain)[:2] == ["b.md", "a.md"]
    assert near(archive, "関税の話", "", weights=strict)[:2] == ["a.md", "b.md"]


def test_why_says_whole_words_as_the_author_writes_them(archive):
    (match,) = matches(archive, "ドミトリエフ特使", "", limit=1)
    assert set(match.why) == {"ドミトリエフ", "特使"}
    (match,) = matches(archive, "規制委員会", "", limit=1)
    assert match.why == ("規制委員会",)


def test_capitals_and_width_of_why_are_the_drafts(tmp_path):
    archive = archive_of(tmp_path / "posts", {"a.md": header(status="published", title="natoの話")})
    assert matches(archive, "ＮＡＴＯとGDP", "")[0].why == ("ＮＡＴＯ",)


def test_scores_fall_and_are_shares(archive):
    found = matches(archive, "関税と停戦", SUBJECTS["関税"], limit=30)
    scores = [match.score for match in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score < 1 for score in scores)
    assert len({match.number for match in found}) == len(found)


@pytest.mark.parametrize("limit", [1, 3, 1000])
def test_limit(archive, limit):
    assert len(near(archive, "関税", SUBJECTS["関税"], limit=limit)) == min(limit, 10)


@pytest.mark.parametrize(
    "text", ["", "。", "\x00", '"', "a" * 100_000, "あ" * 1000, "関税 OR NOT (", "🎌" * 50, "々々"]
)
def test_any_text(archive, text):
    assert isinstance(near(archive, text, text), list)


def test_an_empty_library(tmp_path):
    assert near(archive_of(tmp_path / "posts", {}), "関税", "関税") == []


def test_a_file_that_is_no_text():
    assert draft_of(b"\x00\x01\x02\xff" * 200) is None


def test_the_moment_of_a_draft_is_that_of_the_blog():
    early = draft_of(header(date="2025-01-01T20:00:00Z", title="題").encode())
    late = draft_of(header(date="2025-01-02T05:00:00+09:00", title="題").encode())
    assert early is not None and late is not None
    assert early.number == late.number == number_at("2025-01-02", 5 * 3600)


def test_the_weights_of_the_words_are_not_the_only_ones():
    assert WEIGHTS.distance > 0 and WEIGHTS.link > 0 and WEIGHTS.labels > 0
