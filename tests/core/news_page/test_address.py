"""The article's own address."""

import pytest

from editor.core.news_page.address import archived, article_address, canonical_key, is_web_address, is_whole
from editor.core.news_page.metas import Head


def _head(canonical: str = "", shared: str = "") -> Head:
    return Head(canonical=canonical, metas={"og:url": [shared]} if shared else {})


@pytest.mark.parametrize(
    ("given", "head", "address"),
    [
        ("https://e.jp/a?utm_source=x&id=1", _head(), "https://e.jp/a?id=1"),
        ("https://e.jp/a?from=top", _head("https://e.jp/a"), "https://e.jp/a"),
        ("https://e.jp/amp/a/", _head("https://www.e.jp/a"), "https://www.e.jp/a"),
        ("https://e.jp/a", _head("https://other.jp/b"), "https://e.jp/a"),
        ("https://e.jp/a", _head("https://e.jp/"), "https://e.jp/a"),
        ("https://e.jp", _head("https://e.jp/a"), "https://e.jp/a"),
        ("https://e.jp/", _head("/a/1"), "https://e.jp/a/1"),
        ("https://e.jp/", _head(), ""),
        ("", _head("", "//e.jp/a"), "https://e.jp/a"),
        ("", _head("javascript:alert(1)"), ""),
        ("not an address", _head("https://e.jp/a"), "https://e.jp/a"),
        ("https://e.jp/記事|１", _head(), "https://e.jp/記事|１"),
    ],
)
def test_article_address(given: str, head: Head, address: str) -> None:
    assert article_address(given, head, {}) == address


def test_linked_data_say_it_last() -> None:
    assert article_address("", _head(), {"mainEntityOfPage": {"@id": "https://e.jp/a"}}) == "https://e.jp/a"
    assert article_address("", _head(), {"url": "https://e.jp/b"}) == "https://e.jp/b"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.e.jp/a/?utm_source=x#top", "http://e.jp/a", True),
        ("https://sp.e.jp/a", "https://www.e.jp/a", True),
        ("https://e.jp/a?id=1", "https://e.jp/a?id=2", False),
        ("https://e.jp/a", "https://e.jp/b", False),
    ],
)
def test_canonical_key(one: str, other: str, same: bool) -> None:
    assert (canonical_key(one) == canonical_key(other)) is same


@pytest.mark.parametrize(
    ("text", "web", "whole"),
    [
        ("https://e.jp/a", True, True),
        (" https://e.jp/?p=1 ", True, True),
        ("https://e.jp/", True, False),
        ("https://e.jp", True, False),
        ("https://e.jp/a b", False, True),
        ("e.jp/a", False, False),
        ("https://[", False, False),
        ("ftp://e.jp/a", False, True),
    ],
)
def test_what_is_an_address(text: str, web: bool, whole: bool) -> None:
    assert (is_web_address(text), is_whole(text.strip())) == (web, whole)


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("https://web.archive.org/web/20250402010203/https://e.jp/a", "https://e.jp/a"),
        ("https://web.archive.org/web/20250402010203if_/http://e.jp/a?b=1", "http://e.jp/a?b=1"),
        ("https://web.archive.org/web/2025/https:/e.jp/a", "https://e.jp/a"),
        ("https://archive.ph/20250402/https://e.jp/a", "https://e.jp/a"),
        ("https://archive.ph/AbCdE", "https://archive.ph/AbCdE"),
        ("https://e.jp/web/2025/https://x.jp/", "https://e.jp/web/2025/https://x.jp/"),
    ],
)
def test_a_page_in_an_archive(address: str, own: str) -> None:
    assert archived(address) == own
