"""The online text as lines to compare: what stands there in words, tags left aside."""

from editor.core.blogger.remote import BlogText
from editor.core.markup.tags import EndTag, Start, read_tags
from editor.core.words import listed, tr

_LINES = frozenset(
    "p div h1 h2 h3 h4 h5 h6 li ul ol tr table blockquote pre figure figcaption dt dd hr br".split()  # noqa: SIM905
)
_LONGEST = 2_000_000  # characters


def as_lines(text: BlogText) -> str:
    """Title, labels and words of a post, a line for each paragraph."""
    pieces = []
    for token in read_tags(text.content[:_LONGEST]):
        if isinstance(token, Start | EndTag):
            pieces.append("\n" if token.tag in _LINES else "")
        else:
            pieces.append(token.replace("\n", " "))
    lines = [" ".join(line.split()) for line in "".join(pieces).split("\n")]
    labels = tr("Labels: {names}", names=listed(sorted(text.labels)))
    return "\n".join([text.title, labels, "", *(line for line in lines if line), ""])
