import pytest

from editor.core.markup.notes import with_own_labels


@pytest.mark.parametrize(
    ("text", "body", "made"),
    [
        ("一[^1]\n\n[^1]: 注", "", "一[^1]\n\n[^1]: 注"),
        ("一[^1]\n\n[^1]: 注", "前[^1]\n\n[^1]: 前の注", "一[^2]\n\n[^2]: 注"),
        ("一[^1]二[^2]\n\n[^1]: a\n\n[^2]: b", "前[^2]\n\n[^2]: x", "一[^1]二[^3]\n\n[^1]: a\n\n[^3]: b"),
        ("一[^a]\n\n[^a]: 注", "前[^a]\n\n[^a]: x", "一[^1]\n\n[^1]: 注"),
        ("一[^1]", "前[^1]\n\n[^1]: x", "一[^1]"),
        (
            "一[^1] `[^1]` \\[^1]\n\n[^1]: 注\n\n```\n[^1]: c\n```",
            "[^1]",
            "一[^2] `[^1]` \\[^1]\n\n[^2]: 注\n\n```\n[^1]: c\n```",
        ),
        ("文", "[^1]", "文"),
    ],
)
def test_labels_are_made_own(text: str, body: str, made: str) -> None:
    assert with_own_labels(text, body) == made
