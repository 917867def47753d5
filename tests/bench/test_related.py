"""What is measured of the ranking of related posts is measured right."""

import pytest

from editor.core.library.database import place
from tests.bench import related
from tests.bench.made_blog import HABITS, LATEST, WITHIN, Author
from tests.core.library.posts import header, write


@pytest.fixture
def blog(tmp_path):
    """Six posts; the last two link to the first."""
    texts = {}
    for n in range(6):
        more = "前に[題0](https://example.com/0)で書いた。" if n > 3 else ""
        head = header(
            date=f"2025-01-0{n + 1}", status="published", title=f"題{n}", blogger__url=f"https://example.com/{n}"
        )
        texts[f"{n}.md"] = f"{head}本文{n}。{more}\n"
    folder = tmp_path / "posts"
    write(folder, texts)
    return related.Blog("one", folder, place(folder))


def test_the_links_of_a_question_are_hidden(blog):
    assert [question.entry.path for question in sorted(blog.questions, key=lambda one: one.entry.id)] == [
        "4.md",
        "5.md",
    ]
    for question in blog.questions:
        assert [blog.entries[number].path for number in question.right] == ["0.md"]
        assert "題0" not in question.draft.texts.body
        assert question.draft.texts.links == (question.entry.url,)
        count = "SELECT count(*) FROM link WHERE post = ?"
        run = blog.archive.index.connection.execute
        with blog.hiding(question):
            assert run(count, (question.entry.id,)).fetchone() == (0,)
        assert run(count, (question.entry.id,)).fetchone() == (1,)


def test_measures(blog):
    first = next(number for number, entry in blog.entries.items() if entry.path == "0.md")
    asked = {question.entry.id for question in blog.questions}
    others = [number for number in blog.entries if number != first and number not in asked]
    assert related.measure(blog, lambda _question: [first, *others]) == related.Measured(1, 1)
    assert related.measure(blog, lambda question: [question.entry.id, others[0], first]) == related.Measured(1, 0.5)
    assert related.measure(blog, lambda _question: []) == related.Measured(0, 0)


@pytest.mark.parametrize("habit", [WITHIN, LATEST])
def test_made_up_blogs(tmp_path, habit):
    assert habit in HABITS
    folder = tmp_path / "posts"
    Author(habit, 3).write(folder, 120)
    blog = related.Blog(habit, folder, place(folder))
    assert len(blog.questions) > 60
    blog.questions = blog.questions[:12]
    found = {name: related.measure(blog, make(blog)) for name, make in related.RANKINGS.items()}
    own = found.pop("ours")
    assert own.recall >= max(one.recall for one in found.values()) - 0.05
    assert own.rank >= max(one.rank for one in found.values()) - 0.05
    assert habit in related.table({habit: (blog, found | {"ours": own})})
