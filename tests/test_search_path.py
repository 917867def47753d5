"""What may be imported from: nothing that lies where the program is started."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from editor import search_path

HOME = str(Path(search_path.PACKAGE).parent)
LIB = "/usr/lib/python3"

CASES = [
    ("-m in a folder of posts", ["/posts", LIB, HOME], "", [LIB, HOME]),
    ("-c", ["", LIB, HOME], "", [LIB, HOME]),
    ("a command in a folder of its own", ["/usr/bin", LIB, HOME], "", ["/usr/bin", LIB, HOME]),
    ("an empty entry at the end", ["/mine", "/posts", LIB], "/mine:", ["/mine", LIB]),
    ("an empty entry at the beginning", ["/posts", "/mine", LIB], ":/mine", ["/mine", LIB]),
    ("-m and an empty entry", ["/posts", "/posts", "/mine", LIB], ":/mine", ["/mine", LIB]),
    ("a relative entry", ["/posts/lib", "/mine", LIB], "lib:/mine", ["/mine", LIB]),
    ("the folder above", ["/", LIB], "..", [LIB]),
    ("named in full", ["/posts", "/mine", LIB], "/posts:/mine", ["/posts", "/mine", LIB]),
    ("named in full, with -m", ["/posts", "/posts", LIB], "/posts", ["/posts", LIB]),
    ("a folder of installed packages", ["/posts", LIB, "/posts"], "", [LIB, "/posts"]),
    ("a finder's own entry", ["/usr/bin", "__editable__.hook", LIB], "", ["/usr/bin", "__editable__.hook", LIB]),
]


@pytest.mark.parametrize(("path", "search", "right"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_leaves_out_the_current_folder(path: list[str], search: str, right: list[str]) -> None:
    assert search_path.trusted(path, "/posts", search.replace(":", os.pathsep), LIB) == right


def test_the_folder_of_the_program_itself_stays() -> None:
    assert search_path.trusted(["", LIB], HOME, "", LIB) == [HOME, LIB]


SITE = "/env/lib/python3/site-packages"
ORDERS = [
    ("installed", ["/env/bin", LIB, SITE], "", [LIB, HOME, SITE]),
    ("PYTHONPATH comes last", ["/env/bin", "/mine", LIB, SITE], "/mine", [LIB, HOME, SITE, "/mine"]),
    ("the program's folder too", ["/env/bin", HOME, LIB, SITE], HOME, [LIB, HOME, SITE]),
    ("a checkout behind the packages", ["/env/bin", LIB, SITE, HOME], "", [LIB, HOME, SITE]),
    ("no packages at all", ["/env/bin", LIB], "", [LIB, HOME]),
    (
        "an entry that Python has in full",
        ["/env/bin", "/mine", LIB, SITE],
        "/posts/../mine",
        [LIB, HOME, SITE, "/mine"],
    ),
    ("two of PYTHONPATH in their order", ["/b", "/a", LIB, SITE], "/b:/a", [LIB, HOME, SITE, "/b", "/a"]),
]


@pytest.mark.parametrize(("path", "search", "right"), [case[1:] for case in ORDERS], ids=[case[0] for case in ORDERS])
def test_the_order_of_the_command(path: list[str], search: str, right: list[str]) -> None:
    assert search_path.settled(path, "/env/bin", search.replace(":", os.pathsep)) == right


@pytest.mark.parametrize("beside", [True, False], ids=["installed", "a checkout's"])
@pytest.mark.parametrize("named", [True, False], ids=["PYTHONPATH", "the current folder"])
def test_the_command_is_ours_whatever_others_are_called(named: bool, beside: bool, tmp_path: Path) -> None:
    """Packages and modules of the same names, which would leave a mark if they were imported, by us or by a child. The
    command of a checkout lies among the installed packages, its package behind them."""
    mark = tmp_path / "MARK"
    posts = tmp_path / "posts"
    for name in ("editor", "editor/core", "markdown", "PySide6", "ronpyo"):
        (posts / name).mkdir(parents=True)
        (posts / name / "__init__.py").write_text(f"open({str(mark)!r}, 'a').write({name!r})\n", "utf-8")
    for name in ("yaml", "struct", "json", "platformdirs", "nh3", "frontmatter"):
        (posts / f"{name}.py").write_text(f"open({str(mark)!r}, 'a').write({name!r})\n", "utf-8")
    (posts / "post.md").write_text("---\ntitle: x\n---\n" + "[a](b) " * 20, "utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if named:
        environment["PYTHONPATH"] = f"{posts}{os.pathsep}{tmp_path / 'site'}"
    (tmp_path / "site").mkdir()
    shutil.copy(Path(HOME, "ronpyo.py"), tmp_path / "site")
    first, last = (HOME, SITE) if beside else (str(tmp_path / "site"), HOME)
    code = (
        f"import sys; sys.path.insert(0, {first!r}); import ronpyo; del sys.path[0]; sys.path.append({last!r}); "
        "sys.exit(ronpyo.main())"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, "export", "post.md", "--to", "page", "-o", "out.html"],
        cwd=posts, env=environment, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert (posts / "out.html").exists()
    assert not mark.exists(), mark.read_text("utf-8")
