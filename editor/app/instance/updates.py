"""The version at the last start, so that what an update changed is told once."""

from editor import __version__
from editor.app.choices.settings import Settings

_KEY = "version"


def was_updated(settings: Settings, version: str = __version__) -> bool:
    """Whether the program was another one at the last start, which is noted. The very first start is no update."""
    state = settings.state
    before = state.get(_KEY)
    if before == version:
        return False
    state[_KEY] = version
    settings.save_state(later=True)
    return before is not None or not settings.is_first_start
