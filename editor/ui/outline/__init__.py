"""The outline of the post and the ways through it: the pane, moves of sections, places to go to, back and forward."""
