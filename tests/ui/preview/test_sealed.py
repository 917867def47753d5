"""Nothing in a post or a profile, however hostile, runs, leaves the machine or reads a file.

The attacks run in a network namespace without any other interface, where every packet, every opened canary file and
every dialog of a script is seen. The same attacks with the layers off must succeed: else the suite would prove nothing.
"""

import functools
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.shared_data import cases
from tests.ui.preview.sealed import vectors
from tests.ui.preview.sealed.posts import ROUTES

# By a user namespace where one may make them, else as root.
_WAYS = (["unshare", "--user", "--map-root-user", "--net", "--mount", "--"], ["unshare", "--net", "--mount", "--"])
_SET_UP = (
    "ip link set lo up && ip route add local 0.0.0.0/0 dev lo && { ip -6 route add local ::/0 dev lo || true; } && "
    'mount --bind "$1" /etc/resolv.conf && shift && exec "$@"'
)
_MOST_S = 240


@functools.cache
def way(resolver: str) -> tuple[str, ...]:
    """The command that runs its arguments in a namespace of their own; empty where that is not allowed."""
    if not all(map(shutil.which, ("unshare", "ip", "mount"))):
        return ()
    for unshare in _WAYS:
        command = (*unshare, "sh", "-c", _SET_UP, "sh", resolver)
        done = subprocess.run([*command, "true"], capture_output=True, timeout=20, check=False)
        if done.returncode == 0:
            return command
    return ()


def attacks() -> list[tuple[str, str, str]]:
    """(route, markup, style) of all attacks: every one in the text, in each field and in a profile."""
    styles = [("profile", "<p>x</p>", style) for style in vectors.styles()]
    own, others = vectors.own(), foreign()
    return [
        *((route, text, "") for route in ROUTES for text in own),
        *((route, text, "") for route in ROUTES if route != "inline" for text in others),
        *styles,
    ]


def documents(together: int) -> list[tuple[str, str, str]]:
    """The same attacks as documents: each of our own by itself, others `together`, some by field and profile."""
    own, others = vectors.own(), foreign()
    styles = [("profile", "<p>x</p>", style) for style in vectors.styles()]
    return [
        *(("source", text, "") for text in own),
        *(("source", "\n\n".join(others[at : at + together]), "") for at in range(0, len(others), together)),
        *((route, text, "") for route in ("fields", "profile") for text in own[::5]),
        *styles,
    ]


def foreign() -> list[str]:
    """Other people's attacks, where they lie beside this checkout."""
    try:
        return [case["payload"] for name in ("hostile/dompurify", "hostile/html5sec") for case in cases(name)]
    except pytest.skip.Exception:
        return []


def run(layers: str, what: list[tuple[str, str, str]], folder: Path) -> dict[str, Any]:
    """The report of the suite with these layers on."""
    resolver = folder / "resolv.conf"
    resolver.write_text("nameserver 127.0.0.1\n", encoding="ascii")
    command = way(str(resolver))
    if not command:
        pytest.skip("network namespaces are not allowed here (or there is no unshare, ip or mount)")
    done = subprocess.run(
        [*command[:-1], str(resolver), sys.executable, "-m", "tests.ui.preview.sealed.suite", layers, str(folder)],
        input=json.dumps(what),
        capture_output=True,
        text=True,
        timeout=_MOST_S,
        check=False,
        env={key: value for key, value in os.environ.items() if not key.startswith("QTWEBENGINE_CHROMIUM")},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def test_nothing_runs_leaves_or_reads(tmp_path: Path) -> None:
    what = attacks()
    report = run("all", what, tmp_path)
    assert (report["ran"], report["left"], report["read"]) == ([], [], [])
    assert all(address.startswith(("http://", "https://", "mailto:")) for address in report["opened"])
    assert sum(report["shown"].values()) > 0.95 * len(what)


def test_the_same_preview_with_its_layers_off_is_attacked(tmp_path: Path) -> None:
    report = run("bare", [case for case in attacks() if case[1] in vectors.own()[::3] or case[2]], tmp_path)
    assert len(report["ran"]) >= 50
    assert len(report["left"]) >= 50


def test_the_engine_alone_holds(tmp_path: Path) -> None:
    report = run("engine", documents(3), tmp_path)
    assert (report["ran"], report["left"], report["read"]) == ([], [], [])


def test_the_sanitiser_alone_lets_nothing_run(tmp_path: Path) -> None:
    report = run("sanitiser", documents(6), tmp_path)
    assert report["ran"] == []


def test_without_any_layer_the_attacks_succeed(tmp_path: Path) -> None:
    report = run("none", documents(6), tmp_path)
    assert len(set(report["ran"])) >= 20  # some 60 on a machine that is not busy
    assert len(report["left"]) >= 50
    assert {line.split()[0] for line in report["left"]} >= {"dns", "tcp"}
    assert len(report["read"]) >= 2


# Each is asked for by a picture of the post; only those of GOOD lead to a host that was allowed.
GOOD = ("https://allowed.test/good/1.png", "//allowed.test/good/2.png", "HTTPS://1.BP.allowed.test/good/3.png")
BAD = (
    "http://allowed.test/a.png",
    "https://allowed.test:8443/a.png",
    "https://allowed.test:80/a.png",
    "https://me:word@allowed.test/a.png",
    "https://allowed.test.evil.test/a.png",
    "https://allowed.test@evil.test/a.png",
    "https://evil.test/#@allowed.test/a.png",
    "https://evil.test\\\\@allowed.test/a.png",
    "https://bp.allowed.test/a.png",
    "https://a.b.bp.allowed.test/a.png",
    "https://xallowed.test/a.png",
    "https://аllowed.test/a.png",
    "https://127.0.0.1/a.png",
    "https://[::1]/a.png",
    "https://2130706433/a.png",
)
REDIRECTS = ("http://allowed.test/b", "https://evil.test/b", "https://127.0.0.1/b", "https://allowed.test:8443/b")


def test_with_a_host_allowed_its_pictures_are_asked_for_and_nothing_else(tmp_path: Path) -> None:
    redirects = [f"https://allowed.test/to/{quote(target, safe='')}" for target in REDIRECTS]
    pictures = "\n\n".join(f'<img src="{source}">' for source in (*GOOD, *BAD, *redirects))
    leaks = (
        "p { background: url(https://allowed.test/c) } "
        "h1 { background: url(ronpyo://post/https%3A%2F%2Fallowed.test%2Fc) }"
    )
    others = [(route, text, "") for route in ("source", "profile") for text in vectors.own()[::2]]
    what = [*others, ("source", pictures, ""), ("profile", "<p>x</p>", leaks), ("fields", GOOD[0], "")]
    report = run("web", what, tmp_path)
    assert (report["ran"], report["read"]) == ([], [])
    assert {tuple(asked) for asked in report["asked"]} == {
        ("allowed.test", "/good/1.png"),
        ("allowed.test", "/good/2.png"),
        ("1.bp.allowed.test", "/good/3.png"),
        *(("allowed.test", f"/to/{quote(target, safe='')}") for target in REDIRECTS),
    }
    assert set(report["left"]) <= {"dns allowed.test", "dns 1.bp.allowed.test", "tcp 127.0.0.1:443"}
    assert not {"cookie", "referer", "origin", "authorization"} & set(report["headers"])
