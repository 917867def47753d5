import pytest

from editor.core.from_html.paste import markdown_from_html

_EDITOR = "font-family: Menlo, monospace; white-space: pre"


@pytest.mark.parametrize(
    ("page", "markdown"),
    [
        (f"<div style='{_EDITOR}'><div>if x:</div><div>    y</div></div>", "```\nif x:\n    y\n```"),
        (f"<div style='{_EDITOR}'>if x:\n    y</div>", "```\nif x:\n    y\n```"),
        (f"<div style='{_EDITOR}'><div>x = 1</div></div>", "x = 1"),
        ("<div style='white-space:pre'><div>一</div><div>二</div></div>", "一\n\n二"),
        (f"<div style='{_EDITOR}'><div>a</div><ul><li>b</li></ul></div>", "a\n\n- b"),
        (
            "<table><tr><td class='gutter'><pre>1\n2</pre></td><td class='code'><pre>a\n b</pre></td></tr></table>",
            "```\na\n b\n```",
        ),
        (
            "<table><tr><td class='gutter'>三</td><td><code>a</code></td></tr><tr><td>1<td>2</table>",
            "| 三 | `a` |\n| --- | --- |\n| 1 | 2 |",
        ),
        (
            "<table><tr><td class='hljs-ln-numbers'>1</td><td class='hljs-ln-code'>a</td></tr>"
            "<tr><td class='hljs-ln-numbers'>2</td><td class='hljs-ln-code'>  b</td></tr></table>",
            "```\na\n  b\n```",
        ),
        ("<div class='highlight-source-shell'><pre>ls</pre></div>", "```shell\nls\n```"),
        ("<figure class='language-js'><pre>a</pre><pre>b</pre></figure>", "```\na\n```\n\n```\nb\n```"),
        ("<pre><code data-lang='go'>a</code></pre>", "```go\na\n```"),
        ("<pre lang='python'>a</pre>", "```python\na\n```"),
        ("<pre lang='ja'>あ</pre>", "```\nあ\n```"),
        ("<pre lang='zh-Hant'>字</pre>", "```\n字\n```"),
        ("<pre><code class='hljs xml'>a</code></pre>", "```xml\na\n```"),
    ],
)
def test_code_as_editors_and_sites_show_it(page: str, markdown: str) -> None:
    assert markdown_from_html(page) == markdown
