"""What may be imported from: nothing that lies where the program is started."""

import os
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
