"""The documents say what is true: their commands exist, their example of a post is one, their links lead somewhere."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from editor.core.file.postfile import PostFile
from tests.guard.repository import ROOT, tracked_files

READMES = ["README.md", "README.ja.md"]
DOCUMENTS = [*READMES, "ARCHITECTURE.md", "CONTRIBUTING.md", "BENCHMARKS.md", "CHANGELOG.md"]
LINK = re.compile(r"\]\(([^)#]+)[^)]*\)")
PICTURES = "packaging/screenshots/"


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    """The code blocks of a document in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text(name), flags=re.MULTILINE | re.DOTALL)


def commands(name: str) -> list[str]:
    """Each use of the command `ronpyo` with a subcommand, in code blocks and in tables."""
    lines = [line for block in blocks(name, "sh") for line in block.splitlines()]
    lines += re.findall(r"`(ronpyo [^`]*)`", text(name))
    return [line for line in lines if re.match(r"ronpyo [a-z]", line)]


@cache
def help_of(command: str) -> str:
    result = subprocess.run(
        [sys.executable, "-m", "editor", command, "--help"], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.mark.parametrize("line", sorted({line for name in READMES for line in commands(name)}))
def test_commands_and_options_exist(line: str) -> None:
    command = line.split()[1]
    for option in re.findall(r"(?<!\S)\[?(--?[a-z]+)", line):
        assert option in help_of(command)


@pytest.mark.parametrize("name", READMES)
def test_the_table_names_every_command(name: str) -> None:
    from editor.commandline.commands import COMMANDS

    assert {line.split()[1] for line in commands(name)} == set(COMMANDS)


@pytest.mark.parametrize("name", READMES)
def test_the_example_is_a_post(name: str) -> None:
    (example,) = blocks(name, "yaml")
    post = PostFile.parse(example.encode())
    assert (post.editable, post.problems) == (True, ())
    assert post.fields.labels == ("米国", "ロシア")
    assert post.fields.date == "2025-04-02T07:30:00+09:00"
    assert (post.fields.news.headline, post.fields.commentary.headline) == ("米露、資源協議を開始", "資源外交の行方")
    assert (post.fields.news.summary, post.fields.commentary.summary) == (("協議は来週から",), ("焦点は資源ではない",))
    assert post.fields.extra == ()


def test_commands_of_dev() -> None:
    """Those that a README names exist, and CONTRIBUTING.md lists all of them."""
    known = set(
        re.findall(r"^\./dev (\w+)", subprocess.run([ROOT / "dev"], capture_output=True, text=True).stdout, re.M)
    )
    for name in READMES:
        assert set(re.findall(r"\./dev (\w+)", text(name))) <= known
    assert set(re.findall(r"^\./dev (\w+)", text("CONTRIBUTING.md"), re.M)) == known


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_to_files(name: str) -> None:
    links = [link for link in LINK.findall(text(name)) if "://" not in link]
    assert [link for link in links if not link.startswith(PICTURES) and not Path(ROOT / link).exists()] == []


def test_the_two_readmes_are_twins() -> None:
    def shape(name: str) -> list[str]:
        marks = (re.match(r"(#+ |```\w*|\|)", line) for line in text(name).splitlines())
        return [mark.group() for mark in marks if mark]

    assert shape("README.md") == shape("README.ja.md")


NOT_OURS = {"yaml.py", "signature_bootstrap.py", "shibokensupport/feature.py", "keylag.py", "make_post.py"}
"""Files of other programs that a comment names."""


def test_the_modules_that_are_named_are_there() -> None:
    """In documents and in sources, by the end of their path; `NAME.py` stands for a new one."""
    known = {path.relative_to(ROOT).as_posix() for path in tracked_files()}
    ends = {
        "/".join(parts[at:]) for path in known for parts in [path.split("/")] for at in range(len(parts))
    } | NOT_OURS
    texts = {name for name in known if name.endswith(".py")} | {"ARCHITECTURE.md", "CONTRIBUTING.md", "POST_FORMAT.md"}
    named = {(name, found) for name in texts for found in re.findall(r"`([\w/]+\.py)`", text(name))}
    assert sorted((name, found) for name, found in named if found not in ends and "NAME" not in found) == []
