"""The library of the window, questions to it, and what is imported into it and exported from it."""
