import pytest

from editor.core.post import Commentary, Fields, News
from editor.core.profile.load import list_profiles, load_profile
from editor.core.profile.title_parts import TitleParts, title_parts

PATTERNS = ("{news}―【私の論評】{commentary}", "{news} — Commentary: {commentary}")


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("円安―【私の論評】なぜか", TitleParts("円安", "なぜか", 9)),
        ("Yen — Commentary: Why", TitleParts("Yen", "Why", 18)),
        ("A―【私の論評】B―【私の論評】C", TitleParts("A", "B―【私の論評】C", 8)),
        ("ただの題", TitleParts("ただの題")),
        ("【私の論評】論評だけ", TitleParts("【私の論評】論評だけ")),
        ("―【私の論評】論評だけ", TitleParts("―【私の論評】論評だけ")),
        ("ニュースだけ―【私の論評】", TitleParts("ニュースだけ―【私の論評】")),
        ("", TitleParts("")),
    ],
)
def test_a_title_is_cut_where_its_profile_joins_it(title, parts):
    assert title_parts(title, PATTERNS) == parts


@pytest.mark.parametrize("pattern", ["", "{news}", "{commentary}", "{commentary}―{news}", "{news} {commentary}", "x"])
def test_a_pattern_that_joins_nothing_cuts_nothing(pattern):
    assert title_parts("円安 なぜか", (pattern,)) == TitleParts("円安 なぜか")


def test_what_the_profiles_compose_is_taken_apart_again():
    profiles = [load_profile(entry.name)[0] for entry in list_profiles()]
    assert len(profiles) >= 2
    for profile in profiles:
        title = profile.compose_title(Fields(news=News("円安"), commentary=Commentary("なぜか")))
        parts = title_parts(title, [profile.title])
        assert (parts.first, parts.second) == ("円安", "なぜか")
        assert title[parts.second_at :] == "なぜか"
