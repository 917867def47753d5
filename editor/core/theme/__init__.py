"""The colours of the window, by role: the shipped themes and the person's own."""
