"""The printing process with a page that no exporter would hand it: nothing of it runs, and nothing is asked for."""

import socket
from io import BytesIO

from editor.core.exporters.pdf import PROCESS
from editor.core.pdf.complete import completed
from editor.core.pdf.printed import PrintedPage
from editor.core.processes import children
from editor.core.processes.channel import from_json, read
from editor.core.workers.guarded_pdf import pdf_text

HOSTILE = """<!doctype html><html lang="ja"><head><title>t</title>
<meta http-equiv="refresh" content="0;url=http://127.0.0.1:{port}/refresh">
<link rel="stylesheet" href="http://127.0.0.1:{port}/style"><link rel="preconnect" href="http://127.0.0.1:{port}/">
<style>@import "http://127.0.0.1:{port}/import"; p {{ background: url(http://127.0.0.1:{port}/back) }}
@font-face {{ font-family: x; src: url(http://127.0.0.1:{port}/font) }}
p {{ font-family: x, sans-serif }}</style></head>
<body><p>The text stays.</p><script>document.body.textContent = "It ran."</script>
<img src="http://127.0.0.1:{port}/picture" onerror="document.body.textContent = 'It ran.'">
<img src="file:///etc/passwd">
<iframe src="http://127.0.0.1:{port}/frame"></iframe><object data="http://127.0.0.1:{port}/object"></object>
<form name="createElement"><input name="createTreeWalker"></form><img name="documentElement"><p id="body">More.</p>
</body></html>"""


def test_a_hostile_page_is_printed_and_nothing_else() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        page = HOSTILE.format(port=server.getsockname()[1])
        code, answer = children.run(PROCESS, page.encode(), timeout=60)
        try:
            visitor = server.accept()
        except BlockingIOError:
            visitor = None
    assert (code, visitor) == (0, None)
    stream = BytesIO(answer)
    said, made = read(stream), read(stream)
    assert said is not None
    assert made is not None
    printed = PrintedPage.from_json(from_json(said))
    assert [entry.role for entry in printed.entries if entry.kind == "element" and entry.role == "P"] == ["P", "P"]
    text = pdf_text(completed(made, printed)).text
    assert "The text stays." in text
    assert "It ran." not in text
