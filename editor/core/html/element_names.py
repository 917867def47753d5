"""The names of elements that a browser or a word processor knows. `<NHK>` is none: it is text that looks like a tag."""

import re

from editor.core.text.patterns import pattern

ELEMENTS = frozenset(
    re.findall(
        r"\w+",
        """a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote
        body br button canvas caption center cite code col colgroup command content data datalist dd del details dfn
        dialog dir div dl dt element em embed fencedframe fieldset figcaption figure font footer form frame frameset h1
        h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins isindex kbd keygen label layer ilayer
        legend li link listing main map mark marquee math menu menuitem meta meter multicol nav nextid nobr noembed
        noframes noindex nolayer noscript object ol optgroup option output p param picture plaintext portal pre progress
        q rb rbc rp rt rtc ruby s samp script search section select selectedcontent shadow slot small source spacer span
        strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u
        ul var video wbr xml xmp
        animate animatemotion animatetransform circle clippath cursor defs desc discard ellipse feblend fecolormatrix
        fecomposite feflood fegaussianblur feimage femerge femergenode feoffset filter foreignobject g glyph hatch
        image line lineargradient marker mask metadata mpath path pattern polygon polyline radialgradient rect set stop
        switch symbol text textpath tref tspan use view vkern
        annotation maction maligngroup merror mfenced mfrac mglyph mi mmultiscripts mn mo mover mpadded mphantom mroot
        mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics""",
    )
)

PHRASING = frozenset(
    re.findall(
        r"\w+",
        """a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q rb rp rt ruby s samp small span strong sub
        sup time u var wbr""",
    )
)
"""Elements that stand in a line of text (HTML Standard, "Phrasing content"), without embeds and form controls."""

FORMER_PHRASING = frozenset(["acronym", "big", "font", "rbc", "rtc", "strike", "tt"])
"""Phrasing elements of earlier versions of HTML, which old posts are full of."""

SWALLOWING = frozenset(
    re.findall(r"\w+", "iframe noembed noframes noscript plaintext script style template textarea title xmp")
)
"""Elements in which a browser looks for nothing but their end. Without one the rest of a block, the ends of its own
elements among it, would be their text: an author who writes of `<title>` means the word."""

_TAG = pattern(r"<(?=(/?)([A-Za-z][^\s/>]*))")
_NAMESPACE = pattern(r"([A-Za-z][\w.-]*):[A-Za-z_][\w.-]*")
# Schemes of addresses, which people write in angle brackets: `<tel:03-1234>` and `<skype:name>` are no namespaces.
_SCHEMES = frozenset(
    re.findall(
        r"\w+",
        """about blob callto data doi facetime fax file ftp ftps geo git http https irc javascript line magnet mailto
        news nntp sftp sip sips skype sms ssh tel urn vbscript ws wss xmpp""",
    )
)
# What stands in a tag behind its name and is no attribute: words in Japanese, and nothing that has a value.
_WORDS = pattern(r"/?[A-Za-z][A-Za-z0-9]{0,30}[ \t\n]([^<>=\"'/]{0,300})>")


def is_element(name: str) -> bool:
    """Whether `<name>` is a tag: of HTML, SVG or MathML, of a namespace (`o:p`), or a custom element (`g-emoji`)."""
    if name.lower() in ELEMENTS or ("-" in name and name == name.lower() and ":" not in name):
        return True
    space = _NAMESPACE.fullmatch(name)
    return space is not None and space[1].lower() not in _SCHEMES


def with_text_shown(html: str) -> str:
    """`html` with what only looks like a tag written as the text that it is; what is opened and closed is a tag.

    So is `a<b と b>c`, which a browser takes for a tag with two attributes, and `<title>` that nothing ends.
    """
    if "<" not in html:
        return html
    tags, ends = set(), {}
    for tag in _TAG.finditer(html):
        tags.add((tag[1], tag[2].lower()))
        if tag[1]:
            ends[tag[2].lower()] = tag.start()

    def shown(found: re.Match[str]) -> str:
        name = found[2].lower()
        if name == "plaintext" or (name in SWALLOWING and not found[1] and ends.get(name, -1) < found.start()):
            return "&lt;"
        is_tag = is_element(found[2]) or {("", name), ("/", name)} <= tags
        words = _WORDS.match(html, found.end()) if is_tag else None
        return found[0] if is_tag and (words is None or words[1].isascii()) else "&lt;"

    return _TAG.sub(shown, html)
