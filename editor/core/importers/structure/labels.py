"""Labels: the words that begin a part of a post, in whatever brackets, signs and colons people write them."""

import re
from dataclasses import dataclass
from functools import cached_property

from editor.core.importers.structure.shown_day import ShownDay
from editor.core.profile.values import BlogWords
from editor.core.text.written_dates import Dated, without_date

_SIGNS = "■□◆◇●○◎★☆▼▽▲△▶►▷➡→⇒⇨↓⇓♦◈❖※＊*・･•◦▪▫♪✓✔👇👉📌📝🔗#＃_＿=＝~〜～…"
_BRACKETS = '【】\\[\\]［］〔〕〖〗《》≪≫〈〉＜＞<>「」『』（）()｢｣“”"≫»«'
_NUMBER = r"(?:[0-9０-９]{1,2}[.．、)）](?!\d)\s*|[①-⑳]\s*)?"
_LINES = "\\-―—–‐−─━ー｜|/／"
_STOPS = ":：;；、,。.．!！?？"
_DASH = "―"  # of a composed title
_FAR = 120  # characters at the end of a line in which the day of reading is looked for
_SPACE = "\\s\\u3000\\u200b\\ufe0f"
_AROUND = f"[{_SIGNS}{_BRACKETS}{_LINES}{_STOPS}{_SPACE}]"
_BEFORE = f"[{_SIGNS}{_BRACKETS}{_LINES}{_SPACE}]"
_OPENING = "【[［〔〖《≪〈＜<「『（(｢"
_CLOSING = "】]］〕〗》≫〉＞>」』）)｣"

_SUMMARY_OF = r"(?:(?:この|本|今回の|本日の|今日の)?(?:記事|ニュース|報道|論評|話題|内容)の?|今回の|本日の|今日の)?"
_RELATED = (
    r"(?:過去の|これまでの|本日の|今回の|当ブログの|この記事の|ブログ内の?|当ブログ内の)?"
    rf"(?:関連[{_SPACE}]*(?:する)?(?:過去)?(?:記事|投稿|エントリー?|ブログ記事|ブログ|ニュース|リンク|ポスト)?"
    r"(?:の?リンク集?|一覧|まとめ)?|過去の?記事)"
    rf"(?:[{re.escape(_CLOSING)}]?の?リンク集?|[{re.escape(_CLOSING)}]?[（(](?:新しい|古い|日付|投稿)順[)）])?"
    r"(?:は(?:こちら|以下|次の通り|下記)(?:から|です|の通り)?)?"
)
_SOURCE = (
    r"(?:(?:この)?(?:記事|ニュース)の)?出典(?:元)?|引用(?:元|記事|先)?|転載元|ソース(?:元)?|参照(?:元|記事)?|参考(?:元|記事|リンク|文献|資料)?|情報(?:元|源)"
    r"|元(?:記事|ネタ|ニュース)|記事(?:元|全文|引用元)|ニュース(?:元|ソース)|配信(?:元|社)?|提供(?:元)?|[Ss]ource|SOURCE|[Vv]ia"
)
_QUOTED = '[」』”"][^:：]*$'
_HERE = "(?:は(?:こちら|以下|下記)(?:から|です|の通り)?)?"
_RANKING = re.compile(
    r"ランキング|ブログ村|にほんブログ|クリック|ポチ|応援|フォロー|チャンネル登録|お問い?合わ?せ|トップ(?:ページ)?へ|ホームへ"
    r"|一覧(?:へ|はこちら|を見る)|もっと(?:見る|読む)|ありがとうござい|twitter|ツイッター|facebook|シェア|続きを読む|読者登録",
    re.IGNORECASE,
)


def undecorated(text: str) -> str:
    """`text` without the signs, brackets and number before it and the signs behind it."""
    text = re.sub(rf"^{_BEFORE}*{_NUMBER}", "", text)
    return re.sub(rf"^{_BEFORE}+|[{_SIGNS}{_LINES}{_SPACE}{re.escape(_CLOSING)}]+$", "", text)


def is_ranking(text: str) -> bool:
    """Whether `text` asks for votes, thanks the reader or leads elsewhere on the site."""
    return bool(_RANKING.search(text))


def is_date(text: str) -> bool:
    """Whether `text` is a date and nothing else."""
    dated = without_date(text)
    return (
        dated is not None
        and re.fullmatch(rf"(?:投稿|更新|公開|作成|掲載|日付|日|[:：{_SPACE}])*", dated.text) is not None
    )


@dataclass(frozen=True)
class Labels:
    """The labels of a blog, made of the words of its profile. `day` reads days that it shows in a form of its own."""

    words: BlogWords
    day: ShownDay | None = None

    @cached_property
    def commentary(self) -> str:
        """The word for the commentary without what stands around it: 私の論評."""
        return re.sub(rf"^{_AROUND}+|{_AROUND}+$", "", self.words.commentary) or self.words.commentary

    @cached_property
    def _commentary(self) -> re.Pattern[str]:
        word = _core(self.commentary)
        return re.compile(rf"{_NUMBER}(?P<before>{_BEFORE}*){word}(?P<behind>{_AROUND}*)")

    @cached_property
    def _summary(self) -> re.Pattern[str]:
        word = rf"{_core(self.words.summary)}(?:[（(]要[約点][)）])?"
        return re.compile(rf"{_AROUND}*{_SUMMARY_OF}(?:[3３三]行)?{word}{_AROUND}*")

    @cached_property
    def _related(self) -> re.Pattern[str]:
        return re.compile(rf"{_AROUND}*(?:{_RELATED}|{_core(self.words.related)})(?P<behind>{_AROUND}*)")

    @cached_property
    def _source(self) -> re.Pattern[str]:
        return re.compile(rf"{_BEFORE}*(?:{_core(self.words.source)}|{_SOURCE}){_HERE}(?P<behind>{_AROUND}*)")

    @cached_property
    def _accessed(self) -> re.Pattern[str] | None:
        before, _mark, after = (
            rf"[{_SPACE}]*".join(map(re.escape, part.split())) for part in self.words.accessed.partition("{date}")
        )
        if not before:  # nothing says where the day begins
            return None
        return re.compile(rf"[{_SPACE}]*{before}[{_SPACE}]*(?P<date>.{{6,40}}?)[{_SPACE}]*{after}[{_SPACE}]*$")

    def without_accessed(self, text: str) -> tuple[str, str]:
        """`text` without the profile's own words for the day of reading at its end, and that day; the text and ""
        without them."""
        found = self._accessed.search(text[-_FAR:]) if self._accessed is not None else None
        dated = self.without_day(found["date"]) if found is not None else None
        if found is None or dated is None or dated.text:
            return text, ""
        return text[: len(text) - len(found[0])], dated.day

    def is_own_day(self, text: str) -> bool:
        """Whether `text` is a date in the blog's own form and nothing else."""
        own = self.day.without(text) if self.day is not None else None
        return own is not None and not own.text

    def without_day(self, text: str) -> Dated | None:
        """`text` without the date at its end, else at its beginning; None without one."""
        own = self.day.without(text) if self.day is not None else None
        return own or without_date(text)

    def speaks_in(self, text: str) -> bool:
        """Whether the word for the commentary stands in `text`, in whatever signs."""
        return re.search(_core(self.commentary), text) is not None

    def split_title(self, title: str) -> tuple[str, str]:
        """The headlines of news and commentary that a composed title is made of; ("", "") for another title."""
        label = self.words.commentary
        before, found_label, behind = title.partition(label if title.startswith(label) else f"{_DASH}{label}")
        if found_label and not before.endswith(_DASH):  # as we compose it: signs beside it are the headlines' own
            return before.strip(), behind.strip(" 　")
        found = self._commentary.search(title)
        if not found:
            return "", ""
        signs = f"{_LINES}{_SPACE}:："
        return re.sub(rf"[{signs}]+$", "", title[: found.start()]).strip(), title[found.end() :].strip(" 　")

    def is_commentary_alone(self, title: str) -> bool:
        """Whether a title is composed of the commentary's headline alone."""
        return title.startswith(self.words.commentary) and len(title) > len(self.words.commentary)

    def commentary_in(self, text: str) -> str | None:
        """The text behind the word for the commentary at the beginning of `text`; None where it does not begin so.

        The word must stand in brackets, before a colon or a line, or alone.
        """
        found = self._commentary.match(text)
        if not found:
            return None
        rest = text[found.end() :].strip(" 　")
        first, last = found["before"].rstrip()[-1:], found["behind"].lstrip()[:1]
        paired = (_ends(first, _OPENING) and _ends(last, _CLOSING)) or (first == last and _ends(first, _SIGNS))
        parted = re.match(r"\s*[:：―—–─-]", found["behind"])
        if not rest or paired or parted:
            kept = re.search(r"[「『“（(【]+$", found["behind"])  # a bracket that opens the headline itself
            return f"{kept[0]}{rest}" if kept and rest else rest
        return None

    def whole_commentary_in(self, text: str) -> str | None:
        """The text behind the profile's own word for the commentary, with all its signs; None where `text` does not
        begin with just that word."""
        return text.removeprefix(self.words.commentary).strip(" 　") if text.startswith(self.words.commentary) else None

    def is_summary(self, text: str) -> bool:
        """Whether `text` is the label of a summary."""
        return self._summary.fullmatch(text) is not None

    def related_in(self, text: str) -> tuple[str, int] | None:
        """The text behind the label of the related posts in `text`, and its index; None without the label."""
        found = self._related.match(text)
        if not found:
            return None
        rest = text[found.end() :]
        if rest and not re.search(f"[:：{re.escape(_CLOSING)}→⇒➡▶►]", found["behind"]):
            return None
        return rest, found.end()

    def source_in(self, text: str) -> tuple[str, int] | None:
        """The text behind the label of the source in `text`, and its index; None without the label."""
        found = self._source.match(text)
        if not found:
            return None
        rest = text[found.end() :]
        if rest and (not found["behind"] or re.match(_QUOTED, found["behind"])):
            return None  # a sentence that begins with the word, perhaps in quotation marks
        kept = re.search(r"[「『“（(《【〈＜<]$", found["behind"])  # a bracket that opens what follows
        at = found.end() - (len(kept[0]) if kept and rest else 0)
        return text[at:], at


def _core(word: str) -> str:
    """The word as a pattern, without what stands around it; some write it with spaces between its letters."""
    letters = re.sub(rf"^{_AROUND}+|{_AROUND}+$", "", word) or word
    return rf"[{_SPACE}]*".join(map(re.escape, letters))


def _ends(sign: str, signs: str) -> bool:
    return bool(sign) and sign in signs
