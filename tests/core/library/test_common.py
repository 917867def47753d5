"""How common words are, and when they are counted anew."""

import pytest

from editor.core.library import common
from editor.core.library.database import open_database
from editor.core.library.terms import codes_of
from tests.core.library.posts import archive_of, header, write


@pytest.fixture
def archive(tmp_path):
    texts = {f"{n}.md": header(title="関税" if n < 6 else "停戦") + "\n" for n in range(10)}
    return archive_of(tmp_path / "posts", texts)


def test_counts(archive):
    tariffs, truce, none = codes_of("関税")[0], codes_of("停戦")[0], codes_of("原油")[0]
    assert common.counts(archive.index, [tariffs, truce, none]) == {tariffs: 6, truce: 4}
    assert common.counted(archive.index) == (10, 10, 0)


def test_counted_anew_when_posts_changed(archive):
    write(archive.library, {f"{n}.md": header(title="原油") + "\n" for n in range(10)})
    archive.refresh()
    assert common.counts(archive.index, [codes_of("関税")[0], codes_of("原油")[0]]) == {codes_of("原油")[0]: 10}


def test_few_changes_of_many_posts_are_summed_up(tmp_path):
    texts = {f"{n:03}.md": header(title="関税") + "\n" for n in range(200)}
    archive = archive_of(tmp_path / "posts", texts)
    code = codes_of("原油")[0]
    for number in range(5):
        write(archive.library, {f"{number:03}.md": header(title="原油") + "\n"})
        archive.refresh_files([archive.library / f"{number:03}.md"])
        assert common.counts(archive.index, [code]) == ({code: 5} if number == 4 else {})


def test_an_index_of_the_older_format_is_made_anew(tmp_path):
    archive = archive_of(tmp_path / "posts", {"a.md": header(title="関税", status="published") + "\n"})
    place = archive.index.place
    with archive.index.writing():
        archive.index.connection.execute("UPDATE meta SET value = '3' WHERE name = 'version'")
        archive.index.connection.execute("DROP TABLE near")
    archive.close()
    connection = open_database(place)
    assert connection.execute("SELECT count(*) FROM near").fetchone() == (0,)
    connection.close()
    again = archive_of(tmp_path / "posts", {})
    assert common.counted(again.index)[0] == 1
