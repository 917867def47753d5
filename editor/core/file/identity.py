"""Ids of posts: UUIDs of version 7 (RFC 9562), which sort by the time they were made. Python has them from 3.14 on."""

import secrets
import time


def uuid7(milliseconds: int | None = None) -> str:
    """A new id; `milliseconds` since 1970, now if left out. 48 bits of time, 74 random ones."""
    moment = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    value = (moment & (1 << 48) - 1) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
