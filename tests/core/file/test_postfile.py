"""What a post file means: header or body, encodings, problems, dialects, and what an edit writes."""

import pickle
import time
from dataclasses import replace
from itertools import pairwise

import pytest
import yaml

from editor.core.errors import FieldError, HeaderError
from editor.core.file.marks import HeaderSyntax
from editor.core.file.postfile import PostFile, new_post_file
from editor.core.post import Blogger, Commentary, Fields, Image, News, Related, Status

NONE, YAML, TOML = HeaderSyntax.NONE, HeaderSyntax.YAML, HeaderSyntax.TOML


def parse(text: str) -> PostFile:
    return PostFile.parse(text.encode())


@pytest.mark.parametrize(
    ("text", "syntax", "body", "line"),
    [
        ("", NONE, "", 1),
        ("本文", NONE, "本文", 1),
        ("---\n\n本文A\n\n---\n\n本文B", NONE, "---\n\n本文A\n\n---\n\n本文B", 1),
        ("---\n\n「A」: B\n\n---\n本文", NONE, "---\n\n「A」: B\n\n---\n本文", 1),
        ("---\n\ntitle: A\n---\n本文", YAML, "本文", 5),
        ("---\n---\n", YAML, "", 3),
        ("---\n---", YAML, "", 2),
        ("---  \ntitle: A\n...\t\n\n　字下げ\n", YAML, "\n　字下げ\n", 4),
        ("---\ntitle: A\n----\n本文", NONE, "---\ntitle: A\n----\n本文", 1),
        ("----\ntitle: A\n---\n本文", NONE, "----\ntitle: A\n---\n本文", 1),
        ("---\ntitle: A\n", NONE, "---\ntitle: A\n", 1),
        (" ---\ntitle: A\n---\n", NONE, " ---\ntitle: A\n---\n", 1),
        ("---\ntitle: A\n---\n---\n---\n", YAML, "---\n---\n", 4),
        ("---\r\ntitle: A\r\n---\r\n\r\n本文", YAML, "\r\n本文", 4),
        ("---\rtitle: A\r---\r本文", YAML, "本文", 4),
        ("+++\ntitle = 'A'\n+++\n本文", TOML, "本文", 4),
        ("+++\n本文", NONE, "+++\n本文", 1),
    ],
)
def test_where_the_body_begins(text: str, syntax: HeaderSyntax, body: str, line: int) -> None:
    post = parse(text)
    assert (post.syntax, post.body, post.body_line) == (syntax, body, line)
    assert parse("\ufeff" + text).body == body


@pytest.mark.parametrize(
    ("header", "rule", "line"),
    [
        ("a: 1\nb: 2\na: 3", "header-duplicate-key", 4),
        ("news:\n  headline: A\n  headline: B", "header-duplicate-key", 4),
        ("x: {a: 1, a: 2}", "header-duplicate-key", 2),
        ("? [a, b]\n: c", "header-complex-key", 2),
        ("? {a: b}\n: c", "header-complex-key", 2),
        ("- a\n- b", "header-not-mapping", 2),
        ("ただの文", "header-not-mapping", 2),
        ("a: b\n c: [", "header-syntax", 3),
        ("x:\n  - a\n b: c", "header-syntax", 4),
        ("a: !!python/object/apply:os.system [ls]", "header-tag", 2),
        ("a: 1\nb: !custom x", "header-tag", 3),
        ("a: *nowhere", "header-alias", 2),
        ("a: &a [*a]", "header-alias", 2),
        ("%YAML 1.2", "header-syntax", 2),
        ("a: 1\n--- b", "header-syntax", 3),
        ("a: " + "[" * 40000, "header-too-deep", 2),
        ("- " * 30000, "header-too-deep", 2),
        ("a: 1\nb: " + "x" * 70000, "header-too-large", 2),
        ("a: [" + "1," * 6000 + "]", "header-too-large", 2),
        ("a: \x07", "header-syntax", 2),
    ],
)
def test_what_cannot_be_edited_has_a_problem_at_its_line(header: str, rule: str, line: int) -> None:
    post = parse(f"---\n{header}\n---\n本文")
    assert not post.editable
    assert post.reason
    assert [(problem.rule, problem.line) for problem in post.problems] == [(rule, line)]
    assert post.body == "本文"
    with pytest.raises(HeaderError):
        post.with_fields(replace(post.fields, title="x"))
    assert post.with_body("新しい本文").header.text == post.header.text


def _alias_bomb() -> str:
    names = "abcdefghij"
    lines = [f"{b}: &{b} [{', '.join(['*' + a] * 9)}]" for a, b in pairwise(names)]
    return "\n".join(["a: &a [x, x, x, x, x, x, x, x, x]", *lines])


def _merge_bomb() -> str:
    lines = [f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 25)]
    return "\n".join(["a0: &a0 {k: 1}", *lines])


@pytest.mark.parametrize(
    "header",
    [
        _alias_bomb(),
        _merge_bomb(),
        "a: " + "[" * 40000,
        "a: " + "{a: " * 15000,
        "? " * 30000,
        "title: " + "9" * 20000,
        "weight: " + "9" * 20000,
        "title: @\n" * 6000,
        "labels: [" + "@," * 20000 + "]",
        "title: a" + " " * 60000 + "b: c",
        "a" + " " * 60000 + "\ntitle: @",
        "a.\t" * 20000,
        "-" * 60000,
        "title: " + "a #" * 20000 + "@: x",
        "".join(f"k{n}: [v]\n" for n in range(1200)),
        "news:\n  summary:\n" + "    - a: b\n" * 5000,
        "a = [\n" + "1,\n" * 15000 + "]",
        "a = " + "9" * 20000,
        "".join(f"k{n} = 1\n" for n in range(6000)),
    ],
    ids=lambda header: header[:12],
)
@pytest.mark.parametrize("mark", ["---", "+++"])
def test_bombs_are_read_in_no_time(header: str, mark: str) -> None:
    data = f"{mark}\n{header}\n{mark}\n本文".encode()
    start = time.process_time()
    assert PostFile.parse(data).data == data
    assert time.process_time() - start < 1.5  # it takes 0.1 s at most; without the bounds minutes, or the process


def test_harmless_aliases_and_merges_are_read_and_edited_beside() -> None:
    post = parse("---\nbase: &b {headline: A, source: S}\nnews:\n  <<: *b\n  headline: B\n---\n")
    assert post.fields.news == News("B", "S")
    after = post.with_fields(replace(post.fields, title="T", news=replace(post.fields.news, headline="C")))
    assert after.text == "---\nbase: &b {headline: A, source: S}\ntitle: T\nnews:\n  <<: *b\n  headline: C\n---\n"
    with pytest.raises(HeaderError):
        parse("---\ntitle: &t A\ndescription: *t\n---\n").with_fields(replace(Fields(), title="B", description="A"))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("首相: 増税せず", "首相: 増税せず"),
        ("[速報] 記事", "[速報] 記事"),
        ("[速報]", "[速報]"),
        ("{a}", "{a}"),
        ("{{ page.title }}", "{{ page.title }}"),
        ("@foo", "@foo"),
        ("%x", "%x"),
        ("`code`", "`code`"),
        ("*強調*", "*強調*"),
        ("- 箇条", "- 箇条"),
        ("? 疑問", "? 疑問"),
        ("終わり:", "終わり:"),
        ('"速報" 記事', '"速報" 記事'),
        ('"閉じない', '"閉じない'),
        ("首相: 増税 # 注", "首相: 増税"),
        ("> 引用", "> 引用"),
        ("| 縦棒", "| 縦棒"),
    ],
)
def test_texts_are_read_as_written(written: str, read: str) -> None:
    text = (
        f"---\ntitle: {written}\nnews:\n  headline: {written}\n  summary:\n    - {written}\n    - 普通\n"
        f"related:\n  - title: {written}\n    url: https://x/\nother: 値 # 注\n---\n本文"
    )
    post = parse(text)
    assert post.editable
    assert post.fields.title == read
    assert post.fields.news == News(headline=read, summary=(read, "普通"))
    assert post.fields.related == (Related(read, "https://x/"),)
    assert {(problem.rule, problem.line, problem.field) for problem in post.problems} == {
        ("header-text", 2, "title"),
        ("header-text", 4, "news.headline"),
        ("header-text", 6, "news.summary.0"),
        ("header-text", 9, "related.0.title"),
    }
    other = post.with_fields(replace(post.fields, description="別"))
    assert other.text == text.replace("title:", "description: 別\ntitle:", 1)
    fixed = post.with_fields(replace(post.fields, title=read + "、今日"))
    assert fixed.text.split("\n")[2:] == text.split("\n")[2:]
    line = fixed.text.split("\n")[1]
    assert yaml.safe_load(line) == {"title": read + "、今日"}
    assert fixed.fields.title == read + "、今日"


def test_labels_are_read_as_written() -> None:
    post = parse("---\nlabels: [米国, #円安, @人]\n---\n")
    assert post.fields.labels == ("米国", "#円安", "@人")
    after = post.with_fields(replace(post.fields, labels=("米国", "#円安", "日本")))
    assert after.text == "---\nlabels: [米国, #円安, 日本]\n---\n"
    assert post.with_fields(replace(post.fields, labels=("米国", "no"))).text == '---\nlabels: [米国, "no"]\n---\n'


@pytest.mark.parametrize(
    "text",
    [
        *(
            "no",
            "10:30",
            "0123",
            "1.10",
            "2024-01-01",
            "null",
            "~",
            "=",
            "<<",
            "y",
            "0x1F",
            "1e3",
            " 前",
            "後 ",
            "　全角",
        ),
        *("a: b", "#x", "a #b", "- a", "[a]", "'", '"', "\\", "\\n", "a\tb", "\x85", "\u2028", "\u2029", "\x7f"),
        *("\ufeff", "🚨𠮷", "\u202e", "a\nb\n", "a\r\nb", "…", "%a", "@a", "&a", "*a", "!a", "|", ">", "?", ":", "a:"),
        *("{", "}", ",", "`", "1_000", "\uffff", "é"),
    ],
)
def test_any_text_comes_back_from_every_reader(text: str) -> None:
    fields = Fields(
        title=text, labels=(text,), news=News(headline=text, summary=(text,)), images=(Image(text, alt=text),)
    )
    post = new_post_file(replace(fields, related=(Related(text, text),)), "本文")
    assert replace(post.fields, id="") == replace(fields, related=(Related(text, text),))
    stock = yaml.safe_load(post.header.text)
    assert stock["title"] == stock["labels"][0] == stock["news"]["summary"][0] == stock["related"][0]["url"] == text
    assert stock["images"] == {text: {"alt": text}}
    assert yaml.load(post.header.text, Loader=yaml.CSafeLoader)["title"] == text  # what python-frontmatter uses
    assert "🚨" not in text or "🚨" in post.text


@pytest.mark.parametrize("text", ["\x00", "a\ud800", "\udfff"])
def test_what_no_file_can_keep_is_refused(text: str) -> None:
    with pytest.raises(FieldError):
        parse("---\ntitle: a\n---\n").with_fields(Fields(title=text))
    with pytest.raises(FieldError):
        new_post_file(Fields(title=text), "")


def test_a_bullet_is_edited_moved_and_removed_with_its_comment() -> None:
    head, tail = "---\nnews: # 部\n  summary: # 要点\n", "labels: [a]\n---\n"
    one, two, three = "    - 一 # 1\n", "    # 二の注\n    - '二'  # 2\n", "    - 三\n"
    post = parse(head + one + two + three + tail)

    def text_with(*summary: str) -> str:
        return post.with_fields(replace(post.fields, news=News(summary=summary))).text

    assert text_with("一", "に: 2", "三") == head + one + two.replace("'二'", "'に: 2'") + three + tail
    assert text_with("二", "三", "一") == head + two + three + one + tail
    assert text_with("一", "三") == head + one + three + tail
    assert text_with("一", "新", "二", "三") == head + one + "    - 新\n" + two + three + tail
    assert text_with() == "---\nnews: # 部\n  summary: [] # 要点\n" + tail


def test_related_rows_keep_their_unknown_keys() -> None:
    text = "---\nrelated:\n  - title: A\n    note: 1 # 注\n  - title: B\n    url: u\n---\n"
    post = parse(text)
    after = post.with_fields(replace(post.fields, related=(Related("B", "u"), Related("A", "新", "2025-01-01"))))
    assert "note: 1 # 注\n" in after.text
    assert after.fields.related == (Related("B", "u"), Related("A", "新", "2025-01-01"))
    assert "date: 2025-01-01\n" in after.text


def test_new_keys_go_where_the_format_has_them() -> None:
    post = parse(
        "---\nformat: 1\ndate: 2025-04-02\n# 注\ntitle: A\nnews:\n  headline: B\n  summary: [c]\nweight: 1\n---\n"
    )
    fields = replace(
        post.fields,
        labels=("x",),
        permalink="p",
        status=Status.READY,
        news=replace(post.fields.news, url="u", source="s"),
        images=(Image("a.jpg", "alt"),),
    )
    assert post.with_fields(fields).text == (
        "---\nformat: 1\ndate: 2025-04-02\nstatus: ready\nlabels: [x]\npermalink: p\n# 注\ntitle: A\nnews:\n"
        "  headline: B\n  source: s\n  url: u\n  summary: [c]\nimages:\n  a.jpg:\n    alt: alt\nweight: 1\n---\n"
    )


def test_a_new_post_is_written_in_the_order_of_the_format() -> None:
    fields = Fields(
        id="0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10",
        date="2025-04-02T07:30:00+09:00",
        labels=("米国", "ロシア"),
        permalink="rare-earth-talks",
        description="説明",
        title="題: 名",
        profile="english",
        news=News("見出し", "通信社", "https://x/", "", "2025-04-02", ("要点",)),
        commentary=Commentary("論評", ("意見",)),
        related=(Related("前の記事", "https://y/", "2025-03-31"),),
        images=(Image("2025-04-02-x/a.jpg", "写真", "撮影者", "https://z/"),),
        blogger=Blogger("123", "https://b/"),
    )
    post = new_post_file(fields, "　本文\n")
    assert post.text == (
        "---\nformat: 1\nid: 0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10\n"
        "date: 2025-04-02T07:30:00+09:00\nstatus: draft\n"
        'labels: [米国, ロシア]\npermalink: rare-earth-talks\ndescription: 説明\ntitle: "題: 名"\nprofile: english\n'
        "news:\n  headline: 見出し\n  source: 通信社\n  url: https://x/\n  accessed: 2025-04-02\n"
        "  summary:\n    - 要点\n"
        "commentary:\n  headline: 論評\n  summary:\n    - 意見\n"
        "related:\n  - title: 前の記事\n    url: https://y/\n    date: 2025-03-31\n"
        "images:\n  2025-04-02-x/a.jpg:\n    alt: 写真\n    credit: 撮影者\n    url: https://z/\n"
        'blogger:\n  id: "123"\n  url: https://b/\n---\n　本文\n'
    )
    assert post.fields == fields
    assert not post.problems
    shortest = new_post_file(Fields(), "")
    assert [line.split(":")[0] for line in shortest.text.split("\n")] == ["---", "format", "id", "status", "---", ""]
    assert shortest.fields.id[14] == "7"


def test_a_post_file_is_a_value() -> None:
    for text in ("---\ntitle: 首相: 増税\nx: &a [b]\ny: *a\n---\n", "+++\ntitle = 'A'\n+++\n", "---\na: [\n---\n"):
        post = parse(text)
        assert pickle.loads(pickle.dumps(post)) == post
        assert hash(post) == hash(parse(text))


def test_the_id_never_changes() -> None:
    post = parse("---\nid: a\n---\n")
    with pytest.raises(FieldError):
        post.with_fields(replace(post.fields, id="b"))
    assert parse("---\ntitle: A\n---\n").with_fields(Fields(id="b", title="A")).fields.id == "b"


@pytest.mark.parametrize(
    ("header", "status", "new", "written"),
    [
        ("draft: true", Status.DRAFT, Status.PUBLISHED, "draft: false"),
        ("draft: false # 注", Status.PUBLISHED, Status.DRAFT, "draft: true # 注"),
        ("draft: true", Status.DRAFT, Status.READY, "status: ready\ndraft: true"),
        ("status: ready", Status.READY, Status.DRAFT, "status: draft"),
        ("status: 'ready'", Status.READY, Status.PUBLISHED, "status: 'published'"),
        ("status: 変", Status.DRAFT, Status.READY, "status: ready"),
    ],
)
def test_status_and_draft(header: str, status: Status, new: Status, written: str) -> None:
    post = parse(f"---\n{header}\n---\n")
    assert post.fields.status is status
    after = post.with_fields(replace(post.fields, status=new))
    assert after.fields.status is new
    assert sorted(after.header.text.splitlines()) == sorted(written.splitlines())


@pytest.mark.parametrize("key", ["labels", "tags", "categories"])
def test_labels_go_back_to_the_key_of_the_file(key: str) -> None:
    post = parse(f"---\n{key}:\n- a # 注\n---\n")
    assert post.fields.labels == ("a",)
    assert post.with_fields(replace(post.fields, labels=("a", "b"))).text == f"---\n{key}:\n- a # 注\n- b\n---\n"


def test_unknown_keys_are_shown_as_text() -> None:
    post = parse("---\nlayout: post\nmenu: {main: 1}\nimages: [a.jpg]\ntags: [a]\nn: 0123\n---\n")
    assert post.fields.extra == (("layout", "post"), ("menu", "{main: 1}"), ("images", "[a.jpg]"), ("n", "0123"))
    assert [problem.field for problem in post.problems] == ["images"]
    with pytest.raises(HeaderError):
        post.with_fields(replace(post.fields, images=(Image("a.jpg", "x"),)))


@pytest.mark.parametrize("encoding", ["cp932", "euc-jp", "iso2022-jp", "utf-16", "utf-16-le", "utf-32"])
def test_other_encodings_are_read_and_converted(encoding: str) -> None:
    text = "---\ntitle: 首相の会見を読む\n---\n　これは本文です。漢字とかな、カタカナ。\n"
    bom = "\ufeff" if encoding == "utf-16-le" else ""
    data = (bom + text).encode(encoding)
    post = PostFile.parse(data)
    assert post.data == data
    assert (post.encoding, post.text, post.editable) == (encoding.removesuffix("-le"), text, False)
    assert post.fields.title == "首相の会見を読む"
    assert post.problems[0].rule == "file-encoding"
    for edit in (lambda: post.with_fields(Fields()), lambda: post.with_body("x"), lambda: post.with_text("x")):
        with pytest.raises(HeaderError):
            edit()
    assert post.converted().data == text.encode()
    assert post.converted().editable


def test_what_is_no_text_is_left_alone() -> None:
    post = PostFile.parse(bytes(range(256)))
    assert (post.encoding, post.editable) == ("binary", False)
    with pytest.raises(HeaderError):
        post.converted()
    damaged = PostFile.parse("---\ntitle: 日本語の題名\n---\n本文です".encode()[:-1])
    assert (damaged.encoding, damaged.fields.title) == ("binary", "日本語の題名")


def test_bodies_are_taken_literally() -> None:
    post = parse("---\r\ntitle: A\r\n---")
    assert post.with_body("　本文\n").text == "---\r\ntitle: A\r\n---\r\n　本文\n"
    bare = parse("本文")
    assert bare.with_body("---\na: b\n---\nc").body == "---\na: b\n---\nc"
    assert bare.with_fields(replace(bare.fields, title="T")).text == "---\ntitle: T\n---\n本文"
    assert bare.with_text("---\ntitle: T\n---\n").fields.title == "T"
