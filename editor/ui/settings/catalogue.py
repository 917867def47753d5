"""All settings, declared once: what each is called, what it does, what can be chosen and what it is by default.

The dialog (`dialogs/settings.py`), its search and the comments in the plain file follow from it; the values are those
of `app/choices/settings.Choices`, by key. `tests/ui/settings/test_catalogue.py` holds the two to each other.
"""

import sys
from collections.abc import Callable

from PySide6.QtGui import QFontDatabase

from editor.app.choices.settings import Choices
from editor.app.choices.text_look import LINE_HEIGHT, OFF, ON, SIZE, WIDTH
from editor.core.images.web_copy import LONGEST
from editor.core.profile.settings import list_profiles
from editor.core.theme.load import list_themes
from editor.core.theme.motion import FULL, REDUCED
from editor.core.words import LANGUAGES, tr
from editor.ui.preview.page_choices import DARKENED
from editor.ui.settings.setting import Part, Setting
from editor.ui.start.graphics import AUTOMATIC, CARD, SOFTWARE
from editor.ui.write.keys import ENTER_LINE, ENTER_PARAGRAPH
from editor.ui.write.spotlight import PARAGRAPH, SENTENCE


def _numbers(say: Callable[[str], str], usual: float, numbers: tuple[float, ...]) -> dict[str, str]:
    return {"": say(str(usual)), **{str(number): say(str(number)) for number in numbers if number != usual}}


def _dictionaries() -> dict[str, str]:
    """The dictionaries that can be used here, each by its name."""
    from editor.core.spelling.dictionaries import is_readable, list_dictionaries

    return {one.name: one.name for one in list_dictionaries()} if is_readable() else {}


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "language",
        Part.WINDOW,
        lambda: tr("Language"),
        lambda: tr("The language of menus, dialogs and sentences; posts are not changed by it."),
        lambda: {"": tr("As the system"), **LANGUAGES},
    ),
    Setting(
        "theme",
        Part.WINDOW,
        lambda: tr("Colours"),
        lambda: tr("The colours of the window; the page in the preview keeps its own."),
        lambda: {"": tr("As the system"), **{theme.name: theme.label for theme in list_themes()}},
    ),
    Setting(
        "graphics",
        Part.WINDOW,
        lambda: tr("Graphics"),
        lambda: tr("How the preview is drawn. Takes effect at the next start."),
        lambda: {
            AUTOMATIC: tr("Automatic"),
            CARD: tr("By the graphics card"),
            SOFTWARE: tr("By software (virtual machines, remote desktops)"),
        },
        is_shown=lambda: sys.platform.startswith("linux"),
    ),
    Setting(
        "preview_width",
        Part.WINDOW,
        lambda: tr("Preview"),
        lambda: tr("The page as it is seen on a desktop, on a phone or on the front page."),
        lambda: {"desktop": tr("Desktop view"), "phone": tr("Phone view"), "list": tr("As on the front page")},
    ),
    Setting(
        "page",
        Part.WINDOW,
        lambda: tr("Page in the dark"),
        lambda: tr("How the preview shows the page; what goes to the blog is not changed by it."),
        lambda: {"": tr("As on the blog"), DARKENED: tr("Darkened")},
    ),
    Setting(
        "motion",
        Part.WINDOW,
        lambda: tr("Motion"),
        lambda: tr("Whether menus and bars may fade and unfold, and whether images and styles of the page may move."),
        lambda: {"": tr("As the system"), REDUCED: tr("Reduced"), FULL: tr("As it comes")},
    ),
    Setting(
        "autosave",
        Part.WRITING,
        lambda: tr("Posts are saved"),
        lambda: tr(
            "Whether a post is saved automatically soon after you type. Your text is safe from a crash either way."
        ),
        lambda: {"": tr("While you write"), "off": tr("Only when you save")},
    ),
    Setting(
        "enter",
        Part.WRITING,
        lambda: tr("Enter makes"),
        lambda: tr("What the Enter key makes in the text."),
        lambda: {
            "": tr("A new paragraph in Japanese posts, else a new line"),
            ENTER_PARAGRAPH: tr("A new paragraph (Shift+Enter: a line break)"),
            ENTER_LINE: tr("A new line"),
        },
    ),
    Setting(
        "typewriter",
        Part.WRITING,
        lambda: tr("Line of the caret"),
        lambda: tr("Whether the line in which you write stays in the middle of the pane."),
        lambda: {"": tr("Moves as you write"), ON: tr("Stays in the middle")},
    ),
    Setting(
        "spotlight",
        Part.WRITING,
        lambda: tr("Dimmed while you write"),
        lambda: tr("What is drawn faintly, so that the eye stays where you write."),
        lambda: {
            "": tr("Nothing"),
            SENTENCE: tr("All but the sentence"),
            PARAGRAPH: tr("All but the paragraph"),
        },
    ),
    Setting(
        "fold_links",
        Part.WRITING,
        lambda: tr("URLs of links"),
        lambda: tr("Whether a URL is short while the caret is elsewhere."),
        lambda: {"": tr("Short where the caret is not"), OFF: tr("Always whole")},
    ),
    Setting(
        "spelling",
        Part.WRITING,
        lambda: tr("Spelling of Latin words"),
        lambda: tr(
            "Words in Latin letters that the dictionary does not know get a line; Japanese is not checked. "
            "It needs the extra “spelling” and a dictionary of Hunspell."
        ),
        lambda: {"": tr("Not checked"), **_dictionaries()},
    ),
    Setting(
        "aloud_rate",
        Part.WRITING,
        lambda: tr("Rate of reading aloud"),
        lambda: tr("How quickly a voice of the system reads. Takes effect with the next sentence."),
        lambda: _numbers(lambda n: tr("{n}×", n=n), 1.0, (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)),
    ),
    Setting(
        "text_font",
        Part.LOOK,
        lambda: tr("Font of the text"),
        lambda: tr("The font in which the text of the post is written."),
        lambda: {
            "": tr("As the window"),
            **{name: name for name in QFontDatabase.families(QFontDatabase.WritingSystem.Japanese)},
        },
    ),
    Setting(
        "text_size",
        Part.LOOK,
        lambda: tr("Size of the text"),
        lambda: tr("The size of letters in the text; Ctrl+plus and Ctrl+minus change it, too."),
        lambda: _numbers(lambda n: tr("{n} pixels", n=n), SIZE, (12, 14, 15, 16, 17, 18, 20, 22, 24, 28)),
    ),
    Setting(
        "text_width",
        Part.LOOK,
        lambda: tr("Length of its lines"),
        lambda: tr("The longest line of the text; a wider pane has margins."),
        lambda: _numbers(lambda n: tr("{n} full-width characters", n=n), WIDTH, (30, 35, 40, 45, 50, 60)),
    ),
    Setting(
        "line_height",
        Part.LOOK,
        lambda: tr("Height of its lines"),
        lambda: tr("The distance of the lines of the text."),
        lambda: _numbers(lambda n: tr("{n} times the letters", n=n), LINE_HEIGHT, (1.5, 1.6, 1.8, 2.0, 2.2, 2.5)),
    ),
    Setting(
        "profile",
        Part.POSTS,
        lambda: tr("Blog profile of new posts"),
        lambda: tr("The blog for which new posts are made: its title, labels and page."),
        lambda: {"": tr("As the language"), **{profile.name: profile.label for profile in list_profiles()}},
    ),
    Setting(
        "library",
        Part.POSTS,
        lambda: tr("Folder of new posts"),
        lambda: tr("New posts are kept here, and the library shows what lies here. Posts are not moved by it."),
        usual=lambda: tr("Ronpyo in your documents"),
    ),
    Setting(
        "web_picture_size",
        Part.POSTS,
        lambda: tr("Longest side of copies for the web"),
        lambda: tr(
            "Images keep their size; a copy of this size, without the place where it was taken, is made beside them."
        ),
        lambda: {value: tr("{n} pixels", n=value or str(LONGEST)) for value in ("", "1280", "1600", "2560", "4096")},
    ),
    Setting(
        "image_hosts",
        Part.POSTS,
        lambda: tr("Load web images from"),
        lambda: tr("The preview loads images from these hosts alone."),
        usual=lambda: tr("none"),
    ),
    Setting(
        "open_draft",
        Part.POSTS,
        lambda: tr("A draft that was just sent to Blogger"),
        lambda: tr("Whether the browser shows it at once where images are still to be put into it."),
        lambda: {"": tr("Shown in the browser if images are missing"), OFF: tr("Shown when you ask for it")},
    ),
    Setting(
        "listed",
        Part.CHECKS,
        lambda: tr("Related posts that the last posts had"),
        lambda: tr("How far back they are put among the related posts that are offered."),
        lambda: {
            "": tr("A little further down"),
            "0": tr("As others"),
            "0.2": tr("Much further down"),
            "1": tr("Last of all"),
        },
    ),
    Setting(
        "checks_off",
        Part.CHECKS,
        lambda: tr("Checks"),
        lambda: tr("The rules by which a post is checked; each can be switched."),
        usual=lambda: tr("those that are right in most cases"),
    ),
)
"""Every setting, in the order of the dialog."""


def found_by(words: str) -> list[Setting]:
    """The settings that have all of the `words`, as the find bar folds them, in their order."""
    from editor.core.text.find import fold

    wanted = fold(words).split()
    shown = [setting for setting in SETTINGS if setting.is_shown()]
    return [one for one in shown if all(word in fold(one.searched()) for word in wanted)]


def file_text() -> str:
    """The plain file with nothing chosen: each setting with what it does, its values and its default, as comments."""
    lines = [
        tr("# The settings of Ronpyo. A line that does not begin with # is in force from the next start."),
        tr("# Ronpyo keeps your comments and what it does not know."),
    ]
    defaults = Choices()
    for setting in SETTINGS:
        lines += ["", f"# {setting.label()}: {setting.about()}"]
        if setting.options is not None:
            values = [f'"{value}" {words}' for value, words in setting.options().items() if len(value) < _LONG_VALUE]
            lines += [f"#   {value}" for value in values[:_MOST_VALUES]]
        value = getattr(defaults, setting.key)
        lines.append(f"# {setting.key} = []" if isinstance(value, tuple) else f'# {setting.key} = "{value}"')
    return "\n".join(lines) + "\n"


_LONG_VALUE, _MOST_VALUES = 40, 12
"""Values of more characters, and more of them, are not listed in the file."""
