"""The credit in what stands under a picture: ＝ＡＰ, （共同）, 、山田太郎撮影, 写真：ロイター, © 2025 …, Jane Roe/AFP.

A day and a place are none: ＝同国で2019年5月, （2019年5月撮影）.
"""

import re

from editor.core.news_page.outlets import outlets
from editor.core.news_page.word_lists import any_of

_LONGEST = 80  # characters
_AGENCY = (
    r"(?:AP|ＡＰ|AFP|ＡＦＰ|EPA|UPI|ＵＰＩ|ANSA|ＡＡ|ロイター|REUTERS|Reuters|共同|時事|新華社|聯合|アフロ|タス|ゲッティ(?:イメージズ)?"
    r"|Getty(?: Images)?|Bloomberg|ブルームバーグ)"
)
_AGENCIES = rf"{_AGENCY}(?:[・＝=／/]?(?:{_AGENCY}|通信社?))*"
_HOUSE = (
    r"(?:Reuters|REUTERS|AP|AFP|Getty(?: Images)?|GETTY(?: IMAGES)?|EPA|EPA-EFE|Bloomberg|Shutterstock|Alamy"
    r"|The [A-Z]\w+(?: [A-Z]\w+)*)"
)
_OF_SOMEBODY = r"写真|撮影|提供|画像|出典|©|\(C\)|（C）|photo|credit|image"
_SIGNERS = (
    r"(?:写真|画像|資料|映像|図)?(?:提供|出典|撮影|引用)|写真|画像|Photo(?:graph|s)?(?: by)?"
    r"|(?:Image )?(?:Credit|Source)s?|Image(?: by)?|Picture|Foto|Bild(?:quelle)?|Crédit(?: photo)?"
)
_PATTERNS = tuple(
    re.compile(line, flags)
    for line, flags in (
        (rf"[＝=]\s*({_AGENCIES}|[^\s。、＝=]{{1,16}}(?:提供|撮影|写す))\s*$", 0),
        (r"[、，,]\s*([^\s。、，＝=（()）]{2,24}(?:撮影|提供|写す))\s*$", 0),
        (
            rf"\s*[（(【\[［]\s*(?:(?:19|20|１９|２０)[\d０-９]{{2}}年?[\s　,]*)?({_AGENCY}[^（()）]{{0,40}}"
            rf"|[^（()）【】\[\]]{{1,30}}(?:撮影|提供(?:写真)?|より|から)(?:[・、／/]{_AGENCIES})?"
            rf"|(?:{_OF_SOMEBODY})[^（()）]{{1,60}})\s*[)）】\]］]?\s*$",
            re.IGNORECASE,
        ),
        (r"(?:^|[\s　])([A-Z][A-Z.'& -]{2,40}(?:\s?[/／]\s?[A-Z][A-Z.'& -]{1,40})+)\s*$", 0),
        (rf"(?:^|(?<=[\s　。、」）)】.]))((?:{_SIGNERS})"
         r"\s*(?:by\b|courtesy of|(?<=[影供典用])・|[,:：＝=／/]|\.{3}|…)\s*[^。]{1,60})\s*$",
         re.IGNORECASE),
        (r"\s*((?:©\ufe0f?|\([cC]\)|（[cCＣ]）|Ⓒ|Copyright)\s?[^。]{1,60})\s*$", 0),
        (rf"(?<=[.。!?\s])\s*([A-Z][\w.' -]{{2,40}}[/|]{_HOUSE}(?: via [\w ]+)?)\s*$", 0),
        (rf"[/／]([A-Z][\w.' -]{{2,40}}/{_HOUSE}(?:/[\w ]+)?)\s*$", 0),
        (rf"(?<=[.。!?\s])\s*({_HOUSE}(?: Photo)?/[A-Z][\w.' -]{{2,40}}(?:/[\w ]+)?)\s*$", 0),
        (rf"(?<=[\s　。」）)])({_AGENCIES})\s*$", 0),
    )
)  # fmt: skip
_OF_A_DAY = re.compile(r"[\d０-９一二三四五六七八九十]\s?[年月日時分](?:ごろ|頃)?に?撮影$|^(?:資料写真|イメージ)$")
_LABEL = re.compile(
    any_of(
        r"""
        ^(?:画像説明|image caption|bildunterschrift|légende|caption)\s?[,:：、]\s*
        ^(?:【(?:写真|画像|図)】|[■▲△▼◆●○])\s*
        """
    ),
    re.IGNORECASE,
)
SIGNED = re.compile(
    r"(?:画像提供|画像出典|写真提供|image (?:source|credit)|credit)\s?[,:：、]\s*(?P<name>.{2,60})", re.IGNORECASE
)
"""A line beside the caption that is nothing but the credit, as the BBC has it."""


def without_label(caption: str) -> str:
    """A caption without the word before it that only says that it is one."""
    return _LABEL.sub("", caption)


def parted(caption: str) -> tuple[str, str]:
    """A caption without the credit at its end, and the credit; "" where there is none."""
    for pattern in _PATTERNS:
        found = pattern.search(caption)
        if found and len(found[1]) < _LONGEST and not _OF_A_DAY.search(found[1]):
            return caption[: found.start()].strip(), found[1].strip()
    if (found := re.search(r"[（(]([^（()）]{2,24})[)）]$", caption)) and outlets().known(found[1]):
        return caption[: found.start()].strip(), found[1]
    return caption, ""
