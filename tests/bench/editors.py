"""The editors that are measured: how each is started with its live preview open, and where its panes are.

Regions are x0,y0,x1,y1 on a screen of 1600 × 1000 pixels that the window fills; `--look` makes pictures to choose by.
The other editors are Debian's; each gets a home folder of its own with no more settings than the open preview needs.
"""

import os
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Editor:
    """One editor: its command, the panes on the screen, where to click and what to press before typing."""

    name: str
    command: tuple[str, ...]
    source: str
    preview: str
    click: str = ""
    press: str = "ctrl+Home"
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def is_installed(self) -> bool:
        """Whether the command can be started here."""
        return shutil.which(self.command[0]) is not None

    def prepare(self, home: Path) -> dict[str, str]:
        """Write the settings into the throw-away folder `home`; the environment to start the editor in."""
        for name, text in self.settings.items():
            path = home / ".config" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        runtime = home / "run"
        runtime.mkdir(mode=0o700)
        folders = {
            "HOME": home,
            "XDG_CONFIG_HOME": home / ".config",
            "XDG_DATA_HOME": home / ".local/share",
            "XDG_STATE_HOME": home / ".local/state",
            "XDG_CACHE_HOME": home / ".cache",
            "XDG_RUNTIME_DIR": runtime,
            "RONPYO_LIBRARY": home / "library",
        }
        return {**os.environ, **{name: str(path) for name, path in folders.items()}}


def _environment(name: str, default: str) -> str:
    return os.environ.get(f"RONPYO_BENCH_{name}", default)


RONPYO = Editor(
    name="Ronpyo",
    command=(str(Path(sys.executable).with_name("ronpyo")),),
    source=_environment("SOURCE", "275,110,985,960"),
    preview=_environment("PREVIEW", "1025,90,1575,960"),
    click=_environment("CLICK", "600,700"),
)
GHOSTWRITER = Editor(
    name="ghostwriter",
    command=("ghostwriter",),
    source="165,30,860,960",
    preview="885,30,1580,960",
    settings={"ghostwriter/ghostwriter.conf": "[Preview]\nhtmlPreviewOpen=true\n"},
)
RETEXT = Editor(
    name="retext",
    command=("retext",),
    source="4,95,780,950",
    preview="806,95,1580,995",
    settings={"ReText project/ReText.conf": "[General]\ndefaultPreviewState=live-preview\n"},
)
EDITORS = (RONPYO, GHOSTWRITER, RETEXT)
