"""Reading aloud in the window: the sentence that is said, in the text and on the page, and the commands."""
