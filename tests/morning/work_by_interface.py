"""The morning's last part with Blogger's interface: the draft is sent, its pictures are added there and fetched, and it
has them in their places.

As `work.py`, this module has no door to the program but `Hands`. What the author does in the browser is counted;
`there` does it to the played Blogger.
"""

from typing import Protocol

from tests.morning.hands import Hands
from tests.morning.material import Morning
from tests.morning.tally import Step

_BACK = "Alt+Tab (back)"


class There(Protocol):
    """The browser, in which the author works at the played Blogger."""

    def upload_all(self, files: list[str]) -> None:
        """The files are dropped onto the text, which uploads them and has them at its end, in their order."""

    def describe(self, words: str) -> None:
        """The words are dropped into the box of the search description."""

    def come_back(self) -> None:
        """The program's window is the active one again."""

    @property
    def html(self) -> str:
        """What the draft holds."""

    @property
    def permalink(self) -> str:
        """The permalink that the draft will have."""

    @property
    def description(self) -> str:
        """The search description of the draft."""


def there_and_back(hands: Hands, morning: Morning, there: There) -> None:
    """From a finished post to a draft that is complete there, and back with all addresses of its pictures."""
    step = hands.tally.step
    with step(Step.COPY):
        hands.press("Ctrl+Shift+B")
        hands.wait_for("ブラウザーで下書きを開きました")  # the dialog lies above it
    with step(Step.BLOGGER):
        there.upload_all([url.toLocalFile() for url in hands.carry("アップロードする画像").urls()])
        hands.elsewhere("click “Search description”")
        there.describe(hands.carry("検索向け説明").text())
        hands.elsewhere("click “Save”", _BACK)
        there.come_back()
        hands.wait_for(f"画像{1 + len(morning.pictures)}枚のURLが入りました")
        hands.wait_for("変わったところを送りました")
