"""Bounds on what a process of ours that reads hostile files may take, where the system can set them (Windows cannot in
this way)."""

import contextlib


def bound(memory: int, seconds: int | None = None) -> None:
    """Bound this process: `memory` is bytes that can be written (of mere address space some allocators reserve many
    GiB), `seconds` are those of the processor, without end where None. It leaves no core dump behind."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        if seconds is not None:
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
