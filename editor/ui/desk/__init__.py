"""The window's middle, and the acts that reach over its panes: opening, publishing, pictures, the way between panes."""
