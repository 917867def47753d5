"""Blog profiles: everything that is the blog's and not the program's, and their templates."""
