"""Pictures as data: addresses."""

from pathlib import Path

from editor.core.exporters.embedded_images import LIMIT, data_address

PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)


def test_the_address_holds_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "画 像.png").write_bytes(PNG)
    assert data_address(tmp_path / "画 像.png") == "data:image/png;base64,iVBORw0KGgoAAAAAAAAAAAAAAAAAAAAA"


def test_what_is_no_picture_has_no_address(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("<svg/>", encoding="utf-8")
    assert data_address(tmp_path / "a.png") is None
    assert data_address(tmp_path / "none.png") is None


def test_a_giant_has_no_address(tmp_path: Path) -> None:
    with (tmp_path / "a.png").open("wb") as file:
        file.write(PNG)
        file.truncate(LIMIT + 1)
    assert data_address(tmp_path / "a.png") is None
