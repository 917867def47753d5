"""A new post: what its skeleton says."""

import datetime

import pytest

from editor.core.file.new import SKELETON, new_post
from editor.core.post import Fields, Status
from editor.core.text.parts import DIVIDER


@pytest.mark.parametrize("profile", ["", "ronpyo", "別のブログ"])
def test_a_new_post_is_a_draft_of_this_moment(profile: str) -> None:
    zone = datetime.timezone(datetime.timedelta(hours=9))
    moment = datetime.datetime(2025, 4, 2, 7, 30, 5, 123456, zone)
    file = new_post(profile, moment)
    assert file.fields == Fields(id=file.fields.id, date="2025-04-02T07:30:05+09:00", profile=profile)
    assert (file.fields.status, file.body, file.editable, file.problems) == (Status.DRAFT, SKELETON, True, ())
    assert DIVIDER in file.body
    assert new_post(profile, moment).fields.id != file.fields.id


def test_without_a_moment_it_is_now() -> None:
    before = datetime.datetime.now().astimezone().replace(microsecond=0)
    date = datetime.datetime.fromisoformat(new_post().fields.date)
    assert before <= date <= datetime.datetime.now().astimezone()
    assert date.utcoffset() == before.utcoffset()
