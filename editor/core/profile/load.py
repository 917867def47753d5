"""Blog profiles: finding, reading and checking them. A broken one never stops the program: the default takes over.

A profile is a folder with profile.toml, page.html, post.html, style.css, export.css, sample.md and sample/ (images).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from editor.core import paths
from editor.core.disk.folders import is_folder
from editor.core.html.sanitize import sanitize_frame
from editor.core.problem import Problem, Severity
from editor.core.profile import blog_theme
from editor.core.profile.files import Sources, fitting, read_toml
from editor.core.profile.slots import SLOTS, has_slots
from editor.core.profile.template import Template, TemplateError, Value
from editor.core.profile.template_values import SAMPLE_POST, SAMPLE_VALUES, knows
from editor.core.profile.values import BlogWords, MarkdownOptions, Profile
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

DEFAULT = "ja-commentary"

_SETTINGS = "profile.toml"
_TABLES = ("words", "markdown")
_PLAIN = (
    "label",
    "language",
    "title",
    "title_news",
    "title_commentary",
    "date",
    "date_short",
    "time_zone",
    "address",
    "weekdays",
    "months",
)


@dataclass(frozen=True, slots=True)
class ProfileEntry:
    """A profile that can be chosen. `built_in` says that it is the program's own, not shadowed by the person's."""

    name: str
    label: str
    language: str
    built_in: bool


def list_profiles(folders: Sequence[Path] | None = None) -> list[ProfileEntry]:
    """All profiles, in the order of `profile_names`."""
    entries = []
    for name, built_in in profile_names(folders).items():
        profile, _problems = load_profile(name, folders)
        entries.append(ProfileEntry(name, profile.label, profile.language, built_in))
    return entries


def profile_names(folders: Sequence[Path] | None = None) -> dict[str, bool]:
    """The names of all profiles, the default first, then by name, and whether each is the program's own."""
    names: dict[str, bool] = {}
    for folder in _folders(folders):
        for path in _folders_in(folder):
            names.setdefault(path.name, folder == _built_in())
    return dict(sorted(names.items(), key=lambda item: (item[0] != DEFAULT, item[0])))


def load_profile(name: str = "", folders: Sequence[Path] | None = None) -> tuple[Profile, tuple[Problem, ...]]:
    """The profile `name` ("": the default) and what is wrong with it.

    `folders` are searched in order, by default the person's own and the program's. What a profile lacks or has broken
    comes from a profile of the same name in a later folder, then from the default one. Never raises.

    The program's own profiles are read once; those of the person whenever they are asked for, since they may change.
    """
    name = name or DEFAULT
    places = _folders(folders)
    found = [place / name for place in places if _is_plain(name) and is_folder(place / name)]
    own = _built_in()
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
    profile = _settings(sources, name)
    profile = replace(
        profile,
        label=profile.label or name,
        page_template=_template(sources, "page.html", ("post",)),
        post_template=_template(sources, "post.html", SLOTS),
        stylesheet=_first(sources, "style.css"),
        export_stylesheet=_first(sources, "export.css"),
        theme=next(iter(sources.texts(blog_theme.FILE, blog_theme.LARGEST)), ""),
        sample=_first(sources, "sample.md"),
        sample_images=sources.images("sample"),
    )
    return profile, tuple(dict.fromkeys(sources.problems))


def _built_in() -> Path:
    return paths.resources() / "profiles"


def _folders(folders: Sequence[Path] | None) -> list[Path]:
    return [paths.user_profiles(), _built_in()] if folders is None else list(folders)


def _folders_in(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if _is_plain(path.name) and is_folder(path)]
    except OSError:
        return []


def _is_plain(name: str) -> bool:
    """Whether `name` is the name of a folder and no way out of one."""
    return not name.startswith(".") and len(name.encode("utf-8", "replace")) < 200 and not set(name) & set("/\\\0:")


def _settings(sources: Sources, name: str) -> Profile:
    """The profile's values: those of the default, with each better version of profile.toml laid over them."""
    profile = Profile(name=name)
    for values, text in reversed(read_toml(sources, _SETTINGS)):
        tables = {name: given for name in _TABLES if isinstance(given := values.get(name), dict)}
        plain = {key: value for key, value in values.items() if key not in tables}
        current = {name: getattr(profile, name) for name in (*_PLAIN, *_TABLES)}
        changes = fitting(sources, _SETTINGS, text, "", plain, current)
        for name, given in tables.items():
            old = current[name]
            words = fitting(sources, _SETTINGS, text, name, given, {key: getattr(old, key) for key in old.__slots__})
            changes[name] = replace(old, **words)
        profile = replace(profile, **changes)
    return profile


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
