"""PyYAML with late expressions is PyYAML. In processes of their own, which have not loaded it yet."""

import subprocess
import sys

import pytest

from editor.core.processes import children
from tests.guard.repository import ROOT

_READ = """
import datetime, sys
import editor.core.file
import yaml
from editor.core.file import quick_yaml
"""
_SAME = {
    "every kind of plain value": """
text = "[yes, Off, 1_000, 0b11, 0x1f, 017, 1:30, 1.5e+3, -.inf, ~, null, 2025-04-02, 2025-04-02T10:00:00+09:00, a]"
found = yaml.safe_load(text)
assert found[:10] == [True, False, 1000, 3, 31, 15, 90, 1500.0, float("-inf"), None], found
assert found[10:13] == [None, datetime.date(2025, 4, 2), datetime.datetime.fromisoformat("2025-04-02T10:00:00+09:00")]
assert found[13] == "a"
""",
    "merge keys": 'assert yaml.safe_load("a: &a {b: 1}\\nc: {<<: *a}")["c"] == {"b": 1}',
    "what may not stand in a text": """
try:
    yaml.safe_load("a: \\x07")
except yaml.reader.ReaderError as error:
    assert error.character == 7
else:
    raise AssertionError
assert yaml.safe_load("a: 円安\\U0001f5fe\\x85") == {"a": "円安\\U0001f5fe"}
""",
    "writing": 'assert yaml.safe_dump({"a": "yes", "b": "2025-04-02"}) == "a: \'yes\'\\nb: \'2025-04-02\'\\n"',
    "objects that name what they may not set": """
try:
    yaml.load("!!python/object/new:object {state: {extend: 1}}", Loader=yaml.FullLoader)
except yaml.constructor.ConstructorError as error:
    assert "blacklisted" in str(error) or "could not determine" in str(error), error
""",
}


@pytest.mark.parametrize("code", _SAME.values(), ids=_SAME)
def test_it_reads_and_writes_as_ever(code: str) -> None:
    subprocess.run([sys.executable, "-c", _READ + code], cwd=ROOT, env=children.environment(), check=True)


def test_nothing_is_compiled_when_it_is_loaded_and_all_is_as_found_on_the_disk() -> None:
    code = """
import inspect, re
compiled = []
compile_ = re._compile
re._compile = lambda source, flags: (compiled.append(source), compile_(source, flags))[1]
import editor.core.file
compiled.clear()
import yaml
from editor.core.file import quick_yaml
assert not compiled, compiled
import sys
for name in quick_yaml.MODULES:
    module = sys.modules[name]
    assert module.__spec__.loader is module.__loader__
    assert type(module.__loader__).__name__ == "SourceFileLoader", module.__loader__
    assert "import" in inspect.getsource(module)
assert not any(isinstance(one, quick_yaml.LateExpressions) for one in sys.meta_path)
quick_yaml.install()
assert not any(isinstance(one, quick_yaml.LateExpressions) for one in sys.meta_path)
assert re.compile("a") is re.compile("a")
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=children.environment(), check=True)
