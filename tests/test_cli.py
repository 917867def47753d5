"""The command line: what it answers, on which stream, with which exit code."""

import dataclasses
import errno
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import editor
from editor import cli
from editor.commandline import commands
from editor.core import paths
from editor.core.disk import names
from editor.core.disk.choices_file import choices_file
from editor.core.exporters import exporters
from editor.core.file.postfile import PostFile
from editor.core.history import ignored
from editor.core.history.version_place import PostPlace
from tests.golden import FOLDER
from tests.shared_data import cases

POST = """\
---
format: 1
date: 2025-04-02T07:30:00+09:00   # JST
labels: [港湾]
news:
  headline: 北浜港の自動化
  summary:
    - 再開する
unknown: 'keep  me'
---
　本文。
"""


@dataclasses.dataclass
class Answer:
    code: int
    out: str
    err: str


Ronpyo = Callable[..., Answer]


@pytest.fixture
def ronpyo(capsysbinary: pytest.CaptureFixture[bytes]) -> Ronpyo:
    """Runs the command in this process."""

    def run(*arguments: object) -> Answer:
        code = cli.main([str(argument) for argument in arguments])
        out, err = capsysbinary.readouterr()
        return Answer(code, out.decode("utf-8"), err.decode("utf-8"))

    return run


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "記事.md"
    path.write_text(POST, encoding="utf-8")
    return path


def one_sentence(answer: Answer, code: int) -> None:
    assert answer.code == code
    assert answer.err.startswith("ronpyo: ")
    assert answer.err.count("\n") == 1
    assert answer.err.endswith("\n")
    assert "Traceback" not in answer.err


WRONG_USE = [
    ("--nothing",),
    ("-x",),
    ("chekc", "post.md"),
    ("chekc",),
    ("set",),
    ("render",),
    ("check",),
    ("check", "--rules=", "{post}"),
    ("check", "--nothing", "a.md"),
    ("check", "--json=1", "a.md"),
    ("export", "{post}"),
    ("export", "{post}", "--to"),
    ("export", "{post}", "--to="),
    ("export", "{post}", "--to", "word"),
    ("export", "--list", "x"),
    ("",),
    ("check", ""),
    ("render", "{post}", "-o", ""),
    ("set", "{post}", ""),
    ("render", "{post}", "-o", "{post}"),
    ("export", "{post}", "--to", "markdown", "-o", "{post}"),
    ("export",),
    ("new", "x"),
    ("new", "-o"),
    ("new", "--profile", "none"),
    ("set", "{post}", "no.such.key=1"),
    ("set", "{post}", "news.headlines=1"),
    ("set", "{post}", "headline"),
    ("set", "{post}", "=1"),
    ("set", "{post}", "status=half"),
    ("set", "{post}", "news.headline+=x"),
]


@pytest.mark.parametrize("arguments", WRONG_USE, ids=" ".join)
def test_wrong_use(ronpyo: Ronpyo, post: Path, arguments: tuple[str, ...]) -> None:
    answer = ronpyo(*(argument.replace("{post}", str(post)) for argument in arguments))
    one_sentence(answer, 2)
    assert answer.out == ""
    assert post.read_text(encoding="utf-8") == POST


FAILURES = [
    ("render", "none.md"),
    ("export", "none.md", "--to", "page"),
    ("check", "none.md"),
    ("set", "none.md", "title=x"),
    ("none.md",),
    ("some/where",),
    ("check", "."),
    ("render", "{post}", "-o", "none/none/out.html"),
]


@pytest.mark.parametrize("arguments", FAILURES, ids=" ".join)
def test_failed_work(ronpyo: Ronpyo, post: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(post.parent)
    one_sentence(ronpyo(*(argument.replace("{post}", str(post)) for argument in arguments)), 1)


URLS = [
    ("file:///posts/%E8%AB%96%20a.md", "/posts/論 a.md"),
    ("FILE://localhost/posts/a%25b%23c.md", "/posts/a%b#c.md"),
    ("file:/posts/a.md", "/posts/a.md"),
    ("file:///posts/論 a#b?c.md", "/posts/論 a#b?c.md"),
    ("file:///posts/%ff.md", "/posts/\udcff.md"),
    ("file:///posts/\udcff.md", "/posts/\udcff.md"),
    ("file://elsewhere/posts/a.md", "file:/elsewhere/posts/a.md"),
    ("file:a.md", "file:a.md"),
    ("file://", "file:"),
    ("file:", "file:"),
    ("/posts/%E8%AB%96.md", "/posts/%E8%AB%96.md"),
    ("https://example.com/a.md", "https:/example.com/a.md"),
]


@pytest.mark.skipif(os.name != "posix", reason="paths of POSIX")
@pytest.mark.parametrize(("word", "path"), URLS)
def test_the_url_of_a_file_is_a_path_to_the_window(word: str, path: str) -> None:
    assert str(cli._path_of(word)) == path


def test_a_file_that_is_called_like_a_url_is_that_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file:").mkdir()
    (tmp_path / "file:" / "a.md").write_text("a", "utf-8")
    assert cli._path_of("file:/a.md") == Path("file:/a.md")


@pytest.mark.parametrize("name", ["none.md", "some/where", "file:///no/where.md"])
def test_a_click_on_a_file_that_is_gone_is_told_by_the_window(
    ronpyo: Ronpyo, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path | None] = []
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "a token")
    monkeypatch.setattr(
        "editor.core.sharing.handover.hand_over", lambda path, _environment: opened.append(path) or True
    )
    assert ronpyo(name) == Answer(0, "", "")
    assert [str(path) for path in opened] == [name.removeprefix("file://")]


@pytest.mark.parametrize(("answers", "handed"), [([False, True], 1), ([False, False], 2)])
def test_a_start_that_was_not_the_first_of_its_moment_hands_its_file_over(
    post: Path, answers: list[bool], handed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other one answers, or it fails and a window comes of this one after all."""
    done: list[str] = []
    monkeypatch.setattr("editor.core.sharing.handover.hand_over", lambda *_given: answers.pop(0))
    monkeypatch.setattr("editor.core.sharing.handover.announce", lambda _given: False)
    monkeypatch.setattr("editor.ui.start.main.run", lambda path: done.append(path) or 0)
    assert cli.main([str(post)]) == 0
    assert (answers, done) == ([], [post] * (handed - 1))


def test_a_name_that_the_locale_cannot_write_is_told(ronpyo: Ronpyo, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_words: list[str]) -> int:
        "\x8a".encode("euc_jp")
        return 0

    monkeypatch.setattr(cli, "_dispatch", fail)
    answer = ronpyo("check", "投稿.md")
    assert answer.code == 1
    assert "(euc_jp) cannot write the name of a file; please start Ronpyo with LC_ALL=C.UTF-8." in answer.err


def test_a_sentence_says_what_is_not_there(ronpyo: Ronpyo, tmp_path: Path) -> None:
    assert ronpyo("check", "無い.md").err == "ronpyo: There is no file “無い.md”.\n"
    answer = ronpyo("new", "-o", tmp_path / "無い" / "a.md")
    assert answer.err == f"ronpyo: a.md was not saved: there is no folder “{tmp_path / '無い'}”.\n"


UNREADABLE = [
    (b"---\na: [\n---\ntext\n", 1),
    (b"---\ntitle: a\ntitle: b\n---\ntext\n", 1),
    (bytes(range(128, 256)), 1),
    ("---\ntitle: 題\n---\n本文です。\n".encode("cp932"), 0),
]


@pytest.mark.parametrize(("data", "code"), UNREADABLE)
def test_an_export_of_a_file_that_was_not_understood_is_written_and_said(
    ronpyo: Ronpyo, tmp_path: Path, data: bytes, code: int
) -> None:
    path, target = tmp_path / "a.md", tmp_path / "o.html"
    path.write_bytes(data)
    for command in (("render",), ("export", "--to", "text"), ("export", "--to", "blogger-html")):
        answer = ronpyo(*command, path, "-o", target)
        assert (answer.code, answer.err.count("\n")) == (code, code)
        assert target.exists()
        target.unlink()
    assert path.read_bytes() == data


class TestNew:
    def test_in_the_library(self, ronpyo: Ronpyo) -> None:
        answer = ronpyo("new")
        assert (answer.code, answer.err) == (0, "")
        path = Path(answer.out.removesuffix("\n"))
        assert path.is_relative_to(os.environ["RONPYO_LIBRARY"])
        file = PostFile.parse(path.read_bytes())
        assert file.problems == ()
        assert file.fields.status == "draft"
        assert file.fields.id
        assert "<!-- commentary -->" in file.body

    def test_its_day_is_that_of_its_blog(self, ronpyo: Ronpyo) -> None:
        dates = []
        for number, zone in enumerate(("+14:00", "-12:00")):  # where it is never the same day
            folder = paths.user_profiles() / f"far{number}"
            folder.mkdir(parents=True)
            (folder / "profile.toml").write_text(f'time_zone = "{zone}"\n', encoding="utf-8")
            path = Path(ronpyo("new", "--profile", f"far{number}").out.removesuffix("\n"))
            date = PostFile.parse(path.read_bytes()).fields.date
            assert date.endswith(zone) and path.name.startswith(date[:10])
            dates.append(date[:10])
        assert dates[0] > dates[1]

    def test_two_at_the_same_time_have_two_names(self, ronpyo: Ronpyo) -> None:
        assert ronpyo("new").out != ronpyo("new").out

    def test_a_name_that_another_program_takes_in_the_same_moment(
        self, ronpyo: Ronpyo, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        places = [tmp_path / "a.md", tmp_path / "a.md", tmp_path / "b.md"]
        (tmp_path / "a.md").write_bytes(b"theirs")
        monkeypatch.setenv("RONPYO_LIBRARY", str(tmp_path))
        monkeypatch.setattr(names, "new_path", lambda *_: places.pop(0))
        assert ronpyo("new").out == f"{tmp_path / 'b.md'}\n"
        assert (tmp_path / "a.md").read_bytes() == b"theirs"

    def test_a_name_is_free_again_where_the_disk_is_full(
        self, ronpyo: Ronpyo, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        def full(*_arguments: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(os, "write", full)
        one_sentence(ronpyo("new", "-o", tmp_path / "a.md"), 1)
        assert list(tmp_path.iterdir()) == []

    def test_in_a_file_which_is_never_overwritten(self, ronpyo: Ronpyo, tmp_path: Path) -> None:
        path = tmp_path / "新しい.md"
        assert ronpyo("new", "-o", path).out == f"{path}\n"
        before = path.read_bytes()
        one_sentence(ronpyo("new", f"--output={path}"), 1)
        assert path.read_bytes() == before

    def test_json(self, ronpyo: Ronpyo, tmp_path: Path) -> None:
        answer = ronpyo("new", "--json", f"-o{tmp_path / 'a.md'}")
        values = json.loads(answer.out)
        assert Path(values["path"]) == tmp_path / "a.md"
        assert PostFile.parse((tmp_path / "a.md").read_bytes()).fields.id == values["id"]

    def test_of_another_blog(self, ronpyo: Ronpyo, tmp_path: Path) -> None:
        assert ronpyo("new", "--profile", "en-commentary", "-o", tmp_path / "a.md").code == 0
        assert PostFile.parse((tmp_path / "a.md").read_bytes()).fields.profile == "en-commentary"


class TestSet:
    def test_without_changes_the_bytes_stay(self, ronpyo: Ronpyo, tmp_path: Path) -> None:
        files = [b"", b"\xef\xbb\xbf---\r\ntitle: a # b\r\n---\r\nx", b"---\n[\n---\n", b"\x83\x65\x83X\x83g"]
        for number, data in enumerate(files):
            path = tmp_path / f"{number}.md"
            path.write_bytes(data)
            answer = ronpyo("set", path)
            assert (answer.code, answer.out, answer.err) == (0, "", "")
            assert path.read_bytes() == data

    def test_changes_the_lines_of_a_key_alone(self, ronpyo: Ronpyo, post: Path) -> None:
        assert ronpyo("set", post, "news.headline=港: 再開 #1", "news.summary+=二つ目", "permalink=port").code == 0
        text = post.read_text(encoding="utf-8")
        fields = PostFile.parse(post.read_bytes()).fields
        assert fields.news.headline == "港: 再開 #1"
        assert fields.news.summary == ("再開する", "二つ目")
        assert fields.permalink == "port"
        for line in ("date: 2025-04-02T07:30:00+09:00   # JST", "unknown: 'keep  me'", "labels: [港湾]", "　本文。"):
            assert f"{line}\n" in text

    def test_json(self, ronpyo: Ronpyo, post: Path) -> None:
        assert json.loads(ronpyo("set", post, "--json", "permalink=a").out) == {"path": str(post), "changed": True}
        assert json.loads(ronpyo("set", post, "--json", "permalink=a").out) == {"path": str(post), "changed": False}

    @pytest.mark.parametrize("header", ["a: [", "- a\n- b", "title: a\ntitle: b", "title: !!python/object:os.system x"])
    def test_a_header_that_cannot_be_edited_safely(self, ronpyo: Ronpyo, tmp_path: Path, header: str) -> None:
        path = tmp_path / "a.md"
        path.write_text(f"---\n{header}\n---\n本文\n", encoding="utf-8")
        before = path.read_bytes()
        one_sentence(ronpyo("set", path, "news.headline=x"), 1)
        assert path.read_bytes() == before

    def test_all_or_nothing(self, ronpyo: Ronpyo, post: Path) -> None:
        one_sentence(ronpyo("set", post, "permalink=a", "no.such=b"), 2)
        assert post.read_text(encoding="utf-8") == POST


class TestExport:
    def test_list(self, ronpyo: Ronpyo) -> None:
        lines = ronpyo("export", "--list").out.splitlines()
        assert [line.split()[0] for line in lines] == [one.name for one in exporters()]
        listed = json.loads(ronpyo("export", "--list", "--json").out)
        assert listed[0] == {"name": "blogger-html", "label": "HTML for Blogger", "suffix": ".html"}

    def test_to_standard_output_without_a_newline(self, ronpyo: Ronpyo, post: Path) -> None:
        answer = ronpyo("export", post, "--to", "blogger-html")
        assert (answer.code, answer.err) == (0, "")
        assert "北浜港の自動化" in answer.out
        assert "\n" not in answer.out

    def test_to_a_file_again_and_again(self, ronpyo: Ronpyo, post: Path, tmp_path: Path) -> None:
        for _ in range(2):
            assert ronpyo("export", "--to=page", post, "-o", tmp_path / "out.html").code == 0
        assert (tmp_path / "out.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")
        assert sorted(path.name for path in tmp_path.iterdir()) == ["out.html", "記事.md"]

    def test_missing_uploads_are_said_and_the_file_is_written(self, ronpyo: Ronpyo, tmp_path: Path) -> None:
        answer = ronpyo("export", FOLDER / "export" / "sample.md", "--to", "blogger-html", "-o", tmp_path / "o.html")
        one_sentence(answer, 1)
        assert "sample/未掲載.png" in answer.err
        assert "北浜港" in (tmp_path / "o.html").read_text(encoding="utf-8")

    def test_json(self, ronpyo: Ronpyo, post: Path, tmp_path: Path) -> None:
        values = json.loads(ronpyo("export", post, "--to", "blogger-html", "--json").out)
        assert values["labels"] == "港湾"
        assert values["missing_images"] == []
        assert "北浜港の自動化" in values["text"]
        values = json.loads(ronpyo("export", post, "--to", "text", "--json", "-o", tmp_path / "o.txt").out)
        assert "text" not in values
        assert "北浜港の自動化" in (tmp_path / "o.txt").read_text(encoding="utf-8")


def test_render_is_the_page(ronpyo: Ronpyo, post: Path, tmp_path: Path) -> None:
    page = ronpyo("render", post)
    assert page.code == 0
    assert page.out.lower().startswith("<!doctype html>")
    assert ronpyo("render", post, "-o", tmp_path / "p.html").out == ""
    assert (tmp_path / "p.html").read_text(encoding="utf-8") == page.out


class TestCheck:
    def test_json_has_the_promised_keys(self, ronpyo: Ronpyo, post: Path) -> None:
        post.write_text(POST.replace("permalink", "x").replace("[港湾]", "['a,b']"), encoding="utf-8")
        answer = ronpyo("check", post, "--json")
        assert answer.code == 1
        (problem,) = (problem for problem in json.loads(answer.out) if problem["rule"] == "label-comma")
        assert list(problem) == ["rule", "severity", "line", "column", "words", "field", "message", "mend"]
        assert (problem["severity"], problem["line"], problem["field"]) == ("error", 4, "labels.0")

    def test_advice_alone_is_fine(self, ronpyo: Ronpyo, post: Path) -> None:
        post.write_text(POST.replace("news:\n", "news:\n  source: 新報\n"), encoding="utf-8")
        answer = ronpyo("check", post)
        assert answer.code == 0
        assert "[source-url]" in answer.out

    def test_nothing_found(self, ronpyo: Ronpyo, post: Path) -> None:
        answer = ronpyo("check", post)
        assert (answer.code, answer.out) == (0, "No problems were found.\n")
        assert json.loads(ronpyo("check", post, "--json").out) == []

    def test_the_rules_are_listed_and_an_unknown_one_is_said(self, ronpyo: Ronpyo, post: Path) -> None:
        rules = json.loads(ronpyo("check", "--rules", "list", "--json").out)
        (mixed,) = (rule for rule in rules if rule["rule"] == "style-mixed")
        assert (mixed["on"], mixed["default"], mixed["severity"]) == (False, False, "advice")
        assert "less than half" in mixed["reason"]
        assert len(ronpyo("check", "--rules", "list").out.splitlines()) == len(rules)
        answer = ronpyo("check", post, "--rules", "weekday,nonsense")
        assert answer.code == 0
        assert "nonsense" in answer.err
        assert ronpyo("check", post, "--rules", "nonsense").code == 2  # nothing would have been looked for

    def test_what_is_switched_off_or_ignored_is_not_told(self, ronpyo: Ronpyo, post: Path) -> None:
        post.write_text(POST + "\n4月2日（木）に会った。\n", encoding="utf-8")
        assert "[weekday]" in ronpyo("check", post).out
        place = PostPlace(post, PostFile.parse(post.read_bytes()).fields.id)
        ignored.ignore(place, ignored.Ignored("weekday", "", "木", "4月2日（", "）に会った。"))
        answer = ronpyo("check", post)
        assert "[weekday]" not in answer.out
        assert "Ignored: 1." in answer.out
        ignored.tell_again(place, ignored.read(place))
        paths.config().mkdir(parents=True, exist_ok=True)
        choices_file(paths.config()).write_text('checks_off = ["weekday"]\n', encoding="utf-8")
        assert "[weekday]" not in ronpyo("check", post).out
        assert "[weekday]" in ronpyo("check", post, "--rules", "weekday").out


def test_japanese(ronpyo: Ronpyo, monkeypatch: pytest.MonkeyPatch, post: Path) -> None:
    monkeypatch.setenv("RONPYO_LANG", "ja")
    assert ronpyo("check", post).out == "指摘はありません。\n"
    usage = "ronpyo check POST ... [--rules RULES] [--library DIR] [--json]"
    assert ronpyo("check").err == f"ronpyo: 記事のファイルを指定してください。使い方：{usage}\n"


class TestHelp:
    @pytest.mark.parametrize("name", ["new", "set", "render", "export", "check"])
    def test_of_a_command(self, ronpyo: Ronpyo, name: str) -> None:
        answer = ronpyo(name, "--help")
        assert answer.code == 0
        assert answer.out.startswith(f"ronpyo {name}")
        assert ronpyo(name, "-h").out == answer.out

    def test_names_all_commands(self, ronpyo: Ronpyo) -> None:
        text = ronpyo("--help").out
        assert all(f"ronpyo {name}" in text for name in commands.COMMANDS)
        assert set(cli._NAMES) == set(commands.COMMANDS)

    def test_version(self, ronpyo: Ronpyo) -> None:
        assert ronpyo("--version").out == f"ronpyo {editor.__version__}\n"


class TestWindow:
    def test_without_a_display_it_says_so(self, ronpyo: Ronpyo, monkeypatch: pytest.MonkeyPatch, post: Path) -> None:
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setattr(sys, "platform", "linux")
        answer = ronpyo(post)
        one_sentence(answer, 1)
        assert "export" in answer.err
        one_sentence(ronpyo(), 1)

    @pytest.mark.parametrize(
        ("platform", "environment", "display"),
        [
            ("linux", {}, False),
            ("linux", {"DISPLAY": ""}, False),
            ("linux", {"DISPLAY": ":0"}, True),
            ("linux", {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/run/user/1000"}, True),
            ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, False),
            ("linux", {"WAYLAND_DISPLAY": "/run/wayland-0"}, True),
            ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
            ("linux", {"QT_QPA_PLATFORM": "minimal:enable_fonts"}, True),
            ("linux", {"QT_QPA_PLATFORM": "xcb"}, False),
            ("win32", {}, True),
            ("darwin", {}, True),
        ],
    )
    def test_display(self, platform: str, environment: dict[str, str], display: bool) -> None:
        assert cli.has_display(platform, environment) is display

    @pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
    @pytest.mark.parametrize("display", [{"DISPLAY": ":65000"}, {"DISPLAY": "x"}, {"QT_QPA_PLATFORM": "nosuch"}])
    def test_a_display_that_does_not_answer(self, post: Path, display: dict[str, str]) -> None:
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("QT_", "WAYLAND_"))}
        done = start(post, env={**environment, "DISPLAY": ":65000", **display})
        one_sentence(Answer(done.returncode, done.stdout.decode(), done.stderr.decode()), 1)
        assert "export" in done.stderr.decode()


class TestGuard:
    @pytest.mark.parametrize(
        ("error", "code"),
        [
            (ZeroDivisionError("x"), 1),
            (MemoryError(), 1),
            (OSError(28, "No space left", "a.md"), 1),
            (RecursionError("deep"), 1),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_no_traceback_ever(
        self, ronpyo: Ronpyo, post: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, code: int
    ) -> None:
        def fail(_data: bytes) -> None:
            raise error

        monkeypatch.setattr(PostFile, "parse", fail)
        one_sentence(ronpyo("check", post), code)

    def test_interrupted(self, ronpyo: Ronpyo, post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupt(_data: bytes) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(PostFile, "parse", interrupt)
        answer = ronpyo("check", post)
        assert (answer.code, answer.out, answer.err) == (130, "", "")


def start(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "editor", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=60, check=False, **options)  # type: ignore[call-overload,no-any-return]


class TestProcess:
    def test_utf8_whatever_the_locale(self, post: Path) -> None:
        environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
        done = start("export", post, "--to", "text", env=environment)
        assert done.returncode == 0, done.stderr
        assert "北浜港の自動化" in done.stdout.decode("utf-8")

    def test_changing_a_field_loads_no_renderer(self, post: Path) -> None:
        script = (
            "import sys; from editor.cli import main; code = main(sys.argv[1:]);"
            "heavy = {'markdown', 'nh3', 'lxml', 'css_inline', 'tomlkit', 'PySide6'} & set(sys.modules);"
            "sys.exit(str(heavy) if heavy else code)"
        )
        command = [sys.executable, "-c", script, "set", str(post), "permalink=port"]
        done = subprocess.run(command, capture_output=True, timeout=60, check=False)
        assert (done.returncode, done.stderr) == (0, b"")

    def test_a_reader_that_has_gone_is_no_error_to_speak_of(self, post: Path) -> None:
        command = [sys.executable, "-m", "editor", "export", str(post), "--to", "text"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            assert process.stderr.read() == b""
            assert process.wait(60) == 1

    @pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX is needed")
    @pytest.mark.parametrize(
        ("command", "code", "sentences"),
        [
            ("check {post} >&-", 1, 1),
            ("set {post} permalink=a >&-", 0, 0),
            ("check none.md 2>&-", 1, 0),
            ("bogus 2>&-", 2, 0),
            ("bogus >&- 2>&-", 2, 0),
            ("export {post} --to text | exit 0", 0, 0),
        ],
    )
    def test_streams_that_are_closed(self, post: Path, command: str, code: int, sentences: int) -> None:
        line = f"{shlex.quote(sys.executable)} -m editor {command.replace('{post}', shlex.quote(str(post)))}"
        done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, timeout=60, check=False)
        assert (done.returncode, done.stderr.count(b"\n")) == (code, sentences)

    @pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there")
    def test_a_name_that_is_no_unicode(self, tmp_path: Path) -> None:
        name = os.fsencode(tmp_path) + b"/\xff.md"
        done = subprocess.run([sys.executable, "-m", "editor", "new", "-o", name], capture_output=True, timeout=60)
        assert done.returncode == 0, done.stderr
        assert done.stdout == name + b"\n"


class TestEveryHeaderStays:
    """`ronpyo set` without changes gives back the same bytes, whatever the header is."""

    def test_of_the_yaml_test_suite(self, ronpyo: Ronpyo, tmp_path: Path) -> None:
        self._stays(
            ronpyo, tmp_path, [f"---\n{case['payload']}\n---\n本文\n" for case in cases("hostile/yaml-test-suite")]
        )

    def test_of_naughty_strings_as_titles(self, ronpyo: Ronpyo, tmp_path: Path) -> None:
        self._stays(ronpyo, tmp_path, [f"---\ntitle: {case['payload']}\n---\n" for case in cases("hostile/blns")])

    def _stays(self, ronpyo: Ronpyo, folder: Path, texts: list[str]) -> None:
        path = folder / "a.md"
        for text in texts:
            data = text.encode("utf-8", "surrogatepass")
            path.write_bytes(data)
            answer = ronpyo("set", path)
            assert (answer.code, answer.out, answer.err) == (0, "", ""), text
            assert path.read_bytes() == data


def test_the_help_of_a_command_explains_each_of_its_options(ronpyo: Ronpyo) -> None:
    for name, command in commands.COMMANDS.items():
        said = ronpyo(name, "--help").out
        for option in command.options:
            line = next(line for line in said.splitlines() if re.match(rf"  (-\w, )?{option.name}\b", line))
            assert re.search(r"  \w.*\.$", line.removeprefix("  ")), f"{name} {option.name} has a sentence"
    assert "--into LIBRARY" in ronpyo("import", "--help").out
    assert "[--into LIBRARY]" not in ronpyo("import", "--help").out
