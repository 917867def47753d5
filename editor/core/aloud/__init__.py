"""Reading aloud: the sentences of a post as they are said, each with its place in the text."""
