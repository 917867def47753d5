"""The credit in what stands under a picture: ＝ＡＰ, （共同）, 、山田太郎撮影, 写真：ロイター, © 2025 …, Jane Roe/AFP.

A day and a place are none: ＝同国で2019年5月, （2019年5月撮影）.
"""

import re

from editor.core.news_page.outlets import outlets
from editor.core.news_page.word_lists import any_of

_LONGEST = 80  # characters
_AGENCY = (
    r"(?:AP|ＡＰ|AFP|ＡＦＰ|EPA|ＥＰＡ|dpa|DPA|ＤＰＡ|UPI|ＵＰＩ|ANSA|ＡＡ|ロイター|REUTERS|Reuters"
    r"|共同|時事|新華社|聯合|アフロ|タス|ゲッティ(?:イメージズ)?|アナドル|スプートニク|Getty(?: Images)?|Bloomberg"
    r"|ブルームバーグ|K(?:yodo|YODO)(?: N(?:ews|EWS))?|J(?:iji|IJI)(?: P(?:ress|RESS))?|Yonhap|연합뉴스|뉴시스"
    r"|新华社|中央社|路透社?|法新社|美联社|美聯社|PIXTA|Adobe Stock|iStock(?:photo)?|Shutterstock"
    r"|Unsplash|アマナイメージズ|(?:写真|photo)AC)"
)
_AGENCIES = rf"{_AGENCY}(?:[・＝=／/]?(?:{_AGENCY}|通信社?))*"
_HOUSE = (
    r"(?:Reuters|REUTERS|AP|AFP|Getty(?: Images)?|GETTY(?: IMAGES)?|EPA|EPA-EFE|Bloomberg|Shutterstock|Alamy"
    r"|The [A-Z]\w+(?: [A-Z]\w+)*)"
)
_WORD = r"[A-Z][\w.&'’-]*"
_PERSON = rf"{_WORD}(?: (?:{_WORD}|v[ao]n|de[lrn]?|d[aiu]|al|bin)){{1,3}}"
_BY = rf"(?:{_PERSON}\s?[/／|]\s?{_WORD}(?: {_WORD}){{0,3}}(?:\s?/\s?[\w .]+)?|{_HOUSE}(?: Photo)?\s?/\s?{_PERSON})"
"""A photographer and the house: Jane Roe/Getty Images, AP Photo/Jane Roe."""

_OF_SOMEBODY = (
    r"写真|撮影|提供|画像|出典|カメラ|図片来源|图片来源|圖片來源|사진|©|\(C\)|（C）"
    r"|(?:file |handout )?photo|credit|image|courtesy of"
)
_SIGNERS = (
    r"(?:写真|画像|資料|映像|図)?(?:提供|出典|撮影|引用)|写真|画像|カメラ|(?:図片|图片|圖片)(?:来源|來源)|摄影|사진"
    r"|(?:File )?Photo(?:graph|s)?(?: by)?|Photographer|Photography|(?:Image )?(?:Credit|Source)s?|Image(?: by)?"
    r"|Picture|Foto|Bild(?:quelle)?|Crédit(?: photo)?"
)
_PATTERNS = tuple(
    re.compile(line, flags)
    for line, flags in (
        (
            rf"\s*[（(【\[［]\s*(?:(?:19|20|１９|２０)[\d０-９]{{2}}年?[\s　,]*)?({_AGENCY}[^（()）】\]］]{{0,40}}"
            rf"|[^（()）【】\[\]]{{1,30}}(?:撮影|提供(?:写真)?|より|から)(?:[・、／/]{_AGENCIES})?"
            rf"|(?:{_OF_SOMEBODY})[^（()）】\]］]{{1,60}})\s*[)）】\]］]?\s*$",
            re.IGNORECASE,
        ),
        (rf"\s*[（(\[［]\s*({_BY})\s*[)）\]］]\s*$", 0),
        (r"(?:^|(?<![:：])[\s　])([A-Z][A-Z.'& -]{2,40}(?:\s?[/／]\s?[A-Z][A-Z.'& -]{1,40})+)\s*$", 0),
        (rf"(?:^|(?<=[\s　。、」）)】.])|\s*[/／|｜]\s*)((?:{_SIGNERS})"
         r"\s*(?:by\b|courtesy of|(?<=[影供典用ラ])・|[,:：＝=／/]|\.{3}|…)\s*[^。]{1,60})\s*$",
         re.IGNORECASE),
        (r"(?:^|(?<=[\s　。]))[（(【\[［](?:写真|画像|資料|出典|出所|提供|撮影)[)）】\]］]"
         r"\s*[:：]?\s*([^。]{2,60})$", 0),
        (rf"(?<![A-Za-z])[＝=／/|｜]\s*({_BY})\s*$", 0),
        (rf"(?<=[.。!?])\s+({_PERSON}\s?[/|]\s?{_HOUSE})\s*$", 0),
        (rf"[＝=]\s*({_AGENCIES}"
         r"|[^\s。、＝=]{1,16}(?:(?:提供|撮影)(?:(?:の?(?:動画|写真|映像))?から)?|写す))\s*$", 0),
        (r"[、，,]\s*([^\s。、，＝=（()）]{2,24}(?:撮影|提供|写す)"
         r"|[^\s。、，＝=（()）]{0,12}(?:ヘリ|本社機|ドローン)から)\s*$", 0),
        (r"\s*((?:©\ufe0f?|\([cC]\)|（[cCＣ]）|Ⓒ|Copyright)\s?[^。]{1,60})\s*$", 0),
        (rf"(?<=[.。!?\s])\s*([A-Z][\w.' -]{{2,40}}\s?[/|]\s?{_HOUSE}(?: via [\w ]+)?)\s*$", 0),
        (rf"(?<=[.。!?\s])\s*({_HOUSE}(?: Photo)?/[A-Z][\w.' -]{{2,40}}(?:/[\w ]+)?)\s*$", 0),
        (rf"(?<=[.。!?」])\s*((?:Photo )?[Cc]ourtesy of [^.。]{{2,60}}"
         rf"|{_PERSON} for (?:The )?{_WORD}(?: {_WORD}){{0,3}})\.?$", 0),
        (r"(?<=[。\s　])((?:[一-鿿]{2,10}\s?)?[一-鿿]{2,4}\s?[摄攝])\s*$", 0),
        (rf"(?:(?<=[\s　。」）)])|\s*[/／|｜]\s*)({_AGENCIES})\s*$", 0),
    )
)  # fmt: skip
_OF_A_DAY = re.compile(
    r"[\d０-９一二三四五六七八九十]\s?[年月日時分](?:ごろ|頃)?に?撮影$|^(?:資料写真|イメージ)(?:写真)?$|^写真は"
)
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
