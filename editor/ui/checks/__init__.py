"""The findings of the checks, beside the text: a pane at the right and its rows."""
