"""HTML as text and tree: allow list, styles, white space, visibility. Knows no Qt and no Markdown."""
