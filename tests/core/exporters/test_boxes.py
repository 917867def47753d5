"""The values that go into Blogger's boxes beside the text: each on one line, and as the author wrote it."""

from pathlib import Path

import pytest

from editor import cli
from editor.core.exporters.boxes import labels_text
from editor.core.exporters.portion import line
from editor.core.file.postfile import PostFile, new_post_file
from editor.core.importers.wish import Wish
from editor.core.importers.work import import_files
from editor.core.post import Commentary, Fields, News, Post, Status
from editor.core.workers.guarded_export import export_post

FIELDS = Fields(
    date="2025-04-02T07:30:00+09:00",
    status=Status.PUBLISHED,
    labels=("米　国", "ロシア"),
    permalink="a-b",
    description="説明　する\n文",
    news=News("政府　経済対策を決定", "朝日　新聞", "https://n.example/a", summary=("要点　一つ",)),
    commentary=Commentary("足りない　規模", ("論点",)),
)
BODY = "本文　だ。\n\n<!-- commentary -->\n\n論評だ。\n"


def test_full_width_spaces_part_what_a_headline_says(tmp_path: Path) -> None:
    made = export_post(Post(FIELDS, BODY), tmp_path, "blogger-html")
    assert made.title == "政府　経済対策を決定―【私の論評】足りない　規模"
    assert (made.labels, made.description) == ("米　国, ロシア", "説明　する 文")
    assert labels_text((" a\nb ", "\u3000", "")) == "a b"
    assert line("一\x00\n二　三\u00a0四") == "一 二　三\u00a0四"


@pytest.mark.parametrize(
    ("form", "name"),
    [("blogger", "a.atom"), ("blogger-legacy", "a.xml"), ("movable-type", "a.txt"), ("wordpress", "w.xml")],
)
def test_they_come_back_from_a_file_for_other_programs(tmp_path: Path, form: str, name: str) -> None:
    (tmp_path / "a.md").write_bytes(new_post_file(FIELDS, BODY).data)
    assert cli.main(["export", str(tmp_path / "a.md"), "--to", form, "-o", str(tmp_path / name)]) == 0
    report = import_files([tmp_path / name], Wish(tmp_path / "library", zone="Asia/Tokyo"))
    fields = PostFile.parse(report.files[0][1].read_bytes()).fields
    assert fields.news.headline == FIELDS.news.headline
    assert (fields.news.source, fields.news.summary) == (FIELDS.news.source, FIELDS.news.summary)
    assert fields.commentary == FIELDS.commentary
    assert fields.labels == FIELDS.labels
