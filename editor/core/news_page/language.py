"""The language of a page: by its text where its signs tell it, else by what the page says of itself."""

import re

from editor.core.news_page.linked_data import Article, text_of
from editor.core.news_page.metas import Head

_KANA = re.compile("[ぁ-ゖァ-ヺ]")
_HAN = re.compile("[一-鿿]")
_HANGUL = re.compile("[가-힣]")
_CYRILLIC = re.compile("[а-яА-Я]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_TAG = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")
_WORDS = {
    "en": "the and of to in that is for with on was",
    "de": "der die und das ist nicht mit den von ein auf",
    "fr": "le la les des et une est que dans pour du",
    "es": "el los las que una del por para con es",
    "it": "il che di della per una con del non sono",
    "pt": "o que de não uma os para com por da",
    "nl": "de het een van en dat niet met voor zijn",
}
_LONGEST = 20_000  # characters


def language_of(text: str, head: Head, linked: Article) -> str:
    """ja, en, … for a page with this text; "" where nothing tells."""
    text = text[:_LONGEST]
    letters = sum(sign.isalpha() for sign in text) or 1
    kana, han = len(_KANA.findall(text)), len(_HAN.findall(text))
    if kana > 0.08 * letters:
        return "ja"
    if len(_HANGUL.findall(text)) > 0.2 * letters:
        return "ko"
    said = _said(head, linked)
    if han > 0.3 * letters:
        return said if said in ("zh", "ja") else "zh"
    if said in ("ja", "ko", "zh") and letters > 200:
        said = ""  # a template's: the text has none of its signs
    if len(_CYRILLIC.findall(text)) > 0.3 * letters and said not in ("ru", "uk", "bg", "sr", "be", "mk", "kk"):
        return "ru"
    if len(_ARABIC.findall(text)) > 0.3 * letters and said not in ("ar", "fa", "ur"):
        return "ar"
    return said or _by_words(text)


def _said(head: Head, linked: Article) -> str:
    names = (
        head.language,
        head.first("og:locale"),
        text_of(linked.get("inLanguage")),
        head.first("content-language", "language"),
    )
    for name in names:
        if found := _TAG.match(name.strip()):
            return found[0].lower()
    return ""


def _by_words(text: str) -> str:
    words = re.findall(r"[a-zà-ÿ]+", text.lower())
    counts = {name: sum(words.count(word) for word in common.split()) for name, common in _WORDS.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] > max(3, len(words) // 25) else ""
