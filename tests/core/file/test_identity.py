"""Ids are UUIDs of version 7."""

import uuid

from editor.core.file.identity import uuid7


def test_version_variant_and_time() -> None:
    value = uuid.UUID(uuid7(1_743_546_600_000))
    assert (value.version, value.variant) == (7, uuid.RFC_4122)
    assert value.int >> 80 == 1_743_546_600_000


def test_ids_are_distinct_and_sort_by_time() -> None:
    assert uuid7(1) < uuid7(2) < uuid7()
    assert len({uuid7(1) for _ in range(1000)}) == 1000
