"""Keys and input methods in every text of the program. Knows no other room of the window."""
