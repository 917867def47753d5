"""Looks of the program: colours and fonts by role, icons, pictures, drawn text. Knows no other room of the window."""
