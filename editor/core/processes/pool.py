"""Other processes of the program that work side by side, by way of `multiprocessing`."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any, TypeVar

from editor.core.processes import children, own_files

T = TypeVar("T")


class Pool(ProcessPoolExecutor):
    """Processes that work side by side; each calls `begin(*arguments)` first.

    They are new ones, not copies of this one (which may have threads). What `multiprocessing` starts gets the
    environment of this process and no flag of ours, so the environment says the same whenever it starts something.
    Raises ProgramReplacedError where the program is another release by now.
    """

    def __init__(self, size: int, begin: Callable[..., None], *arguments: Any) -> None:
        own_files.check()
        context = multiprocessing.get_context("spawn")
        with children.environment_for_all():
            super().__init__(size, mp_context=context, initializer=begin, initargs=arguments)

    def submit(self, function: Callable[..., T], /, *arguments: Any, **named: Any) -> Future[T]:
        """Have `function` called in one of them; the first calls start them."""
        with children.environment_for_all():
            return super().submit(function, *arguments, **named)
