"""A new draft made of a post of the library, with copies of its pictures."""

import os
from dataclasses import replace
from pathlib import Path

from editor.core.disk import names, regular, store
from editor.core.disk.causes import cause
from editor.core.disk.names import image_folder
from editor.core.errors import FieldError, FileError, HeaderError
from editor.core.file.identity import uuid7
from editor.core.file.postfile import PostFile
from editor.core.images.folder import SIZE_LIMIT
from editor.core.library.scan import is_post_name
from editor.core.post import Blogger, Status
from editor.core.profile.settings import profile_settings
from editor.core.words import tr

_MOST = 500  # pictures that are copied


def duplicate(library: Path, path: Path) -> Path:
    """Write a draft that says what the post at `path` says, of today in the blog's time zone, and give where it lies:
    it has an id of its own, no address and no permalink. Raises FileError: then nothing was written but pictures that
    no post names.
    """
    data, _digest = store.read(path)
    file = _with_new_id(PostFile.parse(data))
    if file is None or not file.editable:
        raise FileError(
            tr("“{name}” is unchanged. It cannot be duplicated: its header cannot be edited safely.", name=path.name)
        )
    old = file.fields
    now = profile_settings(old.profile).now()
    words = old.title or old.news.headline or old.commentary.headline or path.stem
    target = names.new_path(library, now.date(), words)
    before, after = f"{image_folder(path).name}/", f"{image_folder(target).name}/"
    fields = replace(
        old,
        date=now.isoformat(),
        status=Status.DRAFT,
        permalink="",
        blogger=Blogger(),
        images=tuple(replace(image, path=_moved(image.path, before, after)) for image in old.images),
    )
    try:
        made = file.with_fields(fields).with_body(_with_pictures(file.body, before, after))
    except (HeaderError, FieldError) as error:
        raise FileError(str(error)) from error
    store.make_folder(target.parent, library)
    _copy_pictures(image_folder(path), image_folder(target))
    store.write(target, made.data, store.ABSENT)
    return target


def _with_new_id(file: PostFile) -> PostFile | None:
    """`file` as another post. An id is never changed by an edit of fields: it is written into the bytes, and None is
    given where they do not read back so."""
    old, new = file.fields.id, uuid7()
    if not file.editable or not old:
        return file if not old else None
    made = PostFile.parse(file.data.replace(old.encode(), new.encode(), 1))
    return made if made.editable and replace(made.fields, id=old) == file.fields and made.fields.id == new else None


def _moved(path: str, before: str, after: str) -> str:
    return after + path.removeprefix(before) if path.startswith(before) else path


def _with_pictures(body: str, before: str, after: str) -> str:
    """`body` with the addresses of its own pictures led to those of the copy."""
    for opening in ("](", "](<", 'src="', "src='", "]: ", "]: <"):
        body = body.replace(opening + before, opening + after)
    return body


def _copy_pictures(old: Path, new: Path) -> None:
    try:
        files = sorted(file for file in old.iterdir() if _is_picture(file))[:_MOST]
    except OSError:
        return  # a post without pictures has no such folder
    if files:
        store.make_folder(new, new.parent)
    for file in files:
        try:
            data = regular.read(file, SIZE_LIMIT)
        except OSError as error:
            raise FileError(
                tr("Nothing was duplicated: {name} could not be read: {reason}", name=file.name, reason=cause(error))
            ) from error
        store.write(new / file.name, data, store.ABSENT)


def _is_picture(file: Path) -> bool:
    """Whether `file`, in the folder of a post's pictures, may be one of them: `2026/` beside `2026.md` holds posts."""
    return not file.name.startswith(".") and not is_post_name(os.fsencode(file.name)) and file.is_file()
