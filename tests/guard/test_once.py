"""Facts that stand in one module: whoever needs one imports it. A second copy would go its own way."""

import re

import pytest

from tests.guard.repository import PACKAGE, ROOT

ONCE = {
    "file locks": (r"fcntl\.flock", ["core/disk/locks.py"]),
    "Blogger's image hosts": (r"googleusercontent", ["core/images/blogger_address.py"]),
    "the folder of a post's images": (r"with_suffix\(\"\"\)", ["core/disk/names.py"]),
    "names that Windows keeps for devices": (r"\blpt", ["core/disk/names.py"]),
}
"""What is looked for (a regular expression in the program's source), and the modules that may hold it."""


@pytest.mark.parametrize(("pattern", "homes"), ONCE.values(), ids=ONCE)
def test_each_fact_has_one_home(pattern: str, homes: list[str]) -> None:
    look = re.compile(pattern)
    found = [
        str(path.relative_to(PACKAGE))
        for path in sorted(PACKAGE.rglob("*.py"))
        if look.search(path.read_text(encoding="utf-8"))
    ]
    assert found == homes, f"more places than one in {ROOT.name}"
