"""Rendering posts that carry an attack, as the program does it, and with nothing cleaned."""

from dataclasses import replace

from editor.core import paths
from editor.core.html import sanitize
from editor.core.profile import template
from editor.core.profile.slots import fill_slots
from editor.core.render import page as rendering
from editor.core.render.patch import Page, apply
from editor.core.workers.post_tasks import PageTask, Request
from editor.core.workers.post_worker import PostWorker
from tests.ui.preview.sealed.posts import PROFILE, post_with, write_profile


class Pages:
    """One worker, which sends what differs from the page before."""

    def __init__(self) -> None:
        self._worker, self._page, self._holds = PostWorker(), Page(), False

    def render(self, attack: str, route: str, style: str) -> Page | None:
        """The page of a post with the attack; None where the program refuses to show it."""
        by_profile = route == "profile"
        if by_profile:
            write_profile(paths.user_profiles(), attack, style)
        if fresh := by_profile or not self._holds:
            self._page, self._holds = Page(), True
        task = PageTask(post_with(attack, route), fresh)
        answer = self._worker.answer(Request(task, PROFILE if by_profile else "", "ja"))
        if "result" not in answer:
            return None
        apply(self._page, answer["result"])
        return replace(self._page)


def let_all_through() -> None:
    """From now on, clean nothing that posts and profiles hold."""
    vars(sanitize)["_clean"] = lambda _cleaner, html: html
    vars(rendering)["has_slots"] = lambda _html: True
    vars(template)["escape"] = lambda text, quote=True: text


def document_of(page: Page, style_is_escaped: bool) -> str:
    """The page as one HTML file."""
    style = page.style.replace("</", r"<\/") if style_is_escaped else page.style
    filled = fill_slots(page.frame, {"news": page.news, "commentary": page.commentary}, keep=True)
    return f"<!doctype html><html><head><meta charset=utf-8><style>{style}</style></head><body>{filled}</body></html>"
