"""A morning's work in the real window, its keys and clicks counted: `./dev morning`."""
