"""The start of the window: the environment, the order of loading, the end."""

import gc
import os
import sys
from collections.abc import MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING

from editor.commandline.output import complain, is_heard
from editor.core import paths, words
from editor.core.disk.choices_file import read_choices
from editor.core.errors import FileError
from editor.core.processes import arenas, foreign, quick_dataclasses
from editor.core.theme.motion import REDUCED
from editor.ui.start import graphics, qt_loading

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from editor.app.files.session import Session
    from editor.app.open_post.document import Document


_OF_AN_ENGINE = ("QTWEBENGINEPROCESS_PATH", "QTWEBENGINE_RESOURCES_PATH", "QTWEBENGINE_LOCALES_PATH")


def prepare_environment(graphics_choice: str = "", *, less_motion: bool = False) -> None:
    """Set the variables that Qt reads from the environment, before Qt is imported. What the person has set stays, but
    for the parts of another web engine: a program that carries one names them for itself, and whatever it starts
    inherits them. With them Qt ends the program (6.11: the engine's process, or its resources, were not found)."""
    environment = os.environ
    for name in _OF_AN_ENGINE:
        environment.pop(name, None)
    flags = ['--host-resolver-rules="MAP * ~NOTFOUND"']  # nothing of a post is ever looked up, not even a name
    if "--js-flags" not in environment.get("QTWEBENGINE_CHROMIUM_FLAGS", ""):
        # V8 lets garbage lie until there is much of it: 40 MB after ten thousand keys, each of which patches the page.
        flags.append("--js-flags=--optimize-for-size,--max-semi-space-size=1")
    if sys.platform.startswith("linux"):
        # Chromium keeps a process ready of which others without a sandbox are made. There are none here: 9 MB, 50 ms.
        flags.append("--no-unsandboxed-zygote")
        if os.geteuid() == 0:  # Chromium's sandbox refuses root: https://crbug.com/638180
            environment.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
        # The page is in the accessibility tree while a screen reader is there, and costs nothing while none is: without
        # this, never (https://doc.qt.io/qt-6/qtwebengine-platform-notes.html#accessibility-and-performance).
        environment.setdefault("QTWEBENGINE_ENABLE_LINUX_ACCESSIBILITY", "1")
        find_input_method(environment)
    if less_motion:  # for what a page's own style says of `prefers-reduced-motion`
        flags.append("--force-prefers-reduced-motion")
    flags += graphics.prepare(graphics_choice, environment)
    environment["QTWEBENGINE_CHROMIUM_FLAGS"] = " ".join(
        filter(None, [environment.get("QTWEBENGINE_CHROMIUM_FLAGS", ""), *flags])
    )


def find_input_method(environment: MutableMapping[str, str]) -> None:
    """Have Qt speak to the person's input method by a plugin that is there.

    The wheels of PySide6 carry ibus's plugin and none of fcitx; fcitx 5 speaks ibus's protocol, too (fcitx5 issue 444).
    With none named Qt 6 takes none on X11, though the desktop's own variable, for XIM, names one.
    """
    if listed := [name for name in environment.get("QT_IM_MODULES", "").split(";") if name]:
        fcitx = [place for place, name in enumerate(listed) if name.startswith("fcitx")]
        if fcitx and "ibus" not in listed:  # a Qt of the system's own may have fcitx's
            environment["QT_IM_MODULES"] = ";".join([*listed[: fcitx[-1] + 1], "ibus", *listed[fcitx[-1] + 1 :]])
        return
    named = environment.get("QT_IM_MODULE", "")
    if not named and not environment.get("WAYLAND_DISPLAY"):
        named = environment.get("XMODIFIERS", "").partition("@im=")[2]
    if named.startswith("fcitx") or (named == "ibus" and not environment.get("QT_IM_MODULE")):
        environment["QT_IM_MODULE"] = "ibus"


def begin(session: "Session", path: Path | None) -> "tuple[Document, Path | None]":
    """The post to start with, and `path` where it cannot be read and only the window can say so.

    Raises FileError where somebody hears it on standard error: after a click on a file nobody does.
    """
    try:
        return session.begin(path), None
    except FileError:
        if is_heard(os.environ):
            raise
        return session.begin(None), path


def _application() -> "QApplication":
    from PySide6.QtWidgets import QApplication

    arguments = ["ronpyo"]  # without argv[0] the web engine aborts (measured with Qt 6.11)
    if sys.platform == "darwin":
        from editor.ui.start.opening_application import OpeningApplication

        return OpeningApplication(arguments)
    return QApplication(arguments)


def run(path: Path | None = None) -> int:
    """Show the window until it closes: the post at `path`, else the last one, at the first start the sample."""
    sys.setswitchinterval(0.001)  # a key waits no longer than that for a thread that builds a file
    gc.disable()  # all that is loaded now stays: looking through it for garbage costs a start some 30 ms
    arenas.keep_one()  # before the first thread
    foreign.remember()
    choices = read_choices(paths.config())
    prepare_environment(str(choices.get("graphics", "")), less_motion=choices.get("motion") == REDUCED)
    quick_dataclasses.install()
    qt_loading.load()
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    from editor.app.choices.settings import Settings
    from editor.app.choices.system_languages import system_languages
    from editor.ui.start.failed_start import told_in_a_sentence

    QGuiApplication.setDesktopFileName("org.ronpyo.Ronpyo")
    if os.environ.get("QT_QUICK_BACKEND") != "software":
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    with told_in_a_sentence():
        qt = _application()
    qt.setApplicationName("ronpyo")
    from editor.ui.start.program import Program, dress, empty_window

    settings = Settings()
    words.use(settings.choices.language or words.system_language(system_languages))
    dress(qt, settings)
    window = empty_window(qt, settings)
    qt_loading.fetch_web_engine()

    from editor.app.application import Application

    app = Application(settings)
    app.mishap.watch()
    try:
        document, refused = begin(app.session, path)
    except FileError as error:
        complain(str(error))
        app.close()
        return 1

    from editor.app.threads.garbage import Garbage

    program = Program(qt, app, document, window)
    program.show()
    if refused is not None:
        program.receive(refused, "")
    if open_by := getattr(qt, "open_by", None):
        open_by(lambda path: program.receive(path, ""))
    gc.freeze()
    garbage = Garbage()
    code = qt.exec()
    program.close()
    garbage.deleteLater()
    return code
