"""`ronpyo paste`."""

import io
from pathlib import Path

import pytest

from editor import cli
from editor.commandline import paste_html

PAGE = '<p>米国は<b>「関税」</b>を<a href="/a?x=1&utm_source=m">発表</a>した。</p>'
MARKDOWN = "米国は**「関税」**を[発表](https://e.jp/a?x=1)した。\n"


class _Input:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.mark.parametrize(
    "data",
    [
        PAGE.encode(),
        b"\xef\xbb\xbf" + PAGE.encode(),
        PAGE.encode("utf-16"),
        PAGE.encode("utf-16-le"),
        b"<meta charset=shift_jis>" + PAGE.encode("cp932"),
        PAGE.encode("euc-jp"),
    ],
)
def test_a_file_of_any_encoding(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], data: bytes) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(data)
    assert cli.main(["paste", str(path), "--base", "https://e.jp/b/"]) == 0
    assert capsysbinary.readouterr().out.decode() == MARKDOWN


@pytest.mark.parametrize("words", [[], ["-"]])
def test_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], words: list[str]
) -> None:
    monkeypatch.setattr("sys.stdin", _Input(PAGE.encode()))
    assert cli.main(["paste", *words, "--base=https://e.jp/"]) == 0
    assert capsysbinary.readouterr().out.decode() == MARKDOWN


def test_what_shows_nothing_gives_nothing(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr("sys.stdin", _Input(b"<script>x</script>"))
    assert cli.main(["paste"]) == 0
    assert capsysbinary.readouterr().out == b""


def test_a_page_without_end_is_not_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(paste_html, "SIZE_LIMIT", 1000)
    (tmp_path / "page.html").write_text("<p>x</p>" * 200)
    assert cli.main(["paste", str(tmp_path / "page.html")]) == 1
    assert "larger than" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["a", "b"], ["-", "--base", "e.jp"], ["-", "--base", "javascript:x"]])
def test_wrong_use(words: list[str]) -> None:
    assert cli.main(["paste", *words]) == 2


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["paste", "/nowhere/page.html"]) == 1
    assert "There is no file" in capsys.readouterr().err
