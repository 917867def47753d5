"""Child processes of the window: start, messages, deadlines, restart. Their clients stand in the rooms of a subject."""
