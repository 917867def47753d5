"""The same news, and the same paragraphs, in earlier posts."""

import pytest

from editor.core.library.covered import covered, reused
from editor.core.library.draft import DraftPost
from editor.core.library.texts import Texts
from tests.core.library.posts import archive_of, header

NOBODY = DraftPost(Texts("", (), (), (), "", ()))
PARAGRAPH = (
    "相互関税の税率は二十四％とされ、自動車には別の関税がかかる。消費者が払うのであって、輸出国が払うのではない。"
)


@pytest.fixture
def archive(tmp_path):
    titled = header(
        status="published",
        date="2025-04-01",
        news__headline="米国の相互関税が発効、日本には二四％",
        news__url="https://news.example/2025/1",
        commentary__headline="誰が払うのか",
    )
    texts = {
        "a.md": titled + f"始まり。\n\n{PARAGRAPH}\n\n終わり。\n",
        "b.md": header(status="published", date="2025-03-01", title="停戦の行方") + "別の話。\n",
        **{f"{n}.md": header(title="他の話", date="2024-01-01") + "何か。\n" for n in range(9)},
    }
    return archive_of(tmp_path / "posts", texts)


@pytest.mark.parametrize(
    ("url", "headline", "found"),
    [
        ("https://news.example/2025/1", "", [("a.md", "address")]),
        ("http://www.news.example/2025/1/?utm_source=x#top", "", [("a.md", "address")]),
        ("https://news.example/2025/2", "", []),
        ("https://news.example/", "", []),
        ("", "米国の相互関税が発効、日本には二四％", [("a.md", "headline")]),
        ("", "米国の「相互関税」が発効　日本には二四％に", [("a.md", "headline")]),
        ("", "米国の相互関税、議会が反対", []),
        ("", "停戦の行方", [("b.md", "headline")]),
        ("", "関税", []),
        ("", "", []),
    ],
)
def test_the_same_news(archive, url, headline, found):
    assert [(one.entry.path, one.by) for one in covered(archive.index, url, headline, NOBODY)] == found


def test_the_post_itself_covers_nothing(archive):
    assert covered(archive.index, "https://news.example/2025/1", "", NOBODY._replace(path=b"a.md")) == []


def test_a_paragraph_nearly_the_same(archive):
    body = f"新しい話をここに書く。\n\n{PARAGRAPH.replace('消費者', '買い手')}\n\n停戦の話。\n"
    (found,) = reused(archive.index, body, NOBODY)
    assert body[found.start : found.end].startswith("相互関税の税率")
    assert found.entry.path == "a.md"
    assert 0.7 <= found.share < 1


@pytest.mark.parametrize(
    "body",
    [
        "",
        "短い。",
        f"> {PARAGRAPH}",
        "相互関税の税率に新しいことを書くのだが、自動車の話はそこにはなく、議会の話だけであるから同じではない。",
    ],
)
def test_others_are_none(archive, body):
    assert reused(archive.index, body, NOBODY) == []


def test_its_own_paragraphs_are_no_repetition(archive):
    assert reused(archive.index, PARAGRAPH, NOBODY._replace(path=b"a.md")) == []


def test_no_longer_than_asked(archive):
    assert reused(archive.index, f"{PARAGRAPH}\n\n" * 50, NOBODY, seconds=0) == []
