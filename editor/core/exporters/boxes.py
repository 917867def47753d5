"""The values of a post outside its text: Blogger has a box for each of title, labels, permalink and search
description."""

from editor.core.exporters.registry import Export, Job
from editor.core.images.blogger_address import is_refused
from editor.core.images.in_body import body_images
from editor.core.post import Fields, Post
from editor.core.problem import Problem
from editor.core.text.single_line import single_line


def labels_text(labels: tuple[str, ...]) -> str:
    """The text for Blogger's labels box, where a comma divides."""
    return ", ".join(label for raw in labels if (label := single_line(raw)))


def complete(job: Job, text: str, problems: tuple[Problem, ...] = (), missing: tuple[str, ...] = ()) -> Export:
    """An export of `text`, with the boxes filled from the post."""
    return filled(job.post.fields, job.rendered.title, text, problems, missing)


def filled(
    fields: Fields, title: str, text: str, problems: tuple[Problem, ...] = (), missing: tuple[str, ...] = ()
) -> Export:
    """An export of `text`, with the boxes filled from `title` and `fields`."""
    return Export(
        text=text,
        title=single_line(title),
        labels=labels_text(fields.labels),
        permalink=fields.permalink.strip(),
        description=single_line(fields.description),
        problems=problems,
        missing_images=missing,
    )


def refused_images(post: Post) -> tuple[str, ...]:
    """The images of the body, in order, whose address no page may hold: a rendered post does not know them any more."""
    return tuple(image.path for image in body_images(post.body) if is_refused(image.path))


def uploaded_address(fields: Fields, path: str) -> str:
    """The address to which the image that the body calls `path` was uploaded; empty where that is not known."""
    return fields.image(path).url.strip()
