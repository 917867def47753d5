"""What Japanese commentary needs from Markdown, as pairs of a source and the blocks it gives."""

import pytest

TABLE_OF = "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"

BOLD = [
    ("これは**「強調」**の例", "<p>これは<strong>「強調」</strong>の例</p>"),
    ("**強調。**次", "<p><strong>強調。</strong>次</p>"),
    ("**（注）**と*「斜体」*の", "<p><strong>（注）</strong>と<em>「斜体」</em>の</p>"),
    ("語**「あ」**、**い**は", "<p>語<strong>「あ」</strong>、<strong>い</strong>は</p>"),
    ("~~取消~~は1~2個", "<p><del>取消</del>は1~2個</p>"),
    ("**~~両方~~**", "<p><strong><del>両方</del></strong></p>"),
    (r"\~\~そのまま~~", "<p>~~そのまま~~</p>"),
    ("`~~code~~`", "<p><code>~~code~~</code></p>"),
]

LINE_BREAKS = [
    ("一行目\n二行目", "<p>一行目二行目</p>"),
    ("一行目。\n「二行目」", "<p>一行目。「二行目」</p>"),
    ("two\nwords", "<p>two\nwords</p>"),
    ("漢字\nLatin\n漢字", "<p>漢字Latin漢字</p>"),
    ("**強調**\n次の行", "<p><strong>強調</strong>次の行</p>"),
    (
        "前\n**強調**\n`code`\n[輪](https://e.jp)",
        '<p>前<strong>強調</strong><code>code</code><a href="https://e.jp">輪</a></p>',
    ),
    ("**bold**\nword", "<p><strong>bold</strong>\nword</p>"),
    ("**中の\n改行**", "<p><strong>中の改行</strong></p>"),
    ("<b>漢</b>\n字", "<p><b>漢</b>字</p>"),
    ("漢 \n  字", "<p>漢字</p>"),
    ("漢  \n字", "<p>漢<br>字</p>"),
    ("漢<br>\n字", "<p>漢<br>\n字</p>"),
    ("……\n――", "<p>……――</p>"),
    ("한국어\n단어", "<p>한국어\n단어</p>"),
    ("半角ｶﾅ\nです", "<p>半角ｶﾅです</p>"),
    (r"漢\*" + "\n字", "<p>漢*字</p>"),
    (r"a\*" + "\nb", "<p>a*\nb</p>"),
    ("`a\nb`", "<p><code>a\nb</code></p>"),
    ("- 項目の\n  続き", "<ul><li>項目の続き</li></ul>"),
    ("> 引用の\n> 続き", "<blockquote><p>引用の続き</p></blockquote>"),
    ("𠮷野\n家", "<p>𠮷野家</p>"),
]

PARAGRAPHS = [
    ("　字下げした段落。", "<p>　字下げした段落。</p>"),
    ("一\n　\n二", "<p>一</p>|<p>二</p>"),
    ("一\n　\n\n　二", "<p>一</p>|<p>　二</p>"),
    ("- 　項目", "<ul><li>　項目</li></ul>"),
    ("<b>生の</b>タグ", "<p><b>生の</b>タグ</p>"),
    ("a&nbsp;b &amp; c", "<p>a&nbsp;b &amp; c</p>"),
]

HEADINGS = [
    ("#円安 が話題", "<p>#円安 が話題</p>"),
    ("##円安", "<p>##円安</p>"),
    ("#", "<p>#</p>"),
    ("# 見出し", '<h1 id="見出し">見出し</h1>'),
    ("#　見出し", '<h1 id="見出し">見出し</h1>'),
    ("## C# の話", '<h2 id="c-の話">C# の話</h2>'),
    ("## 閉じる ##", '<h2 id="閉じる">閉じる</h2>'),
    ("## C#", '<h2 id="c">C#</h2>'),
    ("本文\n## 見出し\n本文", '<p>本文</p>|<h2 id="見出し">見出し</h2>|<p>本文</p>'),
    ("## 同じ\n\n## 同じ", '<h2 id="同じ">同じ</h2>|<h2 id="同じ_1">同じ</h2>'),
    (
        "## {漢字|かんじ}の**話**",
        '<h2 id="漢字の話"><ruby>漢字<rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby>の<strong>話</strong></h2>',
    ),
    ("## A & B <i>c</i>", '<h2 id="a-b-c">A &amp; B <i>c</i></h2>'),
    ("題\n==", '<h1 id="題">題</h1>'),
]

LISTS = [
    ("１. 全角", "<p>１. 全角</p>"),
    ("・中黒", "<p>・中黒</p>"),
    ("本文\n- a\n- b", "<p>本文</p>|<ul><li>a</li><li>b</li></ul>"),
    ("本文\n* a", "<p>本文</p>|<ul><li>a</li></ul>"),
    ("本文\n1. a\n2. b", "<p>本文</p>|<ol><li>a</li><li>b</li></ol>"),
    ("昨年は\n2024. 年です", "<p>昨年は2024. 年です</p>"),
    ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
    ("1) a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
    ("- a\n  - b\n    - c\n- d", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"),
    ("- a\n    - b\n        - c", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>"),
    ("- a\n\t- b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
    ("1. a\n   - b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"),
    ("- a\n続き", "<ul><li>a続き</li></ul>"),
    ("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
    ("- a\n\n  b\n- c", "<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>"),
    ("- a\n  - b\n\n  - c\n- d", "<ul><li>a<ul><li><p>b</p></li><li><p>c</p></li></ul></li><li>d</li></ul>"),
    ("- a\n\n本文", "<ul><li>a</li></ul>|<p>本文</p>"),
    ("- a\n* b", "<ul><li>a</li></ul>|<ul><li>b</li></ul>"),
    ("- a\n> q", "<ul><li>a</li></ul>|<blockquote><p>q</p></blockquote>"),
    ("- a\n# h", '<ul><li>a</li></ul>|<h1 id="h">h</h1>'),
    ("- a\n---", "<ul><li>a</li></ul>|<hr>"),
    ("- a\n-\n- b", "<ul><li>a</li><li></li><li>b</li></ul>"),
    ("* * *", "<hr>"),
    ("*強調*だけ", "<p><em>強調</em>だけ</p>"),
    ("-5度", "<p>-5度</p>"),
    ("> - a\n> - b", "<blockquote><ul><li>a</li><li>b</li></ul></blockquote>"),
    ("- a\n\n      code", "<ul><li><p>a</p><pre><code>code\n</code></pre></li></ul>"),
]

LINKS = [
    ("見よhttps://e.jp/a_b_c。次", '<p>見よ<a href="https://e.jp/a_b_c">https://e.jp/a_b_c</a>。次</p>'),
    ("「https://e.jp」、", '<p>「<a href="https://e.jp">https://e.jp</a>」、</p>'),
    ("（https://e.jp/?a=1&b=2）", '<p>（<a href="https://e.jp/?a=1&amp;b=2">https://e.jp/?a=1&amp;b=2</a>）</p>'),
    ("https://e.jp/x漢字", '<p><a href="https://e.jp/x">https://e.jp/x</a>漢字</p>'),
    ("https://e.jp/xかな", '<p><a href="https://e.jp/x">https://e.jp/x</a>かな</p>'),
    ("https://e.jp/x　次", '<p><a href="https://e.jp/x">https://e.jp/x</a>　次</p>'),
    ("(https://e.jp/F_(b)).", '<p>(<a href="https://e.jp/F_(b)">https://e.jp/F_(b)</a>).</p>'),
    (
        "https://e.jp/a, https://e.jp/b!",
        '<p><a href="https://e.jp/a">https://e.jp/a</a>, <a href="https://e.jp/b">https://e.jp/b</a>!</p>',
    ),
    (
        "https://e.jp/%E3%81%82?q=%E3%81%84",
        '<p><a href="https://e.jp/%E3%81%82?q=%E3%81%84">https://e.jp/%E3%81%82?q=%E3%81%84</a></p>',
    ),
    ("**https://e.jp**", '<p><strong><a href="https://e.jp">https://e.jp</a></strong></p>'),
    ("`https://e.jp`", "<p><code>https://e.jp</code></p>"),
    ("[https://e.jp](https://f.jp)", '<p><a href="https://f.jp">https://e.jp</a></p>'),
    ("[**https://e.jp**](https://f.jp)", '<p><a href="https://f.jp"><strong>https://e.jp</strong></a></p>'),
    ('<a href="https://f.jp">https://e.jp</a>', '<p><a href="https://f.jp">https://e.jp</a></p>'),
    (
        '<a href="https://f.jp"><b>https://e.jp</b></a> https://g.jp',
        '<p><a href="https://f.jp"><b>https://e.jp</b></a> <a href="https://g.jp">https://g.jp</a></p>',
    ),
    ('<span title="https://e.jp">a</span>', '<p><span title="https://e.jp">a</span></p>'),
    ("<https://e.jp/日本>", '<p><a href="https://e.jp/日本">https://e.jp/日本</a></p>'),
    ("ahttps://e.jp http:// https://。", "<p>ahttps://e.jp http:// https://。</p>"),
    ("    https://e.jp", "<pre><code>https://e.jp\n</code></pre>"),
]

RUBY = [
    ("{漢字|かんじ}", "<p><ruby>漢字<rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby></p>"),
    (
        "{東京|とう|きょう}へ",
        "<p><ruby>東<rp>（</rp><rt>とう</rt><rp>）</rp>京<rp>（</rp><rt>きょう</rt><rp>）</rp></ruby>へ</p>",
    ),
    ("{漢字｜かんじ}", "<p><ruby>漢字<rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby></p>"),
    ("{WHO|世界保健機関}", "<p><ruby>WHO<rp>（</rp><rt>世界保健機関</rt><rp>）</rp></ruby></p>"),
    (
        "{葛󠄀城|かつら|ぎ}",
        "<p><ruby>葛󠄀<rp>（</rp><rt>かつら</rt><rp>）</rp>城<rp>（</rp><rt>ぎ</rt><rp>）</rp></ruby></p>",
    ),
    ("**{漢字|かんじ}**", "<p><strong><ruby>漢字<rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby></strong></p>"),
    (
        "[{漢字|かんじ}](https://e.jp)",
        '<p><a href="https://e.jp"><ruby>漢字<rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby></a></p>',
    ),
    ("{漢字|あ|い|う}", "<p>{漢字|あ|い|う}</p>"),
    ("{a|b} {{漢字|かんじ}} {漢字}", "<p>{a|b} {{漢字|かんじ}} {漢字}</p>"),
    ("`{漢字|かんじ}`", "<p><code>{漢字|かんじ}</code></p>"),
    ("    {漢字|かんじ}", "<pre><code>{漢字|かんじ}\n</code></pre>"),
    ("文中の![{漢字|かんじ}](a.png)", '<p>文中の<img alt="漢字（かんじ）" src="a.png"></p>'),
]

FIGURES = [
    ("![説明](a.png)", '<figure><img alt="説明" src="a.png"><figcaption>説明</figcaption></figure>'),
    ("![](a.png)", '<figure><img alt="" src="a.png"></figure>'),
    (
        '![説明](<a b.png> "題")',
        '<figure><img alt="説明" src="a b.png" title="題"><figcaption>説明</figcaption></figure>',
    ),
    ("![説明](a (1).png)", '<figure><img alt="説明" src="a (1).png"><figcaption>説明</figcaption></figure>'),
    (
        "![**強**い[輪](https://e.jp)](a.png)",
        '<figure><img alt="強い輪" src="a.png"><figcaption><strong>強</strong>い<a href="https://e.jp">輪</a></figcaption></figure>',
    ),
    (
        "[![説明](a.png)](https://e.jp)",
        '<figure><a href="https://e.jp"><img alt="説明" src="a.png"></a><figcaption>説明</figcaption></figure>',
    ),
    ("![説明][p]\n\n[p]: a.png", '<figure><img alt="説明" src="a.png"><figcaption>説明</figcaption></figure>'),
    ("![説明][なし]", "<p>![説明][なし]</p>"),
    ("文の![説明](a.png)中", '<p>文の<img alt="説明" src="a.png">中</p>'),
    ("![一](a.png) ![二](b.png)", '<p><img alt="一" src="a.png"> <img alt="二" src="b.png"></p>'),
    (
        "- 項目\n\n  ![説明](a.png)",
        '<ul><li><p>項目</p><figure><img alt="説明" src="a.png"><figcaption>説明</figcaption></figure></li></ul>',
    ),
    ("![説明](a.png", "<p>![説明](a.png</p>"),
]

QUOTATIONS = [
    ("> 言葉\n> ― 人『本』", "<blockquote><p>言葉</p><footer>― <cite>人『本』</cite></footer></blockquote>"),
    ("> 言葉\n> ―人", "<blockquote><p>言葉</p><footer>―<cite>人</cite></footer></blockquote>"),
    ("> words\n> — someone", "<blockquote><p>words</p><footer>— <cite>someone</cite></footer></blockquote>"),
    ("> words\n> -- *Book*", "<blockquote><p>words</p><footer>— <cite><em>Book</em></cite></footer></blockquote>"),
    (
        "> 言葉\n>\n> 出典：[白書](https://e.jp)",
        '<blockquote><p>言葉</p><footer>出典：<cite><a href="https://e.jp">白書</a></cite></footer></blockquote>',
    ),
    ("> ― だけ", "<blockquote><p>― だけ</p></blockquote>"),
    (
        "> 一\n> ― 甲\n\n> 二\n> ― 乙",
        "<blockquote><p>一</p><footer>― <cite>甲</cite></footer></blockquote>|"
        "<blockquote><p>二</p><footer>― <cite>乙</cite></footer></blockquote>",
    ),
    ("＞引用でない", "<p>＞引用でない</p>"),
]

FOOTNOTES = [
    (
        "一[^b]二[^a]\n\n[^a]: 甲\n[^b]: 乙",
        '<p>一<sup id="fnref:b"><a class="footnote-ref" href="#fn:b">1</a></sup>'
        '二<sup id="fnref:a"><a class="footnote-ref" href="#fn:a">2</a></sup></p>|'
        '<div class="footnote"><hr><ol>'
        '<li id="fn:b"><p>乙&nbsp;<a class="footnote-backref" href="#fnref:b" title="本文へ戻る">↩︎</a></p></li>'
        '<li id="fn:a"><p>甲&nbsp;<a class="footnote-backref" href="#fnref:a" title="本文へ戻る">↩︎</a></p></li>'
        "</ol></div>",
    ),
    ("無い[^x]", "<p>無い[^x]</p>"),
    ("空[^x]\n\n[^x]:", "<p>空[^x]</p>"),
]

OTHERS = [
    ("GDPは。GDPs\n\n*[GDP]: 国内総生産", '<p><abbr title="国内総生産">GDP</abbr>は。GDPs</p>'),
    ("日銀が\n\n*[日銀]: 日本銀行", '<p><abbr title="日本銀行">日銀</abbr>が</p>'),
    ("`GDP`\n\n*[GDP]: x", "<p><code>GDP</code></p>"),
    (
        "|左|右|\n|:--|--:|\n|一|二|",
        '<table><thead><tr><th style="text-align:left">左</th><th style="text-align:right">右</th></tr></thead>'
        '<tbody><tr><td style="text-align:left">一</td><td style="text-align:right">二</td></tr></tbody></table>',
    ),
    (
        "|a|b|\n|-|-|\n|{字|じ}|`{字|じ}`|",
        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>"
        "<tr><td><ruby>字<rp>（</rp><rt>じ</rt><rp>）</rp></ruby></td>"
        "<td><code>{字|じ}</code></td></tr></tbody></table>",
    ),
    ("```python\nx = '<b>'\n```", "<pre><code class=\"language-python\">x = '&lt;b&gt;'\n</code></pre>"),
    ("~~~\n　全角\n\n**a**\n~~~", "<pre><code>　全角\n\n**a**\n</code></pre>"),
    (
        "- a\n  ```\n  x\n    y\n  ```\n- b",
        "<ul><li><p>a</p><pre><code>x\n  y\n</code></pre></li><li><p>b</p></li></ul>",
    ),
    ("````\n```\n````", "<pre><code>```\n</code></pre>"),
    ("前\n\n<!--more-->\n\n後", "<p>前</p>|<!--more-->|<p>後</p>"),
    ("前\n<!-- more -->\n後", "<p>前</p>|<!--more-->|<p>後</p>"),
    ("<!--more-->\n\n<!--more-->", "<!--more-->"),
    ("前 <!--more--> 後", "<p>前  後</p>"),
    ("> <!--more-->\n\n前", "<blockquote></blockquote>|<p>前</p>"),
    ("```\n<!--more-->\n```", "<pre><code>&lt;!--more--&gt;\n</code></pre>"),
    ("<!-- 覚え書き -->\n\n本文", "<p>本文</p>"),
]

SILENT = [
    ("<NHK>によると<Tokyo>だ", "<p>&lt;NHK&gt;によると&lt;Tokyo&gt;だ</p>"),
    ("**<NHK>**と`<NHK>`と</NHS>", "<p><strong>&lt;NHK&gt;</strong>と<code>&lt;NHK&gt;</code>と&lt;/NHS&gt;</p>"),
    ("<unknown>字</unknown>", "<p>字</p>"),
    ("<COVID-19>と<o:p></o:p><g-emoji>字", "<p>&lt;COVID-19&gt;と字</p>"),
    ("<b>太</b><B>字</B><br/>次", "<p><b>太</b><b>字</b><br>次</p>"),
    ("a &lt;NHK> b", "<p>a &lt;NHK&gt; b</p>"),
    ("<div>\n<NHK>の字\n</div>", "<div>\n&lt;NHK&gt;の字\n</div>"),
    ('<a title="<NHK>" href="b">字</a>', '<p><a title="&lt;NHK&gt;" href="b">字</a></p>'),
    ("- <NHK>\n- <x onclick=y>", "<ul><li>&lt;NHK&gt;</li><li>&lt;x onclick=y&gt;</li></ul>"),
    ("値は a<b と b>c だ", "<p>値は a&lt;b と b&gt;c だ</p>"),
    ("<i 円>と<b>太</b>", "<p>&lt;i 円&gt;と<b>太</b></p>"),
    ('<p class="x" 日本="語">字</p>', "<p>字</p>"),
    ("<tel:+81-3-0000-0000>へ", '<p><a href="tel:+81-3-0000-0000">tel:+81-3-0000-0000</a>へ</p>'),
    ("<skype:abc>と<sms:0900>と<v:shape>と</v:shape>", "<p>&lt;skype:abc&gt;と&lt;sms:0900&gt;とと</p>"),
    ("本文\n| a | b |\n|---|---|\n| 1 | 2 |", f"<p>本文</p>|{TABLE_OF}"),
    ("本文\n次\na | b\n---|---\n1 | 2\n", f"<p>本文次</p>|{TABLE_OF}"),
    ("本文 | 字\n| a | b |\n|---|---|\n| 1 | 2 |", f"<p>本文 | 字</p>|{TABLE_OF}"),
    ("- 項目\n    | a | b |\n    |---|---|\n    | 1 | 2 |", f"<ul><li>項目{TABLE_OF}</li></ul>"),
    ("本文 | 字\n次 | 行", "<p>本文 | 字次 | 行</p>"),
    ("本文\n---", '<h2 id="本文">本文</h2>'),
    ("行1\\\n行2", "<p>行1<br>行2</p>"),
    ("a\\\nb", "<p>a<br>b</p>"),
    ("行1\\\\\n行2", "<p>行1\\行2</p>"),
    ("行1\\", "<p>行1\\</p>"),
    ("`a\\`\n行2", "<p><code>a\\</code>行2</p>"),
    ("> ```\n> # x\n> ```", "<blockquote><pre><code># x\n</code></pre></blockquote>"),
    (
        "> 引用\n> ~~~ python\n> *a*\n>\n> b\n> ~~~\n> 次",
        '<blockquote><p>引用</p><pre><code class="language-python">*a*\n\nb\n</code></pre><p>次</p></blockquote>',
    ),
    ("> > ```\n> > # x\n> > ```", "<blockquote><blockquote><pre><code># x\n</code></pre></blockquote></blockquote>"),
    ("> ```\n> # 閉じない", '<blockquote><p>```</p><h1 id="閉じない">閉じない</h1></blockquote>'),
    ("[電話](tel:+81-3-0000-0000)", '<p><a href="tel:+81-3-0000-0000">電話</a></p>'),
    ("[字](sms:1) [字](TEL:110)", '<p><a>字</a> <a href="TEL:110">字</a></p>'),
    ("字 <!-- commentary --> 字", "<p>字 &lt;!-- commentary --&gt; 字</p>"),
    ("字 <!-- 覚え書き --> 字", "<p>字  字</p>"),
]

CASES = [
    pytest.param(source, expected, id=f"{name}-{number}")
    for name, table in {
        "bold": BOLD,
        "line-breaks": LINE_BREAKS,
        "paragraphs": PARAGRAPHS,
        "headings": HEADINGS,
        "lists": LISTS,
        "links": LINKS,
        "ruby": RUBY,
        "figures": FIGURES,
        "quotations": QUOTATIONS,
        "footnotes": FOOTNOTES,
        "others": OTHERS,
        "silent": SILENT,
    }.items()
    for number, (source, expected) in enumerate(table)
]
"""Each expected value is the blocks joined by `|` between a `>` and a `<`."""
