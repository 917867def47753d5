"""The archive: an index of the posts in a folder, and searching in it. Files are the truth; the index can always go."""

from editor.core.processes import late_inspect

late_inspect.install()  # before the first data class is made: in the window it is loaded by then

from editor.core.processes import quick_dataclasses  # noqa: E402  # it loads `dataclasses`, which loads `inspect`

quick_dataclasses.install()
