"""Finding and replacing words, in the open post and in all posts."""
