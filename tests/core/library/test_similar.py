"""Which earlier posts are near to a new one."""

import pytest

from editor.core.library.archive import Archive
from editor.core.library.similar import similar
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


def near(archive: Archive, title: str, body: str, limit: int = 5, without: bytes = b"", **more: object) -> list[str]:
    texts = Texts(title, (), (), (), body, ())._replace(**more)
    return [entry.path for entry in archive.index.entries(similar(archive.index, texts, limit, without))]


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
            "scheduled.md": header(**head, status="ready", blogger__url="https://example.com/1"),
            "out.md": header(**head, status="published"),
        },
    )
    assert set(near(archive, "関税の話", "", without=b"own.md")) == {"scheduled.md", "out.md"}


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


@pytest.mark.parametrize("text", ["", "。", "\x00", '"', "a" * 100_000, "あ" * 1000, "関税 OR NOT (", "🎌" * 50])
def test_any_text(archive, text):
    assert isinstance(near(archive, text, text), list)


def test_an_empty_library(tmp_path):
    assert near(archive_of(tmp_path / "posts", {}), "関税", "関税") == []
