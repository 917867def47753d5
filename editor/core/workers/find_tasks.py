"""The tasks of the process that finds words: each is a frozen value with all that it needs, its result is JSON."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from editor.core.file.contents import Contents
from editor.core.library.post_hits import hits_in, hits_in_file
from editor.core.library.scan import post_files
from editor.core.text.text_search import TextHit, TextSearch, find_hits


@dataclass(frozen=True, slots=True)
class TextsTask:
    """Find the hits of `search` in each of the `texts`; they are replaced by `replacement`."""

    texts: tuple[str, ...]
    search: TextSearch
    replacement: str = ""

    def run(self) -> list[list[TextHit]]:
        """[start, end, text] of each hit in each text. Raises PatternError."""
        return [[*hits] for hits in find_hits(self.texts, self.search, self.replacement)]


@dataclass(frozen=True, slots=True)
class PostTask:
    """Find the hits of `search` in the post at `path`: in its file, or in `contents` where it is open."""

    path: Path
    search: TextSearch
    replacement: str = ""
    contents: Contents | None = None

    def run(self) -> dict[str, Any]:
        """A `PostHits` as JSON. Raises FileError, PatternError."""
        if self.contents is not None:
            return hits_in(self.contents, self.search, self.replacement, self.path, "").as_json()
        return hits_in_file(self.path, self.search, self.replacement).as_json()


@dataclass(frozen=True, slots=True)
class ListTask:
    """List the files of posts in `library`, newest names first."""

    library: Path

    def run(self) -> list[str]:
        """The paths."""
        return [str(self.library / os.fsdecode(name)) for name, _stand in post_files(self.library)]
