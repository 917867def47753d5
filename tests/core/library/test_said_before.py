"""What the author said before."""

import pytest

from editor.core.library.draft import DraftPost
from editor.core.library.said_before import different, said_before
from editor.core.library.texts import Texts
from tests.core.library.posts import archive_of, header

NOBODY = DraftPost(Texts("", (), (), (), "", ()))


@pytest.mark.parametrize(
    ("text", "before", "found"),
    [
        ("支援は5,000億ドルだ", "支援は3,240億ドルだった", [("5,000億ドル", "3,240億ドル")]),
        ("支援は3240億ドルだ", "支援は3,240億ドルだった", []),
        ("税率は25％、参加は3か国", "税率は24％、参加は3カ国", [("25％", "24％")]),
        ("輸出は5億円、輸入は9億円", "輸入は7億円、輸出は5億円", [("9億円", "7億円")]),
        ("石破首相は語った", "岸田首相は語った", [("石破", "岸田")]),
        ("トランプ大統領は", "ドナルド・トランプ大統領は", []),
        ("石破首相は", "マクロン大統領は", []),
        ("何もない", "支援は3,240億ドル", []),
    ],
)
def test_differences(text, before, found):
    assert [(text[one.start : one.end], one.before) for one in different(text, before)] == found


def test_the_near_posts(tmp_path):
    text = header(title="支援の総額", date="2024-05-01", status="published").removesuffix("---\n")
    text += "news:\n  summary:\n    - 総額は増えた\n---\n"
    text += "前置きである。ウクライナ支援の総額は3,240億ドルに達した。別の文だ。\n"
    archive = archive_of(
        tmp_path / "posts",
        {
            "a.md": text,
            "b.md": header(title="停戦", date="2024-06-01", status="published") + "ウクライナの停戦。\n",
            **{f"{n}.md": header(title="他", status="published") + "何か。\n" for n in range(8)},
        },
    )
    paragraph = "ウクライナ支援の総額は5,000億ドルになった。"
    found = said_before(archive.index, paragraph, NOBODY)
    assert [one.entry.path for one in found] == ["a.md", "b.md"]
    assert found[0].bullets == ("総額は増えた",)
    assert found[0].sentence == "ウクライナ支援の総額は3,240億ドルに達した。"
    assert [one.before for one in found[0].differences] == ["3,240億ドル"]
    assert "ウクライナ" in found[0].why
    assert said_before(archive.index, "", NOBODY) == []
    assert said_before(archive.index, paragraph, NOBODY._replace(path=b"a.md"))[0].entry.path == "b.md"
