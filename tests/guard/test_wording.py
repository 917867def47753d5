"""One word for one thing, in both languages: the glossary and the rules of style over the catalogue, the help, the
samples and the READMEs."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.guard.repository import ROOT, modules, nodes, source
from tests.guard.test_translations import calls, catalogue, literals

FORBIDDEN_JA = {
    r"題名": "タイトル",
    r"媒体": "出典",
    r"住所|(?<!メール)アドレス": "URL",
    r"写真": "画像",
    r"説明文|説明つき": "キャプション",
    r"検索用の説明": "検索向け説明",
    r"控え(?!め)": "以前の版、別のファイル、コピーの記録",
    r"(?<!コピーの)(?<!変更の)(?<!た)記録": "自動バックアップ（コピーの記録だけは別）",
    r"原稿(?!用紙)": "書いた内容",
    r"書いたもの(?!を守る)": "書いた内容",
    r"要点(?!を一文で|をまとめ)": "まとめ",
    r"助言": "提案",
    r"問題点|気になる点": "指摘",
    r"見送り": "取り込まなかったもの",
    r"機械(?!翻訳)": "コンピューター",
    r"パソコン(?!表示)": "コンピューター",
    r"(この|別の|もう一つの|最初の)画面": "ウィンドウ",
    r"窓(?!口)": "ウィンドウ",
    r"(別の|ほかの)プログラム": "ほかのアプリ",
    r"記事フォルダー": "ライブラリーのフォルダー",
    r"ブログの(型|設定)|プロファイル": "ブログ設定",
    r"置き換え": "置換",
    r"一覧ページ": "トップページ",
    r"ライブラリ(?!ー)": "ライブラリー",
    r"過去記事": "過去の記事",
    r"切り抜き": "クリップ",
    r"項目欄": "入力欄",
    r"論評(が予期|が終了|を起動|の内部|に戻|について$)": "Ronpyo（論評は記事の半分）",
    r"あなた|ご自身|ご自分|お手元|そちら|ひとりでに|勝手に|送り出": "名指しで、または書かない",
    r"相手(?!がGoogle)": "名指しで",
    r"書きかえ|切りかえ|貼りつけ|開きなお": "書き換え、切り替え、貼り付け、開き直",
    r"下さい|出来る|出来ま|既に|殆ど|全て|何処|此処": "ください、できる、すでに、ほとんど、すべて",
}
"""What is not said in Japanese, and what is said for it."""

FORBIDDEN_EN = {
    r"\b[Pp]ictures?\b": "image",
    r"(?<!email )(?<!\{)\b[Aa]ddress(es)?\b(?!\})": "URL",
    r"(?<!\{)\b[Oo]utlet": "source",
    r"\b[Jj]ournal": "automatic backup",
    r"\blook(ed|s|ing)? at\b": "check, problem, read-only",
    r"\b[Aa]nother program\b": "another app",
    r"(?<!virtual )\bmachines?\b": "computer",
    r"\bparted by\b": "separated by",
    r"\btheirs\b|\bTake theirs\b": "the file's text",
    r"\bto look\b": "problems",
    r"\bI have\b": "a plain verb",
    r"\b(don't|can't|isn't|won't|it's|you're|doesn't)\b": "no contractions",
    r"\b(color|favorite|behavior|center|labor)\b": "British spelling",
}
"""What is not said in English, and what is said for it."""

SAFE_EN = re.compile(
    r"\b(is|are|was|were) (safe|intact|as (it|they) (was|were)|left as (it|they)|unchanged|not changed)\b"
    r"|\bNothing (was|is) (changed|lost|imported|exported)\b"
)
SAFE_JA = re.compile("無事|元のまま|何も変えていません|何も取り込みませんでした|失われ")

_SPACED = r"[ぁ-んァ-ヶー一-龥、。」）] [A-Za-z0-9]|[A-Za-z0-9] [ぁ-んァ-ヶー一-龥「（]"
_HALF = r"[ぁ-んァ-ヶー一-龥」）][,:;?!()]|[,;?!()][ぁ-んァ-ヶー一-龥「（]"
_TYPED = re.compile(r"--|#[0-9a-f]{6}|(?<![a-z])-[a-z]\b|ronpyo |client_secret|[a-z]+:[a-zA-Zぁ-龥]|yyyy|\{url\}|QT_")
"""A sentence with something that is typed as it stands: a command, an option, a query."""

COUNTED = re.compile(
    r"\{(?:n|count|number)\} (?:more |other )?(?!(?:is|has|was|begins)\b)(?:[a-z]+ )?(?!is\b|has\b)[a-z]+s\b"
)
NEVER_ONE = {
    "There are {count} labels; Blogger takes {most}.": "more than Blogger takes",
    "The labels are {count} characters long together; Blogger takes {most}.": "more than Blogger takes",
    "The search description has {count} characters; about {room} are shown.": "more than are shown",
    "{count} characters are the source's, word for word, outside of a quotation.": "25 at least",
    "--replace needs the {n} characters that were shown.": "eight",
    "Blogger takes up to {n} labels, {m} characters together.": "a bound",
    "{name} holds more than {count} files. It was not read.": "a bound",
    "{name} holds more than {count} files; those behind them were not read.": "a bound",
    "{name} holds {count} articles or more; those behind them were not read.": "a bound",
    "{n} pixels": "a choice of sizes",
    "The pattern is longer than {n} characters.": "a bound",
    "There are more than {n} places: more words, or longer ones, find fewer.": "a bound",
    "{n} times the letters": "a choice of heights, 1.6 and more",
    "Nothing was changed. The pattern has more than {n} hits.": "a bound",
    "{n} characters of HTML": "a page has more",
    "The posts are safe, but the library cannot be shown: reading it failed {count} times. "
    "It is tried again in a while; if that does not help, start Ronpyo again.": "five",
}
"""Sentences with a plural whose number is never one, and why."""

PROSE = {
    "ja": [
        "README.ja.md",
        *(str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("resources/profiles/ja-*/sample.md"))),
        *(str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("resources/help/ja/*.md"))),
    ],
    "en": [
        "README.md",
        *(str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("resources/profiles/en-*/sample.md"))),
        *(str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("resources/help/en/*.md"))),
    ],
}


@cache
def prose(name: str) -> str:
    """A document without its code and its links' targets."""
    text = Path(ROOT / name).read_text(encoding="utf-8")
    text = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`]*`|\]\([^)]*\)|\{[a-z]+:[^}]*\}|https?://\S+", "", text)


def found(rules: dict[str, str], texts: Iterator[tuple[str, str]]) -> list[str]:
    return [
        f"{where}: “{hit[0]}” → {better} in {text[max(0, hit.start() - 20) : hit.end() + 20]!r}"
        for where, text in texts
        for rule, better in rules.items()
        if (hit := re.search(rule, text))
    ]


def test_the_glossary_holds_in_the_japanese_window() -> None:
    assert found(FORBIDDEN_JA, ((key, text) for key, text in catalogue().items())) == []


def test_the_glossary_holds_in_the_english_window() -> None:
    assert found(FORBIDDEN_EN, ((key, key) for key in catalogue())) == []


@pytest.mark.parametrize("name", PROSE["ja"])
def test_the_glossary_holds_in_japanese_prose(name: str) -> None:
    assert found(FORBIDDEN_JA, ((f"{name} {n}", line) for n, line in enumerate(prose(name).splitlines(), 1))) == []


@pytest.mark.parametrize("name", PROSE["en"])
def test_the_glossary_holds_in_english_prose(name: str) -> None:
    assert found(FORBIDDEN_EN, ((f"{name} {n}", line) for n, line in enumerate(prose(name).splitlines(), 1))) == []


@pytest.mark.parametrize(
    "text",
    [
        "記事の題名です。",
        "写真を選ぶ",
        "相手のほうにする",
        "記録の一部",
        "控えに残す",
        "ほかのプログラム",
        "あなたの記事",
        "すべて置き換え",
    ],
)
def test_the_glossary_bites_in_japanese(text: str) -> None:
    assert found(FORBIDDEN_JA, iter([("here", text)]))


@pytest.mark.parametrize(
    "text", ["Look at the picture", "its address is", "Another program", "{n} to look at", "The journal"]
)
def test_the_glossary_bites_in_english(text: str) -> None:
    assert found(FORBIDDEN_EN, iter([("here", text)]))


def _late(text: str, safe: re.Pattern[str], end: str) -> bool:
    first, *others = re.split(end, text)
    return not safe.search(first) and any(safe.search(other) for other in others)


LATE_IS_RIGHT = {
    "Do not show this again in this post. The text is not changed.": "a tip of a button, no failure",
    "Change header fields, for example news.headline=… or commentary.summary+=…; everything else is unchanged, "
    "byte for byte.": "what a command does",
    "The language of menus, dialogs and sentences; posts are not changed by it.": "what a setting does",
    "How the preview shows the page; what goes to the blog is not changed by it.": "what a setting does",
    "Whether a post is saved automatically soon after you type. Your text is safe from a crash either way.": "this too",
    "Write the version into this new file; the post stays as it is.": "what an option does",
    "The file {name} is there already, and was left as it is.": "one sentence in English",
}


def test_sentences_begin_with_what_is_safe() -> None:
    english = [key for key in catalogue() if _late(key, SAFE_EN, r"(?<=[.:;]) ") and key not in LATE_IS_RIGHT]
    japanese = [
        text for key, text in catalogue().items() if _late(text, SAFE_JA, "(?<=。)") and key not in LATE_IS_RIGHT
    ]
    assert english + japanese == []
    assert _late("It failed: no room. Your text is safe.", SAFE_EN, r"(?<=[.:;]) ")


def test_japanese_has_full_width_punctuation_and_no_spaces_round_latin() -> None:
    wrong = []
    for text in catalogue().values():
        bare = re.sub(r"\(&.\)|\(\*[^)]*\)|\*\.\w+|\{\w+\}", "", text)
        if re.search(_HALF, bare) and not _TYPED.search(text):
            wrong.append(text)
        if re.search(_SPACED, bare) and not _TYPED.search(text):
            wrong.append(text)
    assert wrong == []


@pytest.mark.parametrize("name", PROSE["ja"])
def test_japanese_prose_has_full_width_punctuation(name: str) -> None:
    wrong = [
        line
        for line in prose(name).splitlines()
        if not line.startswith(("-", "|", " ", "[^")) and re.search(r"[ぁ-ん一-龥][,;?!](?!.*\])", line)
    ]
    assert wrong == []


def test_names_of_files_stand_in_quotation_marks() -> None:
    bare = re.compile(r"(?<![「（：\[ <{])\{name\}(?![」）：\]>%}])(?=[のをにがは])")
    assert [text for text in catalogue().values() if bare.search(text)] == []


def _singular(name: str, call: ast.Call, text: str) -> bool:
    """Whether the sentence of a plural has one of its own for one, beside it in the module: by a choice on `== 1`."""
    around = source(name).splitlines()[max(0, call.lineno - 5) : (call.end_lineno or call.lineno) + 3]
    return any(re.search(r"[=!]= 1\b|> 1\b", line) for line in around)


def test_a_plural_has_its_singular() -> None:
    wrong = [
        f"{name}:{call.lineno}: {text}"
        for name in modules()
        for call in calls(name)
        if call.args
        for text in literals(call.args[0]) or []
        if COUNTED.search(text) and text not in NEVER_ONE and not _singular(name, call, text)
    ]
    assert wrong == []


def test_sentences_and_names_are_joined_by_the_language() -> None:
    """Japanese has no space between sentences and 、between names: `words.joined` and `words.listed` know it."""
    wrong = [
        f"{name}:{node.lineno}"
        for name in modules()
        for node in nodes(name)
        if isinstance(node, ast.JoinedStr)
        if any(
            isinstance(part, ast.FormattedValue)
            and isinstance(part.value, ast.Call)
            and getattr(part.value.func, "id", "") == "tr"
            for part in node.values
        )
        and any(isinstance(part, ast.Constant) and part.value == " " for part in node.values)
    ]
    assert wrong == []
