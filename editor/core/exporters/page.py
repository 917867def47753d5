"""The preview page as one HTML file that needs nothing else: style and pictures are inside."""

from dataclasses import replace
from html import escape

from editor.core.exporters import carried
from editor.core.exporters.boxes import complete, refused_images
from editor.core.exporters.embedded_images import data_address
from editor.core.exporters.registry import Export, Exporter, Job
from editor.core.images.blogger_address import is_remote, short_name
from editor.core.images.file_type import find
from editor.core.post import Commentary, Fields, News
from editor.core.problem import Problem, Severity
from editor.core.render.page import page_document
from editor.core.words import tr


def export(job: Job) -> Export:
    """The page with its pictures; each picture that could not be put inside is a problem."""
    addresses: dict[str, str | None] = {}

    def embedded(source: str) -> str | None:
        if source.startswith("data:"):
            return source
        if source not in addresses:
            path = find(job.folder, source) if job.folder is not None and not is_remote(source) else None
            addresses[source] = data_address(path) if path else None
        return addresses[source]

    said = f'<meta name="{carried.KEY}" content="{escape(carried.as_json(_said(job.post.fields)))}">'
    text = page_document(job.rendered, job.profile, embedded).replace("<title>", f"{said}\n<title>", 1)
    lost = [source for source in job.rendered.images if embedded(source) is None]
    missing = (*map(short_name, lost), *map(short_name, refused_images(job.post)))
    problems = tuple(
        Problem("image-not-embedded", Severity.WARNING, sentence(source), field=f"images.{source}")
        for source in missing
    )
    return complete(job, text, problems, missing)


def _said(fields: Fields) -> Fields:
    """The fields that a page does not show, for an import; pictures are inside of it and have no paths."""
    return replace(fields, news=News(), commentary=Commentary(), related=(), images=())


def sentence(source: str) -> str:
    """The sentence about a picture that could not be put inside."""
    if is_remote(source):
        return tr("The image “{path}” is on the web and was not put into the page.", path=source)
    return tr("The image “{path}” is not beside the post, or is no image: the page is without it.", path=source)


def _body(text: str) -> str:
    """The part of the page that comes from the post; its head, with style sheet and policy, is the program's."""
    return text.partition("</head>")[2]


EXPORTER = Exporter("page", ".html", lambda: tr("Web page in one file"), export, html=_body)
