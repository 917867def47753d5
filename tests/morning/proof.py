"""Whether the post in the file is the one that was to be made: read from the disk, part by part."""

from datetime import date
from pathlib import Path

from lxml import html as lxml_html

from editor.core.file.postfile import PostFile
from editor.core.images.in_body import body_images
from editor.core.post import Post
from editor.core.profile.load import load_profile
from editor.core.render.page import Renderer
from editor.core.text.parts import split_body
from tests.flow.story import MARK, Story, is_caption
from tests.morning.material import Morning, printed


def faults(path: Path, morning: Morning) -> list[str]:
    """What is not as it should be in the file `path`: none where the post is right."""
    story, file = morning.story, PostFile.parse(path.read_bytes())
    fields, parts = file.fields, split_body(file.body)
    images = list(body_images(file.body))
    captions = [block for block in (*story.news_text, *story.commentary_text) if is_caption(block)]
    page = _visible(_page(file))
    source = (fields.news.source, fields.news.url, fields.news.accessed)
    wanted = {
        "the news headline": (fields.news.headline, story.news),
        "the news bullets": (list(fields.news.summary), story.news_summary),
        "the source": (source, (morning.source.outlet, morning.source.address, date.today().isoformat())),
        "the commentary's headline": (fields.commentary.headline, story.commentary),
        "the commentary's bullets": (list(fields.commentary.summary), story.commentary_summary),
        "the captions": ([image.caption for image in images], captions),
        "the credit": (fields.image(images[0].path).credit if images else "", morning.source.credit),
        "the related posts": (
            [(post.title, post.date) for post in fields.related],
            [(title, printed(day).isoformat()) for title, day in story.related],
        ),
        "the labels": (fields.labels, morning.labels),
        "the permalink": (fields.permalink, morning.permalink),
        "the description": (fields.description, morning.description),
    }
    found = [f"{what} is {is_!r}, not {should!r}" for what, (is_, should) in wanted.items() if is_ != should]
    found += [f"a picture is missing: {image.path}" for image in images if not (path.parent / image.path).is_file()]
    found += _text_faults(_visible(_page(file)), story, morning)
    if parts.commentary is None:
        found.append("there is no commentary")
    return found if page else [*found, "the page is empty"]


def html_faults(html: str, morning: Morning) -> list[str]:
    """What is not as it should be in the HTML that went to Blogger."""
    found = _text_faults(_visible(html), morning.story, morning)
    addresses = [morning.uploaded_address(number) for number in range(1 + len(morning.pictures))]
    return found + [f"the picture {address} is missing" for address in addresses if address not in html]


def address_faults(path: Path, morning: Morning) -> list[str]:
    """Which pictures of the post in the file `path` have not the address that Blogger gave to theirs."""
    file = PostFile.parse(path.read_bytes())
    known = [file.fields.image(image.path).url for image in body_images(file.body)]
    wanted = [morning.uploaded_address(number) for number in range(1 + len(morning.pictures))]
    return [f"the pictures are at {known}, not {wanted}"] if known != wanted else []


def box_faults(permalink: str, description: str, morning: Morning) -> list[str]:
    """What is not as it should be in the boxes of Blogger that the interface does not know."""
    wanted = {
        "the permalink there": (permalink, morning.permalink),
        "the description there": (description, morning.description),
    }
    return [f"{what} is {is_!r}, not {should!r}" for what, (is_, should) in wanted.items() if is_ != should]


def _text_faults(page: str, story: Story, morning: Morning) -> list[str]:
    """The page says all of the story, in its order, once."""
    expected = [story.news, "まとめ", *story.news_summary, *story.news_text, morning.source.outlet]
    expected += [MARK + story.commentary, "まとめ", *story.commentary_summary, *story.commentary_text, "【関連記事】"]
    expected += [part for post in story.related for part in post]
    found, place = [], 0
    for sentence in ("".join(text.split()) for text in expected):
        at = page.find(sentence, place)
        if at < 0:
            found.append(f"the page does not say, in its place, {sentence!r}")
        else:
            place = at + len(sentence)
    return found


def _page(file: PostFile) -> str:
    profile, _problems = load_profile(file.fields.profile)
    return Renderer(profile).render(Post(file.fields, file.body)).post_html


def _visible(fragment: str) -> str:
    """The text that a reader sees, white space taken out."""
    return "".join("".join(lxml_html.fromstring(f"<div>{fragment}</div>").itertext()).split())
