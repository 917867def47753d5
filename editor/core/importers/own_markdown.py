"""Files of our own exports for Hugo and Jekyll, and in Markdown, read back to the posts that they were made of.

A file of ours carries its fields (`exporters/carried.py`); what its header and its text say goes before them where that
was changed since. One without them, of an earlier release or somebody's paste, is taken for ours only if its headlines
make its title. All other files stay as they are.
"""

import re
from dataclasses import replace
from html import unescape

from editor.core.errors import RonpyoError
from editor.core.exporters import carried
from editor.core.exporters.field_lines import heading, literal
from editor.core.exporters.hugo import with_codes, without_codes
from editor.core.exporters.portion import Portion, line
from editor.core.exporters.site_posts import date_of, shown_to_sites
from editor.core.exporters.values import Export
from editor.core.file.postfile import HeaderSyntax, PostFile, new_post_file
from editor.core.importers.own_parts import plain, read_parts
from editor.core.post import Fields, Post, Status
from editor.core.profile.load import load_profile
from editor.core.profile.values import Profile
from editor.core.text.code import outside_code
from editor.core.text.dates import parse_date
from editor.core.text.line_ends import unified
from editor.core.text.single_line import single_line
from editor.core.text.written_dates import without_date

_OURS = frozenset(
    ["title", "date", "draft", "tags", "slug", "description", "layout", "excerpt_separator", "render_with_liquid"]
) | {carried.KEY}
"""The keys that an export of ours writes; the others are somebody's own and stay."""

_RUBY = re.compile(r"<ruby>((?:[^<>]+<rp>（</rp><rt>[^<>]*</rt><rp>）</rp>)+)</ruby>")
_PAIR = re.compile(r"([^<>]+)<rp>（</rp><rt>([^<>]*)</rt><rp>）</rp>")


def as_post(file: PostFile) -> PostFile | None:
    """The post that `file` was exported from; None for a file that is none of ours."""
    try:
        if file.syntax is HeaderSyntax.NONE:
            return _of_text(file)
        return _of_site(file)
    except RonpyoError:  # more than a header may hold: the file stays as it is
        return None


def carries(text: str) -> bool:
    """Whether a text without a header is one of our files."""
    return carried.from_comment(unified(text)) is not None


def _of_text(file: PostFile) -> PostFile | None:
    found = carried.from_comment(unified(file.body))
    text, known = found if found is not None else (unified(file.body), None)
    profile = _profile(known)
    head, _, rest = text.lstrip("\n").partition("\n")
    title = plain(head[2:].strip(" \t")) if head.startswith("# ") else ""
    if title:
        text = rest
    date, text = _date(text, known, profile)
    parts = read_parts(text, known, profile)
    fields = replace(parts.fields, date=date)
    return _finished(fields, title, parts.body, known, profile)


def _of_site(file: PostFile) -> PostFile | None:
    known = carried.from_header(file.header.data)
    if known is None and (file.fields.news, file.fields.commentary) != (Fields().news, Fields().commentary):
        return None  # a post of ours as it is
    profile = _profile(known)
    is_hugo = "layout" not in file.header.data
    text = unified(file.body)
    written = _as_written(text, profile, is_hugo)
    parts = read_parts(written, known, profile, with_codes if is_hugo and written != text else str)
    fields = _with_header(parts.fields, known, file, profile)
    made = _finished(fields, file.fields.title, parts.body, known, profile)
    if made is None:
        return None
    others = {key: value for key, value in file.header.data.items() if key not in _OURS}
    own = made.header.data
    return made.with_header({**own, **{key: value for key, value in others.items() if key not in own}})


def _profile(known: Fields | None) -> Profile:
    return load_profile(known.profile if known is not None else "")[0]


def _finished(fields: Fields, title: str, body: str, known: Fields | None, profile: Profile) -> PostFile | None:
    """The file of the post whose title was shown as `title`; None where nothing says that the file is ours."""
    composed = profile.compose_title(replace(fields, title=""))
    if known is None and (not title or composed != title or not fields.commentary.headline):
        return None
    shown = profile.compose_title(fields)
    changed = bool(title or shown) and not _same(title, shown)
    own = fields.title if not changed else "" if _same(title, composed) else title
    made = new_post_file(replace(fields, title=own), f"\n{body}" if body else "")
    if fields.id:
        return made
    # A new id each time would make another post of it with every import.
    return made.with_header({key: value for key, value in made.header.data.items() if key != "id"})


def _same(title: str, other: str) -> bool:
    """Whether two titles show the same on one line."""
    return _on_one_line(title) == _on_one_line(other)


def _on_one_line(title: str) -> list[str]:
    return heading(1, line(single_line(title))).split()


def _date(text: str, known: Fields | None, profile: Profile) -> tuple[str, str]:
    """The date of a text that begins with it, and what follows."""
    first, _, rest = text.lstrip("\n").partition("\n")
    given = known.date if known is not None else ""
    shown = literal(profile.format_date(given)) if given else ""
    if shown and first == shown:
        return given, rest
    if known is not None and not shown:
        return given, text
    dated = without_date(plain(first).strip()) if first else None
    return (dated.day, rest) if dated is not None and not dated.text else ("", text)


def _with_header(fields: Fields, known: Fields | None, file: PostFile, profile: Profile) -> Fields:
    """`fields` with what the header says, as the author had it where that is the same."""
    said, given = file.fields, known or Fields()
    portion = Portion(Post(given), profile, Export(""))
    slug = file.header.data.get("slug")
    permalink = (slug if isinstance(slug, str) else "") or said.permalink
    is_draft = said.status is not Status.PUBLISHED
    was_draft = portion.is_draft or (not parse_date(given.date) and is_draft)
    return replace(
        fields,
        date=given.date if said.date == date_of(portion) else said.date,
        status=given.status if is_draft == was_draft else said.status,
        labels=given.labels if said.labels == portion.labels else said.labels,
        permalink=given.permalink if permalink == given.permalink.strip() else permalink,
        description=given.description if said.description == single_line(given.description) else said.description,
    )


def _as_written(text: str, profile: Profile, is_hugo: bool) -> str:
    """The text of a site as the author wrote it: ruby, and Hugo's signs of shortcodes."""

    def back(shown: str) -> str:
        made = _RUBY.sub(_ruby, shown) if profile.markdown.ruby else shown
        return with_codes(made) if is_hugo else made

    made = outside_code(text, back)
    return made if shown_to_sites(made, profile, without_codes if is_hugo else str) == text else text


def _ruby(found: re.Match[str]) -> str:
    pairs = [(unescape(base), unescape(reading)) for base, reading in _PAIR.findall(found[1])]
    return "{" + "|".join(["".join(base for base, _reading in pairs), *(reading for _base, reading in pairs)]) + "}"
