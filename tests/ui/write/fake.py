"""A document of the source pane's tests: any text, shown as that of a body or of a whole file."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from editor.app.open_post.document import Document
from editor.core.file.postfile import PostFile
from editor.core.profile.load import Profile, load_profile

HEADER = "---\ncommentary:\n  headline: 資源外交の主導権はどこへ\n---\n"


@cache
def profile_in(language: str) -> Profile:
    """The default profile, as if it were one of a blog in `language`."""
    return replace(load_profile()[0], language=language)


class FakeDocument(Document):
    """Not opened from a file; of a Japanese blog."""

    def __init__(self, path: Path, text: str = "", raw: bool = False, language: str = "ja") -> None:
        super().__init__(path, PostFile.parse(HEADER.encode()), None, lambda _name: profile_in(language))
        self._raw = raw
        self._text_buffer.set_text(text)
        self.history.reset()
