"""Words by which blocks and lines of pages say that they are none of an article: shares, lists of other articles, …"""

import re

from editor.core.news_page.word_lists import any_of, words_of

CLASSES = words_of(
    """
    share shares sharing sharebar sharebox sharebtn sharebutton sharebuttons sharelist sharedaddy sns snsbtn snsarea
    snslist snsbox snsshare social socials socialbar addtoany addthis sharethis related relation relations kanren
    relatedposts relatedarticles relatednews yarpp recommend recommends recommended recommendation recommendations
    recommendlist osusume ranking rankings ranklist breadcrumb breadcrumbs crumb crumbs topicpath topicspath pankuzu
    pager pagers pagination paginate pagenav pagenation pagenavi comment comments commentlist disqus respond adsense
    adsbygoogle advertisement advertising advertorial sponsored newsletter newsletters subscription paywall authorbox
    authorbio authorprofile writerprofile sidebar sidebars sidemenu sidenav gnav gnavi globalnav globalnavi navbar menus
    copyright copyrights taglist tagcloud taglinks hashtags tableofcontents mokuji trending latestnews newslist
    newarticles mostread readmore morelink morelinks teasers outbrain taboola popin logly uzou cookies gdpr skiplink
    captions caption wp-caption-text figcaption photocaption fontsize textsize hatebu likebtn prevnext nextprev nextlink
    prevlink backnumber textwidget noprint bookmarks byline bylines credits
    """
)
"""Whole words of a class or id that say so wherever they stand in it."""

COMMENTS = words_of("comment comments commentlist commentarea disqus respond")
"""Words of a class or id by which a block goes however long it is, as long as the article is not in it."""

WEAK = words_of(
    """
    ad ads adbox adarea adspace adslot advert adverts sponsor sponsors pr prbox banner banners subscribe signup login
    membership profile navi navigation nav menu footer tags keywords toc outline popular latest promo promos promotion
    promoted teaser cookie consent modal popup overlay skip toolbar tools utility print mail bookmark hatena follow
    followus app appbanner archives calendar widget widgets reply rank author
    """
)
"""Words that say so where the class or id has at most one more: `ad-box`, not `TestReport__Section--Ads`."""

TOGETHER = re.compile(
    r"(?:^|[-_])(?:article|entry|post|news|page|page-?top|site|btn|button)?[-_]?"
    r"(?:share|sns|related|kanren|recommend|osusume|ranking|breadcrumbs?|topicpath|pager|pagination|comments?|newsletter"
    r"|sidebar|taboola|outbrain)"
    r"(?:[-_]|s?$|list|box|area|wrap|block|articles?|posts?|news|links?|btns?|buttons?)",
    re.IGNORECASE,
)

RELATED = re.compile(
    r"[【■◆●▼▽★☆◇○\[(（「<＜\s>＞#・]*(?:"
    + any_of(
        r"""
        (?:この(?:記事|ニュース)の)?関連(?:する)?(?:記事|ニュース|リンク|キーワード|特集|サイト|動画|情報|トピックス?|タグ|ワード|商品|書籍|コンテンツ|投稿)?
        [合あ]わせて読みたい.{0,10}
        こちらも(?:読まれて|おすすめ|オススメ).{0,8}
        (?:recommend(?:ed)?[\s:：]*)?(?:編集部の?|こちらも|あなたにも?|あなたへの?)?(?:おすすめ|オススメ|お薦め|お勧め)(?:記事|の記事|ニュース|コンテンツ|情報)?
        (?:アクセス|人気|記事|閲覧|週間|総合|デイリー|注目|ニュース)*(?:ランキング|トップ\d+)(?:\s.{0,8})?
        新着(?:記事|情報|ニュース|順)?(?:一覧)?
        最新(?:の)?(?:記事|ニュース)(?:一覧)?
        (?:人気|注目)(?:の)?(?:記事|ニュース|トピックス?|コンテンツ|キーワード|ワード)
        よく読まれている(?:記事|ニュース)?
        今、?あなたに(?:オススメ|おすすめ)
        ピックアップ(?:記事|ニュース)?
        (?:トピックス|特集|連載)(?:記事)?一覧
        この(?:連載|特集|シリーズ)の(?:一覧|記事|他の記事).{0,6}
        バックナンバー
        次に読む.{0,8}
        もっと(?:見る|読む)
        (?:主要|トップ)ニュース
        コメント(?:一覧|を(?:書く|残す|する).{0,6}|欄|\s?[(（]?\d*[)）]?)?
        トラックバック.{0,8}
        この記事を(?:読んだ人|書いた人|シェア|共有|評価|読んでいる|いいね).{0,20}
        シェアする
        (?:著者|筆者|執筆者|ライター)?(?:プロフィール|紹介)
        (?:この|同じ)(?:カテゴリー?|ジャンル|著者|筆者|記者)の.{0,8}
        前後の記事|広告|スポンサーリンク|(?:月別)?アーカイブ|カテゴリー?(?:一覧)?|リンク集|サイト内検索|検索
        最[新近]の(?:ブログ)?(?:記事|投稿|エントリー?|コメント)(?:一覧)?\s?(?:[(（].{0,8}[)）])?
        topics of this blog|explore further
        related(?: (?:articles?|stories|posts?|news|content|topics|links|coverage|reading|.{0,20}))?
        more (?:from|on|stories|news|in|about|like this|posts?)\b.{0,60}
        recommended(?: for you| stories| reading|.{0,20})?
        read (?:more|next|also|this next).{0,30}
        most (?:read|popular|viewed|shared|recent).{0,20}
        you (?:may|might) (?:also )?(?:like|be interested|enjoy|have missed).{0,20}
        (?:\d+ )?(?:comments?|responses?|replies|thoughts on.{0,60})(?: \(\d+\))?
        leave a (?:reply|comment).{0,20}|post a comment|join the (?:conversation|discussion).{0,20}
        share this.{0,30}|about the authors?|trending(?: now)?|popular (?:posts|stories|articles)
        latest (?:news|posts|stories)
        recent posts|tags|categories|what to read next|up next|topics in this (?:story|article)
        zum thema|mehr zum thema.{0,30}|lesen sie (?:auch|mehr).{0,30}|(?:\d+ )?kommentare?
        ähnliche (?:artikel|beiträge)
        das könnte.{0,40}|weitere (?:artikel|themen|beiträge|informationen).{0,20}|verwandte (?:artikel|themen)
        auch interessant.{0,10}
        à lire aussi.{0,20}|lire aussi.{0,20}|sur le même (?:sujet|thème)|articles? (?:liés|similaires|associés)
        (?:\d+ )?commentaires?|réactions?
        noticias relacionadas|lea también|comentarios|artículos relacionados|leggi anche|articoli correlati|commenti
        """
    )
    + r")[\s:：】\])）」>＞»…]*",
    re.IGNORECASE,
)
"""A heading of a list of other articles, of comments, of what is about the author."""

ABOUT_AUTHOR = re.compile(
    r"[【■◆●▼]?\s?(?:この記事[をの](?:書いた人|執筆者|筆者|著者)|(?:著者|筆者|執筆者|ライター|記者)(?:の?(?:プロフィール|紹介|略歴))|プロフィール"
    r"|about the authors?)[\s:：】]*",
    re.IGNORECASE,
)
"""A heading of who the author is, which is told in sentences."""

PAGER = re.compile(r"\d{1,3}|(?:次|前)(?:へ|の?ページ.{0,3})|もどる|戻る|next|prev(?:ious)?|[‹›«»<>←→]", re.IGNORECASE)
"""A line of the pages that an article goes on over."""

LEAVING = re.compile(
    r"(?:[(（【\[]?(?:"
    + any_of(
        r"""
        .{0,20}(?:無断(?:転載|複製|使用|引用)|転載を?(?:禁|お断)|著作権は).{0,60}
        .{0,60}(?:©|copyright\s?(?:©|\(c\)|\d{4}|by\b)).{0,60}|[^A-Za-z。、]{0,12}(?:\(c\)|（c）|Ⓒ|copyright\b).{0,90}
        citation: .{0,300}|this document is subject to copyright.{0,300}
        the .{0,30} edition of .{0,40} is published under license.{0,90}
        .{0,40}all rights reserved.{0,60}
        残り[:：\s]*[\d,０-９]+\s*文字.{0,60}
        (?:この記事は|ここから(?:先)?は)?(?:有料|会員|プレミアム)(?:会員)?(?:限定|記事|向け|の方).{0,40}
        続きを(?:読む|お読み|見る|表示).{0,40}|有料(?:会員)?登録.{0,40}
        (?:次|前)の?(?:ページ|記事)[へ:：】]?.{0,60}|\d+\s*[/／]\s*\d+\s*ページ|[(（]?\d+ページ目.{0,20}|全\d+ページ
        (?:この記事の|[他ほか]{1,2}の)?(?:記事|写真|画像|図表?)(?:を|の)(?:印刷|保存|拡大|メール|一覧|全\d|見る|もっと).{0,20}
        拡大(?:する|画像.{0,6}|写真.{0,6})?|全画面表示|フォトギャラリー.{0,10}
        [▼▶►→※◆■]?\s?(?:画像|写真|動画|フォト)?ギャラリー.{0,20}
        (?:责任编辑|責任編輯|编辑|編輯|责编|校对)\s?[:：].{1,20}
        写真(?:一覧|特集)?[（(]?全?\d*枚?[)）]?|(?:【)?写真(?:特集|】).{0,40}
        【?(?:動画|画像|図解|一覧|グラフ|地図|関連記事|写真)】.{0,60}
        (?:facebook|twitter|x|line|hatena|はてな(?:ブックマーク|ブログ)?|pocket|note|linkedin|reddit|whatsapp|e-?mail|メール|print|印刷(?:する)?)
        (?:リンクを?)?コピー(?:する|しました)?|url(?:を|の)?コピー.{0,10}|ツイート(?:する)?|ポスト(?:する)?
        シェア(?:する)?|いいね！?(?:する)?|保存(?:する)?
        ブックマーク(?:する)?|フォロー(?:する|中)?|クリップ(?:する)?|tweet|share|post|like|save|pin(?: it)?
        follow(?: us)?|copy link|read more.{0,60}
        advertisement|anzeige|publicité|publicidad|広告.{0,10}|スポンサーリンク|sponsored(?: links?)?|pr|ad
        continue reading.{0,40}|weiterlesen.{0,20}
        (?:share|teilen|partager|compartir|condividi)(?: (?:this|on|via|auf|sur|en)\b.{0,40})?
        文字(?:サイズ|の大きさ).{0,20}|[小中大]|ログイン.{0,20}|(?:無料)?会員登録.{0,20}|閉じる|メニュー
        トップ(?:ページ)?(?:へ|に戻る)?|ホーム|home
        ページの?(?:先頭|トップ|上)(?:へ|に).{0,6}|back to top|skip to .{0,20}|一覧(?:へ|に)戻る.{0,6}|トップへ戻る
        (?:タグ|キーワード|ハッシュタグ|トピックス?)\s*[:：].{0,120}|カテゴリー?\s*[:：].{0,60}
        (?:#|＃)\S{1,30}(?:\s+[#＃]\S{1,30})*
        (?:tags?|filed under|posted in|categories|category|topics?|labels|schlagwörter|mots-clés)\s*:.{0,200}
        filed under.{0,120}|posted in .{0,80}
        (?:提供|配信|情報提供)[:：].{0,30}|(?:\[|【)?pr(?:\]|】|[:：]).{0,60}
        詳しくは.{0,12}(?:こちら|リンク先).{0,10}
        sign up .{0,120}|subscribe (?:to|now|for|today).{0,120}|newsletter.{0,60}
        follow .{1,20}['’]s? (?:\S+ )?coverage (?:of|at|on) .{0,160}
        follow .{1,40} on (?:twitter|facebook|instagram|x)\b.{0,40}
        (?:私たちの)?行動規範[:：].{0,60}|our standards: .{0,80}|.{0,40}trust principles.{0,20}
        (?:additional )?(?:reporting|writing|editing) by .{2,200}|write to .{2,60} at \S+@\S+
        (?:staff |contributing )?(?:writer|reporter|correspondent)s?
        \d+\s*(?:コメント|comments?|likes?|shares?|views?|件(?:のコメント)?|users?|pv|min(?:ute)?s? read|分で読めます)
        この記事は.{0,6}分で読めます.{0,4}
        .{0,30}(?:記事をお届けします|をフォローする|の記事をもっと見る|一覧を見る|すべて見る|もっと見る|詳しく見る|をお気に入り.{0,10})[。！]?
        photo(?:s|graph)?(?: by|:).{1,60}|image credits?:.{1,60}|credit:.{1,60}|getty images
        posted with .{1,60}|売り上げランキング.{0,20}
        """
    )
    + r")[)）】\]]?)[\s>＞»→…▼]*",
    re.IGNORECASE,
)
"""A whole line that every site has around its articles."""

OF_SITES = re.compile("無断|転載|会員|有料|登録|続きを|ログイン|お届け|フォロー|著作権")
"""Words without which a whole sentence is none of LEAVING."""

OFFER = re.compile(
    r"(?:ご利用|ご登録|ご購読|ご覧|お読み|会員|購読|読み放題|フォロー|ログイン|登録すると|メールマガジン|メルマガ|ニュースレター"
    r"|アプリ|プッシュ通知|Cookie|クッキー).{0,40}"
    r"(?:ください|下さい|できます|いただけます|頂けます|なります|なれます|お届け|です|ません|ますか|しましょう)[。！]?$"
    r"|^(?:we use cookies|this site uses cookies|by (?:clicking|continuing|signing)|enable javascript|please enable"
    r"|your browser|sign in|log in|already a subscriber|you have .{0,20} free articles?|want to see more"
    r"|like what you see)",
    re.IGNORECASE,
)
"""A sentence of the site to its reader: of membership, letters, cookies."""

LETTERS = re.compile(
    r"sign up (?:to|for)\b|subscribe to (?:our|the)\b|get (?:our|the) .{0,30}newsletter|(?:our|the) newsletter"
    r"|(?:メールマガジン|メルマガ|ニュースレター)(?:に|を|の|へ)?(?:登録|購読|配信|ご案内)",
    re.IGNORECASE,
)
"""The beginning of an offer of letters by mail."""

CONTACT = re.compile(
    r"[<＜【〈《(（［\[■◆●○▼※\s]*(?:(?:本件|本リリース|この件)(?:に関する|について).{0,12}|報道関係者.{0,12}|お?問い?合わ?せ先?|連絡先|担当(?:部署|課|者)?"
    r"|(?:press|media) contacts?|contacts?)[>＞】〉》)）］\]：:\s]*(?:$|[：:　 ])",
    re.IGNORECASE,
)
"""The beginning of the last lines of a report: whom to ask about it."""

BYLINE = re.compile(
    r"(?:by\s+.{2,80}|von\s+[A-ZÄÖÜ].{2,50}|par\s+[A-ZÉ].{2,50}|por\s+[A-Z].{2,50}"
    r"|(?:文|取材・?文|執筆|著者?|筆者|記者|ライター|編集|構成|聞き手|撮影|写真|text|photo|author|written)"
    r"[=＝:：/／\s].{1,40}"
    r"|[一-鿿々ぁ-んァ-ヶー]{2,4}[\s　]?[一-鿿々ぁ-んァ-ヶー]{0,4}[\s　]?(?:記者|編集委員|論説委員|特派員|支局長)"
    r"|\S{1,20}[,、\s]\S{0,20}編集部|編集部)",
    re.IGNORECASE,
)
"""A line that tells who wrote the article."""
