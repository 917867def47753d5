"""The pane at the left: all posts of the library, and searching them."""
