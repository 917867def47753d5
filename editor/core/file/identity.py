"""Ids of posts: UUIDs of version 7 (RFC 9562), which sort by the time they were made. Python has them from 3.14 on.

An id that was read from a file may be any text: a path, a name that Windows reserves, a megabyte. Whatever is stored on
the disk by the id of a post takes its name from here.
"""

import hashlib
import secrets
import time

from editor.core.text.patterns import pattern

_SAFE = pattern(r"[0-9a-f-]{8,64}")


def uuid7(milliseconds: int | None = None) -> str:
    """A new id; `milliseconds` since 1970, now if left out. 48 bits of time, 74 random ones."""
    moment = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    value = (moment & (1 << 48) - 1) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def file_stem(post_id: str) -> str:
    """The file name, without suffix, that stands for `post_id` on the disk; the same id always has the same one.

    A UUID in lower case is its own name. Any other text becomes a digest: no name leads to another folder or is refused
    by a file system, and ids that differ only by letter case or Unicode form get names of their own everywhere.
    """
    return post_id if _SAFE.fullmatch(post_id) else f"x{digest(f'id:{post_id}')}"


def digest(text: str) -> str:
    """32 hexadecimal digits of the SHA-256 of any `text`, halves of characters included."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
