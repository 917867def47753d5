"""The proof that fields and body together show the text of a post, sign by sign.

Only what the profile says in words of its own may differ: labels, the marks of bullets, and how dates are written.
"""

import re
from collections import Counter

from editor.core.post import Fields
from editor.core.text.written_dates import english_date

_SIGNS = re.compile("[\\W\\d_ー①-⓿❶-➓㈠-㊿㈪-㈰]")
_DATES = "年月日時分秒火水木金土曜令和平成昭和大正明治元〇一二三四五六七八九十付け公開掲載配信更新投稿の記事RHSTMrhstm"
_LABELS = (
    "まとめ行関連する過去記事リンクエントリーブログ投稿一覧リンク集これまでの本日今回当このは以下次通り下記こちらからですニュース報道論評話題内容"
    "出典引用元先転載ソース参照考文献資料情報源ネタニュース全配信社提供SourceSOURCEViasv閲覧に取得アクセス私論評Commentary要約点内新しい順古日"
)
_MOST = 400
"""Signs of labels and dates that may be missing in a post: far above those of forty related posts."""


def is_whole(text: str, shown: str, fields: Fields, words: str) -> bool:
    """Whether `shown` holds all signs of `text` but those of labels and dates, and none of them more often.

    `words` are the profile's own, which may be shown in addition; so may addresses and the headline of the commentary,
    which some posts have in their title only. White space does not count.
    """
    addresses = "".join([fields.news.url, *(entry.url for entry in fields.related)])
    text, shown = english_date().sub("", text), english_date().sub("", shown)
    gone, added = Counter(text) - Counter(shown), Counter(shown) - Counter(text)
    own = Counter(f"{words}{words}{fields.commentary.headline}{addresses}")
    return (
        sum(gone.values()) <= _MOST
        and all(_may_differ(sign) or sign in addresses for sign in gone)
        and all(_may_differ(sign) for sign in added - own)
    )


def _may_differ(sign: str) -> bool:
    return bool(_SIGNS.match(sign)) or sign in _DATES or sign in _LABELS
