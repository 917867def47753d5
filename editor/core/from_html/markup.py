"""The HTML of a post as a tree, with what is no text (scripts, players, comments) taken out before and kept as it is.

Parsing is left to nh3, whose parser is the one of browsers: unclosed, wrongly nested and foreign elements mean what a
browser makes of them.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

import nh3

from editor.core.from_html.nodes import Node, read_tree
from editor.core.html.heading_levels import as_written

MORE = "more"
"""The kind of what stands for a jump break."""

HOLDER = "x-ronpyo-kept"
"""The element that stands in the tree for what was taken out; its attribute `n` is the number."""

_QUOTED = (
    r"""(?:[^<>"']++|"[^"]*"|'[^']*'){0,400}+"""  # bounded: what is never closed is not looked for again and again
)
_SCAN = re.compile(
    rf"""<!--(?:>|->|(?P<comment>.*?)(?:--!?>|\Z))
    |<(?P<verbatim>textarea|xmp|listing|plaintext)\b{_QUOTED}>.*?(?:</(?P=verbatim)\s*>|\Z)
    |<(?P<kept>script|style|title|noscript|template|iframe|object|applet|video|audio|canvas|svg|math|embed)
        (?=[\s/>])(?P<rest>{_QUOTED})>
    |<(?P<anchor>a)(?=\s)(?P<about>{_QUOTED})>
    |</?(?P<name>[a-zA-Z][^\s/<>"']*+){_QUOTED}>""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_UNSEEN = frozenset(["style", "title", "template"])
_NESTING = frozenset(["object", "svg", "math", "video", "audio", "applet"])
_JUMP = re.compile(r"""(?=.*\bname\s*=\s*["']?more["']?(?:\s|/|$))(?!.*\bhref\b)""", re.IGNORECASE | re.DOTALL)
_JUMP_COMMENT = re.compile(r"\s*more\b[^\n]{0,200}|\s*more\s*", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IMAGE = re.compile(rf"<img\b{_QUOTED}>", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_DEEPEST = 400
_MOST_UNCLOSED = 50
_INNER_IFRAME = re.compile(r"(<iframe\b[^>]*>).*(</iframe\s*>)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class KeptMarkup:
    """A piece of HTML taken out of the post, word for word; `kind` is its element's name, or MORE for a jump break."""

    kind: str
    html: str


@dataclass(slots=True)
class Markup:
    """`tree` holds a HOLDER for each of `kept`. `html` is what the tree was read from, or says. `unseen` counts what
    was left out because nobody sees it: styles, comments, what browsers without scripts would show."""

    tree: Node
    html: str
    kept: list[KeptMarkup]
    unseen: Counter[str] = field(default_factory=Counter)

    def whole(self) -> str:
        """The parsed HTML with what was taken out in its place again."""
        parts = re.split(rf'<{HOLDER} n="(\d+)"></{HOLDER}>', self.html)
        texts = [part if index % 2 == 0 else self._again(int(part)) for index, part in enumerate(parts)]
        return "".join(texts)

    def _again(self, number: int) -> str:
        piece = self.kept[number]
        return "" if piece.kind == MORE else piece.html


def read_markup(html: str) -> Markup:
    """The tree of a post's `html`, whatever it is. Takes time linear in its length."""
    html = as_written(_CONTROLS.sub("", html).replace(HOLDER, "x"))
    kept: list[KeptMarkup] = []
    unseen: Counter[str] = Counter()
    text = _take_out(html, kept, unseen)
    if _too_deep(text):
        text = _TAG_SOUP.sub("", text)
    parsed = _CLEANER.clean(f" {text}")  # a byte order mark at the beginning is text here
    return Markup(read_tree(parsed), parsed, kept, unseen)


def _take_out(html: str, kept: list[KeptMarkup], unseen: Counter[str]) -> str:
    pieces: list[str] = []
    unclosed: Counter[str] = Counter()
    at = 0

    def hold(kind: str, piece: str) -> str:
        kept.append(KeptMarkup(kind, piece))
        return f'<{HOLDER} n="{len(kept) - 1}"></{HOLDER}>'

    while found := _SCAN.search(html, at):
        pieces.append(html[at : found.start()])
        at = found.end()
        comment, tag = found["comment"], (found["kept"] or "").lower()
        if html.startswith("<!--", found.start()):
            if comment is not None and _JUMP_COMMENT.fullmatch(comment):
                pieces.append(hold(MORE, found[0]))
            elif comment and not comment.strip().startswith(("wp:", "/wp:")):
                unseen["comment"] += 1
        elif tag:
            end = _end_of(html, tag, found) if unclosed[tag] < _MOST_UNCLOSED else found.end()
            unclosed[tag] += end == found.end()
            piece, at = html[found.start() : end], end
            if tag in _UNSEEN:
                unseen[tag] += tag != "title"
            elif tag == "noscript":
                pieces += [image for image in _IMAGE.findall(piece) if image not in html[: found.start()]]
                unseen[tag] += 1
            else:
                pieces.append(hold(tag, _tidy(tag, piece)))
        elif found["anchor"] and _JUMP.match(found["about"]):
            closing = re.compile(r"\s*</a\s*>", re.IGNORECASE).match(html, at)
            at = closing.end() if closing else at
            pieces.append(hold(MORE, found[0]))
        elif not found["name"] or found["name"].lower() in _TAGS:
            pieces.append(found[0])
    pieces.append(html[at:])
    return "".join(pieces)


def _end_of(html: str, tag: str, start: re.Match[str]) -> int:
    """The end of the element that begins at `start`; an element that nobody closes is its first tag alone."""
    if tag == "embed":
        closing = re.compile(r"\s*</embed\s*>", re.IGNORECASE).match(html, start.end())
        return closing.end() if closing else start.end()
    if start["rest"].endswith("/"):  # as XHTML closes it
        return start.end()
    depth, at = 1, start.end()
    for found in re.compile(rf"<(/?){tag}(?=[\s/>])", re.IGNORECASE).finditer(html, start.end()):
        if found[1]:
            depth -= 1
        elif tag in _NESTING:
            depth += 1
        if depth == 0:
            end = html.find(">", found.end())
            return end + 1 if end >= 0 else len(html)
        at = found.end()
    return len(html) if tag in ("script", "style") and at == start.end() else start.end()


def _tidy(tag: str, piece: str) -> str:
    """A piece that means the same when it is parsed alone."""
    if tag == "iframe":
        if re.search(r"/\s*>$", piece) and not re.search(r"</iframe\s*>$", piece, re.IGNORECASE):
            piece = re.sub(r"\s*/\s*>$", ">", piece)
        if not re.search(r"</iframe\s*>$", piece, re.IGNORECASE):
            piece += "</iframe>"
        return _INNER_IFRAME.sub(r"\1\2", piece)
    if tag != "embed" and not re.search(rf"</{tag}\s*>$", piece, re.IGNORECASE):
        piece = re.sub(r"\s*/\s*>$", ">", piece) + f"</{tag}>"
    return piece


def _too_deep(html: str) -> bool:
    if html.count("<") <= _DEEPEST:
        return False
    depth = deepest = 0
    for closing, name in _TAG.findall(html):
        if name.lower() not in ("br", "img", "hr", "p", "li", "input", "wbr", "td", "tr", "meta", "link", "col"):
            depth += -1 if closing else 1
            deepest = max(deepest, depth)
    return deepest > _DEEPEST


_TAG_SOUP = re.compile(
    r"</?(?:div|span|font|b|i|u|em|strong|blockquote|center|ul|ol|table|tbody|section|article|s|small|big)\b[^<>]*>",
    re.IGNORECASE,
)

_TAGS = frozenset(
    re.findall(
        r"[\w-]+",
        f"""a abbr acronym address area article aside b bdi bdo big blockquote br button caption center cite code col
        colgroup data dd del details dfn dialog dir div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4
        h5 h6 header hgroup hr i img input ins kbd label legend li main map mark menu meter nav ol optgroup option
        output p picture pre progress q rb rp rt rtc ruby s samp search section select small source span strike strong
        sub summary sup table tbody td textarea tfoot th thead time tr tt u ul var wbr {HOLDER}""",
    )
)
_ATTRIBUTES = set(
    re.findall(
        r"[\w-]+",
        """abbr action align alt bgcolor border cellpadding cellspacing char checked cite class cols colspan color
        content coords datetime decoding dir disabled face for frame headers height hidden href hreflang hspace
        id imageanchor itemprop itemscope itemtype label lang loading max maxlength method min name nowrap open
        placeholder readonly reversed role rows rowspan rules scope selected shape size sizes span src srcset
        start style summary target title trbidi type usemap valign value vspace width wrap""",
    )
)
_SCHEMES = set(
    re.findall(
        r"\S+",
        """
        http https mailto data ftp ftps sftp tel sms javascript file about blob feed news nntp irc ircs xmpp
        magnet skype itms itms-apps market intent line twitter fb instagram geo maps callto facetime webcal
        steam mms rtsp rtmp app android-app ed2k bitcoin spotify tg whatsapp viber weixin chrome view-source
        res mhtml cid mid urn ws wss ssh git svn
""",
    )
)
_CLEANER = nh3.Cleaner(
    tags=set(_TAGS),
    clean_content_tags={"script", "style", "title", "template"},
    attributes={"*": _ATTRIBUTES, HOLDER: {"n"}, "blockquote": _ATTRIBUTES},
    generic_attribute_prefixes={"data-", "aria-"},
    strip_comments=True,
    link_rel=None,
    url_schemes=_SCHEMES,
)
