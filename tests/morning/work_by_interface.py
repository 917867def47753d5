"""The morning's last part with Blogger's interface: the draft is sent, its pictures are added there and fetched.

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

    def upload_all(self, folder: str) -> None:
        """All files of `folder` are chosen and put into the draft at its end, in the order of their names."""

    def come_back(self) -> None:
        """The program's window is the active one again."""

    @property
    def html(self) -> str:
        """What the draft holds."""


def there_and_back(hands: Hands, morning: Morning, there: There) -> None:
    """From a finished post to a draft whose pictures' addresses are all in the post."""
    step = hands.tally.step
    with step(Step.COPY):
        hands.press("Ctrl+Shift+B")
        hands.wait_for("Bloggerで画像を入れ、戻ったら取り込む")
        hands.press("Return")
    with step(Step.BLOGGER):
        hands.elsewhere("click “Insert image”", "click “Upload from computer”", "click “Browse”")
        hands.elsewhere("Ctrl+V (the folder)", "Return", "Ctrl+A (all files)", "Return (open)", "click “Select”")
        there.upload_all(hands.clipboard)
        hands.elsewhere("click “Save”", _BACK)
        there.come_back()
        hands.wait_for(f"画像{1 + len(morning.pictures)}枚のアドレスが入りました")


def finish(hands: Hands, morning: Morning, there: There) -> str:
    """The pictures in their places, and the boxes that the interface cannot fill; the HTML of the draft."""
    step = hands.tally.step
    with step(Step.COPY):
        hands.press("Return")
        hands.wait_for("変わったところを送りました")
        hands.wait_for("コピーして、Bloggerの欄に貼り付けてください")
    with step(Step.BLOGGER):
        hands.click("コピー：パーマリンク")
        assert hands.clipboard == morning.permalink
        hands.click("Bloggerで開く")
        hands.elsewhere("click “Permalink”", "click “Custom”", "click the box", "Ctrl+V (there)", _BACK)
        hands.click("コピー：検索向け説明")
        assert hands.clipboard == morning.description
        hands.elsewhere("Alt+Tab (to the browser)", "click “Search description”", "click the box", "Ctrl+V (there)")
        hands.elsewhere("click “Save”")
    return there.html
