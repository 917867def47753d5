"""Nothing in a post or a profile, however hostile, runs, leaves the machine or reads a file.

The attacks run in a network namespace without any other interface, where every packet, every opened canary file and
every script is seen. The same attacks with the layers off must succeed: else the suite would prove nothing.

Here a sample of them is tried; all of them with RONPYO_SEALED=all, or by `python -m tests.ui.preview.sealed`.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.ui.preview.sealed import cases, namespace, vectors

_ALL = os.environ.get("RONPYO_SEALED") == "all"
_SEED = 9
_MOST_S = 3600 if _ALL else 300
pytestmark = [pytest.mark.long(70), pytest.mark.timeout(_MOST_S + 120)]
_LEAST_SEEN = 0.45
"""Of the attacks that name a script, a handler or a dialog of any browser, those that run in this one with no layer."""
_NOTHING = {
    "ran": [],
    "left": [],
    "read": [],
    "asked_to_leave": [],
    "gone": [],
    "rich_tips": [],
    "copied": [],
    "mistakes": [],
}


def some(all_of_them: list[cases.Case], share: float) -> list[cases.Case]:
    """A sample of the cases."""
    return cases.sample(all_of_them, 1.0 if _ALL else share, _SEED)


def run(layers: str, what: list[cases.Case], folder: Path) -> dict[str, Any]:
    """The report of the suite with these layers on."""
    report = namespace.run(layers, what, folder, _MOST_S)
    if report is None:
        pytest.skip("network namespaces are not allowed here (or there is no unshare, ip or mount)")
    return report


def test_nothing_runs_leaves_or_reads(tmp_path: Path) -> None:
    what = [*some(cases.attacks(), 0.2), *cases.tips()]
    report = run("all", what, tmp_path)
    assert {name: report[name] for name in _NOTHING} == _NOTHING, report["told"]
    assert all(address.startswith(("http://", "https://", "mailto:")) for address in report["opened"])
    assert report["opened"] and report["refused"] and report["plain_tips"]  # there was something to be kept from
    assert sum(report["shown"].values()) > 0.95 * len(what)


def test_the_same_preview_with_its_layers_off_is_attacked(tmp_path: Path) -> None:
    scripts = some(cases.executable(), 0.5)
    report = run("bare", [*scripts, *some(cases.styles(), 0.5)], tmp_path)
    enough = min(50, len(scripts) // 2)  # where the shared data is missing there are fewer
    assert len(report["ran"]) >= enough
    assert len(report["left"]) >= enough
    assert report["asked_to_leave"]
    # By themselves: on a page with other attacks the pointer may never rest on them.
    (folder := tmp_path / "tips").mkdir()
    tips = run("bare", cases.tips(), folder)
    assert tips["rich_tips"] and "tip.png" in tips["read"]


def test_the_engine_alone_holds(tmp_path: Path) -> None:
    report = run("engine", some(cases.documents(3), 0.25), tmp_path)
    watched = ("ran", "left", "read", "asked_to_leave")
    assert {name: report[name] for name in watched} == {name: [] for name in watched}, report["told"]


def test_the_sanitiser_alone_lets_nothing_run(tmp_path: Path) -> None:
    report = run("sanitiser", some(cases.documents(6), 0.25), tmp_path)
    assert report["ran"] == [], report["told"]


def test_without_any_layer_the_attacks_succeed(tmp_path: Path) -> None:
    what = some(cases.executable(), 0.35)
    report = run("none", what, tmp_path)
    assert len(set(report["ran"])) >= _LEAST_SEEN * len(what)
    assert len(report["left"]) >= 20
    assert {line.split()[0] for line in report["left"]} >= {"dns", "tcp"}
    assert len(report["read"]) >= 2
    assert report["gone"]


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
    assert {**report, "left": []}.items() >= _NOTHING.items()
    assert {tuple(asked) for asked in report["asked"]} == {
        ("allowed.test", "/good/1.png"),
        ("allowed.test", "/good/2.png"),
        ("1.bp.allowed.test", "/good/3.png"),
        *(("allowed.test", f"/to/{quote(target, safe='')}") for target in REDIRECTS),
    }
    assert set(report["left"]) <= {"dns allowed.test", "dns 1.bp.allowed.test", "tcp 127.0.0.1:443"}
    assert not {"cookie", "referer", "origin", "authorization"} & set(report["headers"])
