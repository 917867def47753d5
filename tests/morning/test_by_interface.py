"""A finished post goes to the played Blogger and back with all addresses in six keys and clicks."""

import ast
from pathlib import Path

import pytest

from tests.morning import material, proof, work_by_interface
from tests.morning.by_interface import MOST_THERE_AND_BACK, connected
from tests.morning.hands import Hands
from tests.morning.tally import Step, Tally
from tests.morning.test_morning import written
from tests.shared_data import shared_data
from tests.ui.conftest import answers, window_of  # noqa: F401  fixtures


@pytest.fixture(params=["own", "seed"])
def morning(request, qapp, tmp_path):
    if request.param == "own":
        return material.own_morning(tmp_path / "pictures")
    shared_data("seed-post.txt")
    return material.seed_morning(*material.seed_parts(), tmp_path / "pictures")


@pytest.fixture
def browser(morning, monkeypatch):
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with connected(morning) as found:
        yield found


def test_there_and_back(morning, browser, window_of, qtbot, tmp_path):  # noqa: F811
    post = written(morning, tmp_path)
    for picture in tmp_path.glob("p*.png"):
        picture.write_bytes(morning.news_picture.read_bytes())
    window = window_of(post, language="ja")
    window.actions_.refresh()
    qtbot.waitUntil(window.isActiveWindow)
    hands = Hands(Tally(), morning.of_others())
    work_by_interface.there_and_back(hands, morning, browser)
    acts = hands.tally.of(Step.COPY, Step.BLOGGER)
    assert acts == MOST_THERE_AND_BACK, hands.tally.table(verbose=True)
    assert proof.html_faults(browser.html, morning) == []
    assert proof.box_faults(browser.permalink, browser.description, morning) == []
    window.desk.files.save()
    hands.wait_for("保存済み")
    assert proof.address_faults(post, morning) == []
    assert browser.fake.violations == []
    assert browser.fake.posts.ever_live == set()
    assert len(browser.fake.posts.posts) == 1


def test_the_work_knows_neither_the_program_nor_qt():
    tree = ast.parse(Path(work_by_interface.__file__).read_text(encoding="utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported <= {"typing", "tests.morning.hands", "tests.morning.material", "tests.morning.tally"}
    assert not any(isinstance(node, ast.Import) for node in ast.walk(tree))
