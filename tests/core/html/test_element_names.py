"""What looks like a tag and is text; and tags that would take the rest of a block into themselves."""

import pytest

from editor.core.html.element_names import SWALLOWING, is_element, with_text_shown
from editor.core.post import Fields, Post
from editor.core.profile.load import load_profile
from editor.core.render.page import Renderer


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>a</p>", "<p>a</p>"),
        ("<NHK>は", "&lt;NHK>は"),
        ("<a と b>", "&lt;a と b>"),
        ("<x>y</x>", "<x>y</x>"),
        ("<p><title>は</p>", "<p>&lt;title>は</p>"),
        ("<p><TITLE>は</p>", "<p>&lt;TITLE>は</p>"),
        ("<p></title>と<title>は</p>", "<p></title>と&lt;title>は</p>"),
        ("<title>は</title>後", "<title>は</title>後"),
        ("<script>a</script><script>b", "<script>a</script>&lt;script>b"),
        ("<plaintext>は</plaintext>", "&lt;plaintext>は&lt;/plaintext>"),
    ],
)
def test_text_that_looks_like_a_tag(html: str, shown: str) -> None:
    assert with_text_shown(html) == shown


@pytest.mark.parametrize("name", sorted(SWALLOWING))
@pytest.mark.parametrize(
    "form",
    [
        "HTMLの{}と**太字**だ。",
        "- {}の項目\n- **次**",
        "> {}を引用\n>\n> **次**",
        "# {}と**次**",
        "| {} |\n| - |\n| **次** |",
    ],
)
def test_an_author_writes_of_an_element(name: str, form: str) -> None:
    assert is_element(name)
    body = f"{form.format(f'<{name}>')}\n\n最後の*段落*。\n"
    made = "".join(Renderer(load_profile("")[0]).render(Post(Fields(), body)).news)
    assert f"&lt;{name}&gt;" in made
    assert "<strong>" in made
    assert "<em>段落</em>" in made
    assert "&lt;/" not in made and "&lt;strong" not in made
