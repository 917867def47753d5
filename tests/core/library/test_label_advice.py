"""Labels completed, suggested and spelled."""

import pytest

from editor.core.library.draft import DraftPost
from editor.core.library.label_advice import complete, shared, spellings, suggested
from editor.core.library.texts import Texts
from tests.core.library.posts import archive_of, header


@pytest.fixture
def index(tmp_path):
    labels = ["[EU, 経済]", "[EU]", "[EU, 日本経済]", "[ＥＵ]", "[経済]", "[経濟]"]
    texts = {
        f"{n}.md": header(title="関税の話" if n < 3 else "別", status="published", labels=given) + "文\n"
        for n, given in enumerate(labels)
    }
    return archive_of(tmp_path / "posts", texts).index


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("eu", [("EU", 3), ("ＥＵ", 1)]),
        ("ｅ", [("EU", 3), ("ＥＵ", 1)]),
        ("経", [("経済", 2), ("経濟", 1), ("日本経済", 1)]),
        ("無い", []),
    ],
)
def test_completion(index, typed, found):
    assert complete(index, typed) == found


def test_what_the_post_has_is_not_offered(index):
    assert complete(index, "eu", without=["EU"]) == [("ＥＵ", 1)]
    assert len(complete(index, "", most=2)) == 2


def test_suggestions_come_from_the_near_posts(index):
    draft = DraftPost(Texts("関税", (), ("経済",), (), "", ()))
    assert suggested(index, draft)[:2] == [("EU", 3), ("日本経済", 1)]


def test_labels_that_most_of_the_nearest_posts_share(tmp_path):
    labels = ["[米国, ロシア, 欧州]", "[米国, ロシア]", "[米国, ロシア, 中東]", "[ロシア, 経済]", "[欧州]", "[別]"]
    texts = {
        f"{n}.md": header(title="停戦の話" if n < 5 else "別の事", status="published", labels=given) + "文\n"
        for n, given in enumerate(labels)
    }
    index = archive_of(tmp_path / "posts", texts).index
    assert shared(index, DraftPost(Texts("停戦", (), (), (), "", ()))) == ["ロシア", "米国"]
    assert shared(index, DraftPost(Texts("停戦", (), ("ロシア",), (), "", ()))) == ["米国"]
    assert shared(index, DraftPost(Texts("何もない", (), (), (), "", ()))) == []


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (["ＥＵ"], [("ＥＵ", "EU", 3, 1)]),
        (["eu"], [("eu", "EU", 3, 0)]),
        (["EU", "経済", "新しい"], []),
        (["経濟"], [("経濟", "経済", 2, 1)]),
    ],
)
def test_one_spelling(index, given, found):
    assert spellings(index, given) == found
