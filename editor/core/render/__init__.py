"""A post as a page: Markdown in blocks, only what changed, frame and slots."""
