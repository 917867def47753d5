"""The host in what somebody gives as one."""

import pytest

from editor.core.importers.wish import host_in


@pytest.mark.parametrize(
    ("given", "host"),
    [
        ("example.blogspot.com", "example.blogspot.com"),
        (" https://Example.Blogspot.com/2025/ ", "example.blogspot.com"),
        ("//blog.example.jp", "blog.example.jp"),
        ("user:word@blog.example.jp", "blog.example.jp"),
        ("blog.example.jp:8080/x", "blog.example.jp:8080"),
        ("私の論評.jp", "私の論評.jp"),
        ("my-blog.xn--abc", "my-blog.xn--abc"),
        ("", ""),
        ("http://a b/", ""),
        ("a_b", ""),
        ("../x", ""),
        ("-a.jp", ""),
        ("a.jp<", ""),
        ("http://[::1", ""),
        ("localhost", ""),
        ("192.0.2.1", ""),
    ],
)
def test_the_host(given: str, host: str) -> None:
    assert host_in(given) == host
