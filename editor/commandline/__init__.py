"""The command line: its arguments, its commands, and how they answer."""

from editor.core.processes import late_inspect

late_inspect.install()  # before the first data class is made: neither a command nor a first page uses it
