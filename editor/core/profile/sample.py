"""The sample post of a blog profile, as a post of the person's own."""

import contextlib
from dataclasses import replace
from pathlib import Path

from editor.core.disk import regular, store
from editor.core.errors import FileChangedError, FileError
from editor.core.file.identity import uuid7
from editor.core.file.postfile import PostFile
from editor.core.profile.load import DEFAULT, Profile, load_profile
from editor.core.profile.settings import ProfileSettings


def whole(settings: ProfileSettings) -> Profile:
    """The profile of these settings, with its sample."""
    return load_profile(settings.name)[0]


def post(profile: Profile) -> PostFile:
    """The sample of `profile` with an id of its own; it names the profile, unless that is the default one."""
    file = PostFile.parse(profile.sample.encode("utf-8"))
    name = "" if profile.name == DEFAULT else profile.name
    if not file.editable:  # somebody's own profile: shown as it is
        return file
    return file.with_fields(replace(file.fields, id=uuid7(), profile=name))


def write(profile: Profile, path: Path, library: Path) -> None:
    """Write the sample of `profile` to `path`, where no file may be, its pictures beside it.

    Pictures that are there already stay as they are. Raises FileError; the post comes last, so that it is
    never there without its pictures.
    """
    store.make_folder(path.parent, library)
    try:
        for name, picture in profile.sample_images:
            target = path.parent / name
            store.make_folder(target.parent, library)
            with contextlib.suppress(FileChangedError):
                store.write(target, regular.read(picture), store.ABSENT)
    except OSError as error:
        raise FileError(str(error)) from error
    store.write(path, post(profile).data, store.ABSENT)
