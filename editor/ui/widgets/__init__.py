"""Parts that all panes and dialogs are made of: labels, buttons, notices, bars, lists over the window."""
