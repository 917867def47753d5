"""A receipt made of an export for the blog."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from editor.core.originals.record import fingerprint
from editor.core.post import Post
from editor.core.receipts.receipt import Handing, Receipt


def receipt_of(
    post: Post, export: Mapping[str, Any], moment: datetime | None = None, kind: Handing = Handing.COPIED
) -> Receipt:
    """The receipt of `post`, exported as `export` says (an `Export` as JSON), at `moment`; now if left out."""
    when = (moment or datetime.now()).astimezone().isoformat(timespec="seconds")
    problems = [
        str(problem.get("message", "")) for problem in export.get("problems", ()) if isinstance(problem, Mapping)
    ]
    return Receipt(
        when,
        str(export["text"]),
        str(export.get("title", "")),
        str(export.get("labels", "")),
        str(export.get("permalink", "")),
        str(export.get("description", "")),
        fingerprint(post),
        tuple((image.path, image.url) for image in post.fields.images if image.url),
        tuple(filter(None, problems)),
        kind,
    )
