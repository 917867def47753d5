"""The words of a post as running text, with their places in the file: `passages` builds them, `inline` reads marks."""
