"""What the checks found, beside the text: a pane at the right, and what its rows are."""
