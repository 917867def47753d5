"""Which old posts should point to a new one."""

from editor.core.library.draft import DraftPost, draft_of
from editor.core.library.forward_links import forward_links
from editor.core.library.texts import Texts
from editor.core.profile.load import load_profile
from tests.core.library.posts import archive_of, header

NEW = "https://example.blogspot.com/2025/04/new.html"


def test_near_posts_that_do_not_link_yet(tmp_path):
    out = {"status": "published"}
    texts = {
        f"{n}.md": header(**out, title="関税の話", date=f"2025-01-{n + 1:02}", blogger__url=f"https://b.example/{n}")
        + (f"[続き]({NEW})\n" if n == 2 else "文\n")
        for n in range(4)
    }
    texts["draft.md"] = header(title="関税の下書き")
    texts["later.md"] = header(**out, title="関税", date="2025-06-01", blogger__url="https://b.example/later")
    texts |= {f"x{n}.md": header(**out, title="他", blogger__url=f"https://b.example/x{n}") for n in range(9)}
    archive = archive_of(tmp_path / "posts", texts)
    draft = draft_of((header(title="関税 <新> [税]", date="2025-04-02", blogger__url=NEW) + "文\n").encode())
    assert draft is not None
    profile, _problems = load_profile()
    found = forward_links(archive.index, draft, "2025-04-02", profile)
    assert [one.entry.path for one in found] == ["3.md", "1.md", "0.md"]
    assert found[0].html == f'<p>追記（2025年4月2日）：<a href="{NEW}">関税 &lt;新&gt; [税]</a></p>'
    assert found[0].markdown == f"追記（2025年4月2日）：[関税 \\<新> \\[税\\]](<{NEW}>)"


def test_a_post_that_links_by_a_path_links_already(tmp_path):
    out = {"status": "published", "date": "2025-01-01"}
    texts = {
        "path.md": header(**out, title="関税の話", permalink="a") + "[続き](/2025/04/new.html)\n",
        "blog.md": header(**out, title="関税の話", blogger__url="https://example.blogspot.com/2025/01/b.html")
        + "[続き](/2025/04/new.html)\n",
        "else.md": header(**out, title="関税の話", blogger__url="https://else.example/2025/01/b.html")
        + "[続き](/2025/04/new.html)\n",
        "more.md": header(**out, title="別", blogger__url="https://example.blogspot.com/2025/01/c.html"),
    }
    archive = archive_of(tmp_path / "posts", texts)
    draft = draft_of((header(title="関税の話", date="2025-04-02", blogger__url=NEW) + "文\n").encode())
    assert draft is not None
    found = {one.entry.path for one in forward_links(archive.index, draft, "2025-04-02", load_profile()[0])}
    assert "else.md" in found and not found & {"path.md", "blog.md"}


def test_a_derived_address(tmp_path):
    old = header(title="関税", status="published", date="2025-01-01", blogger__url="https://b.example/2025/01/a.html")
    archive = archive_of(tmp_path / "posts", {"a.md": old})
    draft = draft_of(header(title="関税の続き", date="2025-04-02", permalink="next").encode())
    assert draft is not None
    (found,) = forward_links(archive.index, draft, "2025-04-02", load_profile()[0])
    assert 'href="https://b.example/2025/04/next.html"' in found.html


def test_without_an_address_there_is_none(tmp_path):
    archive = archive_of(tmp_path / "posts", {"a.md": header(title="関税", status="published")})
    profile, _problems = load_profile()
    assert forward_links(archive.index, DraftPost(Texts("関税", (), (), (), "", ())), "", profile) == []
