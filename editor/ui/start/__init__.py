"""The start of the window: steps before Qt is loaded, the program's life, a new window in the old one's place."""
