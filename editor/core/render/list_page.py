"""The page as the blog's front page shows it: the post up to its jump break, and a line that leads on."""

from lxml import etree, html

from editor.core.text.parts import JUMP_BREAK

_ALL_AROUND = "div"


def cut_at_break(page: str, more: str) -> str:
    """Sanitised `page` with nothing of the post after its jump break but the line `more`; as it is without a break.

    The post is the innermost element that holds both slots: what stands around it belongs to the blog.
    """
    if JUMP_BREAK not in page:
        return page
    root = html.fragment_fromstring(page, create_parent=_ALL_AROUND)
    mark = next((comment for comment in root.iter(etree.Comment) if comment.text == "more"), None)
    slots = {slot.get("data-slot"): slot for slot in root.iter("div") if slot.get("data-slot")}
    if mark is None or len(slots) != 2:
        return page
    around = list(slots["commentary"].iterancestors())
    post = next(element for element in slots["news"].iterancestors() if element in around)
    line = html.Element("div", {"class": "jump-link"})
    line.text, mark.tail = more, None
    mark.addnext(line)
    within = [line, *line.iterancestors()]
    for inner in within[: within.index(post)]:
        for after in list(inner.itersiblings()):
            after.drop_tree()
        inner.tail = None
    children = "".join(html.tostring(child, encoding="unicode") for child in root)
    return (root.text or "") + children
