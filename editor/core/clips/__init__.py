"""The clips of a library: the news pages that its posts comment on, kept beside the posts."""
