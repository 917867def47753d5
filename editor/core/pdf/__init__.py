"""PDF as the web engine prints it, completed: bookmarks, tags, language and title, which Qt's engine leaves out.

The engine (Skia) writes objects one after another with a plain cross-reference table; nothing else is read here.
PDF is ISO 32000-1; numbers of clauses below are those of it.
"""
