"""PyYAML as the program imports it reads as PyYAML does. In processes of their own, since tests have imported it."""

import re
import subprocess
import sys
from inspect import getsource

import pytest
import yaml

from editor.core.file.quick_yaml import NOT_PRINTABLE
from tests.guard.repository import ROOT

ASKED = """
import re, sys
{load}
import yaml
print({asked})
def read(text):
    try:
        return yaml.load(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        return type(error).__name__, str(error)
for text in ("a: [1, 2020-01-01, 論評, \\U0001f600]", "a: \\x07", "a: \\ufffe", "\\ufeffa: 1", "a: \\x85b"):
    print(ascii(read(text)))
kept = [key for key in re._cache if "ufffd" in ascii(key)]
print(type(yaml.reader.Reader.NON_PRINTABLE.search("\\x00")).__name__, kept)
"""


def _said(load: str, asked: str = "''") -> list[str]:
    command = [sys.executable, "-c", ASKED.format(load=load, asked=asked)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize("first", ["", "import yaml\n", "import yaml, frontmatter\n"])
def test_it_reads_as_pyyaml_does(first: str) -> None:
    usual = _said("")
    ours = _said(f"{first}import editor.core.file.quick_yaml", "type(yaml.reader.Reader.NON_PRINTABLE).__name__")
    assert ours[0] == ("Pattern" if first else "_LazyPattern")
    assert ours[1:-1] == usual[1:-1]
    assert ours[2].startswith("('ReaderError'")
    assert ours[-1].startswith("Match ") and ours[-1].count("(") == usual[-1].count("(")


def test_the_expression_is_that_of_this_pyyaml() -> None:
    assert yaml.reader.Reader.NON_PRINTABLE.pattern == NOT_PRINTABLE
    assert "NON_PRINTABLE.search(" in getsource(yaml.reader.Reader)
    assert re.compile(NOT_PRINTABLE).search("\ufffe")
