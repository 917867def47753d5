"""Ends of sentences: periods missing and doubled, です and だ mixed."""

import re
from collections.abc import Iterator

from editor.core.checks.prose.inline import BLANK
from editor.core.checks.prose.reading import Hit, Passage, PassageKind, Prose
from editor.core.words import tr

_ENDS = "。．！？!?…♪☆★」』)）】〉》”\"'’:：;；、,，.〜~ー―—-→←↓↑／/|*+＝="
_PREDICATE = re.compile(
    "(?:です|ます|でした|ました|ません|でしょう|ましょう|だ|だった|である|であった|だろう|であろう|ない|なかった|のだ|った|した|いた|えた|きた|けた|せた|てた|ねた|べた"
    "|めた|れた|いる|ある|する|なる|れる|せる|える|ける|てる|べる|める|きる|じる|ぎる|おる|たい|らしい|べきだ|ようだ|そうだ|という|といえる|はずだ|からだ|しまう|行く|いく|思う|言う|違う|続く)$"
)
_POLITE_END = re.compile("(?:です|ます|でした|ました|ません|でしょう|ください)(?:ね|よ|か|よね)?$")
_SHORT = 3
"""Paragraphs of a text that is too short to tell whether its author sets periods."""
_SENTENCE = re.compile("(?:^|(?<=[。！？!?\n]))[^。！？!?\n]++[。！？!?]")
_LABEL = re.compile(r"[^。\n]{1,24}[:：]\s|(?:図|表|写真|例|式|付録)\s?\d")
"""The beginning of a caption, or of a line that lists something."""
_KANA = re.compile("[ぁ-ん]")
_FEW = 5  # paragraphs
_SHARE, _ALLOWED = 0.9, 2
"""The share of paragraphs that a post must close for one to be missed, and how many may be open in a short post."""
_HABIT = 4
"""So many paragraphs without a period are the author's way."""
_LONG = 20  # characters
_DOUBLED = re.compile("(?<![、。])(?:、。|。、)(?![、。])|(?<![。ーよねなかうぁぃぅぇぉ〜])。。(?!。)")
_COMMAS = re.compile("(?<![、。])、、(?=[一-鿿ァ-ヴA-Za-z0-9])")
_ELLIPSIS = re.compile("。。。|、、、")
_POLITE = re.compile("(?:です|ます|でした|ました|ません|でしょう|ましょう)(?:ね|よ|か|よね|が)?$")
_PLAIN = re.compile("(?:である|であった|のだ|だった|だろう|であろう|(?<![ん])だ)$")
_STYLE_LEAST = 8
_STYLE_FEW = 2
_STYLE_SHARE = 0.1


def period_missing(prose: Prose) -> Iterator[Hit]:
    """Each paragraph of sentences that ends without a period in a post that sets them."""
    if prose.subject.context.switches.asks("period-missing"):
        yield from _short(prose)
    paragraphs = [passage for passage in prose.body if _is_prose(passage)]
    closed = [passage for passage in paragraphs if _last(passage) in "。！？!?"]
    open_ones = [passage for passage in paragraphs if _is_open(passage)]
    if len(closed) < _FEW or len(open_ones) > max(_ALLOWED, (1 - _SHARE) * (len(closed) + len(open_ones))):
        return
    following = dict(zip((id(passage) for passage in prose.body), [*prose.body[1:], None], strict=True))
    unfinished = [passage for passage in open_ones if _is_unfinished(passage, following[id(passage)])]
    if len(unfinished) < _HABIT:
        for passage in unfinished:
            yield _missing(passage, len(passage.text.rstrip()))


def _short(prose: Prose) -> Iterator[Hit]:
    """Paragraphs without a period in a text that is too short to tell whether its author sets them."""
    paragraphs = [passage for passage in prose.body if passage.kind is PassageKind.PARAGRAPH and passage.own.strip()]
    if len(paragraphs) > _SHORT:
        return
    for passage in paragraphs:
        text = passage.own.rstrip()
        if text[-1] not in _ENDS and (_PREDICATE.search(text[-8:]) or _POLITE_END.search(text[-8:])):
            yield _missing(passage, len(text))


def _missing(passage: Passage, end: int) -> Hit:
    return Hit(passage, end - 1, end, tr("The paragraph has no period at its end."), f"{passage.words[end - 1]}。")


def _is_prose(passage: Passage) -> bool:
    text = passage.own.strip()
    return passage.kind is PassageKind.PARAGRAPH and len(text) >= _LONG and bool(_KANA.search(text))


def _is_open(passage: Passage) -> bool:
    """Whether it ends without any sign, in the predicate of a sentence: captions and titles end in nouns."""
    text = passage.own.rstrip()
    if text[-1] in _ENDS or text[-1] == BLANK:
        return False
    return not _LABEL.match(text) and _ends_in_predicate(text)


def _last(passage: Passage) -> str:
    return passage.own.rstrip()[-1:]


def _is_unfinished(passage: Passage, following: Passage | None) -> bool:
    """Whether it is a paragraph of sentences, not a lead into what follows, a title or a caption."""
    text = passage.own.rstrip()
    if following is not None and following.kind not in (
        PassageKind.PARAGRAPH,
        PassageKind.HEADING,
        PassageKind.CAPTION,
        PassageKind.HEADLINE,
    ):
        return False
    sentences = _SENTENCE.findall(text)
    if sentences:
        rest = text[text.rfind(sentences[-1]) + len(sentences[-1]) :]
        return bool(_KANA.search(rest)) and "\n" not in rest.strip() and _ends_in_predicate(text)
    if _LABEL.match(text):
        return False
    if _POLITE_END.search(text[-8:]):
        return True
    # A line by itself in plain form may be a title: text must go on behind it.
    goes_on = following is not None and following.kind is PassageKind.PARAGRAPH and _last(following) in "。！？!?"
    return goes_on and bool(_PREDICATE.search(text[-8:]))


def _ends_in_predicate(text: str) -> bool:
    return bool(_PREDICATE.search(text[-8:]) or _POLITE_END.search(text[-8:]))


def period_double(prose: Prose) -> Iterator[Hit]:
    """、。 and 。、, and 。。 and 、、 where the author makes no pauses of them."""
    whole = prose.own_text
    pauses = _ELLIPSIS.search(whole) or whole.count("。。") > 2
    has_commas = whole.count("、、") == 1
    for passage in prose.passages:
        for found in _DOUBLED.finditer(passage.unquoted):
            if found[0] == "。。" and pauses:
                continue
            yield Hit(passage, *found.span(), tr("“{signs}”: one mark is enough.", signs=found[0]), "。")
        if has_commas and (found_commas := _COMMAS.search(passage.unquoted)):
            yield Hit(passage, *found_commas.span(), tr("“{signs}”: one mark is enough.", signs="、、"), "、")


def style_mixed(prose: Prose) -> Iterator[Hit]:
    """The few sentences in です among those in だ, or the other way round."""
    polite: list[tuple[Passage, int, int]] = []
    plain: list[tuple[Passage, int, int]] = []
    for passage in prose.body:
        if passage.kind is not PassageKind.PARAGRAPH:
            continue
        for found in _SENTENCE.finditer(passage.unquoted):
            sentence = found[0][:-1].rstrip()[-8:]
            if _POLITE.search(sentence):
                polite.append((passage, *found.span()))
            elif _PLAIN.search(sentence):
                plain.append((passage, *found.span()))
    few, many = sorted((polite, plain), key=len)
    total = len(few) + len(many)
    if total < _STYLE_LEAST:
        if not few or not prose.subject.context.switches.asks("style-mixed"):
            return
    elif len(few) > max(1, min(_STYLE_FEW, _STYLE_SHARE * total)):
        return
    for passage, start, end in few:
        message = tr("The sentence is in another style (です・ます, だ・である) than the rest.")
        yield Hit(passage, max(start, end - 6), end, message)
