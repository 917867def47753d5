import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.file.identity import file_stem
from editor.core.history.version_list import Reason
from editor.core.history.versions import PostPlace, Versions
from editor.core.originals.record import record_path
from editor.core.sharing.claims import claim, release

UUID = "0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10"
AWKWARD = [
    "../keep", f"./{UUID}", "/etc/passwd", "a/b", "a\\b", "..", ".", "", "a\0b", "con", "nul.txt", "COM1", "x" * 99_999,
    "が", "か\u3099", "\ud800", "a\nb", " ", "a:b", "~", UUID.upper(), "-" * 7, "f" * 65, "aux.json",
]  # fmt: skip


def test_a_uuid_is_its_own_name() -> None:
    assert file_stem(UUID) == UUID


@pytest.mark.parametrize("post_id", AWKWARD)
def test_any_other_text_is_a_name_without_a_path(post_id: str) -> None:
    assert re.fullmatch(r"x[0-9a-f]{32}", file_stem(post_id))


@given(st.text(), st.text())
def test_two_ids_never_share_a_name(one: str, other: str) -> None:
    assert (file_stem(one).casefold() == file_stem(other).casefold()) == (one == other)


@pytest.mark.parametrize("post_id", AWKWARD)
def test_records_versions_and_claims_stay_in_their_folders(tmp_path, post_id: str) -> None:  # type: ignore[no-untyped-def]
    library, state = tmp_path / "library", tmp_path / "state"
    state.mkdir()
    assert record_path(library, post_id).parent == library / "originals"
    post = library / "a.md"
    versions = Versions(tmp_path / "versions")
    kept = versions.keep(PostPlace(post, post_id), b"x", Reason.SAVED)
    assert versions.read(kept) == b"x"
    assert claim(state, post, post_id) is None
    assert {path.parent for path in state.rglob("*")} == {state}
    release(state, post, post_id)
