"""The posts that a library holds already: found by their ids, whatever else is there."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.errors import ImportFileError
from editor.core.file.postfile import PostFile
from editor.core.importers.known_posts import Identity, _identity, find_posts, read_identity, without_copies

ID = "0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10"
HEADER = f"---\nid: {ID}\n---\n"


def put(root: Path, *names: str, data: str = HEADER) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(data, encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "own", "blogger"),
    [
        (HEADER, ID, ""),
        (f"---\r\ntitle: t\r\nid: '{ID}'\r\n---\r\nx", ID, ""),
        (f'\ufeff---\nid: "{ID}"\n---\n', ID, ""),
        (f"+++\nid = '{ID}'\n+++\n", ID, ""),
        (f'---\nid: {ID}\nblogger:\n  url: u\n  id: "77"\n---\n', ID, "77"),
        (f"---\nid: {ID}\nblogger: {{url: u, id: 77}}\n---\n", ID, "77"),
        (f"---\nid: {ID}\nblogger:\n  url: u\nother:\n  id: 5\n---\n", ID, ""),
        # what a quick look does not tell is read
        (f"---\nid: {ID} # c\n---\n", ID, ""),
        (f"---\n'id': {ID}\n---\n", ID, ""),
        (f"---\n{{id: {ID}}}\n---\n", "", ""),  # no line of its own
        ("---\nid: my own name\n---\n", "my own name", ""),
        (f"---\rid: {ID}\r---\r", ID, ""),
        (f"---\nx: |\n  y\nid: {ID}\nnews:\n  id: 5\n---\n", ID, ""),
        # no header, or none that ends
        (f"id: {ID}\n", "", ""),
        (f"text\n---\nid: {ID}\n---\n", "", ""),
        ("---\ntitle: t\n---\n", "", ""),
        ("", "", ""),
    ],
)
def test_the_ids_in_a_header(text: str, own: str, blogger: str) -> None:
    assert _identity(text.encode()) == Identity(own, blogger)


LINES = st.lists(
    st.sampled_from(
        [
            f"id: {ID}",
            "id: 'x y'",
            "title: t",
            "ID: 5",
            "blogger: {id: 7}",
            "blogger:",
            "  id: 8",
            "x: [",
            "# id: 9",
            "",
        ]
    ),
    max_size=5,
)


@given(LINES, st.sampled_from(["\n", "\r\n"]))
def test_a_quick_look_never_tells_another_id_than_the_reader(lines: list[str], end: str) -> None:
    data = end.join(["---", *lines, "---", ""]).encode()
    fields = PostFile.parse(data).fields
    found = _identity(data)
    assert not found.id or not fields.id or found.id == fields.id  # one in a broken header is known all the same


@pytest.mark.parametrize("size", [100, 4000, 4096, 5000, 500_000])
def test_a_long_header_is_read_to_its_end(tmp_path: Path, size: int) -> None:
    put(tmp_path, "a.md", data=f"---\ntitle: {'x' * size}\nid: {ID}\n---\n")
    assert read_identity(tmp_path / "a.md") == Identity(ID)


def test_what_is_no_file_is_no_post(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "nowhere.md").symlink_to("gone")
    (tmp_path / "circle.md").symlink_to("circle.md")
    (tmp_path / "folder.md").mkdir()
    for name in ("pipe.md", "nowhere.md", "circle.md", "folder.md", "gone.md", "gone/a.md"):
        assert read_identity(tmp_path / name) is None
    assert find_posts(tmp_path).by_id == {}


def test_what_cannot_be_read_stops_the_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It could hold any of the posts, which would then come twice."""
    put(tmp_path, "2024/a.md")

    def fail(*_given: object) -> None:
        raise PermissionError(13, "denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", fail)
        with pytest.raises(ImportFileError, match=r"a\.md.*could not be read"):
            find_posts(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", fail)
        with pytest.raises(ImportFileError, match="Nothing was imported"):
            find_posts(tmp_path)
    assert find_posts(tmp_path / "gone").by_id == {}


def test_a_library_is_looked_through(tmp_path: Path) -> None:
    put(
        tmp_path,
        "2024/b.md",
        "2024/a.md",
        "deep/er/c.md",
        ".hidden/d.md",
        "originals/e.md",
        "2024/originals/f.md",
        "g.txt",
    )
    put(tmp_path, "2024/Ärger.md", data="---\nid: other\nblogger: {id: 77}\n---\n")
    put(tmp_path, "z.md", data=f"---\nid: {ID[:-1]}1\nblogger: {{id: 78}}\n---\n")
    put(tmp_path, "2024/.a.md.tmp~", data="left behind")
    found = find_posts(tmp_path)
    names = {name: [path.relative_to(tmp_path).as_posix() for path in paths] for name, paths in found.by_id.items()}
    assert names == {
        ID: ["2024/a.md", "2024/b.md", "2024/originals/f.md", "deep/er/c.md"],
        "other": ["2024/Ärger.md"],
        f"{ID[:-1]}1": ["z.md"],
    }
    assert found.by_blogger["78"] == f"{ID[:-1]}1"
    assert not (tmp_path / "2024/.a.md.tmp~").exists()
    assert "ärger.md" in found.names[tmp_path / "2024"] and "2024" in found.names[tmp_path]
    assert tmp_path / "deep" in found.names and tmp_path / "deep/er" not in found.names


def test_conflict_copies_are_no_posts_of_their_own() -> None:
    post, copy = Path("2024/a.md"), Path("2024/a (conflicted copy 2024-01-02).md")
    other = Path("2025/a.md")
    assert without_copies([copy, post], ID) == [post]
    assert without_copies([copy, post, other], ID) == [post, other]
    assert without_copies([post], ID) == [post]
