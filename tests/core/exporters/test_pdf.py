"""PDF, printed for real, and read back by the program's own reader and by poppler's tools where they are there."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from editor.core.errors import ExportError
from editor.core.exporters import Portion, exporter, pdf
from editor.core.post import Commentary, Fields, News, Post, Related
from editor.core.processes import children
from editor.core.profile.load import load_profile
from editor.core.workers import guarded_pdf
from editor.core.workers.guarded_export import export_post
from editor.core.workers.guarded_pdf import pdf_text
from tests.picture_files import pixels

PROFILE, _ = load_profile()
WIDE = "|列" * 48 + "|\n" + "|---" * 48 + "|\n" + "|値" * 47 + "|終|"
FIRST = f"""甲国と**乙国**が[協議](https://e.jp/?a=1&b=2)した[^1]。

![港の船](ship.png)

<!-- commentary -->

## 章の見出し

1. 一つ目
2. 二つ目

| 表 | 値 |
|---|---|
| 左のます | 右のます |

ZZZ

<p dir="rtl">שלום NATO עולם</p>

YYY

{WIDE}

[^1]: 注の一。
"""
KANA = "いろはにほへとちりぬるをわかよたれそつねなら"


def _paragraph(letter: str) -> str:
    return "".join(f"{letter}{other}の文がここに続いている。" for other in KANA)


LONG = "\n\n".join(f"### {letter}の節\n\n{_paragraph(letter)}" for letter in KANA)


def _portion(body: str, folder: Path, title: str) -> Portion:
    fields = Fields(
        title=title,
        date="2025-04-02",
        news=News("ニュースの見出し", summary=("要点。",)),
        commentary=Commentary("論評の見出し"),
        related=(Related("前の記事", "https://e.jp/a", "2025-03-31"),),
    )
    post = Post(fields, body)
    return Portion(post, PROFILE, export_post(post, folder, "pdf"), folder)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two posts in one file."""
    folder = tmp_path_factory.mktemp("posts")
    (folder / "ship.png").write_bytes(pixels("png"))
    file = folder / "posts.pdf"
    file.write_bytes(pdf.gather([_portion(FIRST, folder, "一本目"), _portion(LONG, folder, "二本目")]))
    return file


def _tool(*command: str) -> str:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} (poppler) is not here")
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def test_the_programs_own_reader_reads_it(printed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded_pdf, "_DEADLINE", 200.0)
    text = re.sub(r"\s", "", pdf_text(printed.read_bytes()).text)
    for words in (
        "一本目",
        "ニュースの見出し",
        "協議",
        "二つ目",
        "左のます",
        "注の一",
        "終",
        "二本目",
        "いの節",  # the reader stops after some seconds: on a busy machine before the last pages
        _paragraph("い"),
    ):
        assert words in text


def test_pages_are_numbered(printed: Path) -> None:
    pages = _tool("pdftotext", "-layout", str(printed), "-").split("\f")[:-1]
    count = len(pages)
    assert count > 3
    for number, page in enumerate(pages, 1):
        assert re.sub(r"\s", "", page).endswith(f"{number}/{count}")
    begins = next(number for number, page in enumerate(pages) if "二本目" in page)
    assert pages[begins].split("\n", 1)[0].strip().startswith("2025年"), "a post begins on a page of its own"


def test_no_heading_stands_alone_at_the_foot_of_a_page(printed: Path) -> None:
    pages = _tool("pdftotext", "-layout", str(printed), "-").split("\f")[:-1]
    last = [[line for line in page.split("\n") if line.strip()][-2].strip() for page in pages]
    assert not [line for line in last if re.fullmatch(r".の節", line)]


def test_it_says_that_it_is_tagged_and_has_its_fonts(printed: Path) -> None:
    said = _tool("pdfinfo", str(printed))
    assert re.search(r"Tagged:\s+yes", said)
    assert re.search(r"Title:\s+一本目", said)
    assert re.search(r"Page size:.*A4", said)
    assert re.search(r"JavaScript:\s+no", said)
    fonts = _tool("pdffonts", str(printed)).split("\n")[2:]
    assert all(re.search(r" yes (yes|no ) (yes|no) ", font) for font in fonts if font.strip())


def test_the_structure_has_headings_lists_tables_links_and_pictures(printed: Path) -> None:
    said = _tool("pdfinfo", "-struct", str(printed))
    for role in ("H1", "H2", "H3", "L ", "LI", "Lbl", "LBody", "Table", "TH", "TD", "Link", "Figure", "P "):
        assert re.search(rf"^\s*{role}", said, re.MULTILINE), role


def test_text_from_right_to_left_is_a_part_of_its_own_paragraph_and_read_in_its_order(printed: Path) -> None:
    said = _tool("pdfinfo", "-struct-text", str(printed))
    assert '"2025年4月2日水曜日"' in said, "letters that fonts know by another sign are a part of it"
    paragraphs = [re.findall(r'"(.*)"', part) for part in said.split("P (block)")]
    (found,) = (number for number, pieces in enumerate(paragraphs) if "NATO" in pieces)
    assert paragraphs[found - 1] == ["ZZZ"] and paragraphs[found + 1][:1] == ["YYY"]
    words = [piece.strip() for piece in paragraphs[found] if piece.strip()]
    assert [min(word, word[::-1]) for word in words] == [min(word, word[::-1]) for word in ("שלום", "NATO", "עולם")]


def test_links_lead_out_and_within(printed: Path) -> None:
    said = _tool("pdfinfo", "-url", str(printed))
    assert "https://e.jp/?a=1&b=2" in said
    assert "https://e.jp/a" in said
    assert "fn:1" in _tool("pdfinfo", "-dests", str(printed))


def test_headings_are_bookmarks(printed: Path) -> None:
    data = printed.read_bytes()
    for words in ("一本目", "章の見出し", "二本目", "らの節"):
        assert b"/Title <FEFF" + words.encode("utf-16-be").hex().upper().encode() in data


def test_its_picture_is_said_to_be_missing_where_it_is_not_there(tmp_path: Path) -> None:
    assert _portion(FIRST, tmp_path, "題").export.missing_images == ("ship.png",)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (TimeoutError(), "longer than"),
        (OSError(), "PDF could not be made"),
        ((1, b""), "PDF could not be made"),
        ((0, b"\0\0\0\2{}\0\0\0\4%PDF"), "PDF could not be made"),
        ((1, b'\0\0\0\x12{"error":"engine"}'), "cannot work on this system"),
        ((0, b"nonsense of another program"), "PDF could not be made"),
    ],
)
def test_what_goes_wrong_is_a_sentence(
    answer: object, words: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def run(_module: str, _data: bytes, *, timeout: float) -> object:
        assert timeout > 10
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(children, "run", run)
    with pytest.raises(ExportError, match=words):
        pdf.gather([_portion("a", tmp_path, "題")])


def test_pictures_without_bounds_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pdf, "LARGEST", 100)
    with pytest.raises(ExportError, match="too large"):
        pdf.gather([_portion("a", tmp_path, "題")])


def test_it_is_a_format_that_gathers() -> None:
    form = exporter("pdf")
    assert (form.suffix, form.is_text, form.gather) == (".pdf", False, pdf.gather)
