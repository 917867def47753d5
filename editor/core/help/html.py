"""The pages of the help as HTML, for the window and for one file that holds all of them."""

import base64
import html
import re
from collections.abc import Callable
from pathlib import Path

from markdown import Markdown

from editor.core.disk import regular
from editor.core.help.facts import Facts
from editor.core.help.filling import fill
from editor.core.help.pages import HelpPage, pages, picture
from editor.core.words import language, tr

_HEADING = re.compile(r"<h([23])>")
_LINK = re.compile(r'<a href="([a-z]+)\.md(?:#([0-9]+))?">')
_PICTURE = re.compile(r'<img alt="([^"]*)" src="pictures/([^"/]+)"\s*/?>')


def body(page: HelpPage, facts: Facts) -> str:
    """The page as HTML in the language in use; its headings are anchors, `s1`, `s2` …, alike in all languages."""
    made: str = Markdown(extensions=["tables", "fenced_code"], output_format="html").convert(fill(page.text, facts))
    number = 0

    def anchored(found: re.Match[str]) -> str:
        nonlocal number
        number += 1
        return f'<h{found[1]} id="s{number}">'

    return _HEADING.sub(anchored, made)


def linked(body: str, target: Callable[[str, str], str]) -> str:
    """`body` with its links to pages led to `target(page, anchor)`; the anchor is "" for the page's top."""
    return _LINK.sub(lambda found: f'<a href="{target(found[1], f"s{found[2]}" if found[2] else "")}">', body)


def pictured(body: str, shown: Callable[[Path, str], str]) -> str:
    """`body` with each picture as `shown(file, its words)` gives it; one that was not made is left out."""

    def one(found: re.Match[str]) -> str:
        file = picture(language(), found[2])
        return shown(file, found[1]) if file is not None else ""

    return _PICTURE.sub(one, body)


def book(facts: Facts) -> str:
    """All pages as one HTML file that needs nothing beside it: with contents, pictures and a style for print."""
    parts, contents = [], []
    for page in pages(language()):
        text = pictured(linked(body(page, facts), lambda to, at: f"#{to}-{at}" if at else f"#{to}"), _embedded)
        text = re.sub(r'<(h[23]) id="(s\d+)">', rf'<\1 id="{page.id}-\2">', text)
        parts.append(f'<section id="{page.id}">\n{text}\n</section>')
        contents.append(f'<li><a href="#{page.id}">{html.escape(page.title)}</a></li>')
    title = html.escape(tr("Help of Ronpyo"))
    return (
        f'<!doctype html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        f"<nav><ul>\n{chr(10).join(contents)}\n</ul></nav>\n{chr(10).join(parts)}\n</body>\n</html>\n"
    )


def _embedded(file: Path, words: str) -> str:
    data = base64.b64encode(regular.read(file)).decode("ascii")
    return f'<img src="data:image/webp;base64,{data}" alt="{words}">'


_STYLE = """
body { max-width: 46em; margin: 2em auto; padding: 0 1em; line-height: 1.75;
  font-family: "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", system-ui, sans-serif; color: #222; background: #fff; }
h1, h2 { line-height: 1.35; } h2 { margin-top: 2em; } section { border-top: 1px solid #ccc; margin-top: 3em; }
img { max-width: 100%; border: 1px solid #ccc; } table { border-collapse: collapse; }
th, td { border: 1px solid #ccc; padding: .2em .6em; text-align: left; vertical-align: top; }
code { background: #f3f1ec; padding: 0 .2em; } pre { background: #f3f1ec; padding: .6em; overflow-x: auto; }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #1c1c1c; } code, pre { background: #2a2a2a; }
  a { color: #8ab4f8; } }
@media print { section { break-before: page; border: 0; } }
"""
