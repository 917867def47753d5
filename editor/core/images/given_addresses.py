"""Addresses of a post's pictures, all at once, out of the HTML that Blogger made when they were uploaded there."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from editor.core.fields.spec import Fields, Image
from editor.core.images.blogger_address import is_remote
from editor.core.images.blogger_markup import addresses_in, dealt_out
from editor.core.images.overview import overview
from editor.core.post import Post


def with_addresses(fields: Fields, addresses: Mapping[str, str]) -> tuple[Image, ...]:
    """The images of `fields` with the addresses of those pictures, by the path that the body names."""
    images = list(fields.images)
    for path, address in addresses.items():
        named = fields.image(path)
        at = next((number for number, image in enumerate(images) if image.path == named.path), None)
        if at is None:
            images.append(replace(named, url=address))
        else:
            images[at] = replace(images[at], url=address)
    return tuple(images)


def given_addresses(post: Post, file: Path, html: str) -> dict[str, str]:
    """The addresses that `html` tells of the pictures in the text of `post`, whose file is `file`, by their paths, with
    the sizes in them. Reads files: not for the window's thread."""
    pictures = [picture for picture in overview(post, file) if picture.lines and not is_remote(picture.path)]
    names = [
        [Path(picture.path).name, *(place.name for place in (picture.file, picture.upload) if place is not None)]
        for picture in pictures
    ]
    return {pictures[index].path: address for index, address in dealt_out(addresses_in(html), names).items()}


def files_to_upload(post: Post, file: Path) -> tuple[Path, ...]:
    """The files of the pictures in the text that have no address yet, each once, in its order. Reads files."""
    pictures = overview(post, file)
    found = [picture.upload for picture in pictures if picture.lines and picture.upload and not picture.address]
    return tuple(dict.fromkeys(path.absolute() for path in found))
