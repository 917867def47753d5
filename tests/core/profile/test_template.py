"""The templates of blog profiles."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editor.core.profile.template import Template, TemplateError

VALUES = {
    "title": "題 <b> & {{title}}",
    "html": "<b>{{title}}</b>",
    "empty": "",
    "yes": True,
    "no": False,
    "list": ["a", "<"],
    "none": [],
    "news": {"url": "u", "inner": {"x": "深"}},
    "rows": [{"name": "一", "title": "内"}, {"name": "二"}],
}


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("", ""),
        ("ab", "ab"),
        ("{{title}}", "題 &lt;b&gt; &amp; {{title}}"),
        ("{{ title }}", "題 &lt;b&gt; &amp; {{title}}"),
        ("{{{html}}}", "<b>{{title}}</b>"),
        ("{{html}}", "&lt;b&gt;{{title}}&lt;/b&gt;"),
        ("{{news.url}}{{news.inner.x}}", "u深"),
        ("{{nothing}}{{news.nothing}}{{title.upper}}{{news}}{{list}}{{yes}}", ""),
        ("{{#yes}}a{{/yes}}{{#no}}b{{/no}}{{^no}}c{{/no}}{{^yes}}d{{/yes}}", "ac"),
        ("{{#title}}t{{/title}}{{#empty}}e{{/empty}}{{^empty}}f{{/empty}}", "tf"),
        ("{{#list}}[{{.}}]{{/list}}{{^list}}x{{/list}}", "[a][&lt;]"),
        ("{{#none}}x{{/none}}{{^none}}y{{/none}}", "y"),
        ("{{#rows}}{{name}}:{{title}};{{/rows}}", "一:内;二:題 &lt;b&gt; &amp; {{title}};"),
        ("{{#news}}{{url}}{{#inner}}{{x}}{{/inner}}{{/news}}", "u深"),
        ("a{{! 覚え書き }}b", "ab"),
        ("{ {title} }", "{ {title} }"),
        ("}}", "}}"),
    ],
)
def test_template_is_filled(source: str, text: str) -> None:
    assert Template(source).render(VALUES) == text


@pytest.mark.parametrize(
    ("source", "reason", "line"),
    [
        ("a\n{{title", TemplateError.UNCLOSED_TAG, 2),
        ("a\n{{{title}}", TemplateError.UNCLOSED_TAG, 2),
        ("\n\n{{#list}}\n", TemplateError.UNCLOSED_SECTION, 3),
        ("{{#list}}\n{{/other}}", TemplateError.UNOPENED_SECTION, 2),
        ("{{/list}}", TemplateError.UNOPENED_SECTION, 1),
        ("{{}}", TemplateError.UNKNOWN_TAG, 1),
        ("\n{{a b}}", TemplateError.UNKNOWN_TAG, 2),
        ("{{a()}}", TemplateError.UNKNOWN_TAG, 1),
        ("{{> file}}", TemplateError.UNKNOWN_TAG, 1),
        ("{{a[0]}}", TemplateError.UNKNOWN_TAG, 1),
        ("{{#a}}" * 17 + "{{/a}}" * 17, TemplateError.TOO_DEEP, 1),
    ],
)
def test_a_broken_template_is_refused_with_its_line(source: str, reason: str, line: int) -> None:
    with pytest.raises(TemplateError) as caught:
        Template(source)
    assert (caught.value.reason, caught.value.line) == (reason, line)


@pytest.mark.parametrize("name", ["__class__", "title.__class__", "news.__class__.__mro__", "news.keys", "list.append"])
def test_nothing_is_looked_up_in_objects(name: str) -> None:
    assert Template(f"{{{{{name}}}}}{{{{{{{name}}}}}}}").render(VALUES) == ""


@pytest.mark.parametrize(
    "source",
    [
        "{{#list}}" * 16 + "x" + "{{/list}}" * 16,
        "{{#list}}" * 16 + "{{/list}}" * 16,
        "{{#list}}" + "x" * 10**6 + "{{/list}}",
    ],
    ids=["many", "empty", "long"],
)
def test_what_is_written_is_limited(source: str) -> None:
    begin = time.process_time()
    with pytest.raises(TemplateError) as caught:
        Template(source).render({"list": ["a"] * 50})
    assert caught.value.reason == TemplateError.TOO_LONG
    assert time.process_time() - begin < 5


def test_names_are_told_with_their_lines() -> None:
    template = Template("{{a}}\n{{#b}}\n{{c.d}}{{/b}}\n{{{e}}}{{!f}}")
    assert list(template.names()) == [("a", 1), ("b", 2), ("c.d", 3), ("e", 4)]


_PIECES = st.sampled_from(["{{", "}}", "{{#a}}", "{{^b}}", "{{/a}}", "{{/b}}", *"{}#^/!ab. \n"])


@given(st.lists(_PIECES, max_size=40).map("".join), st.text(max_size=20))
@example("a\n{{#b}}\n", "")
def test_any_template_is_read_or_refused(source: str, value: str) -> None:
    try:
        Template(source).render({"a": value, "b": [value, {"a": value}]})
    except TemplateError as error:
        assert 1 <= error.line <= source.count("\n") + 1


@given(st.text(max_size=80))
def test_a_value_is_never_a_template(value: str) -> None:
    assert Template("{{{a}}}").render({"a": value, "b": "x"}) == value
