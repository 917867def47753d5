"""Pictures: in a body, in a post's folder, by their contents, on the web."""
