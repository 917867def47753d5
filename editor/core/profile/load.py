"""Blog profiles, read whole and checked: settings, templates, styles, the sample. A broken one never stops the program:
the default takes over. `settings.py` says what a profile is a folder of.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from pathlib import Path

from editor.core.html.sanitize import sanitize_frame
from editor.core.problem import Problem, Severity
from editor.core.profile import blog_theme
from editor.core.profile.files import Sources
from editor.core.profile.settings import (
    DEFAULT,
    ProfileEntry,
    built_in,
    list_profiles,
    places_of,
    profile_names,
    read_settings,
    searched,
)
from editor.core.profile.slots import SLOTS, has_slots
from editor.core.profile.template import Template, TemplateError, Value
from editor.core.profile.template_values import SAMPLE_POST, SAMPLE_VALUES, knows
from editor.core.profile.values import BlogWords, MarkdownOptions, Profile, ProfileSettings
from editor.core.words import listed, tr

__all__ = [
    "DEFAULT",
    "BlogWords",
    "MarkdownOptions",
    "Profile",
    "ProfileEntry",
    "list_profiles",
    "load_profile",
    "profile_names",
]


def load_profile(name: str = "", folders: Sequence[Path] | None = None) -> tuple[Profile, tuple[Problem, ...]]:
    """The profile `name` ("": the default) and what is wrong with it.

    `folders` are searched in order, by default the person's own and the program's. What a profile lacks or has broken
    comes from a profile of the same name in a later folder, then from the default one. Never raises.

    The program's own profiles are read once; those of the person whenever they are asked for, since they may change.
    """
    name = name or DEFAULT
    found = places_of(name, searched(folders))
    own = built_in()
    if found != [own / name]:
        return _load(name, found, own / DEFAULT)
    if (kept := _own.get(found[0])) is None:
        kept, problems = _load(name, found, own / DEFAULT)
        if problems:
            return kept, problems  # its files are incomplete, as while the program is being replaced by a newer one
        _own[found[0]] = kept
    return kept, ()


_own: dict[Path, Profile] = {}
"""The program's own profiles that have been read without a problem, by their folder."""


def _load(name: str, found: list[Path], default: Path) -> tuple[Profile, tuple[Problem, ...]]:
    """The profile `name` of the folders `found`, the best first, on top of the one in the folder `default`."""
    sources = Sources(found if default in found else [*found, default])
    if not found:
        message = tr("There is no blog profile {name}; the default one is used.", name=name)
        sources.report("profile-unknown", message, "profile", severity=Severity.WARNING)
        name = DEFAULT
    settings = read_settings(sources, name)
    profile = Profile(
        **{one.name: getattr(settings, one.name) for one in fields(ProfileSettings)},
        page_template=_template(sources, "page.html", ("post",)),
        post_template=_template(sources, "post.html", SLOTS),
        stylesheet=_first(sources, "style.css"),
        export_stylesheet=_first(sources, "export.css"),
        theme=next(iter(sources.texts(blog_theme.FILE, blog_theme.LARGEST)), ""),
        sample=_first(sources, "sample.md"),
        sample_images=sources.images("sample"),
    )
    return profile, tuple(dict.fromkeys(sources.problems))


def _first(sources: Sources, file: str) -> str:
    return next(iter(sources.texts(file)), "")


def _template(sources: Sources, file: str, needs: Iterable[str]) -> str:
    """The first version of the template `file` that can be read and has a place for all of `needs`."""
    for text in sources.texts(file):
        try:
            template = Template(text)
            complete = all(_is_complete(file, template, values) for values in SAMPLE_VALUES)
        except TemplateError as error:
            sources.report("profile-template", _explain(error, file), file, error.line)
            continue
        for used, line in template.names():
            if not knows(used):
                words = tr("{file} names {name}, which nothing fills; it stays empty.", file=file, name=used)
                sources.report("profile-unknown-name", words, file, line, Severity.WARNING)
        if complete:
            return text
        places = listed(needs)
        message = tr("{file} has no place for {places}; the default is used instead.", file=file, places=places)
        sources.report("profile-incomplete", message, file)
    return ""


def _is_complete(file: str, template: Template, values: dict[str, Value]) -> bool:
    html = template.render(values)
    return has_slots(sanitize_frame(html)) if file == "post.html" else SAMPLE_POST in html


def _explain(error: TemplateError, file: str) -> str:
    sentences = {
        TemplateError.UNCLOSED_TAG: tr("a tag is not closed"),
        TemplateError.UNCLOSED_SECTION: tr("a section is not closed"),
        TemplateError.UNOPENED_SECTION: tr("a section is closed that is not open"),
        TemplateError.UNKNOWN_TAG: tr("a tag is not understood"),
        TemplateError.TOO_DEEP: tr("sections are nested too deeply"),
        TemplateError.TOO_LONG: tr("it writes too much"),
    }
    return tr(
        "{file} cannot be used, {reason} ({subject}); the default is used instead.",
        file=file,
        reason=sentences[error.reason],
        subject=error.subject or "–",
    )
