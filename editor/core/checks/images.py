"""The pictures of the body: beside the post, described, and uploaded to a host that keeps them."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from editor.core.checks.addresses import is_web_address
from editor.core.checks.registry import Subject
from editor.core.disk import regular
from editor.core.exporters.boxes import uploaded_address
from editor.core.images.blogger_address import is_blogger, is_remote
from editor.core.images.file_type import HEAD, find, leads_outside, media_type, otherwise_named
from editor.core.images.in_body import BodyImage
from editor.core.images.web_copy import says_where, web_file
from editor.core.problem import Problem, Severity
from editor.core.words import tr

_HABIT = 4
"""Pictures without words that are the author's way."""
# Hosts that stopped serving pictures to blogs, in thousands of posts at once.
_LOST_HOSTS = ("drive.google.com", "docs.google.com", "photos.google.com", "photos.app.goo.gl", "picasaweb.google.com")


def rule(subject: Subject) -> Iterator[Problem]:
    """Each picture of the body, then what the header says about pictures."""
    if subject.original is None:  # else it goes out as it was imported
        yield from _texts(subject)
    yield from _insecure(subject)
    for image in subject.images:
        if is_remote(image.path):
            yield from _host(subject, image.path, image)
        elif image.path.lower().startswith("data:"):
            message = tr(
                "An image written into the text itself cannot go to Blogger: save it as a file beside the post."
            )
            yield _problem(subject, "image-data", Severity.ERROR, message, image, path="")
        else:
            yield from _local(subject, image)
    for entry in subject.fields.images:
        if entry.url.strip() and not is_web_address(entry.url):
            message = tr("“{url}” is not a web URL (http or https).", url=entry.url)
            yield subject.on_field("image-url-scheme", Severity.ERROR, message, f"images.{entry.path}.url")


def _texts(subject: Subject) -> Iterator[Problem]:
    """Pictures without words. Where an author leaves them out again and again it is his way: it is told once."""
    bare = [image for image in subject.images if not image.caption and not subject.fields.image(image.path).alt.strip()]
    for image in bare if len(bare) < _HABIT else bare[:1]:
        if len(bare) < _HABIT:
            message = tr("The image “{path}” has neither a caption nor an alt text.", path=subject.called[image.path])
        else:
            message = tr(
                "{n} image has neither a caption nor an alt text."
                if len(bare) == 1
                else "{n} images have neither a caption nor an alt text.",
                n=len(bare),
            )
        yield _problem(subject, "image-text-missing", Severity.WARNING, message, image)


def _insecure(subject: Subject) -> Iterator[Problem]:
    """The pictures with an http address, told once: they come from one place, as a rule.

    Blogger's own hosts answer over https, and that is how browsers ask them.
    """
    found = [image for image in subject.images if _is_insecure(_address(subject, image))]
    for image in found[:1]:
        if len(found) == 1:
            message = tr(
                "The image “{path}” has an http URL: browsers may not show it on an https page.",
                path=subject.called[image.path],
            )
        else:
            message = tr(
                "{n} image has an http URL: browsers may not show it on an https page."
                if len(found) == 1
                else "{n} images have http URLs: browsers may not show them on an https page.",
                n=len(found),
            )
        yield _problem(subject, "image-insecure", Severity.WARNING, message, image)


def _address(subject: Subject, image: BodyImage) -> str:
    return image.path if is_remote(image.path) else uploaded_address(subject.fields, image.path)


def _is_insecure(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    host = (parts.hostname or "").lower()
    return parts.scheme == "http" and host not in _LOST_HOSTS and not is_blogger(host)


def _local(subject: Subject, image: BodyImage) -> Iterator[Problem]:
    address = uploaded_address(subject.fields, image.path)
    if address:
        yield from _host(subject, address, image)
    else:
        message = tr("The image “{path}” is not on the blog yet: its URL is missing.", path=subject.called[image.path])
        field = f"images.{image.path}.url"  # where the address goes
        yield subject.in_body("image-not-uploaded", Severity.WARNING, message, image.line, field)
    if subject.folder is None:
        return
    if file := find(subject.folder, image.path):
        if not _is_picture(file):
            message = tr(
                "“{path}” is no image that a browser shows (PNG, JPEG, GIF, WebP, AVIF).",
                path=subject.called[image.path],
            )
            yield _problem(subject, "image-kind", Severity.ERROR, message, image)
        if named := otherwise_named(subject.folder, image.path):
            message = tr(
                "The image “{path}” is called “{name}” on the disk. It was found, but elsewhere it may not be.",
                path=image.path,
                name=named.name,
            )
            yield _problem(subject, "image-name", Severity.WARNING, message, image)
        yield from _place(subject, file, image)
    elif leads_outside(subject.folder, image.path):
        message = tr("The image “{path}” lies outside the folder of the post.", path=image.path)
        yield _problem(subject, "image-outside", Severity.ERROR, message, image)
    else:
        severity = Severity.WARNING if address else Severity.ERROR
        message = tr("There is no image “{path}” beside the post.", path=image.path)
        yield _problem(subject, "image-missing", severity, message, image)


def _place(subject: Subject, file: Path, image: BodyImage) -> Iterator[Problem]:
    """A picture that says where it was taken, and of which there is no copy that does not."""
    try:
        tells = says_where(file) and web_file(file) == file
    except OSError:
        return
    if tells:
        message = tr(
            "The image “{path}” says where it was taken. Exports are without it, but the file itself "
            "should not be uploaded: insert it again to get its copy for the web.",
            path=subject.called[image.path],
        )
        yield _problem(subject, "image-place", Severity.WARNING, message, image)


def _host(subject: Subject, address: str, image: BodyImage) -> Iterator[Problem]:
    try:
        host = (urlsplit(address).hostname or "").lower()
    except ValueError:
        return
    if host in _LOST_HOSTS:
        message = tr(
            "{host} does not show images on blogs for long: upload “{path}” to Blogger.",
            host=host,
            path=subject.called[image.path],
        )
        yield _problem(subject, "image-host", Severity.WARNING, message, image)


def _is_picture(path: Path) -> bool:
    try:
        return bool(media_type(regular.head(path, HEAD)))
    except OSError:
        return False


def _problem(
    subject: Subject, rule_id: str, severity: Severity, message: str, image: BodyImage, path: str | None = None
) -> Problem:
    field = f"images.{image.path}" if path is None else ""
    return subject.in_body(rule_id, severity, message, image.line, field)
