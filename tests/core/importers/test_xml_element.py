"""An entry of an XML file as a tree: names, markup, bounds, and what is made of one that is no XML."""

import pytest

from editor.core.importers.xml_element import (
    BrokenEntryError,
    Element,
    mended_element,
    namespaces,
    read_element,
    usual,
)

WP = "http://wordpress.org/export/1.2/"
XHTML = "http://www.w3.org/1999/xhtml"


@pytest.mark.parametrize(
    ("text", "prefixes", "name", "outer"),
    [
        ("<a b='1'>x<c/>y<br/></a>", {}, "a", '<a b="1">x<c></c>y<br /></a>'),
        (f"<w:a xmlns:w='{WP}'><w:b/></w:a>", {}, "wp:a", "<wp:a><wp:b></wp:b></wp:a>"),
        (f"<e:a xmlns:e='{WP}excerpt/'/>", {}, "excerpt:a", "<excerpt:a></excerpt:a>"),
        ("<a:entry/>", {"a": ""}, "entry", "<entry></entry>"),
        ("<foo:x/>", {}, "foo:x", "<foo:x></foo:x>"),
        (f"<a xmlns='{XHTML}'><p>x &amp; y</p><hr/></a>", {}, "xhtml:a", "<a><p>x &amp; y</p><hr /></a>"),
        ("<t:x><q:y xmlns:q='http://purl.org/syndication/thread/1.0'/><q:y/></t:x>", {"t": "t"}, "t:x",
         "<t:x><thr:y></thr:y><q:y></q:y></t:x>"),  # declared for one element only, taken at its word behind
        ("<a><![CDATA[<b> & c]]></a>", {}, "a", "<a>&lt;b&gt; &amp; c</a>"),
    ],
)  # fmt: skip
def test_an_element_has_its_usual_name(text: str, prefixes: dict[str, str], name: str, outer: str) -> None:
    found = read_element(text, prefixes)
    assert (found.name, found.outer()) == (name, outer)


def test_what_an_element_says() -> None:
    entry = read_element("<e k='v'>1<a>2<b>3</b></a><a>4</a><!-- c --><c/></e>", {})
    assert [child.text() for child in entry.all("a")] == ["23", "4"]
    assert (entry.text(), entry.text("a"), entry.text("c"), entry.text("gone")) == ("1234", "23", "", "")
    assert (entry.get("k"), entry.get("gone"), entry.first("gone")) == ("v", "", None)
    assert Element("a").markup() == ""


@pytest.mark.parametrize(
    "text",
    ["", "text", "<a>", "<a></b>", "<!DOCTYPE a><a/>", "<a>&nbsp;</a>", "<a" + " xmlns:p='u'" * 2 + "/>",
     "<a>" * 201 + "</a>" * 201, "<a" + "".join(f" xmlns:p{number}='u'" for number in range(101)) + "/>"],
)  # fmt: skip
def test_what_is_no_entry(text: str) -> None:
    with pytest.raises(BrokenEntryError):
        read_element(text, {})


def test_bounds() -> None:
    assert read_element("<a>" * 200 + "</a>" * 200, {}).name == "a"
    assert read_element("<a" + "".join(f" xmlns:p{number}='u'" for number in range(99)) + "/>", {}).name == "a"
    with pytest.raises(BrokenEntryError):  # it is no damage: nothing is mended
        mended_element("<a>" * 201 + "</a>" * 201, {})


@pytest.mark.parametrize(
    ("text", "prefixes", "outer"),
    [
        ("<a>b & c &nbsp; &copy; &foo; &amp; &lt;</a>", {}, "<a>b &amp; c \xa0 © &amp;foo; &amp; &lt;</a>"),
        ("<a>&#0;&#x1f;&#65;&#x42;&#x110000;&#9;&#xFFFE;&#xD800;&#xFFFD;</a>", {}, "<a>AB\t\ufffd</a>"),
        ("<a><![CDATA[b & c <d> &#0;]]> & </a>", {}, "<a>b &amp; c &lt;d&gt; &amp;#0; &amp; </a>"),
        ("<a><![CDATA[x]]>&<![CDATA[&]]></a>", {}, "<a>x&amp;&amp;</a>"),
        ("<a><b>x</a>", {}, "<a><b>x</b></a>"),
        ("<a>1<b>2</b>3<c>4</a>", {}, "<a>1<b>2</b>3<c>4</c></a>"),
        ("<p:a k='v'><p:b>x</p:a>", {"p": "wp"}, '<wp:a k="v"><wp:b>x</wp:b></wp:a>'),
        ("<a xmlns:q='http://purl.org/syndication/thread/1.0'><q:b></a>", {}, "<a><thr:b></thr:b></a>"),
        (f"<a xmlns:q='{WP}'><q:b></a>", {}, "<a><wp:b></wp:b></a>"),
        ("<a><!-- c --><b>", {}, "<a><b></b></a>"),
    ],
)
def test_an_entry_that_is_no_xml_is_mended(text: str, prefixes: dict[str, str], outer: str) -> None:
    assert mended_element(text, prefixes).outer() == outer


@pytest.mark.parametrize("text", ["", "text", "<<<", "\0"])
def test_what_cannot_be_mended(text: str) -> None:
    with pytest.raises(BrokenEntryError):
        mended_element(text, {})


def test_prefixes_are_those_that_the_root_declares() -> None:
    head = (
        "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom' "
        "xmlns:b = \"http://schemas.google.com/blogger/2018\" xmlns:x='other'>"
    )
    assert namespaces(head) == {"": "", "b": "blogger", "x": "x"}
    assert namespaces("") == {}
    many = "<a" + "".join(f" xmlns:p{number}='u'" for number in range(150)) + ">"
    assert list(namespaces(many)) == [f"p{number}" for number in range(100)]
    assert len(namespaces("<a" + "".join(f" xmlns:p{number}='u'" for number in range(100)) + ">")) == 100


def test_names() -> None:
    prefixes = {"": "xhtml", "a": "app", "e": ""}
    assert [usual(name, prefixes) for name in ("x", "a:x", "e:x", "q:x", "atom:x")] == [
        "xhtml:x", "app:x", "x", "q:x", "x",
    ]  # fmt: skip
    assert usual("x", {}) == "x"
