"""The proof that fields and body together show the text of a post, sign by sign.

Only what the profile says in words of its own may differ: labels, the marks of bullets, and how dates are written.
"""

import re
from collections import Counter

from editor.core.post import Fields

_SIGNS = re.compile("[\\W\\d_ー①-⓿❶-➓㈠-㊿㈪-㈰]")
_DATES = "年月日時分秒火水木金土曜令和平成昭和大正明治元〇一二三四五六七八九十付け公開掲載配信更新投稿の記事RHSTMrhstm"
_LABELS = (
    "まとめ関連する過去記事エントリーブログ投稿一覧リンク集これまでの本日今回当このは以下次通り下記こちらからです"
    "出典引用元先転載ソース参照考文献資料情報源ネタニュース全配信社提供SourceSOURCEVia閲覧に取得アクセス私論評Commentary"
)
_MOST = 400
"""Signs of labels and dates that may be missing in a post: far above those of forty related posts."""


def is_whole(text: str, shown: str, fields: Fields) -> bool:
    """Whether `shown` holds all signs of `text` but those of labels and dates. White space does not count."""
    addresses = {fields.news.url, *(entry.url for entry in fields.related)}
    gone = Counter(text) - Counter(shown)
    lost = {sign for sign in gone if not _SIGNS.match(sign) and sign not in _DATES and sign not in _LABELS}
    return sum(gone.values()) <= _MOST and lost <= set("".join(addresses))
