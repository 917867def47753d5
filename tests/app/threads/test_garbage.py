"""Cyclic garbage is collected in the window's thread alone."""

import gc

from editor.app.threads.garbage import Garbage


def test_the_interpreter_does_not_collect_by_itself_any_more(qapp) -> None:
    was_enabled = gc.isenabled()
    gc.enable()
    garbage = Garbage()
    assert not gc.isenabled()
    garbage.deleteLater()
    if was_enabled:
        gc.enable()
