"""A news page read without fear of it: in a process with a deadline, which is ended when the page takes longer."""

import pickle
from dataclasses import replace
from datetime import date
from io import BytesIO

from editor.core import words
from editor.core.errors import NewsPageError
from editor.core.news_page.clip import Clip
from editor.core.news_page.received import MOST_BYTES
from editor.core.processes import children
from editor.core.processes.channel import ChannelError, framed, from_json, read
from editor.core.words import tr
from editor.core.workers.guarded_pdf import is_pdf, pdf_text
from editor.core.workers.post_tasks import ClipTask, Request

DEADLINE = 15.0
"""Seconds, the start of the process included; an ordinary page takes a quarter of one."""


def clip_of(page: bytes | str, address: str = "", today: date | None = None, deadline: float = DEADLINE) -> Clip:
    """The clip of `page`, as `received.read_clip` gives it, or of a PDF. Raises NewsPageError."""
    if len(page) > MOST_BYTES:
        size = MOST_BYTES // 1024 // 1024
        raise NewsPageError(tr("The page is larger than {size} MB. Nothing was read of it.", size=size))
    day, cut = (today or date.today()).isoformat(), False
    if isinstance(page, bytes) and is_pdf(page):
        found = pdf_text(page)
        task, cut = ClipTask(found.page, address or found.address, day, found.title), found.cut
    else:
        task = ClipTask(page, address, day)
    data = pickle.dumps(Request(task, "", words.language()), pickle.HIGHEST_PROTOCOL)
    try:
        _code, answer = children.run("editor.core.workers.post_worker", framed(data), timeout=deadline)
    except TimeoutError:
        sentence = tr("Reading this page took longer than {seconds} seconds and was stopped.", seconds=round(deadline))
        raise NewsPageError(sentence) from None
    try:
        said = read(BytesIO(answer))
    except ChannelError:
        said = None
    if said is None:
        raise NewsPageError(tr("This page could not be read: the process that tried it ended."))
    values = from_json(said)
    if "error" in values:
        raise NewsPageError(values["error"])
    clip = Clip.from_json(values["result"])
    return replace(clip, cut=clip.cut or cut)
