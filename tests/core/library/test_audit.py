"""The links of a post to its own blog."""

import json

import pytest

from editor import cli
from editor.core import paths
from editor.core.disk.choices_file import choices_file
from editor.core.file.postfile import PostFile
from editor.core.file.surroundings import Surroundings
from editor.core.history import ignored
from editor.core.history.version_place import PostPlace
from editor.core.library.audit import audit, mended
from editor.core.library.draft import draft_of
from editor.core.text.zones import named_zone
from tests.core.library.posts import archive_of, header, write

BLOG = "https://example.blogspot.com"
TITLE = "関税の税率を読む"


@pytest.fixture
def archive(tmp_path):
    out = {"status": "published"}
    return archive_of(
        tmp_path / "posts",
        {
            "a.md": header(
                **out, title=TITLE, date="2025-03-30T20:00:00Z", blogger__url=f"{BLOG}/2025/03/tariffs.html"
            ),
            "b.md": header(**out, title="停戦の行方", date="2025-03-01", blogger__url=f"{BLOG}/2025/03/truce.html"),
            "draft.md": header(title="下書き", date="2025-03-02", blogger__url=f"{BLOG}/2025/03/draft.html"),
            "here.md": header(**out, title="ここで書いた", date="2025-02-02", permalink="here"),
            "own.md": header(**out, title="この記事", date="2025-04-01", blogger__url=f"{BLOG}/2025/04/own.html"),
        },
    )


def post(body: str, related: str = "") -> PostFile:
    rows = f"related:\n{related}" if related else ""
    text = f"---\ntitle: この記事\ndate: 2025-04-01\n{rows}blogger:\n  url: {BLOG}/2025/04/own.html\n---\n{body}"
    return PostFile.parse(text.encode())


def found(archive, file):
    draft = draft_of(file.data)
    assert draft is not None
    return audit(archive.index, file, draft, named_zone("Asia/Tokyo"))


RIGHT = f"[{TITLE}]({BLOG}/2025/03/tariffs.html)"


@pytest.mark.parametrize(
    ("body", "rules", "after"),
    [
        (RIGHT, [], RIGHT),
        (f"{RIGHT}　2025年3月31日", [], f"{RIGHT}　2025年3月31日"),
        (f"[前に書いた]({BLOG}/2025/03/tariffs.html#more)通り", [], None),
        ("[他所](https://other.example/2025/03/x.html)", [], "[他所](https://other.example/2025/03/x.html)"),
        (f"[札]({BLOG}/search/label/x) [頁]({BLOG}/p/about.html) [頂]({BLOG}/) ![絵]({BLOG}/a.png)", [], None),
        (f"`[{TITLE}]({BLOG}/2025/03/none.html)`", [], None),
        (f"```\n[{TITLE}]({BLOG}/2025/03/none.html)\n```", [], None),
        (f"<!-- {BLOG}/2025/03/none.html -->", [], None),
        (f"[ここで書いた]({BLOG}/2025/02/here.html)", [], None),
        (f"[関税の税率を読み解く]({BLOG}/2025/03/tariffs.html)", ["link-title"], RIGHT),
        (f"{RIGHT}（2025年3月30日）", ["link-date"], f"{RIGHT}（2025年3月31日）"),
        (f"{RIGHT} 2025/03/30", ["link-date"], f"{RIGHT} 2025/03/31"),
        (f"{RIGHT} 2025/3/1だ", ["link-date"], f"{RIGHT} 2025/3/31だ"),
        (f"[{TITLE}](http://www.example.blogspot.jp/2025/03/tariffs.html?m=1)", ["link-address"], RIGHT),
        (f"[{TITLE}](/2025/03/tariffs.html)", ["link-address"], RIGHT),
        (f"前は[これ]({BLOG}/2025/04/own.html)だ", ["link-self"], "前はこれだ"),
        (f"前は[下]({BLOG}/2025/03/draft.html)だ", ["link-unpublished"], "前は下だ"),
        (f"[{TITLE}]({BLOG}/2025/03/gone.html)", ["link-unknown"], RIGHT),
        (f"[あれ]({BLOG}/2024/01/truce.html)", ["link-unknown"], f"[あれ]({BLOG}/2025/03/truce.html)"),
        (f"[あれ]({BLOG}/2024/01/gone.html)", ["link-unknown"], "あれ"),
        (f"{RIGHT}と[それ]({BLOG}/2025/03/tariffs.html)", ["link-twice"], f"{RIGHT}とそれ"),
        (
            f'<a href="{BLOG}/2025/03/gone.html">{TITLE}</a>',
            ["link-unknown"],
            f'<a href="{BLOG}/2025/03/tariffs.html">{TITLE}</a>',
        ),
        (f"{BLOG}/2025/03/gone.html を見よ", ["link-unknown"], f"{BLOG}/2025/03/gone.html を見よ"),
    ],
)  # fmt: skip
def test_in_the_text(archive, body, rules, after):
    file = post(body + "\n")
    findings = found(archive, file)
    assert [one.problem.rule for one in findings] == rules
    fixed = mended(file, findings)
    assert fixed.body == (body if after is None else after) + "\n"
    assert all(one.edit is None for one in found(archive, fixed))


def row(title: str, url: str, date: str) -> str:
    return f"  - title: {title}\n    url: {url}\n    date: {date}\n"


GOOD = row(TITLE, f"{BLOG}/2025/03/tariffs.html", "2025-03-31")


@pytest.mark.parametrize(
    ("rows", "rules", "after"),
    [
        (GOOD, [], GOOD),
        (row("関税", f"{BLOG}/2025/03/tariffs.html", "2025-03-30"), ["link-title", "link-date"], GOOD),
        (row(TITLE, "''", "2025-03-31"), ["link-address"], GOOD),
        (row(TITLE, f"{BLOG}/2025/03/tarifs.html", "2025-03-31"), ["link-unknown"], GOOD),
        (row(TITLE, "http://example.blogspot.jp/2025/03/tariffs.html", "2025-03-31"), ["link-address"], GOOD),
        (GOOD + row("この記事", f"{BLOG}/2025/04/own.html", "2025-04-01"), ["link-self"], GOOD),
        (GOOD + GOOD, ["link-twice"], GOOD),
        (GOOD + row("下書き", f"{BLOG}/2025/03/draft.html", "2025-03-02"), ["link-unpublished"], GOOD),
        (GOOD + row("消えた", f"{BLOG}/2025/03/zzz.html", "2025-03-02"), ["link-unknown"], GOOD),
        (row("他所", "https://other.example/x.html", "2025-03-02"), [], None),
    ],
)
def test_related_posts(archive, rows, rules, after):
    file = post("文\n", rows)
    findings = found(archive, file)
    assert [one.problem.rule for one in findings] == rules
    fixed = mended(file, findings)
    wanted = post("文\n", rows if after is None else after)
    assert fixed.fields.related == wanted.fields.related
    assert found(archive, fixed) == []


@pytest.mark.parametrize("known", ["https://else.blogspot.com/2025/04/two.html", ""])
def test_a_path_in_a_post_of_another_blog_is_on_that_blog(archive, known):
    write(paths.user_profiles() / "second", {"profile.toml": 'address = "https://else.blogspot.com"\n'})
    there = {"status": "published", "title": "別の話", "date": "2025-03-02"}
    twin = header(**there, blogger__url="https://else.blogspot.com/2025/03/tariffs.html")
    write(archive.library, {"twin.md": twin})
    archive.refresh_files([archive.library / "twin.md"])
    more = {"blogger__url": known} if known else {"profile": "second"}
    file = PostFile.parse(
        (header(title="二つ目", date="2025-04-01", **more) + "[別の話](/2025/03/tariffs.html)\n").encode()
    )
    findings = found(archive, file)
    assert [one.problem.rule for one in findings] == ["link-address"]
    assert mended(file, findings).body == "[別の話](https://else.blogspot.com/2025/03/tariffs.html)\n"


def test_a_post_without_a_known_address_knows_itself(archive):
    text = header(title="新", date="2025-05-01", permalink="new") + f"[前]({BLOG}/2025/05/new.html)\n"
    file = PostFile.parse(text.encode())
    assert [one.problem.rule for one in found(archive, file)] == ["link-self"]


def test_places(archive):
    file = post(f"一行目\n\n二行目の[これ]({BLOG}/2025/04/own.html)\n", GOOD + GOOD)
    text, listed = (one.problem for one in found(archive, file))
    lines = file.text.split("\n")
    assert lines[text.line - 1][text.column - 1 :].startswith("[これ]")
    assert (text.words, text.mend) == (f"[これ]({BLOG}/2025/04/own.html)", "これ")
    assert listed.field == "related.1"
    assert lines[listed.line - 1] == f"  - title: {TITLE}"


def test_line_ends_and_the_rest_of_the_file_stay(archive):
    body = f"一\r\n[関税の税率を読み解く]({BLOG}/2025/03/tariffs.html)\r\n"
    file = PostFile.parse(f"---\r\ntitle: 題 # 注\r\n---\r\n{body}".encode())
    assert mended(file, found(archive, file)).text == file.text.replace("読み解く", "読む")


def test_the_command(archive, tmp_path, capfd):
    file = tmp_path / "posts" / "new.md"
    write(tmp_path / "posts", {"new.md": post(f"[関税の税率を読み解く]({BLOG}/2025/03/tariffs.html)\n").text})
    arguments = ["links", str(file), "--library", str(tmp_path / "posts")]
    assert cli.main([*arguments, "--json"]) == 1
    (problem,) = json.loads(capfd.readouterr().out)
    assert (problem["rule"], problem["mend"]) == ("link-title", TITLE)
    assert cli.main(arguments) == 1
    assert f"関税の税率を読み解く → {TITLE}" in capfd.readouterr().out
    assert cli.main([*arguments, "--mend"]) == 0
    assert RIGHT in file.read_text(encoding="utf-8")
    capfd.readouterr()
    assert cli.main(["versions", str(file)]) == 0 and "Before its links followed" in capfd.readouterr().out
    assert cli.main([*arguments, "--json"]) == 0
    assert json.loads(capfd.readouterr().out) == []


@pytest.mark.parametrize("part", ["news", "commentary"])
def test_links_in_bullets_are_looked_at_and_mended(archive, part):
    old = f"前の[関税の税率を読み解く]({BLOG}/2025/03/tariffs.html)と[停戦の行方]({BLOG}/2024/01/truce.html)"
    text = f"---\ntitle: この記事\n{part}:\n  summary:\n    - 一つ目\n    - '{old}'\n---\n本文\n"
    file = PostFile.parse(text.encode())
    findings = found(archive, file)
    assert [(one.problem.rule, one.problem.field, one.problem.line) for one in findings] == [
        ("link-title", f"{part}.summary.1", 6),
        ("link-unknown", f"{part}.summary.1", 6),
    ]
    first = findings[0].problem
    assert old[first.column - 1 :].startswith(first.words) and first.mend == TITLE
    after = mended(file, findings)
    right = f"前の{RIGHT}と[停戦の行方]({BLOG}/2025/03/truce.html)"
    assert getattr(after.fields, part).summary == ("一つ目", right)
    assert found(archive, after) == []
    assert findings[0].as_json()["edit"]["kind"] == "bullet"


def test_each_edit_goes_into_json(archive):
    row = f"  - title: 別の題\n    url: {BLOG}/2025/03/truce.html\n    date: 2025-03-01\n"
    file = post(f"[関税の税率を読み解く]({BLOG}/2025/03/tariffs.html)", row)
    edits = [one.as_json()["edit"] for one in found(archive, file)]
    assert edits[0] == {"kind": "body", "start": 1, "end": 11, "text": TITLE}
    assert edits[1] == {"kind": "row", "number": 0, "row": {"title": "停戦の行方", "url": "", "date": ""}}
    json.dumps(edits)


def test_the_commands_know_rules_and_what_is_ignored(archive, tmp_path, capfd):
    file = tmp_path / "posts" / "new.md"
    write(tmp_path / "posts", {"new.md": post(f"[関税の税率を読み解く]({BLOG}/2025/03/tariffs.html)\n").text})
    library = ["--library", str(tmp_path / "posts"), "--json"]

    def told(*arguments):
        cli.main([arguments[0], str(file), *library, *arguments[1:]])
        return [problem["rule"] for problem in json.loads(capfd.readouterr().out)]

    assert told("links") == ["link-title"]
    assert told("check", "--rules", "link-title") == ["link-title"] and "link-title" in told("check")
    assert "link-title" not in told("check", "--rules", "weekday")
    parsed = PostFile.parse(file.read_bytes())
    (problem,) = [one.problem for one in found(archive, parsed)]
    place = PostPlace(file, parsed.fields.id)
    known = ignored.known_by(problem, Surroundings(parsed).text_at(problem))
    ignored.ignore(place, known)
    assert told("links") == [] and "link-title" not in told("check")
    ignored.tell_again(place, (known,))
    settings = choices_file(paths.config())
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('checks_off = ["link-title"]\n', encoding="utf-8")
    assert told("links") == [] and "link-title" not in told("check")
