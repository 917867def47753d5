"""The render process: pages, reports and exports of a post."""

from editor.core.processes import late_inspect

late_inspect.install()  # before the first data class is made: in the window it is loaded by then

from editor.core.processes import quick_dataclasses  # noqa: E402  # it loads `dataclasses`, which loads `inspect`

quick_dataclasses.install()
