"""Awkward headers of our own making: styles of writing, with every line end, with and without a byte order mark."""

STYLES = {
    "canonical": """format: 1
id: 0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10
date: 2025-04-02T07:30:00+09:00
status: draft
labels: [米国, ロシア]
title: 題名
news:
  headline: 見出し
  source: 通信社
  url: https://example.com/a
  accessed: 2025-04-02
  summary:
    - 一つ目
    - 二つ目
commentary:
  headline: 論評
  summary:
    - 意見
related:
  - title: 前の記事
    url: https://example.com/b
    date: 2025-03-31
images:
  2025-04-02-x/a.jpg:
    alt: 写真
""",
    "comments": """# 先頭の注
title: 題名   # 行末の注
# 間の注

news:  # 部
  # 内の注
  headline: 見出し # 見出しの注
  summary: # 要点
    # 一の注
    - 一つ目  # 一

    # 二の注
    - 二つ目  # 二
    # 後の注
labels: # 札
  - 米国  # a
  - ロシア
# 末尾の注
""",
    "quotes": """title: "題名"
'description': 'それは''引用''だ'
"news": {headline: '見出し', "source": "通信社", summary: ['一つ目', "二つ目"]}
labels: ["米国", 'ロシア', 英国]
unknown: "\\u3042\\n"
""",
    "flow": """{title: 題名, labels: [a, b], news: {headline: h}}
""",
    "flow-lines": """title: 題名
labels: [
  米国,   # 一
  ロシア,  # 二
]
news: {
  headline: 見出し,
  summary: [一つ目,
    二つ目]
}
related: [{title: A, url: "http://a/"}, {title: B}]
""",
    "indentless": """title: 題名
labels:
- 米国
- ロシア
news:
    headline: 見出し
    summary:
    - 一つ目
    - 二つ目
related:
-   title: A
    url: http://a/
-   url: http://b/
    title: B
    note: 1
-
    title: C
""",
    "blocks": """title: >-
  長い
  題名
description: |
  一行目
  二行目

news:
  headline: |-
    見出し
  summary:
    - |
      一つ目
    - >
      二つ目
      続き
unknown: |+
  末尾の空行


labels: [a]
""",
    "folded": """title: 長い題名が
  次の行に続く
news:
  headline: "引用符の中で
    折り返す"
  summary:
    - 要点が
      続く
    - 'これも
      続く'
""",
    "indented": """  title: 題名
  news:
      headline: 見出し
  labels: [a, b]
""",
    "empties": """title:
description: ~
labels:
news:
commentary: {}
related: []
images: null
date: ''
""",
    "anchors": """title: &t 題名
description: *t
base: &base {k: 1}
news:
  <<: *base
  headline: &h 見出し
labels: &l
  - a
  - *t
tags: *l
""",
    "explicit-keys": """? title
: 題名
? labels
: - a
  - b
? [x, y
""".replace("? [x, y\n", "news: {headline: 見出し}\n"),
    "types": """title: 0123
description: no
date: 2025-04-02 07:30:00 +0900
labels: [2024, no, 1.10, 10:30]
weight: 10
draft: false
2024: 年
on: off
big: 99999999999999999999
news:
  headline: 10:30
  accessed: 2024-02-30
""",
    "tolerant": """title: 首相: 増税せず # 注
description: @編集部
news:
  headline: [速報] 記事
  source: %通信
  summary:
    - 「A」: B
    - 普通
    - `コード`
    - "引用" の後
    # 注
    - *強調*
commentary:
  headline: - 箇条
labels: [米国, #円安, @人]
related:
  - title: 題: その2
    url: https://example.com/?a=b: c
""",
    "tolerant-indentless": """news:
 summary:
 - 要点: 続き
 -   {波括弧} の後
 headline: "閉じない引用
title: 普通
""",
    "hugo": """title: "Hugo の記事"
date: 2024-01-02T10:20:30+09:00
draft: true
tags: ["a", "b"]
categories: [c]
images: [cover.jpg]
menu:
  main: {weight: 1}
""",
    "jekyll": """layout: post
title:  "Welcome: Jekyll!"
date:   2015-11-17 16:16:01 -0600
categories:
  - jekyll
  - update
published: true
""",
    "spaces": "title:   題名  \nnews:\t\n  headline:\t見出し\t# 注\n\n\n   \nlabels :  [ a , b ]   \n\n",
    "nested-unknown": """title: 題名
seo:
  - deep:
      deeper: [1, {a: b}]
    other: |
      text
  # 注
blogger:
  id: 123
  extra: true
news:
  tone: 重い
  headline: 見出し
""",
    "emoji": "title: 速報🚨𠮷野家で𠮟られた\nlabels: [🚨, '　全角', \"\\u2028\"]\nnews: {headline: 🎌}\n",
}
ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}
BOMS = {"plain": b"", "bom": b"\xef\xbb\xbf"}
CLOSINGS = ("---", "...", "---  ")
BODIES = ("", "\n　本文。\n\n---\n\n続き", "本文\n---\n")

HEADERS = {
    f"{style}-{end}-{bom}-{number}": (
        BOMS[bom] + f"---\n{header}{CLOSINGS[number]}\n{BODIES[number]}".replace("\n", ENDS[end]).encode()
    )
    for style, header in STYLES.items()
    for end in ENDS
    for bom in BOMS
    for number in range(3)
}
TOML_STYLES = {
    "hugo": """title = "題名"  # 注
date = 2025-04-02T07:30:00+09:00
draft = true
tags = ["米国", 'ロシア']
weight = 10

[params]  # 部
  author = "誰か"
""",
    "ours": """# 注
title = '題名'
labels = [
  "米国", # 一
  "ロシア",
]

[news]
headline = "見出し"
summary = ["一つ目", "二つ目"]

[[related]]
title = "A"
# 注
[[related]]
title = "B"
note = 1

[images."x/a.jpg"]
alt = "写真"
""",
    "dotted": 'title = "a"\nnews.headline = "見出し"\nnews.source = "s"\nblogger = {id = "1", n = 2}\n',
    "empty": "",
}
TOML_HEADERS = {
    f"{style}-{end}-{bom}": BOMS[bom] + f"+++\n{header}+++\n　本文\n".replace("\n", ENDS[end]).encode()
    for style, header in TOML_STYLES.items()
    for end in ("lf", "crlf")
    for bom in BOMS
}
